/**
 * Unique positions of incident rows: many rows share one, so whatever depends on position alone is computed once for
 * each.
 */
import type { IncidentColumns } from '../../domain/incident.ts'

/** Unique positions and the one of each row. */
export interface Places {
  readonly count: number
  /** For each row, the index of its place. */
  readonly of: Uint32Array
  /** Degrees of each place, in order of first occurrence. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
}

const EMPTY = 0xffff_ffff

type Located = Pick<IncidentColumns, 'count' | 'longitude' | 'latitude'>
const cache = new WeakMap<Located, Places>()

/**
 * Unique places of the columns, cached by column object: columns are immutable.
 * @throws RangeError at a position that is not a finite number
 */
export function uniquePlaces(columns: Located): Places {
  const places = cache.get(columns) ?? findPlaces(columns)
  cache.set(columns, places)
  return places
}

/** Slots of the table at first; it is at most half full. */
const FIRST_SLOTS = 1 << 12

/**
 * Groups rows of exactly equal longitude and latitude. Open-addressing hash table that grows with the places, not the
 * rows, so that of few places it stays in the processor's caches; 10 to 60 ns a row.
 * @throws RangeError at a position that is not a finite number; feeds reject such rows before
 */
function findPlaces(columns: Located): Places {
  const { count } = columns
  const of = new Uint32Array(count)
  const longitude = new Float64Array(count)
  const latitude = new Float64Array(count)
  let table = new Uint32Array(FIRST_SLOTS).fill(EMPTY)
  let placeCount = 0
  for (let row = 0; row < count; row++) {
    const x = columns.longitude[row] ?? NaN
    const y = columns.latitude[row] ?? NaN
    if (!Number.isFinite(x + y)) throw new RangeError(`row ${row} stands at ${x}, ${y}: not a position`)
    const mask = table.length - 1
    let slot = hashOf(x, y) & mask
    let place = table[slot] ?? EMPTY
    while (place !== EMPTY && !(longitude[place] === x && latitude[place] === y)) {
      slot = (slot + 1) & mask
      place = table[slot] ?? EMPTY
    }
    if (place === EMPTY) {
      place = placeCount++
      table[slot] = place
      longitude[place] = x
      latitude[place] = y
      if (2 * placeCount > table.length) table = largerTable({ longitude, latitude, count: placeCount })
    }
    of[row] = place
  }
  return {
    count: placeCount,
    of,
    longitude: longitude.slice(0, placeCount),
    latitude: latitude.slice(0, placeCount),
  }
}

/** A table of these places with four slots for each. */
function largerTable({ longitude, latitude, count }: Omit<Places, 'of'>): Uint32Array<ArrayBuffer> {
  const mask = 2 ** Math.ceil(Math.log2(4 * count)) - 1
  const table = new Uint32Array(mask + 1).fill(EMPTY)
  for (let place = 0; place < count; place++) {
    let slot = hashOf(longitude[place] ?? NaN, latitude[place] ?? NaN) & mask
    while (table[slot] !== EMPTY) slot = (slot + 1) & mask
    table[slot] = place
  }
  return table
}

/** Hash of a position rounded to 1e-7 degree, so that 0 and -0 are equal. */
function hashOf(x: number, y: number): number {
  const mixed =
    Math.imul(Math.round(x * 1e7) | 0, 0x9e3779b1) ^ Math.imul(Math.round(y * 1e7) | 0, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0
}

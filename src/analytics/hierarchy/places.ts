/** Unique places: many incidents share one, so whatever depends only on where is worked out once for each. */
import type { IncidentColumns } from '../../domain/incident.ts'

export interface Places {
  readonly count: number
  /** Place of each row. */
  readonly of: Uint32Array
  /** Degrees of each place, in the order in which the rows first name them. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
}

const EMPTY = 0xffff_ffff

type Located = Pick<IncidentColumns, 'count' | 'longitude' | 'latitude'>
const known = new WeakMap<Located, Places>()

/** Worked out once for the same columns: index, wards, census areas and sites all ask. Columns never change in place. */
export function uniquePlaces(columns: Located): Places {
  const places = known.get(columns) ?? findPlaces(columns)
  known.set(columns, places)
  return places
}

/**
 * Groups rows that stand at exactly the same longitude and latitude. Open addressing on both, some 60 ns a row.
 * @throws RangeError at a position that is not a finite number: feeds set such rows aside.
 */
function findPlaces(columns: Located): Places {
  const { count } = columns
  const of = new Uint32Array(count)
  const longitude = new Float64Array(count)
  const latitude = new Float64Array(count)
  const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1
  const table = new Uint32Array(mask + 1).fill(EMPTY)
  let found = 0
  for (let row = 0; row < count; row++) {
    const x = columns.longitude[row] ?? NaN
    const y = columns.latitude[row] ?? NaN
    if (!Number.isFinite(x + y)) throw new RangeError(`row ${row} stands at ${x}, ${y}: not a position`)
    let slot = hashOf(x, y) & mask
    let place = table[slot] ?? EMPTY
    while (place !== EMPTY && !(longitude[place] === x && latitude[place] === y)) {
      slot = (slot + 1) & mask
      place = table[slot] ?? EMPTY
    }
    if (place === EMPTY) {
      place = found++
      table[slot] = place
      longitude[place] = x
      latitude[place] = y
    }
    of[row] = place
  }
  return { count: found, of, longitude: longitude.slice(0, found), latitude: latitude.slice(0, found) }
}

/** Of the position in steps of a hundred-millionth of a degree, so that 0 and -0 are one place. */
function hashOf(x: number, y: number): number {
  const mixed =
    Math.imul(Math.round(x * 1e7) | 0, 0x9e3779b1) ^ Math.imul(Math.round(y * 1e7) | 0, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0
}

/**
 * The ground outside the borough in bands by distance from its outline, each covering what is below it a little more,
 * so that roads and water fade out instead of ending at an edge.
 */
import { isobands } from '../../analytics/squares/isobands.ts'
import {
  boxOf,
  type Box,
  type MultiPolygon,
  type Position,
  type Ring,
  type Surface,
} from '../../domain/geography.ts'
import { outlineDistance } from './outline-distance.ts'

/** Ground farther than a distance from the outline, and the opacity at which it is covered once more. */
interface FadeBand {
  readonly shape: MultiPolygon
  readonly opacity: number
}

/** Distance from the outline at which nothing is left to see, in metres. */
export const FADE_METRES = 3000
const BANDS = 12
/** Distance in degrees of latitude (about 400 m) between the points at which the distance is computed. */
const STEP = 0.0036
const METRES_A_STEP = 400
/** How much faster the ground fades before the end of the data. */
const ENDING_STEEPNESS = 3
/** Distance in degrees to well beyond what can be seen. */
const FAR = 3

type Point = readonly [x: number, y: number]

/**
 * Bands from the outline outwards; together they cover an even share more with each, and the last covers everything.
 * They come sooner where the data end, so that these have faded before. Cost: some 20 ms.
 * @param data bounding box of the lines that are drawn
 */
export function fadeBands(outline: Surface, data: Box): readonly FadeBand[] {
  const box = boxOf(outline)
  const step = { x: STEP / Math.cos((box.south * Math.PI) / 180), y: STEP }
  const margin = FADE_METRES / METRES_A_STEP + 2
  const toDegrees = ([x, y]: Point): Position => [
    box.west + (x - margin) * step.x,
    box.south + (y - margin) * step.y,
  ]
  const columns = Math.ceil((box.east - box.west) / step.x + 2 * margin) + 1
  const rows = Math.ceil((box.north - box.south) / step.y + 2 * margin) + 1
  const distanceAt = outlineDistance(outline)
  const field = Float64Array.from({ length: columns * rows }, (_, i) => {
    const at = toDegrees([i % columns, Math.floor(i / columns)])
    const away = distanceAt(at)
    const stepsLeft = Math.min(
      (at[0] - data.west) / step.x,
      (data.east - at[0]) / step.x,
      (at[1] - data.south) / step.y,
      (data.north - at[1]) / step.y,
    )
    const atEnd = FADE_METRES - ENDING_STEEPNESS * METRES_A_STEP * Math.max(0, stepsLeft - 1)
    return Math.max(away, Math.min(ENDING_STEEPNESS * away, atEnd))
  })
  const thresholds = Array.from({ length: BANDS }, (_, i) => ((i + 1) * FADE_METRES) / BANDS)
  const { lines, lineBands } = isobands(field, columns, thresholds)
  return thresholds.map((_, i) => ({
    shape: surroundings(
      sheetRound(box),
      ringsFrom(lines, lineBands, i + 1).map((ring) => ring.map(toDegrees)),
    ),
    // The share covered so far grows evenly: each band covers its share of what is left.
    opacity: 1 / (BANDS - i),
  }))
}

const sheetRound = ({ west, south, east, north }: Box): Ring => [
  [west - FAR, south - FAR],
  [east + FAR, south - FAR],
  [east + FAR, north + FAR],
  [west - FAR, north + FAR],
  [west - FAR, south - FAR],
]

/** A point to the precision at which the ends of line segments are joined, as one number. */
const keyOf = ([x, y]: Point) => Math.round(x * STEPS_JOINED) * KEY_ROOM + Math.round(y * STEPS_JOINED)
const STEPS_JOINED = 4096
const KEY_ROOM = 2 ** 26

/** Joins the line segments of one band into closed rings. */
function ringsFrom(lines: Float32Array, lineBands: Uint8Array, band: number): readonly (readonly Point[])[] {
  const ends = new Map<number, Point[]>()
  const link = (from: number, to: Point) => {
    const known = ends.get(from)
    if (known) known.push(to)
    else ends.set(from, [to])
  }
  for (let i = 0; i < lineBands.length; i++) {
    if (lineBands[i] !== band) continue
    const at = 4 * i
    const from: Point = [lines[at] ?? 0, lines[at + 1] ?? 0]
    const to: Point = [lines[at + 2] ?? 0, lines[at + 3] ?? 0]
    const [fromKey, toKey] = [keyOf(from), keyOf(to)]
    if (fromKey === toKey) continue
    link(fromKey, to)
    link(toKey, from)
  }
  const rings: Point[][] = []
  for (const start of ends.keys()) {
    const ring: Point[] = []
    let at = start
    for (let next = ends.get(at)?.pop(); next; next = ends.get(at)?.pop()) {
      ring.push(next)
      // The same segment from its other end.
      const nextKey = keyOf(next)
      const back = ends.get(nextKey) ?? []
      const from = at
      back.splice(
        back.findIndex((point) => keyOf(point) === from),
        1,
      )
      at = nextKey
      if (at === start) break
    }
    const [first] = ring
    if (first && ring.length > 2 && at === start) rings.push([...ring, first])
  }
  return rings
}

/** The sheet without the rings; a ring inside another is filled again. */
function surroundings(sheet: Ring, rings: readonly Ring[]): MultiPolygon {
  const pockets = rings.filter((ring) => rings.some((other) => other !== ring && holds(other, ring)))
  const holes = rings.filter((ring) => !pockets.includes(ring))
  return { type: 'MultiPolygon', coordinates: [[sheet, ...holes], ...pockets.map((ring) => [ring])] }
}

/** Whether a ring contains the first point of another (even-odd rule). */
function holds(ring: Ring, other: Ring): boolean {
  const [x = 0, y = 0] = other[0] ?? []
  let isInside = false
  for (const [i, [x2, y2]] of ring.entries()) {
    const [x1, y1] = ring[i - 1] ?? [x2, y2]
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside
  }
  return isInside
}

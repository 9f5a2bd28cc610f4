/** The borders of a place as one set of shared lines, simplified together, in the form that the app reads. */
import { cutIntoArcs } from '../../build/geography/arcs.mjs'
import { refsAsText, textOfLines } from '../../build/geography/delta-text.mjs'
import { doubleArea, keyOf, planeAt, toUnits, type Plane, type Point } from '../../build/geography/plane.mjs'
import type { MultiPolygon, Ring } from '../../domain/geography.ts'

/** Tolerances of the simplification in metres; the first whose lines have few enough points is taken. */
const TOLERANCES_METRES = [1, 2, 4, 8, 16, 32]
const MOST_POINTS = 16_000
const LEAST_CORNERS = 3

/** A shape by its rings, as columns of areas state it. */
export interface EncodedShapes {
  readonly rings: string
  /** For each shape, the number of rings of each of its polygons. */
  readonly ringsInPolygons: readonly (readonly number[])[]
}
interface Borders {
  readonly arcs: string
  /** One for each level. */
  readonly levels: readonly EncodedShapes[]
  readonly toleranceMetres: number
}

type Units = readonly Point[]

/** @param levels shapes by level; the levels may have any order */
export function bordersOf(levels: readonly (readonly MultiPolygon[])[], latitude: number): Borders {
  const plane = planeAt(latitude)
  const shapes = levels.map((level) => level.map(partsOf))
  const { arcs, rings } = cutIntoArcs(shapes.map((level) => level.flat(2)))
  const { lines, toleranceMetres } = simplified(arcs, rings.flat(), plane)
  return {
    arcs: textOfLines(lines),
    levels: shapes.map((level, at) => ({
      rings: refsAsText(rings[at] ?? []),
      ringsInPolygons: level.map((polygons) => polygons.map((polygon) => polygon.length)),
    })),
    toleranceMetres,
  }
}

/** Polygons of open rings in units; rings without an area are left out. */
const partsOf = ({ coordinates }: MultiPolygon): readonly (readonly Units[])[] =>
  coordinates
    .map((polygon) =>
      polygon.flatMap((ring, at) => {
        const open = openRing(ring)
        if (open.length < LEAST_CORNERS || doubleArea(open) === 0) return []
        // Exteriors run anticlockwise and holes clockwise, so that neighbours share their lines in reverse.
        return [doubleArea(open) > 0 === (at === 0) ? open : open.toReversed()]
      }),
    )
    .filter((polygon) => polygon.length > 0)

/** Without repeated points and without lines that run out and back. */
function openRing(ring: Ring): Units {
  const points = ring.map(toUnits).filter((point, at, all) => {
    const before = all[(at + all.length - 1) % all.length]
    return !before || keyOf(before) !== keyOf(point)
  })
  for (let at = 0; at < points.length && points.length >= LEAST_CORNERS;) {
    const before = points[(at + points.length - 1) % points.length]
    const after = points[(at + 1) % points.length]
    const here = points[at]
    if (!before || !after || !here) break
    if (keyOf(before) === keyOf(after) || keyOf(here) === keyOf(after)) {
      points.splice(at, 1)
      at = Math.max(0, at - 2)
    } else at += 1
  }
  return points
}

function simplified(arcs: readonly Units[], rings: readonly (readonly number[])[], plane: Plane) {
  let last = { lines: arcs, toleranceMetres: 0 }
  for (const toleranceMetres of TOLERANCES_METRES) {
    const lines = kept(
      arcs,
      arcs.map((arc) => plane.simplifyLine(arc, toleranceMetres)),
      rings,
    )
    last = { lines, toleranceMetres }
    if (lines.reduce((sum, line) => sum + line.length, 0) <= MOST_POINTS) break
  }
  return last
}

/** The simplified lines, but the original ones of rings that would lose their area. */
function kept(arcs: readonly Units[], lines: readonly Units[], rings: readonly (readonly number[])[]) {
  const result = [...lines]
  const indexOf = (reference: number) => (reference < 0 ? ~reference : reference)
  const ringOf = (references: readonly number[]): Units =>
    references.flatMap((reference) => {
      const line = result[indexOf(reference)] ?? []
      return (reference < 0 ? line.toReversed() : line).slice(0, -1)
    })
  for (const references of rings) {
    const ring = ringOf(references)
    if (ring.length >= LEAST_CORNERS && doubleArea(ring) !== 0) continue
    for (const at of references.map(indexOf)) result[at] = arcs[at] ?? []
  }
  return result
}

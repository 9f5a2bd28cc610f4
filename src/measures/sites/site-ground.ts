/** A site's ground: which incidents lie inside it, in its ring, in its comparison, and in the ring round that. */
import { contains, degreesAlong, expandedBox, metresToSurface, unionBox } from '../../analytics/geometry.ts'
import { uniquePlaces } from '../../analytics/hierarchy/places.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { Box, Position, Surface } from '../../domain/geography.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'
import type { Site } from '../../domain/site.ts'
import { memoised } from '../memoised.ts'

/** What `sideOf` holds. A place is on one side only: the site first, then its ring, then the comparison. */
export const SIDES = ['elsewhere', 'site', 'ring', 'comparison', 'comparison-ring'] as const
export type Side = (typeof SIDES)[number]
const [ELSEWHERE, SITE, RING, COMPARISON, COMPARISON_RING] = [0, 1, 2, 3, 4]

/** Why a site cannot be compared, in one word. */
export type GroundFault = 'no-comparison' | 'comparison-unknown' | 'comparison-inside'

interface SiteGround {
  /** Index into SIDES of each incident. */
  readonly sideOf: Uint8Array
  /** Square metres of each side, by SIDES; 0 for elsewhere. */
  readonly squareMetres: readonly number[]
  readonly fault: GroundFault | null
  /** Codes of comparison areas that the data do not hold. */
  readonly unknown: readonly string[]
}

export const groundOf = memoised(findGround, (site: Site) => [site])

/** Cost: each unique place near the site or its comparison once, and the sizes by a grid of points. */
function findGround(dataset: Dataset, site: Site): SiteGround {
  const areas = site.comparison.flatMap((code) =>
    dataset.areas.filter((area) => area.code === code).slice(0, 1),
  )
  const told = new Set(areas.map(({ code }) => code))
  const unknown = site.comparison.filter((code) => !told.has(code))
  const sideAt = sidesOf(
    site,
    areas.map(({ shape }) => shape),
  )
  const squareMetres = sizesOf(sideAt)
  return {
    sideOf: sidesOfRows(dataset, sideAt),
    squareMetres,
    fault: faultIn(site, unknown, squareMetres),
    unknown,
  }
}

function faultIn(
  site: Site,
  unknown: readonly string[],
  squareMetres: readonly number[],
): GroundFault | null {
  if (site.comparison.length === 0) return 'no-comparison'
  if (unknown.length > 0) return 'comparison-unknown'
  return (squareMetres[COMPARISON] ?? 0) > 0 ? null : 'comparison-inside'
}

interface SideFinder {
  /** Beyond these everything is elsewhere. They may overlap. */
  readonly boxes: readonly Box[]
  readonly side: (at: Position) => number
}

function sidesOf({ shape, ringMetres }: Site, comparison: readonly Surface[]): SideFinder {
  const near = expandedBox(boxOf(shape), ringMetres)
  const compared = comparison.map((area) => ({ area, box: expandedBox(boxOf(area), ringMetres) }))
  const side = (at: Position): number => {
    if (isInBox(at[0], at[1], near)) {
      const metres = metresToSurface(shape, at)
      if (metres === 0) return SITE
      if (metres <= ringMetres) return RING
    }
    const close = compared.filter(({ box }) => isInBox(at[0], at[1], box))
    if (close.some(({ area }) => contains(area, at[0], at[1]))) return COMPARISON
    return close.some(({ area }) => metresToSurface(area, at) <= ringMetres) ? COMPARISON_RING : ELSEWHERE
  }
  return { boxes: [near, ...compared.map(({ box }) => box)], side }
}

function sidesOfRows({ incidents }: Dataset, { boxes, side }: SideFinder): Uint8Array {
  const places = uniquePlaces(incidents)
  const ofPlace = new Uint8Array(places.count)
  for (let place = 0; place < places.count; place++) {
    const at: Position = [places.longitude[place] ?? 0, places.latitude[place] ?? 0]
    if (boxes.some((box) => isInBox(at[0], at[1], box))) ofPlace[place] = side(at)
  }
  const sideOf = new Uint8Array(incidents.count)
  for (let row = 0; row < sideOf.length; row++) sideOf[row] = ofPlace[places.of[row] ?? 0] ?? ELSEWHERE
  return sideOf
}

/** So fine that the size of a site of twenty hectares is right to one in a hundred. */
const GRID_METRES = 25

/** Sizes by counting the points of a fixed grid on each side: overlaps are cut off as they are for incidents. */
function sizesOf({ boxes, side }: SideFinder): readonly number[] {
  const whole = unionBox(boxes)
  const [east, north] = degreesAlong(GRID_METRES, (whole.south + whole.north) / 2)
  const points = SIDES.map(() => 0)
  // A box begins on the grid of the whole, and leaves out what a box before it has counted.
  for (const [index, box] of boxes.entries()) {
    const before = boxes.slice(0, index)
    const [west, south] = [onGrid(box.west, whole.west, east), onGrid(box.south, whole.south, north)]
    for (let y = south; y <= box.north; y += north) {
      for (let x = west; x <= box.east; x += east) {
        if (before.some((one) => isInBox(x, y, one))) continue
        const at = side([x, y])
        points[at] = (points[at] ?? 0) + 1
      }
    }
  }
  return points.map((count, at) => (at === ELSEWHERE ? 0 : count * GRID_METRES ** 2))
}

/** The first line of a grid that does not lie before a place. */
const onGrid = (at: number, origin: number, step: number) => origin + Math.ceil((at - origin) / step) * step

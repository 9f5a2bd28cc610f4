/** Assigns incidents to the sides of a site: inside, ring, comparison areas, and the ring around these. */
import { contains, degreesAlong, expandedBox, metresToSurface, unionBox } from '../../analytics/geometry.ts'
import { uniquePlaces } from '../../analytics/hierarchy/places.ts'
import type { Area } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { type Box, type Position, type Surface, boxOf, isInBox } from '../../domain/geography.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Site } from '../../domain/site.ts'
import { memoised } from '../memoised.ts'

/** Values of `sideOf`. A position has one side: the site before its ring, before the comparison. */
export const SIDES = ['elsewhere', 'site', 'ring', 'comparison', 'comparison-ring'] as const
export type Side = (typeof SIDES)[number]
const [ELSEWHERE, SITE, RING, COMPARISON, COMPARISON_RING] = [0, 1, 2, 3, 4]

/** Reason why a site cannot be compared. */
export type ComparisonFault = 'no-comparison' | 'comparison-unknown' | 'comparison-inside'

export interface SiteSides {
  /** Per incident the index into SIDES. */
  readonly sideOf: Uint8Array
  /** Square metres per side, indexed as SIDES; 0 for `elsewhere`. */
  readonly squareMetres: readonly number[]
  readonly fault: ComparisonFault | null
  /** Codes of comparison areas missing from the data. */
  readonly unknown: readonly string[]
}

/** Sides of a site; cached with the incidents by all that they depend on, which the phases are not. */
export const siteSidesOf = ({ incidents, areas }: Dataset, site: Site): SiteSides =>
  cachedSides(incidents, { site, areas })

interface SiteAmongAreas {
  readonly site: Site
  readonly areas: readonly Area[]
}
const cachedSides = memoised(
  computeSides,
  ({ site: { shape, ringMetres, comparison }, areas }: SiteAmongAreas) => [
    shape,
    ringMetres,
    comparison,
    areas,
  ],
)

/** Cost: one test per unique position near the site or its comparison, and a point grid for the areas. */
function computeSides(incidents: IncidentColumns, { site, areas: all }: SiteAmongAreas): SiteSides {
  const areas = site.comparison.flatMap((code) => all.filter((area) => area.code === code).slice(0, 1))
  const knownCodes = new Set(areas.map(({ code }) => code))
  const unknown = site.comparison.filter((code) => !knownCodes.has(code))
  const sideAt = sidesOf(
    site,
    areas.map(({ shape }) => shape),
  )
  const squareMetres = sizesOf(sideAt)
  return {
    sideOf: sidesOfRows(incidents, sideAt),
    squareMetres,
    fault: faultIn(site, unknown, squareMetres),
    unknown,
  }
}

function faultIn(
  site: Site,
  unknown: readonly string[],
  squareMetres: readonly number[],
): ComparisonFault | null {
  if (site.comparison.length === 0) return 'no-comparison'
  if (unknown.length > 0) return 'comparison-unknown'
  return (squareMetres[COMPARISON] ?? 0) > 0 ? null : 'comparison-inside'
}

interface SideFinder {
  /** Bounding boxes; any position outside them is `elsewhere`. They may overlap. */
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

function sidesOfRows(incidents: IncidentColumns, { boxes, side }: SideFinder): Uint8Array {
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

/** Grid step for areas: an error of about 1 % for a site of 20 ha. */
const GRID_METRES = 25

/** Areas by counting grid points per side, so that overlaps are resolved as for incidents. */
function sizesOf({ boxes, side }: SideFinder): readonly number[] {
  const extent = unionBox(boxes)
  const [east, north] = degreesAlong(GRID_METRES, (extent.south + extent.north) / 2)
  const points = SIDES.map(() => 0)
  // Each box is aligned to the common grid and skips points of earlier boxes.
  for (const [index, box] of boxes.entries()) {
    const before = boxes.slice(0, index)
    const [west, south] = [onGrid(box.west, extent.west, east), onGrid(box.south, extent.south, north)]
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

/** First grid line at or after `at`. */
const onGrid = (at: number, origin: number, step: number) => origin + Math.ceil((at - origin) / step) * step

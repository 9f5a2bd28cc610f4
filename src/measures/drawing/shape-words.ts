/** Live feedback on a drawn shape: area, faults, areas that its ring touches, and incidents inside. */

import {
  closedRing,
  crossingIn,
  metresApart,
  type Corners,
  countInside,
} from '../../analytics/shapes/outline.ts'
import { contains } from '../../analytics/geometry.ts'
import { MOST_HOTSPOT_SQUARE_METRES } from '../../domain/patrol.ts'
import type { Area } from '../../domain/area.ts'
import { squareMetres, type Polygon, type Surface } from '../../domain/geography.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import type { ClusterIndex, Selection } from '../../analytics/cluster-index.ts'

const HECTARE = 10_000
/** Maximum for a place, in square metres; a ward has about 8 km². */
const MOST_SQUARE_METRES = 10_000_000
/** Minimum in square metres: about one house and its garden. */
const LEAST_SQUARE_METRES = 500
const LEAST_CORNERS = 3

/** Polygon of the corners, with a closed ring. */
export const polygonOf = (corners: Corners): Polygon => closedRing(corners)

/** `0.42 ha`, `12.4 ha`, `124 ha`; null for fewer than three corners. */
export const hectareWords = (corners: Corners): string | null =>
  corners.length < LEAST_CORNERS ? null : inHectares(squareMetres(closedRing(corners)))

function inHectares(size: number): string {
  const hectares = size / HECTARE
  const digits = hectares < 1 ? 2 : hectares < 100 ? 1 : 0
  return `${hectares.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ha`
}

/** Advice on a patrol hotspot that is larger than one visit can cover; null for a smaller one. It may be kept. */
export function largeHotspotWords(shape: Polygon): string | null {
  const size = squareMetres(shape)
  if (size <= MOST_HOTSPOT_SQUARE_METRES) return null
  return `${inHectares(size)} is large for a patrol hotspot: one visit covers ${Math.round(MOST_HOTSPOT_SQUARE_METRES / HECTARE)} ha at most, nine squares of 150 m. Several smaller ones say where to be.`
}

/** Fault that prevents use of the shape, as a sentence, checked while drawing; null: none. */
export function shapeFault(corners: Corners, isClosed: boolean, outline: Surface): string | null {
  const away = corners.findIndex(([longitude, latitude]) => !contains(outline, longitude, latitude))
  if (away >= 0) return `Corner ${away + 1} is outside ${theWhole()}.`
  const crossing = crossingIn(corners, isClosed)
  if (crossing) return crossingWords(crossing, corners.length)
  if (corners.length < LEAST_CORNERS) return isClosed ? fewWords(corners.length) : null
  const size = squareMetres(closedRing(corners))
  if (size > MOST_SQUARE_METRES) return 'The shape is larger than 10 km²: draw the place itself.'
  return isClosed && size < LEAST_SQUARE_METRES ? 'The shape is smaller than 500 m²: draw it larger.' : null
}

/** `shapeFault` for saving: also requires a closed shape of three corners. */
export function unfinishedFault(corners: Corners, isClosed: boolean, outline: Surface): string | null {
  if (corners.length < LEAST_CORNERS) return fewWords(corners.length)
  if (!isClosed) return 'The shape is still open: close it.'
  return shapeFault(corners, isClosed, outline)
}

const fewWords = (count: number) =>
  count === 0
    ? 'Nothing is drawn yet: a shape needs three corners.'
    : `A shape needs three corners; this one has ${count}.`

const crossingWords = ([first, other]: readonly [number, number], count: number) => {
  const side = (from: number) => `${from + 1} to ${((from + 1) % count) + 1}`
  return `The shape crosses itself: side ${side(first)} meets side ${side(other)}.`
}

interface TouchedArea {
  readonly code: string
  readonly text: string
}

/**
 * Comparison areas that touch the site or its ring, where displacement would bias them. A negative or
 * non-finite ring width counts as 0.
 */
export function touchedAreas(
  corners: Corners,
  ringMetres: number,
  areas: readonly Pick<Area, 'code' | 'name' | 'shape'>[],
): readonly TouchedArea[] {
  if (corners.length < LEAST_CORNERS) return []
  const site = closedRing(corners)
  const ring = Number.isFinite(ringMetres) ? Math.max(0, ringMetres) : 0
  return areas.flatMap(({ code, name, shape }) => {
    const metres = metresApart(site, shape, ring)
    if (metres > ring) return []
    return [
      { code, text: `${name} touches the ${metres === 0 ? 'site' : 'ring'}: choose one that lies apart.` },
    ]
  })
}

/** Incidents of the selection inside the shape; null for fewer than three corners. */
export function countInShape(
  index: ClusterIndex,
  selection: Omit<Selection, 'category'>,
  corners: Corners,
): number | null {
  return corners.length < 3 ? null : countInside(index, selection, polygonOf(corners))
}

/** What is said of a drawn shape while it is drawn: how large it is, what is wrong with it, what its ring touches. */
import { closedRing, crossingIn, metresApart, type Corners } from '../../analytics/shapes/outline.ts'
import { contains, squareMetres } from '../../analytics/geometry.ts'
import type { Area } from '../../domain/area.ts'
import type { Polygon, Surface } from '../../domain/geography.ts'

const HECTARE = 10_000
/** A larger one is no place any more: a ward has some 8 km2. */
const MOST_SQUARE_METRES = 10_000_000
/** A house and its garden. */
const LEAST_SQUARE_METRES = 500
const LEAST_CORNERS = 3

export const polygonOf = (corners: Corners): Polygon => closedRing(corners)

/** `0.42 ha`, `12.4 ha`, `124 ha`; null for fewer than three corners. */
export function hectareWords(corners: Corners): string | null {
  if (corners.length < LEAST_CORNERS) return null
  const hectares = squareMetres(closedRing(corners)) / HECTARE
  const digits = hectares < 1 ? 2 : hectares < 100 ? 1 : 0
  return `${hectares.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ha`
}

/** What must be mended before the shape can be used, in one sentence; null where nothing must. Said while it is drawn. */
export function shapeFault(corners: Corners, isClosed: boolean, outline: Surface): string | null {
  const away = corners.findIndex(([longitude, latitude]) => !contains(outline, longitude, latitude))
  if (away >= 0) return `Corner ${away + 1} is outside the borough.`
  const crossing = crossingIn(corners, isClosed)
  if (crossing) return crossingWords(crossing, corners.length)
  if (corners.length < LEAST_CORNERS) return isClosed ? fewWords(corners.length) : null
  const size = squareMetres(closedRing(corners))
  if (size > MOST_SQUARE_METRES) return 'The shape is larger than 10 km²: draw the place itself.'
  return isClosed && size < LEAST_SQUARE_METRES ? 'The shape is smaller than 500 m²: draw it larger.' : null
}

/** The same once somebody wants to use it: an open shape is not one yet. */
export function unfinishedFault(corners: Corners, isClosed: boolean, outline: Surface): string | null {
  if (corners.length < LEAST_CORNERS) return fewWords(corners.length)
  if (!isClosed) return 'The shape is still open: close it.'
  return shapeFault(corners, isClosed, outline)
}

const fewWords = (count: number) =>
  count === 0
    ? 'Nothing is drawn yet: a shape needs three corners.'
    : `A shape needs three corners; this one has ${count}.`

const crossingWords = ([one, other]: readonly [number, number], count: number) => {
  const side = (from: number) => `${from + 1} to ${((from + 1) % count) + 1}`
  return `The shape crosses itself: side ${side(one)} meets side ${side(other)}.`
}

interface TouchedArea {
  readonly code: string
  readonly text: string
}

/**
 * Areas that cannot be compared with: what moves from a site would move into them. A ring of no usable width counts as
 * none.
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
    const apart = metresApart(site, shape, ring)
    if (apart > ring) return []
    return [
      { code, text: `${name} touches the ${apart === 0 ? 'site' : 'ring'}: choose one that lies apart.` },
    ]
  })
}

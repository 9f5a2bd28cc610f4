/** Hit testing on the map layout: the mark or area at a point, without reading pixels back from the GPU. */
import { contains } from '../../analytics/geometry.ts'
import type { Position } from '../../domain/geography.ts'
import { positionAt, type Pixel } from '../mercator.ts'
import { squareOf } from '../../analytics/squares/square-grid.ts'
import { cellAt, type SquareMarks } from '../squares/square-marks.ts'
import type { OrderMark } from '../scene.ts'
import { outerRadius } from '../discs/disc-size.ts'
import { RANK_RADIUS } from './rank-marks.ts'
import type { Placed } from './labels.ts'
import type { MapLayout } from './map-layout.ts'
import { DISC_RADIUS } from './walk-marks.ts'
import { nearestIn, rectAt } from './rects.ts'

/** What a point of the map hits. */
export type Picked =
  | { readonly kind: 'cluster'; readonly node: number }
  | { readonly kind: 'order' | 'hotspot' | 'site' | 'ward' | 'place'; readonly id: string }
  /** Orders drawn as one square because they are too close together. */
  | { readonly kind: 'gathered'; readonly orders: readonly OrderMark[]; readonly middle: Pixel }

interface NearMark {
  readonly picked: Picked
  /** Pixels from the point to the mark's edge; 0 inside. */
  readonly distance: number
}

/** Sizes of the squares, which are smaller than their sprites. */
const ORDER = { width: 15, height: 15 }
const GATHERED = { width: 22, height: 22 }

/**
 * The mark at a point, or the nearest within `reach` pixels; else the area that contains the point, in the
 * order hotspot, ranked place, site, ward. Null if there is none. The disc of a ranked place comes before all.
 */
export function pickAt(layout: MapLayout, point: Pixel, reach: number): Picked | null {
  const rank = layout.ranks.find(
    ({ middle }) => Math.hypot(point.x - middle.x, point.y - middle.y) <= RANK_RADIUS,
  )
  // Drawn over all other marks.
  if (rank) return { kind: 'place', id: rank.id }
  let best: NearMark | null = null
  for (const near of marksNear(layout, point)) {
    if (near.distance <= reach && (!best || near.distance < best.distance)) best = near
  }
  return best?.picked ?? shapeAt(layout, positionAt(point, layout.zoom))
}

function* marksNear(layout: MapLayout, point: Pixel): Generator<NearMark> {
  for (const { id, kind, middle } of layout.walkLayout?.discs ?? []) {
    const distance = Math.hypot(point.x - middle.x, point.y - middle.y) - DISC_RADIUS
    yield { picked: { kind, id }, distance: Math.max(0, distance) }
  }
  for (const { mark, size, middle } of layout.discs) {
    const distance = Math.hypot(point.x - middle.x, point.y - middle.y) - outerRadius(size)
    yield { picked: { kind: 'cluster', node: mark.node }, distance: Math.max(0, distance) }
  }
  for (const { id, middle, spot } of layout.orders) {
    const { orders } = spot
    const picked: Picked = orders.length > 1 ? { kind: 'gathered', orders, middle } : { kind: 'order', id }
    yield { picked, distance: distanceToRect(rectAt(middle, orders.length > 1 ? GATHERED : ORDER), point) }
  }
  for (const pill of layout.pills) yield nearSprite(pill, 'hotspot', point)
  // Shapes drawn in this session have a label too, but no details.
  const sites = new Set(layout.sites.map(({ id }) => id))
  for (const tag of layout.tags) if (sites.has(tag.id)) yield nearSprite(tag, 'site', point)
}

const nearSprite = ({ id, sprite, middle }: Placed, kind: 'hotspot' | 'site', point: Pixel): NearMark => ({
  picked: { kind, id },
  distance: distanceToRect(rectAt(middle, sprite), point),
})

function distanceToRect(rect: ReturnType<typeof rectAt>, point: Pixel): number {
  const near = nearestIn(rect, point)
  return Math.hypot(near.x - point.x, near.y - point.y)
}

function shapeAt(layout: MapLayout, at: Position): Picked | null {
  const { hotspots, sites, wards, squares = null } = layout
  const [longitude, latitude] = at
  const hotspot = hotspots.find(({ shape }) => contains(shape, longitude, latitude))
  if (hotspot) return { kind: 'hotspot', id: hotspot.id }
  const place = squares?.areSquares ? rankedPlaceAt(squares, at) : null
  if (place !== null) return { kind: 'place', id: place }
  const site = sites.find(({ shape }) => contains(shape, longitude, latitude))
  if (site) return { kind: 'site', id: site.id }
  const ward = wards.find(({ shape }) => contains(shape, longitude, latitude))
  return ward ? { kind: 'ward', id: ward.code } : null
}

/**
 * Id of the ranked place that the square at a position belongs to, or of the square itself; null for an empty
 * square.
 */
function rankedPlaceAt(marks: SquareMarks, at: Position): string | null {
  const { grid, counts, placeOf } = marks
  const cell = cellAt(marks, at)
  const square = cell < 0 || grid.isInside[cell] !== 1 ? -1 : grid.at.indexOf(cell)
  if (square < 0 || (counts[square] ?? 0) === 0) return null
  const { easting, northing } = squareOf(grid, cell)
  return placeOf.get(square) ?? `${easting}-${northing}-${grid.sideMetres}`
}

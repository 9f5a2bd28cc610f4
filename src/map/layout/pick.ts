/** What a point of the picture stands for: read from the same plan that was drawn, so no pixel is asked back. */
import { contains } from '../../analytics/geometry.ts'
import type { Position } from '../../domain/geography.ts'
import { positionAt, type Pixel } from '../mercator.ts'
import { squareOf } from '../../analytics/squares/square-grid.ts'
import { cellUnder, type SquareMarks } from '../squares/square-marks.ts'
import type { OrderMark } from '../scene.ts'
import { reachOf } from './discs.ts'
import type { Placed } from './labels.ts'
import type { MapLayout } from './map-layout.ts'
import { nearestIn, rectAt } from './rects.ts'

export type Picked =
  | { readonly kind: 'cluster'; readonly node: number }
  | { readonly kind: 'order' | 'hotspot' | 'site' | 'ward' | 'place'; readonly id: string }
  /** Orders that stand too close to be told apart. */
  | { readonly kind: 'gathered'; readonly orders: readonly OrderMark[]; readonly middle: Pixel }

interface Near {
  readonly picked: Picked
  /** Pixels from the point to the mark's edge; 0 on it. */
  readonly away: number
}

/** The side of an order's square, which is smaller than its stamp. */
const ORDER = { width: 15, height: 15 }
const GATHERED = { width: 22, height: 22 }

/**
 * The mark under a point, or the nearest within `reach` pixels; else the shape that the point lies in, the
 * smaller kind first: hotspot, site, ward. Null on bare ground.
 */
export function pickAt(picture: MapLayout, point: Pixel, reach: number): Picked | null {
  let best: Near | null = null
  for (const near of marksNear(picture, point)) {
    if (near.away <= reach && (!best || near.away < best.away)) best = near
  }
  return best?.picked ?? shapeAt(picture, positionAt(point, picture.zoom))
}

function* marksNear(picture: MapLayout, point: Pixel): Generator<Near> {
  for (const { mark, size, middle } of picture.discs) {
    const away = Math.hypot(point.x - middle.x, point.y - middle.y) - reachOf(size)
    yield { picked: { kind: 'cluster', node: mark.node }, away: Math.max(0, away) }
  }
  for (const { id, middle, spot } of picture.orders) {
    const { orders } = spot
    const picked: Picked = orders.length > 1 ? { kind: 'gathered', orders, middle } : { kind: 'order', id }
    yield { picked, away: distanceTo(rectAt(middle, orders.length > 1 ? GATHERED : ORDER), point) }
  }
  for (const pill of picture.pills) yield nearStamp(pill, 'hotspot', point)
  // What was only drawn here has a tag too, and no details.
  const sites = new Set(picture.sites.map(({ id }) => id))
  for (const tag of picture.tags) if (sites.has(tag.id)) yield nearStamp(tag, 'site', point)
}

const nearStamp = ({ id, stamp, middle }: Placed, kind: 'hotspot' | 'site', point: Pixel): Near => ({
  picked: { kind, id },
  away: distanceTo(rectAt(middle, stamp), point),
})

function distanceTo(rect: ReturnType<typeof rectAt>, point: Pixel): number {
  const near = nearestIn(rect, point)
  return Math.hypot(near.x - point.x, near.y - point.y)
}

function shapeAt(picture: MapLayout, at: Position): Picked | null {
  const { hotspots, sites, wards, squares = null } = picture
  const [longitude, latitude] = at
  const hotspot = hotspots.find(({ shape }) => contains(shape, longitude, latitude))
  if (hotspot) return { kind: 'hotspot', id: hotspot.id }
  const place = squares?.areSquares ? placeUnder(squares, at) : null
  if (place !== null) return { kind: 'place', id: place }
  const site = sites.find(({ shape }) => contains(shape, longitude, latitude))
  if (site) return { kind: 'site', id: site.id }
  const ward = wards.find(({ shape }) => contains(shape, longitude, latitude))
  return ward ? { kind: 'ward', id: ward.code } : null
}

/** The place of the ranking that a square belongs to; a square of none is a place by itself. Null for an empty one. */
function placeUnder(marks: SquareMarks, at: Position): string | null {
  const { grid, step, placeOf } = marks
  const cell = cellUnder(marks, at)
  const square = cell < 0 || grid.isInside[cell] !== 1 ? -1 : grid.at.indexOf(cell)
  if (square < 0 || (step.counts[square] ?? 0) === 0) return null
  const { easting, northing } = squareOf(grid, cell)
  return placeOf.get(square) ?? `${easting}-${northing}-${grid.sideMetres}`
}

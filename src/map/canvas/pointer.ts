/** Pointer events of the map: which mark is hovered, and which is picked by a click. */
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { Chosen } from '../../state/view.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import { pickAt, type Picked } from '../layout/pick.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { oncePerFrame } from './frame-timing.ts'

/** The mark under the pointer, and the pointer's position in the map's pixels. */
export interface Hover {
  readonly picked: Picked
  readonly at: Pixel
}
interface PointerOptions {
  readonly layout: () => MapLayout | null
  readonly onHover: (hover: Hover | null) => void
  readonly onPick: (picked: Picked | null) => void
}

/** Tolerance in pixels of clicks and of hovering. */
const CLICK_REACH = 8
const HOVER_REACH = 2

/** Converts what was picked to the View's selection; null for grouped orders, which a View cannot select. */
export function chosenOf(picked: Picked, clusterId: (node: number) => string): Chosen | null {
  if (picked.kind === 'gathered') return null
  if (picked.kind === 'cluster') return { kind: 'cluster', id: clusterId(picked.node) }
  return { kind: picked.kind, id: picked.id }
}

/** Listens to the pointer until the map is removed. */
export function followPointer(map: MapLibreMap, { layout, onHover, onPick }: PointerOptions) {
  let lastMove: MapMouseEvent | null = null
  const pickedAt = ({ lngLat }: MapMouseEvent, reach: number) => {
    const current = layout()
    return current ? pickAt(current, pixelAt([lngLat.lng, lngLat.lat], current.zoom), reach) : null
  }
  const updateHover = oncePerFrame(() => {
    const picked = lastMove && !map.isMoving() ? pickedAt(lastMove, HOVER_REACH) : null
    const isMark = picked !== null && picked.kind !== 'ward' && picked.kind !== 'site'
    map.getCanvas().style.cursor = isMark ? 'pointer' : ''
    onHover(picked && lastMove && isMark ? { picked, at: lastMove.point } : null)
  })
  map.on('mousemove', (event) => {
    lastMove = event
    updateHover.request()
  })
  const leave = () => {
    lastMove = null
    updateHover.request()
  }
  map.on('mouseout', leave)
  map.on('movestart', leave)
  map.on('click', (event) => onPick(pickedAt(event, CLICK_REACH)))
}

/** The pointer over the map: what it is on, and what it picks. */
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { Chosen } from '../../state/view.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import { pickAt, type Picked } from '../layout/pick.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { oncePerFrame } from './frame-timing.ts'

/** What is under the pointer, and where the pointer is in the map's own pixels. */
export interface Hover {
  readonly picked: Picked
  readonly at: Pixel
}
interface PointerOptions {
  readonly picture: () => MapLayout | null
  readonly onHover: (hover: Hover | null) => void
  readonly onPick: (picked: Picked | null) => void
}

/** A click may miss by so many pixels; a hover may not miss by more than a little. */
const CLICK_REACH = 8
const HOVER_REACH = 2

/** Names a picked mark as a View does; null for orders that stand together, which no View can choose. */
export function chosenOf(picked: Picked, clusterId: (node: number) => string): Chosen | null {
  if (picked.kind === 'gathered') return null
  if (picked.kind === 'cluster') return { kind: 'cluster', id: clusterId(picked.node) }
  return { kind: picked.kind, id: picked.id }
}

/** Follows the pointer until the map is removed, and with it all that listens to it. */
export function followPointer(map: MapLibreMap, { picture, onHover, onPick }: PointerOptions) {
  let last: MapMouseEvent | null = null
  const pickedBy = ({ lngLat }: MapMouseEvent, reach: number) => {
    const drawn = picture()
    return drawn ? pickAt(drawn, pixelAt([lngLat.lng, lngLat.lat], drawn.zoom), reach) : null
  }
  const look = oncePerFrame(() => {
    const picked = last && !map.isMoving() ? pickedBy(last, HOVER_REACH) : null
    const isMark = picked !== null && picked.kind !== 'ward' && picked.kind !== 'site'
    map.getCanvas().style.cursor = isMark ? 'pointer' : ''
    onHover(picked && last && isMark ? { picked, at: last.point } : null)
  })
  map.on('mousemove', (event) => {
    last = event
    look.ask()
  })
  const leave = () => {
    last = null
    look.ask()
  }
  map.on('mouseout', leave)
  map.on('movestart', leave)
  map.on('click', (event) => onPick(pickedBy(event, CLICK_REACH)))
}

/** The hand that draws on the map: presses, drags and keys become gestures; what they do to the shape is not known here. */
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import type { Position } from '../../domain/geography.ts'
import { MIN_CORNERS, type SketchEdit } from '../../state/drawing/drawing.ts'
import type { Pixel } from '../mercator.ts'
import type { SketchMark } from '../scene.ts'

export interface SketchingOptions {
  /** The shape in hand; null: the hand is idle. */
  readonly sketch: () => SketchMark | null
  /** The crosshair's place in the map's own pixels. */
  readonly middle: () => Pixel
  readonly onGesture: (gesture: SketchEdit) => void
  /** Whether the crosshair is to be shown: not while a pointer says where. */
  readonly onCrosshair: (isShown: boolean) => void
}

const GESTURES: Readonly<Record<string, 'take-back' | 'let-go'>> = {
  Backspace: 'take-back',
  Escape: 'let-go',
}

/** Pixels within which a press is meant for a corner: by mouse, and by thumb. */
const REACH = 9
const THUMB = 22
/** The second press of a double click may be off by so many pixels. */
const SAME = 6
/** Pixels that a fine step of the arrow keys moves the map by; a step without Shift is the map's own, 100. */
const FINE = 10

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-FINE, 0],
  ArrowRight: [FINE, 0],
  ArrowUp: [0, -FINE],
  ArrowDown: [0, FINE],
}

/** Listens until the map is removed. */
export class SketchTool {
  private readonly map: MapLibreMap
  private readonly options: SketchingOptions
  private isPointing = false

  constructor(map: MapLibreMap, options: SketchingOptions) {
    this.map = map
    this.options = options
    map.on('click', ({ point }) => this.place(point))
    map.on('dblclick', (event) => {
      if (!options.sketch()) return
      event.preventDefault()
      options.onGesture({ kind: 'close' })
    })
    map.on('mousemove', () => this.point(true))
    map.on('mouseout', () => this.point(false))
    map.on('mousedown', (event) => this.drag(event, REACH))
    map.on('touchstart', (event) => this.drag(event, THUMB))
  }

  /** Whether a key was the hand's own. */
  key(event: KeyboardEvent): boolean {
    if (!this.options.sketch()) return false
    const arrow = ARROWS[event.key]
    if (arrow) {
      this.point(false)
      if (event.shiftKey) this.map.panBy([...arrow], { animate: false })
      return true
    }
    const gesture = GESTURES[event.key]
    if (event.key === 'Enter') this.enter()
    else if (gesture) this.options.onGesture({ kind: gesture })
    else return false
    event.preventDefault()
    return true
  }

  private point(isNow: boolean) {
    if (isNow === this.isPointing) return
    this.isPointing = isNow
    this.options.onCrosshair(!isNow)
  }

  /** Where a pointer says where, or twice in the same place: the shape is whole. */
  private enter() {
    const { sketch, middle, onGesture } = this.options
    const corners = sketch()?.corners ?? []
    const isSame = corners.length > 0 && this.cornerNear(middle(), SAME) === corners.length - 1
    if (this.isPointing || isSame) onGesture({ kind: 'close' })
    else this.place(middle())
  }

  private place(at: Pixel) {
    const { sketch, onGesture } = this.options
    const mark = sketch()
    if (!mark || mark.isClosed) return
    const near = this.cornerNear(at, SAME)
    if (near === 0 && mark.corners.length >= MIN_CORNERS) onGesture({ kind: 'close' })
    else if (near === null) onGesture({ kind: 'place', at: positionAt(this.map, at) })
  }

  private drag(event: MapMouseEvent | MapTouchEvent, reach: number) {
    // Two fingers zoom the map, wherever they are put down.
    if ('points' in event && event.points.length > 1) return
    const corner = this.cornerNear(event.point, reach)
    if (corner !== null) takeAlong(this.map, { event, corner }, this.options.onGesture)
  }

  /** The corner nearest to a point, of two in one place the later. */
  private cornerNear(at: Pixel, reach: number): number | null {
    let [best, least]: [number | null, number] = [null, reach]
    for (const [i, [longitude, latitude]] of (this.options.sketch()?.corners ?? []).entries()) {
      const { x, y } = this.map.project([longitude, latitude])
      const away = Math.hypot(x - at.x, y - at.y)
      if (away <= least) [best, least] = [i, away]
    }
    return best
  }
}

function positionAt(map: MapLibreMap, { x, y }: Pixel): Position {
  const { lng, lat } = map.unproject([x, y])
  return [lng, lat]
}

interface Dragging {
  readonly event: MapMouseEvent | MapTouchEvent
  readonly corner: number
}
/** Takes a corner along until the hand lets go; the map itself stays. */
function takeAlong(map: MapLibreMap, { event, corner }: Dragging, onGesture: (gesture: SketchEdit) => void) {
  event.preventDefault()
  const move = ({ lngLat }: MapMouseEvent | MapTouchEvent) =>
    onGesture({ kind: 'move', corner, to: [lngLat.lng, lngLat.lat] })
  const moves = event.type === 'touchstart' ? 'touchmove' : 'mousemove'
  map.on(moves, move)
  // The hand may let go anywhere on the page.
  const end = () => {
    map.off(moves, move)
    for (const name of ENDS) window.removeEventListener(name, end)
  }
  for (const name of ENDS) window.addEventListener(name, end)
}
const ENDS = ['mouseup', 'touchend', 'touchcancel'] as const

export { cornerLayers, sketchLayers } from '../layers/sketch-layers.ts'

/**
 * The sketch tool: turns clicks, drags, touches and keys on the map into gestures; the state module applies
 * them to the shape.
 */
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import type { Position } from '../../domain/geography.ts'
import { MIN_CORNERS, type SketchEdit } from '../../state/drawing/drawing.ts'
import type { Pixel } from '../mercator.ts'
import type { SketchMark } from '../scene.ts'

export interface SketchToolOptions {
  /** The sketched shape; null: the tool is idle. */
  readonly sketch: () => SketchMark | null
  /** Crosshair in the map's pixels. */
  readonly middle: () => Pixel
  readonly onGesture: (gesture: SketchEdit) => void
  /** Whether the crosshair is shown: not while a pointer is over the map. */
  readonly onCrosshair: (isShown: boolean) => void
}

const GESTURES: Readonly<Record<string, 'take-back' | 'let-go'>> = {
  Backspace: 'take-back',
  Escape: 'let-go',
}

/** Distances in pixels within which a press takes hold of a corner: by mouse, and by touch. */
const REACH = 9
const TOUCH_REACH = 22
/** Distance in pixels within which two presses are at the same place. */
const SAME_PLACE = 6
/** Pixels by which Shift and an arrow key pan the map; without Shift MapLibre pans by 100. */
const FINE_STEP = 10

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-FINE_STEP, 0],
  ArrowRight: [FINE_STEP, 0],
  ArrowUp: [0, -FINE_STEP],
  ArrowDown: [0, FINE_STEP],
}

/** Listens until the map is removed. */
export class SketchTool {
  private readonly map: MapLibreMap
  private readonly options: SketchToolOptions
  private isPointing = false

  constructor(map: MapLibreMap, options: SketchToolOptions) {
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
    map.on('touchstart', (event) => this.drag(event, TOUCH_REACH))
  }

  /** Handles a key; returns whether the tool used it. */
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

  private point(isPointing: boolean) {
    if (isPointing === this.isPointing) return
    this.isPointing = isPointing
    this.options.onCrosshair(!isPointing)
  }

  /**
   * Places a corner at the crosshair. Closes the shape if a pointer is over the map, or if the last corner is
   * there already.
   */
  private enter() {
    const { sketch, middle, onGesture } = this.options
    const corners = sketch()?.corners ?? []
    const isSame = corners.length > 0 && this.cornerNear(middle(), SAME_PLACE) === corners.length - 1
    if (this.isPointing || isSame) onGesture({ kind: 'close' })
    else this.place(middle())
  }

  private place(at: Pixel) {
    const { sketch, onGesture } = this.options
    const mark = sketch()
    if (!mark || mark.isClosed) return
    const near = this.cornerNear(at, SAME_PLACE)
    if (near === 0 && mark.corners.length >= MIN_CORNERS) onGesture({ kind: 'close' })
    else if (near === null) onGesture({ kind: 'place', at: positionOnMap(this.map, at) })
  }

  private drag(event: MapMouseEvent | MapTouchEvent, reach: number) {
    // Two fingers zoom the map and drag no corner.
    if ('points' in event && event.points.length > 1) return
    const corner = this.cornerNear(event.point, reach)
    if (corner !== null) dragCorner(this.map, { event, corner }, this.options.onGesture)
  }

  /**
   * Index of the corner nearest to a point within `reach` pixels, of equals the later; null if there is none.
   */
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

function positionOnMap(map: MapLibreMap, { x, y }: Pixel): Position {
  const { lng, lat } = map.unproject([x, y])
  return [lng, lat]
}

interface CornerDrag {
  readonly event: MapMouseEvent | MapTouchEvent
  readonly corner: number
}
/** Moves a corner until the button or touch is released; the map does not pan. */
function dragCorner(
  map: MapLibreMap,
  { event, corner }: CornerDrag,
  onGesture: (gesture: SketchEdit) => void,
) {
  event.preventDefault()
  const move = ({ lngLat }: MapMouseEvent | MapTouchEvent) =>
    onGesture({ kind: 'move', corner, to: [lngLat.lng, lngLat.lat] })
  const moves = event.type === 'touchstart' ? 'touchmove' : 'mousemove'
  map.on(moves, move)
  // The release may happen anywhere on the page.
  const end = () => {
    map.off(moves, move)
    for (const name of DRAG_ENDS) window.removeEventListener(name, end)
  }
  for (const name of DRAG_ENDS) window.addEventListener(name, end)
}
const DRAG_ENDS = ['mouseup', 'touchend', 'touchcancel'] as const

// Re-exported so that one dynamic import loads the tool with its layers.
export { cornerLayers, sketchLayers } from '../layers/sketch-layers.ts'

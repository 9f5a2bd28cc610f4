/** Web Mercator in pixels: between degrees and the flat picture, which is never turned or tilted. */
import type { Box, Position } from '../domain/geography.ts'
import type { Camera } from '../state/view.ts'

/** CSS pixels from the corner of the world at one zoom; x to the east, y to the south. */
export interface Pixel {
  readonly x: number
  readonly y: number
}
export interface Size {
  readonly width: number
  readonly height: number
}
/** Pixels of the map that panels cover, from each edge. */
export interface Insets {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Side of the whole world at zoom 0. */
const WORLD = 512
const EQUATOR_KILOMETRES = 40_075.017

const radians = (degrees: number) => (degrees * Math.PI) / 180

export function pixelAt([longitude, latitude]: Position, zoom: number): Pixel {
  const side = WORLD * 2 ** zoom
  const north = Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2))
  return { x: ((longitude + 180) / 360) * side, y: (0.5 - north / (2 * Math.PI)) * side }
}

export function positionAt({ x, y }: Pixel, zoom: number): Position {
  const side = WORLD * 2 ** zoom
  const north = (0.5 - y / side) * 2 * Math.PI
  return [(x / side) * 360 - 180, ((2 * Math.atan(Math.exp(north)) - Math.PI / 2) * 180) / Math.PI]
}

export const pixelsPerKilometre = (latitude: number, zoom: number) =>
  (WORLD * 2 ** zoom) / (EQUATOR_KILOMETRES * Math.cos(radians(latitude)))

/** The zoom at which a kilometre of the borough is so many pixels long. */
export const zoomAtScale = (pixels: number, latitude: number) =>
  Math.log2(pixels / pixelsPerKilometre(latitude, 0))

/** The camera that shows the whole of a box in a room of so many pixels, in the middle of it. */
export function cameraThatFits(box: Box, room: Size): Camera {
  const southWest = pixelAt([box.west, box.south], 0)
  const northEast = pixelAt([box.east, box.north], 0)
  const scale = Math.min(
    Math.max(room.width, 1) / (northEast.x - southWest.x),
    Math.max(room.height, 1) / (southWest.y - northEast.y),
  )
  const middle = { x: (southWest.x + northEast.x) / 2, y: (southWest.y + northEast.y) / 2 }
  const [longitude, latitude] = positionAt(middle, 0)
  return { longitude, latitude, zoom: Math.log2(scale) }
}

interface Panels {
  /** What the panels cover that always stand: a camera is the middle of what they leave. */
  readonly standing: Insets
  /** What all panels cover that are open. */
  readonly free: Insets
}

/** The camera that brings another's middle into the middle of what the open panels leave. */
export function cameraBeside({ longitude, latitude, zoom }: Camera, { standing, free }: Panels): Camera {
  const { x, y } = pixelAt([longitude, latitude], zoom)
  const across = (standing.left - standing.right - free.left + free.right) / 2
  const down = (standing.top - standing.bottom - free.top + free.bottom) / 2
  const [east, north] = positionAt({ x: x + across, y: y + down }, zoom)
  return { longitude: east, latitude: north, zoom }
}

/** What a room of so many pixels shows round a camera's place. */
export function boxSeen(camera: Camera, room: Size): Box {
  const middle = pixelAt([camera.longitude, camera.latitude], camera.zoom)
  const across = room.width / 2
  const down = room.height / 2
  const [west, south] = positionAt({ x: middle.x - across, y: middle.y + down }, camera.zoom)
  const [east, north] = positionAt({ x: middle.x + across, y: middle.y - down }, camera.zoom)
  return { west, south, east, north }
}

/** What is left of a map when its panels are taken off; never less than nothing. */
export const freeSize = (whole: Size, free: Insets): Size => ({
  width: Math.max(0, whole.width - free.left - free.right),
  height: Math.max(0, whole.height - free.top - free.bottom),
})

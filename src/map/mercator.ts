/** Web Mercator projection (EPSG:3857) in pixels, and cameras of a map that is never rotated or tilted. */
import type { Box, Position } from '../domain/geography.ts'
import type { Camera } from '../state/view.ts'

/** World pixel coordinates in CSS pixels at one zoom; origin north-west, x to the east, y to the south. */
export interface Pixel {
  readonly x: number
  readonly y: number
}
/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}
/** Pixels covered by panels, from each edge of the map. */
export interface Insets {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Side of the world in pixels at zoom 0. */
const WORLD_SIDE = 512
const EQUATOR_KILOMETRES = 40_075.017

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** World pixel coordinates of a longitude and latitude. */
export function pixelAt([longitude, latitude]: Position, zoom: number): Pixel {
  const side = WORLD_SIDE * 2 ** zoom
  const mercatorY = Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2))
  return { x: ((longitude + 180) / 360) * side, y: (0.5 - mercatorY / (2 * Math.PI)) * side }
}

/** Longitude and latitude of world pixel coordinates. */
export function positionAt({ x, y }: Pixel, zoom: number): Position {
  const side = WORLD_SIDE * 2 ** zoom
  const mercatorY = (0.5 - y / side) * 2 * Math.PI
  return [(x / side) * 360 - 180, ((2 * Math.atan(Math.exp(mercatorY)) - Math.PI / 2) * 180) / Math.PI]
}

/** Length of a kilometre in pixels at a latitude and zoom. */
export const pixelsPerKilometre = (latitude: number, zoom: number) =>
  (WORLD_SIDE * 2 ** zoom) / (EQUATOR_KILOMETRES * Math.cos(radians(latitude)))

/** Zoom at which a kilometre at a latitude is `pixels` long. */
export const zoomAtScale = (pixels: number, latitude: number) =>
  Math.log2(pixels / pixelsPerKilometre(latitude, 0))

/** Camera that fits a box into a viewport of the given size, centred. */
export function cameraFitting(box: Box, viewport: Size): Camera {
  const southWest = pixelAt([box.west, box.south], 0)
  const northEast = pixelAt([box.east, box.north], 0)
  const scale = Math.min(
    Math.max(viewport.width, 1) / (northEast.x - southWest.x),
    Math.max(viewport.height, 1) / (southWest.y - northEast.y),
  )
  const middle = { x: (southWest.x + northEast.x) / 2, y: (southWest.y + northEast.y) / 2 }
  const [longitude, latitude] = positionAt(middle, 0)
  return { longitude, latitude, zoom: Math.log2(scale) }
}

interface PanelInsets {
  /** Insets of panels that are always shown; cameras are centred in the rest. */
  readonly fixed: Insets
  /** Insets of all panels that are open. */
  readonly open: Insets
}

/** Shifts a camera so that its target appears in the centre of the area that the open panels leave free. */
export function cameraInFreeArea(
  { longitude, latitude, zoom }: Camera,
  { fixed, open }: PanelInsets,
): Camera {
  const { x, y } = pixelAt([longitude, latitude], zoom)
  const dx = (fixed.left - fixed.right - open.left + open.right) / 2
  const dy = (fixed.top - fixed.bottom - open.top + open.bottom) / 2
  const [east, north] = positionAt({ x: x + dx, y: y + dy }, zoom)
  return { longitude: east, latitude: north, zoom }
}

/** Box visible in a viewport of the given size round a camera. */
export function visibleBox(camera: Camera, viewport: Size): Box {
  const middle = pixelAt([camera.longitude, camera.latitude], camera.zoom)
  const dx = viewport.width / 2
  const dy = viewport.height / 2
  const [west, south] = positionAt({ x: middle.x - dx, y: middle.y + dy }, camera.zoom)
  const [east, north] = positionAt({ x: middle.x + dx, y: middle.y - dy }, camera.zoom)
  return { west, south, east, north }
}

/** Size of the area that the insets leave free, never negative. */
export const freeSize = (whole: Size, open: Insets): Size => ({
  width: Math.max(0, whole.width - open.left - open.right),
  height: Math.max(0, whole.height - open.top - open.bottom),
})

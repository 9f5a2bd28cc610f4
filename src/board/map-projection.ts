/** Equirectangular projection of small SVG maps: degrees to pixels, and shapes to SVG paths. */
import { boxOf, METRES_A_DEGREE, ringsOf, type Position, type Surface } from '../domain/geography.ts'

/** `west` and `north` are the degrees at pixel 0, 0. */
export interface MapProjection {
  readonly west: number
  readonly north: number
  /** Metres in a degree of longitude at the map's middle latitude. */
  readonly metresPerDegreeEast: number
  readonly pixelsPerMetre: number
}
/** Size of the map in pixels. */
interface MapSize {
  readonly width: number
  readonly height: number
  /** Margin left free round the shapes. */
  readonly marginMetres: number
}

/** The largest scale at which the shapes and their margin fit, centred. Needs at least one shape. */
export function fittedProjection(
  shapes: readonly Surface[],
  { width, height, marginMetres }: MapSize,
): MapProjection {
  const { west, south, east, north } = boxOf(...shapes)
  const metresPerDegreeEast = METRES_A_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const widthMetres = (east - west) * metresPerDegreeEast + 2 * marginMetres
  const heightMetres = (north - south) * METRES_A_DEGREE + 2 * marginMetres
  const pixelsPerMetre = Math.min(width / widthMetres, height / heightMetres)
  return {
    west: west - (marginMetres + (width / pixelsPerMetre - widthMetres) / 2) / metresPerDegreeEast,
    north: north + (marginMetres + (height / pixelsPerMetre - heightMetres) / 2) / METRES_A_DEGREE,
    metresPerDegreeEast,
    pixelsPerMetre,
  }
}

/** Pixel coordinates of a position, from the top left corner. */
export const pixelsAt = (
  [longitude, latitude]: Position,
  { west, north, metresPerDegreeEast, pixelsPerMetre }: MapProjection,
): readonly [x: number, y: number] => [
  (longitude - west) * metresPerDegreeEast * pixelsPerMetre,
  (north - latitude) * METRES_A_DEGREE * pixelsPerMetre,
]

/** SVG path data of all rings, to 0.1 pixel; consecutive corners that round to the same point are dropped. */
export function svgPathOf(shape: Surface, projection: MapProjection): string {
  const coordinatesOf = (at: Position) => {
    const [x, y] = pixelsAt(at, projection)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  }
  return ringsOf(shape)
    .flat()
    .map((ring) => {
      const corners = ring.map(coordinatesOf)
      return `M${corners.filter((corner, index) => corner !== corners[index - 1]).join('L')}Z`
    })
    .join('')
}

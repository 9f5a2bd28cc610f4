/** A small flat map: where degrees lie in a picture of so many pixels, and shapes as paths in it. */
import { boxOf, METRES_A_DEGREE, ringsOf, type Position, type Surface } from '../domain/geography.ts'

export interface Frame {
  readonly west: number
  readonly north: number
  /** Metres in a degree of longitude there. */
  readonly east: number
  /** Pixels in a metre. */
  readonly scale: number
}
interface FrameSize {
  readonly width: number
  readonly height: number
  /** Kept free round the shapes. */
  readonly marginMetres: number
}

/** As large as fits, the shapes in the middle; one shape at least. */
export function frameOf(shapes: readonly Surface[], { width, height, marginMetres }: FrameSize): Frame {
  const { west, south, east, north } = boxOf(...shapes)
  const metresEast = METRES_A_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const across = (east - west) * metresEast + 2 * marginMetres
  const up = (north - south) * METRES_A_DEGREE + 2 * marginMetres
  const scale = Math.min(width / across, height / up)
  return {
    west: west - (marginMetres + (width / scale - across) / 2) / metresEast,
    north: north + (marginMetres + (height / scale - up) / 2) / METRES_A_DEGREE,
    east: metresEast,
    scale,
  }
}

export const pixelsAt = (
  [longitude, latitude]: Position,
  { west, north, east, scale }: Frame,
): readonly [x: number, y: number] => [
  (longitude - west) * east * scale,
  (north - latitude) * METRES_A_DEGREE * scale,
]

/** Corners that fall on the tenth of a pixel of the one before are left out. */
export function pathOf(shape: Surface, frame: Frame): string {
  const written = (at: Position) => {
    const [x, y] = pixelsAt(at, frame)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  }
  return ringsOf(shape)
    .flat()
    .map((ring) => {
      const corners = ring.map(written)
      return `M${corners.filter((corner, at) => corner !== corners[at - 1]).join('L')}Z`
    })
    .join('')
}

/** Layout of the ward map: paths, discs and names in CSS pixels. Pure. */
import { surfaceCentre } from '../../analytics/geometry.ts'
import { boxOf, ringsOf, type Position, type Surface } from '../../domain/geography.ts'
import { discRadius } from '../discs/disc-size.ts'
import { spreadDiscs } from '../discs/spread-discs.ts'
import { firstFree, rectAt, type Obstacles } from '../layout/rects.ts'
import { cameraFitting, pixelAt, type Pixel, type Size } from '../mercator.ts'

export interface CountedWard {
  readonly code: string
  readonly name: string
  readonly shape: Surface
  readonly count: number
}
export interface PlacedWard {
  readonly ward: CountedWard
  readonly path: string
  /** Centre of the disc and its radius; a radius of 0: the number alone, on a small screen. */
  readonly middle: Pixel
  readonly radius: number
  readonly fontSize: number
  /** Centre of the name where there is room for it. */
  readonly nameAt: Pixel | null
}
export interface WardLayout {
  readonly outline: string
  readonly wards: readonly PlacedWard[]
  readonly pathOf: (shape: Surface) => string
  readonly at: (position: Position) => Pixel
}

const MARGIN = 16
/** Below this size in pixels the numbers stand without discs, which would cover the wards. */
const MIN_SIZE_FOR_DISCS = 440
const FONT = 11
/** Wards stand closer together than clusters: their discs have this share of the radius. */
const DISC_SHARE = 0.65
export const wardRadius = (count: number) => DISC_SHARE * discRadius(count)
/** Half the width that a number without a disc takes. */
const SMALL_RADIUS = 17
/** Radius in pixels within which a site can be pressed, and which numbers keep free. */
export const SITE_RADIUS = 12
/** Greatest distance in pixels of a number from the centre of its ward. */
const MAX_SHIFT = 40
const NAME_HEIGHT = 14
/** Width of a letter of a name in pixels, at most. */
const LETTER = 6.6

interface WardMapContents {
  readonly outline: Surface
  readonly wards: readonly CountedWard[]
  readonly sites: readonly { readonly shape: Surface }[]
}
/** Fits the borough into a size, with every ward's number inside or beside it and over no site. */
export function wardLayout(contents: WardMapContents, size: Size): WardLayout {
  const at = projection(contents.outline, size)
  const pathOf = (shape: Surface) =>
    ringsOf(shape)
      .flat()
      .map((ring) => `M${ring.map((position) => pair(at(position))).join('L')}Z`)
      .join('')
  const isSmall = Math.min(size.width, size.height) < MIN_SIZE_FOR_DISCS
  const { circles, obstacles } = placedNumbers(contents, { at, size, isSmall })
  return {
    outline: pathOf(contents.outline),
    pathOf,
    at,
    wards: contents.wards.flatMap((ward, i) => {
      const circle = circles[i]
      if (!circle) return []
      const middle = { x: circle.x, y: circle.y }
      const radius = isSmall ? 0 : wardRadius(ward.count)
      const nameAt = isSmall ? null : placeForName(ward.name, { middle, radius }, obstacles)
      return [{ ward, path: pathOf(ward.shape), middle, radius, fontSize: FONT, nameAt }]
    }),
  }
}

/** Pixels of positions on a picture of the borough, north up. */
function projection(outline: Surface, size: Size): (position: Position) => Pixel {
  const fitted = { width: size.width - 2 * MARGIN, height: size.height - 2 * MARGIN }
  const camera = cameraFitting(boxOf(outline), fitted)
  const centre = pixelAt([camera.longitude, camera.latitude], camera.zoom)
  return (position) => {
    const { x, y } = pixelAt(position, camera.zoom)
    return { x: x - centre.x + size.width / 2, y: y - centre.y + size.height / 2 }
  }
}

interface NumberOptions {
  readonly at: (position: Position) => Pixel
  readonly size: Size
  readonly isSmall: boolean
}
/** The circles of the wards' numbers, moved apart and off the sites, and the space that both take. */
function placedNumbers({ wards, sites }: WardMapContents, { at, size, isSmall }: NumberOptions) {
  const marks = [
    ...wards.map(({ shape, count }) => ({
      middle: at(surfaceCentre(shape)),
      radius: isSmall ? SMALL_RADIUS : wardRadius(count) + 2,
      isFixed: false,
    })),
    ...sites.map(({ shape }) => ({ middle: at(surfaceCentre(shape)), radius: SITE_RADIUS, isFixed: true })),
  ]
  const isAllowed = ({ x, y }: Pixel, radius: number) =>
    x >= radius && x <= size.width - radius && y >= radius && y <= size.height - radius
  const middles = spreadDiscs(marks, { isAllowed, maxShift: MAX_SHIFT })
  const circles = marks.map(({ radius, middle }, i) => ({ ...(middles[i] ?? middle), radius }))
  const obstacles: Obstacles = { circles, rects: [] }
  return { circles, obstacles }
}

const pair = ({ x, y }: Pixel) => `${x.toFixed(1)} ${y.toFixed(1)}`

/** Below or above the disc; null where neither is free. */
function placeForName(
  name: string,
  { middle, radius }: { readonly middle: Pixel; readonly radius: number },
  obstacles: Obstacles,
): Pixel | null {
  const box = { width: name.length * LETTER, height: NAME_HEIGHT }
  const offset = radius + 3 + NAME_HEIGHT / 2
  const rects = [offset, -offset].map((dy) => rectAt({ x: middle.x, y: middle.y + dy }, box))
  const free = firstFree(rects, obstacles)
  if (!free) return null
  obstacles.rects.push(free)
  return { x: (free.left + free.right) / 2, y: (free.top + free.bottom) / 2 }
}

/** Discs over the chosen order or the boundary of a chosen area: they are drawn translucent, so that it shows. */
import { ringsOf, type Ring } from '../../domain/geography.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import type { Scene } from '../scene.ts'
import { chosenRings } from '../squares/square-marks.ts'
import { outerRadius, type DiscSize } from './disc-size.ts'

interface PlacedDisc {
  readonly size: DiscSize
  readonly middle: Pixel
}
interface PlacedOrder {
  readonly middle: Pixel
  readonly spot: { readonly orders: Scene['orders'] }
}

/** Radius in pixels of a chosen order with its selection ring. */
const ORDER_RADIUS = 15

/** Whether a disc lies over what is chosen; null where nothing is. */
export function coversChosen(
  scene: Scene,
  orders: readonly PlacedOrder[],
  zoom: number,
): ((disc: PlacedDisc) => boolean) | null {
  const spots = orders.filter(({ spot }) => spot.orders.some(({ isChosen }) => isChosen))
  const lines = chosenBoundaries(scene).map((ring) => ring.map((position) => pixelAt(position, zoom)))
  if (spots.length === 0 && lines.length === 0) return null
  return ({ size, middle }) => {
    const radius = outerRadius(size)
    return (
      spots.some(
        (spot) => Math.hypot(spot.middle.x - middle.x, spot.middle.y - middle.y) < radius + ORDER_RADIUS,
      ) || lines.some((line) => distanceToLine(line, middle) < radius)
    )
  }
}

function chosenBoundaries({ hotspots, sites, squares }: Scene): readonly Ring[] {
  const areas = [...hotspots, ...sites].filter(({ isChosen }) => isChosen)
  return [...areas.flatMap(({ shape }) => ringsOf(shape).flat()), ...(squares ? chosenRings(squares) : [])]
}

/** Distance in pixels from a point to the nearest point of a line. */
export function distanceToLine(line: readonly Pixel[], { x, y }: Pixel): number {
  let least = Infinity
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]]
    if (!a || !b) continue
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
    least = Math.min(least, Math.hypot(a.x + along * dx - x, a.y + along * dy - y))
  }
  return least
}

/** Point in polygon for the borough: whether a position is inside it, near it, or far away. */
import {
  type Box,
  type Position,
  type Surface,
  boxOf,
  isInBox,
  METRES_A_DEGREE,
  ringsOf,
} from '../domain/geography.ts'

/** `near`: outside the borough, within the place's `vicinityMetres` of its outline. */
export type Proximity = 'inside' | 'near' | 'far'

export interface Vicinity {
  readonly proximityAt: (longitude: number, latitude: number) => Proximity
}

const BANDS = 512

interface Edge {
  readonly from: Position
  readonly to: Position
}

/**
 * The borough's vicinity. Inside is decided by the even-odd rule over all rings, with edges in bands of latitude so that
 * each test examines few of them. Distances are equirectangular at the middle latitude: over some tens of kilometres the
 * error is below 0.5 %.
 * @param nearMetres greatest distance from the outline that counts as near
 */
export function vicinityOf(outline: Surface, nearMetres: number): Vicinity {
  const box = boxOf(outline)
  const edges = ringsOf(outline).flatMap((rings) => rings.flatMap(edgesOf))
  const bands = bandsOf(edges, box)
  const scale = scaleAt((box.south + box.north) / 2)
  const isSmall = shorterSide(box, scale) <= nearMetres
  const nearBox = grown(box, scale, nearMetres)
  const isInside = (longitude: number, latitude: number) => {
    let odd = false
    for (const edge of bands[bandAt(latitude, box)] ?? []) if (crosses(edge, longitude, latitude)) odd = !odd
    return odd
  }
  return {
    proximityAt: (longitude, latitude) => {
      if (!isInBox(longitude, latitude, nearBox)) return 'far'
      const isInBounds = isInBox(longitude, latitude, box)
      if (isInBounds && isInside(longitude, latitude)) return 'inside'
      if (isInBounds && isSmall) return 'near'
      const isNear = edges.some((edge) => metresTo(edge, [longitude, latitude], scale) <= nearMetres)
      return isNear ? 'near' : 'far'
    },
  }
}

const edgesOf = (ring: readonly Position[]): Edge[] =>
  ring.slice(1).flatMap((to, i) => {
    const from = ring[i]
    return from ? [{ from, to }] : []
  })

const bandAt = (latitude: number, box: Box) =>
  Math.min(BANDS - 1, Math.max(0, Math.floor(((latitude - box.south) / (box.north - box.south)) * BANDS)))

function bandsOf(edges: readonly Edge[], box: Box): readonly (readonly Edge[])[] {
  const bands: Edge[][] = Array.from({ length: BANDS }, () => [])
  for (const edge of edges) {
    const [low, high] = [edge.from[1], edge.to[1]].toSorted((a, b) => a - b)
    for (let band = bandAt(low ?? 0, box); band <= bandAt(high ?? 0, box); band += 1) bands[band]?.push(edge)
  }
  return bands
}

/** Whether a ray to the east from the position crosses the edge. */
function crosses({ from, to }: Edge, longitude: number, latitude: number): boolean {
  if (from[1] > latitude === to[1] > latitude) return false
  const fraction = (latitude - from[1]) / (to[1] - from[1])
  return longitude < from[0] + fraction * (to[0] - from[0])
}

/** Metres per degree, east and north. */
type Scale = readonly [east: number, north: number]
const scaleAt = (latitude: number): Scale => [
  METRES_A_DEGREE * Math.cos((latitude * Math.PI) / 180),
  METRES_A_DEGREE,
]

/** Shorter side of the box in metres: no position in the box is farther from the outline, which spans it. */
const shorterSide = (box: Box, [east, north]: Scale) =>
  Math.min((box.east - box.west) * east, (box.north - box.south) * north)

const grown = (box: Box, [east, north]: Scale, metres: number): Box => ({
  west: box.west - metres / east,
  south: box.south - metres / north,
  east: box.east + metres / east,
  north: box.north + metres / north,
})

/** Distance from a position to an edge, in metres. */
function metresTo({ from, to }: Edge, at: Position, [east, north]: Scale): number {
  const [x, y] = [(at[0] - from[0]) * east, (at[1] - from[1]) * north]
  const [dx, dy] = [(to[0] - from[0]) * east, (to[1] - from[1]) * north]
  const squaredLength = dx * dx + dy * dy
  const fraction = squaredLength === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squaredLength))
  return Math.hypot(x - fraction * dx, y - fraction * dy)
}

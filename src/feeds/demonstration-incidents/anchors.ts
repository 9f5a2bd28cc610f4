/**
 * Points at which invented incidents are recorded: anchors spread over each LSOA, as in anonymised open data, and
 * points in planted hotspot squares.
 */
import type { Borough, Road } from '../../domain/borough/borough.ts'
import type { Position } from '../../domain/geography.ts'
import { itemAt, type Random } from '../demonstration/random.ts'
import {
  doExtentsMeet,
  isInside,
  metresToEdge,
  patchOf,
  positionAt,
  spotAt,
  type Patch,
  type Spot,
} from '../demonstration/grid-polygons.ts'
import { STREETS } from './mix.ts'
import { SQUARE_METRES, type Square } from '../../domain/borough/national-grid.ts'
import plan from '../../../data/demonstration/hotspots.json'

const ANCHORS_AN_LSOA = 30
/** Best-candidate sampling (Mitchell 1991): of this many candidates the one farthest from existing points is chosen. */
const CANDIDATES = 4
const WEIGHT_VARIANCE = 0.15
const ROAD_SHARE = 0.3
const ROAD_STEP_METRES = 90
const VERGE_METRES = 25
/** After this many failed tries any point of the LSOA is accepted, since a rural LSOA may have little built-up land. */
const TRIES_IN_TOWN = 60
/** Minimum distance in metres from boundaries used for counting, so that different projections agree on the side. */
export const CLEAR_METRES = 6

/** A point at which incidents are recorded. */
export interface Anchor {
  readonly position: Position
  readonly spot: Spot
  /** Index into the borough's LSOAs. */
  readonly lsoa: number
  /** Relative to the other anchors of its LSOA. */
  readonly weight: number
  /** Index into `STREETS`. */
  readonly street: number
}

interface AnchorPlan {
  readonly lsoas: readonly Patch[]
  readonly random: Random
  /** Whether a point is far enough from site and ring boundaries. */
  readonly isClear: (spot: Spot) => boolean
}

interface Source {
  readonly lsoa: Patch
  readonly town: Patch
  readonly roadSpots: readonly Spot[]
  readonly isClear: (spot: Spot) => boolean
}

/**
 * Draws `ANCHORS_AN_LSOA` points in each LSOA, in the borough's order of LSOAs, each at least `CLEAR_METRES` inside.
 * Throws where an LSOA leaves no space for a point.
 */
export function spreadAnchors(
  geography: { readonly borough: Borough; readonly roads: readonly Road[] },
  { lsoas, random, isClear }: AnchorPlan,
): readonly Anchor[] {
  const town = patchOf(geography.borough.townAtStreet)
  const alongRoads = geography.roads.flatMap((road) => spotsAlong(road.line.coordinates.map(spotAt)))
  return lsoas.flatMap((lsoa, index) => {
    const roadSpots = alongRoads.filter((spot) => isInside(lsoa, spot))
    const townHere = { ...town, loops: town.rings.filter((loop) => doExtentsMeet(loop, lsoa)) }
    return samplePoints({ lsoa, town: townHere, roadSpots, isClear }, random).map((spot) => ({
      spot,
      position: positionAt(spot),
      lsoa: index,
      weight: random.multiplier(WEIGHT_VARIANCE),
      street: random.below(STREETS.length),
    }))
  })
}

function samplePoints(source: Source, random: Random): readonly Spot[] {
  const chosen: Spot[] = []
  while (chosen.length < ANCHORS_AN_LSOA) {
    const candidates = Array.from({ length: CANDIDATES }, () => randomCandidate(source, random))
    const distances = candidates.map((spot) => Math.min(...chosen.map((other) => metresBetween(spot, other))))
    chosen.push(itemAt(candidates, distances.indexOf(Math.max(...distances))))
  }
  return chosen
}

const metresBetween = (a: Spot, b: Spot) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** A random point beside a road or in the built-up area. */
function randomCandidate(source: Source, random: Random): Spot {
  for (let tries = 0; tries < 100 * TRIES_IN_TOWN; tries++) {
    const isByRoad = source.roadSpots.length > 0 && random.happens(ROAD_SHARE)
    const spot = onFeedGrid(isByRoad ? besideRoad(source.roadSpots, random) : anywhere(source.lsoa, random))
    if (!isWellInside(source.lsoa, spot) || !source.isClear(spot)) continue
    if (isByRoad || tries > TRIES_IN_TOWN || isInside(source.town, spot)) return spot
  }
  throw new Error('No room for a point in an LSOA: its shape is empty, or sites cover it')
}

/** The point after rounding to the decimals that are written in feeds. */
const onFeedGrid = (spot: Spot): Spot => spotAt(positionAt(spot))

const isWellInside = (patch: Patch, spot: Spot) =>
  isInside(patch, spot) && metresToEdge(patch, spot, CLEAR_METRES) >= CLEAR_METRES

function besideRoad(spots: readonly Spot[], random: Random): Spot {
  const [easting, northing] = random.pick(spots)
  const offset = () => (2 * random.uniform() - 1) * VERGE_METRES
  return [easting + offset(), northing + offset()]
}

const anywhere = (patch: Patch, random: Random): Spot => [
  patch.west + random.uniform() * (patch.east - patch.west),
  patch.south + random.uniform() * (patch.north - patch.south),
]

function spotsAlong(line: readonly Spot[]): readonly Spot[] {
  return line.slice(1).flatMap((to, i) => {
    const from = itemAt(line, i)
    const steps = Math.max(1, Math.floor(metresBetween(from, to) / ROAD_STEP_METRES))
    return Array.from({ length: steps }, (_, step): Spot => {
      const share = step / steps
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    })
  })
}

/**
 * A square of a planted hotspot, which is a block of 3 x 3 squares of the fixed grid with a constant rate apart from
 * season.
 */
export interface PlantedSquare extends Square {
  readonly hotspot: string
  readonly isMiddle: boolean
  /** Expected incidents a year, background included. */
  readonly yearly: number
}

/** Incidents a month in the borough for which the plan's yearly figures hold; they are scaled in proportion. */
const PLANNED_A_MONTH = 3000
const MARGIN_METRES = 20
const STEPS = [-1, 0, 1]

/** Zone key of a square, by its south-west corner. */
export const squareKey = ({ easting, northing }: Square) => `square:${easting},${northing}`

/** Squares of all planted hotspots, nine for each, with expectations scaled to the number of incidents. */
export function plantedSquares(incidentsAMonth: number): readonly PlantedSquare[] {
  const scale = incidentsAMonth / PLANNED_A_MONTH
  return plan.hotspots.flatMap((middle) =>
    STEPS.flatMap((east) =>
      STEPS.map((north) => {
        const isMiddle = east === 0 && north === 0
        return {
          hotspot: middle.id,
          easting: middle.easting + east * SQUARE_METRES,
          northing: middle.northing + north * SQUARE_METRES,
          isMiddle,
          yearly: (isMiddle ? plan.yearly.middle : plan.yearly.neighbour) * scale,
        }
      }),
    ),
  )
}

/** Random points in a square, away from its sides, so that projections which differ by metres agree on the square. */
export function spotsIn(square: PlantedSquare, random: Random): readonly Spot[] {
  const side = SQUARE_METRES - 2 * MARGIN_METRES
  return Array.from({ length: square.isMiddle ? 6 : 3 }, () =>
    onFeedGrid([
      square.easting + MARGIN_METRES + random.uniform() * side,
      square.northing + MARGIN_METRES + random.uniform() * side,
    ]),
  )
}

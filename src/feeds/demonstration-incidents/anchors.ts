/**
 * Points at which invented incidents are recorded, as in anonymised open data: the points of an LSOA's streets, further
 * points near them, and others spread over its built-up land.
 */
import type { Borough, Road, Street } from '../../domain/borough/borough.ts'
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
import { nearestStreet, type StreetPoint } from './streets.ts'

/** At least as many, and one for every street. */
const ANCHORS_AN_LSOA = 30
/** Of the anchors that are no street's own point, the share near one, and their greatest distance along each axis. */
const NEAR_STREET_SHARE = 0.6
const NEAR_STREET_METRES = 60
/** Best-candidate sampling (Mitchell 1991): of this many candidates the one farthest from existing points is chosen. */
const CANDIDATES = 4
/** Mean and variance of the relative weights: reports are anonymised to the streets' own points above all. */
const STREET_WEIGHT = { mean: 2, variance: 0.3 }
const OTHER_WEIGHT = { mean: 1, variance: 0.15 }
const ROAD_SHARE = 0.3
const ROAD_STEP_METRES = 90
const VERGE_METRES = 25
/** After this many failed tries any point of the LSOA is accepted, since a rural LSOA may have little built-up land. */
const TRIES_IN_TOWN = 60
/** Minimum distance in metres from boundaries used for counting, so that different projections agree on the side. */
export const CLEAR_METRES = 6

/** The geography that incidents are placed in. */
export interface IncidentGeography {
  readonly borough: Borough
  readonly roads: readonly Road[]
  readonly streets: readonly Street[]
}

/** A point at which incidents are recorded. */
export interface Anchor {
  readonly position: Position
  readonly spot: Spot
  /** Index into the borough's LSOAs. */
  readonly lsoa: number
  /** Relative to the other anchors of its LSOA. */
  readonly weight: number
  /** Name of the nearest street. */
  readonly street: string
}

interface AnchorPlan {
  readonly lsoas: readonly Patch[]
  readonly streets: readonly StreetPoint[]
  readonly random: Random
  /** Whether a point is far enough from site and ring boundaries. */
  readonly isClear: (spot: Spot) => boolean
}

interface Source {
  readonly lsoa: Patch
  readonly town: Patch
  readonly roadSpots: readonly Spot[]
  readonly streetSpots: readonly Spot[]
  readonly isClear: (spot: Spot) => boolean
}

/**
 * Draws at least `ANCHORS_AN_LSOA` points in each LSOA, in the borough's order of LSOAs, each at least `CLEAR_METRES`
 * inside. Throws where an LSOA leaves no space for a point.
 */
export function spreadAnchors(
  { borough, roads }: IncidentGeography,
  { lsoas, streets, random, isClear }: AnchorPlan,
): readonly Anchor[] {
  const town = patchOf(borough.townAtStreet)
  const streetSpots = streets.map(({ spot }) => spot)
  const alongRoads = roads.flatMap((road) => spotsAlong(road.line.coordinates.map(spotAt)))
  return lsoas.flatMap((lsoa, index) => {
    const source: Source = {
      lsoa,
      town: { ...town, rings: town.rings.filter((ring) => doExtentsMeet(ring, lsoa)) },
      roadSpots: alongRoads.filter((spot) => isInside(lsoa, spot)),
      streetSpots: streetSpots.filter((spot) => isWellInside(lsoa, spot) && isClear(spot)),
      isClear,
    }
    return samplePoints(source, random).map(({ spot, weight }) => ({
      spot,
      position: positionAt(spot),
      lsoa: index,
      weight: weight.mean * random.multiplier(weight.variance),
      street: nearestStreet(streets, spot),
    }))
  })
}

interface SampledPoint {
  readonly spot: Spot
  readonly weight: { readonly mean: number; readonly variance: number }
}

function samplePoints(source: Source, random: Random): readonly SampledPoint[] {
  const chosen: SampledPoint[] = source.streetSpots.map((spot) => ({ spot, weight: STREET_WEIGHT }))
  while (chosen.length < ANCHORS_AN_LSOA) {
    const isNearStreet = source.streetSpots.length > 0 && random.happens(NEAR_STREET_SHARE)
    const near = isNearStreet ? nearStreet(source, random) : null
    chosen.push({ spot: near ?? farthestCandidate(source, chosen, random), weight: OTHER_WEIGHT })
  }
  return chosen
}

function farthestCandidate(source: Source, chosen: readonly SampledPoint[], random: Random): Spot {
  const candidates = Array.from({ length: CANDIDATES }, () => randomCandidate(source, random))
  const distances = candidates.map((spot) =>
    Math.min(...chosen.map((other) => metresBetween(spot, other.spot))),
  )
  return itemAt(candidates, distances.indexOf(Math.max(...distances)))
}

const metresBetween = (a: Spot, b: Spot) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** A random point near one of the LSOA's streets; null where several tries leave the LSOA. */
function nearStreet({ lsoa, streetSpots, isClear }: Source, random: Random): Spot | null {
  const spots = Array.from({ length: CANDIDATES }, () =>
    onFeedGrid(displaced(random.pick(streetSpots), NEAR_STREET_METRES, random)),
  )
  return spots.find((spot) => isWellInside(lsoa, spot) && isClear(spot)) ?? null
}

/** A random point beside a road or in the built-up area. */
function randomCandidate(source: Source, random: Random): Spot {
  for (let tries = 0; tries < 100 * TRIES_IN_TOWN; tries++) {
    const isByRoad = source.roadSpots.length > 0 && random.happens(ROAD_SHARE)
    const spot = onFeedGrid(
      isByRoad
        ? displaced(random.pick(source.roadSpots), VERGE_METRES, random)
        : anywhere(source.lsoa, random),
    )
    if (!isWellInside(source.lsoa, spot) || !source.isClear(spot)) continue
    if (isByRoad || tries > TRIES_IN_TOWN || isInside(source.town, spot)) return spot
  }
  throw new Error('No room for a point in an LSOA: its shape is empty, or sites cover it')
}

/** The point after rounding to the decimals that are written in feeds. */
export const onFeedGrid = (spot: Spot): Spot => spotAt(positionAt(spot))

const isWellInside = (patch: Patch, spot: Spot) =>
  isInside(patch, spot) && metresToEdge(patch, spot, CLEAR_METRES) >= CLEAR_METRES

/** The point moved by up to this many metres along each axis. */
function displaced([easting, northing]: Spot, metres: number, random: Random): Spot {
  const offset = () => (2 * random.uniform() - 1) * metres
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

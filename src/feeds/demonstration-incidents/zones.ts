/**
 * Zones in which invented incidents are counted (sites, their rings, planted squares, the rest of each LSOA), and
 * random places drawn from them.
 */
import type { Borough, Road } from '../../domain/borough/borough.ts'
import { centreOf, squareAt } from '../../domain/borough/national-grid.ts'
import { itemAt, cumulativeSums, indexByWeight, type Random } from '../demonstration/random.ts'
import { isInside, patchOf, positionAt, type Patch, type Spot } from '../demonstration/grid-polygons.ts'
import { SITE_BOUNDS, keepsClear, sideOf } from '../demonstration/partnership.ts'
import {
  CLEAR_METRES,
  spreadAnchors,
  spotsIn,
  squareKey,
  type Anchor,
  type PlantedSquare,
} from './anchors.ts'
import { FAMILIES, mixesOf, sumOf, STREETS, type Mix } from './mix.ts'
import type { Position } from '../../domain/geography.ts'

/** An anchor with its share of the incidents. */
export interface ZoneAnchor extends Anchor {
  readonly mix: Mix
  /** Share of the borough's background incidents; in a planted square, share of its mix. */
  readonly share: number
  /**
   * True where the centre of its 150 m square lies in the same zone and LSOA, so that moving the incident there changes
   * no planted count.
   */
  readonly isSteady: boolean
}

/** Part of the borough in which counts are drawn together. */
export interface Zone {
  /** `site:ID`, `ring:ID`, `square:EASTING,NORTHING` or `lsoa:INDEX`. */
  readonly key: string
  readonly anchors: readonly ZoneAnchor[]
  /** Cumulative shares of the anchors, to draw by. */
  readonly sums: Float64Array
  /** Expected incidents in an average month. */
  readonly monthly: number
  /** Weights of the families; they sum to 1. */
  readonly families: readonly number[]
  /** True for planted squares, whose yearly totals are constant; the months of other zones are overdispersed. */
  readonly isSteady: boolean
}

interface ZonePlan {
  readonly incidentsAMonth: number
  readonly squares: readonly PlantedSquare[]
  readonly random: Random
}

interface ZoneGeography {
  readonly lsoas: readonly Patch[]
  readonly mixes: readonly Mix[]
  readonly planted: ReadonlySet<string>
}

/** Zones whose expectations sum to `incidentsAMonth`. */
export function zonesOf(
  geography: { readonly borough: Borough; readonly roads: readonly Road[] },
  { incidentsAMonth, squares, random }: ZonePlan,
): readonly Zone[] {
  const zoneGeography: ZoneGeography = {
    lsoas: geography.borough.lsoas.map((lsoa) => patchOf(lsoa.shape)),
    mixes: mixesOf(geography.borough.lsoas),
    planted: new Set(squares.map(squareKey)),
  }
  const isClear = (spot: Spot) => SITE_BOUNDS.every((bounds) => keepsClear(bounds, spot, CLEAR_METRES))
  const anchors = spreadAnchors(geography, { lsoas: zoneGeography.lsoas, random, isClear })
  const background = backgroundOf(anchors, zoneGeography)
  const rest = incidentsAMonth - sumOf(squares.map((square) => square.yearly / 12))
  const backgroundZones = [...groupedBy(background, (anchor) => zoneKey(anchor, zoneGeography))].map(
    ([key, zoneAnchors]) =>
      zoneFrom(key, zoneAnchors, {
        monthly: rest * sumOf(zoneAnchors.map((anchor) => anchor.share)),
        isSteady: false,
      }),
  )
  return [...backgroundZones, ...squares.map((square) => squareZone(square, zoneGeography, random))]
}

/** Anchors outside the planted squares, each with its share of its LSOA's incidents. */
function backgroundOf(anchors: readonly Anchor[], zoneGeography: ZoneGeography): readonly ZoneAnchor[] {
  const open = anchors.filter((anchor) => !zoneGeography.planted.has(squareKey(squareAt(...anchor.spot))))
  return [...groupedBy(open, (anchor) => anchor.lsoa).values()].flatMap((inLsoa) => {
    const whole = sumOf(inLsoa.map((anchor) => anchor.weight))
    return inLsoa.map((anchor) => zoneAnchorOf(anchor, anchor.weight / whole, zoneGeography))
  })
}

function zoneAnchorOf(anchor: Anchor, part: number, zoneGeography: ZoneGeography): ZoneAnchor {
  const mix = itemAt(zoneGeography.mixes, anchor.lsoa)
  const { easting, northing } = centreOf(squareAt(...anchor.spot))
  const centre = { ...anchor, spot: [easting, northing] as const }
  const isSteady =
    isInside(itemAt(zoneGeography.lsoas, anchor.lsoa), centre.spot) &&
    zoneKey(centre, zoneGeography) === zoneKey(anchor, zoneGeography)
  return { ...anchor, mix, share: part * mix.share, isSteady }
}

function zoneKey({ spot, lsoa }: Anchor, zoneGeography: ZoneGeography): string {
  const square = squareKey(squareAt(...spot))
  if (zoneGeography.planted.has(square)) return square
  for (const bounds of SITE_BOUNDS) {
    const side = sideOf(bounds, spot)
    if (side) return `${side}:${bounds.id}`
  }
  return `lsoa:${lsoa}`
}

function squareZone(square: PlantedSquare, zoneGeography: ZoneGeography, random: Random): Zone {
  const anchors = spotsIn(square, random).map((spot) => {
    const lsoa = zoneGeography.lsoas.findIndex((patch) => isInside(patch, spot))
    const anchor = { spot, position: positionAt(spot), lsoa, weight: 1, street: random.below(STREETS.length) }
    return zoneAnchorOf(anchor, 1, zoneGeography)
  })
  return zoneFrom(squareKey(square), anchors, { monthly: square.yearly / 12, isSteady: true })
}

function zoneFrom(
  key: string,
  anchors: readonly ZoneAnchor[],
  rest: { readonly monthly: number; readonly isSteady: boolean },
): Zone {
  const parts = FAMILIES.map((_, family) =>
    sumOf(anchors.map(({ share, mix }) => (share * itemAt(mix.families, family)) / mix.share)),
  )
  const whole = sumOf(parts)
  return {
    key,
    anchors,
    sums: cumulativeSums(anchors.map((anchor) => anchor.share)),
    families: parts.map((part) => part / whole),
    ...rest,
  }
}

function groupedBy<T, K>(list: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of list) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** A random location for an action, an order or a patrol. */
interface DrawnPlace {
  readonly position: Position
  readonly spot: Spot
  /** Ward code. */
  readonly ward: string | undefined
  /** Id of the site that contains it. */
  readonly site: string | undefined
}

/**
 * Draws a place.
 * @param where a site's id, `ring:` and a site's id, or `borough` for anywhere outside sites and planted squares
 */
export type Places = (where: string, random: Random) => DrawnPlace

/** Anywhere outside sites and planted squares. */
export const BOROUGH = 'borough'

/** A sampler of places by the shares of the zones' anchors. It throws for an unknown `where`. */
export function placesIn(zones: readonly Zone[], borough: Borough): Places {
  const byKey = new Map(zones.map((zone) => [zone.key, zone]))
  const open = zones.filter((zone) => zone.key.startsWith('lsoa:'))
  const sums = cumulativeSums(open.map((zone) => zone.monthly))
  return (where, random) => {
    const isSite = !where.includes(':') && where !== BOROUGH
    const zone =
      where === BOROUGH
        ? itemAt(open, indexByWeight(sums, random.uniform()))
        : byKey.get(isSite ? `site:${where}` : where)
    if (!zone) throw new Error(`No point is known of "${where}"`)
    const { position, spot, lsoa } = itemAt(zone.anchors, indexByWeight(zone.sums, random.uniform()))
    const ward = borough.lsoas[lsoa]?.ward ?? undefined
    return { position, spot, ward, site: isSite ? where : undefined }
  }
}

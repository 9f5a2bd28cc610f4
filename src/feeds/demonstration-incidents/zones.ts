/**
 * Zones in which invented incidents are counted (sites, their rings, planted squares, the rest of each LSOA), and
 * random places drawn from them.
 */
import type { Borough } from '../../domain/borough/borough.ts'
import { centreOf, squareAt } from '../../domain/borough/grids.ts'
import { itemAt, cumulativeSums, indexByWeight, type Random } from '../demonstration/random.ts'
import { isInside, patchOf, positionAt, type Patch, type Spot } from '../demonstration/grid-polygons.ts'
import { SITE_BOUNDS, keepsClear, sideOf } from '../demonstration/partnership.ts'
import { CLEAR_METRES, spreadAnchors, type Anchor, type IncidentGeography } from './anchors.ts'
import type { AreaChange } from './area-changes.ts'
import { spotsIn, squareKey, type PlantedSquare } from './hotspots.ts'
import { ASB_FAMILY, FAMILIES, mixesOf, multipliedMix, sumOf, type Mix } from './mix.ts'
import { nearestStreet, streetPointsOf, type StreetPoint } from './streets.ts'
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
  /** The zone's part of a planted change of its area. */
  readonly change: ZoneChange | null
}

/** A planted change of one family in a zone. */
export interface ZoneChange {
  /** Code of the area that changes. */
  readonly area: string
  /** Index into `FAMILIES`. */
  readonly family: number
  /** By month, as a share of the family's expectation in the zone. */
  readonly levels: readonly number[]
  /** Months by index, with the zone's expected number in them. */
  readonly spans: readonly { readonly months: readonly number[]; readonly expected: number }[]
}

/** What is planted in the zones, apart from effects at sites. */
interface ZonePlan {
  readonly incidentsAMonth: number
  readonly squares: readonly PlantedSquare[]
  readonly changes: readonly AreaChange[]
  readonly random: Random
}

interface ZoneGeography {
  readonly lsoas: readonly Patch[]
  readonly mixes: readonly Mix[]
  readonly planted: ReadonlySet<string>
  readonly streets: readonly StreetPoint[]
}

/** Zones whose expectations sum to `incidentsAMonth`, as long as no change is under way. */
export function zonesOf(
  geography: IncidentGeography,
  { incidentsAMonth, squares, changes, random }: ZonePlan,
): readonly Zone[] {
  const zoneGeography: ZoneGeography = {
    lsoas: geography.borough.lsoas.map((lsoa) => patchOf(lsoa.shape)),
    mixes: mixesOf(geography.borough.lsoas),
    planted: new Set(squares.map(squareKey)),
    streets: streetPointsOf(geography.streets),
  }
  const isClear = (spot: Spot) => SITE_BOUNDS.every((bounds) => keepsClear(bounds, spot, CLEAR_METRES))
  const { lsoas, streets } = zoneGeography
  const anchors = spreadAnchors(geography, { lsoas, streets, random, isClear })
  const background = backgroundOf(anchors, zoneGeography)
  const rest = incidentsAMonth - sumOf(squares.map((square) => square.yearly / 12))
  const shares = [...groupedBy(background, (anchor) => zoneKey(anchor, zoneGeography))].map(
    ([key, zoneAnchors]) =>
      zoneFrom(key, zoneAnchors, {
        monthly: sumOf(zoneAnchors.map((anchor) => anchor.share)),
        isSteady: false,
        change: null,
      }),
  )
  return [
    ...withChanges(shares, changes, rest),
    ...squares.map((square) => squareZone(square, zoneGeography, random)),
  ]
}

/**
 * Background zones with expectations that sum to `monthly`: those of a changing area have its planned antisocial
 * behaviour, and all else is in proportion to the shares of the borough.
 * @param zones with shares of the borough's background in place of expectations
 */
function withChanges(
  zones: readonly Zone[],
  changes: readonly AreaChange[],
  monthly: number,
): readonly Zone[] {
  const changeOf = new Map(
    zones.flatMap((zone) =>
      changes.filter((change) => isWithin(zone, change)).map((change) => [zone, change]),
    ),
  )
  const asb = (zone: Zone) => zone.monthly * itemAt(zone.families, ASB_FAMILY)
  const replaced = sumOf([...changeOf.keys()].map(asb))
  const planned = sumOf(changes.map((change) => change.monthly))
  const factor = (monthly - planned) / (1 - replaced)
  return zones.map((zone) => {
    const change = changeOf.get(zone)
    if (!change) return { ...zone, monthly: zone.monthly * factor }
    const inArea = zones.filter((other) => changeOf.get(other) === change)
    return changingZone(zone, change, { part: asb(zone) / sumOf(inArea.map(asb)), factor })
  })
}

const isWithin = ({ anchors }: Zone, { patch }: AreaChange) => isInside(patch, itemAt(anchors, 0).spot)

function changingZone(
  zone: Zone,
  { area, monthly, levels, before, after }: AreaChange,
  { part, factor }: { readonly part: number; readonly factor: number },
): Zone {
  const expected = zone.families.map((weight, family) =>
    family === ASB_FAMILY ? monthly * part : zone.monthly * weight * factor,
  )
  const whole = sumOf(expected)
  const spans = [before, after].map((span) => ({ months: span.months, expected: span.expected * part }))
  return {
    ...zone,
    monthly: whole,
    families: expected.map((one) => one / whole),
    change: { area, family: ASB_FAMILY, levels, spans },
  }
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
  const { lsoas, streets } = zoneGeography
  const anchors = spotsIn(square, streets, random).map((spot) => {
    const lsoa = lsoas.findIndex((patch) => isInside(patch, spot))
    const street = nearestStreet(streets, spot)
    const anchor = { spot, position: positionAt(spot), lsoa, weight: 1, street }
    const { mix, ...placed } = zoneAnchorOf(anchor, 1, zoneGeography)
    return { ...placed, mix: multipliedMix(mix, square.factors) }
  })
  return zoneFrom(squareKey(square), anchors, {
    monthly: square.yearly / 12,
    isSteady: true,
    change: null,
  })
}

function zoneFrom(
  key: string,
  anchors: readonly ZoneAnchor[],
  rest: Pick<Zone, 'monthly' | 'isSteady' | 'change'>,
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

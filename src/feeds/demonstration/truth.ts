/**
 * Text of `truth.json`: what was planted in the demonstration and the counts that resulted, to check readers against.
 */
import { type Day, dayBefore, isoDay, monthsFrom, monthsUpTo } from '../../domain/day.ts'
import type { AreaChange, ExpectedSpan } from '../demonstration-incidents/area-changes.ts'
import {
  type CountsByZone,
  OVERDISPERSION_PHI,
  clearDay,
  countAt,
  monthsAround,
  totalIn,
} from '../demonstration-incidents/counts.ts'
import { type PlantedSquare, squareKey } from '../demonstration-incidents/hotspots.ts'
import type { IncidentTally } from '../demonstration-incidents/incidents.ts'
import { ASB_FAMILY, sumOf } from '../demonstration-incidents/mix.ts'
import { type Month, SEASON } from '../demonstration-incidents/months.ts'
import type { Zone } from '../demonstration-incidents/zones.ts'
import type { Properties } from './feature-text.ts'
import { type Effect, EFFECTS } from './partnership.ts'

/** What was planted, as the input of `truth.json`. */
export interface Planted {
  readonly options: Properties
  readonly asOf: Day
  readonly months: readonly Month[]
  readonly counts: CountsByZone
  readonly squares: readonly PlantedSquare[]
  readonly changes: readonly AreaChange[]
  readonly zones: readonly Zone[]
  readonly isPlanted: boolean
  readonly tally: IncidentTally
  /** Facts on the partners' feeds, by feed. */
  readonly partners: Properties
  readonly faults: {
    /** Rows that a reader sets aside, by feed and reason, and odd rows that are shown. */
    readonly setAside: Properties
    readonly odd: Properties
    /** Notices caused by the faults, by feed and code. */
    readonly notices: Properties
    /** Unknown keys of the manifest. */
    readonly notKnown: readonly string[]
  }
}

/** Text of `truth.json`. */
export function truthText(planted: Planted): string {
  const { options, asOf, months, tally, partners, faults } = planted
  const truth = {
    about: 'Everything here is invented. Counts are of the rows as they were made, before faults were added.',
    options,
    from: isoDay(months[0]?.first ?? asOf),
    asOf: isoDay(asOf),
    season: { amplitude: SEASON.amplitude, heightMonth: SEASON.heightMonth },
    clumping: { phi: OVERDISPERSION_PHI },
    incidents: tally,
    sites: EFFECTS.map((effect) => siteTruth(effect, planted)),
    hotspots: hotspotTruths(planted),
    areaChanges: planted.changes.map((change) => areaChangeTruth(change, planted)),
    ...partners,
    ...faults,
  }
  return `${JSON.stringify(truth, null, 2)}\n`
}

/** Counts by the points as written; `ring` excludes the site. */
function siteTruth(effect: Effect, { counts, months, isPlanted }: Planted) {
  const { before, after } = monthsAround(effect, months)
  const site = counts.get(`site:${effect.site}`)
  const ring = counts.get(`ring:${effect.site}`)
  const clear = clearDay(effect)
  const [yearBefore, yearAfter] = [monthsUpTo(dayBefore(clear), 12), monthsFrom(clear, 12)]
  return {
    id: effect.site,
    clear: effect.clear,
    before: { from: isoDay(yearBefore.from), to: isoDay(yearBefore.to) },
    after: { from: isoDay(yearAfter.from), to: isoDay(yearAfter.to) },
    planted: isPlanted
      ? { remains: effect.remains, displacedIntoRing: effect.displaced }
      : { remains: 1, displacedIntoRing: 0 },
    realised: {
      siteBefore: totalIn(site, before),
      siteAfter: totalIn(site, after),
      ringBefore: totalIn(ring, before),
      ringAfter: totalIn(ring, after),
    },
  }
}

/** Squares by their south-west corner in EPSG:27700, the strongest first, with their counts over the three years. */
function hotspotTruths({ squares, counts, months }: Planted) {
  const everyMonth = months.map((_, index) => index)
  return squares
    .filter((square) => square.isStrongest)
    .map(({ hotspot, easting, northing, yearly }) => ({
      id: hotspot,
      easting,
      northing,
      yearly,
      squares: squares
        .filter((square) => square.hotspot === hotspot)
        .map((square) => ({
          easting: square.easting,
          northing: square.northing,
          yearly: square.yearly,
          count: totalIn(counts.get(squareKey(square)), everyMonth),
        })),
    }))
}

/** Counts by the points as written, before and after. */
function areaChangeTruth(change: AreaChange, { zones, counts }: Planted) {
  const { area, level, category, before, after } = change
  const keys = zones.filter((zone) => zone.change?.area === area).map(({ key }) => key)
  const spanTruth = ({ from, to, months, expected }: ExpectedSpan) => ({
    from,
    to,
    planted: expected,
    realised: sumOf(
      keys.flatMap((key) => months.map((month) => countAt(counts.get(key), month, ASB_FAMILY))),
    ),
  })
  return { area, level, category, before: spanTruth(before), after: spanTruth(after) }
}

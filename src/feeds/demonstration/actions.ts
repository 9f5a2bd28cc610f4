/**
 * Invented actions of every partner, in two feeds: one of all partners but the charities, and one of the charities that
 * ends early.
 */
import { DEFAULT_ACTION_TYPES } from '../../domain/action.ts'
import {
  type Day,
  dayAfter,
  dayBefore,
  dayNumber,
  HOUR,
  isoDay,
  isoInstant,
  isWithin,
  londonInstant,
  parseDay,
  weekdayOf,
} from '../../domain/day.ts'
import plan from '../../../data/demonstration/actions.json'
import type { Random } from './random.ts'
import { type Feature, type Properties, feature, pad } from './feature-text.ts'
import type { Month } from '../demonstration-incidents/months.ts'
import { SITES, phaseOn } from './partnership.ts'
import { type Places, BOROUGH } from '../demonstration-incidents/zones.ts'

type Rate = (typeof plan.rates)[number]
interface Action {
  readonly type: string
  readonly partner: string
  readonly on: string
  readonly where: string
  readonly count: number
}

interface ActionFeeds {
  readonly all: readonly Feature[]
  readonly charities: readonly Feature[]
  readonly truth: Properties
}

const shownByArea = new Set(
  DEFAULT_ACTION_TYPES.filter((type) => type.shown === 'area').map((type) => type.id),
)

/** Features of both feeds in order of time, and their facts for `truth.json`. */
export function actions(places: Places, random: Random, months: readonly Month[]): ActionFeeds {
  const drawn = plan.rates.flatMap((rate) => months.flatMap((month) => drawActions(month, rate, random)))
  const written = [...plan.announced.rows, ...plan.launch, ...plan.planned].map(
    ({ site, ...row }): Action => ({ ...row, where: site ?? BOROUGH }),
  )
  const rows = [...drawn, ...written].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const isCharity = ({ partner }: Action) => partner === plan.quiet.partner
  const reported = rows.filter((row) => isCharity(row) && row.on.slice(0, 10) <= plan.quiet.lastDay)
  const all = actionFeatures(
    rows.filter((row) => !isCharity(row)),
    { prefix: 'a', places, random, strayCoordinates: plan.areaOnlyWithPlace },
  )
  const charities = actionFeatures(reported, { prefix: 'ch', places, random, strayCoordinates: 0 })
  return {
    all,
    charities,
    truth: {
      rows: all.length + charities.length,
      announced: {
        from: plan.announced.from,
        to: plan.announced.to,
        arrests: announcedCount('arrest'),
        safeguardingReferrals: announcedCount('safeguarding-referral'),
      },
      coordinatesToDrop: plan.areaOnlyWithPlace,
      planned: plan.planned.length,
      quiet: { feed: 'actions-charities', lastRow: reported.at(-1)?.on },
    },
  }
}

const announcedCount = (type: string) =>
  plan.announced.rows.reduce((sum, row) => sum + (row.type === type ? row.count : 0), 0)

/** Poisson counts of actions in the borough at large, and in each site by the rate of its phase. */
function drawActions(month: Month, rate: Rate, random: Random): readonly Action[] {
  const middle = dayNumber(month.first + 14)
  const bySite = SITES.map((site) => {
    const phase = phaseOn(site, middle)
    return { where: site.id, mean: phase === null ? 0 : rate[phase] }
  })
  return [{ where: BOROUGH, mean: rate.borough }, ...bySite].flatMap(({ where, mean }) =>
    Array.from({ length: random.poisson(mean) }, () => ({
      type: rate.type,
      partner: rate.partner,
      where,
      on: recordedDate(dayIn(month, random), rate.type, random),
      count: countOf(rate.type, random),
    })).filter((action) => !isAnnounced(action)),
  )
}

/**
 * Whether a drawn row would add to an announced figure: it has one of the announced types and lies in the announced
 * period or the day either side.
 */
function isAnnounced({ type, on }: Action): boolean {
  const [from, to] = [parseDay(plan.announced.from), parseDay(plan.announced.to)]
  const day = parseDay(on.slice(0, 10))
  if (from === null || to === null || day === null) return false
  const isCounted = plan.announced.rows.some((row) => row.type === type)
  return isCounted && isWithin(day, { from: dayBefore(from), to: dayAfter(to) })
}

/** A random day of the month, mostly a workday. */
function dayIn(month: Month, random: Random): Day {
  const day = dayNumber(month.first + random.below(month.days))
  return weekdayOf(day) > 4 && random.happens(0.7) ? dayNumber(Math.max(month.first, day - 2)) : day
}

const BY_MONTH: ReadonlySet<string> = new Set(['fraud-case', 'money-laundering-case'])

/** A stop-search has a time of day; some cases are recorded by month; all other actions by day. */
function recordedDate(day: Day, type: string, random: Random): string {
  if (BY_MONTH.has(type) && random.happens(0.3)) return isoDay(day).slice(0, 7)
  if (type !== 'stop-search') return isoDay(day)
  return isoInstant(londonInstant((day * 24 + 11 + random.below(12)) * HOUR + random.below(60) * 60_000))
}

const MOST_COUNTED: Readonly<Record<string, number>> = {
  'home-fire-safety-visit': 6,
  'intelligence-report': 3,
  'community-protection-warning': 2,
}
const countOf = (type: string, random: Random) => 1 + random.below(MOST_COUNTED[type] ?? 1)

interface FeatureOptions {
  readonly prefix: string
  readonly places: Places
  readonly random: Random
  /** How many rows of a type counted by area have a coordinate, which is to be dropped when read. */
  readonly strayCoordinates: number
}

function actionFeatures(
  rows: readonly Action[],
  { prefix, places, random, strayCoordinates }: FeatureOptions,
): readonly Feature[] {
  const byArea = rows.filter((row) => shownByArea.has(row.type))
  const withStrayCoordinate = new Set(
    Array.from(
      { length: strayCoordinates },
      (_, i) => byArea[Math.floor(((i + 0.5) * byArea.length) / strayCoordinates)],
    ),
  )
  return rows.map((row, index) => {
    const isByArea = shownByArea.has(row.type)
    const { position, ward, site } = places(row.where, random)
    const isDrawn = isByArea ? withStrayCoordinate.has(row) : random.happens(0.95)
    const found = row.type === 'stop-search' ? Number(random.happens(0.27)) : undefined
    return feature(isDrawn ? { type: 'Point', coordinates: position } : null, {
      id: `${prefix}${pad(index + 1, 4)}`,
      type: row.type,
      on: row.on,
      partner: row.partner,
      count: row.count === 1 ? undefined : row.count,
      found,
      outcome: found === undefined ? undefined : searchOutcome(found, index),
      site,
      area: isByArea || !isDrawn ? ward : undefined,
    })
  })
}

const OUTCOMES_OF_FINDS = ['Arrest', 'Community resolution', 'Arrest', 'Summons or charged by post'] as const
/** By turns, so that no random number is drawn for it. */
const searchOutcome = (found: number, index: number) =>
  found === 0 ? 'No further action' : OUTCOMES_OF_FINDS[index % OUTCOMES_OF_FINDS.length]

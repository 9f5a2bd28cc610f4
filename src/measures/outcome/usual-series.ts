/** Weekly reports inside a site as an eight-week average, in proportion to what was usual before Clear, without season. */
import { seasonalExposure } from '../../analytics/process-control/season.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayBefore, dayNumber, daysFrom, daysIn, type Day, type DaySpan } from '../../domain/day.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { isStillToRise, lateDaysOf } from '../feeds/freshness.ts'
import type { Measure } from '../figures/tally.ts'
import { boroughSeason } from '../sites/site-baseline.ts'
import { countOnSide, siteTally } from '../sites/site-tally.ts'

/** Weeks of which each point is the mean. */
const WEEKS_AVERAGED = 8
/** Weeks before Clear from which a usual level is estimated. */
const LEAST_WEEKS = 8
/** Least number of reports before Clear, as of every percentage. */
const LEAST_BASE = 20

/** One point: the eight weeks up to and including its own. */
export interface UsualPoint {
  /** Whole weeks from Clear to the end of its own; 0 is the end of the last week before. */
  readonly week: number
  readonly span: DaySpan
  /** Reports of the eight weeks. */
  readonly count: number
  /** Reports that were usual for the same days of the year before Clear. */
  readonly expected: number
}
/** Series of one site. */
export interface UsualSeries {
  readonly kind: 'known'
  readonly clear: Day
  /** Usual number of reports in a week of average season, before Clear. */
  readonly usualWeek: number
  /** Whether season is taken out; false where the data hold less than a year before Clear. */
  readonly isSeasonRemoved: boolean
  readonly points: readonly UsualPoint[]
}
/** Why there is no series. */
export interface NoUsualSeries {
  readonly kind: 'none'
  readonly text: string
}

/** Crimes without those that patrol itself finds, and ASB. */
const COUNTED: Measure = { id: 'crimes-reported', kinds: [0, 2] }

const noSeries = (text: string): NoUsualSeries => ({ kind: 'none', text })

/**
 * Weeks run from the first day of Clear, as far as all feeds of incidents cover them and their reports have come in. The
 * usual level is the site's daily rate before Clear over the borough's calendar-month factors of the same days, so that
 * nothing after Clear moves it.
 */
export function usualSeries(dataset: Dataset, site: Site, until: Day): UsualSeries | NoUsualSeries {
  const clear = firstClear(site)
  if (clear === null) return noSeries('No Clear phase is recorded, so there is no day 0.')
  const { days: reach, why } = coveredIncidents(dataset)
  if (!reach) return noSeries(`Not known: incidents. ${why}`)
  const weeksBefore = Math.floor((clear - reach.from) / 7)
  if (weeksBefore < LEAST_WEEKS)
    return noSeries('The data hold fewer than eight weeks before Clear: too few to say what was usual.')
  const before = { from: reach.from, to: dayBefore(clear) }
  const tally = siteTally(dataset, site)
  const countIn = (span: DaySpan) => countOnSide(tally, 'site', { measure: COUNTED, span })
  const base = countIn(before)
  if (base < LEAST_BASE) return noSeries(`${base} reports before Clear are too few to say what was usual.`)
  const season = boroughSeason(dataset, site, COUNTED)
  const exposureOf = (span: DaySpan) =>
    season.kind === 'known' ? seasonalExposure(span, season.factors) : daysIn(span)
  const rate = base / exposureOf(before)
  const last = dayNumber(Math.min(until, reach.to))
  const weeks = weeksAbout(clear, { weeksBefore, last }).filter(
    ({ span }) => !isStillToRise(span, lateDaysOf(dataset)),
  )
  const counted = weeks.map(({ week, span }) => ({
    week,
    span,
    count: countIn(span),
    expected: rate * exposureOf(span),
  }))
  return {
    kind: 'known',
    clear,
    usualWeek: 7 * rate,
    isSeasonRemoved: season.kind === 'known',
    points: movingSums(counted),
  }
}

interface WeekLimits {
  readonly weeksBefore: number
  readonly last: Day
}

/** Whole weeks about Clear, each with the number of weeks from Clear to its end. */
function weeksAbout(clear: Day, { weeksBefore, last }: WeekLimits) {
  const after = last < clear ? 0 : Math.floor(daysIn({ from: clear, to: last }) / 7)
  return Array.from({ length: weeksBefore + after }, (_, at) => {
    const week = at - weeksBefore + 1
    return { week, span: daysFrom(dayNumber(clear + 7 * (week - 1)), 7) }
  })
}

/** Sums over each week and the seven before it; weeks with fewer before them have none. */
function movingSums(weeks: readonly UsualPoint[]): readonly UsualPoint[] {
  return weeks.slice(WEEKS_AVERAGED - 1).map((last, at) => {
    const summed = weeks.slice(at, at + WEEKS_AVERAGED)
    return {
      week: last.week,
      span: { from: summed[0]?.span.from ?? last.span.from, to: last.span.to },
      count: summed.reduce((sum, { count }) => sum + count, 0),
      expected: summed.reduce((sum, { expected }) => sum + expected, 0),
    }
  })
}

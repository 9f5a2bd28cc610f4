/**
 * Reports inside a site in proportion to what was usual before Clear, without season: an average of eight weeks, or of two
 * calendar months where they are known by month.
 */
import { seasonalExposure } from '../../analytics/process-control/season.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayBefore, dayNumber, daysIn, type Day, type DaySpan } from '../../domain/day.ts'
import { grainOf } from '../../domain/incident.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { isStillToRise, lateDaysOf } from '../feeds/freshness.ts'
import type { Measure } from '../figures/tally.ts'
import { boroughSeason } from '../sites/site-baseline.ts'
import { monthsIn, weeksAbout } from '../sites/site-chart.ts'
import { countOnSide, siteTally } from '../sites/site-tally.ts'

/** Periods of which each point is the mean, and from as many of which before Clear the usual level is estimated. */
const AVERAGED = {
  week: { periods: 8, words: 'eight weeks' },
  month: { periods: 2, words: 'two months' },
} as const
/** Least number of reports before Clear, as of every percentage. */
const LEAST_BASE = 20

/** One point: the eight weeks, or two months, up to and including its own. */
export interface UsualPoint {
  /** Weeks from Clear to the end of its own; 0 is the end of the last week before. A month ends at a part of a week. */
  readonly week: number
  readonly span: DaySpan
  /** Reports of these days. */
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
  /** What each point is the average of. */
  readonly averaged: (typeof AVERAGED)['week' | 'month']['words']
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
 * Weeks run from the first day of Clear, as far as all feeds of incidents cover them and their reports have come in. Where
 * most incidents are known by month, whole calendar months take the place of weeks, and that in which Clear began counts as
 * after it. The usual level is the site's daily rate before Clear over the borough's calendar-month factors of the same days, so that
 * nothing after Clear moves it.
 */
export function usualSeries(dataset: Dataset, site: Site, until: Day): UsualSeries | NoUsualSeries {
  const clear = firstClear(site)
  if (clear === null) return noSeries('No Clear phase is recorded, so there is no day 0.')
  const { days: reach, why } = coveredIncidents(dataset)
  if (!reach) return noSeries(`Not known: incidents. ${why}`)
  const grain = grainOf(dataset.incidents) === 'month' ? 'month' : 'week'
  const { periods: averaged, words } = AVERAGED[grain]
  const days = { from: reach.from, to: dayNumber(Math.min(until, reach.to)) }
  const periods = grain === 'month' ? monthsIn(days) : weeksAbout(clear, days)
  const before = periods.filter(({ to }) => to < clear)
  const [earliest] = before
  if (!earliest || before.length < averaged)
    return noSeries(`The data hold fewer than ${words} before Clear: too few to say what was usual.`)
  const base = {
    from: grain === 'month' ? earliest.from : reach.from,
    to: grain === 'month' ? (before.at(-1) ?? earliest).to : dayBefore(clear),
  }
  const tally = siteTally(dataset, site)
  const countIn = (span: DaySpan) => countOnSide(tally, 'site', { measure: COUNTED, span })
  const reports = countIn(base)
  if (reports < LEAST_BASE)
    return noSeries(`${reports} reports before Clear are too few to say what was usual.`)
  const season = boroughSeason(dataset, site, COUNTED)
  const exposureOf = (span: DaySpan) =>
    season.kind === 'known' ? seasonalExposure(span, season.factors) : daysIn(span)
  const rate = reports / exposureOf(base)
  const late = lateDaysOf(dataset)
  const counted = periods
    .filter((span) => !isStillToRise(span, late))
    .map((span) => ({
      week: (span.to + 1 - clear) / 7,
      span,
      count: countIn(span),
      expected: rate * exposureOf(span),
    }))
  return {
    kind: 'known',
    clear,
    usualWeek: 7 * rate,
    isSeasonRemoved: season.kind === 'known',
    averaged: words,
    points: movingSums(counted, averaged),
  }
}

/** Sums over each period and those before it; the first, with fewer before them, have none. */
function movingSums(periods: readonly UsualPoint[], averaged: number): readonly UsualPoint[] {
  return periods.slice(averaged - 1).map((last, at) => {
    const summed = periods.slice(at, at + averaged)
    return {
      week: last.week,
      span: { from: summed[0]?.span.from ?? last.span.from, to: last.span.to },
      count: summed.reduce((sum, { count }) => sum + count, 0),
      expected: summed.reduce((sum, { expected }) => sum + expected, 0),
    }
  })
}

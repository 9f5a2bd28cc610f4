/** One row for each site of the opening picture: what is drawn, and what stands beside it in words. */
import type { OutcomePhase } from '../../charts/outcome/OutcomePicture.tsx'
import type { SharePoint, WeekAxis, WeekSpan } from '../../charts/outcome/outcome-geometry.ts'
import { lastDayOf } from '../../domain/closure-order.ts'
import { dayOfMoment, lastDayOfMoment, type Day } from '../../domain/day.ts'
import { firstClear, PHASE_LABELS, type Site } from '../../domain/site.ts'
import { asAtDay } from '../../measures/baseline/as-at.ts'
import { nextDecisionOf, type Decision } from '../../measures/decisions.ts'
import { ordersOn } from '../../measures/on-site.ts'
import { movedWords, outcomeDirection, outcomeWords } from '../../measures/outcome/outcome-words.ts'
import type { SiteOutcome } from '../../measures/outcome/site-outcome.ts'
import type { UsualPoint } from '../../measures/outcome/usual-series.ts'
import { countWords, dayWords, rateWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { formatPercent, plural } from '../../ui/numbers.ts'

/** Weeks before Clear that are drawn, and the fewest after it. */
const [WEEKS_BEFORE, LEAST_WEEKS_AFTER] = [52, 26]
/** Reports that are usual in the days of a point from which their share is given in percent. */
const LEAST_EXPECTED = 20

/** What one site's row shows. */
export interface OutcomeRow {
  readonly site: Site
  readonly outcome: SiteOutcome
  readonly clear: Day | null
  readonly points: readonly SharePoint[]
  readonly direction: 'down' | 'up' | null
  /** `50 %`; the two counts where too few are usual for a percentage. */
  readonly endText: string
  readonly phases: readonly OutcomePhase[]
  readonly orders: readonly WeekSpan[]
  /** `Fewer, and it held.` */
  readonly verdict: string
  /** `Clear began 1 May 2023; 5.7 reports a week were usual`; where season is not taken out, so */
  readonly about: string
  readonly next: Decision | null
}

/** The question that `movedWords` answers. */
export const MOVED_LABEL = 'Did it move nearby?'

/** What each point of the lines is the average of: `eight weeks`. */
export const averagedWords = (rows: readonly Pick<OutcomeRow, 'outcome'>[]): string =>
  rows.flatMap(({ outcome: { series } }) => (series.kind === 'known' ? [series.averaged] : [])).at(0) ??
  'eight weeks'

/** Rows in the order of the sites, each with its outcome, and the axis that all of them share. */
export function outcomeRows(
  catalogue: Catalogue,
  outcomes: readonly SiteOutcome[],
): { readonly rows: readonly OutcomeRow[]; readonly axis: WeekAxis } {
  const rows = catalogue.sites.flatMap((site) => {
    const outcome = outcomes.find((one) => one.site === site.id)
    return outcome ? [rowOf(catalogue, site, outcome)] : []
  })
  const asAt = asAtDay(catalogue)
  const weeks = rows.flatMap(({ clear }) => (clear === null ? [] : [Math.ceil((asAt - clear + 1) / 7)]))
  const axis = { from: -WEEKS_BEFORE, to: Math.max(LEAST_WEEKS_AFTER, ...weeks) }
  return {
    axis,
    rows: rows.map((row) => ({ ...row, points: row.points.filter(({ week }) => week >= axis.from) })),
  }
}

function rowOf(catalogue: Catalogue, site: Site, outcome: SiteOutcome): OutcomeRow {
  const { series } = outcome
  const clear = firstClear(site)
  const points = series.kind === 'known' ? series.points : []
  const asAt = asAtDay(catalogue)
  return {
    site,
    outcome,
    clear,
    points: points.map(({ week, count, expected }) => ({ week, share: count / expected })),
    direction: outcomeDirection(outcome),
    endText: endText(points.at(-1)),
    phases: clear === null ? [] : phasesOf(site, clear, asAt),
    orders: clear === null ? [] : ordersOf(catalogue, site, clear),
    verdict: outcomeWords(outcome),
    about: aboutWords(outcome, clear),
    next: nextDecisionOf(catalogue, site.id, asAt),
  }
}

/** Inclusive days in weeks from Clear. */
const weeksFrom = (clear: Day, from: Day, to: Day): WeekSpan => ({
  from: (from - clear) / 7,
  to: (to + 1 - clear) / 7,
})

const phasesOf = ({ phases }: Site, clear: Day, asAt: Day): readonly OutcomePhase[] =>
  phases.map(({ kind, from, to }) => ({
    name: PHASE_LABELS[kind],
    kind,
    ...weeksFrom(clear, dayOfMoment(from), to === null ? asAt : lastDayOfMoment(to)),
  }))

/** Each order on the site from the day on which it was made to its last, or to the day looked back from. */
function ordersOf(catalogue: Catalogue, site: Site, clear: Day): readonly WeekSpan[] {
  const asAt = asAtDay(catalogue)
  return ordersOn(site, catalogue.orders).flatMap((order) => {
    if (!order.made || dayOfMoment(order.made) > asAt) return []
    const last = lastDayOf(order)
    return [weeksFrom(clear, dayOfMoment(order.made), last === null || last > asAt ? asAt : last)]
  })
}

function endText(last: UsualPoint | undefined): string {
  if (!last) return ''
  return last.expected >= LEAST_EXPECTED
    ? formatPercent(last.count / last.expected)
    : `${countWords(last.count)}, usual ${countWords(last.expected)}`
}

function aboutWords({ series }: SiteOutcome, clear: Day | null): string {
  if (clear === null) return ''
  const began = `Clear began ${dayWords(clear)}`
  if (series.kind === 'none') return began
  const season = series.isSeasonRemoved ? '' : '; season is not taken out'
  return `${began}; ${rateWords(series.usualWeek)} reports a week were usual${season}`
}

/** The picture of a site as a sentence, for those who do not see it. */
export function pictureSentence(row: OutcomeRow): string {
  const { site, outcome, about, phases, orders, verdict } = row
  const drawn = [
    ...(phases.length === 0 ? [] : [`Phases: ${phases.map(({ name }) => name).join(', ')}.`]),
    ...(orders.length === 0 ? [] : [`${plural(orders.length, 'closure order')} on the site.`]),
  ]
  const began = about === '' ? site.name : `${site.name}. ${about}`
  return [`${began}.`, lineSentence(row), verdict, `${MOVED_LABEL} ${movedWords(outcome)}`, ...drawn].join(
    ' ',
  )
}

function lineSentence({ outcome: { series }, endText: end }: OutcomeRow): string {
  if (series.kind === 'none') return series.text
  const last = series.points.at(-1)
  if (!last) return 'Too few periods for an average.'
  const share = end.endsWith('%') ? `${end} of usual` : end
  return `The last ${series.averaged}, up to ${dayWords(last.span.to)}: ${share}.`
}

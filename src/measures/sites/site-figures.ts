/** Figures of each site: phases, displacement, patrol time, surveys and control chart points. */

import { hasFeedOf, isOpen, type Dataset } from '../../domain/dataset.ts'
import { dayOfMoment, lastDayOfMoment, type Day, type DaySpan } from '../../domain/day.ts'
import { PHASE_LABELS, type Site } from '../../domain/site.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import type { ControlPoint } from '../../analytics/process-control/control-chart.ts'
import type { CountedFigure, Verdict } from '../figure.ts'
import { LEAST_ANSWERS, sitePatrol } from '../on-site.ts'
import { shareOf } from '../../analytics/small-numbers/exact-intervals.ts'
import { LEAST_COUNT } from '../../analytics/small-numbers/verdict.ts'
import { differenceVerdict, siteDisplacement, type SiteDisplacement } from './site-displacement.ts'
import { phaseCounts, type PhaseCounts } from './site-phases.ts'
import { isoSpan, type FigurePeriod } from '../baseline/baseline.ts'
import { CHART_INTERVALS, siteChart, type ChartInterval } from './site-chart.ts'

/** Measures of sites with the suffix of their figures' ids and their label. */
const SITE_MEASURE_LABELS = [
  { measure: 'crimes-reported', ending: '', measureLabel: 'crimes, without what patrol itself finds' },
  { measure: 'asb', ending: '.asb', measureLabel: 'ASB' },
] as const
type SiteMeasureLabel = (typeof SITE_MEASURE_LABELS)[number]

/**
 * Figures of all sites; those of incidents only where an incidents feed is open, since unknown is not zero.
 */
export const siteFigures = (dataset: Dataset, period: FigurePeriod): readonly CountedFigure[] =>
  dataset.sites.flatMap((site) => [
    ...(isOpen(dataset, 'incidents')
      ? SITE_MEASURE_LABELS.flatMap((measureLabel) =>
          countFigures(dataset, site, { measureLabel, until: period.window.to }),
        )
      : []),
    ...patrolFigures(dataset, site, period),
    ...surveyFigures(dataset, site, period.window.to),
  ])

interface SiteFigureRequest {
  readonly measureLabel: SiteMeasureLabel
  readonly until: Day
}

function countFigures(
  dataset: Dataset,
  site: Site,
  { measureLabel, until }: SiteFigureRequest,
): readonly CountedFigure[] {
  const { measure } = measureLabel
  const moved = siteDisplacement(dataset, site, { measure, until })
  return [
    ...phaseCounts(dataset, site, { measure, until }).map((phase) => phaseFigure(site, phase, measureLabel)),
    ...(moved.kind === 'known' ? displacementFigures(site, moved, measureLabel) : []),
  ]
}

/**
 * `phase.clear` and others: count of the phase, count of the same days before Clear, and the ratio over that
 * of the comparison.
 */
function phaseFigure(
  site: Site,
  counts: PhaseCounts,
  { ending, measureLabel }: SiteMeasureLabel,
): CountedFigure {
  const { phase, span, baseline, site: inside, against, phi } = counts
  const label = PHASE_LABELS[phase.kind]
  return {
    id: `phase.${phase.kind}${ending}`,
    label: `${label} at ${site.name}: ${measureLabel}`,
    definition: `Counted inside the boundary in the days of ${label}, beside the same days of the latest year before Clear; the ratio is that of the site over that of its comparison areas.`,
    unit: ending === '' ? 'crimes' : 'incidents',
    madeOf: ['incidents'],
    ...isoSpan(span),
    site: site.id,
    value: inside.now,
    ...(inside.before !== null && { baselineValue: inside.before }),
    ...(baseline && ownBaseline(baseline)),
    ...(against && { ratio: against.value, ratioLow: against.low, ratioHigh: against.high }),
    ...(against && { verdict: ratioVerdict(inside.now, inside.before ?? 0, against) }),
    overdispersion: phi,
    ...(inside.before === null && { caveat: 'The data do not reach back to the same days before Clear.' }),
    ...(inside.before !== null && !against && { caveat: 'No comparison area to set it against.' }),
  }
}

/** The days compared with, which are not those of the board's baseline. */
const ownBaseline = (days: DaySpan) => {
  const { from, to } = isoSpan(days)
  return { baselineFrom: from, baselineTo: to }
}

function ratioVerdict(
  now: number,
  before: number,
  { low, high }: { readonly low: number; readonly high: number },
): Verdict {
  if (now < LEAST_COUNT && before < LEAST_COUNT) return 'too few to say'
  if (low > 1) return 'up'
  return high < 1 ? 'down' : 'could be chance'
}

const DIFFERENCES = [
  ['local', 'displacement.local', 'Change in the site beyond its comparison'],
  ['displacement', 'displacement.ring', 'Change in the ring beyond the ring of the comparison'],
  ['total', 'displacement.wdd', 'Site and ring together (weighted displacement difference)'],
] as const

function displacementFigures(
  site: Site,
  moved: SiteDisplacement,
  { ending, measureLabel }: SiteMeasureLabel,
): readonly CountedFigure[] {
  const common = {
    unit: ending === '' ? 'crimes' : 'incidents',
    madeOf: ['incidents'] as const,
    isEstimate: true,
    ...isoSpan(moved.after),
    site: site.id,
    overdispersion: moved.phi,
    ...ownBaseline(moved.before),
  }
  const differences = DIFFERENCES.map(([part, id, label]): CountedFigure => ({
    id: `${id}${ending}`,
    label: `${label}, ${site.name}: ${measureLabel}`,
    definition:
      'From Clear on, twelve months at most, against the same days a year earlier; the comparison scaled to the size of the site, and its ring to the ring (Wheeler and Ratcliffe 2018).',
    ...common,
    value: moved[part].value,
    low: moved[part].low,
    high: moved[part].high,
    // One verdict for one question: the phases judge the inside.
    ...(part === 'displacement'
      ? { verdict: VERDICTS[differenceVerdict(moved[part])] }
      : { caveat: 'No verdict: the change inside is judged by the phases.' }),
  }))
  return moved.quotient === null
    ? differences
    : [...differences, quotientFigure(site, moved, { common, ending, measureLabel })]
}

const VERDICTS: Readonly<Record<ReturnType<typeof differenceVerdict>, Verdict>> = {
  fewer: 'down',
  more: 'up',
  'could be chance': 'could be chance',
}

function quotientFigure(
  site: Site,
  { quotient }: SiteDisplacement,
  {
    common,
    ending,
    measureLabel,
  }: Pick<SiteMeasureLabel, 'ending' | 'measureLabel'> & {
    readonly common: Pick<CountedFigure, 'from' | 'to' | 'site' | 'madeOf' | 'isEstimate'>
  },
): CountedFigure {
  return {
    id: `displacement.wdq${ending}`,
    label: `Weighted displacement quotient, ${site.name}: ${measureLabel}`,
    definition:
      'The change of the ring over that of the site, both beside the comparison (Bowers and Johnson 2003); given only where the site did better. It has no interval: read the difference beside it.',
    ...common,
    unit: 'quotient',
    value: quotient?.quotient ?? 0,
  }
}

function patrolFigures(dataset: Dataset, site: Site, period: FigurePeriod): readonly CountedFigure[] {
  if (!isOpen(dataset, 'patrol-hotspots') || !hasFeedOf(dataset, 'patrol-visits')) return []
  const patrol = sitePatrol(dataset, site, period.window)
  if (patrol.hotspots.length === 0) return []
  const figure = (
    id: string,
    label: string,
    { value, madeOf }: Pick<CountedFigure, 'value' | 'madeOf'>,
  ): CountedFigure => ({
    id,
    label: `${label}, ${site.name}`,
    definition: `Minutes in the ${patrol.hotspots.length === 1 ? 'patrol hotspot' : 'patrol hotspots'} of the site in these days: planned is what the hotspots ask for on the days on which they are active; delivered is what visits brought.`,
    unit: 'minutes',
    madeOf,
    ...period.days,
    site: site.id,
    value,
  })
  return [
    figure('patrol.planned-minutes', 'Patrol time planned', {
      value: patrol.planned,
      madeOf: ['patrol-hotspots'],
    }),
    figure('patrol.delivered-minutes', 'Patrol time delivered', {
      value: patrol.delivered,
      madeOf: ['patrol-hotspots', 'patrol-visits'],
    }),
  ]
}

/** Latest survey per question by the last day of the window; omitted below `LEAST_ANSWERS`. */
function surveyFigures(dataset: Dataset, site: Site, until: Day): readonly CountedFigure[] {
  const surveys = dataset.surveys.filter((one) => one.site === site.id && lastDayOfMoment(one.to) <= until)
  const questions = [...new Set(surveys.map(({ question }) => question))]
  return questions.flatMap((question): readonly CountedFigure[] => {
    const newest = surveys
      .filter((one) => one.question === question)
      .toSorted((a, b) => lastDayOfMoment(a.to) - lastDayOfMoment(b.to))
      .at(-1)
    const share = newest && newest.answered >= LEAST_ANSWERS ? shareOf(newest.agreed, newest.answered) : null
    if (!newest || !share) return []
    const span: DaySpan = { from: dayOfMoment(newest.from), to: lastDayOfMoment(newest.to) }
    return [
      {
        id: 'survey.agreed',
        label: `${question}, ${site.name}`,
        definition: `Share of the ${newest.answered} who answered that agreed, with its 95 % interval; who did not answer is not in it.`,
        unit: 'share',
        madeOf: ['survey-results'],
        isEstimate: true,
        ...isoSpan(span),
        site: site.id,
        value: share.share,
        low: share.low,
        high: share.high,
      },
    ]
  })
}

/**
 * Figures `chart.week`, `chart.month.asb` and others, with the limits fixed before Clear, the moving average and the
 * signals; `baselineValue` is the expected count too.
 */
export const pointFigures = (dataset: Dataset): readonly CountedFigure[] =>
  isOpen(dataset, 'incidents')
    ? dataset.sites.flatMap((site) =>
        CHART_INTERVALS.flatMap((interval) => figuresOfChart(dataset, site, interval)),
      )
    : []

const figuresOfChart = (dataset: Dataset, site: Site, interval: ChartInterval): readonly CountedFigure[] =>
  SITE_MEASURE_LABELS.flatMap(({ measure, ending, measureLabel }) => {
    const chart = siteChart(dataset, site, { measure, interval })
    if (chart.kind === 'none') return []
    return chart.points.map(({ span, count, isStillToRise, ...point }): CountedFigure => ({
      id: `chart.${interval}${ending}`,
      label: `A ${interval} on the chart of ${site.name}: ${measureLabel}`,
      definition: `The count beside what was usual before Clear at that time of year (by the season of ${theWhole()} without the site), with the limits of the control chart (3 standard deviations, exact by Poisson, widened where counts clump), learnt before Clear alone.`,
      unit: ending === '' ? 'crimes' : 'incidents',
      madeOf: ['incidents'],
      ...isoSpan(span),
      site: site.id,
      value: count,
      baselineValue: point.expected,
      ...limitsOf(point),
      overdispersion: chart.phi,
      ...(chart.season !== 'removed' && { caveat: 'Season not removed.' }),
      ...(isStillToRise && { verdict: 'still to rise' }),
    }))
  })

const limitsOf = ({ expected, low, high, ewma, signals }: Omit<ControlPoint, 'count'>) => ({
  expected,
  limitLow: low,
  limitHigh: high,
  ...(ewma && { ewma: ewma.value, ewmaLow: ewma.low, ewmaHigh: ewma.high }),
  ...(signals.length > 0 && {
    signals: signals.map(({ rule, direction }) => `${rule}-${direction}`).join(' '),
  }),
})

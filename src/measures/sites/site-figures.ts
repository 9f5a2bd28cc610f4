/** What is said of each site: phases against the days before Clear, displacement, patrol time, engagement and survey. */
import { isOpen, type Dataset } from '../../domain/dataset.ts'
import { type Day, type DaySpan, dayOfMoment, lastDayOfMoment } from '../../domain/day.ts'
import { PHASE_LABELS, type Site } from '../../domain/site.ts'
import type { Figure, Verdict } from '../figure.ts'
import { LEAST_ANSWERS } from '../places/surveys.ts'
import { shareOf } from '../../analytics/small-numbers/exact-intervals.ts'
import { LEAST_COUNT } from '../../analytics/small-numbers/verdict.ts'
import { differenceVerdict, siteDisplacement, type SiteDisplacement } from './site-displacement.ts'
import { sitePatrol } from './site-patrol.ts'
import { phaseCounts, type PhaseCounts } from './site-phases.ts'
import { isoSpan, type Period } from '../figures/period.ts'

/** The two measures that are judged, by the ending of their figures' ids. */
const JUDGED = [
  { measure: 'crimes-reported', ending: '', words: 'crimes, without what patrol itself finds' },
  { measure: 'asb', ending: '.asb', words: 'ASB' },
] as const
type Judged = (typeof JUDGED)[number]

/** None of what needs incidents where no feed of them is open: unknown is not nought. */
export const siteFigures = (dataset: Dataset, period: Period): readonly Figure[] =>
  dataset.sites.flatMap((site) => [
    ...(isOpen(dataset, 'incidents')
      ? JUDGED.flatMap((judged) => happenedFigures(dataset, site, { judged, until: period.window.to }))
      : []),
    ...patrolFigures(dataset, site, period),
    ...surveyFigures(dataset, site, period.window.to),
  ])

interface Asked {
  readonly judged: Judged
  readonly until: Day
}

function happenedFigures(dataset: Dataset, site: Site, { judged, until }: Asked): readonly Figure[] {
  const { measure } = judged
  const moved = siteDisplacement(dataset, site, { measure, until })
  return [
    ...phaseCounts(dataset, site, { measure, until }).map((phase) => phaseFigure(site, phase, judged)),
    ...(moved.kind === 'known' ? displacementFigures(site, moved, judged) : []),
  ]
}

/** `phase.clear`: the count of the phase beside the same days before Clear, and the ratio over the comparison's. */
function phaseFigure(site: Site, counts: PhaseCounts, { ending, words }: Judged): Figure {
  const { phase, span, site: inside, against, phi } = counts
  const label = PHASE_LABELS[phase.kind]
  return {
    id: `phase.${phase.kind}${ending}`,
    label: `${label} at ${site.name}: ${words}`,
    definition: `Counted inside the boundary in the days of ${label}, beside the same days of the latest year before Clear; the ratio is that of the site over that of its comparison areas.`,
    unit: ending === '' ? 'crimes' : 'incidents',
    ...isoSpan(span),
    site: site.id,
    value: inside.now,
    ...(inside.before !== null && { baselineValue: inside.before }),
    ...(against && { ratio: against.value, ratioLow: against.low, ratioHigh: against.high }),
    ...(against && { verdict: ratioVerdict(inside.now, inside.before ?? 0, against) }),
    clumping: phi,
    ...(inside.before === null && { caveat: 'The data do not reach back to the same days before Clear.' }),
    ...(inside.before !== null && !against && { caveat: 'No comparison area to set it against.' }),
  }
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
  { ending, words }: Judged,
): readonly Figure[] {
  const common = {
    unit: ending === '' ? 'crimes' : 'incidents',
    ...isoSpan(moved.after),
    site: site.id,
    clumping: moved.phi,
  }
  const differences = DIFFERENCES.map(([part, id, label]): Figure => ({
    id: `${id}${ending}`,
    label: `${label}, ${site.name}: ${words}`,
    definition:
      'From Clear on, twelve months at most, against the same days a year earlier; the comparison scaled to the size of the site, and its ring to the ring (Wheeler and Ratcliffe 2018).',
    ...common,
    value: moved[part].value,
    low: moved[part].low,
    high: moved[part].high,
    verdict: VERDICTS[differenceVerdict(moved[part])],
  }))
  return moved.quotient === null
    ? differences
    : [...differences, quotientFigure(site, moved, { common, ending })]
}

const VERDICTS: Readonly<Record<ReturnType<typeof differenceVerdict>, Verdict>> = {
  fewer: 'down',
  more: 'up',
  'could be chance': 'could be chance',
}

function quotientFigure(
  site: Site,
  { quotient }: SiteDisplacement,
  { common, ending }: { readonly common: Pick<Figure, 'from' | 'to' | 'site'>; readonly ending: string },
): Figure {
  return {
    id: `displacement.wdq${ending}`,
    label: `Weighted displacement quotient, ${site.name}`,
    definition:
      'The change of the ring over that of the site, both beside the comparison (Bowers and Johnson 2003); given only where the site did better. It has no interval: read the difference beside it.',
    ...common,
    unit: 'quotient',
    value: quotient?.quotient ?? 0,
  }
}

function patrolFigures(dataset: Dataset, site: Site, period: Period): readonly Figure[] {
  if (!isOpen(dataset, 'patrol-hotspots') || !isOpen(dataset, 'patrol-visits')) return []
  const patrol = sitePatrol(dataset, site, period.window)
  if (patrol.hotspots.length === 0) return []
  const figure = (id: string, label: string, value: number): Figure => ({
    id,
    label: `${label}, ${site.name}`,
    definition: `Minutes in the ${patrol.hotspots.length === 1 ? 'patrol hotspot' : 'patrol hotspots'} of the site in these days: planned is what the hotspots ask for on the days on which they are active; delivered is what visits brought.`,
    unit: 'minutes',
    ...period.days,
    site: site.id,
    value,
  })
  return [
    figure('patrol.planned-minutes', 'Patrol time planned', patrol.planned),
    figure('patrol.delivered-minutes', 'Patrol time delivered', patrol.delivered),
  ]
}

/** The newest answers to each question by the last day of the window; a share only where enough answered. */
function surveyFigures(dataset: Dataset, site: Site, until: Day): readonly Figure[] {
  const asked = dataset.surveys.filter((one) => one.site === site.id && lastDayOfMoment(one.to) <= until)
  const questions = [...new Set(asked.map(({ question }) => question))]
  return questions.flatMap((question): readonly Figure[] => {
    const newest = asked
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
        ...isoSpan(span),
        site: site.id,
        value: share.share,
        low: share.low,
        high: share.high,
      },
    ]
  })
}

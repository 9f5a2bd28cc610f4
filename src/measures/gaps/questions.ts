/** Turns data gaps into questions, each with the partner to ask. */
import type { Dataset } from '../../domain/dataset.ts'
import {
  type Day,
  type DaySpan,
  dayOfMoment,
  isWithin,
  monthsUpTo,
  overlapsMoments,
} from '../../domain/day.ts'
import type { FeedKind } from '../../domain/feed.ts'
import type { TextCodes } from '../../domain/incident.ts'
import { partnerName, type Place } from '../../domain/place/place.ts'
import { PHASE_LABELS, phasesOn, type Site } from '../../domain/site.ts'
import { countWords, spanWords } from '../sentences.ts'
import { plainName } from '../feeds/feed-names.ts'
import type { QuietFeed } from '../feeds/freshness.ts'
import { knowledgeIn } from '../feeds/known-words.ts'
import { actionsOn } from '../on-site.ts'
import type { ReportGap } from './gaps.ts'

/** A question on a data gap. */
export interface GapQuestion {
  readonly kind: 'reports' | 'quiet-feed' | 'blank-field' | 'no-engagement' | 'no-survey'
  /** What is missing, in one sentence. */
  readonly what: string
  /** The partner to ask. */
  readonly ask: string
  /** Full text for the clipboard. */
  readonly question: string
}

/** Question on a ward with fewer reports than expected. */
export function reportQuestion(
  { area, count, expected, ratio }: ReportGap,
  window: DaySpan,
  place: Place,
): GapQuestion {
  const what = `${area.name}: ${countWords(count)} reports, where residents and deprivation suggest ${countWords(Math.round(expected))} (${percent(ratio.value)} %, between ${percent(ratio.low)} and ${percent(ratio.high)} %).`
  return {
    kind: 'reports',
    what,
    ask: partnerName(place, place.police),
    question: `${what} ${spanWords(window)}. Is less happening there, or is less being told? Who there could we ask, and who would they rather tell than us?`,
  }
}
const percent = (share: number) => `${Math.round(share * 100)}`

/** Question on a quiet feed, to the partner whose feed it is. */
export function quietQuestion(sources: FeedKeepers, quiet: QuietFeed): GapQuestion {
  const { feed, days } = quiet
  const what = `The feed ${plainName(feed)} has had no new row for ${countWords(days)} days.`
  return {
    kind: 'quiet-feed',
    what,
    ask: keeperOf(sources, quiet) ?? 'Whoever keeps the feed',
    question: `${what} Did nothing happen, or did it not reach us? When will the next rows come?`,
  }
}

/** Months within which an engagement event or a survey counts as recent. */
const FRESH_MONTHS = 12

/** Questions on sites in a phase without an engagement event or a survey in the twelve months up to a day that the feeds cover. */
export function siteQuestions(dataset: Dataset, on: Day): readonly GapQuestion[] {
  const ask = partnerName(dataset.place, dataset.place.council)
  const isKnownIn = (kind: FeedKind) => knowledgeIn(dataset, kind, yearTo(on)).known === 'yes'
  return dataset.sites.flatMap((site) => {
    const phases = phasesOn(site, on)
    if (phases.length === 0) return []
    const named = `${site.name} (in ${phases.map(({ kind }) => PHASE_LABELS[kind]).join(' and ')})`
    return [
      ...(hasEngagement(dataset, site, on) || !isKnownIn('actions')
        ? []
        : [
            siteQuestion('no-engagement', `${named}: no engagement event is recorded in twelve months.`, ask),
          ]),
      ...(hasSurvey(dataset, site, on) || !isKnownIn('survey-results')
        ? []
        : [siteQuestion('no-survey', `${named}: residents have not been asked in twelve months.`, ask)]),
    ]
  })
}

const siteQuestion = (kind: 'no-engagement' | 'no-survey', what: string, ask: string): GapQuestion => ({
  kind,
  what,
  ask,
  question: `${what} ${kind === 'no-survey' ? 'When will they be, and by whom?' : 'Was there none, or was it not recorded?'}`,
})

const yearTo = (on: Day): DaySpan => monthsUpTo(on, FRESH_MONTHS)

const hasEngagement = ({ actions }: Dataset, site: Site, on: Day) =>
  actionsOn(site, actions).some(
    (action) => action.type === 'engagement-event' && isWithin(dayOfMoment(action.on), yearTo(on)),
  )

const hasSurvey = ({ surveys }: Dataset, site: Site, on: Day) =>
  surveys.some(({ site: of, from, to }) => of === site.id && overlapsMoments(yearTo(on), from, to))

/** Share of blank values above which a field raises a question. */
const TOO_BLANK = 0.1

/** Questions on fields that are often blank in the incidents though the board uses them. */
export function blankQuestions(dataset: Dataset): readonly GapQuestion[] {
  const { incidents, place } = dataset
  const police = partnerName(place, place.police)
  const shareOf = (values: TextCodes, isBlank: (value: number) => boolean) => {
    let blank = 0
    for (let row = 0; row < values.length; row++) if (isBlank(values[row] ?? 0)) blank++
    return values.length === 0 ? 0 : blank / values.length
  }
  const hasNoText = (code: number) => code < 0
  const hasNoDay = (day: number) => day === 0
  const blanks = [
    ['outcome', shareOf(incidents.outcome.codes, hasNoText), 'incidents', police],
    ['reported', shareOf(incidents.reportedDay, hasNoDay), 'incidents', police],
    ['agency', shareOf(incidents.agency.codes, hasNoText), 'incidents', police],
  ] as const
  return blanks
    .filter(([, share]) => share > TOO_BLANK)
    .map(([field, share, feed, ask]) => {
      const what = `“${field}” is blank in ${percent(share)} % of the rows of ${feed}.`
      return { kind: 'blank-field', what, ask, question: `${what} Is it not known, or not sent?` }
    })
}

type FeedKeepers = Pick<Dataset, 'place' | 'rowReach'>

/** Name of whoever keeps a feed: of actions the partners that its rows are of, of all others the police; null: unknown. */
export function keeperOf({ place, rowReach = {} }: FeedKeepers, { feed, kind }: QuietFeed): string | null {
  if (kind !== 'actions') return partnerName(place, place.police)
  const partners = Object.keys(rowReach[feed]?.partners ?? {})
  const names = partners.map((partner) => place.partners.find(({ id }) => id === partner)?.label ?? partner)
  return names.length === 0 ? null : NAMES.format(names)
}
const NAMES = new Intl.ListFormat('en-GB')

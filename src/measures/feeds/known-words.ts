/** Whether what is counted or listed of a kind of feed is known for a window, and the words for it on the page. */
import {
  dayNumber,
  firstOfMonth,
  lastOfMonth,
  monthNumber,
  type Day,
  type DaySpan,
} from '../../domain/day.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { FeedKind } from '../../domain/feed.ts'
import type { Knowledge } from '../figure.ts'
import { memoised } from '../memoised.ts'
import { valueWords } from '../sentences.ts'
import { feedCoverages, isDayByDay, knowledgeOf, knowledgeOfList, type CoverageInput } from './coverage.ts'

const coveragesOf = memoised(
  (input: CoverageInput, _: null) => feedCoverages(input),
  () => [],
)

/** Events are known by the days of the window, states such as closure orders by its last day. */
export const knowledgeIn = (input: CoverageInput, kind: FeedKind, window: DaySpan): Knowledge =>
  isDayByDay(kind)
    ? knowledgeOf(coveragesOf(input, null), { kind }, window)
    : knowledgeOfList(input, kind, window.to)

/** Of actions of one type: by the rows of the partners who ever recorded it, as figures are; of all where none has. */
export const knowledgeOfActions = (
  input: CoverageInput & Pick<Dataset, 'actions'>,
  type: string,
  window: DaySpan,
): Knowledge => {
  const recorded = input.actions.filter((action) => action.type === type)
  const partners = [...new Set(recorded.map(({ partner }) => partner))]
  return knowledgeOf(coveragesOf(input, null), { kind: 'actions', partners }, window)
}

/** The same of each of `length` months from that of the day `first`, each up to the as-of day at most. */
export const knowledgeByMonth = (
  input: CoverageInput,
  kind: FeedKind,
  months: { readonly first: Day; readonly length: number },
): readonly Knowledge['known'][] =>
  Array.from({ length: months.length }, (_, at) => {
    const month = monthNumber(months.first) + at
    const from = firstOfMonth(month)
    const to = dayNumber(Math.max(from, Math.min(lastOfMonth(month), input.manifest.asOf)))
    return knowledgeIn(input, kind, { from, to }).known
  })

/** `Not known: incidents. The feed police did not open.` for each kind that is not wholly known; null where all are. */
export function knownWords(input: CoverageInput, kinds: readonly FeedKind[], window: DaySpan): string | null {
  const sentences = kinds.flatMap((kind) => {
    const { known, why } = knowledgeIn(input, kind, window)
    const words = KIND_WORDS[kind]
    return known === 'yes'
      ? []
      : [`${known === 'no' ? 'Not known' : 'Known in part, so at least what is counted'}: ${words}. ${why}`]
  })
  return sentences.length === 0 ? null : sentences.join(' ')
}

const KIND_WORDS: Readonly<Record<FeedKind, string>> = {
  incidents: 'incidents',
  'closure-orders': 'closure orders',
  'patrol-hotspots': 'patrol hotspots',
  'patrol-visits': 'patrol visits',
  actions: 'partners’ actions',
  sites: 'sites',
  areas: 'areas',
  commitments: 'commitments',
  'survey-results': 'surveys of residents',
}

/** A sentence on an empty list, or that it is not known whether it is empty. */
export const noneWords = (none: string, known: Knowledge['known']): string =>
  known === 'yes' ? none : 'Not known.'

/** `1,234`; `at least 1,234` where known in part; `not known` where nothing is, or where the bound would be 0. */
export const boundWords = (count: number, known: Knowledge['known']): string =>
  valueWords({ value: known === 'no' || (known === 'part' && count === 0) ? null : count, known, unit: '' })

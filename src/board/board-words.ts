/** Selections of the summary figures, and the short phrases the board shows with them. */
import type { IntervalRow } from '../charts/IntervalList.tsx'
import type { Interval } from '../charts/IntervalMark.tsx'
import { isOpen } from '../domain/dataset.ts'
import { lastWholeMonth, type DaySpan } from '../domain/day.ts'
import { HANDLING_LABELS, rowsSetAside } from '../domain/feed.ts'
import { asAtDay, asAtOf, asAtWords } from '../measures/baseline/as-at.ts'
import type { BoardPeriod } from '../measures/baseline/baseline.ts'
import { INVENTED } from '../measures/board-file.ts'
import { feedCoverages, isDayByDay, knowledgeOfList, type CoverageInput } from '../measures/feeds/coverage.ts'
import { feedName } from '../measures/feeds/feed-names.ts'
import { risingWords } from '../measures/feeds/freshness.ts'
import { knowledgeIn, knownWords } from '../measures/feeds/known-words.ts'
import { type Figure, isTotal } from '../measures/figure.ts'
import {
  baselineSpanWords,
  countWords,
  dayWords,
  figureSentence,
  intervalWords,
  percentWords,
  spanWords,
  valueWords,
} from '../measures/sentences.ts'
import type { Catalogue } from '../state/catalogue.ts'

/** What a chart or table of a measure counts, as it stands in its title. */
export const MEASURE_LABELS: Readonly<Record<'crimes' | 'crimes-reported' | 'asb', string>> = {
  crimes: 'Crimes',
  'crimes-reported': 'Crimes, without what patrol itself finds',
  asb: 'ASB',
}

/** Caption lines printed on a copied chart: window and baseline, the day looked back from, what is left out, handling marking, sources. */
export function chartCaptionLines(
  catalogue: CoverageInput & Pick<Catalogue, 'handling' | 'late' | 'failures' | 'reports'>,
  { window, baseline }: BoardPeriod,
): readonly string[] {
  const { manifest, handling } = catalogue
  const asAt = asAtWords(asAtOf(window, catalogue), catalogue)
  const leftOut = leftOutWords(catalogue, window)
  const sources = [...new Set(manifest.feeds.map(({ source }) => source).filter((source) => source !== ''))]
  return [
    `Window ${spanWords(window)}${baseline ? `; baseline ${baselineSpanWords(window, baseline)}` : ''}. ${asAt}.`,
    ...(leftOut === null ? [] : [leftOut]),
    [HANDLING_LABELS[handling], ...(manifest.demonstration ? [INVENTED] : [])].join('. '),
    `Source: ${sources.length === 0 ? 'not stated' : groupedSources(sources)}. Made with Holdfast.`,
  ]
}

/** What a picture of the board is short of: feeds that did not open, rows set aside, days not covered, reports still to come. */
function leftOutWords(
  catalogue: CoverageInput & Pick<Catalogue, 'late' | 'failures' | 'reports'>,
  window: DaySpan,
): string | null {
  const { failures, reports, late } = catalogue
  const aside = reports.reduce((sum, report) => sum + rowsSetAside(report), 0)
  const words = [
    failures.length === 0 ? null : `Not open: ${failures.map(({ feed }) => feedName(feed)).join(', ')}.`,
    aside === 0
      ? null
      : `${aside === 1 ? '1 row was' : `${countWords(aside)} rows were`} set aside as faulty.`,
    knownWords(catalogue, LEFT_OUT_KINDS, window),
    risingWords(window, late),
  ].filter((text) => text !== null)
  return words.length === 0 ? null : `Left out: ${words.join(' ')}`
}

/** What pictures of the board are made of. */
const LEFT_OUT_KINDS = ['incidents', 'areas', 'sites', 'closure-orders', 'patrol-visits', 'actions'] as const

/** Joins source names; those with a common prefix before `: ` are listed after that prefix once. */
export function groupedSources(sources: readonly string[]): string {
  const namesByPrefix = new Map<string, readonly string[]>()
  for (const source of sources) {
    const at = source.indexOf(': ')
    const [prefix, names] = at < 0 ? [source, []] : [source.slice(0, at), [source.slice(at + 2)]]
    namesByPrefix.set(prefix, [...(namesByPrefix.get(prefix) ?? []), ...names])
  }
  return [...namesByPrefix]
    .map(([prefix, names]) => (names.length === 0 ? prefix : `${prefix}: ${names.join(', ')}`))
    .join('; ')
}

/** The baseline's days, and that incidents are not compared with them where none are known; or why there is none. */
export function baselineWords(
  catalogue: CoverageInput & Pick<Catalogue, 'reach'>,
  { window, baseline }: BoardPeriod,
): string {
  const { reach } = catalogue
  const { why } = knowledgeIn(catalogue, 'incidents', window)
  if (baseline)
    return reach
      ? baselineSpanWords(window, baseline)
      : `${baselineSpanWords(window, baseline)}, but not for incidents, which are not known. ${why}`
  if (!reach) return `none. Incidents are not known. ${why}`
  const end = window.to > reach.to ? ` and reach to ${dayWords(reach.to)}` : ''
  return `none. The incidents begin on ${dayWords(reach.from)}${end}: counts stand without a change`
}

/** Feed kinds that report pending decisions, each with the phrase for what it reports. */
const DECISION_KINDS = [
  ['commitments', 'commitments'],
  ['closure-orders', 'closure orders'],
  ['sites', 'reviews of sites'],
] as const

/** Phrases for the kinds of pending decision that no open feed reports. */
export const unavailableKinds = (dataset: Parameters<typeof isOpen>[0]): readonly string[] =>
  DECISION_KINDS.filter(([kind]) => !isOpen(dataset, kind)).map(([, phrase]) => phrase)

/** Begins the sentence on what waits without a day on which it is due. */
const EVENTS_IN_PART = 'Known in part: signals and quiet feeds.'
/** Whether a sentence of `incompleteKinds` is on signals and quiet feeds rather than on a list of decisions. */
export const isOfEvents = (sentence: string) => sentence.startsWith(EVENTS_IN_PART)

/**
 * For each kind of pending decision that its open feeds report in part only, a sentence with the reason; and for signals
 * and quiet feeds, which feeds of daily events that did not open, or hold too few rows, would give. Signals are those of
 * the last whole month: incidents that end before its last day do not tell of them.
 */
export function incompleteKinds(input: CoverageInput & Pick<Catalogue, 'asAt'>): readonly string[] {
  const lists = DECISION_KINDS.flatMap(([kind, phrase]) => {
    const { known, why } = knowledgeOfList(input, kind, asAtDay(input))
    return known === 'part' ? [`Known in part: ${phrase}. ${why}`] : []
  })
  const events = feedCoverages(input)
    .filter(({ kind }) => isDayByDay(kind))
    .flatMap(({ kind, days, whyAfter, whyPart }) => {
      if (days === null) return [whyAfter]
      const isShort = kind === 'incidents' && days.to < lastWholeMonth(asAtDay(input)).to
      return [...(isShort ? [whyAfter] : []), ...(whyPart === null ? [] : [whyPart])]
    })
  return events.length === 0 ? lists : [...lists, `${EVENTS_IN_PART} ${events.join(' ')}`]
}

/** The rate ratio and its interval as charts draw them; null where the figure has no change that can be drawn. */
export function intervalOf({ ratio, ratioLow, ratioHigh, verdict }: Figure): Interval | null {
  if (ratioLow === undefined || verdict === 'too few to say') return null
  return { ratio: ratio ?? null, low: ratioLow, high: ratioHigh ?? null, verdict: verdict ?? null }
}

/** A chart row with the figure that it shows. */
interface CategoryRow extends IntervalRow {
  readonly figure: Figure
}

/** A crime category as a chart row; `commonReason` is shown above the list and is not repeated in the row. */
export const categoryRow = (figure: Figure, commonReason: string | undefined): CategoryRow => ({
  figure,
  id: figure.category ?? '',
  label: figure.label,
  now: figure.value,
  count: valueWords(figure),
  before: figure.baselineValue ?? null,
  interval: intervalOf(figure),
  change: figureSentence(figure),
  verdict: figure.verdict ?? null,
  why: reasonBeside(figure, commonReason),
})

function reasonBeside({ why, caveat }: Figure, commonReason: string | undefined): string | null {
  const reason = why ?? caveat ?? null
  return reason !== null && reason === commonReason ? 'no verdict' : reason
}

/** `12 % less, between 4 and 19 % less`: a change of harm, whose interval alone is given where it holds no change. */
export function harmWords(figure: Figure): string {
  const { ratioLow: low, ratioHigh: high } = figure
  if (low === undefined || high === undefined) return ''
  const percent = low > 1 || high < 1 ? percentWords(figure) : null
  return [percent, intervalWords(figure)]
    .filter((words) => words !== null)
    .join(', ')
    .replaceAll('fewer', 'less')
}

/** The figures whose change is shown: total crimes either with or without what patrol itself finds. */
export const shownFigures = (figures: readonly Figure[], excludesPatrolCrimes: boolean) =>
  figures.filter(
    ({ id, category }) =>
      category !== undefined || id !== (excludesPatrolCrimes ? 'crimes' : 'crimes-reported'),
  )

/** A type of action of one partner and its count. */
export interface PartnerAction {
  readonly id: string
  /** `31`, `at least 31`, `not known`. */
  readonly count: string
  readonly isKnown: boolean
  /** Label in the form that follows a number: `arrests`. */
  readonly what: string
}

/** A partner's actions in the window, most frequent first. */
export function partnerActions(figures: readonly Figure[], partner: string): readonly PartnerAction[] {
  const totals = new Map(figures.filter(isTotal).map((figure) => [figure.id, figure.label]))
  return figures
    .filter((figure) => figure.partner === partner && figure.value !== 0)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .map((figure) => ({
      id: figure.id,
      count: valueWords(figure),
      isKnown: figure.value !== null,
      what: labelAfterNumber(totals.get(figure.id) ?? figure.label, figure.value),
    }))
}

/** A label as it follows a number: `arrests` after 31, `arrest` after 1; `ASB case reviews` keeps its capitals. */
export function labelAfterNumber(label: string, count: number | null): string {
  const lowerCased = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
  if (count !== 1) return lowerCased
  return /(ch|sh|x)es$/.test(lowerCased) ? lowerCased.slice(0, -2) : lowerCased.replace(/s( made)?$/, '$1')
}

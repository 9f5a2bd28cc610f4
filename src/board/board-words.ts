/** Figures of the board as its lists and rows show them: which go together, and what is said of each. */
import type { IntervalRow } from '../charts/IntervalList.tsx'
import type { Interval } from '../charts/IntervalMark.tsx'
import { isOpen } from '../domain/dataset.ts'
import type { Handling } from '../domain/feed.ts'
import type { Figure } from '../measures/figure.ts'
import { isTotal } from '../measures/figure.ts'
import type { BoardPeriod } from '../measures/baseline/baseline.ts'
import { INVENTED } from '../measures/board-file.ts'
import { dayWords, figureSentence, spanWords } from '../measures/sentences.ts'
import type { Catalogue } from '../state/catalogue.ts'

export const MARKS: Readonly<Record<Handling, string>> = {
  public: 'Public',
  official: 'OFFICIAL',
  'official-sensitive': 'OFFICIAL-SENSITIVE',
}

/** What a copied chart says of itself, since it travels without the page: days, as-of day, mark and source. */
export function carriedWords(
  { manifest, handling }: Pick<Catalogue, 'manifest' | 'handling'>,
  { window, baseline }: BoardPeriod,
): readonly string[] {
  const sources = [...new Set(manifest.feeds.map(({ source }) => source).filter((source) => source !== ''))]
  return [
    `Window ${spanWords(window)}${baseline ? `; baseline ${spanWords(baseline)}` : ''}. As of ${dayWords(manifest.asOf)}.`,
    [MARKS[handling], ...(manifest.demonstration ? [INVENTED] : [])].join('. '),
    `Source: ${sources.length === 0 ? 'not stated' : sourcesInOne(sources)}. Made with Holdfast.`,
  ]
}

/** Sources that begin alike, up to a colon, say that beginning once: it is read, and a picture is small. */
export function sourcesInOne(sources: readonly string[]): string {
  const told = new Map<string, readonly string[]>()
  for (const source of sources) {
    const at = source.indexOf(': ')
    const [head, rest] = at < 0 ? [source, []] : [source.slice(0, at), [source.slice(at + 2)]]
    told.set(head, [...(told.get(head) ?? []), ...rest])
  }
  return [...told]
    .map(([head, rest]) => (rest.length === 0 ? head : `${head}: ${rest.join(', ')}`))
    .join('; ')
}

/** What may wait for a decision, by the feed that tells of it. */
const WAITING = [
  ['commitments', 'commitments'],
  ['closure-orders', 'closure orders'],
  ['sites', 'reviews of sites'],
] as const

/** What no feed tells of, in words. */
export const unavailableKinds = (known: Parameters<typeof isOpen>[0]): readonly string[] =>
  WAITING.filter(([kind]) => !isOpen(known, kind)).map(([, words]) => words)

/** An interval as charts draw it; null where the figure has no change that can be drawn. */
export function intervalOf({ ratio, ratioLow, ratioHigh, verdict }: Figure): Interval | null {
  if (ratioLow === undefined || verdict === 'too few to say') return null
  return { ratio: ratio ?? null, low: ratioLow, high: ratioHigh ?? null, verdict: verdict ?? null }
}

/** A category as a row; `said` is the caveat that stands above the list already, and is not said again in each row. */
export const categoryRow = (figure: Figure, said: string | undefined): IntervalRow => ({
  id: figure.category ?? '',
  label: figure.label,
  now: figure.value,
  before: figure.baselineValue ?? null,
  interval: intervalOf(figure),
  change: figureSentence(figure),
  verdict: figure.verdict ?? null,
  why: figure.caveat !== undefined && figure.caveat === said ? 'no verdict' : (figure.caveat ?? null),
})

/** The figures of which the page shows a change: with or without what patrol itself finds, never both. */
export const shownFigures = (figures: readonly Figure[], leavesOut: boolean) =>
  figures.filter(
    ({ id, category }) => category !== undefined || id !== (leavesOut ? 'crimes' : 'crimes-reported'),
  )

/** One thing a partner did, and how often. */
interface Deed {
  readonly id: string
  readonly count: number
  /** As it stands after a number: `arrests`. */
  readonly what: string
}

/** What a partner did in the window, the most frequent first; empty where that is nothing. */
export function deedsOf(figures: readonly Figure[], partner: string): readonly Deed[] {
  const totals = new Map(figures.filter(isTotal).map((figure) => [figure.id, figure.label]))
  return figures
    .filter((figure) => figure.partner === partner && figure.value > 0)
    .map(({ id, value, label }) => ({ id, count: value, what: afterNumber(totals.get(id) ?? label, value) }))
    .toSorted((a, b) => b.count - a.count)
}

/** `Arrests` after 31 is `arrests`, after 1 `arrest`; `ASB case reviews` keeps its capitals. */
export function afterNumber(label: string, count: number): string {
  const words = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
  if (count !== 1) return words
  return /(ch|sh|x)es$/.test(words) ? words.slice(0, -2) : words.replace(/s( made)?$/, '$1')
}

/**
 * A figure: a number with its label, period and, where available, its change. Page, tables, files and print
 * all read it.
 */

import type { Level } from '../domain/area.ts'
import type { FeedKind } from '../domain/feed.ts'

/**
 * Verdict on a change, from its 95 % interval and the size of the counts. `too short to say`: a window of under a week;
 * `still to rise`: the reports that are still to come could change it.
 */
export type Verdict =
  'up' | 'down' | 'could be chance' | 'too few to say' | 'too short to say' | 'still to rise'

/** `part`: days or rows are missing, so that a count is a lower bound; `no`: no day is covered. */
type Known = 'yes' | 'part' | 'no'

/** Whether a count is known for its days; if not, why, and which feeds are incomplete. */
export interface Knowledge {
  readonly known: Known
  /** One sentence or more; empty where `known` is `yes`. */
  readonly why: string
  /** Ids of the incomplete feeds, in the manifest's order. */
  readonly feeds: readonly string[]
}

/** One figure of the board. */
export interface Figure {
  /** For example `crimes`, `asb`, `actions.arrest`, `closure-orders.made`. */
  readonly id: string
  readonly label: string
  /** What is counted and how, in one sentence: shown on hover and focus, and on the last page of the pack. */
  readonly definition: string
  /** Unit of the value: `crimes`, `orders`, `per 1,000 residents`. */
  readonly unit: string
  /** ISO days, both inclusive. */
  readonly from: string
  readonly to: string
  /** ISO day that the figure looks back from: states are as on that day, counts by all rows known today. */
  readonly asAt: string
  /** Part of the whole; a total has none of area, site, partner, category. */
  readonly area?: string
  readonly site?: string
  readonly partner?: string
  readonly category?: string
  /** Whether the value is known for these days: `part`: a lower bound; `no`: no value. */
  readonly known: Known
  /** Why it is not known, or known in part only; absent where known. */
  readonly why?: string
  /** Ids of the feeds that are incomplete; absent where known. */
  readonly feeds?: readonly string[]
  /** Null where not known. */
  readonly value: number | null
  readonly low?: number
  readonly high?: number
  readonly baselineValue?: number
  /** ISO days of the baseline, where it is not that of the board. */
  readonly baselineFrom?: string
  readonly baselineTo?: string
  readonly ratio?: number
  readonly ratioLow?: number
  readonly ratioHigh?: number
  /** As shown; in a table of areas allowed for the number of its verdicts. */
  readonly verdict?: Verdict
  /** Two-sided p of no change, widened by the overdispersion; present with a verdict on chance. */
  readonly pValue?: number
  /** Of an area: `pValue` adjusted (Benjamini-Hochberg) for all verdicts of its table. */
  readonly adjustedP?: number
  /** Of an area: the verdict by its own interval, before that adjustment. */
  readonly unadjustedVerdict?: Verdict
  /** How the two periods were compared, where not by their plain counts: a sentence. */
  readonly comparisonNote?: string
  /** Present where reports of its last days are still to come. */
  readonly stillToRise?: true
  /** Of a control chart's point or a funnel's area: the expected count, in the unit of the value. */
  readonly expected?: number
  /** Control limits: 3 standard deviations on a chart, 99.8 % on a funnel. */
  readonly limitLow?: number
  readonly limitHigh?: number
  /** Warning limits of a funnel, 95 %. */
  readonly warningLow?: number
  readonly warningHigh?: number
  /** Moving average of a control chart with its limits, after Clear alone. */
  readonly ewma?: number
  readonly ewmaLow?: number
  readonly ewmaHigh?: number
  /** Rules broken with their direction, `outside-above run-below`, or the place on a funnel, `far-above`; absent: none. */
  readonly signals?: string
  /** Phi by which the interval was widened, at least 1. */
  readonly overdispersion?: number
  /** Why a requested comparison has no verdict, as shown: `Season not removed.` */
  readonly caveat?: string
  /** Where the board's summary shows it; omitted for figures that have a part of the board of their own. */
  readonly shownIn?: FigurePlacement
}

/** A figure as counted, before `withKnowledge` checks it against the coverage of its feeds. */
export interface CountedFigure extends Omit<
  Figure,
  'known' | 'why' | 'feeds' | 'value' | 'asAt' | 'stillToRise'
> {
  readonly value: number
  /** The kinds of feed that it is counted from. */
  readonly madeOf: readonly FeedKind[]
  /** Of actions: ids of the partners who ever recorded what is counted, each covered by its own rows. */
  readonly partners?: readonly string[]
  /** Rows left out although they belong to the figure, and why; absent: none. */
  readonly leftOut?: Knowledge
  /** Whether it is a share or a difference, for which missing rows give no bound; absent: a count. */
  readonly isEstimate?: boolean
}

/**
 * Placement of a figure in the board's summary. The section's tables, on the page and in the pack, list every
 * figure of the section; CSV, JSON and `holdfast board` list every figure of the board.
 */
export interface FigurePlacement {
  readonly section: 'what-was-done' | 'what-happened'
  /**
   * Shown as a large number: by rank, lowest first; `by-value` after those, highest value first,
   * not known last; zeros only where nothing else of the section is known.
   */
  readonly large?: number | 'by-value'
  /** Shown on a line of its own: value only, or with the baseline's value. */
  readonly line?: 'value' | 'value-and-baseline'
  /**
   * Shown in the line of closure orders: rank, text after the number, and whether the window's last day
   * follows.
   */
  readonly orderLine?: { readonly rank: number; readonly words: string; readonly onLastDay?: true }
}

/** Replaces the area code for incidents in no ward. */
export const OUTSIDE = 'outside'
/** The same per level, so that figures of different levels have different keys. */
export const outsideOf = (level: Level): string => (level === 'ward' ? OUTSIDE : `${OUTSIDE}-${level}`)

/** The part of the whole that a figure is about. */
export type FigurePart = Pick<Figure, 'area' | 'site' | 'partner' | 'category'>

/** Whether the figure is about the whole borough and all partners and categories. */
export const isTotal = ({ area, site, partner, category }: FigurePart) =>
  area === undefined && site === undefined && partner === undefined && category === undefined

/** Finds the figure of an id for the whole or for exactly the given part; undefined where there is none. */
export const figureOf = (figures: readonly Figure[], id: string, part: FigurePart = {}): Figure | undefined =>
  figures.find(
    (figure) =>
      figure.id === id &&
      figure.area === part.area &&
      figure.site === part.site &&
      figure.partner === part.partner &&
      figure.category === part.category,
  )

/** Figures of one section of the summary, totals and parts. */
export const figuresIn = (figures: readonly Figure[], section: FigurePlacement['section']) =>
  figures.filter(({ shownIn }) => shownIn?.section === section)

/** Totals that a section of the summary shows as large numbers, in display order. */
export function largeFigures(
  figures: readonly Figure[],
  section: FigurePlacement['section'],
): readonly Figure[] {
  const rankOf = ({ shownIn }: Figure) => (typeof shownIn?.large === 'number' ? shownIn.large : Infinity)
  const totals = figuresIn(figures, section).filter(
    (figure) => isTotal(figure) && figure.shownIn?.large !== undefined,
  )
  const withoutZeros = totals.filter(({ shownIn, value }) => shownIn?.large !== 'by-value' || value !== 0)
  return (withoutZeros.some(({ value }) => value !== null) ? withoutZeros : totals).toSorted((a, b) => {
    const [rankA, rankB] = [rankOf(a), rankOf(b)]
    return rankA === rankB ? (rankA === Infinity ? (b.value ?? 0) - (a.value ?? 0) : 0) : rankA - rankB
  })
}

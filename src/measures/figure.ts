/** One figure: a number with its name, its period and, where it has one, its change. Page, table, file and print read it. */

import type { Level } from '../domain/area.ts'

export type Verdict = 'up' | 'down' | 'could be chance' | 'too few to say'

export interface Figure {
  /** `crimes`, `asb`, `actions.arrest`, `closure-orders.made` ... */
  readonly id: string
  readonly label: string
  /** What is counted and how, in one sentence: for hover, focus and the last page of a pack. */
  readonly definition: string
  /** What the number is a number of: `crimes`, `orders`, `per 1,000 residents`. */
  readonly unit: string
  /** Days, both included: `2023-05-01`. */
  readonly from: string
  readonly to: string
  /** A total has none of area, site, partner, category. */
  readonly area?: string
  readonly site?: string
  readonly partner?: string
  readonly category?: string
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly baselineValue?: number
  readonly ratio?: number
  readonly ratioLow?: number
  readonly ratioHigh?: number
  readonly verdict?: Verdict
  /** By how much the interval was widened because counts of a place clump: phi, at least 1. */
  readonly clumping?: number
  /** Why a comparison that was asked for has no verdict, in words: `Season not removed.` */
  readonly caveat?: string
  /** Where the board's summary shows it; left out: in its own part of the board, in files and from the command line alone. */
  readonly shownIn?: FigurePlacement
}

/**
 * Where the board's summary shows a figure. The tables of the section, on the page and in the pack, list every figure
 * of it; CSV, JSON and `holdfast board` list every figure of the board.
 */
export interface FigurePlacement {
  readonly section: 'what-was-done' | 'what-happened'
  /** As a large number, lowest rank first. Those `by-value` follow, highest value first and only above nought. */
  readonly large?: number | 'by-value'
  /** On a line of its own: the value alone, or with the baseline's. */
  readonly line?: 'value' | 'value-and-baseline'
  /** In the one line of closure orders: its rank there, what stands after the number, and whether the last day does. */
  readonly orderLine?: { readonly rank: number; readonly words: string; readonly onLastDay?: true }
}

/** Stands for an area's code where an incident lies in none of the wards. */
export const OUTSIDE = 'outside'
/** The same for areas of another level, so that no two figures are told by one name. */
export const outsideOf = (level: Level): string => (level === 'ward' ? OUTSIDE : `${OUTSIDE}-${level}`)

/** Which part of the whole a figure is about. */
export type Part = Pick<Figure, 'area' | 'site' | 'partner' | 'category'>

export const isTotal = ({ area, site, partner, category }: Part) =>
  area === undefined && site === undefined && partner === undefined && category === undefined

/** The figure with this id for the whole, or for the one part named; undefined where it is not known. */
export const figureOf = (figures: readonly Figure[], id: string, part: Part = {}): Figure | undefined =>
  figures.find(
    (figure) =>
      figure.id === id &&
      figure.area === part.area &&
      figure.site === part.site &&
      figure.partner === part.partner &&
      figure.category === part.category,
  )

/** The figures of a section of the summary, totals and parts. */
export const figuresIn = (figures: readonly Figure[], section: FigurePlacement['section']) =>
  figures.filter(({ shownIn }) => shownIn?.section === section)

/** The totals that a section of the summary shows as large numbers, in their order. */
export function largeFigures(
  figures: readonly Figure[],
  section: FigurePlacement['section'],
): readonly Figure[] {
  const rankOf = ({ shownIn }: Figure) => (typeof shownIn?.large === 'number' ? shownIn.large : Infinity)
  return figuresIn(figures, section)
    .filter(isTotal)
    .filter(({ shownIn, value }) =>
      shownIn?.large === 'by-value' ? value > 0 : shownIn?.large !== undefined,
    )
    .toSorted((a, b) => {
      const [rankA, rankB] = [rankOf(a), rankOf(b)]
      return rankA === rankB ? (rankA === Infinity ? b.value - a.value : 0) : rankA - rankB
    })
}

/** Verdicts of a table of areas, allowed for their number: some of many areas change by chance alone. */
import { falseDiscoveryQ } from '../../analytics/small-numbers/false-discovery.ts'
import type { Figure, Verdict } from '../figure.ts'
import { capital, countWords } from '../sentences.ts'
import type { Measure } from './tally.ts'

/** Adjusted p up to which a verdict of up or down stays. */
const LARGEST_ADJUSTED_P = 0.05

/** Measures shown together in a table of areas; that of ASB is always the first of these. */
const TABLES: readonly (readonly Measure['id'][])[] = [
  ['crimes-reported', 'asb'],
  ['crimes', 'asb'],
]

/** A figure with p of its change: a member of a table's verdicts. */
type Judged = Figure & Required<Pick<Figure, 'pValue' | 'verdict'>>

const isJudged = (figure: Figure): figure is Judged =>
  figure.area !== undefined && figure.pValue !== undefined && figure.verdict !== undefined

/**
 * Adds `adjustedP` and `unadjustedVerdict` to the figures of areas that have p: Benjamini and Hochberg (1995) over all
 * verdicts of the table, crimes and ASB together. One of up or down whose adjusted p is above .05 becomes `could be
 * chance`, and a note gives the verdict of its own interval. Other figures are unchanged.
 * @param figures of the areas of one level
 */
export function allowedForNumber(figures: readonly Figure[]): readonly Figure[] {
  const tables = TABLES.map((ids) => tableOf(figures.filter(({ id }) => ids.some((shown) => shown === id))))
  return figures.map((figure) => {
    const table = tables.find(({ adjusted }) => adjusted.has(figure))
    return table && isJudged(figure) ? adjustedFigure(figure, table) : figure
  })
}

interface JudgedTable {
  readonly comparisons: number
  /** Adjusted p of each figure. */
  readonly adjusted: ReadonlyMap<Figure, number>
}

function tableOf(figures: readonly Figure[]): JudgedTable {
  const judged = figures.filter(isJudged)
  const q = falseDiscoveryQ(judged.map(({ pValue }) => pValue))
  return {
    comparisons: judged.length,
    adjusted: new Map(judged.map((figure, i) => [figure, q[i] ?? 1])),
  }
}

function adjustedFigure(figure: Judged, { comparisons, adjusted }: JudgedTable): Figure {
  const { verdict } = figure
  const adjustedP = adjusted.get(figure) ?? 1
  const withP = { ...figure, adjustedP, unadjustedVerdict: verdict }
  if (!hasDirection(verdict) || adjustedP <= LARGEST_ADJUSTED_P) return withP
  const note = `${capital(verdict)} by its own interval, but it could be chance as one of ${countWords(comparisons)} comparisons.`
  const { comparisonNote } = figure
  return {
    ...withP,
    verdict: 'could be chance',
    comparisonNote: comparisonNote === undefined ? note : `${comparisonNote} ${note}`,
  }
}

const hasDirection = (verdict: Verdict) => verdict === 'up' || verdict === 'down'

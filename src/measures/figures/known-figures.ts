/** Converts counted figures into figures: whether each is known for its days, and no value where it is not. */
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import { isoDay, parseSpan, type DaySpan } from '../../domain/day.ts'
import type { FeedKind } from '../../domain/feed.ts'
import { asAtOf } from '../baseline/as-at.ts'
import { isoSpan, type BoardPeriod } from '../baseline/baseline.ts'
import { feedCoverages, KNOWN, knowledgeOf, type FeedCoverage } from '../feeds/coverage.ts'
import { isStillToRise, lateDaysOf, type LateDays } from '../feeds/freshness.ts'
import type { CountedFigure, Figure, Knowledge } from '../figure.ts'

/** What `withKnowledge` checks figures against. */
interface FigureGrounds {
  /** ISO day that the figures look back from. */
  readonly asAt: string
  readonly late: LateDays | null
  readonly coverages: readonly FeedCoverage[]
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}

/** Window and baseline with the day looked back from, the late days, and the coverage of the dataset's feeds. */
export const groundsOf = (dataset: Dataset, { window, baseline }: BoardPeriod): FigureGrounds => ({
  asAt: isoDay(asAtOf(window, dataset)),
  late: lateDaysOf(dataset),
  coverages: feedCoverages(dataset),
  window,
  baseline,
})

/**
 * Adds `asAt`, `stillToRise` where its days reach the late ones, and `known`, `why` and `feeds` by the coverage of its
 * own days. Known in part, a count is kept as a lower bound, but a count of zero and an estimate have no value; neither
 * has an interval or a verdict. Where the baseline is not fully known, its count and the change are left out; of a figure
 * that is known, `caveat` states why.
 */
export const withKnowledge = (figures: readonly CountedFigure[], grounds: FigureGrounds): readonly Figure[] =>
  figures.map((figure) => ({
    ...knownFigure(figure, grounds),
    asAt: grounds.asAt,
    ...(isRising(figure, grounds) && { stillToRise: true }),
  }))

function isRising({ madeOf, from, to }: CountedFigure, { window, late }: FigureGrounds): boolean {
  return madeOf.includes('incidents') && isStillToRise(parseSpan(from, to) ?? window, late)
}

function knownFigure(
  { isEstimate = false, madeOf, partners, leftOut = KNOWN, ...figure }: CountedFigure,
  { coverages, window, baseline }: FigureGrounds,
): Omit<Figure, 'asAt'> {
  const ofCounted = (span: DaySpan) =>
    worstOf(madeOf.map((kind) => knowledgeOf(coverages, { kind, partners }, span)))
  const { known, why, feeds } = worstOf([leftOut, ofCounted(parseSpan(figure.from, figure.to) ?? window)])
  if (known === 'yes') {
    // Figures with an end other than the window's have a baseline of their own.
    const isCompared = figure.baselineValue !== undefined && figure.to === isoSpan(window).to
    return { ...(isCompared && baseline ? withBaseline(figure, ofCounted(baseline)) : figure), known }
  }
  // What is left out is left out of both periods.
  const isBaselineKnown = baseline !== null && ofCounted(baseline).known === 'yes'
  const {
    low: _low,
    high: _high,
    signals: _signals,
    ...rest
  } = isBaselineKnown ? withoutChange(figure) : withoutBaseline(figure)
  // "At least 0" would say nothing.
  const value = known === 'no' || isEstimate || figure.value === 0 ? null : figure.value
  if (value !== null) return { ...rest, known, why, feeds, value }
  // Without a value there is nothing whose comparison a caveat could be about.
  const { caveat: _caveat, ...unknown } = rest
  return { ...unknown, known: 'no', why, feeds, value }
}

/** The figure without ratio, its interval, p and verdict. */
function withoutChange(figure: ComparedFigure) {
  const {
    ratio: _ratio,
    ratioLow: _low,
    ratioHigh: _high,
    verdict: _verdict,
    pValue: _p,
    comparisonNote: _note,
    ...rest
  } = figure
  return rest
}

/** Begins the caveat of a figure whose baseline is not wholly known. */
export const BASELINE_NOT_KNOWN = 'The baseline is not known.'

type ComparedFigure = Omit<CountedFigure, 'madeOf' | 'isEstimate' | 'partners' | 'leftOut'>

/** The figure with its baseline where that is fully known, otherwise without, and with a caveat. */
function withBaseline(figure: ComparedFigure, { known, why }: Knowledge): ComparedFigure {
  return known === 'yes' ? figure : { ...withoutBaseline(figure), caveat: `${BASELINE_NOT_KNOWN} ${why}` }
}

function withoutBaseline(figure: ComparedFigure): ComparedFigure {
  const { baselineValue: _, ...rest } = withoutChange(figure)
  return rest
}

/** The least known of several, with all reasons and feeds; `yes` for none. */
export function worstOf(all: readonly Knowledge[]): Knowledge {
  const incomplete = all.filter(({ known }) => known !== 'yes')
  return {
    known: incomplete.length === 0 ? 'yes' : incomplete.some(({ known }) => known === 'no') ? 'no' : 'part',
    why: [...new Set(incomplete.map(({ why }) => why))].join(' '),
    feeds: [...new Set(incomplete.flatMap(({ feeds }) => feeds))],
  }
}

/**
 * These kinds of feed with the areas, for a figure that changes where areas are missing. Without a feed of areas they are
 * the borough's own, which are always there.
 */
export const withAreas = (
  dataset: Pick<Dataset, 'manifest'>,
  kinds: readonly FeedKind[],
): readonly FeedKind[] => (hasFeedOf(dataset, 'areas') ? [...kinds, 'areas'] : kinds)

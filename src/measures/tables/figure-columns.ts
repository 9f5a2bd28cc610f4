/** What a saved table holds of a figure: value, knowledge, base, ratio, interval and verdict, all unrounded. */
import { firstOfMonth, isoDay, monthNumber } from '../../domain/day.ts'
import type { AreaCount, AreaRow } from '../area-table.ts'
import type { Figure } from '../figure.ts'

interface FigureColumn<Row> {
  readonly label: string
  /** Null: not known. */
  readonly value: (row: Row) => string | number | null
}

/** The value, and beside it whether it is known, in part or whole, and why not. */
export const valueColumns = <Row>(
  label: string,
  figureOf: (row: Row) => Pick<Figure, 'value' | 'known' | 'why'>,
): readonly FigureColumn<Row>[] => [
  { label, value: (row) => figureOf(row).value },
  { label: `${label}: known`, value: (row) => figureOf(row).known },
  { label: `${label}: why not known`, value: (row) => figureOf(row).why ?? '' },
]

type Changed = Pick<
  Figure,
  | 'baselineValue'
  | 'ratio'
  | 'ratioLow'
  | 'ratioHigh'
  | 'verdict'
  | 'caveat'
  | 'pValue'
  | 'adjustedP'
  | 'unadjustedVerdict'
  | 'comparisonNote'
>

/** The count of the baseline. */
export const baseColumns = <Row>(figureOf: (row: Row) => Changed): readonly FigureColumn<Row>[] => [
  { label: 'Was', value: (row) => figureOf(row).baselineValue ?? null },
]

/** Ratio to the baseline with its 95 % interval; without an upper bound where nothing was in the baseline. */
export const ratioColumns = <Row>(figureOf: (row: Row) => Changed): readonly FigureColumn<Row>[] => {
  const bound = (key: 'ratio' | 'ratioHigh') => (row: Row) => {
    const figure = figureOf(row)
    return figure[key] ?? (figure.ratioLow === undefined ? null : 'infinite')
  }
  return [
    { label: 'Ratio', value: bound('ratio') },
    { label: 'Ratio low', value: (row) => figureOf(row).ratioLow ?? null },
    { label: 'Ratio high', value: bound('ratioHigh') },
  ]
}

/** The verdict, or why there is none; p; and how the periods were compared where not by their plain counts. */
export const verdictColumns = <Row>(figureOf: (row: Row) => Changed): readonly FigureColumn<Row>[] => [
  { label: 'Verdict', value: (row) => figureOf(row).verdict ?? 'none' },
  { label: 'Why no verdict', value: (row) => figureOf(row).caveat ?? '' },
  { label: 'p', value: (row) => figureOf(row).pValue ?? '' },
  { label: 'Comparison', value: (row) => figureOf(row).comparisonNote ?? '' },
]

/** Of a table of areas: p adjusted for all of its verdicts, and the verdict by the row's own interval. */
export const adjustedColumns = <Row>(figureOf: (row: Row) => Changed): readonly FigureColumn<Row>[] => [
  { label: 'Adjusted p', value: (row) => figureOf(row).adjustedP ?? '' },
  { label: 'Verdict alone', value: (row) => figureOf(row).unadjustedVerdict ?? '' },
]

/** Base, ratio, interval and verdict. */
export const changeColumns = <Row>(figureOf: (row: Row) => Changed): readonly FigureColumn<Row>[] => [
  ...baseColumns(figureOf),
  ...ratioColumns(figureOf),
  ...verdictColumns(figureOf),
]

/** One column for each month of the data: `2023-08`. */
export function monthColumns(
  rows: readonly AreaRow[],
  countOf: (row: AreaRow) => AreaCount,
): readonly FigureColumn<AreaRow>[] {
  const [row] = rows
  if (!row) return []
  const first = monthNumber(row.months.first)
  return countOf(row).monthly.map((_, index) => ({
    label: isoDay(firstOfMonth(first + index)).slice(0, 7),
    value: (other) => countOf(other).monthly[index] ?? null,
  }))
}

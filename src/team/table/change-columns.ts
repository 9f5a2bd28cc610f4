/** Columns of the change on the baseline, and what a table that has them states of it. */
import { baseColumns, ratioColumns, verdictColumns } from '../../measures/tables/figure-columns.ts'
import type { Change } from '../../measures/figures/change.ts'
import { changeWords } from '../../measures/sentences.ts'
import type { ShownCounts } from '../../state/store.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'

/** A row with the change of its count; left out where nothing is compared. */
export interface ComparedRow {
  readonly change?: Change
}

type Baseline = NonNullable<ShownCounts['baseline']>

const changeIn = ({ change = {} }: ComparedRow) => change

/** Base, change with its interval, and verdict; the verdict only where the periods are comparable. */
export const changeColumns = ({ verdicts }: Baseline): readonly Column<ComparedRow>[] => [
  {
    id: 'before',
    label: 'Was',
    isNumeric: true,
    value: ({ change }) => change?.baselineValue ?? null,
    show: ({ change }) =>
      change?.baselineValue === undefined ? 'not known' : formatCount(change.baselineValue),
    file: baseColumns(changeIn),
  },
  {
    id: 'change',
    label: 'Change, 95 % interval',
    value: ({ change }) => change?.ratio ?? null,
    show: ({ change }) => (change ? changeWords(change) : ''),
    file: ratioColumns(changeIn),
  },
  ...(verdicts ? [VERDICT] : []),
]

const VERDICT: Column<ComparedRow> = {
  id: 'verdict',
  label: 'Verdict',
  value: ({ change }) => change?.verdict ?? null,
  file: verdictColumns(changeIn),
}

/** Why the rows have no verdict, or how many of their verdicts chance alone would give. */
export const comparisonNote = (rows: readonly ComparedRow[], { noteOn }: Baseline): string =>
  noteOn(rows.flatMap(({ change }) => change ?? []))

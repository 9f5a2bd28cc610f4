/** The bars of the time dock as a table. */
import { useMemo } from 'react'
import { barParts, binName, type BarGrain, type BarPart } from '../../clock/histogram.ts'
import { changeSentence } from '../../clock/StatusLine.tsx'
import { isoDay, type DaySpan } from '../../domain/day.ts'
import { isStillToRise, lateWords, type LateDays } from '../../measures/feeds/freshness.ts'
import { scopedStatement } from '../../measures/scope.ts'
import { useHoldfast } from '../../state/context.tsx'
import type { ShownCounts } from '../../state/store.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, plural } from '../../ui/numbers.ts'

const NO_COUNTS = new Uint32Array(0)
const GRAIN_NAMES: Readonly<Record<BarGrain, string>> = { day: 'Day', week: 'Week', month: 'Month' }

/** The bars of the time dock: each day, week or month with its count, and the counts inside window and baseline. */
export function TimeTable({ grain }: { readonly grain: BarGrain }) {
  const shown = useHoldfast((state) => state.shown)
  const firstDay = useHoldfast(({ catalogue }) => catalogue?.dataDays.from)
  const late = useHoldfast(({ catalogue }) => catalogue?.late ?? null)
  const daily = shown?.daily ?? NO_COUNTS
  const window = shown?.scope.window
  const baseline = shown?.scope.baseline ?? null
  const rows = useMemo(
    () =>
      firstDay === undefined || !window ? [] : barParts({ daily, firstDay, grain }, { window, baseline }),
    [daily, firstDay, grain, window, baseline],
  )
  if (!shown) return null
  return (
    <DataTable
      caption={captionOf(shown, { late, rows })}
      what={`incidents by ${grain}`}
      columns={columnsFor({ grain, baseline, late })}
      rows={rows}
      keyOf={({ from }) => String(from)}
    />
  )
}

interface TimeTableContent {
  readonly late: LateDays | null
  readonly rows: readonly BarPart[]
}

function captionOf({ scope, change }: ShownCounts, { late, rows }: TimeTableContent): string {
  const inWindow = rows.reduce((sum, row) => sum + (row.inWindow ?? 0), 0)
  const statement = scopedStatement({ ...scope, baseline: null }, `${plural(inWindow, 'incident')} in all`)
  return [`${statement}.`, change && changeSentence(change), late && lateWords(late)]
    .filter(Boolean)
    .join(' ')
}

interface TimeColumns {
  readonly grain: BarGrain
  readonly baseline: DaySpan | null
  readonly late: LateDays | null
}

function columnsFor({ grain, baseline, late }: TimeColumns): readonly Column<BarPart>[] {
  const countColumn = (id: 'count' | 'inWindow' | 'inBaseline', label: string): Column<BarPart> => ({
    id,
    label,
    value: (row) => row[id],
    isNumeric: true,
    // Null means outside the window, which is not 0.
    show: (row) => (row[id] === null ? '' : formatCount(row[id])),
    file: [{ label, value: (row) => row[id] ?? '' }],
  })
  return [
    {
      id: 'bar',
      label: GRAIN_NAMES[grain],
      value: ({ from }) => from,
      show: (bar) => binName(bar, grain),
      file: [
        { label: 'From', value: ({ from }) => isoDay(from) },
        { label: 'To', value: ({ to }) => isoDay(to) },
      ],
    },
    countColumn('count', 'Incidents'),
    countColumn('inWindow', 'In the window'),
    ...(baseline ? [countColumn('inBaseline', 'In the baseline')] : []),
    ...(late
      ? [
          {
            id: 'late',
            label: 'Still to rise',
            value: (bar: BarPart) => (isStillToRise(bar, late) ? 1 : 0),
            show: (bar: BarPart) => (isStillToRise(bar, late) ? 'still to rise' : ''),
            file: [
              { label: 'Still to rise', value: (bar: BarPart) => (isStillToRise(bar, late) ? 'yes' : 'no') },
            ],
          },
        ]
      : []),
  ]
}

/** The bars of the time dock as a table. */
import { useMemo } from 'react'
import { barParts, binName, type BarGrain, type BarPart } from '../../clock/histogram.ts'
import { changeSentence } from '../../clock/StatusLine.tsx'
import { useKnown } from '../../clock/KnownNote.tsx'
import { laneCount, type Known } from '../../clock/known-lanes.ts'
import { isoDay, type DaySpan } from '../../domain/day.ts'
import { isStillToRise, lateWords, type LateDays } from '../../measures/feeds/freshness.ts'
import { boundWords, knowledgeIn } from '../../measures/feeds/known-words.ts'
import { scopedStatement } from '../../measures/scope.ts'
import { useHoldfast } from '../../state/context.tsx'
import type { ShownCounts } from '../../state/store.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'

const NO_COUNTS = new Uint32Array(0)
const GRAIN_NAMES: Readonly<Record<BarGrain, string>> = { day: 'Day', week: 'Week', month: 'Month' }

/** The bars of the time dock: each day, week or month with its count, and the counts inside window and baseline. */
export function TimeTable({ grain }: { readonly grain: BarGrain }) {
  const shown = useHoldfast((state) => state.shown)
  const late = useHoldfast(({ catalogue }) => catalogue?.late ?? null)
  const daily = shown?.daily ?? NO_COUNTS
  const window = shown?.scope.window
  const baseline = shown?.scope.baseline ?? null
  const catalogue = useHoldfast((state) => state.catalogue)
  const rows = useMemo(
    () =>
      catalogue && window
        ? barParts({ daily, firstDay: catalogue.dataDays.from, grain }, { window, baseline }).map((bar) => ({
            ...bar,
            known: knowledgeIn(catalogue, 'incidents', bar).known,
          }))
        : [],
    [catalogue, daily, grain, window, baseline],
  )
  const known = useKnown('incidents')
  if (!shown) return null
  return (
    <DataTable
      caption={captionOf(shown, { late, rows, known })}
      what={`incidents by ${grain}`}
      columns={columnsFor({ grain, baseline, late })}
      rows={rows}
      keyOf={({ from }) => String(from)}
    />
  )
}

/** A bar, and whether its incidents are known. */
interface TimeRow extends BarPart {
  readonly known: Known
}

interface TimeTableContent {
  readonly late: LateDays | null
  readonly rows: readonly TimeRow[]
  /** Whether the incidents of the window are known. */
  readonly known: Known
}

function captionOf({ scope, change }: ShownCounts, { late, rows, known }: TimeTableContent): string {
  const inWindow = rows.reduce((sum, row) => sum + (row.inWindow ?? 0), 0)
  const statement = scopedStatement(
    { ...scope, baseline: null },
    `${laneCount(inWindow, 'incident', known)} in all`,
  )
  return [`${statement}.`, change && changeSentence(change), late && lateWords(late)]
    .filter(Boolean)
    .join(' ')
}

interface TimeColumns {
  readonly grain: BarGrain
  readonly baseline: DaySpan | null
  readonly late: LateDays | null
}

/** Nothing for a bar outside the span, which is not 0, or one that is not known. */
const knownValue = (value: number | null, { known }: TimeRow): number | null =>
  value === null || known === 'no' || (known === 'part' && value === 0) ? null : value

const valueWords = (value: number | null, row: TimeRow): string =>
  value === null ? '' : boundWords(value, row.known)

function columnsFor({ grain, baseline, late }: TimeColumns): readonly Column<TimeRow>[] {
  const last = baseline ? 'inBaseline' : 'inWindow'
  const countColumn = (id: 'count' | 'inWindow' | 'inBaseline', label: string): Column<TimeRow> => ({
    id,
    label,
    value: (row) => knownValue(row[id], row),
    isNumeric: true,
    show: (row) => valueWords(row[id], row),
    file: [
      { label, value: (row) => knownValue(row[id], row) ?? '' },
      ...(id === last ? [{ label: 'Known', value: ({ known }: TimeRow) => known }] : []),
    ],
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
            value: (bar: TimeRow) => (bar.known === 'yes' && isStillToRise(bar, late) ? 1 : 0),
            show: (bar: TimeRow) => (bar.known === 'yes' && isStillToRise(bar, late) ? 'still to rise' : ''),
            file: [
              {
                label: 'Still to rise',
                value: (bar: TimeRow) => (bar.known === 'yes' && isStillToRise(bar, late) ? 'yes' : 'no'),
              },
            ],
          },
        ]
      : []),
  ]
}

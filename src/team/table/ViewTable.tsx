/** What is in view as tables, including the bars of the time dock; rows can be chosen, so nothing needs the map or a mouse. */
import { useState, useMemo } from 'react'
import { barParts, binName, type BarGrain, type BarPart } from '../../clock/histogram.ts'
import type { DaySpan } from '../../domain/day.ts'
import { isStillToRise, lateWords, type LateDays } from '../../measures/feeds/freshness.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { useFocusInside } from '../../ui/focus/lost-focus.ts'
import { formatSpan, formatCount } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { CategoryTable, ClusterTable, HotspotTable, OrderTable, SiteTable } from './tables.tsx'
import styles from './ViewTable.module.css'

const TABLES = [
  { id: 'categories', label: 'Categories' },
  { id: 'clusters', label: 'Clusters' },
  { id: 'orders', label: 'Closure orders' },
  { id: 'hotspots', label: 'Patrol hotspots' },
  { id: 'sites', label: 'Sites' },
  { id: 'time', label: 'Over time' },
] as const
type TableId = (typeof TABLES)[number]['id']

/** The table to open, and the bar width of the time table. */
export interface TableRequest {
  readonly table: TableId
  readonly grain: BarGrain
}

interface TableProps {
  readonly period: string
  readonly grain: BarGrain
}

const TABLE_COMPONENTS: Readonly<Record<TableId, (props: TableProps) => React.JSX.Element | null>> = {
  categories: CategoryTable,
  clusters: ClusterTable,
  orders: OrderTable,
  hotspots: HotspotTable,
  sites: SiteTable,
  time: TimeTable,
}

interface ViewTableProps {
  readonly request: TableRequest
  readonly onClose: () => void
}

export function ViewTable({ request, onClose }: ViewTableProps) {
  const [table, setTable] = useState<TableId>(request.table)
  const window = useHoldfast(({ shown }) => shown?.window)
  const Table = TABLE_COMPONENTS[table]
  const sheet = useFocusInside<HTMLDivElement>()
  return (
    <div
      ref={sheet}
      className={styles['sheet']}
      data-opens-details="true"
      role="dialog"
      aria-label="What is in view, as a table"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose()
      }}
    >
      <header className={styles['head']}>
        <Segmented label="Table of" segments={TABLES} chosen={table} onChoose={setTable} />
        <Button kind="icon" icon="close" onClick={onClose}>
          Close the table
        </Button>
      </header>
      {window && <Table period={formatSpan(window.from, window.to)} grain={request.grain} />}
    </div>
  )
}

const NO_COUNTS = new Uint32Array(0)
const GRAIN_NAMES: Readonly<Record<BarGrain, string>> = { day: 'Day', week: 'Week', month: 'Month' }

/** The bars of the time dock: each day, week or month with its count, and the counts inside window and baseline. */
function TimeTable({ grain }: { readonly grain: BarGrain }) {
  const shown = useHoldfast((state) => state.shown)
  const firstDay = useHoldfast(({ catalogue }) => catalogue?.dataDays.from)
  const late = useHoldfast(({ catalogue }) => catalogue?.late ?? null)
  const daily = shown?.daily ?? NO_COUNTS
  const window = shown?.window
  const baseline = shown?.baseline?.window ?? null
  const rows = useMemo(
    () =>
      firstDay === undefined || !window ? [] : barParts({ daily, firstDay, grain }, { window, baseline }),
    [daily, firstDay, grain, window, baseline],
  )
  if (!window) return null
  return (
    <DataTable
      caption={captionOf({ window, baseline, late, rows })}
      columns={columnsFor({ grain, baseline, late })}
      rows={rows}
      keyOf={({ from }) => String(from)}
    />
  )
}

interface TimeTableContent {
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly late: LateDays | null
  readonly rows: readonly BarPart[]
}

function captionOf({ window, baseline, late, rows }: TimeTableContent): string {
  const sum = (part: 'inWindow' | 'inBaseline') =>
    formatCount(rows.reduce((all, row) => all + (row[part] ?? 0), 0))
  const compared = baseline
    ? `; ${sum('inBaseline')} from ${formatSpan(baseline.from, baseline.to)}, which it is compared with`
    : ''
  const rising = late ? ` ${lateWords(late)}` : ''
  return `${formatSpan(window.from, window.to)}: ${sum('inWindow')} incidents in all, in the chosen categories and areas${compared}.${rising}`
}

function columnsFor({
  grain,
  baseline,
  late,
}: Pick<TimeTableContent, 'baseline' | 'late'> & { readonly grain: BarGrain }): readonly Column<BarPart>[] {
  const countColumn = (id: 'count' | 'inWindow' | 'inBaseline', label: string): Column<BarPart> => ({
    id,
    label,
    value: (row) => row[id],
    isNumeric: true,
    // Null means outside the window, which is not 0.
    show: (row) => (row[id] === null ? '' : formatCount(row[id])),
  })
  return [
    { id: 'bar', label: GRAIN_NAMES[grain], value: ({ from }) => from, show: (bar) => binName(bar, grain) },
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
          },
        ]
      : []),
  ]
}

/** What is in view as tables, including the bars of the time dock; rows can be chosen, so nothing needs the map or a mouse. */
import { useState, useMemo } from 'react'
import { barParts, binName, type BarGrain, type BarPart } from '../../clock/histogram.ts'
import { changeSentence } from '../../clock/StatusLine.tsx'
import { isoDay, type DaySpan } from '../../domain/day.ts'
import { isStillToRise, lateWords, type LateDays } from '../../measures/feeds/freshness.ts'
import { scopedStatement, type Scope } from '../../measures/scope.ts'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { FeedKind } from '../../domain/feed.ts'
import { useHoldfast } from '../../state/context.tsx'
import type { ShownCounts } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { useFocusInside } from '../../ui/focus/lost-focus.ts'
import { formatSpan, formatCount, plural } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { TableScope } from './TableScope.tsx'
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

/** What each table is made of. */
const KINDS: Readonly<Record<TableId, readonly FeedKind[]>> = {
  categories: ['incidents'],
  clusters: ['incidents'],
  orders: ['closure-orders'],
  hotspots: ['patrol-hotspots'],
  sites: ['sites'],
  time: ['incidents'],
}

interface ViewTableProps {
  readonly request: TableRequest
  readonly onClose: () => void
}

export function ViewTable({ request, onClose }: ViewTableProps) {
  const [table, setTable] = useState<TableId>(request.table)
  const scope = useTableScope(table)
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
      <KnownNote kinds={KINDS[table]} />
      {scope && (
        <TableScope scope={scope}>
          <Table period={formatSpan(scope.window.from, scope.window.to)} grain={request.grain} />
        </TableScope>
      )}
    </div>
  )
}

/** Tables of things other than incidents, to which hours, categories and baseline do not apply. */
const EVENT_TABLES: Readonly<Partial<Record<TableId, string>>> = {
  orders: 'Closure orders',
  hotspots: 'Patrol hotspots',
  sites: 'Sites',
}

/** What was chosen for the numbers of a table; null until something is counted. */
function useTableScope(table: TableId): Scope | null {
  const scope = useHoldfast(({ shown }) => shown?.scope ?? null)
  return useMemo(() => {
    const measure = EVENT_TABLES[table]
    if (!scope || measure === undefined) return scope
    return { ...scope, measure, baseline: null, hours: null, categories: null, categoryWords: null }
  }, [table, scope])
}

const NO_COUNTS = new Uint32Array(0)
const GRAIN_NAMES: Readonly<Record<BarGrain, string>> = { day: 'Day', week: 'Week', month: 'Month' }

/** The bars of the time dock: each day, week or month with its count, and the counts inside window and baseline. */
function TimeTable({ grain }: { readonly grain: BarGrain }) {
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

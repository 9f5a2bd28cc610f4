/** The same numbers as the pictures, as tables; each row can be chosen, so nothing on the map needs a mouse. */
import { useState, useMemo } from 'react'
import { barParts, binName, isStillRising, type BarGrain, type BarPart } from '../../clock/histogram.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatSpan, formatCount } from '../../ui/numbers.ts'
import { useFocusInside } from '../../ui/focus/use-focus-inside.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { CategoryTable, ClusterTable, HotspotTable, OrderTable, SiteTable } from './tables.tsx'
import styles from './ViewTable.module.css'
import { lateWords, type LateDays } from '../../measures/feeds/late-days.ts'
import type { DaySpan } from '../../domain/day.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'

const TABLES = [
  { id: 'categories', label: 'Categories' },
  { id: 'clusters', label: 'Clusters' },
  { id: 'orders', label: 'Closure orders' },
  { id: 'hotspots', label: 'Patrol hotspots' },
  { id: 'sites', label: 'Sites' },
  { id: 'time', label: 'Over time' },
] as const
export type TableId = (typeof TABLES)[number]['id']

/** Which table is asked for, and by which bars of the clock. */
export interface TableRequest {
  readonly table: TableId
  readonly grain: BarGrain
}

interface BodyProps {
  readonly period: string
  readonly grain: BarGrain
}

const BODIES: Readonly<Record<TableId, (props: BodyProps) => React.JSX.Element | null>> = {
  categories: CategoryTable,
  clusters: ClusterTable,
  orders: OrderTable,
  hotspots: HotspotTable,
  sites: SiteTable,
  time: TimeTable,
}

interface ViewTableProps {
  readonly asked: TableRequest
  readonly onClose: () => void
}

export function ViewTable({ asked, onClose }: ViewTableProps) {
  const [table, setTable] = useState<TableId>(asked.table)
  const window = useHoldfast(({ shown }) => shown?.window)
  const Body = BODIES[table]
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
      {window && <Body period={formatSpan(window.from, window.to)} grain={asked.grain} />}
    </div>
  )
}


const NOTHING = new Uint32Array(0)
const GRAIN_NAMES: Readonly<Record<BarGrain, string>> = { day: 'Day', week: 'Week', month: 'Month' }

/** In the chosen categories and areas, over the whole data: the numbers from which the bars are drawn. */
export function TimeTable({ grain }: { readonly grain: BarGrain }) {
  const shown = useHoldfast((state) => state.shown)
  const firstDay = useHoldfast(({ catalogue }) => catalogue?.dataDays.from)
  const late = useHoldfast(({ catalogue }) => catalogue?.late ?? null)
  const daily = shown?.daily ?? NOTHING
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

interface Asked {
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly late: LateDays | null
  readonly rows: readonly BarPart[]
}

function captionOf({ window, baseline, late, rows }: Asked): string {
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
}: Pick<Asked, 'baseline' | 'late'> & { readonly grain: BarGrain }): readonly Column<BarPart>[] {
  const number = (id: 'count' | 'inWindow' | 'inBaseline', label: string): Column<BarPart> => ({
    id,
    label,
    value: (row) => row[id],
    isNumeric: true,
    // Outside the window is not nought.
    show: (row) => (row[id] === null ? '' : formatCount(row[id])),
  })
  return [
    { id: 'bar', label: GRAIN_NAMES[grain], value: ({ from }) => from, show: (bar) => binName(bar, grain) },
    number('count', 'Incidents'),
    number('inWindow', 'In the window'),
    ...(baseline ? [number('inBaseline', 'In the baseline')] : []),
    ...(late
      ? [
          {
            id: 'late',
            label: 'Still to rise',
            value: (bar: BarPart) => (isStillRising(bar, late) ? 1 : 0),
            show: (bar: BarPart) => (isStillRising(bar, late) ? 'still to rise' : ''),
          },
        ]
      : []),
  ]
}

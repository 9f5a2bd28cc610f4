/** What is in view as tables, including the bars of the time dock; rows can be chosen, so nothing needs the map or a mouse. */
import { lazy, Suspense, useState, useMemo } from 'react'
import type { BarGrain } from '../../clock/histogram.ts'
import type { Scope } from '../../measures/scope.ts'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { FeedKind } from '../../domain/feed.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFocusInside } from '../../ui/focus/lost-focus.ts'
import { formatSpan } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import { TableScope } from './TableScope.tsx'
import { CategoryTable, ClusterTable } from './incident-tables.tsx'
import styles from './ViewTable.module.css'

// Loaded when first chosen.
const eventTable = (name: 'OrderTable' | 'HotspotTable' | 'SiteTable') =>
  lazy(async () => ({ default: (await import('./event-tables.tsx'))[name] }))
const TimeTable = lazy(async () => ({ default: (await import('./TimeTable.tsx')).TimeTable }))

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

const TABLE_COMPONENTS: Readonly<Record<TableId, React.ComponentType<TableProps>>> = {
  categories: CategoryTable,
  clusters: ClusterTable,
  orders: eventTable('OrderTable'),
  hotspots: eventTable('HotspotTable'),
  sites: eventTable('SiteTable'),
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
    <Sheet
      ref={sheet}
      name="table"
      what="the table"
      element="div"
      className={styles['sheet']}
      onClose={onClose}
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
          <Suspense>
            <Table period={formatSpan(scope.window.from, scope.window.to)} grain={request.grain} />
          </Suspense>
        </TableScope>
      )}
    </Sheet>
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

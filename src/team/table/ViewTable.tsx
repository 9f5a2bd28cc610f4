/** The same numbers as the pictures, as tables; each row can be chosen, so nothing on the map needs a mouse. */
import { useState } from 'react'
import type { BarGrain } from '../../clock/histogram.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatSpan } from '../../ui/numbers.ts'
import { useFocusInside } from '../../ui/focus/lost-focus.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { CategoryTable, ClusterTable, HotspotTable, OrderTable, SiteTable } from './tables.tsx'
import { TimeTable } from './TimeTable.tsx'
import styles from './ViewTable.module.css'

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

interface Props {
  readonly asked: TableRequest
  readonly onClose: () => void
}

export function ViewTable({ asked, onClose }: Props) {
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

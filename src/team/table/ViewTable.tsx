/** The same numbers as the picture, as tables; each row can be chosen, so nothing on the map needs a mouse. */
import { useEffect, useRef, useState } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatSpan } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { CategoryTable, ClusterTable, HotspotTable, OrderTable, SiteTable } from './tables.tsx'
import styles from './ViewTable.module.css'

/** Focus goes in when the sheet opens and back to what opened it when it closes. */
function useFocusWhileOpen() {
  const head = useRef<HTMLElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    head.current?.focus()
    return () => {
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return head
}

const TABLES = [
  { id: 'categories', label: 'Categories' },
  { id: 'clusters', label: 'Clusters' },
  { id: 'orders', label: 'Closure orders' },
  { id: 'hotspots', label: 'Patrol hotspots' },
  { id: 'sites', label: 'Sites' },
] as const
type TableId = (typeof TABLES)[number]['id']

const BODIES: Readonly<Record<TableId, (props: { readonly period: string }) => React.JSX.Element>> = {
  categories: CategoryTable,
  clusters: ClusterTable,
  orders: OrderTable,
  hotspots: HotspotTable,
  sites: SiteTable,
}

export function ViewTable({ onClose }: { readonly onClose: () => void }) {
  const [table, setTable] = useState<TableId>('categories')
  const window = useHoldfast(({ shown }) => shown?.window)
  const Body = BODIES[table]
  const head = useFocusWhileOpen()
  return (
    <div
      className={styles['sheet']}
      role="dialog"
      aria-label="What is in view, as a table"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose()
      }}
    >
      <header className={styles['head']} ref={head} tabIndex={-1}>
        <Segmented label="Table of" segments={TABLES} chosen={table} onChoose={setTable} />
        <Button kind="icon" icon="close" onClick={onClose}>
          Close the table
        </Button>
      </header>
      {window && <Body period={formatSpan(window.from, window.to)} />}
    </div>
  )
}

/** Planned and delivered minutes by place and day, of the crews that have handed in. */
import type { PatrolVisit } from '../../domain/patrol.ts'
import { planDelivery, type PlaceDelivery } from '../../measures/patrol-time/plan-delivery.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatDay } from '../../ui/numbers.ts'
import styles from './plan.module.css'

const WORDS: Readonly<Record<PlaceDelivery['delivery'], string>> = {
  under: 'short',
  met: 'met',
  over: 'over',
}
const COLUMNS: readonly Column<PlaceDelivery>[] = [
  { id: 'place', label: 'Place', value: ({ name }) => name },
  { id: 'day', label: 'Day', value: ({ day }) => day, show: ({ day }) => formatDay(day, 'short') },
  { id: 'planned', label: 'Planned', isNumeric: true, value: ({ planned }) => planned },
  { id: 'delivered', label: 'Delivered', isNumeric: true, value: ({ delivered }) => delivered },
  { id: 'delivery', label: 'Kept', value: ({ delivery }) => WORDS[delivery] },
]

interface Props {
  readonly plan: ShiftPlan
  readonly visits: readonly PatrolVisit[]
}

export function DeliveredTable({ plan, visits }: Props) {
  const rows = planDelivery(plan, visits)
  if (rows.length === 0) return null
  return (
    <details className={styles['more']}>
      <summary>Planned and delivered, place by place</summary>
      <div className={styles['wide']}>
        <DataTable
          caption="Minutes by place and day, of the crews that have handed in"
          columns={COLUMNS}
          rows={rows}
          keyOf={({ id, day }) => `${id} ${day}`}
        />
      </div>
    </details>
  )
}

/** Tables of the closure orders, patrol hotspots and sites in view. */
import { daysLeft, isLive, stageOn, STAGE_LABELS } from '../../domain/closure-order.ts'
import { isActive, plannedMinutes } from '../../domain/patrol.ts'
import { phasesOn, PHASE_LABELS } from '../../domain/site.ts'
import { orderNameAmong } from '../../measures/closure/order-name.ts'
import { kindsInMyArea, myAreaWords } from '../../state/areas/my-area.ts'
import { useHoldfast } from '../../state/context.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { factColumn, keyOf, useNameColumn, type TableRow } from './table-rows.tsx'

interface PeriodProps {
  readonly period: string
}

/** Without an end there are no days left, which is no gap in what is known. */
const daysLeftColumn: Column<TableRow> = {
  ...factColumn('days', 'Days left', true),
  file: [{ label: 'Days left', value: ({ facts }) => facts['days'] ?? '' }],
}

export function OrderTable({ period }: PeriodProps) {
  const orders = useHoldfast((state) => kindsInMyArea(state)?.orders) ?? []
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas) ?? []
  const where = useHoldfast(myAreaWords)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = orders.flatMap((order): TableRow[] => {
    const stage = day === undefined ? null : stageOn(order, day)
    if (!stage || !isLive(stage) || day === undefined) return []
    const facts = { stage: STAGE_LABELS[stage], days: daysLeft(order, day), premises: order.premises }
    return [
      { key: order.id, name: orderNameAmong(order, areas), chosen: { kind: 'order', id: order.id }, facts },
    ]
  })
  return (
    <DataTable
      caption={`${period}: closure orders${where} live on the last day`}
      what="closure orders"
      columns={[
        { ...useNameColumn('Order'), file: [{ label: 'Order', value: ({ key }) => key }] },
        factColumn('stage', 'Stage'),
        daysLeftColumn,
        factColumn('premises', 'Premises', true),
      ]}
      rows={rows}
      keyOf={keyOf}
    />
  )
}

export function HotspotTable({ period }: PeriodProps) {
  const hotspots = useHoldfast((state) => kindsInMyArea(state)?.hotspots) ?? []
  const where = useHoldfast(myAreaWords)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = hotspots.flatMap((hotspot): TableRow[] =>
    day === undefined || !isActive(hotspot, day)
      ? []
      : [
          {
            key: hotspot.id,
            name: hotspot.name,
            chosen: { kind: 'hotspot', id: hotspot.id },
            facts: { visits: hotspot.visitsPerDay, minutes: plannedMinutes(hotspot) },
          },
        ],
  )
  return (
    <DataTable
      caption={`${period}: patrol hotspots${where} active on the last day`}
      what="patrol hotspots"
      columns={[
        useNameColumn('Patrol hotspot'),
        factColumn('visits', 'Visits a day', true),
        factColumn('minutes', 'Minutes a day', true),
      ]}
      rows={rows}
      keyOf={keyOf}
    />
  )
}

export function SiteTable({ period }: PeriodProps) {
  const sites = useHoldfast((state) => kindsInMyArea(state)?.sites) ?? []
  const where = useHoldfast(myAreaWords)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = sites.map((site): TableRow => {
    const phases = day === undefined ? [] : phasesOn(site, day)
    const phase = phases.map(({ kind }) => PHASE_LABELS[kind]).join(' and ') || 'none yet'
    return { key: site.id, name: site.name, chosen: { kind: 'site', id: site.id }, facts: { phase } }
  })
  return (
    <DataTable
      caption={`${period}: sites${where} and their phase on the last day`}
      what="sites"
      columns={[useNameColumn('Site'), factColumn('phase', 'Phase')]}
      rows={rows}
      keyOf={keyOf}
    />
  )
}

/** The tables of what is in view: categories, clusters, closure orders, sites. */
import { useMemo } from 'react'
import { daysLeft, isLive, stageOn, STAGE_LABELS } from '../../domain/closure-order.ts'
import { isActive, plannedMinutes } from '../../domain/patrol.ts'
import { phasesOn, PHASE_LABELS } from '../../domain/site.ts'
import { clusterId } from '../../state/chosen-cluster.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import type { Chosen } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, formatSpan } from '../../ui/numbers.ts'
import { nearestPlace } from '../../domain/borough/borough.ts'

interface Props {
  readonly period: string
}
/** A row of any of the tables: a name, a few facts, and what choosing it chooses. */
interface Row {
  readonly key: string
  readonly name: string
  readonly chosen: Chosen | null
  readonly facts: Readonly<Record<string, string | number | null>>
}

/** A column that shows one fact of a row. */
const fact = (id: string, label: string, isNumeric = false): Column<Row> => ({
  id,
  label,
  isNumeric,
  value: ({ facts }) => facts[id] ?? null,
  show: ({ facts }) => {
    const value = facts[id] ?? null
    if (value === null) return isNumeric ? '' : 'not known'
    return typeof value === 'number' ? formatCount(value) : value
  },
})

function useNameColumn(label: string): Column<Row> {
  const intend = useIntent()
  return {
    id: 'name',
    label,
    value: ({ name }) => name,
    show: ({ name, chosen }) =>
      chosen ? (
        <Button
          kind="link"
          onClick={() => {
            intend({ kind: 'choose', chosen })
          }}
        >
          {name}
        </Button>
      ) : (
        name
      ),
  }
}

const keyOf = ({ key }: Row) => key

export function CategoryTable({ period }: Props) {
  const categories = useHoldfast(({ catalogue }) => catalogue?.categories) ?? []
  const chosen = useHoldfast(({ view }) => view.categories)
  const inView = useHoldfast(({ shown }) => shown?.step.byCategory)
  const total = useHoldfast(({ shown }) => shown?.step.inView ?? 0)
  const rows = categories.flatMap(({ id, label }, i): Row[] =>
    (chosen?.includes(id) ?? true)
      ? [{ key: id, name: label, chosen: null, facts: { count: inView?.[i] ?? 0 } }]
      : [],
  )
  return (
    <DataTable
      caption={`${period}: ${formatCount(total)} incidents in view, by category`}
      columns={[useNameColumn('Category'), fact('count', 'In view', true)]}
      rows={rows}
      keyOf={keyOf}
      sorting={{ column: 'count', direction: 'descending' }}
    />
  )
}

/** One row a cluster that holds anything, in the window or in the baseline. */
function useClusterRows(): readonly Row[] {
  const catalogue = useHoldfast((state) => state.catalogue)
  const ground = useHoldfast((state) => state.ground)
  const shown = useHoldfast((state) => state.shown)
  return useMemo(() => {
    if (!catalogue || !shown) return []
    const { step, baseline } = shown
    const { index } = catalogue
    return Array.from({ length: step.length }, (_, i): Row => {
      const node = step.node[i] ?? 0
      const id = clusterId(index, node)
      const at = [index.longitude[node] ?? 0, index.latitude[node] ?? 0] as const
      const name = ground ? (nearestPlace(ground.borough.places, at) ?? id) : id
      const facts = {
        count: step.count[i] ?? 0,
        before: baseline?.step.count[i] ?? 0,
        verdict: baseline?.verdicts?.[i] ?? null,
      }
      return { key: `${id} ${node}`, name, chosen: { kind: 'cluster', id }, facts }
    }).filter(({ facts }) => facts['count'] !== 0 || facts['before'] !== 0)
  }, [catalogue, ground, shown])
}

export function ClusterTable({ period }: Props) {
  const inView = useHoldfast(({ shown }) => shown?.step.inView ?? 0)
  const baseline = useHoldfast(({ shown }) => shown?.baseline ?? null)
  const compared = baseline
    ? `, compared with ${formatSpan(baseline.window.from, baseline.window.to)}: crimes and ASB together`
    : ''
  return (
    <DataTable
      caption={`${period}: ${formatCount(inView)} incidents in view, by cluster and the place nearest to it${compared}`}
      columns={[
        useNameColumn('Cluster near'),
        fact('count', 'Incidents', true),
        ...(baseline ? [fact('before', 'Was', true)] : []),
        ...(baseline?.verdicts ? [fact('verdict', 'Change')] : []),
      ]}
      rows={useClusterRows()}
      keyOf={keyOf}
      sorting={{ column: 'count', direction: 'descending' }}
    />
  )
}

export function OrderTable({ period }: Props) {
  const orders = useHoldfast(({ catalogue }) => catalogue?.orders) ?? []
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = orders.flatMap((order): Row[] => {
    const stage = day === undefined ? null : stageOn(order, day)
    if (!stage || !isLive(stage) || day === undefined) return []
    const facts = { stage: STAGE_LABELS[stage], days: daysLeft(order, day), premises: order.premises }
    return [{ key: order.id, name: order.id, chosen: { kind: 'order', id: order.id }, facts }]
  })
  return (
    <DataTable
      caption={`${period}: closure orders that stand on the last day`}
      columns={[
        useNameColumn('Order'),
        fact('stage', 'Stage'),
        fact('days', 'Days left', true),
        fact('premises', 'Premises', true),
      ]}
      rows={rows}
      keyOf={keyOf}
    />
  )
}

export function HotspotTable({ period }: Props) {
  const hotspots = useHoldfast(({ catalogue }) => catalogue?.hotspots) ?? []
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = hotspots.flatMap((hotspot): Row[] =>
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
      caption={`${period}: patrol hotspots active on the last day`}
      columns={[
        useNameColumn('Patrol hotspot'),
        fact('visits', 'Visits a day', true),
        fact('minutes', 'Minutes a day', true),
      ]}
      rows={rows}
      keyOf={keyOf}
    />
  )
}

export function SiteTable({ period }: Props) {
  const sites = useHoldfast(({ catalogue }) => catalogue?.sites) ?? []
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = sites.map((site): Row => {
    const phases = day === undefined ? [] : phasesOn(site, day)
    const phase = phases.map(({ kind }) => PHASE_LABELS[kind]).join(' and ') || 'none yet'
    return { key: site.id, name: site.name, chosen: { kind: 'site', id: site.id }, facts: { phase } }
  })
  return (
    <DataTable
      caption={`${period}: sites and their phase on the last day`}
      columns={[useNameColumn('Site'), fact('phase', 'Phase')]}
      rows={rows}
      keyOf={keyOf}
    />
  )
}

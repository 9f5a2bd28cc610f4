/** Tables of what is in view: categories, clusters, closure orders, patrol hotspots and sites. */
import { useMemo } from 'react'
import { useKnown } from '../../clock/KnownNote.tsx'
import { daysLeft, isLive, stageOn, STAGE_LABELS } from '../../domain/closure-order.ts'
import { isActive, plannedMinutes } from '../../domain/patrol.ts'
import { phasesOn, PHASE_LABELS } from '../../domain/site.ts'
import { boundWords } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { clusterId } from '../../state/chosen-cluster.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import type { Chosen } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, formatSpan } from '../../ui/numbers.ts'
import { nearestPlace } from '../../domain/borough/borough.ts'

interface PeriodProps {
  readonly period: string
}
/** A row of any of the tables: a name, values by column id, and the feature that it chooses. */
interface TableRow {
  readonly key: string
  readonly name: string
  readonly chosen: Chosen | null
  readonly facts: Readonly<Record<string, string | number | null>>
}

/** Column of one value of a row; null is shown as `not known`, or left empty in a numeric column. */
const factColumn = (id: string, label: string, isNumeric = false): Column<TableRow> => ({
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

/** The first column: the name, as a button where the row can be chosen. */
function useNameColumn(label: string): Column<TableRow> {
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

const keyOf = ({ key }: TableRow) => key

/** The count for sorting and display; words where it is a bound of 0 or nothing is known. */
const countIn = (count: number, known: Knowledge['known']) =>
  known === 'no' || (known === 'part' && count === 0) ? 'not known' : count

export function CategoryTable({ period }: PeriodProps) {
  const categories = useHoldfast(({ catalogue }) => catalogue?.categories) ?? []
  const chosen = useHoldfast(({ view }) => view.categories)
  const inView = useHoldfast(({ shown }) => shown?.step.byCategory)
  const total = useHoldfast(({ shown }) => shown?.step.inView ?? 0)
  const known = useKnown('incidents')
  const rows = categories.flatMap(({ id, label }, i): TableRow[] =>
    (chosen?.includes(id) ?? true)
      ? [{ key: id, name: label, chosen: null, facts: { count: countIn(inView?.[i] ?? 0, known) } }]
      : [],
  )
  return (
    <DataTable
      caption={`${period}: ${boundWords(total, known)} incidents in view, by category`}
      columns={[useNameColumn('Category'), factColumn('count', 'In view', true)]}
      rows={rows}
      keyOf={keyOf}
      sorting={{ column: 'count', direction: 'descending' }}
    />
  )
}

/** One row per cluster with an incident in the window or in the baseline. */
function useClusterRows(): readonly TableRow[] {
  const catalogue = useHoldfast((state) => state.catalogue)
  const geography = useHoldfast((state) => state.geography)
  const shown = useHoldfast((state) => state.shown)
  return useMemo(() => {
    if (!catalogue || !shown) return []
    const { step, baseline } = shown
    const { index } = catalogue
    return Array.from({ length: step.length }, (_, i): TableRow => {
      const node = step.node[i] ?? 0
      const id = clusterId(index, node)
      const at = [index.longitude[node] ?? 0, index.latitude[node] ?? 0] as const
      const name = geography ? (nearestPlace(geography.borough.places, at) ?? id) : id
      const facts = {
        count: step.count[i] ?? 0,
        before: baseline?.step.count[i] ?? 0,
        verdict: baseline?.verdicts?.[i] ?? null,
      }
      return { key: `${id} ${node}`, name, chosen: { kind: 'cluster', id }, facts }
    }).filter(({ facts }) => facts['count'] !== 0 || facts['before'] !== 0)
  }, [catalogue, geography, shown])
}

export function ClusterTable({ period }: PeriodProps) {
  const inView = useHoldfast(({ shown }) => shown?.step.inView ?? 0)
  const known = useKnown('incidents')
  const baseline = useHoldfast(({ shown }) => shown?.baseline ?? null)
  const compared = baseline
    ? `, compared with ${formatSpan(baseline.window.from, baseline.window.to)}: crimes and ASB together`
    : ''
  return (
    <DataTable
      caption={`${period}: ${boundWords(inView, known)} incidents in view, by cluster and the place nearest to it${compared}`}
      columns={[
        useNameColumn('Cluster near'),
        factColumn('count', 'Incidents', true),
        ...(baseline ? [factColumn('before', 'Was', true)] : []),
        ...(baseline?.verdicts ? [factColumn('verdict', 'Change')] : []),
      ]}
      rows={useClusterRows()}
      keyOf={keyOf}
      sorting={{ column: 'count', direction: 'descending' }}
    />
  )
}

export function OrderTable({ period }: PeriodProps) {
  const orders = useHoldfast(({ catalogue }) => catalogue?.orders) ?? []
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = orders.flatMap((order): TableRow[] => {
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
        factColumn('stage', 'Stage'),
        factColumn('days', 'Days left', true),
        factColumn('premises', 'Premises', true),
      ]}
      rows={rows}
      keyOf={keyOf}
    />
  )
}

export function HotspotTable({ period }: PeriodProps) {
  const hotspots = useHoldfast(({ catalogue }) => catalogue?.hotspots) ?? []
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
      caption={`${period}: patrol hotspots active on the last day`}
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
  const sites = useHoldfast(({ catalogue }) => catalogue?.sites) ?? []
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = sites.map((site): TableRow => {
    const phases = day === undefined ? [] : phasesOn(site, day)
    const phase = phases.map(({ kind }) => PHASE_LABELS[kind]).join(' and ') || 'none yet'
    return { key: site.id, name: site.name, chosen: { kind: 'site', id: site.id }, facts: { phase } }
  })
  return (
    <DataTable
      caption={`${period}: sites and their phase on the last day`}
      columns={[useNameColumn('Site'), factColumn('phase', 'Phase')]}
      rows={rows}
      keyOf={keyOf}
    />
  )
}

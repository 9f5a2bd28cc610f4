/** Tables of what is in view: categories, clusters, closure orders, patrol hotspots and sites. */
import { useMemo } from 'react'
import { daysLeft, isLive, stageOn, STAGE_LABELS } from '../../domain/closure-order.ts'
import { isActive, plannedMinutes } from '../../domain/patrol.ts'
import { phasesOn, PHASE_LABELS } from '../../domain/site.ts'
import { countedWords } from '../../measures/figures/category-words.ts'
import { scopedStatement } from '../../measures/scope.ts'
import { inSentence } from '../../measures/sentences.ts'
import { clusterId } from '../../state/chosen-cluster.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import type { ShownCounts } from '../../state/store.ts'
import type { Chosen } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, plural } from '../../ui/numbers.ts'
import { nearestPlace } from '../../domain/borough/borough.ts'
import { changeColumns, comparisonNote, type ComparedRow } from './change-columns.ts'

interface PeriodProps {
  readonly period: string
}
/** A row of any of the tables: a name, values by column id, and the feature that it chooses. */
interface TableRow extends ComparedRow {
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

/** One row per chosen category, with its change where a baseline is compared with. */
function useCategoryRows(): readonly TableRow[] {
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  return useMemo(() => {
    if (!catalogue || !shown) return []
    const { scope, step, baseline } = shown
    const { place, borough } = catalogue.overdispersion
    return catalogue.categories.flatMap(({ id, label }, i): TableRow[] => {
      if (scope.categories?.includes(label) === false) return []
      const count = step.byCategory[i] ?? 0
      const before = baseline?.step.byCategory[i] ?? 0
      // What is in view is neither one place nor the borough: the wider of the two intervals.
      const change = baseline?.changeOf(count, before, Math.max(place, borough))
      return [{ key: id, name: label, chosen: null, facts: { count }, ...(change && { change }) }]
    })
  }, [catalogue, shown])
}

export function CategoryTable() {
  const shown = useHoldfast((state) => state.shown)
  const name = useNameColumn('Category')
  const rows = useCategoryRows()
  if (!shown) return null
  const { baseline } = shown
  return (
    <DataTable
      caption={countedCaption(shown, { by: 'by category', rows })}
      columns={[name, factColumn('count', 'In view', true), ...(baseline ? changeColumns(baseline) : [])]}
      rows={rows}
      keyOf={keyOf}
      sorting={{ column: 'count', direction: 'descending' }}
    />
  )
}

/** Caption of a table of the incidents in view: all that was chosen, and what its comparisons are worth. */
function countedCaption(
  { scope, step, baseline }: ShownCounts,
  { by, rows }: { readonly by: string; readonly rows: readonly ComparedRow[] },
): string {
  const statement = scopedStatement(scope, `${plural(step.inView, 'incident')} in view, ${by}`)
  return baseline ? `${statement}. ${comparisonNote(rows, baseline)}` : statement
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
    return Array.from({ length: step.length }, (_, i) => i).flatMap((i): TableRow[] => {
      const count = step.count[i] ?? 0
      const before = baseline?.step.count[i] ?? 0
      if (count === 0 && before === 0) return []
      const node = step.node[i] ?? 0
      const id = clusterId(index, node)
      const at = [index.longitude[node] ?? 0, index.latitude[node] ?? 0] as const
      const name = geography ? (nearestPlace(geography.borough.places, at) ?? id) : id
      const change = baseline?.changeOf(count, before, baseline.overdispersion)
      const chosen = { kind: 'cluster', id } as const
      return [{ key: `${id} ${node}`, name, chosen, facts: { count }, ...(change && { change }) }]
    })
  }, [catalogue, geography, shown])
}

export function ClusterTable() {
  const shown = useHoldfast((state) => state.shown)
  const counted = useHoldfast(({ catalogue, view }) =>
    catalogue ? countedWords(catalogue.categories, view.categories) : '',
  )
  const name = useNameColumn('Cluster near')
  const rows = useClusterRows()
  if (!shown) return null
  const { baseline } = shown
  const what = baseline ? `, ${inSentence(counted)}` : ''
  return (
    <DataTable
      caption={countedCaption(shown, { by: `by cluster and the place nearest to it${what}`, rows })}
      columns={[name, factColumn('count', 'Incidents', true), ...(baseline ? changeColumns(baseline) : [])]}
      rows={rows}
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

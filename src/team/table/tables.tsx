/** Tables of what is in view: categories, clusters, closure orders, patrol hotspots and sites. */
import { useMemo } from 'react'
import { useKnown } from '../../clock/KnownNote.tsx'
import { daysLeft, isLive, stageOn, STAGE_LABELS } from '../../domain/closure-order.ts'
import { isActive, plannedMinutes } from '../../domain/patrol.ts'
import { phasesOn, PHASE_LABELS } from '../../domain/site.ts'
import { countedWords } from '../../measures/figures/category-words.ts'
import { scopedStatement } from '../../measures/scope.ts'
import { inSentence } from '../../measures/sentences.ts'
import { boundWords } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { clusterId } from '../../state/chosen-cluster.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { kindsInMyArea, myAreaWords } from '../../state/areas/my-area.ts'
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

/** Without an end there are no days left, which is no gap in what is known. */
const daysLeftColumn: Column<TableRow> = {
  ...factColumn('days', 'Days left', true),
  file: [{ label: 'Days left', value: ({ facts }) => facts['days'] ?? '' }],
}

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

/** One row per chosen category, with its change where a baseline is compared with. */
function useCategoryRows(): readonly TableRow[] {
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const known = useKnown('incidents')
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
      return [
        {
          key: id,
          name: label,
          chosen: null,
          facts: { count: countIn(count, known) },
          ...(change && { change }),
        },
      ]
    })
  }, [catalogue, shown, known])
}

export function CategoryTable() {
  const shown = useHoldfast((state) => state.shown)
  const name = useNameColumn('Category')
  const rows = useCategoryRows()
  const known = useKnown('incidents')
  if (!shown) return null
  const { baseline } = shown
  return (
    <DataTable
      caption={countedCaption(shown, { by: 'by category', rows, known })}
      what="incidents by category"
      columns={[name, factColumn('count', 'In view', true), ...(baseline ? changeColumns(baseline) : [])]}
      rows={rows}
      keyOf={keyOf}
      sorting={{ column: 'count', direction: 'descending' }}
    />
  )
}

interface CountedTable {
  readonly by: string
  readonly rows: readonly ComparedRow[]
  readonly known: Knowledge['known']
}
/** Caption of a table of the incidents in view: all that was chosen, and what its comparisons are worth. */
function countedCaption({ scope, step, baseline }: ShownCounts, { by, rows, known }: CountedTable): string {
  const statement = scopedStatement(
    scope,
    `${known === 'yes' ? plural(step.inView, 'incident') : `${boundWords(step.inView, known)} incidents`} in view, ${by}`,
  )
  return baseline ? `${statement}. ${comparisonNote(rows, baseline)}` : statement
}

/** One row per cluster with an incident in the window or in the baseline. */
function useClusterRows(): readonly TableRow[] {
  const geography = useHoldfast((state) => state.geography)
  const shown = useHoldfast((state) => state.shown)
  return useMemo(() => {
    if (!shown) return []
    const { index, step, baseline } = shown
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
  }, [geography, shown])
}

export function ClusterTable() {
  const shown = useHoldfast((state) => state.shown)
  const counted = useHoldfast(({ catalogue, view }) =>
    catalogue ? countedWords(catalogue.categories, view.categories) : '',
  )
  const name = useNameColumn('Cluster near')
  const rows = useClusterRows()
  const known = useKnown('incidents')
  if (!shown) return null
  const { baseline } = shown
  const what = baseline ? `, ${inSentence(counted)}` : ''
  return (
    <DataTable
      caption={countedCaption(shown, { by: `by cluster and the place nearest to it${what}`, rows, known })}
      what="incidents by cluster"
      columns={[name, factColumn('count', 'Incidents', true), ...(baseline ? changeColumns(baseline) : [])]}
      rows={rows}
      keyOf={keyOf}
      sorting={{ column: 'count', direction: 'descending' }}
    />
  )
}

export function OrderTable({ period }: PeriodProps) {
  const orders = useHoldfast((state) => kindsInMyArea(state)?.orders) ?? []
  const where = useHoldfast(myAreaWords)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const rows = orders.flatMap((order): TableRow[] => {
    const stage = day === undefined ? null : stageOn(order, day)
    if (!stage || !isLive(stage) || day === undefined) return []
    const facts = { stage: STAGE_LABELS[stage], days: daysLeft(order, day), premises: order.premises }
    return [{ key: order.id, name: order.id, chosen: { kind: 'order', id: order.id }, facts }]
  })
  return (
    <DataTable
      caption={`${period}: closure orders${where} that stand on the last day`}
      what="closure orders"
      columns={[
        useNameColumn('Order'),
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

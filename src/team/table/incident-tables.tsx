/** Tables of the incidents in view, by category and by cluster. */
import { useMemo } from 'react'
import { useKnown } from '../../clock/KnownNote.tsx'
import { countedWords } from '../../measures/figures/category-words.ts'
import { scopedStatement } from '../../measures/scope.ts'
import { inSentence } from '../../measures/sentences.ts'
import { boundWords } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { clusterId } from '../../state/chosen-cluster.ts'
import { useHoldfast } from '../../state/context.tsx'
import type { ShownCounts } from '../../state/store.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { plural } from '../../ui/numbers.ts'
import { nearestPlace } from '../../domain/borough/borough.ts'
import type { Change } from '../../measures/figures/change.ts'
import { changesAllowedForNumber } from '../../measures/figures/many-comparisons.ts'
import { changeColumns, comparisonNote, type ComparedRow } from './change-columns.ts'
import { factColumn, keyOf, useNameColumn, type TableRow } from './table-rows.tsx'

/** The count for sorting and display; words where it is a bound of 0 or nothing is known. */
const countIn = (count: number, known: Knowledge['known']) =>
  known === 'no' || (known === 'part' && count === 0) ? 'not known' : count

interface RowCount {
  readonly countOf: (step: ShownCounts['step']) => number
  readonly overdispersion: number
}
/** The change of a row by what is compared, beside the count of all that was before. */
function changeFrom(
  baseline: ShownCounts['baseline'],
  before: number,
  { countOf, overdispersion }: RowCount,
): Change | undefined {
  if (!baseline) return undefined
  const { now, before: then } = baseline.compared
  const change = baseline.changeOf(countOf(now), countOf(then), overdispersion)
  return change.baselineValue === undefined ? change : { ...change, baselineValue: before }
}

/** The rows with the verdicts of their changes allowed for their number. */
function allowedRows(rows: readonly TableRow[]): readonly TableRow[] {
  const changes = changesAllowedForNumber(rows.map(({ change }) => change ?? {}))
  return rows.map((row, at) => ({ ...row, ...(row.change && changes[at] && { change: changes[at] }) }))
}

/** One row per chosen category, with its change where a baseline is compared with. */
function useCategoryRows(): readonly TableRow[] {
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const known = useKnown('incidents')
  return useMemo(() => {
    if (!catalogue || !shown) return []
    const { scope, step, baseline } = shown
    const { place, borough } = catalogue.overdispersion
    const rows = catalogue.categories.flatMap(({ id, label }, i): TableRow[] => {
      if (scope.categories?.includes(label) === false) return []
      const count = step.byCategory[i] ?? 0
      const before = baseline?.step.byCategory[i] ?? 0
      // What is in view is neither one place nor the borough: the wider of the two intervals.
      const change = changeFrom(baseline, before, {
        countOf: ({ byCategory }) => byCategory[i] ?? 0,
        overdispersion: Math.max(place, borough),
      })
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
    return allowedRows(rows)
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
    const rows = Array.from({ length: step.length }, (_, i) => i).flatMap((i): TableRow[] => {
      const count = step.count[i] ?? 0
      const before = baseline?.step.count[i] ?? 0
      if (count === 0 && before === 0) return []
      const node = step.node[i] ?? 0
      const id = clusterId(index, node)
      const at = [index.longitude[node] ?? 0, index.latitude[node] ?? 0] as const
      const name = geography ? (nearestPlace(geography.borough.places, at) ?? id) : id
      const change = changeFrom(baseline, before, {
        countOf: (counted) => counted.count[i] ?? 0,
        overdispersion: baseline?.overdispersion ?? 1,
      })
      const chosen = { kind: 'cluster', id } as const
      return [{ key: `${id} ${node}`, name, chosen, facts: { count }, ...(change && { change }) }]
    })
    return allowedRows(rows)
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

/** A store with open feeds for tests of components, without worker, clock or address. */
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { weekCounts } from '../../src/analytics/week-counts.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { DaySpan } from '../../src/domain/day.ts'
import { grainOf } from '../../src/domain/incident.ts'
import { incidentReach } from '../../src/measures/baseline/baseline.ts'
import { boroughOverdispersion } from '../../src/measures/baseline/borough-overdispersion.ts'
import { catalogueOf } from '../../src/state/catalogue.ts'
import { scopeOf } from '../../src/state/scope-of.ts'
import { makeStore, type State } from '../../src/state/store.ts'
import { INITIAL_VIEW } from '../../src/state/view.ts'

interface Opened {
  readonly window: DaySpan
  readonly replies?: State['replies']
}

/** The viewport is empty: step counts are for tests of the counting loop. */
export function openStore(dataset: Dataset, { window, replies = {} }: Opened) {
  const { incidents, ...withoutIncidents } = dataset
  const index = buildClusterIndex(incidents, dataset.categories.length)
  const reach = incidentReach(dataset)
  const overdispersion = boroughOverdispersion(index, dataset.areas, reach)
  const monthsOnly = grainOf(incidents) === 'month'
  const catalogue = catalogueOf(withoutIncidents, { index, monthsOnly, reach, overdispersion, late: null })
  const empty = new Uint32Array(0)
  const step = { length: 0, node: empty, count: empty, mix: empty, inView: 0, byCategory: empty }
  const chosen = new Uint8Array(dataset.categories.length).fill(1)
  const { groupOf } = catalogue
  const week = weekCounts(index, { ...window, chosen, category: index.category, groupOf })
  const scope = { ...scopeOf(INITIAL_VIEW, catalogue), window, baseline: null }
  return makeStore({
    catalogue,
    replies,
    phase: { kind: 'ready' },
    shown: {
      scope,
      window,
      index,
      step,
      daily: empty,
      total: 0,
      week,
      squares: null,
      baseline: null,
      change: null,
    },
  })
}

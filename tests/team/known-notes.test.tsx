// @vitest-environment jsdom
/** Lists, layers and tables of the team view where feeds are out or quiet: no zero, and the reason beside it. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Dataset } from '../../src/domain/dataset.ts'
import { dayNumber } from '../../src/domain/day.ts'
import type { FeedKind } from '../../src/domain/feed.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { CategoryFilter } from '../../src/team/layers/CategoryFilter.tsx'
import { LayerList } from '../../src/team/layers/LayerList.tsx'
import { ViewTable } from '../../src/team/table/ViewTable.tsx'
import { storeWithBoard } from '../board/board-in-store.tsx'
import { demonstrationDataset } from '../board/demonstration-dataset.ts'
import { span } from '../measures/invented-dataset.ts'
import { stubScreenWidth } from '../shell/browser-stubs.ts'

stubScreenWidth('desk')

const WINDOW = span('2024-06-01', '2024-08-31')
const dataset = await demonstrationDataset({ incidentsAMonth: 300 })

/** The feed of a kind has had no row for 60 days. */
function quiet(kind: FeedKind): Dataset {
  const { manifest, rowReach } = dataset
  const id = manifest.feeds.find((feed) => feed.kind === kind)?.id ?? ''
  const reach = rowReach?.[id]
  if (!reach) throw new Error(`no reach of ${kind}`)
  const newest = dayNumber(manifest.asOf - 60)
  return { ...dataset, rowReach: { ...rowReach, [id]: { ...reach, newest } } }
}
const closed = (kind: FeedKind): Dataset => ({
  ...dataset,
  reports: dataset.reports.filter((report) => report.kind !== kind),
})

function show(shown: Dataset, element: React.ReactElement) {
  const store = storeWithBoard(shown, { window: WINDOW })
  render(<StoreContext value={store}>{element}</StoreContext>)
  return document.body.textContent
}
afterEach(cleanup)

const table = (id: 'categories' | 'orders' | 'hotspots' | 'sites') => (
  <ViewTable request={{ table: id, grain: 'week' }} onClose={() => {}} />
)

test('with every feed there is no such note', () => {
  expect(show(dataset, <LayerList />)).not.toMatch(/not known|known in part/i)
  expect(show(dataset, table('orders'))).not.toMatch(/not known:|known in part/i)
})

test('categories show no zero where the incidents have gone quiet, and the layer says why', () => {
  // Nothing is counted in view before the map reports its extent, and a bound of 0 says nothing.
  expect(show(dataset, <CategoryFilter />)).toContain('0')
  cleanup()
  const categories = show(quiet('incidents'), <CategoryFilter />)
  expect(categories).toContain('not known')
  expect(categories).not.toMatch(/\d/)
  cleanup()
  expect(show(quiet('incidents'), <LayerList />)).toMatch(
    /Known in part, so at least what is counted: incidents\. The feed incidents has been quiet since 2 July 2024\./,
  )
  cleanup()
  const text = show(quiet('incidents'), table('categories'))
  expect(text).toContain('quiet since 2 July 2024')
  expect(screen.queryAllByRole('cell', { name: '0' })).toEqual([])
})

test.each([
  ['closure-orders', 'orders', 'Not known: closure orders. The feed closure orders did not open.'],
  ['patrol-hotspots', 'hotspots', 'Not known: patrol hotspots. The feed patrol hotspots did not open.'],
  ['sites', 'sites', 'Not known: sites. The feed sites did not open.'],
] as const)('without %s the table of %s names the feed', (kind, id, sentence) => {
  expect(show(closed(kind), table(id))).toContain(sentence)
})

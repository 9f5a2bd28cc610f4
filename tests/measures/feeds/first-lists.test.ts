/** Lists that are shown before the incidents are read: known, known in part, or not there. */
import { expect, test } from 'vitest'
import type { PatrolHotspot } from '../../../src/domain/patrol.ts'
import { firstLists } from '../../../src/measures/feeds/first-lists.ts'
import { datasetOf, on, order, reportOf, until, WEST } from '../invented-dataset.ts'

const hotspot = (id: string, rest: Partial<PatrolHotspot> = {}): PatrolHotspot => ({
  id,
  name: `Hotspot ${id}`,
  shape: { type: 'Polygon', coordinates: [[WEST, [-2.64, 53.5], [-2.64, 53.51], WEST]] },
  from: on('2024-01-01'),
  to: null,
  visitsPerDay: 3,
  minutesPerVisit: 15,
  hours: '18:00-23:00',
  why: null,
  doThere: null,
  testDays: null,
  ...rest,
})
const inForce = (id: string, ends: string) =>
  order('2024-06-02', { id, made: on('2024-06-03'), ends: until(ends), premises: 1, premisesKind: 'flat' })

const rows = {
  hotspots: [
    hotspot('a'),
    hotspot('b', { hours: null, visitsPerDay: 1 }),
    hotspot('ended', { to: until('2024-08-30') }),
  ],
  orders: [inForce('co-1', '2024-09-20'), inForce('co-2', '2024-08-31'), inForce('co-3', '2024-08-30')],
}

test('the hotspots of the day, and the orders in force on it by what is left of them', () => {
  const { hotspots, orders, demonstration } = firstLists(datasetOf([], rows))
  expect(hotspots).toEqual({
    known: 'yes',
    rows: [
      { id: 'a', name: 'Hotspot a', note: '18:00 to 23:00, 3 visits of 15 minutes' },
      { id: 'b', name: 'Hotspot b', note: '1 visit of 15 minutes' },
    ],
  })
  expect(orders?.rows.map(({ id, note }) => [id, note])).toEqual([
    ['co-2', 'last day'],
    ['co-1', '20 days left'],
  ])
  expect(orders?.rows[0]?.name).toMatch(/^Flat in Ward W/)
  expect(demonstration).toBe(true)
})

test('a kind that no feed has is not known, and not a list of none', () => {
  const reports = [reportOf('closure-orders')]
  expect(firstLists(datasetOf([], { ...rows, hotspots: [], reports })).hotspots).toBeNull()
})

test('where most rows of a feed were set aside the list is known in part', () => {
  const [report] = [reportOf('closure-orders')]
  const setAside = [{ reason: 'no-id', count: 20, examples: [] }]
  const reports = [{ ...report, shown: 12, setAside }] as never
  expect(firstLists(datasetOf([], { ...rows, reports })).orders?.known).toBe('part')
})

test('the mark is the highest of all feeds', () => {
  const dataset = datasetOf([], rows)
  const feeds = dataset.manifest.feeds.map((feed, at) =>
    at === 0 ? { ...feed, handling: 'official-sensitive' as const } : feed,
  )
  expect(firstLists(dataset).handling).toBe('official')
  expect(firstLists({ ...dataset, manifest: { ...dataset.manifest, feeds } }).handling).toBe(
    'official-sensitive',
  )
})

/** Tests of the status of feeds and of their row counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedState, FetchError, FeedReport } from '../../../src/domain/feed.ts'
import { feedSummaries, isFailing, rowSums, FEED_STATUSES } from '../../../src/measures/feeds/feed-status.ts'
import { datasetOf, day, feedOf, manifestWith } from '../invented-dataset.ts'

const feeds = [feedOf('incidents', 'incidents'), feedOf('closure-orders', 'closure-orders')]
const report = (feed: string, rest: Partial<FeedReport> = {}): FeedReport => ({
  feed,
  kind: 'incidents',
  rowsIn: 12,
  shown: 10,
  setAside: [{ reason: 'bad-date', count: 2, examples: [] }],
  notices: [{ code: 'outside-borough', text: '3 rows outside.', count: 3 }],
  ...rest,
})
const state = (feed: string, rest: Partial<FeedState> = {}): FeedState => ({
  feed,
  from: 'fetched',
  goodAt: 0,
  triedAt: 0,
  nextTryAt: null,
  isFetching: false,
  error: null,
  doubt: null,
  keptUntil: null,
  ...rest,
})
const error = (kind: FetchError['kind']): FetchError => ({ kind, what: 'It is so.', toDo: 'Do this.' })

function statusWith(rest: Partial<FeedState>, reports = [report('incidents')], newest = '2024-08-30') {
  const dataset = datasetOf([], { manifest: manifestWith({ feeds: feeds.slice(0, 1) }), reports })
  const [line] = feedSummaries({
    ...dataset,
    feedStates: [state('incidents', rest)],
    rowReach: { incidents: { first: day('2023-08-31'), newest: day(newest), rows: 900, isByMonth: false } },
  })
  return line?.status
}

describe('a feed', () => {
  test('is fresh with recent rows that were fetched', () => {
    expect(statusWith({})).toBe('fresh')
  })
  test('is old with rows whose last refresh failed', () => {
    expect(statusWith({ error: error('unreachable') })).toBe('old')
  })
  test("is old with rows from the device's storage", () => expect(statusWith({ from: 'kept' })).toBe('old'))
  test('is doubted where a newer answer waits to be accepted, also while it is fetched again or fails', () => {
    const doubt = { held: 10, offered: 0 }
    expect(statusWith({ doubt })).toBe('doubted')
    expect(statusWith({ doubt, error: error('unreachable') })).toBe('doubted')
    expect(statusWith({ doubt, from: 'kept', isFetching: true })).toBe('doubted')
  })
  test('has failed without rows', () => {
    expect(statusWith({ from: 'none', error: error('refused') }, [])).toBe('failed')
  })
  test('is coming during the first fetch', () => {
    expect(statusWith({ from: 'none', isFetching: true }, [])).toBe('coming')
  })
  test('stays fresh during a refetch', () => {
    expect(statusWith({ isFetching: true })).toBe('fresh')
  })
  test('is quiet without new rows for weeks', () => {
    expect(statusWith({}, undefined, '2024-07-01')).toBe('quiet')
  })
  test('that was opened here is never quiet', () => {
    expect(statusWith({ from: 'opened-here' }, undefined, '2024-07-01')).toBe('fresh')
  })
})

describe('the summaries', () => {
  const dataset = datasetOf([], {
    manifest: manifestWith({ feeds }),
    reports: [report('incidents')],
    failures: [{ feed: 'closure-orders', what: 'It is not there.', toDo: 'Look for it.' }],
  })
  const lines = feedSummaries({ ...dataset, feedStates: [] })
  test('list the worst status first, whatever the order of the manifest', () => {
    expect(lines.map(({ entry, status: statuses }) => [entry.id, statuses])).toEqual([
      ['closure-orders', 'failed'],
      ['incidents', 'fresh'],
    ])
    expect(lines.map(isFailing)).toEqual([true, false])
  })
  test('give the error of the failure where the feed is not polled', () => {
    expect(lines[0]?.error).toMatchObject({ what: 'It is not there.', toDo: 'Look for it.' })
  })
  test('account for every row', () => {
    expect(rowSums(lines)).toEqual({ rowsIn: 12, shown: 10, setAside: 2, outside: 3 })
  })
  test('contain every feed once, in the order of the statuses', () => {
    const kinds = fc.constantFrom<FetchError['kind'] | 'doubt' | null>(null, 'late', 'doubt', 'sign-in')
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 12 }), (troubles) => {
        const many = troubles.map((_, at) => feedOf(`f${at}`, 'sites'))
        const watched = feedSummaries({
          ...datasetOf([], {
            manifest: manifestWith({ feeds: many }),
            reports: many.map(({ id }) => report(id)),
          }),
          feedStates: troubles.map((kind, at) =>
            state(
              `f${at}`,
              kind === 'doubt' ? { doubt: { held: 10, offered: 0 } } : { error: kind && error(kind) },
            ),
          ),
        })
        const order = watched.map(({ status: statuses }) => FEED_STATUSES.indexOf(statuses))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
        expect(new Set(watched.map(({ entry }) => entry.id)).size).toBe(many.length)
      }),
    )
  })
})

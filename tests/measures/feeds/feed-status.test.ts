/** How feeds stand: which is in trouble and why, trouble first, and every row accounted for. */
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
  keptUntil: null,
  ...rest,
})
const trouble = (kind: FetchError['kind']): FetchError => ({ kind, what: 'It is so.', toDo: 'Do this.' })

function standingWith(rest: Partial<FeedState>, reports = [report('incidents')], newest = '2024-08-30') {
  const dataset = datasetOf([], { manifest: manifestWith({ feeds: feeds.slice(0, 1) }), reports })
  const [line] = feedSummaries({
    ...dataset,
    feedStates: [state('incidents', rest)],
    rowReach: { incidents: { first: day('2023-08-31'), newest: day(newest), rows: 900, isByMonth: false } },
  })
  return line?.standing
}

describe('a feed', () => {
  test('is fresh where it was fetched and its rows are of these days', () => {
    expect(standingWith({})).toBe('fresh')
  })
  test('is old where its rows are there and the last try failed', () => {
    expect(standingWith({ error: trouble('unreachable') })).toBe('old')
  })
  test('is old where this device stands in for it', () => expect(standingWith({ from: 'kept' })).toBe('old'))
  test('is in doubt where it is suddenly empty', () => {
    expect(standingWith({ error: trouble('suddenly-empty') })).toBe('doubted')
  })
  test('has failed where there is no row of it', () => {
    expect(standingWith({ from: 'none', error: trouble('refused') }, [])).toBe('failed')
  })
  test('is coming while it is fetched for the first time', () => {
    expect(standingWith({ from: 'none', isFetching: true }, [])).toBe('coming')
  })
  test('stays fresh while it is fetched again', () => {
    expect(standingWith({ isFetching: true })).toBe('fresh')
  })
  test('has gone quiet where nothing new came for weeks', () => {
    expect(standingWith({}, undefined, '2024-07-01')).toBe('quiet')
  })
  test('that was opened here goes quiet never', () => {
    expect(standingWith({ from: 'opened-here' }, undefined, '2024-07-01')).toBe('fresh')
  })
})

describe('the lines', () => {
  const dataset = datasetOf([], {
    manifest: manifestWith({ feeds }),
    reports: [report('incidents')],
    failures: [{ feed: 'closure-orders', what: 'It is not there.', toDo: 'Look for it.' }],
  })
  const lines = feedSummaries({ ...dataset, feedStates: [] })
  test('put trouble first, whatever the order of the manifest', () => {
    expect(lines.map(({ entry, standing }) => [entry.id, standing])).toEqual([
      ['closure-orders', 'failed'],
      ['incidents', 'fresh'],
    ])
    expect(lines.map(isFailing)).toEqual([true, false])
  })
  test('tell the trouble in the words of the failure where nobody watches the feed', () => {
    expect(lines[0]?.trouble).toMatchObject({ what: 'It is not there.', toDo: 'Look for it.' })
  })
  test('account for every row', () => {
    expect(rowSums(lines)).toEqual({ rowsIn: 12, shown: 10, aside: 2, outside: 3 })
  })
  test('hold every feed once, in the order of the standings', () => {
    const kinds = fc.constantFrom<FetchError['kind'] | null>(null, 'late', 'suddenly-empty', 'sign-in')
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 12 }), (troubles) => {
        const many = troubles.map((_, at) => feedOf(`f${at}`, 'sites'))
        const watched = feedSummaries({
          ...datasetOf([], {
            manifest: manifestWith({ feeds: many }),
            reports: many.map(({ id }) => report(id)),
          }),
          feedStates: troubles.map((kind, at) => state(`f${at}`, { error: kind && trouble(kind) })),
        })
        const order = watched.map(({ standing }) => FEED_STATUSES.indexOf(standing))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
        expect(new Set(watched.map(({ entry }) => entry.id)).size).toBe(many.length)
      }),
    )
  })
})

/** Tests of the age of feeds that could not be refreshed. */
import { describe, expect, test } from 'vitest'
import type { FeedState } from '../../../src/domain/feed.ts'
import { ageWords, oldDataInAll, oldDataOf, oldFeeds } from '../../../src/measures/feeds/age.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2024, 5, 30, 12)
const error = { kind: 'refused', what: 'It answered 500.', toDo: 'Wait.' } as const
const state = (feed: string, rest: Partial<FeedState>): FeedState => ({
  feed,
  from: 'fetched',
  goodAt: NOW - HOUR,
  triedAt: NOW,
  nextTryAt: null,
  isFetching: false,
  error: null,
  doubt: null,
  keptUntil: null,
  ...rest,
})
const feeds = [
  { id: 'incidents', kind: 'incidents' },
  { id: 'orders', kind: 'closure-orders' },
] as const
const input = (...feedStates: readonly FeedState[]) => ({ feeds, feedStates, now: NOW })

describe('the age of a feed', () => {
  test('is listed where the last attempt failed or stored rows are shown, oldest first', () => {
    const stored = state('orders', { from: 'kept', goodAt: NOW - 9 * 24 * HOUR })
    const old = oldFeeds(input(state('incidents', { error }), stored))
    expect(old.map(({ feed, age }) => [feed, age / HOUR])).toEqual([
      ['orders', 216],
      ['incidents', 1],
    ])
  })
  test('is not listed for current feeds, files opened here, or feeds without rows', () => {
    const none = { from: 'none', goodAt: null, trouble: error } as const
    expect(oldFeeds(input(state('incidents', {}), state('orders', none)))).toEqual([])
    expect(oldFeeds(input(state('incidents', { from: 'opened-here', goodAt: null })))).toEqual([])
  })
  test('is stated for the kinds that a number is made of', () => {
    const now = input(state('incidents', { error, goodAt: NOW - 9 * 24 * HOUR }))
    expect(oldDataOf(now, ['incidents'])).toBe('Old data: 9 days.')
    expect(oldDataOf(now, ['closure-orders'])).toBeNull()
  })
  test('names the feeds in doubt with both numbers, also while their requests fail', () => {
    const doubt = { held: 12_901, offered: 1 }
    for (const from of ['fetched', 'kept'] as const)
      for (const failure of [null, error]) {
        const now = input(state('incidents', { from, doubt, error: failure }), state('orders', {}))
        expect(oldDataOf(now, ['incidents'])).toBe(
          'Old data: 1 hour. In doubt: incidents (1 row instead of 12,901).',
        )
        expect(oldDataOf(now, ['closure-orders'])).toBeNull()
        expect(oldDataInAll(now)).toBe(
          'Old data: incidents 1 hour. In doubt: incidents (1 row instead of 12,901).',
        )
      }
  })
  test.each([
    [0, 'less than a minute'],
    [60_000, '1 minute'],
    [59 * 60_000, '59 minutes'],
    [HOUR, '1 hour'],
    [47 * HOUR, '47 hours'],
    [48 * HOUR, '2 days'],
  ])('%i ms is %s', (milliseconds, text) => expect(ageWords(milliseconds)).toBe(text))
})

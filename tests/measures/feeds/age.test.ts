/** How old feeds are that could not be renewed: which count as old, and the words for it. */
import { describe, expect, test } from 'vitest'
import type { FeedState } from '../../../src/domain/feed.ts'
import { ageWords, oldDataOf, oldFeeds } from '../../../src/measures/feeds/age.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2024, 5, 30, 12)
const trouble = { kind: 'refused', what: 'It answered 500.', toDo: 'Wait.' } as const
const state = (feed: string, rest: Partial<FeedState>): FeedState => ({
  feed,
  from: 'fetched',
  goodAt: NOW - HOUR,
  triedAt: NOW,
  nextTryAt: null,
  isFetching: false,
  error: null,
  keptUntil: null,
  ...rest,
})
const feeds = [
  { id: 'incidents', kind: 'incidents' },
  { id: 'orders', kind: 'closure-orders' },
] as const
const standing = (...feedStates: readonly FeedState[]) => ({ feeds, feedStates, now: NOW })

describe('the age of a feed', () => {
  test('is told where the last try failed, or a copy of the device stands; oldest first', () => {
    const kept = state('orders', { from: 'kept', goodAt: NOW - 9 * 24 * HOUR })
    const old = oldFeeds(standing(state('incidents', { error: trouble }), kept))
    expect(old.map(({ feed, age }) => [feed, age / HOUR])).toEqual([
      ['orders', 216],
      ['incidents', 1],
    ])
  })
  test('is not told of what is current, was opened here, or has no rows at all', () => {
    const none = { from: 'none', goodAt: null, trouble } as const
    expect(oldFeeds(standing(state('incidents', {}), state('orders', none)))).toEqual([])
    expect(oldFeeds(standing(state('incidents', { from: 'opened-here', goodAt: null })))).toEqual([])
  })
  test('is said of the kinds that a number is made of', () => {
    const now = standing(state('incidents', { error: trouble, goodAt: NOW - 9 * 24 * HOUR }))
    expect(oldDataOf(now, ['incidents'])).toBe('Old data: 9 days.')
    expect(oldDataOf(now, ['closure-orders'])).toBeNull()
  })
  test.each([
    [0, 'less than a minute'],
    [60_000, '1 minute'],
    [59 * 60_000, '59 minutes'],
    [HOUR, '1 hour'],
    [47 * HOUR, '47 hours'],
    [48 * HOUR, '2 days'],
  ])('%i ms is %s', (milliseconds, words) => expect(ageWords(milliseconds)).toBe(words))
})

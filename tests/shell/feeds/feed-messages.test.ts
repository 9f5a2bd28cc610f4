/** Sentences on failed and quiet feeds, and the wider window offered where the current one is empty. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureTitle, feedName, namesWithin } from '../../../src/measures/feeds/feed-names.ts'
import { othersOpenSentence, quietFeedSentences } from '../../../src/shell/feeds/feed-words.ts'
import { widerWindow } from '../../../src/shell/EmptyWindow.tsx'
import { dayNumber, parseDay, type DaySpan } from '../../../src/domain/day.ts'

const span = (from: number, to: number): DaySpan => ({ from: dayNumber(from), to: dayNumber(to) })
const countsOn = (length: number, ...days: readonly number[]) => {
  const counts = new Uint32Array(length)
  for (const day of days) counts[day] = 1
  return { firstDay: 1000, counts }
}
const ALL = span(1000, 1999)

describe('an empty window', () => {
  test.each([
    ['28 days', [980]],
    ['12 months', [700]],
    ['all days', [10]],
  ] as const)('%s is offered where it is the shortest that holds an incident', (label, days) => {
    expect(widerWindow(span(1989, 1990), ALL, countsOn(1000, ...days))?.label).toBe(label)
  })
  test('nothing is offered where no incident was ever reported', () => {
    expect(widerWindow(span(1989, 1990), ALL, countsOn(1000))).toBeNull()
  })
  test('an offered window lies within the data and holds an incident', () => {
    const day = fc.integer({ min: 0, max: 999 })
    fc.assert(
      fc.property(day, fc.array(day, { minLength: 1 }), (end, days) => {
        const offered = widerWindow(span(1000 + end, 1000 + end), ALL, countsOn(1000, ...days))?.window
        expect(offered && offered.from >= 1000 && offered.to <= 1999).toBe(true)
        expect(days.some((at) => offered && 1000 + at >= offered.from && 1000 + at <= offered.to)).toBe(true)
      }),
    )
  })
})

describe('sentences on feeds', () => {
  const failure = (feed: string) => ({ feed, what: 'It is not there.', toDo: 'Look.' })
  test('use display names', () => {
    expect(feedName('closure-orders')).toBe('Closure orders')
    expect(feedName('actions-charities')).toBe('Actions of charities')
    expect(feedName('actions-2024')).toBe('Actions 2024')
    expect(namesWithin(['actions', 'patrol-visits-wardens'])).toBe('actions, patrol visits of wardens')
  })
  test('state which feeds did not open and how many are open', () => {
    expect(failureTitle([failure('closure-orders')])).toBe('Closure orders did not open')
    expect(failureTitle([failure('a-b'), failure('c')])).toBe('2 feeds did not open: a b, c')
    expect(namesWithin(['a', 'b', 'c'])).toBe('a, b, c')
    expect(namesWithin(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more')
    expect([0, 1, 8, 12].map(othersOpenSentence)).toEqual([
      'No other feed is open.',
      'The other feed is open.',
      'The other eight feeds are open.',
      'The other 12 feeds are open.',
    ])
  })
  test.each([
    [0.5, '. They should come every day.'],
    [1, '. They should come every day.'],
    [7, '. They should come every 7 days.'],
    [null, '; more should have come since.'],
  ])('a quiet feed that should update every %j days', (everyDays, ending) => {
    const newest = parseDay('2023-08-22')
    if (newest === null) throw new Error('not a day')
    const quiet = { feed: 'patrol-visits', kind: 'patrol-visits', newest, days: 9, everyDays } as const
    expect(quietFeedSentences(quiet)).toBe(`Patrol visits last arrived on 22 August 2023${ending}`)
  })
})

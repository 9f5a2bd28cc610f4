/** The words of the states, and the window that is offered where there is nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureTitle, feedName, othersOpenSentence, quietFeedSentences } from '../../../src/shell/feeds/feed-words.ts'
import { widerWindow } from '../../../src/shell/feeds/FeedMessages.tsx'
import { dayNumber, parseDay, type DaySpan } from '../../../src/domain/day.ts'

const span = (from: number, to: number): DaySpan => ({ from: dayNumber(from), to: dayNumber(to) })
const on = (length: number, ...days: readonly number[]) => {
  const counts = new Uint32Array(length)
  for (const day of days) counts[day] = 1
  return { firstDay: 1000, counts }
}
const ALL = span(1000, 1999)

describe('where a window holds nothing', () => {
  test.each([
    ['28 days', [980]],
    ['12 months', [700]],
    ['all days', [10]],
  ] as const)('%s are offered where they hold something', (label, days) => {
    expect(widerWindow(span(1989, 1990), ALL, on(1000, ...days))?.label).toBe(label)
  })
  test('nothing is offered where nothing was ever reported', () => {
    expect(widerWindow(span(1989, 1990), ALL, on(1000))).toBeNull()
  })
  test('what is offered lies within the data and holds something', () => {
    const day = fc.integer({ min: 0, max: 999 })
    fc.assert(
      fc.property(day, fc.array(day, { minLength: 1 }), (end, days) => {
        const offered = widerWindow(span(1000 + end, 1000 + end), ALL, on(1000, ...days))?.window
        expect(offered && offered.from >= 1000 && offered.to <= 1999).toBe(true)
        expect(days.some((at) => offered && 1000 + at >= offered.from && 1000 + at <= offered.to)).toBe(true)
      }),
    )
  })
})

describe('feeds in words', () => {
  const failure = (feed: string) => ({ feed, what: 'It is not there.', toDo: 'Look.' })
  test('are named as people write them', () => expect(feedName('closure-orders')).toBe('Closure orders'))
  test('say which did not open, and what is open', () => {
    expect(failureTitle([failure('closure-orders')])).toBe('Closure orders did not open')
    expect(failureTitle([failure('a'), failure('b')])).toBe('2 feeds did not open')
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
  ])('a feed gone quiet, which should come every %j days', (everyDays, words) => {
    const newest = parseDay('2023-08-22')
    if (newest === null) throw new Error('the day is one')
    const quiet = { feed: 'patrol-visits', kind: 'patrol-visits', newest, days: 9, everyDays } as const
    expect(quietFeedSentences(quiet)).toBe(`Patrol visits last arrived on 22 August 2023${words}`)
  })
})

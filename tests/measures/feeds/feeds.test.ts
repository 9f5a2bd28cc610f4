/** Tests of quiet feeds and of the file of rows set aside. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RowReach } from '../../../src/domain/dataset.ts'
import { dayNumber } from '../../../src/domain/day.ts'
import type { FeedEntry, FeedKind, FeedReport, SetAside } from '../../../src/domain/feed.ts'
import { quietFeeds, type FreshnessInput } from '../../../src/measures/feeds/freshness.ts'
import { setAsideCount, setAsideCsv } from '../../../src/measures/feeds/set-aside-file.ts'
import { csvCells } from '../csv-reading.ts'
import { datasetOf } from '../invented-dataset.ts'

const AS_OF = dayNumber(20_000)
const DAY_OF_MINUTES = 1440

const entry = (id: string, kind: FeedKind, refreshMinutes = DAY_OF_MINUTES): FeedEntry => ({
  id,
  kind,
  url: `${id}.geojson`,
  refreshMinutes,
  source: 'invented',
  licence: 'invented',
  handling: 'official',
  keepOnDeviceHours: null,
  keepMonths: null,
})
const report = ({ id, kind }: FeedEntry, setAside: readonly SetAside[] = []): FeedReport => ({
  feed: id,
  kind,
  rowsIn: 9,
  shown: 9,
  setAside,
  notices: [],
})
/**
 * A dataset with one feed of a row per day for a year (or `rest`), up to a number of days before the as-of
 * day.
 */
function arrivals(feed: FeedEntry, newestDaysAgo: number, rest: Partial<RowReach> = {}): FreshnessInput {
  const newest = dayNumber(AS_OF - newestDaysAgo)
  const reach = { first: dayNumber(newest - 365), newest, rows: 366, isByMonth: false, ...rest }
  return { manifest: { asOf: AS_OF, feeds: [feed] }, reports: [report(feed)], rowReach: { [feed.id]: reach } }
}
/** The largest number of days before the as-of day at which the feed is not quiet. */
function mostDays(feed: FeedEntry, rest: Partial<RowReach> = {}): number {
  let days = 0
  while (days < 1000 && quietFeeds(arrivals(feed, days, rest)).length === 0) days++
  return days - 1
}

describe('a quiet feed', () => {
  test('has no row for more than twice the interval that the manifest states', () => {
    const stated = (everyDays: number) => ({ ...entry('a', 'incidents'), everyDays })
    expect([1, 7, 31].map((days) => mostDays(stated(days)))).toEqual([2, 14, 62])
    expect(mostDays(stated(7), { isByMonth: true, rows: 1 })).toBe(14)
    expect(quietFeeds(arrivals(stated(7), 15))).toEqual([
      { feed: 'a', kind: 'incidents', newest: AS_OF - 15, days: 15, everyDays: 7 },
    ])
  })
  test('is recognised by its own rate of rows where the manifest states no interval', () => {
    const feed = entry('a', 'incidents', 60)
    expect(mostDays(feed, { rows: 4000 })).toBe(7)
    expect(mostDays(feed)).toBe(10)
    // One row per week: ten are expected in ten weeks.
    expect(mostDays(feed, { rows: 53 })).toBe(70)
    expect(mostDays(feed, { isByMonth: true, rows: 40_000 })).toBe(93)
    expect(mostDays(feed, { rows: 1 })).toBe(999)
  })
  test('is not reported before several refresh intervals', () => {
    expect(mostDays(entry('a', 'incidents', 30 * DAY_OF_MINUTES))).toBe(90)
    expect(mostDays(entry('a', 'incidents', 1))).toBe(10)
  })
  test('is reported although another feed of its kind is current', () => {
    const feeds = [entry('a', 'actions'), entry('b', 'actions')]
    const [a, b] = [arrivals(entry('a', 'actions'), 0), arrivals(entry('b', 'actions'), 80)]
    const quiet = {
      manifest: { ...a.manifest, feeds },
      reports: feeds.map((feed) => report(feed)),
      rowReach: { ...a.rowReach, ...b.rowReach },
    }
    expect(quietFeeds(quiet).map(({ feed, days }) => [feed, days])).toEqual([['b', 80]])
  })
  test('must have opened and report day-to-day events', () => {
    expect(quietFeeds({ ...arrivals(entry('a', 'incidents'), 50), reports: [] })).toEqual([])
    expect(quietFeeds({ ...arrivals(entry('a', 'sites'), 50), rowReach: {} })).toEqual([])
  })
})

const named = (value: string) => [
  { reason: 'bad-date', count: 7, examples: [{ row: 3, id: value, field: 'occurred', value }] },
]
const origin = (value: string) => {
  const { manifest } = datasetOf([])
  const feed = entry('incidents', 'incidents')
  return {
    manifest: { ...manifest, demonstration: true, feeds: [feed] },
    reports: [report(feed, named(value))],
  }
}

describe('the file of rows set aside', () => {
  test('has one row per example, the count of its reason, and marks last', () => {
    expect(setAsideCsv(origin('2023-13-04'))).toBe(
      '\u{FEFF}feed,kind,reason,count,row,line,id,field,value,handling,demonstration\r\n' +
        'incidents,incidents,bad-date,7,3,,2023-13-04,occurred,2023-13-04,official,Invented incidents\r\n',
    )
  })
  test('is free of formulas and survives parsing, whatever the rows contain', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const [, row] = csvCells(setAsideCsv(origin(value)))
        expect(row?.[8]).toMatch(/^(?![=+\-@\t\r])/)
        expect(row?.[8]).toBe(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)
      }),
    )
  })
  test('counts all rows and those named', () => {
    expect(setAsideCount(origin('x'))).toEqual({ rows: 7, named: 1 })
  })
})

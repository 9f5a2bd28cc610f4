/** How feeds stand: which have gone quiet, and the file of the rows that could not be shown. */
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
/** A feed with a row a day for a year, or other rows, up to some days before the as-of day. */
function arrivals(feed: FeedEntry, newestDaysAgo: number, rest: Partial<RowReach> = {}): FreshnessInput {
  const newest = dayNumber(AS_OF - newestDaysAgo)
  const reach = { first: dayNumber(newest - 365), newest, rows: 366, isByMonth: false, ...rest }
  return { manifest: { asOf: AS_OF, feeds: [feed] }, reports: [report(feed)], rowReach: { [feed.id]: reach } }
}
/** The most days before the as-of day that do not make it quiet. */
function mostDays(feed: FeedEntry, rest: Partial<RowReach> = {}): number {
  let days = 0
  while (days < 1000 && quietFeeds(arrivals(feed, days, rest)).length === 0) days++
  return days - 1
}

describe('a feed gone quiet', () => {
  test('has had no row for longer than the manifest says twice over', () => {
    const said = (everyDays: number) => ({ ...entry('a', 'incidents'), everyDays })
    expect([1, 7, 31].map((days) => mostDays(said(days)))).toEqual([2, 14, 62])
    expect(mostDays(said(7), { isByMonth: true, rows: 1 })).toBe(14)
    expect(quietFeeds(arrivals(said(7), 15))).toEqual([
      { feed: 'a', kind: 'incidents', newest: AS_OF - 15, days: 15, everyDays: 7 },
    ])
  })
  test('is judged by its rows where the manifest says nothing', () => {
    const feed = entry('a', 'incidents', 60)
    expect(mostDays(feed, { rows: 4000 })).toBe(7)
    expect(mostDays(feed)).toBe(10)
    // A row a week: ten would have come in ten weeks.
    expect(mostDays(feed, { rows: 53 })).toBe(70)
    expect(mostDays(feed, { isByMonth: true, rows: 40_000 })).toBe(93)
    expect(mostDays(feed, { rows: 1 })).toBe(999)
  })
  test('is not missed sooner than it is looked for', () => {
    expect(mostDays(entry('a', 'incidents', 30 * DAY_OF_MINUTES))).toBe(90)
    expect(mostDays(entry('a', 'incidents', 1))).toBe(10)
  })
  test('does not hide behind another of its kind', () => {
    const feeds = [entry('a', 'actions'), entry('b', 'actions')]
    const [a, b] = [arrivals(entry('a', 'actions'), 0), arrivals(entry('b', 'actions'), 80)]
    const known = {
      manifest: { ...a.manifest, feeds },
      reports: feeds.map((feed) => report(feed)),
      rowReach: { ...a.rowReach, ...b.rowReach },
    }
    expect(quietFeeds(known).map(({ feed, days }) => [feed, days])).toEqual([['b', 80]])
  })
  test('has opened, and tells of what happens from day to day', () => {
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
  test('has a row each, the count of its reason, and the marks last', () => {
    expect(setAsideCsv(origin('2023-13-04'))).toBe(
      'feed,kind,reason,count,row,line,id,field,value,handling,demonstration\r\n' +
        'incidents,incidents,bad-date,7,3,,2023-13-04,occurred,2023-13-04,official,Invented incidents\r\n',
    )
  })
  test('runs in no spreadsheet and reads back as it was, whatever the rows held', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const [, row] = csvCells(setAsideCsv(origin(value)))
        expect(row?.[8]).toMatch(/^(?![=+\-@\t\r])/)
        expect(row?.[8]?.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(value)
      }),
    )
  })
  test('tells how many there are, and how many it names', () => {
    expect(setAsideCount(origin('x'))).toEqual({ rows: 7, named: 1 })
  })
})

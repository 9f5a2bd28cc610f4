/** How feeds stand: which have gone quiet, and the file of the rows that could not be shown. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, startOfDay } from '../../../src/domain/day.ts'
import type { FeedEntry, FeedKind, FeedReport, SetAside } from '../../../src/domain/feed.ts'
import { quietFeeds, type Arrivals } from '../../../src/measures/feeds/freshness.ts'
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
function arrivals(feed: FeedEntry, newestDaysAgo: number): Arrivals {
  const newest = dayNumber(AS_OF - newestDaysAgo)
  const at = startOfDay(newest)
  const visit = {
    id: 'v',
    shape: null,
    hotspot: null,
    place: null,
    start: at,
    end: at,
    agency: null,
  } as const
  return {
    manifest: { asOf: AS_OF, feeds: [feed] },
    reports: [report(feed)],
    visits: [{ ...visit, mode: null, officers: null, did: null }],
    actions: [],
    newestIncident: newest,
  }
}

describe('a feed gone quiet', () => {
  test.each([
    ['incidents', 7, []],
    ['incidents', 8, [8]],
    ['patrol-visits', 9, [9]],
    ['patrol-visits', 2, []],
    ['actions', 30, []],
    ['sites', 300, []],
  ] as const)('%s, newest %i days before the as-of day: %j', (kind, ago, days) => {
    expect(quietFeeds(arrivals(entry('a', kind), ago)).map((feed) => feed.days)).toEqual(days)
  })
  test('a slower feed is waited for longer', () => {
    const monthly = entry('a', 'incidents', 30 * DAY_OF_MINUTES)
    expect(quietFeeds(arrivals(monthly, 90))).toEqual([])
    expect(quietFeeds(arrivals(monthly, 91))).toHaveLength(1)
  })
  test('one that is quiet does not hide behind another of its kind', () => {
    const feeds = [entry('a', 'actions'), entry('b', 'actions')]
    const { manifest, ...both } = arrivals(entry('a', 'actions'), 0)
    const known = {
      ...both,
      manifest: { ...manifest, feeds },
      reports: feeds.map((feed) => report(feed)),
      newestRows: { a: AS_OF, b: dayNumber(AS_OF - 80) },
    }
    expect(quietFeeds(known).map(({ feed, days }) => [feed, days])).toEqual([['b', 80]])
  })
  test('one that did not open is not called quiet', () => {
    expect(quietFeeds({ ...arrivals(entry('a', 'incidents'), 50), reports: [] })).toEqual([])
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

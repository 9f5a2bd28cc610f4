/** Tests of the days that a feed covers, and of whether counts of a kind are known for a window. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RowReach } from '../../../src/domain/dataset.ts'
import { dayNumber, type Day, type DaySpan } from '../../../src/domain/day.ts'
import type { FeedEntry, FeedKind, FeedReport } from '../../../src/domain/feed.ts'
import { feedCoverages, knowledgeOf, type CoverageInput } from '../../../src/measures/feeds/coverage.ts'
import { dayWords } from '../../../src/measures/sentences.ts'
import { datasetOf } from '../invented-dataset.ts'

const AS_OF = dayNumber(20_000)
const ago = (days: number): Day => dayNumber(AS_OF - days)
const span = (from: Day, to: Day): DaySpan => ({ from, to })

interface InventedFeed {
  readonly id: string
  readonly kind: FeedKind
  readonly rest?: Partial<FeedEntry>
  /** Null: the feed did not open. */
  readonly rows: Partial<Pick<FeedReport, 'rowsIn' | 'setAside'>> | null
  readonly reach?: RowReach
}

/** Reach of one row a day from `first` to `newest`. */
const daily = (first: Day, newest: Day): RowReach => ({
  first,
  newest,
  rows: newest - first + 1,
  isByMonth: false,
})

function inputOf(feeds: readonly InventedFeed[]): CoverageInput {
  const { manifest, place } = datasetOf([])
  return {
    place,
    manifest: {
      ...manifest,
      asOf: AS_OF,
      feeds: feeds.map(({ id, kind, rest }) => ({
        id,
        kind,
        url: `${id}.geojson`,
        refreshMinutes: 60,
        source: 'invented',
        licence: 'invented',
        handling: 'official',
        keepOnDeviceHours: null,
        keepMonths: null,
        ...rest,
      })),
    },
    reports: feeds.flatMap(({ id, kind, rows }) =>
      rows === null ? [] : [{ feed: id, kind, rowsIn: 100, shown: 100, setAside: [], notices: [], ...rows }],
    ),
    failures: feeds.flatMap(({ id, rows }) =>
      rows === null ? [{ feed: id, what: 'The address answered with 404.', toDo: '' }] : [],
    ),
    rowReach: Object.fromEntries(feeds.flatMap(({ id, reach }) => (reach ? [[id, reach]] : []))),
  }
}

const knowledge = (feeds: readonly InventedFeed[], days: DaySpan, kind: FeedKind = 'incidents') =>
  knowledgeOf(feedCoverages(inputOf(feeds)), { kind }, days)
const LAST_WEEK = span(ago(6), AS_OF)
const FRESH = { id: 'a', kind: 'incidents', rows: {}, reach: daily(ago(400), ago(1)) } as const

describe('the days that a feed covers', () => {
  test('run from its first row to the as-of day, also where the last days have no row', () => {
    const [coverage] = feedCoverages(inputOf([FRESH]))
    expect(coverage?.days).toEqual(span(ago(400), AS_OF))
  })
  test('end with its last row once it is quiet', () => {
    const [coverage] = feedCoverages(inputOf([{ ...FRESH, reach: daily(ago(400), ago(60)) }]))
    expect(coverage?.days).toEqual(span(ago(400), ago(60)))
    expect(coverage?.whyAfter).toMatch(/^The feed a has been quiet since /)
  })
  const lastCovered = (reach: RowReach, rest: Partial<FeedEntry> = {}) => {
    const [coverage] = feedCoverages(inputOf([{ ...FRESH, reach, rest }]))
    return AS_OF - (coverage?.days?.to ?? NaN)
  }
  test('end once ten rows should have come, or after twice the stated interval, whichever is sooner', () => {
    const silentFor = (days: number, rows: number): RowReach => ({ ...daily(ago(400), ago(days)), rows })
    // A hundred rows a day: a weekend is allowed for, no more.
    expect([2, 3].map((days) => lastCovered(silentFor(days, 40_000)))).toEqual([0, 3])
    // One row a day.
    expect([10, 11].map((days) => lastCovered(silentFor(days, 400 - days + 1)))).toEqual([0, 11])
    expect(lastCovered(silentFor(7, 40_000), { everyDays: 30 })).toBe(7)
    expect([2, 3].map((days) => lastCovered(silentFor(days, 5), { everyDays: 1 }))).toEqual([0, 3])
    // How often the page asks says nothing on how often rows come.
    expect(lastCovered(silentFor(7, 40_000), { refreshMinutes: 43_200 })).toBe(7)
    // A feed that is filled in the first days of each month.
    expect(lastCovered({ ...silentFor(20, 4000), usualGap: 28 })).toBe(0)
  })
  test('never lie ahead of the as-of day', () => {
    const covers = { from: ago(400), to: dayNumber(AS_OF + 30) }
    expect(lastCovered(daily(ago(400), ago(1)), { covers })).toBe(0)
  })
  test('are those of the manifest where it states them', () => {
    const covers = { from: ago(1000), to: null }
    const [open] = feedCoverages(inputOf([{ ...FRESH, rest: { covers } }]))
    expect(open?.days).toEqual(span(ago(1000), AS_OF))
    const [closed] = feedCoverages(inputOf([{ ...FRESH, rest: { covers: { ...covers, to: ago(90) } } }]))
    expect(closed?.days).toEqual(span(ago(1000), ago(90)))
  })
  test('end where its rows were last current', () => {
    const [coverage] = feedCoverages({ ...inputOf([FRESH]), feedsAsOf: { a: ago(5) } })
    expect(coverage?.days?.to).toBe(ago(1))
    const [older] = feedCoverages({
      ...inputOf([{ ...FRESH, reach: daily(ago(400), ago(7)) }]),
      feedsAsOf: { a: ago(5) },
    })
    expect(older?.days?.to).toBe(ago(5))
  })
  test('are none for a feed of events without rows, and all to the as-of day for a list of states', () => {
    const feeds = (['incidents', 'patrol-visits', 'actions', 'sites'] as const).map((kind) => ({
      id: kind,
      kind,
      rows: { rowsIn: 0 },
    }))
    expect(feedCoverages(inputOf(feeds)).map(({ days }) => days)).toEqual([
      null,
      null,
      null,
      span(dayNumber(-Infinity), AS_OF),
    ])
  })
})

describe('a count of a kind', () => {
  test('is known where every feed covers all of the window', () => {
    expect(knowledge([FRESH], LAST_WEEK)).toEqual({ known: 'yes', why: '', feeds: [] })
  })
  test('is not known where no feed of the kind opened, with the feed and the reason', () => {
    expect(knowledge([{ ...FRESH, rows: null }], LAST_WEEK)).toEqual({
      known: 'no',
      why: 'The feed a did not open: The address answered with 404.',
      feeds: ['a'],
    })
    expect(knowledge([FRESH], LAST_WEEK, 'actions').known).toBe('no')
  })
  test('is a lower bound where one of two feeds did not open', () => {
    const both = [FRESH, { ...FRESH, id: 'b', rows: null, reach: undefined } as const]
    expect(knowledge(both as readonly InventedFeed[], LAST_WEEK)).toMatchObject({
      known: 'part',
      feeds: ['b'],
    })
  })
  test('is a lower bound where the window begins before the first row or ends after the feed went quiet', () => {
    const early = knowledge([FRESH], span(ago(500), ago(300)))
    expect(early).toMatchObject({ known: 'part', feeds: ['a'] })
    expect(early.why).toMatch(/^The feed a begins on /)
    const quiet = { ...FRESH, reach: daily(ago(400), ago(60)) }
    expect(knowledge([quiet], span(ago(90), AS_OF)).known).toBe('part')
    expect(knowledge([quiet], span(ago(59), AS_OF)).known).toBe('no')
    expect(knowledge([quiet], span(ago(90), ago(60))).known).toBe('yes')
  })
  test('is not known in a gap, and a lower bound across one, with its days', () => {
    const gap = span(ago(100), ago(71))
    const feed = { ...FRESH, reach: { ...daily(ago(400), ago(1)), gaps: [gap] } }
    const why = `The feed a holds no row from ${dayWords(ago(100))} to ${dayWords(ago(71))}.`
    expect(knowledge([feed], span(ago(90), ago(80)))).toEqual({ known: 'no', why, feeds: ['a'] })
    expect(knowledge([feed], gap).known).toBe('no')
    expect(knowledge([feed], span(ago(120), ago(90)))).toEqual({ known: 'part', why, feeds: ['a'] })
    expect(knowledge([feed], span(ago(70), ago(60))).known).toBe('yes')
    const stated = { ...feed, rest: { covers: { from: ago(400), to: null } } }
    expect(knowledge([stated], gap).known).toBe('yes')
  })
  test('is not known for a window wholly before the first row', () => {
    expect(knowledge([FRESH], span(ago(900), ago(401))).known).toBe('no')
  })
  test('is a lower bound where more than one row in ten is set aside', () => {
    const aside = (count: number) =>
      knowledge([{ ...FRESH, rows: { setAside: [{ reason: 'bad-date', count, examples: [] }] } }], LAST_WEEK)
    expect(aside(10).known).toBe('yes')
    expect(aside(11)).toEqual({
      known: 'part',
      why: '11 of 100 rows of the feed a were set aside.',
      feeds: ['a'],
    })
  })
  test('is a lower bound on every day while a newer answer of its feed is in doubt, with both numbers', () => {
    const doubts = { a: { held: 723, offered: 0 } }
    const of = (input: CoverageInput, days: DaySpan) =>
      knowledgeOf(feedCoverages(input), { kind: 'incidents' }, days)
    const why = `The feed a suddenly held 0 rows instead of 723; the rows of ${dayWords(AS_OF)} are used until someone accepts.`
    const sameDay = { ...inputOf([FRESH]), doubts }
    expect(of(sameDay, LAST_WEEK)).toEqual({ known: 'part', why, feeds: ['a'] })
    expect(of(sameDay, span(ago(300), ago(290)))).toEqual({ known: 'part', why, feeds: ['a'] })

    const older = {
      ...inputOf([{ ...FRESH, reach: daily(ago(400), ago(7)) }]),
      doubts,
      feedsAsOf: { a: ago(5) },
    }
    expect(of(older, span(ago(4), AS_OF))).toEqual({
      known: 'no',
      why: `The feed a reaches to ${dayWords(ago(5))}. ${why.replace(dayWords(AS_OF), dayWords(ago(5)))}`,
      feeds: ['a'],
    })
  })
  test('is known for a window exactly where it is known for each of its days', () => {
    const feed = fc.record({
      first: fc.integer({ min: 100, max: 500 }),
      newest: fc.integer({ min: 0, max: 99 }),
      opens: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(feed, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 550 }),
        fc.integer({ min: 0, max: 60 }),
        (generated, end, length) => {
          const feeds = generated.map(({ first, newest, opens }, at) => ({
            id: `f${at}`,
            kind: 'incidents' as const,
            rows: opens ? {} : null,
            ...(opens && { reach: daily(ago(first), ago(newest)) }),
          }))
          const window = span(ago(end + length), ago(end))
          const days = Array.from({ length: length + 1 }, (_, at) => dayNumber(window.from + at))
          const each = days.map((day) => knowledge(feeds, span(day, day)).known)
          const { known } = knowledge(feeds, window)
          if (each.every((one) => one === 'yes')) expect(known).toBe('yes')
          else if (each.every((one) => one === 'no')) expect(known).toBe('no')
          else expect(known).toBe('part')
        },
      ),
    )
  })
})

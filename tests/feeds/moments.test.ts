/** Parsing of times, compared with the time zone of the platform. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, isoDay, isoInstant, lastInstantOf, londonDay } from '../../src/domain/day.ts'
import { lacksOffset, londonClock, parseMoment } from '../../src/feeds/moments.ts'

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
})
/** An instant in London time, as `2023-05-04T21:15:00`. */
function wallClock(at: number): string {
  const part = Object.fromEntries(london.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}`
}
const seconds = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2040, 11, 31) / 1000 })
  .map((value) => value * 1000)

describe('a time', () => {
  test.each([
    ['2023-05-04T21:15:00+01:00', '2023-05-04T20:15:00.000Z', 'instant'],
    ['2023-05-04T20:15:00Z', '2023-05-04T20:15:00.000Z', 'instant'],
    ['2023-05-04T21:15', '2023-05-04T20:15:00.000Z', 'instant'],
    ['2023-01-04T21:15:30.250', '2023-01-04T21:15:30.250Z', 'instant'],
    ['2023-05-05T01:45:00+05:30', '2023-05-04T20:15:00.000Z', 'instant'],
    ['2023-05-04', '2023-05-03T23:00:00.000Z', 'day'],
    ['2023-01', '2023-01-01T00:00:00.000Z', 'month'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', 'day'],
    ['2023-10-29T01:30:00', '2023-10-29T00:30:00.000Z', 'instant'],
  ])('%s is %s', (text, at, precision) => {
    const moment = parseMoment(text)
    expect(moment && [new Date(moment.at).toISOString(), moment.precision]).toEqual([at, precision])
  })

  test.each([
    '2023-13-01',
    '2023-00',
    '2023-02-31',
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-05-04T25:00:00Z',
    '2023-05-04T24:00:00Z',
    '2023-05-04T21:60:00Z',
    '2023-05-04T21:15:61Z',
    '2023-05-04T21:15:00.Z',
    '2023-05-04T21:15:00+1:00',
    '2023-05-04T21:15:00+15:00',
    '2023-05-04T21:15:00+01:00x',
    '2100-01-01',
    '04/05/2023',
    '2023-05-04 21:15',
    '2023-5-4',
    '20230504',
    '',
    'yesterday',
  ])('%j is none', (text) => expect(parseMoment(text)).toBeNull())

  test('without an offset in the hour that the clocks skip has the offset before the change', () => {
    expect(parseMoment('2023-03-26T01:30:00')?.at).toBe(Date.UTC(2023, 2, 26, 1, 30))
    expect(londonClock(['2023-03-26T01:30:00'])).toEqual({
      isAssumed: true,
      isSkipped: true,
      isRepeated: false,
    })
  })
  test.each([
    ['2023-03-26T00:59:59', false, false],
    ['2023-03-26T01:00', true, false],
    ['2023-03-26T01:59:59', true, false],
    ['2023-03-26T02:00', false, false],
    ['2023-10-29T00:59', false, false],
    ['2023-10-29T01:00', false, true],
    ['2023-10-29T01:59:59', false, true],
    ['2023-10-29T02:00', false, false],
    ['2023-07-01T12:00', false, false],
  ])('%s without an offset: skipped %s, repeated %s', (text, isSkipped, isRepeated) => {
    expect(londonClock(['x', null, text, '2023-05-04'])).toEqual({ isAssumed: true, isSkipped, isRepeated })
    expect(londonClock([`${text}+01:00`, `${text}Z`, text.slice(0, 10), 7]).isAssumed).toBe(false)
  })

  test('with an offset exists even in the hour that the clocks skip', () => {
    expect(parseMoment('2023-03-26T01:30:00Z')?.at).toBe(Date.UTC(2023, 2, 26, 1, 30))
  })
})

describe('any instant from 2000 to 2040', () => {
  test('is parsed from its text with London’s offset', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        expect(parseMoment(isoInstant(instant(at)))?.at).toBe(at)
      }),
    )
  })
  test('without an offset is read as London time', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const read = parseMoment(wallClock(at))
        expect(read && wallClock(read.at)).toBe(wallClock(at))
      }),
    )
  })
  test('is on London’s day', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        expect(isoDay(londonDay(instant(at)))).toBe(wallClock(at).slice(0, 10))
      }),
    )
  })
  test('as a day or a month is the first instant of it', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const text = wallClock(at)
        expect(wallClock(parseMoment(text.slice(0, 10))?.at ?? 0)).toBe(`${text.slice(0, 10)}T00:00:00`)
        expect(wallClock(parseMoment(text.slice(0, 7))?.at ?? 0)).toBe(`${text.slice(0, 7)}-01T00:00:00`)
      }),
    )
  })
})

test('any text is a moment from the year 0 to 2099, or null', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9T:Z+.-]{7,26}$/)), (text) => {
      const read = parseMoment(text)
      if (read) expect(new Date(read.at).getUTCFullYear()).toBeLessThan(2101)
    }),
  )
})

test('the latest instant of a day and of a month follows the clock change', () => {
  const latest = (text: string) => wallClock(lastInstantOf(parseMoment(text) ?? expect.fail(text)))
  expect(latest('2023-03-26')).toBe('2023-03-26T23:59:59')
  expect(latest('2023-10')).toBe('2023-10-31T23:59:59')
  expect(latest('2023-05-04T21:15:00')).toBe('2023-05-04T21:15:00')
})

test('a missing offset is detected', () => {
  expect(['2023-05-04T21:15', '2023-05-04T21:15:00.5'].map(lacksOffset)).toEqual([true, true])
  expect(['2023-05-04', '2023-05-04T21:15Z', '2023-05-04T21:15:00-03:00'].map(lacksOffset)).toEqual([
    false,
    false,
    false,
  ])
})

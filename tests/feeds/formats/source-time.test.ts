/** Times as agencies write them, read without changing their precision. */
import { describe, expect, test } from 'vitest'
import { parseMoment } from '../../../src/feeds/moments.ts'
import { feedTime } from '../../../src/feeds/tables/source-time.ts'
import type { DateForm } from '../../../src/feeds/formats/recognised.ts'
import { converted, fileOf, recognised } from './converting.ts'

test.each<[string, DateForm, string]>([
  ['04/05/2023', 'day-first', '2023-05-04'],
  ['04/05/2023', 'either-first', '2023-05-04'],
  ['04/05/2023', 'month-first', '2023-04-05'],
  ['4.5.2023', 'day-first', '2023-05-04'],
  ['04-05-23', 'day-first', '2023-05-04'],
  ['04/05/2023 21:15', 'day-first', '2023-05-04T21:15:00'],
  ['04/05/2023 9:15:30 PM', 'day-first', '2023-05-04T21:15:30'],
  ['04/05/2023 12:05 am', 'day-first', '2023-05-04T00:05:00'],
  ['2023-05-04', 'iso', '2023-05-04'],
  ['2023/5/4', 'iso', '2023-05-04'],
  ['2023-05-04 21:15:00', 'iso', '2023-05-04T21:15:00'],
  ['2023-05-04T21:15:00.250Z', 'iso', '2023-05-04T21:15:00Z'],
  ['2023-05-04T21:15:00+0100', 'iso', '2023-05-04T21:15:00+01:00'],
  ['2023-05-04 21:15 BST', 'iso', '2023-05-04T21:15:00+01:00'],
  ['20230504T2115', 'iso', '2023-05-04T21:15:00'],
  ['4 May 2023', 'iso', '2023-05-04'],
  ['04-May-23 21:15', 'iso', '2023-05-04T21:15:00'],
  ['Thursday 4th May 2023 at 21:15', 'iso', '2023-05-04T21:15:00'],
  ['04/05/2023 25:00', 'day-first', '2023-05-04'],
  ['04/05/2023 24:00', 'day-first', '2023-05-04'],
  ['2023-05', 'iso', '2023-05'],
  ['June 2018', 'iso', '2018-06'],
  ['45050', 'excel-day', '2023-05-04'],
  ['45050.885416667', 'excel-day', '2023-05-04T21:15:00'],
])('%s, %s: %s', (text, form, expected) => {
  expect(feedTime(text, form)).toBe(expected)
  expect(parseMoment(expected)).not.toBeNull()
})

test.each(['', 'yesterday', '45050', '99/99', '04/05/2023 21:15 Paris', '2023-05 21:15', 'May', '1/2'])(
  '%s contains no time',
  (text) => expect(feedTime(text, 'day-first')).toBeNull(),
)

test('a day that does not exist is left invalid', () => {
  for (const text of ['31/02/2023', '2023-02-31', '13/13/2023'])
    expect(parseMoment(feedTime(text, 'day-first') ?? '')).toBeNull()
})

test('a separate time of day belongs to the date beside it', () => {
  expect(feedTime('04/05/2023', 'day-first', '21:15')).toBe('2023-05-04T21:15:00')
  expect(feedTime('04/05/2023 20:00', 'day-first', '21:15')).toBe('2023-05-04T20:00:00')
  expect(feedTime('04/05/2023', 'day-first', 'late')).toBe('2023-05-04')
})

describe('the order of day and month', () => {
  const csv = (...dates: readonly string[]) =>
    ['ref,type,date,lon,lat', ...dates.map((date, i) => `r${i},Burglary,${date},-2.6,53.5`), ''].join('\n')
  const daysOf = async (...dates: readonly string[]) => {
    const { features, report } = await converted([fileOf(csv(...dates))], { kind: 'incidents' })
    const codes = report.notices.map(({ code, count }) => `${code} ${count}`)
    return [...features.map(({ properties }) => properties['occurred']), ...codes]
  }
  test('is decided over the whole column, with a notice', async () => {
    expect(await daysOf('04/05/2023', '25/05/2023')).toEqual(['2023-05-04', '2023-05-25', 'day-first 1'])
    expect(await daysOf('04/05/2023', '05/25/2023')).toEqual(['2023-04-05', '2023-05-25', 'month-first 1'])
    expect(await daysOf('04/05/2023', '04/04/2023')).toEqual(['2023-05-04', '2023-04-04', 'day-assumed 1'])
  })
  test('is day first where both orders occur, and dates that do not fit are set aside', async () => {
    expect(await daysOf('25/05/2023', '05/25/2023')).toEqual(['2023-05-25'])
  })
  test('can be chosen', async () => {
    const { features } = await converted([fileOf(csv('04/05/2023'))], { dayOrder: 'month-first' })
    expect(features[0]?.properties['occurred']).toBe('2023-04-05')
  })
  test('needs a column named as a date to read spreadsheet day numbers', async () => {
    const column = async (name: string) => {
      const recognition = await recognised([fileOf(`ref,type,${name},lon,lat\nr,Burglary,45050,-2.6,53.5\n`)])
      return recognition.columns[2]?.dates
    }
    expect(await column('incident date')).toBe('excel-day')
    expect(await column('crew')).toBeNull()
  })
  test('a time without an offset is read as London time', async () => {
    expect(await daysOf('25/05/2023 21:15')).toEqual(['2023-05-25T21:15:00', 'no-offset 1'])
  })
})

/** Dates and times of whole columns: ranges, midnights, Excel, months, years of two digits, unknown words. */
import { describe, expect, test } from 'vitest'
import { clockIn } from '../../../src/feeds/tables/cells/clock-text.ts'
import { sourceTime } from '../../../src/feeds/tables/source-time.ts'
import { type ConversionOptions, converted, fileOf } from '../formats/converting.ts'

async function timesOf(names: string, rows: readonly string[], options: ConversionOptions = {}) {
  const lines = rows.map((cells, at) => `r${at},Burglary,${cells},-2.6,53.5`)
  const text = [`ref,type,${names},lon,lat`, ...lines, ''].join('\n')
  const { features, report } = await converted([fileOf(text)], { kind: 'incidents', ...options })
  return {
    times: features.map(({ properties: { occurred, occurredTo } }) =>
      occurredTo === undefined ? occurred : [occurred, occurredTo],
    ),
    codes: report.notices.map(({ code, count }) => `${code} ${count}`),
    report,
  }
}
const DAY = '2024-05-04'

describe('a time beside a date', () => {
  test.each([
    ['21:15', `${DAY}T21:15:00`],
    ['9.15pm', `${DAY}T21:15:00`],
    ['9 pm', `${DAY}T21:00:00`],
    ['2115hrs', `${DAY}T21:15:00`],
    ['21:15:30', `${DAY}T21:15:30`],
    ['24:00', DAY],
    ['unknown', DAY],
    ['N/K', DAY],
    ['evening', DAY],
    ['9.5', DAY],
    ['', DAY],
  ])('%j gives %s', async (time, expected) => {
    expect((await timesOf('date,time', [`${DAY},${time}`, `${DAY},23:10`])).times[0]).toBe(expected)
  })
  test('that cannot be read is named', async () => {
    const { report } = await timesOf('date,time', [`${DAY},evening`, `${DAY},23:10`])
    expect(report.notices.find(({ code }) => code === 'time-not-read')?.text).toBe(
      '1 row with a time of day that cannot be read: known by day only (evening: 1).',
    )
  })
  test.each([
    ['09:00-11:00', '09:00:00', '11:00:00', DAY],
    ['18:00 - 20:00', '18:00:00', '20:00:00', DAY],
    ['0900-1030', '09:00:00', '10:30:00', DAY],
    ['9-10pm', '21:00:00', '22:00:00', DAY],
    ['9pm to 11pm', '21:00:00', '23:00:00', DAY],
    ['23:00-01:30', '23:00:00', '01:30:00', '2024-05-05'],
  ])('%s is a range, not an offset', async (time, from, to, endDay) => {
    const { times } = await timesOf('date,time', [`${DAY},${time}`, `${DAY},21:00`])
    expect(times[0]).toEqual([`${DAY}T${from}`, `${endDay}T${to}`])
  })
  test('replaces the midnight that a database writes', async () => {
    const { times } = await timesOf('date,time', [`${DAY} 00:00:00,21:15`, `${DAY} 00:00:00,`])
    expect(times).toEqual([`${DAY}T21:15:00`, DAY])
  })
})

describe('a column of numbers as times', () => {
  test('holds parts of a day where all are below one', async () => {
    const { times } = await timesOf('date,time', ['45416,0.885416667', '45416,0.25', '45416,0.10'])
    expect(times).toEqual([`${DAY}T21:15:00`, `${DAY}T06:00:00`, `${DAY}T02:24:00`])
  })
  test('holds hours and minutes without leading zeros', async () => {
    const { times } = await timesOf('date,time', [`${DAY},2115`, `${DAY},930`, `${DAY},45`, `${DAY},5`])
    expect(times).toEqual(['21:15', '09:30', '00:45', '00:05'].map((time) => `${DAY}T${time}:00`))
  })
  test('holds hours where it is so named, and is left open otherwise', async () => {
    expect((await timesOf('date,hour', [`${DAY},21`, `${DAY},0`])).times).toEqual([
      `${DAY}T21:00:00`,
      `${DAY}T00:00:00`,
    ])
    expect((await timesOf('date,time', [`${DAY},21`, `${DAY},9`])).times).toEqual([DAY, DAY])
  })
})

describe('a column of dates', () => {
  test('at midnight only is known by day', async () => {
    expect((await timesOf('date', [`${DAY} 00:00:00.000`, '2024-05-05 00:00:00.000'])).times).toEqual([
      DAY,
      '2024-05-05',
    ])
    expect((await timesOf('date', [`${DAY} 00:00:00`, '2024-05-05 10:00:00'])).times).toEqual([
      `${DAY}T00:00:00`,
      '2024-05-05T10:00:00',
    ])
  })
  test('on first days of months only is known by month, and says so', async () => {
    const first = ['2024-04-01', '2024-05-01', '2024-04-01', '2024-06-01', '2024-05-01']
    const { times, codes } = await timesOf('date', first)
    expect(times).toEqual(first.map((day) => day.slice(0, 7)))
    expect(codes).toContain('first-of-month 5')
    expect((await timesOf('date', first.slice(0, 3))).times).toEqual(first.slice(0, 3))
    expect((await timesOf('date', [...first, '2024-05-02'])).times[0]).toBe('2024-04-01')
    expect((await timesOf('month', ['2024-04-01'])).times).toEqual(['2024-04'])
  })
  test.each([
    [['2023/24', '2022/23']],
    [['2011/12', '2011/12']],
    [['2023/24', '2023/11']],
    [['2023-24', '2011-12']],
  ])('of financial years %j is refused with its values', async (years) => {
    const { report } = await timesOf('date', years)
    expect(report).toMatchObject({ shown: 0, setAside: [{ reason: 'bad-date', count: 2 }] })
    expect(report.setAside[0]?.examples[0]?.value).toMatch(/\d{4}.\d{2}$/)
  })
  test('may write a month as year and number', async () => {
    expect((await timesOf('month', ['2023-05', '2011-12'])).times).toEqual(['2023-05', '2011-12'])
    expect((await timesOf('month', ['2023/05', '2023/06', '2023/13'])).times).toEqual(['2023-05', '2023-06'])
  })
  test('may have its year in another column', async () => {
    expect((await timesOf('year,month', ['2024,May', '2024,6'])).times).toEqual(['2024-05', '2024-06'])
    expect((await timesOf('year,date', ['2024,14-May'])).times).toEqual(['2024-05-14'])
  })
  test('has its year first where that number varies least', async () => {
    const { times, codes } = await timesOf('date', ['23-05-14', '23-06-15'])
    expect(times).toEqual(['2023-05-14', '2023-06-15'])
    expect(codes).toContain('year-first 2')
    expect((await timesOf('date', ['14-05-23', '15-06-23'])).times).toEqual(['2023-05-14', '2023-06-15'])
  })
  test('is American where its clock is and its first number varies least, and says so', async () => {
    const { times, codes } = await timesOf('date', ['05/04/2023 9:15 PM', '05/06/2023 1:05 AM'])
    expect(times).toEqual(['2023-05-04T21:15:00', '2023-05-06T01:05:00'])
    expect(codes).toContain('month-assumed 2')
    expect((await timesOf('date', ['04/05/2023 9:15 PM', '06/05/2023 1:05 AM'])).times[0]).toBe(
      '2023-05-04T21:15:00',
    )
  })
  test.each([
    ['date reported,time reported', '04/05/2024,21:15', 'time reported'],
    ['date reported,time', '04/05/2024,21:15', 'time'],
    ['created,b', '2024-05-03T23:30:00Z,', null],
    ['created date,b', '04/05/2024 21:15-22:15,', null],
  ])(
    'is the day of the report alone where no other is there, and says so: %s',
    async (names, cells, unused) => {
      const { times, codes, report } = await timesOf(names, [cells])
      expect(times).toEqual([DAY])
      expect(codes).toContain('reported-as-occurred 1')
      const leftOut = report.notices.find(({ code }) => code === 'columns-left-out')?.text ?? ''
      expect(leftOut.includes(`(${unused})`)).toBe(unused !== null)
    },
  )
  test('does not have the time of day of the report, which the report keeps', async () => {
    const none = await timesOf('date,time reported', [`${DAY},21:15`])
    expect([none.times, none.codes]).toEqual([[DAY], ['columns-left-out 1']])
    const text = `ref,type,date,date reported,time reported,lon,lat\na,Drugs,${DAY},2024-05-06,21:15,-2.6,53.5\n`
    const { features } = await converted([fileOf(text)], { kind: 'incidents' })
    expect(features[0]?.properties).toMatchObject({ occurred: DAY, reported: '2024-05-06T21:15:00' })
  })
  test('pairs with the times of its beginning and end', async () => {
    const names = 'date from,time from,date to,time to'
    const { times } = await timesOf(names, [`${DAY},21:15,${DAY},23:30`, `${DAY},23:00,2024-05-05,07:10`])
    expect(times).toEqual([
      [`${DAY}T21:15:00`, `${DAY}T23:30:00`],
      [`${DAY}T23:00:00`, '2024-05-05T07:10:00'],
    ])
  })
})

test.each([
  ['2024-05-04T21:15:00.0000000', `${DAY}T21:15:00`],
  ['20240504 2115', `${DAY}T21:15:00`],
  ['May 4, 2024 9:15 PM', `${DAY}T21:15:00`],
  ['04MAY2024:21:15:00', `${DAY}T21:15:00`],
  ['2024 May 04 09:15:00 PM', `${DAY}T21:15:00`],
  ['/Date(1714853700000)/', `${DAY}T20:15:00Z`],
  ['1714853700000', `${DAY}T20:15:00Z`],
  ['Sat, 04 May 2024 20:15:00 GMT', `${DAY}T20:15:00Z`],
  ['Saturday 4th May 2024 at 9.15pm', `${DAY}T21:15:00`],
  ['2024-05-04Z', DAY],
  ['2024-05-04T21:15:00-01:00', `${DAY}T21:15:00-01:00`],
  ['Q2 2024', undefined],
  ['2024-W18', undefined],
  ['w/c 04/05/2024', undefined],
  ['14 marble 2024', undefined],
])('%s is read as %s', (text, expected) => expect(sourceTime(text, { dates: 'iso' })?.iso).toBe(expected))

test('a range of days keeps its end', () => {
  expect(sourceTime('04/05/2024 to 06/05/2024', { dates: 'day-first' })).toEqual({
    iso: DAY,
    until: '2024-05-06',
    unread: null,
  })
})

test.each(['25:00', '21:60', '13pm', 'noonish', '9-', '-9', '21:15-25:00'])('%s is no time of day', (text) =>
  expect(clockIn(text, null)).toBeNull(),
)

test('a patrol log gives a date, a start and an end, which may be after midnight', async () => {
  const text = `Hotspot,Date,Start Time,End Time\nmarket,${DAY},21:00,21:15\nmarket,${DAY},23:50,00:10\n`
  const { features } = await converted([fileOf(text)], { kind: 'patrol-visits' })
  expect(features.map(({ properties: { start, end } }) => [start, end])).toEqual([
    [`${DAY}T21:00:00`, `${DAY}T21:15:00`],
    [`${DAY}T23:50:00`, '2024-05-05T00:10:00'],
  ])
})

test('an order that lasts months ends with the last day of them', async () => {
  const text = `id,notice served,made,ends,lon,lat\n1,2024-05-28,2024-05-30,3 months,-2.6,53.5\n`
  const { features } = await converted([fileOf(text)], { kind: 'closure-orders' })
  expect(features[0]?.properties['ends']).toBe('2024-08-29')
})

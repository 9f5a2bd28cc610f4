/** Tests of reports in a hotspot and of the monthly return, against counts by hand. */
import { expect, test } from 'vitest'
import type { PatrolHotspot, PatrolVisit } from '../../../src/domain/patrol.ts'
import { lastWholeMonth, londonInstant, momentOfDay } from '../../../src/domain/day.ts'
import { hotspotReports, reportsSentence } from '../../../src/measures/patrol-time/hotspot-reports.ts'
import { monthlyReturn, returnName } from '../../../src/measures/patrol-time/monthly-return.ts'
import { action, datasetOf, day, EAST, on, span, WEST } from '../invented-dataset.ts'

const hotspot: PatrolHotspot = {
  id: 'h1',
  name: '=Invented square',
  shape: {
    type: 'Polygon',
    coordinates: [
      [
        [-2.651, 53.499],
        [-2.649, 53.499],
        [-2.649, 53.501],
        [-2.651, 53.501],
        [-2.651, 53.499],
      ],
    ],
  },
  from: momentOfDay(day('2024-07-22')),
  to: null,
  visitsPerDay: 2,
  minutesPerVisit: 15,
  hours: null,
  why: null,
  doThere: null,
  testDays: null,
}
const visit = (id: string, date: string, minutes: number, rest: Partial<PatrolVisit> = {}): PatrolVisit => {
  const start = londonInstant(day(date) * 86_400_000 + 20 * 3_600_000)
  return {
    id,
    shape: null,
    hotspot: 'h1',
    place: null,
    start,
    end: londonInstant(day(date) * 86_400_000 + 20 * 3_600_000 + minutes * 60_000),
    agency: 'gmp',
    mode: 'foot',
    officers: 2,
    did: null,
    ...rest,
  }
}
const dataset = datasetOf(
  [
    { on: '2021-01-01', at: EAST },
    { on: '2023-07-25', at: WEST, times: 30 },
    { on: '2024-07-25', at: WEST, times: 9 },
    { on: '2024-07-26', at: WEST, category: 'anti-social-behaviour', times: 4 },
    { on: '2024-07-26', at: WEST, category: 'drugs', times: 3 },
    { on: '2024-07-26', at: EAST, times: 50 },
    { on: '2024-08-02', at: WEST },
  ],
  {
    hotspots: [hotspot],
    visits: [
      visit('a', '2024-07-23', 15),
      visit('b', '2024-07-24', 20),
      visit('c', '2024-07-25', 10, { agency: 'wigan-council' }),
      visit('d', '2024-08-01', 15),
      visit('e', '2024-07-25', 30, { hotspot: 'other' }),
    ],
    actions: [
      action('arrest', '2024-07-30', { place: { type: 'Point', coordinates: WEST }, count: 2 }),
      action('arrest', '2024-07-30', { place: { type: 'Point', coordinates: EAST } }),
      action('tidy-up', '2024-07-30', { place: { type: 'Point', coordinates: WEST } }),
      {
        ...action('stop-search', '2024-08-02', { place: { type: 'Point', coordinates: WEST } }),
        on: on('2024-08-02'),
      },
    ],
  },
)

test('crimes and ASB are separate, without police-generated offences, each with its interval', () => {
  const [crimes, asb] = hotspotReports(dataset, hotspot, {
    window: span('2024-07-01', '2024-07-31'),
    baseline: span('2023-07-01', '2023-07-31'),
  })
  expect(crimes).toMatchObject({ id: 'crimes-reported', value: 9, baselineValue: 30 })
  // So few months give a large phi: the interval is widened and no verdict is `down`.
  expect(crimes?.overdispersion).toBeGreaterThan(1)
  expect([crimes?.low, crimes?.high]).toEqual([expect.closeTo(4.115, 2), expect.closeTo(17.085, 2)])
  expect(asb).toMatchObject({ id: 'asb', value: 4, baselineValue: 0, verdict: 'too few to say' })
  expect(crimes && reportsSentence(crimes)).toMatch(/^9 \(4\.1 to 17\)\. Was 30\. .+ Could be chance\.$/)
})
test('the return of July has a row per hotspot, hours by agency, and no formula', () => {
  const { month, text } = monthlyReturn(dataset, lastWholeMonth(day('2024-08-15')))
  expect(returnName(month)).toBe('patrol-return-2024-07.csv')
  const [header = '', row = '', ...rest] = text.replace('\u{FEFF}', '').trim().split('\r\n')
  expect(rest).toEqual([])
  const cells = Object.fromEntries(header.split(',').map((name, i) => [name, row.split(',')[i]]))
  expect(cells).toEqual({
    month: '2024-07',
    hotspot: 'h1',
    name: "'=Invented square",
    patrolsPlanned: '20',
    patrols: '3',
    hoursPlanned: '5',
    hours: '0.75',
    'hours: gmp': '0.58',
    'hours: wigan-council': '0.17',
    asb: '4',
    crimes: '12',
    enforcement: '2',
    handling: 'official',
    demonstration: 'Invented incidents',
  })
})

test('reports known by month alone stay in the count of two weeks and leave its comparison', () => {
  const mixed = datasetOf([
    { on: '2022-01-01' },
    { on: '2023-05-01', isMonth: true, times: 30 },
    { on: '2023-05-03', times: 8 },
    { on: '2024-05-01', isMonth: true, times: 4 },
    { on: '2024-05-08', times: 8 },
    { on: '2024-08-31' },
  ])
  const question = { window: span('2024-04-29', '2024-05-12'), baseline: span('2023-05-01', '2023-05-14') }
  const [crimes] = hotspotReports(mixed, hotspot, question)
  expect(crimes).toMatchObject({ value: 12, baselineValue: 38, ratio: 1, verdict: 'could be chance' })
  expect(crimes && reportsSentence(crimes)).toContain(
    'Known by month alone and left out of the comparison: 4 of these, 30 of the baseline.',
  )
})

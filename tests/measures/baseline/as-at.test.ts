/** Tests of a past window: its states are those of its last day, its counts are by all rows. */
import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../../src/domain/dataset.ts'
import { addMonths, dayNumber, isoDay, parseDay } from '../../../src/domain/day.ts'
import { asAtOf, asAtWords, datasetAsAt } from '../../../src/measures/baseline/as-at.ts'
import { areaTable } from '../../../src/measures/area-table.ts'
import { beforeAndAfter } from '../../../src/measures/closure/before-and-after.ts'
import { quietFeeds } from '../../../src/measures/feeds/freshness.ts'
import { figureOf } from '../../../src/measures/figure.ts'
import { figuresOf, summaryFigures } from '../../../src/measures/figures-of.ts'
import { changesBetween, weeklyCounts } from '../../../src/measures/meeting/changes.ts'
import { waitingOn } from '../../../src/measures/meeting/waiting.ts'
import { siteAccounts } from '../../../src/measures/sites/site-account.ts'
import {
  commitment,
  datasetOf,
  day,
  feedOf,
  IN_SITE,
  manifestWith,
  on,
  order,
  phase,
  reportOf,
  siteWith,
  span,
  until,
} from '../invented-dataset.ts'

const TO = day('2023-09-20')
const WINDOW = span('2022-09-21', '2023-09-20')
const PERIOD = { window: WINDOW, baseline: null }

const ROWS = Array.from({ length: 36 }, (_, month) => ({
  on: isoDay(addMonths(day('2021-09-01'), month)),
  at: IN_SITE,
  times: month === 23 || month === 30 ? 60 : 12,
})).concat({ on: '2023-09-25', at: IN_SITE, times: 3 }, { on: '2024-08-31', at: IN_SITE, times: 1 })

const survey = (id: string, from: string, to: string) => ({
  id,
  site: 'site',
  area: null,
  from: on(from),
  to: until(to),
  question: 'Safe?',
  answered: 60,
  agreed: 20,
})
const CLEAR = phase('clear', '2023-05-01', { to: until('2023-12-31'), review: until('2023-10-01') })
const WHOLE = datasetOf(ROWS, {
  sites: [siteWith([CLEAR, phase('hold', '2023-09-25')])],
  orders: [
    order('2023-06-20', {
      made: on('2023-06-22'),
      ends: until('2023-09-22'),
      extendedTo: until('2023-12-22'),
      possessionNotice: on('2023-09-21'),
      shape: { type: 'Point', coordinates: IN_SITE },
    }),
    order('2023-09-19', { hearing: on('2023-09-21'), made: on('2023-09-21'), ends: until('2023-12-20') }),
    order('2023-09-10', { hearing: on('2023-09-12'), cancelled: on('2023-09-22') }),
    order('2023-10-10', { made: on('2023-10-12') }),
  ],
  commitments: [
    commitment('2023-09-10', { agreed: on('2023-06-01'), done: on('2023-09-30'), outcome: 'Done' }),
    commitment('2023-09-11', { agreed: on('2023-10-01') }),
  ],
  surveys: [survey('early', '2023-03-01', '2023-03-20'), survey('late', '2023-09-10', '2023-09-30')],
})
/** The same rows where the records had been written down on the last day of the window. */
const WRITTEN_THEN: Dataset = {
  ...WHOLE,
  sites: [siteWith([{ ...CLEAR, to: null }])],
  orders: [
    order('2023-06-20', {
      made: on('2023-06-22'),
      ends: until('2023-09-22'),
      shape: { type: 'Point', coordinates: IN_SITE },
    }),
    order('2023-09-19', { hearing: on('2023-09-21') }),
    order('2023-09-10', { hearing: on('2023-09-12') }),
  ],
  commitments: [commitment('2023-09-10', { agreed: on('2023-06-01') })],
  surveys: [survey('early', '2023-03-01', '2023-03-20')],
}

test('the day looked back from is the last of the window, and never after the as-of day', () => {
  expect(asAtOf(WINDOW, WHOLE)).toBe(TO)
  expect(asAtOf(span('2024-01-01', '2024-12-31'), WHOLE)).toBe(day('2024-08-31'))
  expect(asAtOf(span('2024-01-01', '2024-08-31'), { ...WHOLE, asAt: TO })).toBe(TO)
  expect(asAtWords(TO, WHOLE)).toBe('As at 20 September 2023, by rows known on 31 August 2024')
  expect(asAtWords(day('2024-08-31'), WHOLE)).toBe('As of 31 August 2024')
})

describe('a dataset as at a day', () => {
  test('holds the records as they had been written down by then, and all incidents', () => {
    const stood = datasetAsAt(WHOLE, TO)
    expect(stood).toEqual({ ...WRITTEN_THEN, asAt: TO })
    expect(stood.incidents).toBe(WHOLE.incidents)
  })
  test('is the dataset itself on the as-of day, and the same object for the same day', () => {
    expect(datasetAsAt(WHOLE, day('2024-08-31'))).toBe(WHOLE)
    expect(datasetAsAt(WHOLE, TO)).toBe(datasetAsAt(WHOLE, TO))
    expect(datasetAsAt(datasetAsAt(WHOLE, TO), TO)).toBe(datasetAsAt(WHOLE, TO))
  })
})

describe('a past window', () => {
  const figures = figuresOf(WHOLE, PERIOD)

  test('has the figures of records that had been written down by then', () => {
    expect(figures).toEqual(figuresOf(WRITTEN_THEN, PERIOD))
    expect(new Set(figures.map(({ asAt }) => asAt))).toEqual(new Set(['2023-09-20']))
    expect(figures.filter(({ to }) => (parseDay(to) ?? Infinity) > TO)).toEqual([])
  })
  test('counts by all rows, and judges orders by their dates up to its end', () => {
    const valueOf = (id: string) => figureOf(figures, id)?.value
    expect(valueOf('crimes')).toBe(12 * 12 + 48)
    // The notice cancelled later had a hearing asked for, and stands.
    expect(valueOf('closure-orders.applied')).toBe(3)
    expect([valueOf('closure-orders.made'), valueOf('closure-orders.in-force')]).toEqual([1, 1])
    expect(figures.filter(({ id }) => id === 'survey.agreed')).toHaveLength(1)
    expect(figures.filter(({ id }) => id === 'phase.hold')).toEqual([])
  })
  test('has charts, signals and months that end with it', () => {
    const [account] = siteAccounts(WHOLE, WINDOW)
    const chart = account?.measured[0]?.charts.month
    if (chart?.kind !== 'chart') throw new Error('no chart')
    expect(chart.points.at(-1)?.span.to).toBe(day('2023-08-31'))
    expect(account?.measured[0]?.phases.map(({ phase: { kind, to } }) => [kind, to])).toEqual([
      ['clear', null],
    ])
    const row = areaTable(WHOLE, PERIOD).find(({ code }) => code === 'W')
    expect(row?.crimes.monthly).toHaveLength(25)
    // The rows of 25 September are not in the month of the last day.
    expect(row?.crimes.monthly.at(-1)).toBe(12)
  })
  test('waits for what waited then', () => {
    const stood = datasetAsAt(WHOLE, TO)
    const waiting = waitingOn(stood, { accounts: siteAccounts(WHOLE, WINDOW), quiet: [] })
    expect(waiting.map(({ kind, due }) => `${kind} ${isoDay(due)}`)).toEqual([
      'commitment 2023-09-10',
      'hearing 2023-09-21',
      'order 2023-09-22',
      'notice 2023-09-22',
      'review 2023-10-01',
      'signal 2023-08-31',
    ])
  })
  test('has the changes and the weeks up to its end', () => {
    const changes = changesBetween(WHOLE, { last: day('2023-08-20'), now: TO })
    expect(changes).toEqual(changesBetween(WRITTEN_THEN, { last: day('2023-08-20'), now: TO }))
    expect(changes.map(({ kind }) => kind)).toEqual(['crossed', 'crossed', 'overdue'])
    expect(weeklyCounts(WHOLE, TO).at(-1)?.span).toEqual(span('2023-09-14', '2023-09-20'))
  })
  test('counts the weeks since an order up to its end', () => {
    const [early] = WHOLE.orders
    if (!early) throw new Error('no order')
    expect(beforeAndAfter(WHOLE, early)?.after?.weeks).toBe(26)
    expect(beforeAndAfter(datasetAsAt(WHOLE, TO), early)?.after?.weeks).toBe(13)
  })
  test('names the feeds that were quiet by then, of those that have been since', () => {
    const rowReach = {
      stopped: { first: day('2023-01-01'), newest: day('2023-08-01'), rows: 200, isByMonth: false },
      runs: { first: day('2023-01-01'), newest: day('2024-01-01'), rows: 400, isByMonth: false },
    }
    const feeds = ['stopped', 'runs']
    const input = {
      manifest: manifestWith({ feeds: feeds.map((feed) => feedOf(feed, 'actions')) }),
      reports: feeds.map((feed) => ({ ...reportOf('actions'), feed })),
      rowReach,
    }
    expect(quietFeeds(input, TO).map(({ feed, days }) => `${feed} ${days}`)).toEqual(['stopped 50'])
    expect(quietFeeds(input)).toHaveLength(2)
  })
})

describe('days whose reports are still to come', () => {
  const AS_OF = day('2024-08-31')
  /** Ten incidents a day, twenty before `changed`; one in ten is reported twelve days later. */
  function delayed(changed: string, after = 10): Dataset {
    const rows = Array.from({ length: 900 }, (_, age) => dayNumber(AS_OF - age))
      .flatMap((on_) => Array.from({ length: on_ < day(changed) ? 20 : after }, (__, i) => [on_, i] as const))
      .map(([on_, i]) => ({ on_, reported: on_ + (i % 10 === 0 ? 12 : 0) }))
      .filter(({ reported }) => reported <= AS_OF)
    const dataset = datasetOf(rows.map(({ on_ }) => ({ on: isoDay(on_) })))
    const reportedDay = Int32Array.from(rows, ({ reported }) => reported)
    return { ...dataset, incidents: { ...dataset.incidents, reportedDay } }
  }
  const crimesOf = (dataset: Dataset, window: ReturnType<typeof span>) => {
    const baseline = { from: addMonths(window.from, -12), to: addMonths(window.to, -12) }
    return figureOf(summaryFigures(dataset, { window, baseline }), 'crimes')
  }

  test('turn a fall, or no change, of a short window into “still to rise”', () => {
    const short = span('2024-08-01', '2024-08-31')
    expect(crimesOf(delayed('2024-07-01'), short)).toMatchObject({
      verdict: 'still to rise',
      stillToRise: true,
    })
    expect(crimesOf(delayed('2020-01-01'), short)?.verdict).toBe('still to rise')
  })
  test('leave a rise, and the verdict of a window in which they are few, but mark the figure', () => {
    const risen = crimesOf(delayed('2024-07-01', 40), span('2024-08-01', '2024-08-31'))
    expect(risen).toMatchObject({ verdict: 'up', stillToRise: true })
    const long = crimesOf(delayed('2024-01-01'), span('2024-01-01', '2024-08-31'))
    expect(long).toMatchObject({ verdict: 'down', stillToRise: true })
  })
  test('are by the as-of day: the reports of an earlier window have come in', () => {
    const earlier = crimesOf(delayed('2024-05-01'), span('2024-05-01', '2024-05-31'))
    expect(earlier?.verdict).toBe('down')
    expect(earlier).not.toHaveProperty('stillToRise')
    expect(weeklyCounts(delayed('2024-05-01'), day('2024-05-31')).some(({ isLate }) => isLate)).toBe(false)
    expect(weeklyCounts(delayed('2024-05-01'), AS_OF).at(-1)?.isLate).toBe(true)
  })
  test('mark the points of a chart, which signal no fall, and the months of an area', () => {
    const year = span('2023-09-01', '2024-08-31')
    const whole = delayed('2024-08-20', 5)
    const dataset = {
      ...whole,
      sites: [{ ...siteWith([phase('clear', '2024-01-01')]), shape: wardShape(whole) }],
    }
    const chart = siteAccounts(dataset, year)[0]?.measured[0]?.charts.week
    const last = chart?.kind === 'chart' ? chart.points.at(-1) : undefined
    if (!last) throw new Error('no chart')
    expect([last.isStillToRise, last.signals, last.count < last.low]).toEqual([true, [], true])
    const points = figuresOf(dataset, { window: year, baseline: null }).filter(
      ({ id }) => id === 'chart.week',
    )
    expect(points.at(-1)).toMatchObject({ verdict: 'still to rise', stillToRise: true })
    expect(points.at(-4)).not.toHaveProperty('verdict')
    const [row] = areaTable(dataset, { window: year, baseline: null })
    expect(row?.months.risingFrom).toBe(row?.months.windowTo)
  })
})

const wardShape = ({ areas }: Dataset) => {
  const [ward] = areas.filter(({ code }) => code === 'W')
  if (!ward) throw new Error('no ward')
  return ward.shape
}

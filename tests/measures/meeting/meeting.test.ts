/** Tests of items for the meeting, comparison of saved figures, and weekly counts. */
import { describe, expect, test } from 'vitest'
import { partnerName } from '../../../src/domain/place/place.ts'
import { boardRecords } from '../../../src/measures/tables/board-records.ts'
import { boardFile } from '../../../src/measures/board-file.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import { figureDifferences, savedFigures } from '../../../src/measures/meeting/saved-figures.ts'
import { waitingOn } from '../../../src/measures/meeting/waiting.ts'
import { weeklyCounts } from '../../../src/measures/meeting/changes.ts'
import { siteAccounts } from '../../../src/measures/sites/site-account.ts'
import { addMonths, isoDay } from '../../../src/domain/day.ts'
import { PRECISIONS } from '../../../src/domain/incident.ts'
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
  siteWith,
  span,
  until,
} from '../invented-dataset.ts'

const ASB = 'anti-social-behaviour'
const WINDOW = span('2023-09-01', '2024-08-31')
const monthlyInSite = (many: (month: number) => number) =>
  Array.from({ length: 36 }, (_, month) => ({
    on: isoDay(addMonths(day('2021-09-01'), month)),
    at: IN_SITE,
    times: many(month),
  }))

describe('items for the meeting', () => {
  const site = siteWith([phase('clear', '2023-05-01', { decidedBy: 'The board' })])
  const dataset = datasetOf([...monthlyInSite((month) => (month === 35 ? 60 : 12)), { on: '2024-08-31' }], {
    sites: [site],
    commitments: [commitment('2024-06-30')],
    orders: [order('2024-06-10', { made: on('2024-06-12'), ends: until('2024-09-12') })],
    manifest: manifestWith({ feeds: [feedOf('the-actions', 'actions')] }),
  })
  const quiet = [
    { feed: 'the-actions', kind: 'actions', newest: day('2024-07-01'), days: 61, everyDays: null },
  ] as const
  const reach = { first: day('2023-01-01'), newest: day('2024-07-01'), rows: 200 }
  const rowReach = { 'the-actions': { ...reach, isByMonth: false, partners: { charity: reach } } }
  const waiting = waitingOn({ ...dataset, rowReach }, { accounts: siteAccounts(dataset, WINDOW), quiet })

  test('are deadlines first, then signals, then quiet feeds, each with its owner', () => {
    expect(waiting.map(({ kind }) => kind)).toEqual(['commitment', 'order', 'notice', 'signal', 'quiet-feed'])
    expect(waiting.map(({ owner }) => owner)).toEqual([
      'Wigan Council',
      null,
      'The landlord',
      'The board',
      partnerName(dataset.place, 'charity'),
    ])
    expect(waiting[3]?.what).toMatch(/^Invented site, crimes: 60 in the month from 1 August 2024, above/)
    expect(waiting[4]?.what).toBe('The feed the actions has had no new row for 61 days.')
  })
})

describe('saved figures', () => {
  const dataset = datasetOf([
    { on: '2024-01-01', times: 30 },
    { on: '2023-01-01', times: 30 },
  ])
  const period = { window: WINDOW, baseline: span('2022-09-01', '2023-08-31') }
  const file = boardFile(dataset, {
    ...period,
    figures: figuresOf(dataset, period),
    records: boardRecords(dataset, period.window),
    version: '1',
  })
  const saved = savedFigures(JSON.stringify(file))
  if (saved.kind !== 'saved') throw new Error(saved.text)

  test('do not differ from themselves', () => {
    expect(saved.figures).toHaveLength(file.figures.length)
    expect(figureDifferences(saved, saved)).toEqual([])
  })
  test('differ by verdict first, then new and removed, then by number', () => {
    const [first, second, ...rest] = saved.figures
    if (!first || !second) throw new Error('no figures')
    const later = {
      figures: [
        { ...second, value: (second.value ?? NaN) + 1 },
        { ...first, verdict: 'up' as const },
        ...rest.slice(1),
        { ...first, id: 'other' },
      ],
    }
    expect(figureDifferences(saved, later).map(({ kind }) => kind)).toEqual([
      'verdict',
      'new',
      'gone',
      'number',
    ])
  })
  test.each([
    ['no JSON', '<html>'],
    ['something else', '{"features":[]}'],
    ['no days', '{"figures":[]}'],
    ['a figure without a number', '{"asOf":"a","from":"b","to":"c","figures":[{"id":"crimes","label":"x"}]}'],
  ])('reject %s with a message', (_, text) => {
    expect(savedFigures(text)).toMatchObject({ kind: 'unreadable' })
  })
})

describe('weeks', () => {
  test('end on the as-of day and count crimes and ASB separately', () => {
    const weeks = weeklyCounts(
      datasetOf([
        { on: '2024-01-01' },
        { on: '2024-08-25', times: 2 },
        { on: '2024-08-31', times: 3 },
        { on: '2024-08-24', category: ASB },
      ]),
      day('2024-08-31'),
    )
    expect(weeks.slice(-2).map(({ crimes, asb }) => [crimes, asb])).toEqual([
      [0, 1],
      [5, 0],
    ])
    expect(weeks.at(-1)?.span).toEqual(span('2024-08-25', '2024-08-31'))
    expect(weeks.some(({ isLate }) => isLate)).toBe(false)
    expect(weeklyCounts(datasetOf([]), day('2024-08-31'))).toEqual([])
  })
  test('hold no count for days that the feed does not cover, and a lower bound for a week covered in part', () => {
    const covers = { from: day('2024-01-01'), to: day('2024-08-20') }
    const weeks = weeklyCounts(
      datasetOf([{ on: '2024-01-01' }, { on: '2024-08-19' }], {
        manifest: manifestWith({ feeds: [{ ...feedOf('the-incidents', 'incidents'), covers }] }),
      }),
      day('2024-08-31'),
    )
    expect(weeks.slice(-3).map(({ crimes, asb, known }) => [crimes, asb, known])).toEqual([
      [0, 0, 'yes'],
      [1, null, 'part'],
      [null, null, 'no'],
    ])
  })
  test('hold no incident known only by month, and a lower bound for the weeks of its month', () => {
    const dataset = datasetOf([
      { on: '2024-06-01' },
      { on: '2024-07-30' },
      { on: '2024-08-01', times: 9 },
      { on: '2024-08-19', times: 2 },
      { on: '2024-08-31' },
    ])
    const { incidents } = dataset
    const precision = incidents.day.map((known) =>
      PRECISIONS.indexOf(known === day('2024-08-01') ? 'month' : 'day'),
    )
    const mixed = { ...dataset, incidents: { ...incidents, precision: Uint8Array.from(precision) } }
    const weeks = weeklyCounts(mixed, day('2024-08-31'))
    expect(weeks.slice(-6).map(({ crimes, known }) => [crimes, known])).toEqual([
      [0, 'yes'],
      [1, 'part'],
      [null, 'part'],
      [null, 'part'],
      [2, 'part'],
      [1, 'part'],
    ])
  })
})

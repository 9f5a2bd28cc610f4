/** Tests of fairness, reporting gaps, questions and changes between meetings, against counts by hand. */
import { describe, expect, test } from 'vitest'
import type { Area } from '../../../src/domain/area.ts'
import type { SurveyResult } from '../../../src/domain/commitment.ts'
import type { EndMoment } from '../../../src/domain/day.ts'
import type { Position, Surface } from '../../../src/domain/geography.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import { fairness } from '../../../src/measures/gaps/fairness.ts'
import { reportGaps } from '../../../src/measures/gaps/gaps.ts'
import {
  blankQuestions,
  quietQuestion,
  reportQuestion,
  siteQuestions,
} from '../../../src/measures/gaps/questions.ts'
import type { QuietFeed } from '../../../src/measures/feeds/freshness.ts'
import { partnerName } from '../../../src/domain/place/place.ts'
import { areaTable } from '../../../src/measures/area-table.ts'
import { changesBetween } from '../../../src/measures/meeting/changes.ts'
import {
  action,
  datasetOf,
  day,
  manifestWith,
  on,
  phase,
  siteWith,
  span,
  until,
  untilMonth,
  ward,
  type Row,
} from '../invented-dataset.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const YEAR = span('2023-09-01', '2024-08-31')

const stripFrom = (west: number, east: number): Surface => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 53.4],
      [east, 53.4],
      [east, 53.5],
      [west, 53.5],
      [west, 53.4],
    ],
  ],
})
const strip = (at: number) => stripFrom(-2.7 + at * 0.01, -2.69 + at * 0.01)
const middle = (at: number): Position => [-2.695 + at * 0.01, 53.45]
const lsoa = (at: number, deprivationDecile: number | null, population: number | null = 1000): Area => ({
  ...ward(`L${at}`, strip(at), population),
  level: 'lsoa',
  deprivationDecile,
})
const wards = [0, 1, 2].map((at) => ward(`W${at}`, strip(at), 1000))

describe('reports against the number expected from residents and deprivation', () => {
  const rows: readonly Row[] = [4, 20, 36].map((times, at) => ({ on: '2024-01-10', at: middle(at), times }))

  test('expected is the rate of the quintile times the residents, itemised by terms', () => {
    const dataset = datasetOf(rows, { areas: [...wards, lsoa(0, 1), lsoa(1, 2), lsoa(2, 1)] })
    const [first, ...others] = reportGaps(dataset, YEAR)
    expect(first).toMatchObject({
      count: 4,
      isBeyondChance: true,
      terms: [{ fifth: 1, areas: 1, residents: 1000 }],
    })
    expect(first?.expected).toBeCloseTo(20, 10)
    expect(first?.terms[0]?.rate).toBeCloseTo(20, 10)
    expect(others.map(({ isBeyondChance }) => isBeyondChance)).toEqual([false, false])
    const question = first && reportQuestion(first, YEAR, PLACE)
    expect(question?.what).toMatch(
      /^Ward W0: 4 reports, where residents and deprivation suggest 20 \(20 %, between \d+ and \d+ %\)\.$/,
    )
    expect(question?.question).toContain('is less being told?')
  })

  test('counts the reports of the ward itself, also of a census area that crosses its border', () => {
    // The third census area reaches from the ward of its centre into a fourth ward.
    const crossing: Area = { ...lsoa(2, 1), shape: stripFrom(-2.68, -2.664) }
    const dataset = datasetOf([...rows, { on: '2024-01-10', at: middle(3), times: 7 }], {
      areas: [...wards, ward('W3', strip(3), 1000), lsoa(0, 1), lsoa(1, 2), crossing],
    })
    const counts = new Map(reportGaps(dataset, YEAR).map(({ area, count }) => [area.code, count]))
    const table = areaTable(dataset, { window: YEAR, baseline: null })
    for (const [code, count] of counts)
      expect(count).toBe(table.find((row) => row.code === code)?.reported.figure.value)
    expect(counts.get('W2')).toBe(36)
  })

  test('without population, deprivation or census areas the result is empty', () => {
    expect(reportGaps(datasetOf(rows, { areas: wards }), YEAR)).toEqual([])
    const unknown = [lsoa(0, null), lsoa(1, 1, null), lsoa(2, 1, 0)]
    expect(reportGaps(datasetOf(rows, { areas: [...wards, ...unknown] }), YEAR)).toEqual([])
  })
})

describe('fairness', () => {
  const minutes = (at: number, text: string, length: number) => ({
    id: `v${at}${text}`,
    shape: { type: 'Point' as const, coordinates: middle(at) },
    hotspot: null,
    place: 'p',
    start: on(text).at,
    end: (on(text).at + length * 60_000) as ReturnType<typeof on>['at'],
    agency: null,
    mode: null,
    officers: null,
    did: null,
  })
  const search = (at: number, withFind: number | null) =>
    action('stop-search', '2024-02-01', {
      id: `s${at}${withFind}`,
      place: { type: 'Point', coordinates: middle(at) },
      count: 2,
      found: withFind,
    })
  const dataset = datasetOf([], {
    areas: [lsoa(0, 1, 2000), lsoa(1, 9, 4000)],
    visits: [
      minutes(0, '2024-02-01', 15),
      minutes(0, '2024-02-02', 25),
      minutes(1, '2024-02-01', 10),
      minutes(7, '2024-02-01', 5),
    ],
    actions: [search(0, 1), search(0, null), search(1, 0), action('stop-search', '2024-02-01')],
  })

  test('has minutes, searches and finds by quintile, each with its interval', () => {
    const table = fairness(dataset, YEAR)
    expect(table?.rows[0]).toMatchObject({ fifth: 1, residents: 2000, visits: 2, minutes: 40, searches: 4 })
    expect(table?.rows[0]?.patrol?.value).toBeCloseTo(20, 10)
    expect(table?.rows[0]?.searched?.value).toBeCloseTo(2, 10)
    expect(table?.rows[0]?.finds?.share).toBe(0.5)
    expect(table?.rows[4]).toMatchObject({
      fifth: 5,
      visits: 1,
      minutes: 10,
      searches: 2,
      finds: { share: 0 },
    })
    expect(table?.rows[2]).toMatchObject({ residents: 0, patrol: null, searched: null, finds: null })
    for (const { patrol } of table?.rows ?? []) if (patrol) expect(patrol.low).toBeLessThan(patrol.value)
  })

  test('has no rate of what a feed does not cover, and gives the reason', () => {
    const closed = { ...dataset, reports: dataset.reports.filter(({ kind }) => kind !== 'patrol-visits') }
    const table = fairness({ ...closed, visits: [] }, YEAR)
    expect(table?.knowledge.visits.why).toBe('The feed the patrol visits did not open.')
    expect(table?.rows.map(({ patrol }) => patrol)).toEqual([null, null, null, null, null])
    expect(table?.rows[0]?.searched?.value).toBeCloseTo(2, 10)
    const figures = figuresOf({ ...closed, visits: [] }, { window: YEAR, baseline: null })
    const patrol = figures.filter(({ id }) => id.startsWith('fairness.patrol-minutes'))
    expect(patrol.length).toBeGreaterThan(0)
    for (const figure of patrol) expect(figure).toMatchObject({ known: 'no', value: null })
  })

  test('counts what has no location apart', () => {
    expect(fairness(dataset, YEAR)?.unplaced).toEqual({ visits: 1, minutes: 5, searches: 1 })
  })

  test('is null without census areas', () => {
    expect(fairness({ ...dataset, areas: wards }, YEAR)).toBeNull()
  })
})

describe('questions', () => {
  test('ask about a site in a phase without engagement or survey', () => {
    const site = siteWith([phase('build', '2024-01-01')])
    const kinds = siteQuestions(datasetOf([], { sites: [site] }), day('2024-08-31')).map(({ kind }) => kind)
    expect(kinds).toEqual(['no-engagement', 'no-survey'])
    const engaged = datasetOf([], {
      sites: [site],
      actions: [action('engagement-event', '2024-05-01', { site: 'site' })],
    })
    expect(siteQuestions(engaged, day('2024-08-31')).map(({ kind }) => kind)).toEqual(['no-survey'])
  })
  test('count a survey that overlaps the twelve months, also one known by month', () => {
    const site = siteWith([phase('build', '2024-01-01')])
    const survey = (from: string, to: EndMoment) => ({
      id: 'q',
      site: 'site',
      area: null,
      from: on(from),
      to,
      question: 'Safe?',
      answered: 100,
      agreed: 50,
    })
    const askedBy = (text: string, ...surveys: readonly SurveyResult[]) =>
      siteQuestions(
        datasetOf([], { sites: [site], surveys, manifest: manifestWith({ asOf: day('2025-07-31') }) }),
        day(text),
      ).every(({ kind }) => kind !== 'no-survey')
    const june = survey('2024-06-03', untilMonth('2024-06'))
    expect(
      ['2024-06-02', '2024-06-15', '2024-06-30', '2025-06-29', '2025-06-30'].map((text) =>
        askedBy(text, june),
      ),
    ).toEqual([false, true, true, true, false])
  })
  test('do not ask what the feeds do not cover: that none is recorded is not that there was none', () => {
    const site = siteWith([phase('build', '2024-01-01')])
    const open = datasetOf([], { sites: [site] })
    const closed = {
      ...open,
      reports: open.reports.filter(({ kind }) => kind !== 'actions' && kind !== 'survey-results'),
    }
    expect(siteQuestions(open, day('2024-06-30')).map(({ kind }) => kind)).toEqual([
      'no-engagement',
      'no-survey',
    ])
    expect(siteQuestions(closed, day('2024-06-30'))).toEqual([])
  })
  test('do not ask about a site in no phase', () => {
    expect(siteQuestions(datasetOf([]), day('2024-08-31'))).toEqual([])
  })
  test('name blank fields with their share', () => {
    expect(blankQuestions(datasetOf([{ on: '2024-01-01' }])).map(({ what }) => what)).toContain(
      '“outcome” is blank in 100 % of the rows of incidents.',
    )
    expect(blankQuestions(datasetOf([]))).toEqual([])
  })
  test('on a quiet feed are addressed to the partner whose feed it is', () => {
    const feed = {
      feed: 'outreach',
      kind: 'actions',
      newest: day('2024-06-01'),
      days: 91,
      everyDays: null,
    } as const
    const reach = { first: day('2023-01-01'), newest: day('2024-06-01'), rows: 40 }
    const askOf = (kind: QuietFeed['kind'], ...partners: readonly string[]) =>
      quietQuestion(
        {
          place: PLACE,
          rowReach: {
            outreach: {
              ...reach,
              isByMonth: false,
              partners: Object.fromEntries(partners.map((partner) => [partner, reach])),
            },
          },
        },
        { ...feed, kind },
      ).ask
    expect(askOf('actions', 'charity')).toBe(partnerName(PLACE, 'charity'))
    expect(askOf('actions', 'charity', 'wigan-council')).toBe(
      `${partnerName(PLACE, 'charity')} and ${partnerName(PLACE, 'wigan-council')}`,
    )
    expect(askOf('actions')).toBe('Whoever keeps the feed')
    expect(askOf('incidents')).toBe(partnerName(PLACE, PLACE.police))
  })
})

describe('between two meetings', () => {
  const between = { last: day('2024-07-31'), now: day('2024-08-31') }

  test('phases and commitments are dated by their own days', () => {
    const site = siteWith([phase('clear', '2024-08-10'), phase('hold', '2024-07-31')])
    const commitment = (id: string, rest: object) => ({
      id,
      agreed: on('2024-07-01'),
      text: `Thing ${id}`,
      owner: 'Wigan Council',
      due: until('2024-08-15'),
      done: null,
      outcome: null,
      site: null,
      area: null,
      askedBy: null,
      isPublic: false,
      ...rest,
    })
    const dataset = datasetOf([], {
      sites: [site],
      commitments: [
        commitment('a', {}),
        commitment('b', { done: on('2024-08-15') }),
        commitment('c', { agreed: on('2024-08-01'), due: until('2024-12-01') }),
        commitment('d', { due: until('2024-07-30') }),
      ],
    })
    expect(changesBetween(dataset, between).map(({ kind, what }) => `${kind}: ${what}`)).toEqual([
      'new: Agreed: Thing c (Wigan Council)',
      'new: Clear at Invented site began',
      'done: Thing b (Wigan Council)',
      'overdue: Thing a (Wigan Council)',
    ])
  })

  test('late reports of earlier days are counted', () => {
    const dataset = datasetOf([{ on: '2024-07-20', times: 3 }, { on: '2024-08-02' }])
    const incidents = {
      ...dataset.incidents,
      reportedDay: Int32Array.of(day('2024-08-03'), day('2024-07-21'), 0, day('2024-08-04')),
    }
    const [late] = changesBetween({ ...dataset, incidents }, between).filter(({ kind }) => kind === 'late')
    expect(late?.what).toMatch(/^1 incident of days up to 31 July 2024 reported since/)
  })
})

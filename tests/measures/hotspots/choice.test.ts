/** Tests of the accuracy of a choice of places, place details, history and their sentences. */
import { describe, expect, test } from 'vitest'
import { choiceQuality } from '../../../src/measures/hotspots/choice-quality.ts'
import {
  accuracySentence,
  choiceSentence,
  ownDataSentence,
  historySentence,
  nearRepeatSentence,
  noPlacesSentence,
} from '../../../src/measures/hotspots/place-words.ts'
import { periodsOf, placeHistories } from '../../../src/measures/hotspots/place-history.ts'
import { placeDetails } from '../../../src/measures/hotspots/place-details.ts'
import { hoursWords } from '../../../src/measures/hotspots/hours-words.ts'
import { rankingWithSquares, type PlacesRequest } from '../../../src/measures/hotspots/ranked-places.ts'
import { day, span } from '../invented-dataset.ts'
import { BOROUGH, demonstrated } from './demonstration.ts'

const { dataset, planted } = await demonstrated()
const request: PlacesRequest = {
  window: span('2023-09-01', '2024-08-31'),
  hours: null,
  categories: null,
  leavesOutFound: true,
  sideMetres: 150,
  measure: 'count',
  areas: [],
}

describe('twenty places of the demonstration', () => {
  const quality = choiceQuality(dataset, BOROUGH, { request, places: 20 })

  test('are tested on each of the last twelve months', () => {
    expect(quality.months).toHaveLength(12)
    expect(quality.months.at(-1)?.month).toEqual(span('2024-08-01', '2024-08-31'))
    for (const { ours, pai, pei, squares } of quality.months) {
      expect(ours.land).toBeCloseTo(squares / 8364, 12)
      expect(pai).toBeCloseTo(ours.count / ours.land, 9)
      expect(pei).toBeGreaterThan(0.4)
      expect(pei).toBeLessThanOrEqual(1)
    }
  })
  test('capture far more than their share of the land, as the sentence states', () => {
    expect(choiceSentence(quality)).toMatch(
      /^Chosen like this on the twelve months before, 20 places on [\d.]+ % of the land held \d+ % \(\d+ to \d+ %\) of the next month’s reports and \d+ % \(\d+ to \d+ %\) of their harm, over 12 months\.$/,
    )
    expect(accuracySentence(quality)).toMatch(
      /^On average the predictive accuracy index \(PAI\) was [\d.]+ and the predictive efficiency index \(PEI\) 0\.\d\d\.$/,
    )
    expect(accuracySentence({ months: [] })).toBeNull()
    expect(ownDataSentence(quality)).toMatch(/^The partnership’s own patrol hotspots held \d+ % on [\d.]+ %/)
  })
  test('are said to be at most so many where the data rank fewer', () => {
    const few = choiceQuality(dataset, BOROUGH, { request: { ...request, hours: 'fri:18-19' }, places: 20 })
    expect(Math.min(...few.months.map(({ places }) => places))).toBeLessThan(20)
    expect(choiceSentence(few)).toMatch(
      /^Chosen like this on the twelve months before, at most 20 places on /,
    )
  })
  test('are chosen independently of the tested month', () => {
    const { incidents } = dataset
    // Moves every report of the last month to one corner of the borough.
    const isLast = (row: number) => (incidents.day[row] ?? 0) >= day('2024-08-01')
    const longitude = incidents.longitude.map((value, row) => (isLast(row) ? -2.6 : value))
    const latitude = incidents.latitude.map((value, row) => (isLast(row) ? 53.5 : value))
    const moved = { ...dataset, incidents: { ...incidents, longitude, latitude } }
    const after = choiceQuality(moved, BOROUGH, { request, places: 20 }).months.at(-1)
    expect(after?.squares).toBe(quality.months.at(-1)?.squares)
    expect(after?.ours.count === 0 || after?.ours.count === 1).toBe(true)
  })
  test('are tested on no month that the incidents do not cover', () => {
    const incidents = dataset.manifest.feeds.find(({ kind }) => kind === 'incidents')?.id ?? ''
    const reach = dataset.rowReach?.[incidents]
    if (!reach) throw new Error('no reach of incidents')
    const stopped = {
      ...dataset,
      rowReach: { ...dataset.rowReach, [incidents]: { ...reach, newest: day('2024-07-02') } },
    }
    const tested = choiceQuality(stopped, BOROUGH, { request, places: 20 })
    expect(tested.months.at(-1)?.month).toEqual(span('2024-06-01', '2024-06-30'))
    expect(choiceSentence(tested)).toMatch(/Other months are not known\. .* quiet since 2 July 2024\./)
    const aside = {
      ...dataset,
      reports: dataset.reports.map((report) =>
        report.kind === 'incidents'
          ? { ...report, setAside: [{ reason: 'no category', count: report.rowsIn * 0.9, examples: [] }] }
          : report,
      ),
    }
    const untested = choiceQuality(aside, BOROUGH, { request, places: 20 })
    expect(untested.months).toEqual([])
    expect(choiceSentence(untested)).toMatch(
      /cannot be said: .* Not all incidents are known\. .* set aside\./,
    )
  })
  test('are set against no hotspots of the partnership’s own where these are not known', () => {
    const closed = {
      ...dataset,
      hotspots: [],
      reports: dataset.reports.filter(({ kind }) => kind !== 'patrol-hotspots'),
    }
    const { months, whyOwn } = choiceQuality(closed, BOROUGH, { request, places: 20 })
    expect(months.every(({ own, isOwnKnown }) => own === null && !isOwnKnown)).toBe(true)
    expect(ownDataSentence({ places: 20, months, why: '', whyOwn })).toMatch(
      /^The partnership’s own patrol hotspots are not known\. The feed .* did not open/,
    )
    expect(quality.months.every(({ isOwnKnown }) => isOwnKnown)).toBe(true)
  })
  test('cannot be tested where the data are too short', () => {
    const late = {
      ...dataset.incidents,
      day: dataset.incidents.day.map((on) => Math.max(on, day('2024-06-01'))),
    }
    const short = choiceQuality({ ...dataset, incidents: late }, BOROUGH, { request, places: 20 })
    expect(short.months).toEqual([])
    expect(choiceSentence(short)).toMatch(/cannot be said/)
  })
})

describe('a place', () => {
  const { ranking, squaresOf } = rankingWithSquares(dataset, BOROUGH, request)
  const histories = placeHistories(dataset, BOROUGH, { request, places: squaresOf })

  test('that was planted is hot in the last of twelve equal periods and before, the first of all persistent', () => {
    const ofPlanted = planted.flatMap(({ easting, northing }) =>
      ranking.places.flatMap(({ squares }, place) =>
        squares.some((one) => one.easting === easting && one.northing === northing)
          ? [histories?.[place]?.history]
          : [],
      ),
    )
    expect(ofPlanted).toHaveLength(12)
    expect(new Set(ofPlanted)).toEqual(new Set(['persistent', 'recurrent']))
    const [first] = histories ?? []
    expect(first?.history).toBe('persistent')
    expect(first?.counts.reduce((sum, count) => sum + count, 0)).toBe(ranking.places[0]?.count)
    expect(first && historySentence(first)).toMatch(
      /^Persistent: .+, 1\d of 12\. Its counts .+ \(Mann-Kendall, p /,
    )
  })
  test('has details that agree with the ranking', () => {
    const [place] = ranking.places
    const story = placeDetails(dataset, BOROUGH, { request, squares: place?.squares ?? [] })
    expect(story.count).toBe(place?.count)
    expect(story.byCategory.reduce((sum, count) => sum + count, 0)).toBe(story.count)
    expect(nearRepeatSentence(story.nearRepeat)).toMatch(/within 200 m and under 7 days [\d,]+ pairs where/)
    expect(nearRepeatSentence(null)).toMatch(/^Too few/)
  })
})

test('periods are equal, and null for a window under eight weeks', () => {
  const year = periodsOf(span('2023-09-01', '2024-08-31'), 'day')
  expect(year).toHaveLength(12)
  expect(year?.at(0)?.from).toBe(day('2023-09-01'))
  expect(year?.at(-1)?.to).toBe(day('2024-08-31'))
  expect(periodsOf(span('2024-07-01', '2024-08-31'), 'day')).toHaveLength(8)
  expect(periodsOf(span('2024-08-01', '2024-08-31'), 'day')).toBeNull()
  expect(periodsOf(span('2023-09-01', '2024-08-31'), 'month')).toHaveLength(12)
  expect(periodsOf(span('2024-03-01', '2024-08-31'), 'month')).toBeNull()
  // Calendar months, clipped to the window.
  const cut = periodsOf(span('2023-12-10', '2024-08-15'), 'month')
  expect([cut?.[0], cut?.[1], cut?.at(-1)]).toEqual([
    span('2023-12-10', '2023-12-31'),
    span('2024-01-01', '2024-01-31'),
    span('2024-08-01', '2024-08-15'),
  ])
})

test.each([
  [null, 'all hours'],
  ['fri-sat:18-23', 'Fri and Sat, 18:00 to 23:00'],
  ['fri:18-24,sat:0-2,sat:18-24,sun:0-2', 'Fri and Sat, 18:00 to 02:00'],
  ['mon-sun:22-24', 'Every day, 22:00 to midnight'],
  ['tue:0-24', 'Tue, all day'],
  ['fri:1-2,fri:18-20', 'some hours of the week (3 of 168)'],
])('the hours %s read: %s', (hours, text) => expect(hoursWords(hours)).toBe(text))

test('an empty ranking states its reason', () => {
  const none = {
    places: [],
    weeks: 1,
    counted: 0,
    harm: 0,
    outside: 0,
    untimed: 0,
    found: 0,
    notPlaces: 0,
    tooCoarse: 0,
    squares: 8364,
    hot: 0,
  }
  expect(noPlacesSentence(none)).toMatch(/^No report in these days, hours and categories/)
  expect(noPlacesSentence({ ...none, untimed: 12 })).toMatch(/12 have no time of day/)
  expect(noPlacesSentence({ ...none, found: 3 })).toMatch(/the 3 that patrol itself finds/)
  expect(noPlacesSentence({ ...none, counted: 9 })).toMatch(/^No place holds as many as 5 reports/)
  expect(noPlacesSentence({ ...none, counted: 9, tooCoarse: 150 })).toBe(
    'Positions here are known to 150 m only, so squares of this size cannot be ranked. Choose squares of 200 m or more.',
  )
  expect(noPlacesSentence({ ...none, tooCoarse: 500 })).toContain('No square here is larger.')
})

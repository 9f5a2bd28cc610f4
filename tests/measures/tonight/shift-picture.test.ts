/** The picture of a shift in words and numbers: heading, cards, hours, walk, and the night on which the clocks change. */
import { describe, expect, test } from 'vitest'
import type { ShiftPlan } from '../../../src/measures/planning/shift-plan.ts'
import { MOST_CARDS, placeCards, placesBeyond, shiftList } from '../../../src/measures/tonight/crew-cards.ts'
import {
  busiestSentence,
  crewSentence,
  heldWords,
  placeCountWords,
  shiftHeading,
  shiftHours,
  windowWords,
} from '../../../src/measures/tonight/shift-words.ts'
import { daysBeforeShift } from '../../../src/measures/tonight/shift-days.ts'
import { walkLegs } from '../../../src/measures/tonight/walk.ts'
import { day, span } from '../invented-dataset.ts'
import { everyHour, fridays, planFor } from '../planning/invented-shift.ts'

const plan = planFor()
const cards = placeCards(plan, 0)
const listWords = (of: ShiftPlan) =>
  shiftList(of, 0).map((item) => (item.kind === 'line' ? item.words : String(item.number)))

describe('a shift', () => {
  test('is headed by its day and hours', () => {
    expect(shiftHeading(plan.result.request)).toBe('Friday, 17:00 to 21:00')
    expect(shiftHeading({ day: day('2024-08-31'), startMinute: 17 * 60, minutes: 480 })).toBe(
      'Saturday, 17:00 to 01:00',
    )
  })
  test('says who is on and how they go', () => {
    expect(crewSentence(plan, 0)).toBe('Crew A, two on foot, on 30 August 2024.')
    expect(crewSentence(planFor({ people: 1, perCrew: 1, mode: 'car', kilometresAnHour: 25 }), 0)).toBe(
      'Crew A, one by car, on 30 August 2024.',
    )
  })
  test('says twelve months of a year, else the days', () => {
    expect(windowWords(span('2023-09-01', '2024-08-30'))).toBe('in twelve months')
    expect(windowWords(span('2024-06-01', '2024-08-29'))).toBe('from 1 June 2024 to 29 August 2024')
  })
})

test('the days of a shift end before it, in a window that holds its day; another window stays', () => {
  const window = span('2023-09-01', '2024-08-31')
  expect(daysBeforeShift(window, day('2024-08-31'))).toEqual(span('2023-09-01', '2024-08-30'))
  expect(daysBeforeShift(window, day('2024-10-26'))).toEqual(window)
  expect(daysBeforeShift(window, day('2023-09-01'))).toEqual(window)
})

describe('the cards', () => {
  test('are the places of the first visits, each once, in their order', () => {
    const ids = plan.crews[0]?.visits.map(({ place }) => place.id) ?? []
    expect(cards.map(({ place }) => place.id)).toEqual([...new Set(ids)].slice(0, MOST_CARDS))
    expect(cards.map(({ number }) => number)).toEqual(cards.map((_, at) => at + 1))
    const visits = cards.reduce((sum, { again }) => sum + 1 + again.length, 0)
    expect(visits).toBe(ids.length)
  })
  test('hold the reports of the shift’s hours: four on each of seven Fridays', () => {
    expect(cards.map(({ place }) => place.reports)).toEqual(cards.map(() => 28))
    expect(heldWords(cards, 'yes')).toMatch(/^(Two|Three|Four|Five) places held \d+ reports$/)
    expect(heldWords(cards, 'yes')).toContain(` held ${28 * cards.length} reports`)
  })
  test('say the way from the place before, by its number', () => {
    const visits = plan.crews[0]?.visits ?? []
    expect(cards[0]?.way).toBeNull()
    for (const { place, way } of cards.slice(1)) {
      const at = visits.findIndex((visit) => visit.place.id === place.id)
      const from = cards.find((card) => card.place.id === visits[at - 1]?.place.id)
      expect(way).toEqual({ minutes: visits[at]?.travelMinutes, from: from?.number })
    }
  })
  test('say what is not known, never 0', () => {
    const [first] = cards
    if (!first) throw new Error('no card')
    const holding = (reports: number | null) => ({ ...first, place: { ...first.place, reports } })
    expect(placeCountWords(holding(27).place, 'yes')).toBe('27 reports')
    expect(placeCountWords(holding(1).place, 'part')).toBe('at least 1 report')
    expect(placeCountWords(holding(0).place, 'part')).toBe('not known')
    expect(placeCountWords(holding(27).place, 'no')).toBe('not known')
    expect(placeCountWords(holding(null).place, 'yes')).toBe('not known')
    expect(heldWords([holding(null), holding(5)], 'yes')).toBe('Two places held at least 5 reports')
    expect(heldWords([holding(4), holding(5)], 'yes', 9)).toBe('The first two of 11 places held 9 reports')
    expect(heldWords([], 'yes')).toBe('No place is left for this crew')
    expect(heldWords([holding(null)], 'yes')).toBe('One place; how many reports they held is not known')
  })
  test('are five at most, and the others are counted', () => {
    const many = planFor(
      { minutes: 480, mode: 'car', kilometresAnHour: 40 },
      fridays(Array.from({ length: 8 }, (_, i) => [-2.63 + 0.0052 * i, 53.545] as const)),
    )
    const places = new Set(many.crews[0]?.visits.map(({ place }) => place.id)).size
    expect(places).toBeGreaterThan(MOST_CARDS)
    expect(placeCards(many, 0)).toHaveLength(MOST_CARDS)
    expect(placesBeyond(many, 0)).toBe(places - MOST_CARDS)
  })
  test('have the breaks between them', () => {
    const withBreak = planFor({ minutes: 480, breaks: [{ from: 60, to: 105 }] })
    const words = listWords(withBreak)
    const at = words.indexOf('Break 18:00 to 18:45')
    expect(at).toBeGreaterThan(0)
    const before = placeCards(withBreak, 0).filter(({ arrive }) => arrive < withBreak.start + 60 * 60_000)
    expect(at).toBe(before.length)
  })
})

describe('the hours', () => {
  test('hold what was reported in each: one a Friday and place from 17:00 to 20:00', () => {
    const hours = shiftHours(plan, 0)
    expect(hours.map(({ words }) => words)).toEqual(['17:00', '18:00', '19:00', '20:00'])
    for (const { count } of hours) expect(count).toBeCloseTo(7 * cards.length, 6)
  })
  test('begin with a part of an hour where the shift does', () => {
    const hours = shiftHours(planFor({ startMinute: 17 * 60 + 30 }), 0)
    expect(hours.map(({ words }) => words)).toEqual(['17:30', '18:00', '19:00', '20:00', '21:00'])
  })
  test('are said where two of them stand out', () => {
    const hours = [1, 1, 5, 4].map((count, at) => ({ words: `${17 + at}:00`, count }))
    expect(busiestSentence(hours, plan.result.request)).toBe('Most come between 19:00 and 21:00.')
    const flat = [3, 3, 4, 4, 3].map((count, at) => ({ words: `${17 + at}:00`, count }))
    expect(busiestSentence(flat, plan.result.request)).toBe('The busiest hours are 19:00 to 21:00.')
    expect(busiestSentence(shiftHours(plan, 0), plan.result.request)).toBeNull()
  })
})

describe('the walk', () => {
  test('has one leg to each card but the first, with the minutes of the plan', () => {
    const legs = walkLegs(plan, 0)
    expect(legs.map(({ to }) => to)).toEqual(cards.slice(1).map(({ place }) => place.at))
    const visits = plan.crews[0]?.visits ?? []
    const firstTo = (at: number) => visits.find(({ place }) => place.id === cards[at]?.place.id)
    expect(legs.map(({ minutes }) => minutes)).toEqual(legs.map((_, at) => firstTo(at + 1)?.travelMinutes))
    for (const { from, to } of legs) expect(from).not.toEqual(to)
  })
})

describe('the night of 26 October 2024', () => {
  const night = planFor(
    {
      day: day('2024-10-26'),
      startMinute: 22 * 60,
      minutes: 480,
      people: 4,
      breaks: [{ from: 240, to: 285 }],
      window: span('2024-06-01', '2024-08-29'),
    },
    everyHour(),
  )
  test('has its clock change in the list, between what lies before and after it', () => {
    expect(shiftHeading(night.result.request)).toBe('Saturday, 22:00 BST to 05:00 GMT')
    const words = listWords(night)
    expect(words).toContain('The clocks go back at 02:00 BST, to 01:00 GMT')
    expect(words).toContain('Break 01:00 GMT to 01:45 GMT')
    expect(words.filter((text) => text.startsWith('The clocks'))).toHaveLength(1)
  })
  test('has its hours in their order, the repeated one twice', () => {
    expect(shiftHours(night, 0).map(({ words }) => words)).toEqual([
      '22:00 BST',
      '23:00 BST',
      '00:00 BST',
      '01:00 BST',
      '01:00 GMT',
      '02:00 GMT',
      '03:00 GMT',
      '04:00 GMT',
    ])
  })
  test('has no visit of a crew that begins before the one before it ends', () => {
    const early = night.crews.flatMap(({ visits }) =>
      visits.filter(({ arrive }, at) => arrive < (visits[at - 1]?.leave ?? -Infinity)),
    )
    expect(early).toEqual([])
    expect(night.crews.map(({ visits }) => visits.length > 3)).toEqual([true, true])
  })
  test('has a spring night too', () => {
    const spring = planFor(
      {
        day: day('2024-03-30'),
        startMinute: 22 * 60,
        minutes: 480,
        window: span('2024-06-01', '2024-08-29'),
      },
      everyHour(),
    )
    expect(listWords(spring)).toContain('The clocks go forward at 01:00 GMT, to 02:00 BST')
  })
})

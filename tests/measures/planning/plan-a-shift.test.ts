/**
 * Tests of plans and of the faults of requests that cannot be planned; page and command line give the same
 * text.
 */
import { describe, expect, test } from 'vitest'
import {
  hoursOfShift,
  monthBefore,
  startOf,
  usualBreaks,
  usualPerCrew,
} from '../../../src/measures/planning/shift-request.ts'
import {
  caughtSentence,
  leftOutSentence,
  randomOrderSentence,
  planSentence,
} from '../../../src/measures/planning/plan-words.ts'
import { peopleOf } from '../../../src/measures/planning/shift-plan.ts'
import { isoInstant } from '../../../src/domain/day.ts'
import { day, span } from '../invented-dataset.ts'
import { FAR, FRIDAY, fridays, NEAR, planFor, planned } from './invented-shift.ts'

const textOf = (result: ReturnType<typeof planned>) => (result.kind === 'fault' ? result.text : 'a plan')

describe('what cannot be planned', () => {
  const nobody = textOf(planned({ people: 0 }))
  const one = textOf(planned({ people: 1, perCrew: 2 }))
  const manchester = textOf(planned({ startAt: [-2.2426, 53.4808] }))
  const quiet = textOf(planned({ startMinute: 180, minutes: 60, day: day('2024-08-27') }))
  const scarce = textOf(planned({}, fridays(NEAR.slice(0, 1), 0.5)))
  const far = textOf(
    planned({
      startAt: [-2.72, 53.56],
      minutes: 60,
      chosen: [planFor({ people: 8 }).result.places.at(-1)?.id ?? ''],
    }),
  )
  const none = textOf(planned({ chosen: [] }))
  const short = textOf(planned({ minutes: 10 }))
  const all = [nobody, one, manchester, quiet, far, none, short]

  test('has a distinct sentence each', () => {
    expect(new Set([...all, 'a plan']).size).toBe(all.length + 1)
    expect(scarce).not.toBe('')
  })
  test('no people', () => expect(nobody).toBe('Nobody is on this shift. Say how many are, then plan it.'))
  test('a start in Manchester', () =>
    expect(manchester).toMatch(/^The start of the shift lies 1\d km outside the borough\./))
  test('no reports in those hours', () =>
    expect(quiet).toMatch(
      /^Nothing was reported on Tuesdays from 03:00 to 04:00 \(1 June 2024 to 29 August 2024\)\./,
    ))
  test('a place farther than the shift allows', () =>
    expect(far).toMatch(
      /is farther than the shift allows: \d+ minutes on foot from the start, in a shift of 60 minutes\./,
    ))
})

describe('a plan', () => {
  const plan = planFor()

  test('visits places with reports in the hours of the shift', () => {
    expect(plan.crews.map(({ crew }) => crew)).toEqual(['A'])
    const [first] = plan.crews[0]?.visits ?? []
    expect(first && isoInstant(first.arrive)).toMatch(/^2024-08-30T1[78]:\d\d:00\+01:00$/)
    for (const { arrive, leave, minutes } of plan.crews[0]?.visits ?? []) {
      expect((leave - arrive) / 60_000).toBe(15)
      expect(minutes).toBe(15)
    }
  })
  const visited = new Set(plan.crews.flatMap(({ visits }) => visits.map(({ place }) => place.id)))

  test('omits places too far on foot, and says so', () => {
    expect(visited.size + plan.leftOut.length).toBe(6)
    const far = plan.leftOut.filter(({ reason }) => reason === 'too far')
    expect(far.map(({ place }) => place.at[0].toFixed(2))).toEqual([FAR[0].toFixed(2)])
    expect(leftOutSentence(plan)).toMatch(/^Left out: .* \(too far on foot\)/)
  })
  test('counts last month’s harm once per place', () => {
    expect(plan.caught).toBeCloseTo(visited.size / 6, 6)
    expect(caughtSentence(plan)).toBe(
      `Its places held ${Math.round((100 * visited.size) / 6)} % of the harm reported from 1 July 2024 to 31 July 2024, at any hour.`,
    )
  })
  test('is worth the usual counts of the two hours after its visits', () => {
    expect(plan.worth).toBeGreaterThan(0)
    // 4 reports at each of 5 places on 7 of 12.9 Fridays.
    expect(plan.worth).toBeLessThanOrEqual((5 * 4 * 7) / (90 / 7) + 1e-9)
  })
  test('is summarised in a sentence', () => {
    expect(planSentence(plan)).toMatch(/^1 crew, \d places, \d+ visits, seed 1\.$/)
    expect(randomOrderSentence(plan)).toContain('seed 1.')
  })
  test('by car finds nothing too far', () => {
    const { leftOut } = planFor({ mode: 'car', kilometresAnHour: 25 })
    expect(leftOut.filter(({ reason }) => reason === 'too far')).toEqual([])
  })
  test('of places chosen by hand visits them only, with none too far', () => {
    const ids = plan.result.places.slice(2).map(({ id }) => id)
    const { crews, leftOut } = planFor({ chosen: ids, minutes: 480 })
    expect(leftOut.filter(({ reason }) => reason === 'too far')).toEqual([])
    for (const { place } of crews.flatMap(({ visits }) => visits)) expect(ids).toContain(place.id)
  })
  test('counts every person in a crew', () => {
    expect(peopleOf({ ...FRIDAY, people: 5 })).toEqual([2, 3])
    expect(peopleOf({ ...FRIDAY, people: 3, perCrew: 1 })).toEqual([1, 1, 1])
  })
})

describe('a shift', () => {
  test('overlaps hours of the week, across its end too', () => {
    expect(hoursOfShift({ day: day('2024-09-01'), startMinute: 22 * 60 + 30, minutes: 240 })).toBe(
      'mon:0-3,sun:22-24',
    )
  })
  test('starts by the London clock, also on the day of a clock change', () => {
    const at = (on: string, startMinute: number) => isoInstant(startOf({ day: day(on), startMinute }))
    expect(at('2024-10-27', 17 * 60)).toBe('2024-10-27T17:00:00+00:00')
    expect(at('2024-03-31', 8 * 60)).toBe('2024-03-31T08:00:00+01:00')
    expect(at('2024-08-30', 0)).toBe('2024-08-30T00:00:00+01:00')
  })
  test('goes in pairs where it overlaps 20:00 to 06:00', () => {
    expect(usualPerCrew(8 * 60, 480)).toBe(1)
    expect(usualPerCrew(12 * 60, 480)).toBe(1)
    expect(usualPerCrew(12 * 60, 481)).toBe(2)
    expect(usualPerCrew(5 * 60, 60)).toBe(2)
    expect(usualPerCrew(23 * 60, 60)).toBe(2)
  })
  test('of more than six hours has a break', () => {
    expect(usualBreaks(360)).toEqual([])
    expect(usualBreaks(480)).toEqual([{ from: 240, to: 285 }])
  })
  test('refers to the calendar month before', () =>
    expect(monthBefore(day('2024-01-15'))).toEqual(span('2023-12-01', '2023-12-31')))
})

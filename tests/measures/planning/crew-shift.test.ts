/** A crew's shift on the street: taps, what they record, and the file that joins as a feed of patrol visits. */
import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/day.ts'
import type { CrewShift } from '../../../src/domain/places/crew-shift.ts'
import {
  handedInSentence,
  nextPlanned,
  notReachedSentence,
  crewShift,
  shiftTime,
  shiftAfterTap,
  visitsText,
  visitUnderWay,
} from '../../../src/measures/planning/crew-shift.ts'
import { planDelivery } from '../../../src/measures/patrol-time/plan-delivery.ts'
import { distanceWords } from '../../../src/measures/places/distance-words.ts'
import { planFor } from './invented-shift.ts'

const plan = planFor({ people: 4 })
const NOW = Date.UTC(2026, 0, 5, 9, 0)
const MINUTE = 60_000
const taken = crewShift(plan, { crew: 0, marks: { handling: 'official', demonstration: true }, now: NOW })
const after = (
  shift: CrewShift,
  ...taps: readonly (readonly [Parameters<typeof shiftAfterTap>[1], number])[]
) => taps.reduce((now, [tap, minute]) => shiftAfterTap(now, tap, NOW + minute * MINUTE), shift)

describe('taps', () => {
  test('begin and end the next visit', () => {
    const under = after(taken, ['start', 5])
    expect(visitUnderWay(under)?.planned).toBe(0)
    const ended = after(under, ['end', 20])
    expect(ended.visits).toHaveLength(1)
    expect((ended.visits[0]?.end ?? 0) - (ended.visits[0]?.start ?? 0)).toBe(15 * MINUTE)
    expect(nextPlanned(ended)).toBe(1)
    expect(ended.isHandedIn).toBe(false)
  })
  test('may be taken back, and places passed over', () => {
    expect(after(taken, ['start', 5], ['cancel', 6]).visits).toEqual([])
    expect(nextPlanned(after(taken, ['skip', 5]))).toBe(1)
  })
  test('that make no sense change nothing', () => {
    expect(after(taken, ['end', 5])).toBe(taken)
    const under = after(taken, ['start', 5])
    expect(after(under, ['start', 6])).toBe(under)
    expect(after(under, ['skip', 6])).toBe(under)
  })
  test('have no end where the plan is done', () => {
    const all = taken.planned.reduce((shift) => after(shift, ['skip', 1]), taken)
    expect(nextPlanned(all)).toBeNull()
    expect(after(all, ['start', 2])).toBe(all)
  })
  test('are told by the shift’s clock in the demonstration, by the device’s else', () => {
    expect(shiftTime(taken, NOW + MINUTE)).toBe(taken.start + MINUTE)
    expect(shiftTime({ ...taken, demonstration: false }, NOW)).toBe(instant(NOW))
  })
})

describe('the file', () => {
  const shift = after(taken, ['start', 5], ['end', 20], ['start', 30], ['end', 46], ['start', 50])
  const file = JSON.parse(visitsText(shift)) as {
    readonly handling: string
    readonly demonstration?: string
    readonly features: readonly { readonly properties: Readonly<Record<string, unknown>> }[]
  }
  test('has the visits made, to the minute, with the marks and nobody’s name', () => {
    expect(file.features).toHaveLength(2)
    expect(file.features[0]?.properties).toMatchObject({
      id: `${taken.id}-1`,
      place: taken.planned[0]?.place,
      start: '2024-08-30T17:05:00+01:00',
      end: '2024-08-30T17:20:00+01:00',
      mode: 'foot',
      officers: 2,
    })
    expect(file).toMatchObject({ handling: 'official', demonstration: 'Invented incidents' })
  })
  test('has the same ids however often it is made', () => expect(visitsText(shift)).toBe(visitsText(shift)))
})

describe('on the desk', () => {
  const visitsOf = (shift: CrewShift) =>
    shift.visits.map(({ id, planned, start, end }) => ({
      id,
      shape: null,
      hotspot: null,
      place: shift.planned[planned]?.place ?? null,
      start,
      end: end ?? start,
      agency: null,
      mode: null,
      officers: null,
      did: null,
    }))
  const handed = visitsOf(after(taken, ['start', 5], ['end', 20]))
  test('it is said whose is in and whose is out', () => {
    expect(handedInSentence(plan, [])).toBeNull()
    expect(handedInSentence(plan, handed)).toMatch(
      /^Handed in: A \(1 visit, 15 of \d+ minutes\)\. Still out: B\.$/,
    )
  })
  test('minutes stand place by place, of the crew that is in alone', () => {
    expect(planDelivery(plan, [])).toEqual([])
    const rows = planDelivery(plan, handed)
    const [first] = plan.crews[0]?.visits ?? []
    const own = plan.crews[0]?.visits.map(({ place }) => place.id)
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(own))
    const asked = plan.crews[0]?.visits.filter(({ place }) => place.id === first?.place.id) ?? []
    expect(rows.find(({ id }) => id === first?.place.id)).toMatchObject({
      planned: 15 * asked.length,
      delivered: 15,
      visits: 1,
      delivery: asked.length === 1 ? 'met' : 'under',
    })
    expect(rows.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(15)
    // The same file twice changes nothing.
    expect(planDelivery(plan, [...new Map(handed.map((visit) => [visit.id, visit])).values()])).toEqual(rows)
  })
  test('and what was not reached', () => {
    expect(notReachedSentence(plan, [])).toBeNull()
    const told = notReachedSentence(plan, handed) ?? ''
    expect(told).toMatch(/^Not reached: /)
    // What the crew did that is still out is not known.
    const own = new Set(plan.crews[0]?.visits.map(({ place }) => place.name))
    expect(
      told
        .replace(/^Not reached: |\.$/g, '')
        .split('; ')
        .every((name) => own.has(name)),
    ).toBe(true)
  })
})

test('a place is so far away, and in that direction', () => {
  expect(distanceWords([-2.63, 53.54], [-2.63, 53.543], 12)).toBe(
    '330 m to the north, within 12 m. Your position is not kept.',
  )
  expect(distanceWords([-2.63, 53.54], [-2.63, 53.54005], 12)).toMatch(/^You are there/)
})

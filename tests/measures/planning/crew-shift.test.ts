/** Tests of a crew's shift: taps, recorded visits, and the file read as a feed of patrol visits. */
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
  distanceWords,
} from '../../../src/measures/planning/crew-shift.ts'
import { planDelivery } from '../../../src/measures/patrol-time/plan-delivery.ts'
import { planFor } from './invented-shift.ts'

const plan = planFor({ people: 4 })
const NOW = Date.UTC(2026, 0, 5, 9, 0)
const MINUTE = 60_000
const shiftTaken = crewShift(plan, {
  crew: 0,
  marks: { handling: 'official', demonstration: true },
  now: NOW,
})
const after = (
  shift: CrewShift,
  ...taps: readonly (readonly [Parameters<typeof shiftAfterTap>[1], number])[]
) => taps.reduce((now, [tap, minute]) => shiftAfterTap(now, tap, NOW + minute * MINUTE), shift)

describe('taps', () => {
  test('start and end the next visit', () => {
    const started = after(shiftTaken, ['start', 5])
    expect(visitUnderWay(started)?.planned).toBe(0)
    const ended = after(started, ['end', 20])
    expect(ended.visits).toHaveLength(1)
    expect((ended.visits[0]?.end ?? 0) - (ended.visits[0]?.start ?? 0)).toBe(15 * MINUTE)
    expect(nextPlanned(ended)).toBe(1)
    expect(ended.isHandedIn).toBe(false)
  })
  test('cancel a visit and skip places', () => {
    expect(after(shiftTaken, ['start', 5], ['cancel', 6]).visits).toEqual([])
    expect(nextPlanned(after(shiftTaken, ['skip', 5]))).toBe(1)
  })
  test('that do not apply change nothing', () => {
    expect(after(shiftTaken, ['end', 5])).toBe(shiftTaken)
    const started = after(shiftTaken, ['start', 5])
    expect(after(started, ['start', 6])).toBe(started)
    expect(after(started, ['skip', 6])).toBe(started)
  })
  test('do nothing once the plan is complete', () => {
    const all = shiftTaken.planned.reduce((shift) => after(shift, ['skip', 1]), shiftTaken)
    expect(nextPlanned(all)).toBeNull()
    expect(after(all, ['start', 2])).toBe(all)
  })
  test('use the shift’s clock in the demonstration, otherwise the device’s', () => {
    expect(shiftTime(shiftTaken, NOW + MINUTE)).toBe(shiftTaken.start + MINUTE)
    expect(shiftTime({ ...shiftTaken, demonstration: false }, NOW)).toBe(instant(NOW))
  })
})

describe('the file', () => {
  const shift = after(shiftTaken, ['start', 5], ['end', 20], ['start', 30], ['end', 46], ['start', 50])
  const file = JSON.parse(visitsText(shift)) as {
    readonly handling: string
    readonly demonstration?: string
    readonly features: readonly { readonly properties: Readonly<Record<string, unknown>> }[]
  }
  test('has the completed visits, to the minute, with marks and without personal names', () => {
    expect(file.features).toHaveLength(2)
    expect(file.features[0]?.properties).toMatchObject({
      id: `${shiftTaken.id}-1`,
      place: shiftTaken.planned[0]?.place,
      start: '2024-08-30T17:05:00+01:00',
      end: '2024-08-30T17:20:00+01:00',
      mode: 'foot',
      officers: 2,
    })
    expect(file).toMatchObject({ handling: 'official', demonstration: 'Invented incidents' })
  })
  test('has the same ids each time', () => expect(visitsText(shift)).toBe(visitsText(shift)))
})

describe('after handing in', () => {
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
  const handed = visitsOf(after(shiftTaken, ['start', 5], ['end', 20]))
  test('the sentence names crews that handed in and those still out', () => {
    expect(handedInSentence(plan, [])).toBeNull()
    expect(handedInSentence(plan, handed)).toMatch(
      /^Handed in: A \(1 visit, 15 of \d+ minutes\)\. Still out: B\.$/,
    )
  })
  test('minutes are listed per place, of the crews that handed in only', () => {
    expect(planDelivery(plan, [])).toEqual([])
    const rows = planDelivery(plan, handed)
    const [first] = plan.crews[0]?.visits ?? []
    const own = plan.crews[0]?.visits.map(({ place }) => place.id)
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(own))
    const planned = plan.crews[0]?.visits.filter(({ place }) => place.id === first?.place.id) ?? []
    expect(rows.find(({ id }) => id === first?.place.id)).toMatchObject({
      planned: 15 * planned.length,
      delivered: 15,
      visits: 1,
      delivery: planned.length === 1 ? 'met' : 'under',
    })
    expect(rows.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(15)
    // Reading the same file twice changes nothing.
    expect(planDelivery(plan, [...new Map(handed.map((visit) => [visit.id, visit])).values()])).toEqual(rows)
  })
  test('places not reached are named', () => {
    expect(notReachedSentence(plan, [])).toBeNull()
    const sentence = notReachedSentence(plan, handed) ?? ''
    expect(sentence).toMatch(/^Not reached: /)
    // Visits of the crew still out are unknown.
    const own = new Set(plan.crews[0]?.visits.map(({ place }) => place.name))
    expect(
      sentence
        .replace(/^Not reached: |\.$/g, '')
        .split('; ')
        .every((name) => own.has(name)),
    ).toBe(true)
  })
})

test('distance and direction of a place', () => {
  expect(distanceWords([-2.63, 53.54], [-2.63, 53.543], 12)).toBe(
    '330 m to the north, within 12 m. Your position is not kept.',
  )
  expect(distanceWords([-2.63, 53.54], [-2.63, 53.54005], 12)).toMatch(/^You are there/)
})

// @vitest-environment jsdom
/** A plan's files, read back by libraries that are not ours. */
import { gpx } from '@tmcw/togeojson'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { planCsv, planFile, planFileName } from '../../../src/measures/planning/files/plan-file.ts'
import { shiftPlan, type ShiftPlan } from '../../../src/measures/planning/shift-plan.ts'
import { planGpx, planIcs } from '../../../src/measures/planning/files/synced-files.ts'
import { csvRecords } from '../csv-reading.ts'
import { madeFor } from './invented-shift.ts'

const MARKS = { handling: 'official', demonstration: true } as const
/** As a feed might name a place: a street, a formula, marks of XML and of calendars. */
const NAME = '=HYPERLINK("x") Invented Street; <b>&, "north"\u0001'
const made = madeFor({ people: 4, mode: 'car', kilometresAnHour: 25 })
const plan = shiftPlan({
  ...made,
  places: made.places.map((place) => ({
    ...place,
    name: NAME,
    plainName: 'Nearby <&; label',
    doThere: '+SUM(1)',
  })),
})
if (!plan) throw new Error('no plan')
const visits = (of: ShiftPlan) => of.crews.flatMap((crew) => crew.visits)

describe('GPX', () => {
  const text = planGpx(plan, MARKS)
  const document = new DOMParser().parseFromString(text, 'text/xml')
  const read = gpx(document)

  test('has a route a crew and a point a visit', () => {
    expect(document.querySelector('parsererror')).toBeNull()
    const routes = read.features.filter(({ geometry }) => geometry.type === 'LineString')
    expect(routes).toHaveLength(plan.crews.length)
    const points = routes.flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? geometry.coordinates : [],
    )
    expect(points).toHaveLength(visits(plan).length)
    for (const [i, { place }] of visits(plan).entries()) {
      expect(points[i]?.[0]).toBeCloseTo(place.at[0], 5)
      expect(points[i]?.[1]).toBeCloseTo(place.at[1], 5)
    }
    expect(document.querySelectorAll('rtept time')).toHaveLength(visits(plan).length)
  })
  test('carries marks and no street', () => {
    expect(document.querySelector('metadata desc')?.textContent).toBe(
      'Handling: OFFICIAL. Invented incidents. Destroy after the shift.',
    )
    expect(text).not.toContain('Street')
    expect(document.querySelector('rtept name')?.textContent).toBe('A1 Nearby <&; label')
  })
})

describe('a calendar', () => {
  const text = planIcs(plan, MARKS)
  const events = new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))

  test('has an event a visit, at its times', () => {
    expect(events.map(({ startDate }) => startDate.toJSDate().getTime())).toEqual(
      visits(plan).map(({ arrive }) => arrive),
    )
    expect(events.map(({ endDate }) => endDate.toJSDate().getTime())).toEqual(
      visits(plan).map(({ leave }) => leave),
    )
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  })
  test('has titles without a street, and the marks in every event', () => {
    expect(events[0]?.summary).toBe('A1 Nearby <&; label')
    expect(text).not.toContain('Street')
    for (const { description } of events)
      expect(description).toContain('Handling: OFFICIAL. Invented incidents.')
  })
  test('has lines of at most 75 octets', () => {
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  })
})

describe('CSV', () => {
  const text = planCsv(plan, MARKS)
  const { data, errors } = csvRecords(text)

  test('has a row a visit, marks in the last columns', () => {
    expect(errors).toEqual([])
    expect(data).toHaveLength(visits(plan).length)
    expect(Object.keys(data[0] ?? {}).slice(-2)).toEqual(['handling', 'demonstration'])
    expect(data[0]?.['arrive']).toMatch(/^2024-08-30T1\d:\d\d:00\+01:00$/)
  })
  test('runs no formula', () => {
    for (const row of data) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t\r]/)
  })
})

describe('JSON', () => {
  const file = planFile(plan, MARKS)
  test('is as the contract says', () => {
    expect(file).toMatchObject({
      seed: 1,
      start: '2024-08-30T17:00:00+01:00',
      hours: 4,
      handling: 'official',
    })
    expect(file.demonstration).toBe('Invented incidents')
    const [first] = file.crews[0]?.visits ?? []
    expect(Object.keys(first ?? {})).toEqual(
      expect.arrayContaining(['place', 'longitude', 'latitude', 'arrive', 'leave', 'minutes']),
    )
    expect(file.crews.map(({ crew }) => crew)).toEqual(['A', 'B'])
    expect(file.worth).toBeGreaterThan(0)
    expect(file.caught).toBeGreaterThan(0)
  })
  test('is named by its start', () => expect(planFileName(plan)).toBe('shift-2024-08-30-1700'))
})

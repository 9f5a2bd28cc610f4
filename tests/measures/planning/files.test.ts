// @vitest-environment jsdom
/** Tests of a plan's files, parsed by third-party libraries. */
import { gpx } from '@tmcw/togeojson'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/day.ts'
import { readPlanFile } from '../../../src/feeds/plan-file.ts'
import { positionsOfGpx } from '../../../src/feeds/formats/gpx.ts'
import { editedPlan } from '../../../src/measures/planning/edit-plan.ts'
import { openedPlan } from '../../../src/measures/planning/opened-plan.ts'
import { planCsv, planFile, planFileName } from '../../../src/measures/planning/plan-file.ts'
import {
  crewLetter,
  shiftPlan,
  type PlanResult,
  type ShiftPlan,
} from '../../../src/measures/planning/shift-plan.ts'
import { planGpx, planIcs } from '../../../src/measures/planning/synced-files.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { csvRecords } from '../csv-reading.ts'
import { fridays, madeFor } from './invented-shift.ts'

const NOW = instant(Date.UTC(2024, 7, 30, 8, 0, 30))
const MARKS = { handling: 'official', demonstration: true } as const
/** A place name as a feed might give it: a street, a formula, and characters special to XML and calendars. */
const NAME = '=HYPERLINK("x") Invented Street; <b>&, "north"\u0001'
const result = madeFor({ people: 4, mode: 'car', kilometresAnHour: 25 })
const plan = shiftPlan({
  ...result,
  places: result.places.map((place) => ({
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

  test('has one route per crew and one point per visit', () => {
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
  test('is parsed alike by our reader and another library', () => {
    const ours = positionsOfGpx([{ name: 'plan.gpx', text, isWindows1252: false }])
    if ('kind' in ours) throw new Error(ours.what)
    const [file] = ours
    const pings = (file?.positions ?? []).flatMap((ping) => ('fault' in ping ? [] : [ping]))
    const theirs = read.features.flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? geometry.coordinates : [],
    )
    expect(pings.map(({ place }) => [...place])).toEqual(theirs)
    expect(pings.map(({ at }) => at)).toEqual(visits(plan).map(({ arrive }) => arrive))
  })
  test('carries marks and no street', () => {
    expect(document.querySelector('metadata desc')?.textContent).toBe(
      'Handling: OFFICIAL. Invented incidents. Destroy after the shift.',
    )
    expect(text).not.toContain('Street')
    expect(document.querySelector('rtept name')?.textContent).toBe('A1 Nearby <&; label')
  })
})

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
const planOf = (of: PlanResult): ShiftPlan => {
  const timed = shiftPlan(of)
  if (!timed) throw new Error('the plan does not fit')
  return timed
}
/** UID of each visit's event, by crew, place and number of the visit there. */
function namesOf(of: ShiftPlan): ReadonlyMap<string, string> {
  const uids = eventsOf(planIcs(of, MARKS, NOW)).map(({ uid }) => uid)
  const keys = of.crews.flatMap(({ crew, visits: own }) =>
    own.map(({ place }, i) => {
      const nth = own.slice(0, i + 1).filter((visit) => visit.place.id === place.id).length
      return `${crew} ${place.id} ${nth}`
    }),
  )
  return new Map(keys.map((key, i) => [key, uids[i] ?? '']))
}

describe('the id of a visit’s event', () => {
  const names = namesOf(plan)
  test('is unique per crew and plan', () => {
    const plans = [
      plan,
      ...[
        { people: 4, mode: 'foot' },
        { people: 6, mode: 'car' },
        { people: 4, mode: 'car', seed: 2 },
        { people: 4, mode: 'car', startMinute: 17 * 60 + 15 },
        { people: 4, mode: 'car', minutes: 300 },
        { people: 4, mode: 'car', areas: [] as string[], categories: ['burglary'] },
      ].map((other) =>
        planOf({ ...result, request: { ...result.request, ...other } as PlanResult['request'] }),
      ),
    ]
    const all = plans.flatMap((one) => [...namesOf(one).values()])
    expect(all.length).toBeGreaterThan(visits(plan).length * 4)
    expect(new Set(all).size).toBe(all.length)
  })
  test('survives manual edits for every remaining visit', () => {
    const moved = editedPlan(result, { kind: 'move', crew: 0, visit: 1, to: 0 })
    const cut = editedPlan(result, { kind: 'delete', crew: 0, visit: 0 })
    for (const change of [moved, cut]) {
      if (change.kind === 'fault') throw new Error(change.text)
      const after = namesOf(planOf(change.result))
      expect(after.size).toBeGreaterThan(0)
      for (const [key, uid] of after) expect(uid).toBe(names.get(key) ?? 'a visit that was not planned')
    }
  })
  test('survives saving and opening', () => {
    const file = JSON.stringify(planFile(planOf(result), MARKS))
    const onFile = readPlanFile(file, { outline: GROUND.borough.outline, place: PLACE })
    if ('kind' in onFile) throw new Error(onFile.what)
    const reopened = openedPlan(fridays(), GROUND.borough, onFile).result
    if (reopened.kind === 'fault') throw new Error(reopened.text)
    expect([...namesOf(planOf(reopened)).values()]).toEqual([...names.values()])
  })
  test('does not reveal the place', () => {
    for (const uid of names.values()) expect(uid).toMatch(/^[0-9a-f]{16}@shift\.holdfast$/)
  })
})
test('crew letters are unique', () => {
  const letters = Array.from({ length: 180 }, (_, crew) => crewLetter(crew))
  expect(new Set(letters).size).toBe(180)
  expect([letters[0], letters[25], letters[26], letters[52]]).toEqual(['A', 'Z', 'AA', 'BA'])
})

describe('the calendar', () => {
  const text = planIcs(plan, MARKS, NOW)
  const events = eventsOf(text)

  test('has one event per visit, at its times', () => {
    expect(events.map(({ startDate }) => startDate.toJSDate().getTime())).toEqual(
      visits(plan).map(({ arrive }) => arrive),
    )
    expect(events.map(({ endDate }) => endDate.toJSDate().getTime())).toEqual(
      visits(plan).map(({ leave }) => leave),
    )
  })
  test('has the position of each, as in GPX, and is private', () => {
    const places = events.map(({ component }) => component.getFirstPropertyValue('geo'))
    expect(places).toEqual(
      visits(plan).map(({ place }) => [place.at[1], place.at[0]].map((at) => Number(at.toFixed(6)))),
    )
    for (const { component } of events) {
      expect(component.getFirstPropertyValue('class')).toBe('PRIVATE')
      expect(component.getAllSubcomponents('valarm')).toEqual([])
    }
  })
  test('of a later file replaces the older events', () => {
    const later = eventsOf(planIcs(plan, MARKS, instant(NOW + 60_000)))
    expect(later.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid))
    for (const [i, { sequence, component }] of later.entries()) {
      expect(sequence).toBeGreaterThan(events[i]?.sequence ?? Infinity)
      expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2024-08-30T08:01:30Z')
    }
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

  test('has one row per visit, marks in the last columns', () => {
    expect(errors).toEqual([])
    expect(data).toHaveLength(visits(plan).length)
    expect(Object.keys(data[0] ?? {}).slice(-2)).toEqual(['handling', 'demonstration'])
  })
  test('has times that spreadsheets read, and the same with their offset', () => {
    expect(text.startsWith('\u{FEFF}crew,visit,')).toBe(true)
    for (const row of data)
      for (const column of ['arrive', 'leave']) {
        expect(row[column]).toMatch(/^2024-08-30 \d\d:\d\d$/)
        expect(row[`${column}Iso`]).toBe(`${row[column]?.replace(' ', 'T')}:00+01:00`)
      }
  })
  test('contains no formula', () => {
    for (const row of data) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t\r]/)
  })
})

describe('JSON', () => {
  const file = planFile(plan, MARKS)
  test('follows the contract', () => {
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

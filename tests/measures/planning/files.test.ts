// @vitest-environment jsdom
/** Tests of a plan's files, parsed by third-party libraries. */
import { gpx } from '@tmcw/togeojson'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/day.ts'
import { readPlanFile } from '../../../src/feeds/plan-file.ts'
import { positionsOfGpx } from '../../../src/feeds/tracks/gpx.ts'
import { editedPlan } from '../../../src/measures/planning/edit-plan.ts'
import { openedPlan } from '../../../src/measures/planning/opened-plan.ts'
import { planCsv, planFile, planFileName } from '../../../src/measures/planning/plan-file.ts'
import {
  crewLetter,
  planClock,
  shiftPlan,
  type PlanResult,
  type ShiftPlan,
} from '../../../src/measures/planning/shift-plan.ts'
import { planGpx, planIcs } from '../../../src/measures/planning/synced-files.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { csvCells, csvRecords } from '../csv-reading.ts'
import { breaksBeforeVisit, crewClock, crewShift } from '../../../src/measures/planning/crew-shift.ts'
import { hoursOfShift, minuteOfShift, shiftClock } from '../../../src/measures/planning/shift-request.ts'
import { day, span } from '../invented-dataset.ts'
import { everyHour, fridays, madeFor, planFor } from './invented-shift.ts'

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
  test('names no street', () => {
    expect(data[0]?.['place']).toBe('Higher Ince, middle')
    expect(text).not.toContain('Invented Street')
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

describe('breaks and lost time', () => {
  const break1 = { from: 120, to: 165 }
  const withBreak = planOf({
    ...result,
    request: { ...result.request, breaks: [break1] },
    routes: result.routes.map((route) => route.map((visit) => ({ ...visit, notBefore: 0 })).slice(0, 6)),
    lost: [[{ from: 200, to: 220 }], []],
  })
  const [first, second] = withBreak.crews

  test('are named in the plan of each crew', () => {
    expect(first?.breaks.map(({ name }) => name)).toEqual(['Break', 'Called away'])
    expect(second?.breaks.map(({ name }) => name)).toEqual(['Break'])
  })
  test('are events of the calendar, one each, without a place', () => {
    const events = eventsOf(planIcs(withBreak, MARKS, NOW))
    const pauses = events.filter(({ summary }) => summary.startsWith('Crew '))
    expect(pauses.map(({ summary }) => summary)).toEqual([
      'Crew A: break',
      'Crew A: called away',
      'Crew B: break',
    ])
    expect(pauses[0]?.description).toMatch(/^Break 19:00 to 19:45\. Handling: OFFICIAL\./)
    expect(pauses[0]?.startDate.toJSDate().toISOString()).toBe('2024-08-30T18:00:00.000Z')
    expect(pauses[0]?.endDate.toJSDate().toISOString()).toBe('2024-08-30T18:45:00.000Z')
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  })
  test('stand in the description of the route, which keeps a point a visit', () => {
    const document = new DOMParser().parseFromString(planGpx(withBreak, MARKS), 'text/xml')
    expect([...document.querySelectorAll('rte > desc')].map(({ textContent }) => textContent)).toEqual([
      'Break 19:00 to 19:45. Called away 20:20 to 20:40.',
      'Break 19:00 to 19:45.',
    ])
    expect(document.querySelectorAll('rtept')).toHaveLength(visits(withBreak).length)
  })
  test('stand in the row of the visit that they follow, one row a visit', () => {
    const [header = [], ...rows] = csvCells(planCsv(withBreak, MARKS))
    expect(rows).toHaveLength(visits(withBreak).length)
    const at = (name: string) => header.indexOf(name)
    for (const { crew } of withBreak.crews) {
      const own = rows.filter((cells) => cells[at('crew')] === crew)
      const holding = own.filter((cells) => cells[at('breakFrom')]?.startsWith('2024-08-30 19:00'))
      expect(holding).toHaveLength(1)
      expect(holding[0]?.[at('breakTo')]).toMatch(/^2024-08-30 19:45/)
      expect(holding[0]?.[at('breakFromIso')]).toMatch(/^2024-08-30T19:00:00\+01:00/)
      expect(holding[0]?.[at('breakToIso')]).toMatch(/^2024-08-30T19:45:00\+01:00/)
      const next = own[own.indexOf(holding[0] ?? []) + 1]
      expect((holding[0]?.[at('leave')] ?? '') <= '2024-08-30 19:00').toBe(true)
      if (next) expect((next[at('arrive')] ?? '') >= '2024-08-30 19:45').toBe(true)
    }
    expect(header.slice(-2)).toEqual(['handling', 'demonstration'])
  })
})

describe('the night on which the clocks go back', () => {
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
  const clock = planClock(night)

  test('states the zone of every time, so that the repeated hour is read in its order', () => {
    const arrivals = visits({ ...night, crews: night.crews.slice(0, 1) }).map(({ arrive }) => clock(arrive))
    expect(arrivals.every((text) => /^\d\d:\d\d (BST|GMT)$/.test(text))).toBe(true)
    expect(new Set(arrivals).size).toBe(arrivals.length)
    expect(clock(night.start)).toBe('22:00 BST')
    expect(clock(instant(Date.UTC(2024, 9, 27, 0, 57)))).toBe('01:57 BST')
    expect(clock(instant(Date.UTC(2024, 9, 27, 1, 51)))).toBe('01:51 GMT')
    expect(shiftClock(night.result.request)(480)).toBe('05:00 GMT')
  })
  test('is stated in the calendar and the route, and in the offsets of the CSV', () => {
    const descriptions = eventsOf(planIcs(night, MARKS, NOW)).map(({ description }) => description)
    expect(
      descriptions.every((text) => /^(Break )?\d\d:\d\d (BST|GMT) to \d\d:\d\d (BST|GMT)/.test(text)),
    ).toBe(true)
    expect(planGpx(night, MARKS)).toContain('<desc>Break 01:00 GMT to 01:45 GMT.</desc>')
    expect(planCsv(night, MARKS)).toContain('2024-10-27T01:00:00+00:00')
  })
  test('is on the crew’s device too', () => {
    const shift = crewShift(night, { crew: 0, marks: MARKS, now: NOW })
    expect(crewClock(shift)(night.start)).toBe('22:00 BST')
    const all = Array.from({ length: shift.planned.length + 1 }, (_, at) => breaksBeforeVisit(shift, at))
    expect(all.flat()).toEqual(['Break 01:00 GMT to 01:45 GMT'])
  })
  test('has its times of the clock found in the shift, the first where there are two', () => {
    const { request } = night.result
    expect(minuteOfShift(request, 90)).toBe(210)
    expect(minuteOfShift(request, 120)).toBe(300)
    expect(hoursOfShift(request)).toBe('sat:22-24,sun:0-5')
  })
})

test('the night on which the clocks go forward names the zone and lacks an hour', () => {
  const request = { day: day('2025-03-29'), startMinute: 22 * 60, minutes: 480 }
  const clock = shiftClock(request)
  expect([clock(0), clock(179), clock(180), clock(480)]).toEqual([
    '22:00 GMT',
    '00:59 GMT',
    '02:00 BST',
    '07:00 BST',
  ])
  expect(minuteOfShift(request, 90)).toBeNull()
  expect(minuteOfShift(request, 180)).toBe(240)
})

test('other nights name no zone', () => {
  const clock = shiftClock({ day: day('2024-10-25'), startMinute: 22 * 60, minutes: 480 })
  expect([clock(0), clock(480)]).toEqual(['22:00', '06:00'])
})

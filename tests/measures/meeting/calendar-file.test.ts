/** Tests of calendar files, parsed by ical.js: text, line length and alarms. */
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { dayNumber, instant } from '../../../src/domain/day.ts'
import { wellFormed } from '../../../src/domain/text/well-formed-text.ts'
import { calendarText, type CalendarEvent } from '../../../src/measures/meeting/calendar-file.ts'

const NOW = instant(Date.UTC(2024, 7, 31, 14, 30))
const EVENT: CalendarEvent = {
  uid: 'a@holdfast',
  when: { kind: 'day', day: dayNumber(20_000) },
  summary: 'Summary',
  description: 'Description',
  at: null,
  isBusy: false,
  isPrivate: false,
  alarms: [],
}
const fileWith = (event: Partial<CalendarEvent>) =>
  calendarText({ product: 'Test', name: null, events: [{ ...EVENT, ...event }], now: NOW })
function eventIn(text: string): ICAL.Component {
  const event = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')
  if (!event) throw new Error('no event')
  return event
}

/** Text that RFC 5545 can represent: no control characters except tab, and uniform line ends. */
const holdable = (text: string) =>
  wellFormed(text)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Control}\t\n]/gu, '')

describe('any text', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\\', ';', ',', ':', '"', '\r\n', '\n', ' ', '\t', 'é', '😀', '\\n'),
  )
  test('survives escaping and folding to lines of 75 octets', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        const file = fileWith({
          summary: text,
          description: `${text}.`,
          alarms: [{ daysBefore: 1, text }],
        })
        for (const line of file.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        // No line is cut inside a character.
        expect(file).not.toMatch(/\p{Surrogate}/u)
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        const event = eventIn(file)
        expect(event.getFirstPropertyValue('summary')).toBe(holdable(text))
        expect(event.getFirstPropertyValue('description')).toBe(`${holdable(text)}.`)
        const alarm = event.getFirstSubcomponent('valarm')
        expect(alarm?.getFirstPropertyValue('description')).toBe(holdable(text))
      }),
      { numRuns: 300 },
    )
  })
})

describe('an alarm', () => {
  const hourOf = (when: CalendarEvent['when'], daysBefore: number) => {
    const event = eventIn(fileWith({ when, alarms: [{ daysBefore, text: 'Soon' }] }))
    const start = event.getFirstPropertyValue('dtstart') as ICAL.Time
    const at = start.clone()
    at.isDate = false
    at.addDuration(event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger') as ICAL.Duration)
    return [at.hour, Math.round((start.toJSDate().getTime() - at.toJSDate().getTime()) / 3_600_000)]
  }
  test.each([0, 1, 2, 7, 28])('of an all-day event sounds at nine, %i days before', (days) => {
    expect(hourOf(EVENT.when, days)).toEqual([9, days * 24 - 9])
  })
  test('of a timed event sounds at the time of day of the event', () => {
    const when = { kind: 'time', start: instant(Date.UTC(2024, 8, 10, 13)), end: null } as const
    expect(hourOf(when, 7)).toEqual([13, 7 * 24])
  })
})

test('GEO is latitude and longitude, and omitted without a place', () => {
  const placed = eventIn(fileWith({ at: [-2.631, 53.545] }))
  expect(placed.getFirstPropertyValue('geo')).toEqual([53.545, -2.631])
  expect(eventIn(fileWith({})).getFirstProperty('geo')).toBeNull()
})

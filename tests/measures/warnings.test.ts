/** Tests of the warnings due on a day, and of the calendar file of deadlines. */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import { instant, isoDay } from '../../src/domain/day.ts'
import { calendarFileName, deadlineCalendar } from '../../src/measures/meeting/calendar-file.ts'
import { deadlinesAhead, warningsAmong } from '../../src/measures/warnings.ts'
import { BEYOND, datasetOf, day, on, order, until, ward } from './invented-dataset.ts'

const AS_OF = day('2024-08-31')
const { place, areas } = datasetOf([])
const ahead = (...orders: readonly ClosureOrder[]) => deadlinesAhead({ place, orders, areas }, AS_OF)
const warned = (...orders: readonly ClosureOrder[]) => warningsAmong(ahead(...orders))
const inForce = (ends: string, rest: Partial<ClosureOrder> = {}) =>
  order('2024-06-02', {
    id: 'co-1',
    made: on('2024-06-03'),
    ends: until(ends),
    possessionNotice: on('2024-06-09'),
    ...rest,
  })

describe('ends', () => {
  it.each([
    ['2024-08-31', 2],
    ['2024-09-02', 2],
    ['2024-09-03', 7],
    ['2024-09-07', 7],
    ['2024-09-08', 14],
    ['2024-09-14', 14],
    ['2024-09-15', 28],
    ['2024-09-28', 28],
  ])('on %s are warned of within %i days', (ends, within) => {
    expect(warned(inForce(ends))).toMatchObject([{ kind: 'ends', within, daysLeft: day(ends) - AS_OF }])
  })
  it('beyond 28 days are in the calendar only, and ended or discharged orders nowhere', () => {
    expect(ahead(inForce('2024-09-29'))).toHaveLength(1)
    expect(warned(inForce('2024-09-29'))).toEqual([])
    expect(ahead(inForce('2024-08-30'))).toEqual([])
    expect(ahead(inForce('2024-09-09', { discharged: on('2024-08-01') }))).toEqual([])
  })
  it('state number, ward and owner', () => {
    expect(warned(inForce('2024-09-02', { applicant: 'council' }))).toMatchObject([
      {
        order: 'co-1',
        ward: 'Ward W',
        owner: 'Wigan Council',
        what: 'Premises, co-1: closure order ends',
        note: '',
      },
    ])
    const outside = inForce('2024-09-02', { shape: { type: 'Point', coordinates: BEYOND } })
    expect(warned(outside)).toMatchObject([{ ward: null, owner: null }])
  })
  it('at six months note that no extension is possible', () => {
    const last = inForce('2024-06-20', { made: on('2024-03-10'), extendedTo: until('2024-09-10') })
    expect(warned(last)).toMatchObject([{ note: 'No further extension: a new order needs a new notice.' }])
  })
  it('are the longest allowed where none is stated', () => {
    expect(warned({ ...inForce('2024-09-01'), ends: null })).toMatchObject([
      { day: day('2024-09-03'), what: 'Premises, co-1: closure order states no end: at most to this day' },
    ])
  })
})

describe('hearings', () => {
  const noticed = order('2024-08-30', { id: 'co-2', hearing: on('2024-09-01') })
  it('are due while there is no decision, the adjourned day replacing the first', () => {
    expect(warned(noticed)).toMatchObject([
      { kind: 'hearing', within: 2, what: 'Premises, co-2: hearing of the closure order' },
    ])
    const adjourned = { ...noticed, hearing: on('2024-08-30'), adjournedTo: on('2024-09-10') }
    expect(warned(adjourned)).toMatchObject([
      { within: 14, daysLeft: 10, what: 'Premises, co-2: adjourned hearing of the closure order' },
    ])
  })
  it('are not due once the order is made, refused or the notice cancelled', () => {
    for (const decided of [{ refused: on('2024-08-31') }, { cancelled: on('2024-08-31') }])
      expect(ahead({ ...noticed, ...decided })).toEqual([])
  })
})

describe('possession notices', () => {
  const unserved = (made: string) =>
    order('2024-05-01', { id: 'co-3', made: on(made), ends: until('2024-08-01'), applicant: 'police' })
  it('are warned of at 28, 14 and 7 days until their limit, also after the end of the order', () => {
    for (const [made, within] of [
      ['2024-05-31', 7],
      ['2024-06-07', 7],
      ['2024-06-08', 14],
      ['2024-06-28', 28],
    ] as const)
      expect(warned(unserved(made))).toMatchObject([
        { kind: 'possession-notice', within, owner: 'The landlord' },
      ])
    expect(warned(unserved('2024-05-30'))).toEqual([])
    expect(warned(unserved('2024-06-29'))).toEqual([])
  })
  it('are dropped once served, or when the order is quashed', () => {
    expect(ahead({ ...unserved('2024-06-07'), possessionNotice: on('2024-07-01') })).toEqual([])
    expect(ahead({ ...unserved('2024-06-07'), quashed: on('2024-07-01') })).toEqual([])
  })
})

it('sorts by day, then order numbers numerically', () => {
  const three = ['co-10', 'co-9'].map((id) => inForce('2024-09-05', { id }))
  expect(warned(...three, inForce('2024-09-01')).map(({ order: id, day: due }) => [id, isoDay(due)])).toEqual(
    [
      ['co-1', '2024-09-01'],
      ['co-9', '2024-09-05'],
      ['co-10', '2024-09-05'],
    ],
  )
})

describe('the calendar file', () => {
  const origin = {
    title: 'Invented',
    now: instant(Date.UTC(2024, 7, 31, 14, 30)),
    handling: 'official-sensitive',
    demonstration: true,
    shortfall: '',
  } as const
  const street = inForce('2024-09-10', { considered: 'Seen in Invented Street', applicant: 'council' })
  const text = deadlineCalendar(ahead(street), origin)
  const unfolded = text.replaceAll('\r\n ', '')

  it('has lines of at most 75 octets that end as RFC 5545 requires', () => {
    const long = areas.map((area) => ({
      ...area,
      name: 'Abram, Åspull and Ince; with Platt Bridge\\Hindley '.repeat(3),
    }))
    const folded = deadlineCalendar(deadlinesAhead({ place, orders: [street], areas: long }, AS_OF), origin)
    for (const line of folded.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(folded.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(folded.replaceAll('\r\n ', '')).toContain(
      'SUMMARY:Premises\\, co-1: closure order ends (Abram\\, Åspull and Ince\\; with Platt Bridge\\\\Hindley',
    )
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })
  it('has all-day events, each with handling mark, demonstration mark and footer', () => {
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20240910\r\nDTEND;VALUE=DATE:20240911\r\n')
    expect(unfolded).toContain(
      'DESCRIPTION:Owner: Wigan Council.\\nHandling: OFFICIAL-SENSITIVE.\\nInvented incidents.\\nA reminder\\, not legal advice.',
    )
    expect(deadlineCalendar(ahead(street), { ...origin, demonstration: false })).not.toContain('Invented inc')
  })
  it('states in every event why deadlines are missing from it', () => {
    const shortfall = 'The feed orders did not open.'
    const partial = deadlineCalendar(ahead(street), { ...origin, shortfall }).replaceAll('\r\n ', '')
    expect(partial).toContain('Not every deadline is in this file. The feed orders did not open.')
    expect(unfolded).not.toContain('Not every deadline')
  })
  it('states the ward and no other location from the feed', () => {
    expect(unfolded).toContain('SUMMARY:Premises\\, co-1: closure order ends (Ward W)')
    expect(unfolded).not.toContain('Street')
  })
  it("keeps an event's id when its day moves, and has no id twice", () => {
    const uids = (of: string) => [...of.matchAll(/^UID:(.+)$/gm)].map(([, uid]) => uid)
    const later = deadlineCalendar(ahead({ ...street, ends: until('2024-09-20') }), origin)
    expect(uids(later)).toEqual(uids(text))
    const both = deadlineCalendar(
      ahead({ ...street, possessionNotice: null, made: on('2024-06-12') }),
      origin,
    )
    expect(new Set(uids(both)).size).toBe(2)
  })
  const eventsOf = (file: string) =>
    new ICAL.Component(ICAL.parse(file) as unknown[])
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component))
  /** Alarm times as a client computes them from the start and the trigger. */
  const alarmsOf = ({ component, startDate }: ICAL.Event) =>
    component.getAllSubcomponents('valarm').map((alarm) => {
      const at = startDate.clone()
      at.isDate = false
      at.addDuration(alarm.getFirstPropertyValue('trigger') as ICAL.Duration)
      return at.toString().slice(0, 16)
    })
  it('reminds at nine in the morning of the remaining warnings', () => {
    expect(eventsOf(text).flatMap(alarmsOf)).toEqual(['2024-09-03T09:00', '2024-09-08T09:00'])
  })
  it('keeps the time of a hearing that has one, and reminds at that time of day', () => {
    const hearing = { at: instant(Date.UTC(2024, 8, 10, 9, 15)), precision: 'instant' } as const
    const timed = ahead(order('2024-08-30', { id: 'co-2', hearing }))
    const [event] = eventsOf(deadlineCalendar(timed, origin))
    if (!event) throw new Error('no event')
    expect(event.startDate.isDate).toBe(false)
    expect(event.startDate.toJSDate().getTime()).toBe(hearing.at)
    // The end of a hearing is unknown.
    expect(event.component.getFirstProperty('dtend')).toBeNull()
    expect(alarmsOf(event)).toEqual(['2024-09-03T09:15', '2024-09-08T09:15'])
    const [adjourned] = ahead(order('2024-08-01', { hearing: on('2024-08-02'), adjournedTo: hearing }))
    expect(adjourned).toMatchObject({ day: day('2024-09-10'), at: hearing.at })
  })
  it('makes a hearing known by day an all-day event on that day', () => {
    const [event] = eventsOf(
      deadlineCalendar(ahead(order('2024-08-30', { hearing: on('2024-09-10') })), origin),
    )
    expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      true,
      '2024-09-10',
      '2024-09-11',
    ])
  })
  it('of a later file replaces the older events: same UID, higher SEQUENCE, later DTSTAMP', () => {
    const later = deadlineCalendar(ahead({ ...street, ends: until('2024-09-20') }), {
      ...origin,
      now: instant(origin.now + 60_000),
    })
    const [older, newer] = [eventsOf(text)[0], eventsOf(later)[0]]
    if (!older || !newer) throw new Error('no event')
    expect(newer.uid).toBe(older.uid)
    expect(newer.sequence).toBeGreaterThan(older.sequence)
    const stampOf = ({ component }: ICAL.Event) =>
      (component.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().getTime()
    expect([stampOf(older), stampOf(newer)]).toEqual([origin.now, origin.now + 60_000])
  })
  it('never contains the location of the premises', () => {
    expect(eventsOf(text).map(({ component }) => component.getFirstProperty('geo'))).toEqual([null])
  })
  it('is named by its day, and by My area', () => {
    expect(calendarFileName(AS_OF)).toBe('closure-deadlines-2024-08-31.ics')
    expect(calendarFileName(AS_OF, ' in Leigh South')).toBe('closure-deadlines-2024-08-31-in-leigh-south.ics')
  })
})

it('another level of area is not taken for a ward', () => {
  const beat = { ...ward('B', { type: 'Polygon', coordinates: [] }, null), level: 'beat' as const }
  expect(deadlinesAhead({ place, orders: [inForce('2024-09-02')], areas: [beat] }, AS_OF)).toMatchObject([
    { ward: null },
  ])
})

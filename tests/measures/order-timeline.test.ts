/** Tests of an order's timeline: its own dates, legal limits, and notices on dates beyond them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import { parseRulePacks } from '../../src/domain/closure/rule-packs.ts'
import { dayNumber, endMomentOfDay, instant, isoDay, momentOfDay } from '../../src/domain/day.ts'
import { orderTimelineOf } from '../../src/measures/order-timeline.ts'
import shipped from '../../data/rule-packs.json'
import { day, on, order, until, untilMonth } from './invented-dataset.ts'

const at = (text: string) => ({ at: instant(Date.parse(text)), precision: 'instant' as const })
const MADE = order('2024-06-03', {
  id: 'co-1',
  noticeServed: at('2024-06-03T12:00:00+01:00'),
  noticeHours: 24,
  hearing: at('2024-06-04T10:00:00+01:00'),
  made: on('2024-06-04'),
  ends: until('2024-09-04'),
  applicant: 'council',
})
const life = (rest: Partial<ClosureOrder> = {}, text = '2024-08-31') =>
  orderTimelineOf({ ...MADE, ...rest }, day(text))
const codes = (rest: Partial<ClosureOrder>) => life(rest).notices.map(({ code }) => code)
const due = (kind: string, rest: Partial<ClosureOrder> = {}, text = '2024-08-31') =>
  life(rest, text).dues.find((one) => one.kind === kind)

describe('the timeline on a day', () => {
  it('has contiguous segments', () => {
    const extended = { extendedTo: until('2024-11-04') }
    expect(
      life(extended).segments.map(({ kind, span }) => [kind, isoDay(span.from), isoDay(span.to)]),
    ).toEqual([
      ['notice', '2024-06-03', '2024-06-04'],
      ['in-force', '2024-06-04', '2024-09-04'],
      ['extended', '2024-09-05', '2024-11-04'],
    ])
    expect(life(extended).daysLeft).toBe(65)
    expect(life({ ...extended, discharged: on('2024-07-01') }).segments.map(({ kind }) => kind)).toEqual([
      'notice',
      'in-force',
    ])
  })
  it('uses the stated end, whatever the calculation gives', () => {
    const stated = life({ ends: until('2024-09-20') })
    expect(stated.daysLeft).toBe(20)
    expect(stated.segments.at(-1)?.span.to).toBe(day('2024-09-20'))
    expect(stated.notices).toMatchObject([{ code: 'order-too-long' }])
    expect(life({ ends: until('2024-07-04') }).stage).toBe('ended')
  })
  it('lasts to the last day of the month where the end is known by month', () => {
    const stated = { ends: untilMonth('2024-08'), extendedTo: untilMonth('2024-10') }
    const { segments, dates, dues, daysLeft, notices } = life(stated)
    expect(segments.slice(1).map(({ kind, span }) => [kind, isoDay(span.from), isoDay(span.to)])).toEqual([
      ['in-force', '2024-06-04', '2024-08-31'],
      ['extended', '2024-09-01', '2024-10-31'],
    ])
    const dayOf = (kind: string) => dates.find((date) => date.kind === kind)?.day
    expect([dayOf('ends'), dayOf('extendedTo')]).toEqual([day('2024-08-31'), day('2024-10-31')])
    const doneOn = (kind: string) => dues.find((one) => one.kind === kind)?.state
    expect(doneOn('order')).toEqual({ kind: 'done', on: day('2024-08-31'), isLate: false })
    expect(doneOn('in-all')).toEqual({ kind: 'done', on: day('2024-10-31'), isLate: false })
    expect(daysLeft).toBe(61)
    expect(notices).toEqual([])
  })
  it('is too long only where every day of the stated month is beyond the limit', () => {
    // The order of 4 June may last to 4 September, and to 4 December with extensions.
    expect(codes({ ends: untilMonth('2024-09') })).toEqual([])
    expect(codes({ ends: untilMonth('2024-10') })).toEqual(['order-too-long'])
    expect(codes({ extendedTo: untilMonth('2024-12') })).toEqual(['no-further-extension'])
    expect(codes({ extendedTo: untilMonth('2025-01') })).toEqual([
      'six-months-passed',
      'no-further-extension',
    ])
    expect(due('order', { ends: untilMonth('2024-09') })?.state).toMatchObject({ isLate: false })
    expect(due('order', { ends: untilMonth('2024-10') })?.state).toMatchObject({ isLate: true })
  })
  it('lasts as long as the rules allow where no end is stated, with a notice', () => {
    const open = life({ ends: null })
    expect(open.segments.at(-1)).toEqual({
      kind: 'in-force',
      span: { from: day('2024-06-04'), to: day('2024-09-04') },
      isOpen: true,
    })
    expect(open.notices).toMatchObject([{ code: 'no-end-stated' }])
    expect(open.daysLeft).toBeNull()
  })
  it('separates past dates from those ahead', () => {
    expect(life().dates.map(({ label, isAhead }) => [label, isAhead])).toEqual([
      ['Notice served', false],
      ['Hearing', false],
      ['Order made', false],
      ['Order ends', true],
    ])
    expect(life({}, '2024-06-02').stage).toBeNull()
  })
  it('lists breaches in ascending order', () => {
    expect(life({ breaches: [on('2024-07-20'), on('2024-06-10')] }).breaches.map(isoDay)).toEqual([
      '2024-06-10',
      '2024-07-20',
    ])
  })
})

describe('due steps', () => {
  it('are done, ahead or passed', () => {
    expect(due('hearing')).toMatchObject({
      by: '5 June 2024, 12:00',
      state: { kind: 'done', on: day('2024-06-04'), isLate: false },
    })
    expect(due('possession')).toMatchObject({ by: '4 September 2024', state: { kind: 'ahead', daysLeft: 4 } })
    expect(due('possession', {}, '2024-09-05')).toMatchObject({ state: { kind: 'passed' } })
    expect(due('appeal')).toMatchObject({ by: '24 June 2024', state: { kind: 'passed' } })
  })
  it('state the end of a day as such', () => {
    const christmas = { noticeServed: at('2023-12-25T08:00:00Z'), hearing: null, made: null, ends: null }
    expect(due('hearing', christmas)?.by).toBe('the end of 27 December 2023')
  })
  it('are late only where certain', () => {
    const late = { hearing: at('2024-06-05T12:01:00+01:00'), made: on('2024-06-05') }
    expect(codes(late)).toEqual(['hearing-late'])
    expect(codes({ ...late, hearing: at('2024-06-05T12:00:00+01:00') })).toEqual([])
    expect(codes({ ...late, noticeServed: on('2024-06-03') })).toEqual([])
  })
})

describe('notices', () => {
  it.each([
    ['notice-too-long', { noticeHours: 72 }],
    [
      'adjourned-too-long',
      { adjournedTo: on('2024-06-19'), made: on('2024-06-19'), ends: until('2024-09-19') },
    ],
    ['applicant', { applicant: 'registered-provider' }],
    ['no-further-extension', { extendedTo: until('2024-12-04') }],
  ] as const)('%s', (code, rest) => {
    expect(codes(rest)).toEqual([code])
  })
  it('on the last day of six months there is no further extension; beyond it both are stated', () => {
    expect(codes({ extendedTo: until('2024-12-03') })).toEqual([])
    expect(codes({ extendedTo: until('2024-12-05') })).toEqual(['six-months-passed', 'no-further-extension'])
    expect(life({ extendedTo: until('2024-12-04') }).notices[0]?.text).toBe(
      'Six months in all. No further extension: a new order needs a new notice.',
    )
    expect(
      codes({ adjournedTo: on('2024-06-18'), made: on('2024-06-18'), ends: until('2024-09-18') }),
    ).toEqual([])
  })
  it('pack B applies to notices from its date, once it has one', () => {
    expect(life().rules).toContain(
      'Pack B, Crime and Policing Act 2026, is enacted (29 April 2026) and waits for a date.',
    )
    const packs = parseRulePacks({
      packs: shipped.packs.map((pack) => ({ ...pack, effectiveFrom: pack.effectiveFrom ?? '2024-06-01' })),
    })
    const after = orderTimelineOf({ ...MADE, applicant: 'registered-provider' }, day('2024-08-31'), packs)
    expect(after.pack?.id).toBe('B')
    expect(after.notices).toEqual([])
    expect(after.dues.find(({ kind }) => kind === 'hearing')?.by).toBe('6 June 2024, 12:00')
  })
  it('before all rule packs no limit is shown, with a notice', () => {
    const old = orderTimelineOf(order('2012-01-01', { made: on('2012-01-03') }), day('2012-02-01'))
    expect(old.dues).toEqual([])
    expect(old.notices).toMatchObject([{ code: 'no-pack' }])
  })
})

it('whatever the dates, the reach contains all of the timeline', () => {
  const anyMoment = fc.option(fc.integer({ min: 17_000, max: 20_000 }).map((n) => momentOfDay(dayNumber(n))))
  const anyEnd = fc.option(fc.integer({ min: 17_000, max: 20_000 }).map((n) => endMomentOfDay(dayNumber(n))))
  const anyOrder = fc.record({
    noticeServed: fc.integer({ min: 17_000, max: 20_000 }).map((n) => momentOfDay(dayNumber(n))),
    hearing: anyMoment,
    adjournedTo: anyMoment,
    made: anyMoment,
    ends: anyEnd,
    extendedTo: anyEnd,
    discharged: anyMoment,
    quashed: anyMoment,
  })
  fc.assert(
    fc.property(anyOrder, (dates) => {
      const { reach, segments, dues } = orderTimelineOf({ ...MADE, ...dates }, day('2024-08-31'))
      for (const { span } of segments) {
        expect(span.from).toBeLessThanOrEqual(span.to)
        expect(reach.from).toBeLessThanOrEqual(span.from)
        expect(reach.to).toBeGreaterThanOrEqual(span.to)
      }
      expect(dues.map(({ end }) => end)).toEqual(dues.map(({ end }) => end).toSorted((a, b) => a - b))
    }),
  )
})

/** Tests of the decisions due on a day. */
import { describe, expect, it } from 'vitest'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import type { Commitment } from '../../src/domain/commitment.ts'
import { decisionsOn, nextDecisionOf, reviewDaysLate } from '../../src/measures/decisions.ts'
import {
  commitment,
  day,
  on,
  order,
  phase,
  siteWith,
  until,
  untilMonth,
  ward,
  WEST_SQUARE,
} from './invented-dataset.ts'
import { PLACE } from '../domain/shipped-place.ts'

const AS_OF = day('2024-08-31')
const nothing = { place: PLACE, commitments: [], orders: [], sites: [], areas: [] }
const waiting = (rest: Partial<Parameters<typeof decisionsOn>[0]>) =>
  decisionsOn({ ...nothing, ...rest }, AS_OF)

describe('commitments', () => {
  it('wait from 28 days before their due day until done', () => {
    const commitments = [
      commitment('2024-09-29'),
      commitment('2024-09-28'),
      commitment('2024-08-30', { askedBy: 'residents' }),
      commitment('2024-05-01', { done: on('2024-06-01') }),
    ]
    expect(waiting({ commitments })).toMatchObject([
      {
        kind: 'commitment',
        what: 'Invented promise (asked for by residents)',
        owner: 'Wigan Council',
        daysLeft: -1,
        commitment: 'commitment 2024-08-30',
      },
      { what: 'Invented promise', daysLeft: 28 },
    ])
  })
  it('that differ in their owner alone are one row', () => {
    const same = { text: 'Light the passage', site: 'site' }
    const commitments = [
      commitment('2024-08-30', { ...same, id: 'a' }),
      commitment('2024-08-30', { ...same, id: 'b', text: ' light the passage', owner: 'Police' }),
      commitment('2024-08-30', { ...same, id: 'c', site: 'other' }),
    ]
    expect(waiting({ commitments })).toMatchObject([
      { id: 'a', owner: 'Wigan Council; Police' },
      { id: 'c', owner: 'Wigan Council' },
    ])
  })
})

describe('closure orders', () => {
  const inForce = { made: on('2024-07-01') }
  it('are due in the last 28 days before their stated end', () => {
    const orders = [
      order('2024-06-29', { ...inForce, ends: until('2024-09-28'), applicant: 'council', premises: 19 }),
      order('2024-06-28', { ...inForce, ends: until('2024-09-29') }),
      order('2024-06-27', { ...inForce, ends: until('2024-08-30') }),
      order('2024-06-26', { ...inForce, ends: until('2024-08-30'), extendedTo: until('2024-08-31') }),
      order('2024-06-25', { ends: until('2024-09-10') }),
    ]
    expect(waiting({ orders })).toMatchObject([
      { id: 'order 2024-06-26', daysLeft: 0, owner: null },
      {
        id: 'order 2024-06-29',
        daysLeft: 28,
        owner: 'Wigan Council',
        what: 'Closure order, 19 premises, ends 28 September (order 2024-06-29)',
        order: 'order 2024-06-29',
      },
    ])
  })
})

describe('deadlines of closure orders', () => {
  it('say ward and kind in words', () => {
    const areas = [ward('W', WEST_SQUARE, null)]
    const made = { made: on('2024-06-03'), ends: until('2024-09-02') }
    const whatOf = (rest: Partial<ClosureOrder>) =>
      waiting({ areas, orders: [order('2024-06-01', { id: 'co-084', ...rest })] }).map(({ what }) => what)
    expect(whatOf({ ...made, premisesKind: 'flat', possessionNotice: on('2024-06-20') })).toEqual([
      'Closure order in Ward W, flat, ends 2 September (co-084)',
    ])
    expect(whatOf({ ...made, premisesKind: 'flat', premises: 3 })).toEqual([
      'Closure order in Ward W, 3 flats, ends 2 September (co-084)',
      'Possession notice, if the landlord relies on it: closure order in Ward W, 3 flats (co-084)',
    ])
    expect(whatOf({ premisesKind: 'block entrances', premises: 19, hearing: on('2024-09-04') })).toEqual([
      'Hearing on a closure order in Ward W, 19 block entrances (co-084)',
    ])
  })
})

describe('reviews', () => {
  const reviewed = (review: string) =>
    phase('clear', '2024-01-01', { review: until(review), decidedBy: 'The board' })
  it('are due within 28 days, or overdue without a later decision', () => {
    expect(waiting({ sites: [siteWith([reviewed('2024-09-28')])] })).toMatchObject([
      { what: 'Review of Clear at Invented site', owner: 'The board', daysLeft: 28, site: 'site' },
    ])
    expect(waiting({ sites: [siteWith([reviewed('2024-08-14')])] })).toMatchObject([{ daysLeft: -17 }])
    expect(waiting({ sites: [siteWith([reviewed('2024-09-29')])] })).toEqual([])
  })
  it('are overdue from the day after the month in which they were due', () => {
    const due = { ...reviewed('2024-07-01'), review: untilMonth('2024-07') }
    const site = siteWith([due])
    expect(reviewDaysLate(site, due, day('2024-07-31'))).toBe(0)
    expect(reviewDaysLate(site, due, day('2024-08-03'))).toBe(3)
    expect(waiting({ sites: [site] })).toMatchObject([{ due: day('2024-07-31'), daysLeft: -31 }])
  })
  it('are not due once another phase has begun, or outside the phase', () => {
    const due = reviewed('2024-05-01')
    expect(waiting({ sites: [siteWith([due, phase('hold', '2024-05-10')])] })).toEqual([])
    expect(waiting({ sites: [siteWith([due, phase('hold', '2024-04-10')])] })).toHaveLength(1)
    expect(waiting({ sites: [siteWith([{ ...due, to: until('2024-08-30') }])] })).toEqual([])
    expect(waiting({ sites: [siteWith([{ ...due, from: on('2024-09-01') }])] })).toEqual([])
  })
})

describe('a review that is a commitment too', () => {
  const site = siteWith([
    phase('hold', '2024-01-01', { review: until('2024-07-17'), decidedBy: 'The board' }),
  ])
  const putOff = commitment('2024-08-21', {
    text: 'Review of Hold, put off from July',
    owner: 'Police',
    site: 'site',
  })
  it('is one row with both owners, on the newer day', () => {
    expect(waiting({ sites: [site], commitments: [putOff] })).toMatchObject([
      {
        kind: 'review',
        what: 'Review of Hold at Invented site, first due 17 July 2024',
        owner: 'The board; Police',
        due: day('2024-08-21'),
        daysLeft: -10,
        commitment: putOff.id,
      },
    ])
  })
  it('stays two rows at another site, of another phase, or once it is done', () => {
    const kindsOf = (rest: Partial<Commitment>) =>
      waiting({ sites: [site], commitments: [{ ...putOff, ...rest }] }).map(({ kind }) => kind)
    expect(kindsOf({ site: 'other' })).toEqual(['review', 'commitment'])
    expect(kindsOf({ text: 'Review of Clear' })).toEqual(['review', 'commitment'])
    expect(kindsOf({ done: on('2024-08-20') })).toEqual(['review'])
  })
})

describe('the next decision of a site', () => {
  it('is its first review or commitment, however far ahead', () => {
    const sites = [siteWith([phase('build', '2024-04-01', { review: until('2024-12-11') })])]
    const later = commitment('2024-12-24', { site: 'site' })
    const next = (commitments: readonly Commitment[]) =>
      nextDecisionOf({ sites, commitments }, 'site', AS_OF)?.what ?? null
    expect(next([later])).toBe('Review of Build at Invented site')
    expect(next([later, commitment('2024-11-01', { site: 'site', text: 'Lights' })])).toBe('Lights')
    expect(next([commitment('2024-11-01', { site: 'other' })])).toBe('Review of Build at Invented site')
    expect(nextDecisionOf({ sites, commitments: [] }, 'other', AS_OF)).toBeNull()
  })
})

it('sorts the most overdue first, and is empty without items', () => {
  expect(waiting({})).toEqual([])
  const commitments = ['2024-08-01', '2024-02-01', '2024-07-01'].map((due) => commitment(due))
  expect(waiting({ commitments }).map(({ daysLeft }) => daysLeft)).toEqual([-212, -61, -30])
})

/** Tests of the decisions due on a day. */
import { describe, expect, it } from 'vitest'
import { decisionsOn, reviewDaysLate } from '../../src/measures/decisions.ts'
import { commitment, day, on, order, phase, siteWith, until, untilMonth } from './invented-dataset.ts'
import { PLACE } from '../domain/shipped-place.ts'

const AS_OF = day('2024-08-31')
const nothing = { place: PLACE, commitments: [], orders: [], sites: [], areas: [] }
const waiting = (rest: Partial<Parameters<typeof decisionsOn>[0]>) =>
  decisionsOn({ ...nothing, ...rest }, AS_OF)

describe('commitments', () => {
  it('are due from the day after their due day until done', () => {
    const commitments = [
      commitment('2024-08-31'),
      commitment('2024-08-30', { askedBy: 'residents' }),
      commitment('2024-05-01', { done: on('2024-06-01') }),
    ]
    expect(waiting({ commitments })).toMatchObject([
      {
        kind: 'commitment',
        what: 'Invented promise (asked for by residents)',
        owner: 'Wigan Council',
        daysLeft: -1,
      },
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
        what: 'Closure order order 2024-06-29 ends, 19 premises',
      },
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

it('sorts the most overdue first, and is empty without items', () => {
  expect(waiting({})).toEqual([])
  const commitments = ['2024-08-01', '2024-02-01', '2024-07-01'].map((due) => commitment(due))
  expect(waiting({ commitments }).map(({ daysLeft }) => daysLeft)).toEqual([-212, -61, -30])
})

/** The list of commitments: states, order, ages and places, and that each is counted once. */
import { describe, expect, it } from 'vitest'
import { commitmentList } from '../../../src/measures/meeting/commitment-list.ts'
import { commitment, day, on, siteWith, untilMonth, ward, WEST_SQUARE } from '../invented-dataset.ts'

const AS_OF = day('2024-08-31')
const listOf = (commitments: Parameters<typeof commitmentList>[0]['commitments']) =>
  commitmentList({ commitments, sites: [siteWith()], areas: [ward('W', WEST_SQUARE, null)] }, AS_OF)

describe('the list of commitments', () => {
  it('is sorted by state, what is late first, then by due day', () => {
    const rows = listOf([
      commitment('2024-10-31', { id: 'open' }),
      commitment('2024-02-01', { id: 'done-first', done: on('2024-02-01') }),
      commitment('2024-03-01', { id: 'done-last', done: on('2024-08-01') }),
      commitment('2024-09-28', { id: 'due' }),
      commitment('2024-08-31', { id: 'due-today' }),
      commitment('2024-08-30', { id: 'overdue' }),
      commitment('2024-05-01', { id: 'overdue-longest' }),
    ])
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      ['overdue-longest', 'overdue'],
      ['overdue', 'overdue'],
      ['due-today', 'due'],
      ['due', 'due'],
      ['open', 'open'],
      ['done-last', 'done'],
      ['done-first', 'done'],
    ])
  })
  it('gives age, days left and the name of the place', () => {
    expect(
      listOf([
        commitment('2024-09-10', { id: 'a', agreed: on('2024-08-01'), site: 'site' }),
        commitment('2024-09-11', { id: 'b', agreed: on('2024-08-31'), area: 'W' }),
        commitment('2024-09-12', { id: 'c', agreed: on('2024-08-01'), site: 'gone', done: on('2024-08-11') }),
        { ...commitment('2024-09-13', { id: 'd' }), due: untilMonth('2024-08') },
      ]),
    ).toMatchObject([
      { id: 'd', state: 'due', daysLeft: 0, place: '' },
      { id: 'a', ageDays: 30, daysLeft: 10, place: 'Invented site' },
      { id: 'b', ageDays: 0, daysLeft: 11, place: 'Ward W' },
      { id: 'c', ageDays: 10, daysLeft: null, place: 'gone' },
    ])
  })
  it('counts one that differs in its owner alone once, and none agreed later', () => {
    const rows = listOf([
      commitment('2024-09-10', { id: 'a' }),
      commitment('2024-09-10', { id: 'b', owner: 'Police' }),
      commitment('2024-09-10', { id: 'c', text: 'Later', agreed: on('2024-09-01') }),
    ])
    expect(rows.map(({ id, owner }) => [id, owner])).toEqual([['a', 'Wigan Council; Police']])
  })
})

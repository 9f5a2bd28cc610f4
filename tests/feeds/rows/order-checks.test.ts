/** Notices on the dates of closure orders: contradictions, and dates beyond their rule pack, with ids. */
import { describe, expect, test } from 'vitest'
import { readFeed } from '../../../src/feeds/read-feed.ts'
import { collection, contextOf, feedOf } from '../opened.ts'

const GOOD = {
  noticeServed: '2024-03-01T10:00:00+00:00',
  hearing: '2024-03-02',
  made: '2024-03-02',
  ends: '2024-06-02',
  access: 'full',
  scope: 'whole',
  applicant: 'police',
}
const order = (id: string, changes: object) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
  properties: { id, ...GOOD, ...changes },
})
function reportOf(...orders: readonly object[]) {
  const read = readFeed(feedOf('closure-orders'), collection(orders), contextOf())
  if (read.kind === 'failed') throw new Error(read.what)
  return read.report
}
const noticed = (changes: object) => {
  const { shown, notices } = reportOf(order('c-1', changes))
  expect(shown).toBe(1)
  return notices.map(({ code }) => code)
}

describe('contradictory dates', () => {
  test.each([
    ['a good order', {}, []],
    ['a hearing on the day of the notice', { hearing: '2024-03-01' }, []],
    ['a hearing the day before', { hearing: '2024-02-29' }, ['hearing-before-notice']],
    ['a hearing known by the month', { hearing: '2024-03' }, []],
    ['made before the notice', { made: '2024-02-28', ends: '2024-05-01' }, ['decided-before-notice']],
    [
      'refused before the notice',
      { made: null, ends: null, refused: '2024-02-28' },
      ['decided-before-notice'],
    ],
    ['discharged before it was made', { discharged: '2024-03-01' }, ['made-after-ended']],
    ['quashed before it was made', { quashed: '2024-03-01' }, ['made-after-ended']],
    ['made and refused', { refused: '2024-03-02' }, ['made-and-refused']],
    ['made and cancelled', { cancelled: '2024-03-02' }, ['made-and-refused']],
    ['possession before it was made', { possessionNotice: '2024-03-01' }, ['possession-before-made']],
    ['discharged on its last day', { discharged: '2024-06-02' }, []],
    ['discharged after its end', { discharged: '2024-06-03' }, ['discharged-after-end']],
    ['discharged within its extension', { discharged: '2024-06-03', extendedTo: '2024-08-02' }, []],
  ])('%s', (_, changes, codes) => expect(noticed(changes)).toEqual(codes))
})

describe('the rule pack in effect at service', () => {
  test.each([
    ['three months and a day', { ends: '2024-06-03' }, ['order-too-long']],
    ['six months in all', { extendedTo: '2024-09-02' }, []],
    ['six months and a day', { extendedTo: '2024-09-03' }, ['too-long-in-all']],
    ['an end known by the month that may be in time', { ends: '2024-06' }, []],
    ['made in a month', { made: '2024-03', ends: '2024-12-31' }, []],
    ['a registered provider', { applicant: 'registered-provider' }, ['applicant-not-in-pack']],
    [
      'served before any pack',
      { noticeServed: '2014-01-01', hearing: null, made: '2014-01-02', ends: '2014-12-31' },
      [],
    ],
  ])('%s', (_, changes, codes) => expect(noticed(changes)).toEqual(codes))

  test('names the orders, with one notice for all applicants that the pack does not allow', () => {
    const { notices } = reportOf(
      ...['c-2', 'c-1', 'c-3'].map((id) =>
        order(id, { ends: '2024-06-20', applicant: 'registered-provider' }),
      ),
    )
    expect(notices.map(({ text }) => text)).toEqual([
      "3 rows ending later than its rule pack lets one order last: the order's own words win (c-1, c-2, c-3).",
      '3 rows applied for by somebody whom its rule pack does not name: check who applied.',
    ])
  })
})

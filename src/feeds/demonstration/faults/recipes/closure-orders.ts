/** What can be wrong or odd with a closure order's row: its dates above all. */
import type { Properties } from '../../feature-text.ts'
import type { Odd, Recipe } from './recipe.ts'
import { AFTER, badDates, REPEATED, SKIPPED } from './recipe.ts'

/** Served and made, with the day of each. */
const order = (noticeServed: string, made: string, ends: string): Properties => ({
  noticeServed,
  hearing: made,
  made,
  ends,
})
const UNTOLD = Object.fromEntries(
  'adjournedTo cancelled extendedTo discharged refused quashed appeal possessionNotice breaches afterwards'
    .split(' ')
    .map((field) => [field, undefined]),
)

const CONTRADICTIONS: readonly Odd[] = [
  [['hearing-before-notice'], { hearing: '2022-02-27' }],
  [['decided-before-notice'], { made: '2022-02-27', ends: '2022-05-27' }],
  [['made-after-ended'], { discharged: '2022-03-01' }],
  [['made-after-ended'], { quashed: '2022-03-01' }],
  [['made-and-refused'], { refused: '2022-03-02' }],
  [['possession-before-made'], { possessionNotice: '2022-03-01' }],
  [['discharged-after-end'], { discharged: '2022-06-10' }],
]
const BEYOND_PACK: readonly Odd[] = [
  [['order-too-long'], { ends: '2022-07-02' }],
  [['too-long-in-all'], { extendedTo: '2022-09-03' }],
  [['applicant-not-in-pack'], { applicant: 'registered-provider' }],
]

export const CLOSURE_ORDERS: Recipe = {
  again: { considered: 'Sent again' },
  idField: 'id',
  geometry: 'needed',
  mayBeSurface: true,
  good: {
    ...UNTOLD,
    ...order('2022-03-01', '2022-03-02', '2022-06-02'),
    access: 'full',
    scope: 'whole',
    applicant: 'police',
  },
  wrong: [
    ...badDates('made'),
    ['missing-field', { noticeServed: undefined }],
    ['bad-field', { access: 'ajar' }],
    ['bad-field', { premises: 'nineteen' }],
    ['before-2000', { noticeServed: '1999-12-31' }],
    ['future-date', { made: AFTER, ends: '2031-04-01' }],
    ['ends-before-made', { ends: '2022-02-02' }],
    ['ends-before-made', { extendedTo: '2022-02-20' }],
  ],
  odd: [
    [SKIPPED, order('2022-03-27T01:30:00', '2022-03-28', '2022-06-28')],
    [REPEATED, order('2022-10-30T01:30:00', '2022-10-31', '2023-01-31')],
    [REPEATED, { breaches: ['2022-10-30T01:30:00'] }],
    [['not-said'], { applicant: undefined }],
    ...CONTRADICTIONS,
    ...BEYOND_PACK,
  ],
  past: order('2015-03-01', '2015-03-02', '2015-06-02'),
  guarded: [],
  texts: ['premisesKind', 'considered'],
  ofTexts: [],
}

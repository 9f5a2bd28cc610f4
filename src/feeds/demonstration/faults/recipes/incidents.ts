/** What can be wrong or odd with an incident's row. */
import type { Recipe } from './recipe.ts'
import { AFTER, badDates, REPEATED, SKIPPED } from './recipe.ts'

export const INCIDENTS: Recipe = {
  again: { outcome: 'Sent again' },
  idField: 'id',
  geometry: 'needed',
  mayBeSurface: false,
  good: {
    category: 'other-theft',
    occurred: '2023-02-14T11:30:00+00:00',
    occurredTo: undefined,
    reported: undefined,
    location: undefined,
    place: undefined,
  },
  wrong: [
    ...badDates('occurred'),
    ['missing-field', { category: undefined }],
    ['bad-field', { category: 42 }],
    ['bad-field', { place: 'Flat 3, 12a Elm Street' }],
    ['bad-field', { location: 12 }],
    ['bad-field', { place: 'private', policeGenerated: 'Flat 3, 12a Elm Street' }],
    ['bad-date', { category: 'sexual-offence', occurred: '2023-02-14T24:30:00Z' }],
    ['before-2000', { occurred: '1970-01-01' }],
    ['before-2000', { reported: '1999-12-31' }],
    ['future-date', { occurred: AFTER }],
    ['future-date', { reported: AFTER }],
    ['ends-before-start', { occurred: '2023-02-14', occurredTo: '2023-02-11' }],
    ['ends-before-start', { place: 'private', occurredTo: '2023-02-11' }],
  ],
  odd: [
    [SKIPPED, { occurred: '2023-03-26T01:30:00' }],
    [REPEATED, { occurred: '2023-10-29T01:30:00' }],
    [['no-offset'], { reported: '2023-02-15T09:10:00' }],
    [['month-only'], { occurred: '2023-02' }],
    [['moved'], { place: 'private', location: '7 Elm Street' }],
    [['moved'], { category: 'sexual-offence', location: 'Flat 3, 12a Elm Street' }],
    [['moved', 'not-in-list'], { category: 'Sexual Offence' }],
    [['house-number'], { location: 'Flat 3, 12a Elm Street' }],
    [['not-in-list'], { category: 'ufo-sighting' }],
  ],
  past: { occurred: '2012-05-04T10:20:00+01:00' },
  guarded: [{ place: 'private' }, { category: 'sexual-offence' }],
  texts: ['category', 'agency', 'location', 'outcome'],
  ofTexts: ['not-in-list'],
}

/** What can be wrong or odd with the rows of patrol: hotspots and visits. */
import type { Recipe } from './recipe.ts'
import { AFTER, badDates, REPEATED, SKIPPED } from './recipe.ts'

export const PATROL_HOTSPOTS: Recipe = {
  again: { doThere: 'Sent again' },
  idField: 'id',
  geometry: 'needed',
  mayBeSurface: true,
  good: { from: '2024-03-01', to: '2024-03-31', testDays: undefined },
  wrong: [
    ...badDates('from'),
    ['missing-field', { name: undefined }],
    ['bad-field', { visitsPerDay: 'two' }],
    ['bad-field', { visitsPerDay: 1e308 }],
    ['bad-field', { hours: 'evenings' }],
    ['before-2000', { from: '1999-12-31' }],
    ['ends-before-start', { to: '2024-02-01' }],
    ['ends-before-start', { testDays: { from: '2024-03-02', to: '2024-03-01', seed: 1 } }],
  ],
  odd: [
    [SKIPPED, { from: '2024-03-31T01:30:00' }],
    [REPEATED, { from: '2023-10-29T01:30:00' }],
  ],
  past: { from: '2012-01-01', to: '2012-02-01' },
  guarded: [],
  texts: ['name', 'why', 'doThere'],
  ofTexts: [],
}

export const PATROL_VISITS: Recipe = {
  again: { did: 'Sent again' },
  idField: 'id',
  geometry: 'optional',
  mayBeSurface: false,
  good: { start: '2024-03-01T10:00:00+00:00', end: '2024-03-01T10:15:00+00:00' },
  wrong: [
    ...badDates('start'),
    ['bad-date', { start: '2024-03-01' }],
    ['missing-field', { end: undefined }],
    ['bad-field', { mode: 'on horseback' }],
    ['bad-field', { officers: 1.5 }],
    ['before-2000', { start: '1999-12-31T10:00:00Z' }],
    ['future-date', { start: `${AFTER}T10:00:00+00:00`, end: `${AFTER}T10:15:00+00:00` }],
    ['ends-before-start', { end: '2024-03-01T09:45:00+00:00' }],
    ['no-hotspot-or-place', { hotspot: undefined, place: undefined }],
  ],
  odd: [
    [SKIPPED, { start: '2024-03-31T01:30:00', end: '2024-03-31T02:45:00+01:00' }],
    [REPEATED, { start: '2023-10-29T01:30:00', end: '2023-10-29T01:45:00' }],
    [['unknown-hotspot'], { hotspot: 'no-such-hotspot' }],
  ],
  past: { start: '2012-03-01T10:00:00+00:00', end: '2012-03-01T10:15:00+00:00' },
  guarded: [],
  texts: ['agency', 'did'],
  ofTexts: [],
}

/** What can be wrong or odd with the rows of partners: actions, sites, areas, commitments and survey results. */
import type { Odd, Recipe } from './recipe.ts'
import { AFTER, badDates, REPEATED, SKIPPED } from './recipe.ts'

const NOWHERE: readonly Odd[] = [
  [['unknown-site'], { site: 'no-such-site' }],
  [['unknown-area'], { area: 'E99999999' }],
]

export const ACTIONS: Recipe = {
  again: { found: 0 },
  idField: 'id',
  geometry: 'optional',
  mayBeSurface: false,
  good: {
    type: 'engagement-event',
    partner: 'wigan-council',
    on: '2022-05-10',
    count: undefined,
    found: undefined,
    site: undefined,
    area: undefined,
  },
  wrong: [
    ...badDates('on'),
    ['missing-field', { partner: undefined }],
    ['bad-field', { partner: 'the neighbours' }],
    ['bad-field', { count: -1 }],
    ['before-2000', { on: '1999-12-31' }],
    ['planned', { on: AFTER }],
  ],
  odd: [
    [SKIPPED, { on: '2022-03-27T01:30:00' }],
    [REPEATED, { on: '2022-10-30T01:30:00' }],
    [['not-in-list', 'place-dropped'], { type: 'night-walk' }],
    [['place-dropped'], { type: 'safeguarding-referral' }],
    ...NOWHERE,
  ],
  past: { on: '2012-05-10' },
  guarded: [],
  texts: ['type', 'site', 'area'],
  ofTexts: ['not-in-list', 'place-dropped', 'unknown-site', 'unknown-area'],
}

export const SITES: Recipe = {
  again: { ringMetres: 201 },
  idField: 'id',
  geometry: 'needed',
  mayBeSurface: true,
  good: {},
  wrong: [
    ['bad-date', { phases: [{ kind: 'clear', from: '2023-13-01' }] }],
    ['bad-date', { phases: [{ kind: 'clear', from: '2023-02-31' }] }],
    ['missing-field', { name: undefined }],
    ['bad-field', { ringMetres: 'wide' }],
    ['bad-field', { phases: [{ kind: 'wait', from: '2023-05-01' }] }],
    ['before-2000', { phases: [{ kind: 'clear', from: '1999-12-31' }] }],
    ['ends-before-start', { phases: [{ kind: 'clear', from: '2023-05-01', to: '2023-04-01' }] }],
  ],
  odd: [
    [SKIPPED, { phases: [{ kind: 'clear', from: '2023-03-26T01:30:00' }] }],
    [REPEATED, { phases: [{ kind: 'clear', from: '2023-10-29T01:30:00' }] }],
    [['unknown-area'], { comparison: ['E99999999'] }],
  ],
  past: { phases: [{ kind: 'clear', from: '2012-01-01', to: '2012-06-01' }] },
  guarded: [],
  texts: ['name'],
  ofTexts: [],
}

export const AREAS: Recipe = {
  again: { deprivationDecile: 5 },
  idField: 'code',
  geometry: 'needed',
  mayBeSurface: true,
  good: {
    level: 'order',
    name: 'Area of an invented order',
    population: undefined,
    deprivationDecile: undefined,
  },
  wrong: [
    ...badDates('from'),
    ['missing-field', { name: undefined }],
    ['bad-field', { level: 'planet' }],
    ['bad-field', { deprivationDecile: 11 }],
    ['ends-before-start', { from: '2024-02-01', to: '2024-01-01' }],
  ],
  odd: [
    [SKIPPED, { from: '2023-03-26T01:30:00' }],
    [REPEATED, { from: '2023-10-29T01:30:00' }],
  ],
  past: { from: '2010-01-01', to: '2012-01-01' },
  guarded: [],
  texts: ['name'],
  ofTexts: [],
}

export const COMMITMENTS: Recipe = {
  again: { outcome: 'Sent again' },
  idField: 'id',
  geometry: 'none',
  mayBeSurface: false,
  good: { agreed: '2024-01-17', due: '2024-02-16', done: '2024-02-16', site: undefined, area: undefined },
  wrong: [
    ...badDates('due'),
    ['missing-field', { owner: undefined }],
    ['bad-field', { public: 'perhaps' }],
    ['bad-field', { text: 'Too long. '.repeat(30) }],
    ['before-2000', { agreed: '1999-12-31' }],
    ['future-date', { agreed: AFTER }],
  ],
  odd: [
    [SKIPPED, { agreed: '2023-03-26T01:30:00' }],
    [REPEATED, { agreed: '2023-10-29T01:30:00' }],
    ...NOWHERE,
  ],
  past: { agreed: '2012-01-17', due: '2012-02-16', done: '2012-02-16' },
  guarded: [],
  texts: ['text', 'owner', 'outcome'],
  ofTexts: [],
}

export const SURVEY_RESULTS: Recipe = {
  again: { question: 'Sent again' },
  idField: 'id',
  geometry: 'none',
  mayBeSurface: false,
  good: {
    site: undefined,
    area: 'E05015007',
    from: '2024-05-20',
    to: '2024-06-07',
    answered: 20,
    agreed: 10,
  },
  wrong: [
    ...badDates('from'),
    ['missing-field', { question: undefined }],
    ['bad-field', { answered: 'many' }],
    ['bad-field', { answered: 10, agreed: 20 }],
    ['before-2000', { from: '1999-12-31' }],
    ['future-date', { from: AFTER, to: AFTER }],
    ['ends-before-start', { to: '2024-05-01' }],
    ['no-site-or-area', { area: undefined }],
  ],
  odd: [
    [SKIPPED, { from: '2023-03-26T01:30:00', to: '2023-04-02' }],
    [REPEATED, { from: '2023-10-29T01:30:00', to: '2023-11-02' }],
    ...NOWHERE,
  ],
  past: { from: '2012-05-20', to: '2012-06-07' },
  guarded: [],
  texts: ['question'],
  ofTexts: [],
}

/** What can be wrong with the properties of each kind of feed, by the reason that a reader must give. */
import type { FeedKind } from '../../../domain/feed.ts'
import type { Properties } from '../feature-text.ts'

export interface Recipe {
  readonly idField: 'id' | 'code'
  readonly geometry: 'needed' | 'optional' | 'none'
  /** A row of the kind that is good, laid over the sample. */
  readonly good: Properties
  /** Laid over the good row; undefined takes a member away. */
  readonly wrong: readonly (readonly [reason: string, changes: Properties])[]
  /** Fields that hold free text. */
  readonly texts: readonly string[]
}

const NO_SUCH_DAYS = ['2023-13-05', '2023-02-31', '31/05/2023', 'last Tuesday']
const badDates = (field: string) =>
  NO_SUCH_DAYS.map((day): readonly [string, Properties] => ['bad-date', { [field]: day }])
const AFTER = '2031-01-01'

export const RECIPES: Readonly<Record<FeedKind, Recipe>> = {
  incidents: {
    idField: 'id',
    geometry: 'needed',
    good: {
      category: 'other-theft',
      occurred: '2023-02-14T11:30:00+00:00',
      occurredTo: undefined,
      reported: undefined,
      place: undefined,
    },
    wrong: [
      ...badDates('occurred'),
      ['missing-field', { category: undefined }],
      ['bad-field', { category: 42 }],
      ['bad-field', { place: 'somewhere' }],
      ['before-2000', { occurred: '1970-01-01' }],
      ['future-date', { occurred: AFTER }],
      ['ends-before-start', { occurred: '2023-02-14', occurredTo: '2023-02-11' }],
    ],
    texts: ['category', 'agency', 'location', 'outcome'],
  },
  'closure-orders': {
    idField: 'id',
    geometry: 'needed',
    good: {
      noticeServed: '2022-03-01',
      hearing: '2022-03-02',
      made: '2022-03-02',
      ends: '2022-06-02',
      extendedTo: undefined,
      possessionNotice: undefined,
      breaches: undefined,
    },
    wrong: [
      ...badDates('made'),
      ['missing-field', { noticeServed: undefined }],
      ['bad-field', { access: 'ajar' }],
      ['bad-field', { premises: 'nineteen' }],
      ['future-date', { made: AFTER, ends: '2031-04-01' }],
      ['ends-before-made', { ends: '2022-02-02' }],
      ['ends-before-made', { extendedTo: '2022-02-20' }],
    ],
    texts: ['premisesKind', 'considered'],
  },
  'patrol-hotspots': {
    idField: 'id',
    geometry: 'needed',
    good: { from: '2024-03-01', to: '2024-03-31', testDays: undefined },
    wrong: [
      ...badDates('from'),
      ['missing-field', { name: undefined }],
      ['bad-field', { visitsPerDay: 'two' }],
      ['bad-field', { hours: 'evenings' }],
      ['ends-before-start', { to: '2024-02-01' }],
    ],
    texts: ['name', 'why', 'doThere'],
  },
  'patrol-visits': {
    idField: 'id',
    geometry: 'optional',
    good: { start: '2024-03-01T10:00:00+00:00', end: '2024-03-01T10:15:00+00:00' },
    wrong: [
      ...badDates('start'),
      ['bad-date', { start: '2024-03-01' }],
      ['missing-field', { end: undefined }],
      ['bad-field', { mode: 'on horseback' }],
      ['future-date', { start: `${AFTER}T10:00:00+00:00`, end: `${AFTER}T10:15:00+00:00` }],
      ['ends-before-start', { end: '2024-03-01T09:45:00+00:00' }],
      ['no-hotspot-or-place', { hotspot: undefined, place: undefined }],
    ],
    texts: ['agency', 'did'],
  },
  actions: {
    idField: 'id',
    geometry: 'optional',
    good: {
      type: 'engagement-event',
      partner: 'wigan-council',
      on: '2022-05-10',
      count: undefined,
      found: undefined,
      site: undefined,
    },
    wrong: [
      ...badDates('on'),
      ['missing-field', { partner: undefined }],
      ['bad-field', { partner: 'the neighbours' }],
      ['bad-field', { count: -1 }],
      ['planned', { on: AFTER }],
    ],
    texts: ['type', 'site', 'area'],
  },
  sites: {
    idField: 'id',
    geometry: 'needed',
    good: {},
    wrong: [
      ['bad-date', { phases: [{ kind: 'clear', from: '2023-13-01' }] }],
      ['missing-field', { name: undefined }],
      ['bad-field', { ringMetres: 'wide' }],
      ['bad-field', { phases: [{ kind: 'wait', from: '2023-05-01' }] }],
      ['ends-before-start', { phases: [{ kind: 'clear', from: '2023-05-01', to: '2023-04-01' }] }],
    ],
    texts: ['name'],
  },
  areas: {
    idField: 'code',
    geometry: 'needed',
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
    texts: ['name'],
  },
  commitments: {
    idField: 'id',
    geometry: 'none',
    good: { agreed: '2024-01-17', due: '2024-02-16', done: '2024-02-16', site: undefined },
    wrong: [
      ...badDates('due'),
      ['missing-field', { owner: undefined }],
      ['bad-field', { public: 'perhaps' }],
      ['bad-field', { text: 'Too long. '.repeat(30) }],
      ['future-date', { agreed: AFTER }],
    ],
    texts: ['text', 'owner', 'outcome'],
  },
  'survey-results': {
    idField: 'id',
    geometry: 'none',
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
      ['future-date', { from: AFTER, to: AFTER }],
      ['ends-before-start', { to: '2024-05-01' }],
      ['no-site-or-area', { area: undefined }],
    ],
    texts: ['question'],
  },
}

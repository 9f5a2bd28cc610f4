/** Feed kind survey results: how many answered a question for a site or an area, and how many agreed. */
import * as v from 'valibot'
import { isInOrder, lastDayOfMoment } from '../../domain/day.ts'
import type { Place } from '../../domain/place/place.ts'
import {
  type Documentation,
  type Example,
  type Faults,
  FUTURE_DAY,
  badDates,
  UNKNOWN_REFERENCES,
  REPEATED_HOUR_NOTICES,
  SKIPPED_HOUR_NOTICES,
} from '../definition/documentation.ts'
import { ID_NAMES, names, futureDateRefusal, rowNotices, recordKind } from '../definition/feed-definition.ts'
import { validated, endMoment, idText, moment, text, whole } from '../definition/fields.ts'
import type { OwnSentences } from '../rows/ledger.ts'
import { isRefusal, accepted } from '../rows/row-outcome.ts'

const shape = v.object({
  id: idText('Name of the result, unique in the feeds of this kind.'),
  site: v.optional(idText('Id of the site; this or area is needed.')),
  area: v.optional(idText('Code of the area; this or site is needed.')),
  from: moment('First day of the survey.'),
  to: endMoment('Last day of the survey.'),
  question: text('The question as it was put.'),
  answered: whole(0, 'How many answered.'),
  agreed: whole(0, 'How many of them agreed.'),
})
const ONE_NEEDED = ['site', 'area'] as const
const rules = v.pipe(
  shape,
  v.check((result) => ONE_NEEDED.some((name) => result[name] !== undefined), 'no-site-or-area'),
  v.forward(
    v.check(({ from, to }) => isInOrder(from, to), 'ends-before-start'),
    ['to'],
  ),
  v.forward(
    v.check(({ answered, agreed }) => agreed <= answered, 'bad-field'),
    ['agreed'],
  ),
)

const SENTENCES = {
  reasons: { 'no-site-or-area': 'The answers belong to neither a site nor an area.' },
  notices: {},
} as const satisfies OwnSentences

export const DEFINITION = recordKind<'survey-results'>({
  title: 'Survey results',
  description: 'One feature a question of a survey, without a geometry.',
  geometry: [],
  mayLackGeometry: true,
  properties: () => shape,
  oneNeeded: ONE_NEEDED,
  keyOf: (result) => result.id,
  lastDay: (result) => lastDayOfMoment(result.to),
  listIn: ({ surveys }) => surveys,
  asList: (surveys) => ({ surveys }),
  idField: 'id',
  recognisedBy: 'question',
  columnNames: {
    id: ID_NAMES,
    answered: names('responses respondents numberofresponses'),
    agreed: names('date dateagreed meeting agreedon'),
  },
  sentences: SENTENCES,
  referencesOf: ({ site, area }) => ({ site, areas: [area] }),
  validate: ({ geometry, properties }, { asOf }) => {
    const row = validated(rules, properties, SENTENCES.reasons)
    if (isRefusal(row)) return row
    const { from, to } = row.fields
    const late = futureDateRefusal(asOf, { from, to })
    if (late) return late
    const record = { ...row.fields, site: row.fields.site ?? null, area: row.fields.area ?? null }
    return accepted(record, [
      ...rowNotices(properties, null),
      ...(geometry ? (['shape-dropped'] as const) : []),
    ])
  },
})

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['missing-id', 'before-2000', 'future-date', 'ends-before-start'],
  notices: ['shape-dropped', 'unknown-site', 'unknown-area'],
  beyondSchema: { 'bad-field': 'A schema does not see that more agreed than answered.' },
}

/** The example row of the documentation. */
export const example = (place: Place): Example => ({
  geometry: null,
  properties: {
    id: 'survey-2024-q3',
    area: place.code,
    from: '2024-05-20',
    to: '2024-06-07',
    question: 'I feel safe outside after dark.',
    answered: 212,
    agreed: 131,
  },
})

/** Faults that the demonstration plants. */
export const faults = (place: Place): Faults => ({
  duplicate: { question: 'Sent again' },
  validRow: {
    site: undefined,
    area: place.code,
    from: '2024-05-20',
    to: '2024-06-07',
    answered: 20,
    agreed: 10,
  },
  invalidRows: [
    ...badDates('from'),
    ['missing-field', { question: undefined }],
    ['bad-field', { answered: 'many' }],
    ['bad-field', { answered: 10, agreed: 20 }],
    ['before-2000', { from: '1999-12-31' }],
    ['future-date', { from: FUTURE_DAY, to: FUTURE_DAY }],
    ['ends-before-start', { to: '2024-05-01' }],
    ['no-site-or-area', { area: undefined }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, { from: '2023-03-26T01:30:00', to: '2023-04-02' }],
    [REPEATED_HOUR_NOTICES, { from: '2023-10-29T01:30:00', to: '2023-11-02' }],
    ...UNKNOWN_REFERENCES,
  ],
  expired: { from: '2012-05-20', to: '2012-06-07' },
  texts: ['question'],
})

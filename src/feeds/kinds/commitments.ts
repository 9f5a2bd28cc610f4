/** Feed kind commitments: what a meeting agreed, who owns it, by when, and its outcome. */
import * as v from 'valibot'
import { latestDayOf } from '../../domain/day.ts'
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
import { validated, endMoment, idText, moment, oneOf, text, textUpTo, yesOrNo } from '../definition/fields.ts'
import { NO_OWN_SENTENCES } from '../rows/ledger.ts'
import { isRefusal, accepted } from '../rows/row-outcome.ts'

const MOST_LETTERS = 200

const shape = v.object({
  id: idText('Name of the commitment, unique in the feeds of this kind.'),
  agreed: moment('When the meeting agreed it.'),
  text: textUpTo(MOST_LETTERS, 'What was agreed, in at most 200 characters.'),
  owner: text('Which partner or role owns it; never a person.'),
  due: endMoment('By when.'),
  done: v.optional(moment('When it was done; open if not given.')),
  outcome: v.optional(text('What came of it.')),
  site: v.optional(idText('Id of the site that it is for.')),
  area: v.optional(idText('Code of the area that it is for.')),
  askedBy: v.optional(oneOf(['board', 'residents'], 'Who asked for it.')),
  public: v.optional(yesOrNo('Whether the public page may show it; no if not given.')),
})

export const DEFINITION = recordKind<'commitments'>({
  title: 'Commitments',
  description: 'One feature a commitment, without a geometry.',
  geometry: [],
  mayLackGeometry: true,
  properties: () => shape,
  keyOf: (commitment) => commitment.id,
  lastDay: ({ done }) => (done ? latestDayOf(done) : null),
  listIn: ({ commitments }) => commitments,
  asList: (commitments) => ({ commitments }),
  idField: 'id',
  recognisedBy: 'owner',
  columnNames: {
    id: ID_NAMES,
    agreed: names('date dateagreed meeting agreedon'),
    text: names('action commitment description whatwasagreed'),
    owner: names('lead leadagency responsible ownedby'),
    due: names('duedate deadline bywhen dueby'),
    done: names('completed completedon datecompleted closed'),
  },
  sentences: NO_OWN_SENTENCES,
  referencesOf: ({ site, area }) => ({ site, areas: [area] }),
  validate: ({ geometry, properties }, { asOf }) => {
    const row = validated(shape, properties)
    if (isRefusal(row)) return row
    const { agreed, done } = row.fields
    const late = futureDateRefusal(asOf, { agreed, done })
    if (late) return late
    const { outcome, site, area, askedBy, public: isPublic, ...fields } = row.fields
    const record = {
      ...fields,
      done: done ?? null,
      outcome: outcome ?? null,
      site: site ?? null,
      area: area ?? null,
      askedBy: askedBy ?? null,
      isPublic: isPublic ?? false,
    }
    return accepted(record, [
      ...rowNotices(properties, null),
      ...(geometry ? (['shape-dropped'] as const) : []),
    ])
  },
})

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['missing-id', 'before-2000', 'future-date'],
  notices: ['shape-dropped', 'unknown-site', 'unknown-area'],
}

/** The example row of the documentation. */
export const example = (): Example => ({
  geometry: null,
  properties: {
    id: 'c-2024-17',
    agreed: '2024-05-15',
    text: 'Mend the lights in the underpass.',
    owner: 'Council, highways',
    due: '2024-06-15',
    askedBy: 'residents',
    public: true,
  },
})

/** Faults that the demonstration plants. */
export const faults = (): Faults => ({
  duplicate: { outcome: 'Sent again' },
  validRow: { agreed: '2024-01-17', due: '2024-02-16', done: '2024-02-16', site: undefined, area: undefined },
  invalidRows: [
    ...badDates('due'),
    ['missing-field', { owner: undefined }],
    ['bad-field', { public: 'perhaps' }],
    ['bad-field', { text: 'Too long. '.repeat(30) }],
    ['before-2000', { agreed: '1999-12-31' }],
    ['future-date', { agreed: FUTURE_DAY }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, { agreed: '2023-03-26T01:30:00' }],
    [REPEATED_HOUR_NOTICES, { agreed: '2023-10-29T01:30:00' }],
    ...UNKNOWN_REFERENCES,
  ],
  expired: { agreed: '2012-01-17', due: '2012-02-16', done: '2012-02-16' },
  texts: ['text', 'owner', 'outcome'],
})

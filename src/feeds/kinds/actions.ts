/** Feed kind actions: what a partner did. Types counted by area, and rows with an ethnicity, lose their coordinate when read without its validation. */
import * as v from 'valibot'
import { unlistedActionType } from '../../domain/action.ts'
import { latestDayOf, londonDay } from '../../domain/day.ts'
import type { Partner, Place } from '../../domain/place/place.ts'
import {
  type Documentation,
  type Example,
  examplePoint,
  type Faults,
  FUTURE_DAY,
  badDates,
  UNKNOWN_REFERENCES,
  REPEATED_HOUR_NOTICES,
  SKIPPED_HOUR_NOTICES,
} from '../definition/documentation.ts'
import { ID_NAMES, names, rowNotices, recordKind } from '../definition/feed-definition.ts'
import { validated, idText, moment, text, textUpTo, whole } from '../definition/fields.ts'
import { readShape } from '../rows/geometry.ts'
import type { OwnSentences } from '../rows/ledger.ts'
import { type NoticeCode, NOT_IN_LIST, PARTNER_NOT_IN_LIST } from '../rows/notices.ts'
import { isRefusal, accepted, ownRefusal } from '../rows/row-outcome.ts'

const GEOMETRY = ['Point'] as const

/** Most letters of a partner's id. */
export const MOST_PARTNER_LETTERS = 80

const shapeWith = (partners: readonly Partner[]) =>
  v.object({
    id: idText('Name of the action, unique in the feeds of this kind.'),
    type: text('Id of a type in the list of action types; an unknown type is kept, counted, and not placed.'),
    on: moment('When it was done; a row dated after the day of the data is set aside as planned.'),
    partner: v.pipe(
      textUpTo(
        MOST_PARTNER_LETTERS,
        `Who did it: ${partners.map(({ id }) => id).join(', ')}, one that the manifest lists, or another by its name, which is kept.`,
      ),
      v.metadata({ listed: partners.map(({ id }) => id) }),
    ),
    count: v.optional(whole(1, 'How many of them the row stands for; 1 if not given.')),
    found: v.optional(whole(0, 'Of searches: how many found something.')),
    outcome: v.optional(textUpTo(200, 'How it ended, such as of a search: “Arrest”, “No further action”.')),
    ethnicity: v.optional(
      textUpTo(
        200,
        'Of searches: self-defined ethnicity. A row that carries one loses its coordinate when read; of other actions it is not kept.',
      ),
    ),
    site: v.optional(idText('Id of the site that it belongs to.')),
    area: v.optional(idText('Code of the area that it is counted in.')),
  })

/** Cached by the list of partners, so that one schema serves all rows of a feed. */
const shapes = new WeakMap<readonly Partner[], ReturnType<typeof shapeWith>>()
function shapeOf({ partners }: Pick<Place, 'partners'>) {
  const shape = shapes.get(partners) ?? shapeWith(partners)
  shapes.set(partners, shape)
  return shape
}

const SENTENCES = {
  reasons: { planned: 'Planned, not yet done: operational.' },
  notices: {
    ...NOT_IN_LIST,
    ...PARTNER_NOT_IN_LIST,
    'place-dropped': 'of a type that is counted by area: the coordinate was dropped',
    'ethnicity-without-place': 'with an ethnicity: the coordinate was dropped',
  },
} as const satisfies OwnSentences

export const DEFINITION = recordKind<'actions'>({
  title: 'Actions',
  description: 'One feature an action, or a number of the same. Types counted by area have no geometry.',
  geometry: GEOMETRY,
  mayLackGeometry: true,
  properties: shapeOf,
  keyOf: (action) => action.id,
  lastDay: (action) => latestDayOf(action.on),
  listIn: ({ actions }) => actions,
  asList: (actions) => ({ actions }),
  idField: 'id',
  recognisedBy: 'partner',
  columnNames: {
    id: ID_NAMES,
    type: names('action actiontype activity'),
    on: names('date when datetime actiondate dateofaction'),
    partner: ['agency', 'organisation', 'organization', 'service'],
    count: names('number howmany total quantity'),
  },
  sentences: SENTENCES,
  happened: ({ on }) => on,
  referencesOf: ({ site, area }) => ({ site, areas: [area] }),
  validate: (feature, context) => {
    const row = validated(shapeOf(context.place), feature.properties)
    if (isRefusal(row)) return row
    const { fields } = row
    if (londonDay(fields.on.at) > context.asOf) return ownRefusal(SENTENCES.reasons, 'planned', 'on')
    const listed = context.actionTypes.get(fields.type)
    const type = listed ?? unlistedActionType(fields.type)
    const isPlaced = type.shown === 'place' && fields.ethnicity === undefined
    const place = isPlaced ? readShape(feature.geometry, GEOMETRY, context.vicinity) : null
    if (place && isRefusal(place)) return place
    const notes: readonly (NoticeCode | keyof typeof SENTENCES.notices)[] = [
      ...rowNotices(feature.properties, place),
      ...(isPlaced || !feature.geometry
        ? []
        : [type.shown === 'area' ? ('place-dropped' as const) : ('ethnicity-without-place' as const)]),
    ]
    return accepted(
      {
        ...fields,
        count: fields.count ?? 1,
        found: fields.found ?? null,
        outcome: fields.outcome ?? null,
        ethnicity: (fields.type === 'stop-search' && fields.ethnicity) || null,
        place: place?.shape ?? null,
        site: fields.site ?? null,
        area: fields.area ?? null,
      },
      notes,
      [
        ...(listed ? [] : [['not-in-list', fields.type] as const]),
        ...(isPartner(fields.partner, context.place)
          ? []
          : [['partner-not-in-list', fields.partner] as const]),
      ],
    )
  },
})

const isPartner = (id: string, { partners }: Pick<Place, 'partners'>) =>
  partners.some((partner) => partner.id === id)

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['missing-id', 'before-2000'],
  notices: ['unknown-site', 'unknown-area'],
  beyondSchema: {
    'place-dropped':
      'Which types are counted by area stands in the manifest: the schema asks for a valid point where check drops any.',
    'ethnicity-without-place':
      'The schema asks for a valid point in a row with an ethnicity where check drops any.',
  },
}

/** The example row of the documentation. */
export const example = (place: Place): Example => ({
  geometry: examplePoint(place),
  properties: {
    id: 'action-118',
    type: 'engagement-event',
    on: '2024-05-11',
    partner: place.examples.partner,
    count: 1,
  },
})

/** Faults that the demonstration plants. */
export const faults = (place: Place): Faults => ({
  duplicate: { found: 0 },
  validRow: {
    type: 'engagement-event',
    partner: place.examples.partner,
    on: '2022-05-10',
    count: undefined,
    found: undefined,
    outcome: undefined,
    ethnicity: undefined,
    site: undefined,
    area: undefined,
  },
  invalidRows: [
    ...badDates('on'),
    ['missing-field', { partner: undefined }],
    ['bad-field', { partner: 5 }],
    ['bad-field', { count: -1 }],
    ['before-2000', { on: '1999-12-31' }],
    ['planned', { on: FUTURE_DAY }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, { on: '2022-03-27T01:30:00' }],
    [REPEATED_HOUR_NOTICES, { on: '2022-10-30T01:30:00' }],
    [['not-in-list', 'place-dropped'], { type: 'night-walk' }],
    [['partner-not-in-list'], { partner: 'the neighbours' }],
    [['place-dropped'], { type: 'safeguarding-referral' }],
    [['ethnicity-without-place'], { type: 'stop-search', ethnicity: 'W1' }],
    ...UNKNOWN_REFERENCES,
  ],
  expired: { on: '2012-05-10' },
  texts: ['type', 'site', 'area', 'outcome', 'ethnicity'],
  textNotices: ['not-in-list', 'place-dropped', 'unknown-site', 'unknown-area'],
})

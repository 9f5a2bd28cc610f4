/** Feed kind areas: what figures are counted by, from the borough down to an LSOA. */
import * as v from 'valibot'
import { LEVELS } from '../../domain/area.ts'
import { isInOrder, lastDayOfMoment } from '../../domain/day.ts'
import type { Place } from '../../domain/place/place.ts'
import {
  type Documentation,
  type Example,
  exampleBlock,
  type Faults,
  badDates,
  REPEATED_HOUR_NOTICES,
  SKIPPED_HOUR_NOTICES,
} from '../definition/documentation.ts'
import { NAME_NAMES, names, rowNotices, recordKind } from '../definition/feed-definition.ts'
import { anyEndMoment, anyMoment, validated, idText, oneOf, text, whole } from '../definition/fields.ts'
import { needShape } from '../rows/geometry.ts'
import { NO_OWN_SENTENCES } from '../rows/ledger.ts'
import { isRefusal, accepted } from '../rows/row-outcome.ts'

const GEOMETRY = ['Polygon', 'MultiPolygon'] as const

const shape = v.object({
  code: idText('Code of the area, unique in the feeds of this kind.'),
  name: text('What people call it.'),
  level: oneOf(LEVELS, 'What sort of area; order: the area of a public spaces or dispersal order.'),
  population: v.optional(whole(0, 'Residents.')),
  deprivationDecile: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(10),
      v.description('1 is the most deprived tenth of England.'),
    ),
  ),
  from: v.optional(anyMoment('First day on which the area stands.')),
  to: v.optional(anyEndMoment('Last day on which the area stands.')),
})
const rules = v.pipe(
  shape,
  v.forward(
    v.check(({ from, to }) => !from || isInOrder(from, to), 'ends-before-start'),
    ['to'],
  ),
)

export const DEFINITION = recordKind<'areas'>({
  title: 'Areas',
  description: 'One feature an area that numbers are counted by.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  keyOf: (area) => area.code,
  lastDay: ({ to }) => (to ? lastDayOfMoment(to) : null),
  listIn: ({ areas }) => areas,
  asList: (areas) => ({ areas }),
  idField: 'code',
  recognisedBy: 'level',
  columnNames: {
    code: names(
      'areacode gsscode beatcode beatid beatno beatnumber wardcode neighbourhoodcode sectorcode id',
    ),
    name: [...NAME_NAMES, ...names('beatname neighbourhoodname wardname sectorname')],
    population: names('residents'),
  },
  sentences: NO_OWN_SENTENCES,
  validate: ({ geometry, properties }, { vicinity }) => {
    const row = validated(rules, properties)
    if (isRefusal(row)) return row
    const place = needShape(geometry, GEOMETRY, vicinity)
    if (isRefusal(place)) return place
    const { fields } = row
    const record = {
      code: fields.code,
      name: fields.name,
      level: fields.level,
      shape: place.shape,
      population: fields.population ?? null,
      deprivationDecile: fields.deprivationDecile ?? null,
      from: fields.from ?? null,
      to: fields.to ?? null,
    }
    return accepted(record, rowNotices(properties, place))
  },
})

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['ends-before-start'],
  notices: [],
}

/** The example row of the documentation. */
export const example = (place: Place): Example => ({
  geometry: exampleBlock(place),
  properties: {
    code: 'pspo-market',
    name: 'Public spaces order, market',
    level: 'order',
    from: '2024-01-01',
    to: '2026-12-31',
  },
})

/** Faults that the demonstration plants. */
export const faults = (): Faults => ({
  duplicate: { deprivationDecile: 5 },
  validRow: {
    level: 'order',
    name: 'Area of an invented order',
    population: undefined,
    deprivationDecile: undefined,
  },
  invalidRows: [
    ...badDates('from'),
    ['missing-field', { name: undefined }],
    ['bad-field', { level: 'planet' }],
    ['bad-field', { deprivationDecile: 11 }],
    ['ends-before-start', { from: '2024-02-01', to: '2024-01-01' }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, { from: '2023-03-26T01:30:00' }],
    [REPEATED_HOUR_NOTICES, { from: '2023-10-29T01:30:00' }],
  ],
  expired: { from: '2010-01-01', to: '2012-01-01' },
  texts: ['name'],
})

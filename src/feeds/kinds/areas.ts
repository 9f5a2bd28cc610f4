/** Areas: what numbers are counted by, from the borough down to a census area. */
import * as v from 'valibot'
import type { Area } from '../../domain/area.ts'
import { LEVELS } from '../../domain/area.ts'
import { isInOrder, lastDayOfMoment } from '../../domain/day.ts'
import { needShape } from '../rows/geometry.ts'
import { isRefusal, kept } from '../rows/verdict.ts'
import { notesOn, smallKind } from './definition.ts'
import { anyEndMoment, anyMoment, checked, idText, oneOf, text, whole } from './fields.ts'

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

export const AREAS = smallKind<Area>({
  title: 'Areas',
  description: 'One feature an area that numbers are counted by.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  keyOf: (area) => area.code,
  lastDay: ({ to }) => (to ? lastDayOfMoment(to) : null),
  records: (areas) => ({ areas }),
  judge: ({ geometry, properties }, { vicinity }) => {
    const row = checked(rules, properties)
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
    return kept(record, notesOn(properties, place))
  },
})

/** Closure orders: a court's order that shuts premises, from notice to end. */
import * as v from 'valibot'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { lastDayOf } from '../../domain/closure-order.ts'
import type { Day } from '../../domain/day.ts'
import { dayNumber, isInOrder, latestDayOf } from '../../domain/day.ts'
import type { Point, Surface } from '../../domain/geography.ts'
import { needShape } from '../rows/geometry.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { isRefusal, kept } from '../rows/verdict.ts'
import { notAfter, notesOn, smallKind } from './definition.ts'
import { orderNotes } from './order-checks.ts'
import { checked, endMoment, idText, moment, oneOf, text, whole } from './fields.ts'

const GEOMETRY = ['Point', 'Polygon', 'MultiPolygon'] as const

const shape = v.object({
  id: idText('Name of the order, unique in the feeds of this kind.'),
  noticeServed: moment('When the closure notice was served.'),
  noticeHours: v.optional(whole(0, 'Hours that the notice lasts: 24, 48 or 72.')),
  hearing: v.optional(moment('When the court is to hear it, or heard it.')),
  adjournedTo: v.optional(moment('The day to which the hearing was put off.')),
  cancelled: v.optional(moment('When the notice was cancelled.')),
  made: v.optional(moment('When the court made the order.')),
  ends: v.optional(endMoment('The last day of the order as it was made.')),
  extendedTo: v.optional(endMoment('The last day after an extension.')),
  discharged: v.optional(moment('When the order was discharged early.')),
  refused: v.optional(moment('When the court refused it.')),
  quashed: v.optional(moment('When a higher court quashed it.')),
  appeal: v.optional(moment('The day on which an appeal is heard.')),
  possessionNotice: v.optional(moment('When notice of possession was served on the tenant.')),
  access: v.optional(oneOf(['full', 'partial'], 'Whether residents too are kept out.')),
  scope: v.optional(oneOf(['whole', 'part'], 'Whether all of the premises are shut.')),
  applicant: v.optional(oneOf(['police', 'council', 'registered-provider'], 'Who applied.')),
  premises: v.optional(whole(1, 'How many premises the one order shuts; 1 if not given.')),
  premisesKind: v.optional(text('What sort of premises: flat, house, shop.')),
  considered: v.optional(text('What was weighed before the application.')),
  breaches: v.optional(v.pipe(v.array(moment('A breach.')), v.description('When the order was breached.'))),
  afterwards: v.optional(
    oneOf(['returned', 'repossessed', 'surrendered', 'other'], 'What became of the premises.'),
  ),
})
const rules = v.pipe(
  shape,
  v.forward(
    v.check(({ made, ends }) => !made || isInOrder(made, ends), 'ends-before-made'),
    ['ends'],
  ),
  v.forward(
    v.check(({ made, extendedTo }) => !made || isInOrder(made, extendedTo), 'ends-before-made'),
    ['extendedTo'],
  ),
)
type Fields = v.InferOutput<typeof rules>

export const CLOSURE_ORDERS = smallKind<ClosureOrder>({
  title: 'Closure orders',
  description: 'One feature an order. A date that is not given has not come about.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  keyOf: (order) => order.id,
  lastDay: lastDayTold,
  records: (orders) => ({ orders }),
  judge: ({ geometry, properties }, { asOf, vicinity }) => {
    const row = checked(rules, properties)
    if (isRefusal(row)) return row
    const { noticeServed, cancelled, made, refused, discharged, quashed } = row.fields
    const late = notAfter(asOf, { noticeServed, cancelled, made, refused, discharged, quashed })
    if (late) return late
    const place = needShape(geometry, GEOMETRY, vicinity)
    if (isRefusal(place)) return place
    const order = orderFrom(row.fields, place.shape)
    return kept(order, [...notesOn(properties, place), ...unsaid(row.fields), ...orderNotes(order)])
  },
})

/** The last of all days that it tells; an order without an end goes on. */
function lastDayTold(order: ClosureOrder): Day | null {
  if (order.made && lastDayOf(order) === null) return null
  const { noticeServed, hearing, adjournedTo, cancelled, ends, extendedTo, discharged, refused, quashed } =
    order
  const { made, appeal, possessionNotice, breaches } = order
  const told = [noticeServed, hearing, adjournedTo, cancelled, made, ends, extendedTo, discharged, refused]
  const times = [...told, quashed, appeal, possessionNotice, ...breaches].filter((time) => time !== null)
  return dayNumber(Math.max(...times.map(latestDayOf)))
}

const unsaid = (fields: Fields): readonly NoticeCode[] =>
  fields.access && fields.scope && fields.applicant ? [] : ['not-said']

const orderFrom = (fields: Fields, place: Point | Surface): ClosureOrder => ({
  id: fields.id,
  shape: place,
  noticeServed: fields.noticeServed,
  noticeHours: fields.noticeHours ?? null,
  hearing: fields.hearing ?? null,
  adjournedTo: fields.adjournedTo ?? null,
  cancelled: fields.cancelled ?? null,
  made: fields.made ?? null,
  ends: fields.ends ?? null,
  extendedTo: fields.extendedTo ?? null,
  discharged: fields.discharged ?? null,
  refused: fields.refused ?? null,
  quashed: fields.quashed ?? null,
  appeal: fields.appeal ?? null,
  possessionNotice: fields.possessionNotice ?? null,
  access: fields.access ?? null,
  scope: fields.scope ?? null,
  applicant: fields.applicant ?? null,
  premises: fields.premises ?? 1,
  premisesKind: fields.premisesKind ?? null,
  considered: fields.considered ?? null,
  breaches: fields.breaches ?? [],
  afterwards: fields.afterwards ?? null,
})

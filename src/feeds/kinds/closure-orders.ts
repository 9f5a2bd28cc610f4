/** Feed kind closure orders: a court's order that shuts premises, from notice to end. */
import * as v from 'valibot'
import { type ClosureOrder, lastDayOf } from '../../domain/closure-order.ts'
import { decisionOn } from '../../domain/closure/limits.ts'
import { type RulePack, rulePackFor } from '../../domain/closure/rule-packs.ts'
import {
  type Day,
  type EitherMoment,
  type EndMoment,
  type Moment,
  addMonths,
  dayNumber,
  dayOfMoment,
  earliestDayOf,
  isInOrder,
  lastInstantOf,
  latestDayOf,
} from '../../domain/day.ts'
import type { Point, Surface } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'
import {
  type Documentation,
  type Example,
  examplePoint,
  type Faults,
  FUTURE_DAY,
  badDates,
  REPEATED_HOUR_NOTICES,
  SKIPPED_HOUR_NOTICES,
} from '../definition/documentation.ts'
import { ID_NAMES, names, futureDateRefusal, rowNotices, recordKind } from '../definition/feed-definition.ts'
import { validated, endMoment, idText, moment, oneOf, text, whole } from '../definition/fields.ts'
import { needShape } from '../rows/geometry.ts'
import type { OwnSentences } from '../rows/ledger.ts'
import { isRefusal, accepted } from '../rows/row-outcome.ts'

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

const SENTENCES = {
  reasons: { 'ends-before-made': 'The order ends before it is made.' },
  notices: {
    'not-said': 'without access, scope or applicant: shown as not known',
    'hearing-before-notice': 'with a hearing before the notice was served: shown as told',
    'decided-before-notice': 'made or refused before the notice was served: shown as told',
    'made-after-ended': 'made after it was discharged or quashed: shown as told',
    'made-and-refused': 'both made and refused or cancelled: shown as told',
    'possession-before-made': 'with notice of possession before the order was made: shown as told',
    'discharged-after-end': 'discharged after its end: shown as told',
    'order-too-long': "ending later than its rule pack lets one order last: the order's own words win",
    'too-long-in-all': "extended beyond what its rule pack allows in all: the order's own words win",
    'applicant-not-in-pack': 'applied for by somebody whom its rule pack does not name: check who applied',
  },
  namesRows: [
    'hearing-before-notice',
    'decided-before-notice',
    'made-after-ended',
    'made-and-refused',
    'possession-before-made',
    'discharged-after-end',
    'order-too-long',
    'too-long-in-all',
  ],
} as const satisfies OwnSentences

type OwnNotice = keyof typeof SENTENCES.notices

export const DEFINITION = recordKind<'closure-orders'>({
  title: 'Closure orders',
  description: 'One feature an order. A date that is not given has not come about.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  keyOf: (order) => order.id,
  lastDay: lastNamedDay,
  listIn: ({ orders }) => orders,
  asList: (orders) => ({ orders }),
  idField: 'id',
  recognisedBy: 'noticeServed',
  columnNames: {
    id: [...names('orderid orderref orderno ordernumber closureid caseref'), ...ID_NAMES],
    applicant: names('appliedby applicantname agency authority'),
    premisesKind: names('premisestype propertytype typeofpremises typeofproperty'),
    noticeServed: names(
      'served noticedate dateserved servedon noticeservedon datenoticeserved noticeserveddate closurenoticeserved dateofnotice',
    ),
    hearing: names('hearingdate courtdate dateofhearing courthearing noticehearing orderhearing hearingon'),
    adjournedTo: names('adjourned adjournedto adjourneduntil'),
    made: names('ordermade datemade orderdate madeon ordermadeon dateordermade dateoforder'),
    ends: names(
      'expires expiry enddate orderends expirydate orderexpires orderexpiry orderexpirydate orderenddate expireson endson dateends',
    ),
    extendedTo: names('extended extendeduntil orderextendedto extensionto extensionend extensionends'),
    discharged: names('dischargedon orderdischarged datedischarged'),
  },
  sentences: SENTENCES,
  validate: ({ geometry, properties }, { asOf, vicinity }) => {
    const row = validated(rules, properties, SENTENCES.reasons)
    if (isRefusal(row)) return row
    const { noticeServed, cancelled, made, refused, discharged, quashed } = row.fields
    const late = futureDateRefusal(asOf, { noticeServed, cancelled, made, refused, discharged, quashed })
    if (late) return late
    const place = needShape(geometry, GEOMETRY, vicinity)
    if (isRefusal(place)) return place
    const order = orderFrom(row.fields, place.shape)
    return accepted(order, [
      ...rowNotices(properties, place),
      ...missingNotes(row.fields),
      ...orderNotes(order),
    ])
  },
})

/** The last day named by any of its dates; null for an order made without an end. */
function lastNamedDay(order: ClosureOrder): Day | null {
  if (order.made && lastDayOf(order) === null) return null
  const { noticeServed, hearing, adjournedTo, cancelled, ends, extendedTo, discharged, refused, quashed } =
    order
  const { made, appeal, possessionNotice, breaches } = order
  const decisionTimes = [
    noticeServed,
    hearing,
    adjournedTo,
    cancelled,
    made,
    ends,
    extendedTo,
    discharged,
    refused,
  ]
  const times = [...decisionTimes, quashed, appeal, possessionNotice, ...breaches].filter(
    (time) => time !== null,
  )
  return dayNumber(Math.max(...times.map(latestDayOf)))
}

const missingNotes = (fields: Fields): readonly OwnNotice[] =>
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

/** True only where every instant that the first can mean is before every instant that the second can mean. */
const isBefore = (one: EitherMoment | null, other: Moment | null) =>
  one !== null && other !== null && lastInstantOf(one) < other.at

type OrderCheck = (order: ClosureOrder) => boolean
const CONTRADICTIONS: Readonly<Partial<Record<OwnNotice, OrderCheck>>> = {
  'hearing-before-notice': (order) => isBefore(order.hearing, order.noticeServed),
  'decided-before-notice': (order) => isBefore(decisionOn(order), order.noticeServed),
  'made-after-ended': ({ made, discharged, quashed }) =>
    isBefore(discharged, made) || isBefore(quashed, made),
  'made-and-refused': ({ made, refused, cancelled }) => made !== null && (refused ?? cancelled) !== null,
  'possession-before-made': ({ possessionNotice, made }) => isBefore(possessionNotice, made),
  'discharged-after-end': ({ discharged, ends, extendedTo }) => isBefore(extendedTo ?? ends, discharged),
}

const BEYOND_PACK: Readonly<Partial<Record<OwnNotice, (order: ClosureOrder, pack: RulePack) => boolean>>> = {
  'order-too-long': ({ made, ends }, pack) => isBeyond(made, ends, pack.orderMonths),
  'too-long-in-all': ({ made, extendedTo }, pack) => isBeyond(made, extendedTo, pack.monthsInAll),
  'applicant-not-in-pack': ({ applicant }, pack) =>
    applicant !== null && !pack.applicants.includes(applicant),
}

/** False where the start is only known by month, or where some possible day of the end is within the limit. */
function isBeyond(made: Moment | null, end: EndMoment | null, months: number): boolean {
  if (made === null || end === null || made.precision === 'month') return false
  return earliestDayOf(end) > addMonths(dayOfMoment(made), months)
}

/**
 * Notices on contradictory dates, and on limits of the rule pack in force when the notice was served. Limits are not
 * checked for orders served before the first rule pack.
 */
function orderNotes(order: ClosureOrder): readonly string[] {
  const pack = rulePackFor(order.noticeServed)
  return [
    ...codesWhere(CONTRADICTIONS, (check) => check(order)),
    ...(pack === null ? [] : codesWhere(BEYOND_PACK, (check) => check(order, pack))),
  ]
}

const codesWhere = <C>(
  checks: Readonly<Record<string, C>>,
  isDue: (check: C) => boolean,
): readonly string[] => Object.entries(checks).flatMap(([code, check]) => (isDue(check) ? [code] : []))

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['missing-id', 'before-2000', 'future-date'],
  notices: [],
}

/** The example row of the documentation. */
export const example = (place: Place): Example => ({
  geometry: examplePoint(place),
  properties: {
    id: 'order-07',
    noticeServed: '2024-05-07T10:00:00+01:00',
    noticeHours: 24,
    hearing: '2024-05-08T10:00:00+01:00',
    made: '2024-05-08',
    ends: '2024-08-08',
    access: 'partial',
    scope: 'whole',
    applicant: 'council',
    premises: 1,
    premisesKind: 'flat',
    considered: 'Warnings, an acceptable behaviour agreement and two visits came first.',
  },
})

/** Properties of an order by the days of its notice, making and end. */
const order = (noticeServed: string, made: string, ends: string) => ({
  noticeServed,
  hearing: made,
  made,
  ends,
})

/** Faults that the demonstration plants. */
export const faults = (): Faults => ({
  duplicate: { considered: 'Sent again' },
  validRow: {
    adjournedTo: undefined,
    cancelled: undefined,
    extendedTo: undefined,
    discharged: undefined,
    refused: undefined,
    quashed: undefined,
    appeal: undefined,
    possessionNotice: undefined,
    breaches: undefined,
    afterwards: undefined,
    ...order('2022-03-01', '2022-03-02', '2022-06-02'),
    access: 'full',
    scope: 'whole',
    applicant: 'police',
  },
  invalidRows: [
    ...badDates('made'),
    ['missing-field', { noticeServed: undefined }],
    ['bad-field', { access: 'ajar' }],
    ['bad-field', { premises: 'nineteen' }],
    ['before-2000', { noticeServed: '1999-12-31' }],
    ['future-date', { made: FUTURE_DAY, ends: '2031-04-01' }],
    ['ends-before-made', { ends: '2022-02-02' }],
    ['ends-before-made', { extendedTo: '2022-02-20' }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, order('2022-03-27T01:30:00', '2022-03-28', '2022-06-28')],
    [REPEATED_HOUR_NOTICES, order('2022-10-30T01:30:00', '2022-10-31', '2023-01-31')],
    [REPEATED_HOUR_NOTICES, { breaches: ['2022-10-30T01:30:00'] }],
    [['not-said'], { applicant: undefined }],
    [['hearing-before-notice'], { hearing: '2022-02-27' }],
    [['decided-before-notice'], { made: '2022-02-27', ends: '2022-05-27' }],
    [['made-after-ended'], { discharged: '2022-03-01' }],
    [['made-after-ended'], { quashed: '2022-03-01' }],
    [['made-and-refused'], { refused: '2022-03-02' }],
    [['possession-before-made'], { possessionNotice: '2022-03-01' }],
    [['discharged-after-end'], { discharged: '2022-06-10' }],
    [['order-too-long'], { ends: '2022-07-02' }],
    [['too-long-in-all'], { extendedTo: '2022-09-03' }],
    [['applicant-not-in-pack'], { applicant: 'registered-provider' }],
  ],
  expired: order('2015-03-01', '2015-03-02', '2015-06-02'),
  texts: ['premisesKind', 'considered'],
})

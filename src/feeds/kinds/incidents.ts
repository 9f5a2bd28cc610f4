/** Feed kind incidents: reported events, each at a point, stored as columns. */
import * as v from 'valibot'
import { type EitherMoment, earliestDayOf, isInOrder, lastInstantOf, startOfDay } from '../../domain/day.ts'
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
import { type FeedDefinition, names } from '../definition/feed-definition.ts'
import { validated, endMoment, idText, moment, oneOf, text, yesOrNo } from '../definition/fields.ts'
import type { IncidentDraft, IncidentLimits } from '../incidents/draft.ts'
import { openIncidents } from '../incidents/incidents.ts'
import { londonClock } from '../moments.ts'
import { needShape } from '../rows/geometry.ts'
import type { JsonObject } from '../rows/json-object.ts'
import type { OwnSentences } from '../rows/ledger.ts'
import { NOT_IN_LIST } from '../rows/notices.ts'
import type { Feature } from '../rows/read-rows.ts'
import { type Refusal, isRefusal, refusal } from '../rows/row-outcome.ts'

const GEOMETRY = ['Point'] as const

const shape = v.object({
  id: idText('Name of the incident, unique in the feeds of this kind.'),
  category: text('Id of a category in the list; an unknown category is kept and counted as not in list.'),
  occurred: moment('When it happened, or began: an instant, a day or a month.'),
  occurredTo: v.optional(endMoment('The latest that it can have happened, where only a range is known.')),
  reported: v.optional(moment('When it was reported.')),
  agency: v.optional(text('Who recorded it.')),
  location: v.optional(text('Where, in words; house and flat numbers are taken out when read.')),
  outcome: v.optional(text('What came of it.')),
  place: v.optional(
    oneOf(['public', 'private'], 'private: moved to the middle of its 150 m square when read.'),
  ),
  policeGenerated: v.optional(
    yesOrNo('Whether it came to light by police work; its category decides if not given.'),
  ),
})
const rules = v.pipe(
  shape,
  v.forward(
    v.check(({ occurred, occurredTo }) => isInOrder(occurred, occurredTo), 'ends-before-start'),
    ['occurredTo'],
  ),
)
type Fields = v.InferOutput<typeof rules>

const SENTENCES = {
  reasons: {},
  notices: {
    'month-only': 'known by month only: counted on the first of the month',
    'default-midnight':
      'at exactly 00:00 or 00:01, above three times as many of their category as an hour before and after: likely a default time for an unknown one',
    moved:
      'in a sensitive category or a private place: moved to the middle of its 150 m square, time kept to the day',
    'house-number': 'with a house or flat number in the location: the number was taken out',
    ...NOT_IN_LIST,
  },
} as const satisfies OwnSentences

export const DEFINITION: FeedDefinition = {
  title: 'Incidents',
  description: 'One feature a reported event, at a point.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  idField: 'id',
  recognisedBy: 'occurred',
  columnNames: {
    id: names(
      'crimeid incidentid eventid incidentnumber crimenumber crimereference crimeno incidentref incidentreference incidentno eventref eventnumber caseref casereference logno jobnumber uniqueid uid uuid guid recordid rowid crimeref lognumber reference referencenumber ref refno urn caseid casenumber number reportid accidentindex accidentreference collisionindex collisionreference logref orderid eventno serial objectid fid',
    ),
    category: names(
      'crimetype type incidenttype eventtype offence offencetype offencecategory crimecategory incidentcategory classification primarytype asbtype class hooffence offencedescription offencename offencetitle incidentgroup offencegroup offencesubgroup casetype asbcategory',
    ),
    occurred: names(
      'occurredon occurredat occurredfrom dateoccurred incidentdate dateofincident offencedate dateofoffence eventdate datetime dateandtime date timestamp datefrom startdate committedfrom committedfromdate committedfromdatetime datecommitted committedon fromdate dateofcall calldate dateofoccurrence occurrencedate offencecommitteddate crimedate incidentdatetime dateocc occdate datetimeocc month when created createdat createddate datecreated time',
    ),
    occurredTo: names(
      'occurredto dateto enddate committedto committedtodate committedtodatetime todate occurreduntil latest',
    ),
    reported: names(
      'datereported reporteddate reportedon reportedat reportdate recorded daterecorded recordeddate',
    ),
    agency: [
      'reportedby',
      'recordedby',
      'force',
      'source',
      'organisation',
      'organization',
      'partner',
      'service',
    ],
    location: names(
      'address street streetname locationdescription locationname where addressline1 road place town',
    ),
    outcome: names('lastoutcomecategory outcomecategory status result disposal'),
    policeGenerated: names('proactive selfgenerated'),
  },
  sentences: SENTENCES,
  records: null,
  open: (feed, context) => openIncidents(feed, context, { validate: validateIncident, sentences: SENTENCES }),
}

/**
 * Validates a row. `isSensitive`: whether a category hides its place, in which case the refusal repeats no value of the
 * row.
 */
export function validateIncident(
  feature: Feature,
  limits: IncidentLimits,
  isSensitive: (category: string) => boolean,
): IncidentDraft | Refusal {
  const draft = parseIncident(feature, limits)
  return isRefusal(draft) && !mayRepeatValue(draft, feature.properties, isSensitive)
    ? withoutValue(draft)
    : draft
}

function parseIncident(feature: Feature, limits: IncidentLimits): IncidentDraft | Refusal {
  const row = validated(rules, feature.properties)
  if (isRefusal(row)) return row
  const { fields } = row
  const late = Object.entries(timesOf(fields)).find(
    ([, time]) => time && startOfDay(earliestDayOf(time)) >= limits.before,
  )
  if (late) return refusal('future-date', late[0], feature.properties[late[0]])
  if (lastInstantOf(fields.occurredTo ?? fields.occurred) < limits.retainedFrom)
    return refusal('past-keeping')
  const place = needShape(feature.geometry, GEOMETRY, limits.vicinity)
  if (isRefusal(place)) return place
  const [longitude, latitude] = place.shape.coordinates
  return {
    id: fields.id,
    category: fields.category,
    longitude,
    latitude,
    isOutside: place.proximity === 'near',
    occurred: fields.occurred,
    occurredTo: fields.occurredTo ?? null,
    reported: fields.reported ?? null,
    clock: clockOf(feature.properties),
    agency: fields.agency ?? null,
    location: fields.location ?? null,
    outcome: fields.outcome ?? null,
    isPrivate: fields.place === 'private',
    policeGenerated: fields.policeGenerated ?? null,
  }
}

const timesOf = ({
  occurred,
  occurredTo,
  reported,
}: Fields): Readonly<Record<string, EitherMoment | undefined>> => ({
  occurred,
  occurredTo,
  reported,
})

const clockOf = ({ occurred, occurredTo, reported }: JsonObject) =>
  londonClock([occurred, occurredTo, reported])

/**
 * Whether a report may repeat the value at fault. Never a location; nothing of a row that is guarded, or whose guarding
 * cannot be determined, except the field that prevents it.
 */
function mayRepeatValue(
  { field }: Refusal,
  { category, place }: JsonObject,
  isSensitive: (category: string) => boolean,
): boolean {
  if (field === 'location') return false
  const isListed = typeof category === 'string' && category.trim() !== ''
  if (place === 'private' || (isListed && isSensitive(category))) return false
  const isOpen = place === undefined || place === null || place === '' || place === 'public'
  return (isListed && isOpen) || field === 'category' || field === 'place'
}

const withoutValue = ({ value: _, ...rest }: Refusal): Refusal => rest

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['missing-id', 'before-2000', 'future-date', 'ends-before-start'],
  notices: [],
}

/** The example row of the documentation. */
export const example = (place: Place): Example => ({
  geometry: examplePoint(place),
  properties: {
    id: 'inc-000123',
    category: 'vehicle-crime',
    occurred: '2024-05-04T21:15:00+01:00',
    occurredTo: '2024-05-05T07:30:00+01:00',
    reported: '2024-05-05T08:05:00+01:00',
    agency: 'Police',
    location: 'Car park by the market',
    outcome: 'Under investigation',
    place: 'public',
  },
})

/** Faults that the demonstration plants. */
export const faults = (): Faults => ({
  duplicate: { outcome: 'Sent again' },
  validRow: {
    category: 'other-theft',
    occurred: '2023-02-14T11:30:00+00:00',
    occurredTo: undefined,
    reported: undefined,
    location: undefined,
    place: undefined,
  },
  invalidRows: [
    ...badDates('occurred'),
    ['missing-field', { category: undefined }],
    ['bad-field', { category: 42 }],
    ['bad-field', { place: 'Flat 3, 12a Elm Street' }],
    ['bad-field', { location: 12 }],
    ['bad-field', { place: 'private', policeGenerated: 'Flat 3, 12a Elm Street' }],
    ['bad-date', { category: 'sexual-offence', occurred: '2023-02-14T24:30:00Z' }],
    ['before-2000', { occurred: '1970-01-01' }],
    ['before-2000', { reported: '1999-12-31' }],
    ['future-date', { occurred: FUTURE_DAY }],
    ['future-date', { reported: FUTURE_DAY }],
    ['ends-before-start', { occurred: '2023-02-14', occurredTo: '2023-02-11' }],
    ['ends-before-start', { place: 'private', occurredTo: '2023-02-11' }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, { occurred: '2023-03-26T01:30:00' }],
    [REPEATED_HOUR_NOTICES, { occurred: '2023-10-29T01:30:00' }],
    [['no-offset'], { reported: '2023-02-15T09:10:00' }],
    [['month-only'], { occurred: '2023-02' }],
    [['moved'], { place: 'private', location: '7 Elm Street' }],
    [['moved'], { category: 'sexual-offence', location: 'Flat 3, 12a Elm Street' }],
    [['moved', 'not-in-list'], { category: 'Sexual Offence' }],
    [['house-number'], { location: 'Flat 3, 12a Elm Street' }],
    [['not-in-list'], { category: 'ufo-sighting' }],
  ],
  expired: { occurred: '2012-05-04T10:20:00+01:00' },
  guarded: [{ place: 'private' }, { category: 'sexual-offence' }],
  texts: ['category', 'agency', 'location', 'outcome'],
  textNotices: ['not-in-list'],
  copies: 4,
})

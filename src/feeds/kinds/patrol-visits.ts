/** Feed kind patrol visits: one patrol's stay in a hotspot or at a planned place. */
import * as v from 'valibot'
import { londonDay } from '../../domain/day.ts'
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
import { names, futureDateRefusal, rowNotices, recordKind } from '../definition/feed-definition.ts'
import { validated, exactMoment, idText, oneOf, text, whole } from '../definition/fields.ts'
import { readShape } from '../rows/geometry.ts'
import type { OwnSentences } from '../rows/ledger.ts'
import { isRefusal, accepted } from '../rows/row-outcome.ts'

const GEOMETRY = ['Point', 'LineString'] as const

const shape = v.object({
  id: idText('Name of the visit, unique in the feeds of this kind.'),
  hotspot: v.optional(idText('Id of the patrol hotspot; this or place is needed.')),
  place: v.optional(idText('Id of a planned place; this or hotspot is needed.')),
  start: exactMoment('When the visit began, to the minute.'),
  end: exactMoment('When the visit ended, to the minute.'),
  agency: v.optional(text('Who patrolled.')),
  mode: v.optional(oneOf(['foot', 'vehicle', 'cycle'], 'How.')),
  officers: v.optional(whole(0, 'How many; never who.')),
  did: v.optional(text('What was done there.')),
})
const ONE_NEEDED = ['hotspot', 'place'] as const
const rules = v.pipe(
  shape,
  v.check((visit) => ONE_NEEDED.some((name) => visit[name] !== undefined), 'no-hotspot-or-place'),
  v.forward(
    v.check((visit) => visit.end.at >= visit.start.at, 'ends-before-start'),
    ['end'],
  ),
)

const SENTENCES = {
  reasons: { 'no-hotspot-or-place': 'The visit names neither a patrol hotspot nor a place.' },
  notices: {},
} as const satisfies OwnSentences

export const DEFINITION = recordKind<'patrol-visits'>({
  title: 'Patrol visits',
  description: "One feature a visit: one patrol's stay, at a point, along a line, or without a geometry.",
  geometry: GEOMETRY,
  mayLackGeometry: true,
  properties: () => shape,
  oneNeeded: ONE_NEEDED,
  keyOf: (visit) => visit.id,
  lastDay: (visit) => londonDay(visit.end),
  listIn: ({ visits }) => visits,
  asList: (visits) => ({ visits }),
  idField: 'id',
  recognisedBy: 'start',
  columnNames: {
    id: names('visitid reference ref'),
    hotspot: names('hotspotid patrolhotspot zone beat'),
    place: names('placeid'),
    start: names(
      'started startedat starttime from arrived arrive arrival timein datetime timestamp fixtime gpstime utc dateandtime date time',
    ),
    end: names('ended endedat endtime to left leave departed departure timeout finish finished'),
    officers: names('officercount numberofofficers howmany'),
    did: names('activity notes comment'),
  },
  sentences: SENTENCES,
  happened: ({ start }) => ({ at: start, precision: 'instant' }),
  referencesOf: ({ hotspot }) => ({ hotspot }),
  validate: ({ geometry, properties }, { asOf, vicinity }) => {
    const row = validated(rules, properties, SENTENCES.reasons)
    if (isRefusal(row)) return row
    const { start, end } = row.fields
    const late = futureDateRefusal(asOf, { start, end })
    if (late) return late
    const position = readShape(geometry, GEOMETRY, vicinity)
    if (position && isRefusal(position)) return position
    const { hotspot, place, agency, mode, officers, did } = row.fields
    const record = {
      id: row.fields.id,
      shape: position?.shape ?? null,
      hotspot: hotspot ?? null,
      place: place ?? null,
      start: start.at,
      end: end.at,
      agency: agency ?? null,
      mode: mode ?? null,
      officers: officers ?? null,
      did: did ?? null,
    }
    return accepted(record, rowNotices(properties, position))
  },
})

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['missing-id', 'before-2000', 'future-date', 'ends-before-start'],
  notices: ['unknown-hotspot'],
}

/** The example row of the documentation. */
export const example = (place: Place): Example => ({
  geometry: examplePoint(place),
  properties: {
    id: 'visit-0451',
    hotspot: 'market',
    start: '2024-05-04T21:15:00+01:00',
    end: '2024-05-04T21:31:00+01:00',
    agency: 'Police',
    mode: 'foot',
    officers: 2,
    did: 'Spoke to stall holders.',
  },
})

/** Faults that the demonstration plants. */
export const faults = (): Faults => ({
  duplicate: { did: 'Sent again' },
  validRow: { start: '2024-03-01T10:00:00+00:00', end: '2024-03-01T10:15:00+00:00' },
  invalidRows: [
    ...badDates('start'),
    ['bad-date', { start: '2024-03-01' }],
    ['missing-field', { end: undefined }],
    ['bad-field', { mode: 'on horseback' }],
    ['bad-field', { officers: 1.5 }],
    ['before-2000', { start: '1999-12-31T10:00:00Z' }],
    ['future-date', { start: `${FUTURE_DAY}T10:00:00+00:00`, end: `${FUTURE_DAY}T10:15:00+00:00` }],
    ['ends-before-start', { end: '2024-03-01T09:45:00+00:00' }],
    ['no-hotspot-or-place', { hotspot: undefined, place: undefined }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, { start: '2024-03-31T01:30:00', end: '2024-03-31T02:45:00+01:00' }],
    [REPEATED_HOUR_NOTICES, { start: '2023-10-29T01:30:00', end: '2023-10-29T01:45:00' }],
    [['unknown-hotspot'], { hotspot: 'no-such-hotspot' }],
  ],
  expired: { start: '2012-03-01T10:00:00+00:00', end: '2012-03-01T10:15:00+00:00' },
  texts: ['agency', 'did'],
})

/** Patrol visits: one patrol's stay in a hotspot or at a planned place. */
import * as v from 'valibot'
import { londonDay } from '../../domain/day.ts'
import type { PatrolVisit } from '../../domain/patrol.ts'
import { readShape } from '../rows/geometry.ts'
import { isRefusal, kept } from '../rows/verdict.ts'
import { notAfter, notesOn, smallKind } from './definition.ts'
import { checked, exactMoment, idText, oneOf, text, whole } from './fields.ts'

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
const rules = v.pipe(
  shape,
  v.check((visit) => visit.hotspot !== undefined || visit.place !== undefined, 'no-hotspot-or-place'),
  v.forward(
    v.check((visit) => visit.end.at >= visit.start.at, 'ends-before-start'),
    ['end'],
  ),
)

export const PATROL_VISITS = smallKind<PatrolVisit>({
  title: 'Patrol visits',
  description: "One feature a visit: one patrol's stay, at a point, along a line, or without a geometry.",
  geometry: GEOMETRY,
  mayLackGeometry: true,
  properties: () => shape,
  keyOf: (visit) => visit.id,
  lastDay: (visit) => londonDay(visit.end),
  records: (visits) => ({ visits }),
  judge: ({ geometry, properties }, { asOf, vicinity }) => {
    const row = checked(rules, properties)
    if (isRefusal(row)) return row
    const { start, end } = row.fields
    const late = notAfter(asOf, { start, end })
    if (late) return late
    const place = readShape(geometry, GEOMETRY, vicinity)
    if (place && isRefusal(place)) return place
    const { hotspot, place: planned, agency, mode, officers, did } = row.fields
    const record = {
      id: row.fields.id,
      shape: place?.shape ?? null,
      hotspot: hotspot ?? null,
      place: planned ?? null,
      start: start.at,
      end: end.at,
      agency: agency ?? null,
      mode: mode ?? null,
      officers: officers ?? null,
      did: did ?? null,
    }
    return kept(record, notesOn(properties, place))
  },
})

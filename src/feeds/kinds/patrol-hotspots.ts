/** Patrol hotspots: small places chosen for patrol, with the time planned for them. */
import * as v from 'valibot'
import { dayOfMoment, isInOrder, lastDayOfMoment } from '../../domain/day.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import { needShape } from '../rows/geometry.ts'
import { isRefusal, kept } from '../rows/verdict.ts'
import { notesOn, smallKind } from './definition.ts'
import { amount, checked, endMoment, hours, idText, moment, text, whole } from './fields.ts'

const GEOMETRY = ['Polygon'] as const
const DAY_MINUTES = 1440

const shape = v.object({
  id: idText('Name of the hotspot, unique in the feeds of this kind.'),
  name: text('What people call the place.'),
  from: moment('First day of patrol.'),
  to: v.optional(endMoment('Last day of patrol; open if not given.')),
  visitsPerDay: amount(100, 'Visits planned a day.'),
  minutesPerVisit: amount(DAY_MINUTES, 'Minutes planned a visit.'),
  hours: v.optional(hours('Hours of the day meant, such as 18:00-23:00.')),
  why: v.optional(text('Why the place was chosen.')),
  doThere: v.optional(text('What to do there.')),
  testDays: v.optional(
    v.pipe(
      v.object({
        from: moment('First day of the test.'),
        to: endMoment('Last day of the test.'),
        seed: whole(0, 'Seed from which the days were drawn.'),
      }),
      v.description('Days of a test in which patrolled days were drawn by lot.'),
    ),
  ),
})
const rules = v.pipe(
  shape,
  v.forward(
    v.check(({ from, to }) => isInOrder(from, to), 'ends-before-start'),
    ['to'],
  ),
  v.forward(
    v.check(({ testDays }) => !testDays || isInOrder(testDays.from, testDays.to), 'ends-before-start'),
    ['testDays'],
  ),
)

export const PATROL_HOTSPOTS = smallKind<PatrolHotspot>({
  title: 'Patrol hotspots',
  description: 'One feature a small place chosen for patrol.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  keyOf: (hotspot) => hotspot.id,
  lastDay: ({ to }) => (to ? lastDayOfMoment(to) : null),
  records: (hotspots) => ({ hotspots }),
  judge: ({ geometry, properties }, { vicinity }) => {
    const row = checked(rules, properties)
    if (isRefusal(row)) return row
    const place = needShape(geometry, GEOMETRY, vicinity)
    if (isRefusal(place)) return place
    const { to, hours: within, why, doThere, testDays, ...fields } = row.fields
    const record = {
      ...fields,
      shape: place.shape,
      to: to ?? null,
      hours: within ?? null,
      why: why ?? null,
      doThere: doThere ?? null,
      testDays: testDays
        ? { from: dayOfMoment(testDays.from), to: lastDayOfMoment(testDays.to), seed: testDays.seed }
        : null,
    }
    return kept(record, notesOn(properties, place))
  },
})

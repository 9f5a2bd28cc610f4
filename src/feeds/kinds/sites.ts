/** Sites: Clear, Hold, Build places with their boundary, ring, comparison areas and dated phases. */
import * as v from 'valibot'
import type { Phase, Site } from '../../domain/site.ts'
import { PHASE_KINDS } from '../../domain/site.ts'
import type { Day } from '../../domain/day.ts'
import { dayNumber, isInOrder, lastDayOfMoment } from '../../domain/day.ts'
import { needShape } from '../rows/geometry.ts'
import { isRefusal, kept } from '../rows/verdict.ts'
import { notesOn, smallKind } from './definition.ts'
import { amount, checked, endMoment, idText, moment, oneOf, text } from './fields.ts'

const GEOMETRY = ['Polygon', 'MultiPolygon'] as const
const WIDEST_RING = 25_000

const phaseShape = v.object({
  kind: oneOf(PHASE_KINDS, 'Clear, hold or build.'),
  from: moment('First day of the phase.'),
  to: v.optional(endMoment('Last day of the phase; open if not given.')),
  decidedBy: v.optional(text('Which meeting decided it.')),
  evidence: v.optional(text('On what evidence.')),
  review: v.optional(endMoment('By when it is to be reviewed.')),
})
const shape = v.object({
  id: idText('Name of the site, unique in the feeds of this kind.'),
  name: text('What people call it.'),
  phases: v.pipe(v.array(phaseShape), v.description('Dated phases; they may overlap and go back.')),
  ringMetres: amount(WIDEST_RING, 'Width in metres of the ring in which displacement is looked for.'),
  comparison: v.pipe(
    v.array(idText('Code of an area.')),
    v.description('Areas that it is compared with, fixed beforehand.'),
  ),
})
const rules = v.pipe(
  shape,
  v.forward(
    v.check(({ phases }) => phases.every(({ from, to }) => isInOrder(from, to)), 'ends-before-start'),
    ['phases'],
  ),
)

export const SITES = smallKind<Site>({
  title: 'Sites',
  description: 'One feature a Clear, Hold, Build site.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  keyOf: (site) => site.id,
  lastDay: lastDayOfPhases,
  records: (sites) => ({ sites }),
  judge: ({ geometry, properties }, { vicinity }) => {
    const row = checked(rules, properties)
    if (isRefusal(row)) return row
    const place = needShape(geometry, GEOMETRY, vicinity)
    if (isRefusal(place)) return place
    const phases = row.fields.phases.map(phaseFrom).toSorted((a, b) => a.from.at - b.from.at)
    return kept({ ...row.fields, shape: place.shape, phases }, notesOn(properties, place))
  },
})

const phaseFrom = (phase: v.InferOutput<typeof phaseShape>): Phase => ({
  kind: phase.kind,
  from: phase.from,
  to: phase.to ?? null,
  decidedBy: phase.decidedBy ?? null,
  evidence: phase.evidence ?? null,
  review: phase.review ?? null,
})

/** Null while a phase is open, or where none is told: the site goes on. */
function lastDayOfPhases({ phases }: Site): Day | null {
  const ends = phases.map(({ to }) => (to ? lastDayOfMoment(to) : null))
  const closed = ends.filter((end) => end !== null)
  return closed.length === 0 || closed.length < ends.length ? null : dayNumber(Math.max(...closed))
}

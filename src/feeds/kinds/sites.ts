/** Feed kind sites: Clear, Hold, Build places with boundary, ring, comparison areas and dated phases. */
import * as v from 'valibot'
import { type Day, dayNumber, isInOrder, lastDayOfMoment } from '../../domain/day.ts'
import { type Phase, type Site, PHASE_KINDS } from '../../domain/site.ts'
import type { Place } from '../../domain/place/place.ts'
import {
  type Documentation,
  type Example,
  exampleBlock,
  type Faults,
  REPEATED_HOUR_NOTICES,
  SKIPPED_HOUR_NOTICES,
} from '../definition/documentation.ts'
import { ID_NAMES, NAME_NAMES, rowNotices, recordKind } from '../definition/feed-definition.ts'
import { amount, validated, endMoment, idText, moment, oneOf, text } from '../definition/fields.ts'
import { needShape } from '../rows/geometry.ts'
import { NO_OWN_SENTENCES } from '../rows/ledger.ts'
import { isRefusal, accepted } from '../rows/row-outcome.ts'

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

export const DEFINITION = recordKind<'sites'>({
  title: 'Sites',
  description: 'One feature a Clear, Hold, Build site.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  keyOf: (site) => site.id,
  lastDay: lastDayOfPhases,
  listIn: ({ sites }) => sites,
  asList: (sites) => ({ sites }),
  idField: 'id',
  recognisedBy: 'ringMetres',
  columnNames: {
    id: ID_NAMES,
    name: [...NAME_NAMES, 'sitename'],
  },
  sentences: NO_OWN_SENTENCES,
  referencesOf: ({ comparison }) => ({ areas: comparison }),
  validate: ({ geometry, properties }, { vicinity }) => {
    const row = validated(rules, properties)
    if (isRefusal(row)) return row
    const place = needShape(geometry, GEOMETRY, vicinity)
    if (isRefusal(place)) return place
    const phases = row.fields.phases.map(phaseFrom).toSorted((a, b) => a.from.at - b.from.at)
    return accepted({ ...row.fields, shape: place.shape, phases }, rowNotices(properties, place))
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

/** Null where a phase is open or there is no phase: the site has not ended. */
function lastDayOfPhases({ phases }: Site): Day | null {
  const ends = phases.map(({ to }) => (to ? lastDayOfMoment(to) : null))
  const closed = ends.filter((end) => end !== null)
  return closed.length === 0 || closed.length < ends.length ? null : dayNumber(Math.max(...closed))
}

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['missing-id', 'before-2000', 'ends-before-start'],
  notices: ['unknown-area'],
}

/** The example row of the documentation. */
export const example = (place: Place): Example => ({
  geometry: exampleBlock(place),
  properties: {
    id: 'market-quarter',
    name: 'Market quarter',
    phases: [
      { kind: 'clear', from: '2023-05-02', to: '2023-09-30', decidedBy: 'Board of 25 April 2023' },
      { kind: 'hold', from: '2023-10-01', review: '2024-10-01' },
    ],
    ringMetres: 400,
    comparison: [place.code],
  },
})

/** Faults that the demonstration plants. */
export const faults = (): Faults => ({
  duplicate: { ringMetres: 201 },
  validRow: {},
  invalidRows: [
    ['bad-date', { phases: [{ kind: 'clear', from: '2023-13-01' }] }],
    ['bad-date', { phases: [{ kind: 'clear', from: '2023-02-31' }] }],
    ['missing-field', { name: undefined }],
    ['bad-field', { ringMetres: 'wide' }],
    ['bad-field', { phases: [{ kind: 'wait', from: '2023-05-01' }] }],
    ['before-2000', { phases: [{ kind: 'clear', from: '1999-12-31' }] }],
    ['ends-before-start', { phases: [{ kind: 'clear', from: '2023-05-01', to: '2023-04-01' }] }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, { phases: [{ kind: 'clear', from: '2023-03-26T01:30:00' }] }],
    [REPEATED_HOUR_NOTICES, { phases: [{ kind: 'clear', from: '2023-10-29T01:30:00' }] }],
    [['unknown-area'], { comparison: ['E99999999'] }],
  ],
  expired: { phases: [{ kind: 'clear', from: '2012-01-01', to: '2012-06-01' }] },
  texts: ['name'],
})

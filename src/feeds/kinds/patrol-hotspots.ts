/** Feed kind patrol hotspots: small places chosen for patrol, with the patrol time planned for them. */
import * as v from 'valibot'
import { dayOfMoment, isInOrder, lastDayOfMoment } from '../../domain/day.ts'
import { squareMetres } from '../../domain/geography.ts'
import { MOST_HOTSPOT_SQUARE_METRES } from '../../domain/patrol.ts'
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
import { ID_NAMES, NAME_NAMES, rowNotices, recordKind } from '../definition/feed-definition.ts'
import { amount, validated, endMoment, hours, idText, moment, text, whole } from '../definition/fields.ts'
import { needShape } from '../rows/geometry.ts'
import type { OwnSentences } from '../rows/ledger.ts'
import { isRefusal, accepted } from '../rows/row-outcome.ts'

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

const SENTENCES = {
  reasons: {},
  notices: {
    'large-hotspot': `larger than ${Math.round(MOST_HOTSPOT_SQUARE_METRES / 10_000)} ha, nine squares of 150 m, which is what one visit can cover: shown as drawn`,
  },
  namesRows: ['large-hotspot'],
} as const satisfies OwnSentences

export const DEFINITION = recordKind<'patrol-hotspots'>({
  title: 'Patrol hotspots',
  description: 'One feature a small place chosen for patrol.',
  geometry: GEOMETRY,
  mayLackGeometry: false,
  properties: () => shape,
  keyOf: (hotspot) => hotspot.id,
  lastDay: ({ to }) => (to ? lastDayOfMoment(to) : null),
  listIn: ({ hotspots }) => hotspots,
  asList: (hotspots) => ({ hotspots }),
  idField: 'id',
  recognisedBy: 'visitsPerDay',
  columnNames: {
    id: ID_NAMES,
    name: NAME_NAMES,
  },
  sentences: SENTENCES,
  validate: ({ geometry, properties }, { vicinity }) => {
    const row = validated(rules, properties)
    if (isRefusal(row)) return row
    const place = needShape(geometry, GEOMETRY, vicinity)
    if (isRefusal(place)) return place
    const { to, hours: activeHours, why, doThere, testDays, ...fields } = row.fields
    const record = {
      ...fields,
      shape: place.shape,
      to: to ?? null,
      hours: activeHours ?? null,
      why: why ?? null,
      doThere: doThere ?? null,
      testDays: testDays
        ? { from: dayOfMoment(testDays.from), to: lastDayOfMoment(testDays.to), seed: testDays.seed }
        : null,
    }
    const isLarge = squareMetres(place.shape) > MOST_HOTSPOT_SQUARE_METRES
    return accepted(record, [
      ...rowNotices(properties, place),
      ...(isLarge ? (['large-hotspot'] as const) : []),
    ])
  },
})

/** Codes documented in addition to the kind's own texts. */
export const DOCUMENTATION: Documentation = {
  reasons: ['missing-id', 'before-2000', 'ends-before-start'],
  notices: [],
}

/** The example row of the documentation. */
export const example = (place: Place): Example => ({
  geometry: exampleBlock(place),
  properties: {
    id: 'market',
    name: 'Market and bus station',
    from: '2024-05-01',
    to: '2024-07-31',
    visitsPerDay: 2,
    minutesPerVisit: 15,
    hours: '18:00-23:00',
    why: 'Persistent over twelve months.',
    doThere: 'Be seen; speak to stall holders.',
  },
})

/** Faults that the demonstration plants. */
export const faults = (): Faults => ({
  duplicate: { doThere: 'Sent again' },
  validRow: { from: '2024-03-01', to: '2024-03-31', testDays: undefined },
  invalidRows: [
    ...badDates('from'),
    ['missing-field', { name: undefined }],
    ['bad-field', { visitsPerDay: 'two' }],
    ['bad-field', { visitsPerDay: 1e308 }],
    ['bad-field', { hours: 'evenings' }],
    ['before-2000', { from: '1999-12-31' }],
    ['ends-before-start', { to: '2024-02-01' }],
    ['ends-before-start', { testDays: { from: '2024-03-02', to: '2024-03-01', seed: 1 } }],
  ],
  odd: [
    [SKIPPED_HOUR_NOTICES, { from: '2024-03-31T01:30:00' }],
    [REPEATED_HOUR_NOTICES, { from: '2023-10-29T01:30:00' }],
  ],
  whereWide: ['large-hotspot'],
  expired: { from: '2012-01-01', to: '2012-02-01' },
  texts: ['name', 'why', 'doThere'],
})

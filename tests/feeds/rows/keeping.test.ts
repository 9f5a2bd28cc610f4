/** Rows past the manifest's `keepMonths`: counted, never shown, and not named. */
import { describe, expect, test } from 'vitest'
import type { FeedKind } from '../../../src/domain/feed.ts'
import { FEED_KINDS } from '../../../src/domain/feed.ts'
import { readManifest } from '../../../src/feeds/manifest.ts'
import { collection, feedOf, opened } from '../opened.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const SURFACE = {
  type: 'Polygon',
  coordinates: [
    [
      [-2.6, 53.5],
      [-2.59, 53.5],
      [-2.59, 53.51],
      [-2.6, 53.5],
    ],
  ],
}
const POINT = { type: 'Point', coordinates: [-2.6, 53.5] }
type Told = readonly [geometry: object | null, good: object, past: object, kept: object]

/** Kept for a year up to 31 August 2024: the day on which a row is over decides, and what goes on is kept. */
const ROWS: Readonly<Record<FeedKind, Told>> = {
  incidents: [
    POINT,
    { category: 'burglary' },
    { occurred: '2023-08-30T23:59:00+01:00', outcome: 'private words' },
    { occurred: '2023-08-30', occurredTo: '2023-08-31' },
  ],
  'closure-orders': [
    POINT,
    { noticeServed: '2023-03-01' },
    { made: '2023-03-02', ends: '2023-06-02', extendedTo: '2023-08-30' },
    { made: '2023-03-02' },
  ],
  'patrol-hotspots': [
    SURFACE,
    { name: 'n', from: '2022-01-01', visitsPerDay: 1, minutesPerVisit: 15 },
    { to: '2023-08-30' },
    {},
  ],
  'patrol-visits': [
    null,
    { place: 'p', start: '2023-08-30T23:50:00+01:00' },
    { end: '2023-08-30T23:59:00+01:00' },
    { end: '2023-08-31T00:05:00+01:00' },
  ],
  actions: [null, { type: 'arrest', partner: 'gmp' }, { on: '2023-08-30' }, { on: '2023-08' }],
  sites: [
    SURFACE,
    { name: 'n', ringMetres: 200, comparison: [] },
    { phases: [{ kind: 'clear', from: '2022-01-01', to: '2023-08-30' }] },
    {
      phases: [
        { kind: 'clear', from: '2022-01-01' },
        { kind: 'hold', from: '2022-01-01', to: '2022-02-01' },
      ],
    },
  ],
  areas: [SURFACE, { name: 'n', level: 'order' }, { to: '2023-08-30' }, { from: '1974-04-01' }],
  commitments: [
    null,
    { text: 't', owner: 'o', agreed: '2022-01-01', due: '2022-02-01' },
    { done: '2023-08-30' },
    {},
  ],
  'survey-results': [
    null,
    { area: 'a', question: 'q', from: '2023-01-01', answered: 2, agreed: 1 },
    { to: '2023-08-30' },
    { to: '2023-08-31' },
  ],
}

describe.each(FEED_KINDS)('%s', (kind) => {
  const [geometry, good, past, kept] = ROWS[kind]
  const row = (id: string, more: object) => ({
    type: 'Feature',
    geometry,
    properties: { [kind === 'areas' ? 'code' : 'id']: id, ...good, ...more },
  })
  test('past keeping are set aside without a name or a word, the others stay', async () => {
    const { reports } = await opened({
      'manifest.json': JSON.stringify({
        version: 1,
        asOf: '2024-08-31',
        feeds: [{ ...feedOf(kind), keepMonths: 12, url: 'x.geojson' }],
      }),
      'x.geojson': collection([row('kept', kept), row('past', past)]),
    })
    expect(reports[0]).toMatchObject({
      rowsIn: 2,
      shown: 1,
      setAside: [{ reason: 'past-keeping', count: 1, examples: [{ row: 2 }] }],
    })
    expect(JSON.stringify(reports)).not.toMatch(/private words|"past"/)
  })
})

test('months are whole', () => {
  const withMonths = (keepMonths: number) =>
    readManifest(
      JSON.stringify({ version: 1, asOf: '2024-08-31', feeds: [{ ...feedOf('sites'), keepMonths }] }),
      PLACE,
    )
  expect(withMonths(24)).not.toHaveProperty('kind')
  expect(withMonths(1.5)).toHaveProperty('kind', 'failed')
})

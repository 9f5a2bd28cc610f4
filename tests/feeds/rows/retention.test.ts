/** Rows past their retention period (`keepMonths`): counted, never shown, and not identified. */
import { describe, expect, test } from 'vitest'
import { FEED_DEFINITIONS, FEED_KINDS } from '../../../src/feeds/feed-kinds.ts'
import { readManifest } from '../../../src/feeds/manifest.ts'
import { collection, contractOf, feedOf, opened } from '../opened.ts'
import { PLACE } from '../../domain/shipped-place.ts'

/** Retained for a year up to 31 August 2024, by the day on which a row ends; open-ended rows are retained. */
describe.each(FEED_KINDS)('%s', (kind) => {
  const { geometry, good, past, kept } = contractOf(kind).keeping
  const row = (id: string, more: object) => ({
    type: 'Feature',
    geometry,
    properties: { [FEED_DEFINITIONS[kind].idField]: id, ...good, ...more },
  })
  test('past their retention are set aside without id or value; the others stay', async () => {
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

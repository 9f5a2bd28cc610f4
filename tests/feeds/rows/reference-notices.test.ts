/** Notices on references to hotspots, sites and areas that no feed has. */
import { expect, test } from 'vitest'
import type { Dataset } from '../../../src/domain/dataset.ts'
import { collection, opened } from '../opened.ts'

const feature = (properties: object) => ({ type: 'Feature', geometry: null, properties })
const visit = (id: string, hotspot: string) =>
  feature({ id, hotspot, start: '2024-05-04T21:15:00+01:00', end: '2024-05-04T21:30:00+01:00' })
const action = (id: string, more: object) =>
  feature({ id, type: 'arrest', partner: 'gmp', on: '2024-05-04', ...more })
const noticesOf = ({ reports }: Dataset, feed: string) =>
  reports.find((report) => report.feed === feed)?.notices.map(({ text }) => text)

test('a visit to an unknown hotspot is counted, with a notice of its name', async () => {
  const dataset = await opened({
    'patrol-visits.geojson': collection([visit('1', 'h-1'), visit('2', 'h-9'), visit('3', 'h-9')]),
  })
  expect(dataset.visits).toHaveLength(3)
  expect(noticesOf(dataset, 'patrol-visits')).toEqual([
    '2 rows to a patrol hotspot that no feed has: counted in none (h-9: 2).',
  ])
})

test('so is a site or an area; the borough’s own areas need no feed', async () => {
  const dataset = await opened({
    'actions.geojson': collection([
      action('1', { site: 's-1', area: 'E05000001' }),
      action('2', { site: 'nowhere', area: 'E08000010' }),
      action('3', { area: 'E99999999' }),
    ]),
  })
  expect(noticesOf(dataset, 'actions')).toEqual([
    '1 row naming a site that no feed has: as if none were named (nowhere: 1).',
    '1 row naming an area that no feed has: as if none were named (E99999999: 1).',
  ])
})

test('without a feed of hotspots or sites there is no notice', async () => {
  const dataset = await opened({
    'patrol-hotspots.geojson': new Response('', { status: 404 }),
    'sites.geojson': new Response('', { status: 404 }),
  })
  expect(dataset.failures).toHaveLength(2)
  expect(JSON.stringify(dataset.reports)).not.toMatch(/unknown-(hotspot|site)/)
})

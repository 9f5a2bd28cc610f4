/** The kinds of feed that the first lists are made of: fetched before the others, which they do not hold back for long. */
import { expect, test } from 'vitest'
import { entry, incidents, manifestWith, openFeeds } from './simulated-feeds.ts'

const AREAS = JSON.stringify({ type: 'FeatureCollection', features: [] })
const manifest = manifestWith([entry('a'), entry('wards', { kind: 'areas' })])
const files = { 'manifest.json': manifest, 'a.geojson': incidents(3), 'wards.geojson': AREAS }

test('are fetched first, and what is settled is reported before there is a first display', async () => {
  const { pass, requests, arrived, counts } = openFeeds(files, undefined, { firstKinds: ['areas'] })
  await pass(100)
  expect(requests).toEqual(['manifest.json', 'wards.geojson', 'a.geojson'])
  expect(arrived.map(({ feeds }) => feeds.map(({ feed }) => feed.id))).toContainEqual(['wards'])
  expect(counts()).toEqual([3, 0])
})

test('hold the others back for a few seconds at most, and these are not late then', async () => {
  const { pass, requests, counts } = openFeeds({ ...files, 'wards.geojson': 'silence' }, undefined, {
    firstKinds: ['areas'],
  })
  await pass(2000)
  expect(requests).toEqual(['manifest.json', 'wards.geojson'])
  expect(counts()).toBeNull()
  await pass(1500)
  expect(requests).toEqual(['manifest.json', 'wards.geojson', 'a.geojson'])
  expect(counts()).toEqual([3, 'It is still on its way.'])
})

test('without them all feeds are fetched at once, in the order of the manifest', async () => {
  const { pass, requests } = openFeeds({ ...files, 'wards.geojson': 'silence' })
  await pass(100)
  expect(requests).toEqual(['manifest.json', 'a.geojson', 'wards.geojson'])
})

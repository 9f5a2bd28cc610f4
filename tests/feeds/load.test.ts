/** Loading of a manifest and its feeds: separate failures, stand-in areas, and progress. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import type { LoadProgress } from '../../src/feeds/load.ts'
import { idsOf, row } from './incidents/rows.ts'
import { collection, feedOf, fixture, opened, tryToOpen } from './opened.ts'

const HTML = '<!doctype html><title>Sign in</title>'
const manifestWith = (feeds: readonly object[]) => JSON.stringify({ version: 1, asOf: '2024-08-31', feeds })

describe('the fixtures', () => {
  test('load in the order of the manifest, each with the checksum of its bytes', async () => {
    const dataset = await opened()
    expect(dataset.failures).toEqual([])
    expect(dataset.reports.map((report) => report.feed)).toEqual([...FEED_KINDS])
    for (const kind of FEED_KINDS) {
      const bytes = readFileSync(fixture(`${kind}.geojson`))
      expect(dataset.checksums[kind]).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })
  test('list unlisted categories after those of the manifest', async () => {
    const { categories, manifest } = await opened()
    expect(categories.slice(0, -1)).toEqual(manifest.categories)
    expect(categories.at(-1)?.label).toBe('drone-nuisance: not in list')
  })
})

describe('a feed that fails', () => {
  const rest = FEED_KINDS.length - 1
  test.each([
    ['is missing', new Response('', { status: 404 }), 'The address answered 404: there is nothing there.'],
    ['is a web page', HTML, 'The address answered with a web page, not GeoJSON.'],
    [
      'wants a sign-in',
      new Response('', { status: 401 }),
      'The address answered 401: it wants you to sign in.',
    ],
    [
      'is cut off',
      '{"type":"FeatureCollection","features":[{',
      'The address answered with GeoJSON that ends early',
    ],
    ['is not reached', new TypeError('fetch failed'), 'The address could not be reached.'],
    ['is late', new DOMException('late', 'TimeoutError'), 'The address did not answer in time.'],
    ['is broken at the server', new Response('', { status: 500 }), 'The address answered 500.'],
  ])('because it %s is named, and the others open', async (_, file, words) => {
    const dataset = await opened({ 'actions.geojson': file })
    expect(dataset.reports).toHaveLength(rest)
    expect(dataset.failures).toEqual([expect.objectContaining({ feed: 'actions' })])
    expect(dataset.failures[0]?.what).toContain(words)
    expect(dataset.failures[0]?.toDo).not.toBe('')
    expect(dataset.actions).toEqual([])
    expect(dataset.orders).not.toEqual([])
  })
  test('because it is on another host is not requested', async () => {
    const manifest = manifestWith([
      { ...feedOf('actions'), url: 'https://elsewhere.example/actions.geojson' },
    ])
    const dataset = await opened({ 'manifest.json': manifest })
    expect(dataset.failures[0]?.what).toBe('Its address is not on the host that the manifest came from.')
  })
  test('because its address is invalid is named', async () => {
    const dataset = await opened({
      'manifest.json': manifestWith([{ ...feedOf('actions'), url: 'http://' }]),
    })
    expect(dataset.failures).toHaveLength(1)
  })
})

test.each([
  [HTML, 'The manifest did not open. The address answered with a web page, not JSON.'],
  [
    new Response('', { status: 404 }),
    'The manifest did not open. The address answered 404: there is nothing there.',
  ],
  [new TypeError('fetch failed'), 'The manifest did not open. The address could not be reached.'],
  ['{}', 'The manifest lacks version.'],
])('a manifest that does not open says why', async (file, words) => {
  expect(await tryToOpen({ 'manifest.json': file })).toMatchObject({ kind: 'failed', what: words })
})

test('feeds of one kind are joined, and an id counts in the first of them', async () => {
  const dataset = await opened({
    'manifest.json': manifestWith([
      { ...feedOf('incidents'), id: 'police', url: 'police.geojson' },
      { ...feedOf('incidents'), id: 'council', url: 'council.geojson' },
    ]),
    'police.geojson': collection([row({ id: 'a' }), row({ id: 'b', category: 'drone' })]),
    'council.geojson': collection([row({ id: 'b' }), row({ id: 'c', category: 'drone' })]),
  })
  expect(idsOf(dataset.incidents)).toEqual(['a', 'b', 'c'])
  expect(dataset.reports.map(({ feed, shown }) => [feed, shown])).toEqual([
    ['police', 2],
    ['council', 1],
  ])
  expect(dataset.categories.filter((category) => category.id === 'drone')).toHaveLength(1)
})

test.each([
  ['as it is', { 'content-length': '1000001' }],
  ['packed', { 'content-encoding': 'gzip', 'content-length': '90000', 'x-decoded-length': '1000001' }],
])('a feed announced as larger than its limit is not so much as begun: %s', async (_how, headers) => {
  const feeds = [{ ...feedOf('actions'), mostMegabytes: 1 }]
  const body = new ReadableStream<Uint8Array>({
    pull: () => {
      throw new Error('it was begun')
    },
  })
  const response = new Response(body, { headers })
  const dataset = await opened({ 'manifest.json': manifestWith(feeds), 'actions.geojson': response })
  expect(dataset.failures[0]?.what).toBe('It is larger than 1 MB, the most that is read of this feed.')
})

describe("the borough's own areas", () => {
  test('stand in for levels that no feed has', async () => {
    const dataset = await opened({ 'manifest.json': manifestWith([]) })
    expect(dataset.areas.map(({ code, level }) => [code, level])).toEqual([
      ['E08000010', 'borough'],
      ['W1', 'ward'],
      ['W2', 'ward'],
    ])
  })
  test('are replaced by a feed of that level', async () => {
    const { areas } = await opened()
    expect(areas.map(({ level }) => level)).toEqual(['ward', 'beat', 'borough'])
  })
})

test('progress is reported in bytes while a feed is read, then in rows', async () => {
  const progress: LoadProgress[] = []
  await tryToOpen({}, (each) => progress.push(each))
  const { size } = new Blob([readFileSync(fixture('incidents.geojson'))])
  const incidents = progress.filter(({ feed }) => feed === 'incidents')
  expect(incidents.at(-1)).toEqual({
    feed: 'incidents',
    read: size,
    of: size,
    rows: 28,
    ofRows: 28,
    isDone: true,
  })
  expect(incidents.map(({ read }) => read)).toEqual(
    incidents.map(({ read }) => read).toSorted((a, b) => a - b),
  )
})

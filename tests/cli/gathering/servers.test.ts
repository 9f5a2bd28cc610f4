/** Servers page by page: what they give is whole and single, or the source is refused with the numbers. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secretsFrom } from '../../../src/cli/gathering/secrets.ts'
import { featureServerRows } from '../../../src/cli/gathering/servers/feature-server.ts'
import { ogcFeatureRows } from '../../../src/cli/gathering/servers/ogc-features.ts'
import { joinPages } from '../../../src/cli/gathering/servers/paging.ts'
import { requestsOf } from '../../../src/cli/gathering/servers/request.ts'
import { socrataRows } from '../../../src/cli/gathering/servers/socrata.ts'
import { wfsRows } from '../../../src/cli/gathering/servers/wfs.ts'
import type { JsonObject } from '../../../src/feeds/rows/json-object.ts'

const NONE = { headers: {}, query: {} }
const requestsTo = (answer: (url: URL) => unknown) =>
  requestsOf(NONE, {
    web: {
      fetch: (url) => {
        const value = answer(url)
        return Promise.resolve(value instanceof Response ? value : Response.json(value))
      },
      sleep: () => Promise.resolve(),
    },
    secrets: secretsFrom({}),
  })
const feature = (id: number, properties: object = {}) => ({
  type: 'Feature',
  id,
  geometry: null,
  properties: { OBJECTID: id, ...properties },
})
const collection = (ids: readonly number[], more: object = {}) => ({
  type: 'FeatureCollection',
  features: ids.map((id) => feature(id)),
  ...more,
})
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
const idsOf = (rows: unknown) => (Array.isArray(rows) ? rows.map((row: JsonObject) => row['id']) : rows)

describe('pages', () => {
  test('of any size give every row once, and a row lost or doubled on the way is never let through', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 25 }),
        fc.constantFrom('none', 'lose', 'double', 'same page'),
        fc.nat(),
        async (count, size, fault, seed) => {
          const rows = range(0, count)
          const at = seed % count
          const given =
            fault === 'lose' ? rows.toSpliced(at, 1) : fault === 'double' ? rows.toSpliced(at, 0, at) : rows
          const joined = await joinPages({
            host: 'maps.example',
            count,
            first: 0,
            idOf: ({ id }) => String(id),
            fetchPage: (start: number) => {
              const from = fault === 'same page' ? 0 : start
              const features = given.slice(from, from + size).map((id) => feature(id))
              const end = start + features.length
              return Promise.resolve({
                kind: 'page' as const,
                features,
                next: end >= count || features.length === 0 ? null : end,
              })
            },
          })
          if (joined.kind === 'joined') expect(idsOf(joined.features)).toEqual(rows)
          // A double of the last row lies beyond the server's own count, and is not asked for.
          const isSeen = fault === 'none' || (fault === 'same page' && size >= count)
          if (isSeen) expect(joined.kind).toBe('joined')
          else if (fault !== 'double' || at < count - 1) expect(joined.kind).toBe('failed')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a FeatureServer', () => {
  const FIELDS = [
    { name: 'OBJECTID', type: 'esriFieldTypeOID' },
    { name: 'When', type: 'esriFieldTypeDate' },
    { name: 'Type', type: 'esriFieldTypeInteger', domain: { codedValues: [{ code: 2, name: 'Burglary' }] } },
  ]
  const place = {
    kind: 'feature-server' as const,
    url: 'https://maps.example/FeatureServer/0/query?f=json',
    where: '1=1',
    pageSize: undefined,
    ...NONE,
  }
  const layer = (more: object = {}) => ({
    objectIdField: 'OBJECTID',
    maxRecordCount: 2,
    fields: FIELDS,
    ...more,
  })
  const serverOf = (described: object, pages: (query: URLSearchParams) => unknown, count = 5) =>
    requestsTo((url) => {
      const query = url.searchParams
      if (url.pathname.endsWith('/0')) return described
      return query.has('returnCountOnly') ? { count } : pages(query)
    })

  test('without paging by offset is read by ranges of its object ids', async () => {
    const request = serverOf(layer({ advancedQueryCapabilities: { supportsPagination: false } }), (query) => {
      expect(query.has('resultOffset')).toBe(false)
      const after = Number(/OBJECTID > (\d+)/.exec(query.get('where') ?? '')?.[1] ?? -1)
      return collection(range(after + 1, Math.min(5, after + 3)))
    })
    expect(idsOf(await featureServerRows(place, request))).toEqual([0, 1, 2, 3, 4])
  })
  test('gives dates as instants and coded values by their labels', async () => {
    const row = feature(1, { When: Date.UTC(2023, 4, 4, 20, 15), Type: 2 })
    const request = serverOf(layer(), () => ({ type: 'FeatureCollection', features: [row] }), 1)
    expect(await featureServerRows(place, request)).toMatchObject([
      { properties: { When: '2023-05-04T20:15:00.000Z', Type: 'Burglary' } },
    ])
    const unknown = serverOf(
      layer({ datesInUnknownTimezone: true }),
      () => ({ type: 'FeatureCollection', features: [row] }),
      1,
    )
    expect(await featureServerRows(place, unknown)).toMatchObject([
      { properties: { When: Date.UTC(2023, 4, 4, 20, 15) } },
    ])
  })
  test.each([
    [
      'an error in an answer of 200',
      () => ({ error: { code: 499, message: 'Token Required', details: [] } }),
      /Token Required/,
    ],
    ['pages that overlap', () => collection([1, 2]), /gave the row 1 twice/],
    [
      'fewer rows than it counts',
      (query: URLSearchParams) => collection(range(Number(query.get('resultOffset')), 3).slice(0, 2)),
      /counts 5 rows and gave 3/,
    ],
    ['no features', () => ({ rows: [] }), /without GeoJSON features/],
  ])('is refused for %s', async (_what, pages, words) => {
    expect(await featureServerRows(place, serverOf(layer(), pages))).toMatchObject({
      kind: 'failed',
      what: expect.stringMatching(words) as string,
    })
  })
  test('is refused where the address is no layer', async () => {
    expect(
      await featureServerRows(
        place,
        requestsTo(() => ({ layers: [] })),
      ),
    ).toMatchObject({ toDo: expect.stringContaining('FeatureServer/0') as string })
  })
})

describe('an OGC API', () => {
  const place = {
    kind: 'ogc-api' as const,
    url: 'https://ogc.example/collections/beats/',
    pageSize: 2,
    ...NONE,
  }
  const next = (href: string) => ({ links: [{ rel: 'next', type: 'application/geo+json', href }] })

  test('is followed by its links, and asked again what they drop', async () => {
    const asked: string[] = []
    const request = requestsTo((url) => {
      asked.push(url.search)
      return url.searchParams.has('o')
        ? collection([3], { numberMatched: 3 })
        : collection([1, 2], { numberMatched: 3, ...next('/collections/beats/items?o=2') })
    })
    expect(idsOf(await ogcFeatureRows(place, request))).toEqual([1, 2, 3])
    expect(asked).toEqual(['?limit=2&f=json', '?o=2&limit=2&f=json'])
  })
  test.each([
    [
      'a next page on another host',
      collection([1], next('https://other.example/items')),
      /next page of ogc\.example would be on other\.example/,
    ],
    ['fewer rows than matched', collection([1], { numberMatched: 4 }), /counts 4 rows and gave 1/],
    [
      'a page that leads to itself',
      collection([1], next('/collections/beats/items')),
      /gave the row 1 twice/,
    ],
    [
      'an error in words',
      { code: 'InvalidParameter', description: 'no such collection' },
      /no such collection/,
    ],
  ])('is refused for %s', async (_what, answer, words) => {
    expect(
      await ogcFeatureRows(
        place,
        requestsTo(() => answer),
      ),
    ).toMatchObject({ kind: 'failed', what: expect.stringMatching(words) as string })
  })
  test('without ids, a page that comes again is refused', async () => {
    const page = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { a: 1 } }],
      ...next('/collections/beats/items?o=2'),
    }
    expect(
      await ogcFeatureRows(
        place,
        requestsTo(() => page),
      ),
    ).toMatchObject({ what: expect.stringContaining('same page twice') as string })
  })
})

describe('a WFS', () => {
  const place = {
    kind: 'wfs' as const,
    url: 'https://wfs.example/ows',
    typeName: 'beats',
    outputFormat: 'application/json',
    pageSize: 2,
    ...NONE,
  }
  const hits = (count: string) =>
    new Response(`<wfs:FeatureCollection numberMatched="${count}" numberReturned="0"/>`)

  test('that counts no further than its own limit is read to its end', async () => {
    const request = requestsTo(({ searchParams }) => {
      if (searchParams.has('resultType')) return hits('2')
      const start = Number(searchParams.get('startIndex'))
      return collection(range(start, Math.min(5, start + 2)))
    })
    expect(idsOf(await wfsRows(place, request))).toEqual([0, 1, 2, 3, 4])
  })
  test.each([
    ['fewer rows than hits', (start: number) => collection(range(start, 1)), '3', /counts 3 rows and gave 1/],
    ['an unknown number of hits', () => collection([]), 'unknown', /numberMatched/],
  ])('is refused for %s', async (_what, page, count, words) => {
    const request = requestsTo(({ searchParams }) =>
      searchParams.has('resultType') ? hits(count) : page(Number(searchParams.get('startIndex'))),
    )
    expect(await wfsRows(place, request)).toMatchObject({
      kind: 'failed',
      what: expect.stringMatching(words) as string,
    })
  })
  test('that answers with an exception is quoted', async () => {
    const request = requestsTo(
      () =>
        new Response(
          '<ows:Exception><ows:ExceptionText>Unknown type beats</ows:ExceptionText></ows:Exception>',
        ),
    )
    expect(await wfsRows(place, request)).toMatchObject({
      what: 'wfs.example answered with an error: Unknown type beats.',
    })
  })
})

describe('a Socrata dataset', () => {
  const place = {
    kind: 'socrata' as const,
    url: 'https://data.example/resource/abcd-1234.json',
    where: "year='2023'",
    pageSize: 2,
    ...NONE,
  }
  const row = (id: number) => ({
    ':id': `row-${id}`,
    n: id,
    point: { type: 'Point', coordinates: [-2.6, 53.5] },
  })

  test('is counted and read in the order of its own ids, under the same condition', async () => {
    const request = requestsTo(({ searchParams }) => {
      expect(searchParams.get('$where')).toBe("year='2023'")
      if (searchParams.get('$select') === 'count(*) as n') return [{ n: '3' }]
      expect(searchParams.get('$order')).toBe(':id')
      const start = Number(searchParams.get('$offset'))
      return range(start, Math.min(3, start + 2)).map(row)
    })
    expect(await socrataRows(place, request)).toEqual(
      range(0, 3).map((n) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
        properties: { n },
      })),
    )
  })
  test.each([
    ['an error', { error: true, message: 'no such column' }, /no such column/],
    ['no count', [], /does not say how many/],
  ])('is refused for %s', async (_what, answer, words) => {
    expect(
      await socrataRows(
        place,
        requestsTo(() => answer),
      ),
    ).toMatchObject({ kind: 'failed', what: expect.stringMatching(words) as string })
  })
})

/**
 * Coordinate fixes for swapped axes and metres: recognised when most rows would lie in the borough, offered, and never
 * applied without a choice.
 */
import { describe, expect, test } from 'vitest'
import { isInBox } from '../../../src/domain/geography.ts'
import { DEGREES_FROM, fixedGeometry, positionsIn } from '../../../src/feeds/formats/coordinate-fixes.ts'
import { choicesFor, withOffer } from '../../../src/feeds/formats/recognise.ts'
import { converted, fileOf, recognised, whyNot } from './converting.ts'
import { PLACE } from '../../domain/shipped-place.ts'

type Pair = readonly [number, number]
const csv = (pairs: readonly Pair[], columns = 'lon,lat') =>
  fileOf(
    [
      `ref,type,date,${columns}`,
      ...pairs.map((pair, i) => `r${i},Burglary,2024-05-04,${pair.join()}`),
      '',
    ].join('\n'),
  )
const times = (count: number, pair: Pair) => Array.from({ length: count }, () => pair)
const offersFor = async (pairs: readonly Pair[], columns?: string) =>
  (await recognised([csv(pairs, columns)])).offers.map(({ id, lands, of }) => `${id} ${lands}/${of}`)

const GOOD: Pair = [-2.6, 53.5]
const SWAPPED: Pair = [53.5, -2.6]
const GRID: Pair = [360_200, 402_100]
const MERCATOR: Pair = [-289_430.7, 7_077_000]

describe('a coordinate fix is offered', () => {
  test.each<[string, readonly Pair[], readonly string[]]>([
    ['for none where rows lie right', times(10, GOOD), []],
    ['for swapped axes', times(10, SWAPPED), ['swap 10/10']],
    ['for the National Grid', times(10, GRID), ['national-grid 10/10']],
    ['for its axes swapped too', times(10, [GRID[1], GRID[0]]), ['national-grid-swap 10/10']],
    ['for a web map', times(10, MERCATOR), ['web-mercator 10/10']],
    ['at four in five', [...times(8, SWAPPED), ...times(2, GOOD)], ['swap 8/10']],
    ['not under four in five', [...times(79, SWAPPED), ...times(21, GOOD)], []],
    ['not where rows would only come near the borough', times(10, [53.65, -2.6]), []],
    ['not for rows that lie elsewhere', times(10, [2.35, 48.85]), []],
  ])('%s', async (_what, pairs, offers) => expect(await offersFor(pairs)).toEqual(offers))
  test('for columns named x and y, which are not named as metres', async () => {
    expect(await offersFor(times(5, GRID), 'x,y')).toEqual(['national-grid 5/5'])
    expect(await offersFor(times(5, GRID), 'easting,northing')).toEqual([])
  })
})

test('no coordinates are fixed without a choice, and the report names the fix that would help', async () => {
  const { report, features } = await converted([csv(times(10, SWAPPED))])
  expect([features.length, report.setAside[0]?.reason]).toEqual([0, 'swapped-axes'])
  expect(report.notices.find(({ code }) => code === 'mend-offered')?.text).toContain('--swap')
})

test('a chosen fix places the rows, with a notice', async () => {
  for (const [pair, code] of [
    [SWAPPED, 'swapped'],
    [GRID, 'from-national-grid'],
    [MERCATOR, 'from-web-map'],
  ] as const) {
    const files = [csv(times(10, pair))]
    const recognition = await recognised(files)
    const offer = recognition.offers[0]
    if (!offer) throw new Error('no offer')
    const { crs, swap } = withOffer(choicesFor(recognition, { place: PLACE }), offer)
    const { features, report } = await converted(files, { crs, swap })
    expect(features).toHaveLength(10)
    expect(report.notices.map((notice) => `${notice.code} ${notice.count}`)).toContain(`${code} 10`)
    expect(report.notices.map((notice) => notice.code)).not.toContain('mend-offered')
  }
})

describe('projections', () => {
  test("convert the National Grid within 5 m of the Ordnance Survey's example", () => {
    // Worked example of "A guide to coordinate systems in Great Britain": 52 39 28.8282 N, 1 42 57.8663 E
    // (ETRS89).
    const [longitude, latitude] = DEGREES_FROM['27700'](651_409.903, 313_177.27) ?? [0, 0]
    const north = (latitude - (52 + 39 / 60 + 28.8282 / 3600)) * 111_200
    const east = (longitude - (1 + 42 / 60 + 57.8663 / 3600)) * 111_200 * Math.cos((latitude * Math.PI) / 180)
    expect(Math.hypot(north, east)).toBeLessThan(5)
  })
  test('convert web Mercator back to degrees', () => {
    const [longitude, latitude] = DEGREES_FROM['3857'](-289_430.6763, 7_076_999.2) ?? [0, 0]
    expect(longitude).toBeCloseTo(-2.6, 4)
    expect(isInBox(longitude, latitude, { west: -3, east: -2, south: 53, north: 54 })).toBe(true)
  })
  test.each([
    [Number.NaN, 1],
    [Infinity, 0],
    [1e308, 1e308],
    [-5, -5],
    [2e6, 4e5],
  ])('(%d, %d) is outside every projection', (x, y) => expect(DEGREES_FROM['27700'](x, y)).toBeNull())
})

describe('GeoJSON', () => {
  const feature = (geometry: unknown, properties: object = {}) => ({
    type: 'Feature',
    geometry,
    properties: { id: 'a', category: 'burglary', occurred: '2024-05-04', ...properties },
  })
  const point = (coordinates: unknown) => feature({ type: 'Point', coordinates })
  const file = (features: readonly unknown[], more: object = {}, name = 'a.geojson') =>
    fileOf(JSON.stringify({ type: 'FeatureCollection', ...more, features }), name)
  const named = (name: string) => ({ crs: { type: 'name', properties: { name } } })

  test.each(['urn:ogc:def:crs:EPSG::27700', 'EPSG:27700', 'http://www.opengis.net/def/crs/EPSG/0/27700'])(
    'with the crs %s is read as metres, with a notice',
    async (name) => {
      const { features, report } = await converted([file([point(GRID)], named(name))])
      expect(features[0]?.geometry?.coordinates[0]).toBeCloseTo(-2.6015, 2)
      expect(report.notices.map(({ code }) => code)).toContain('from-national-grid')
    },
  )
  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'])(
    'with the crs %s is read as degrees',
    async (name) => {
      const { features } = await converted([file([point(GOOD)], named(name))])
      expect(features[0]?.geometry?.coordinates).toEqual(GOOD)
    },
  )
  test('with any other crs is refused as a whole', async () => {
    expect(await whyNot([file([point(GOOD)], named('EPSG:2154'))])).toBe(
      'a.geojson names coordinates that are not read here.',
    )
  })
  test('without a crs but in metres is offered the fix', async () => {
    const recognition = await recognised([file([point(GRID)])])
    expect(recognition.offers.map(({ id, flags }) => `${id}: ${flags}`)).toEqual([
      'national-grid: --crs 27700',
    ])
  })
  test('has polygons of any nesting fixed completely', async () => {
    const ring = [
      [360_000, 402_000],
      [360_100, 402_000],
      [360_100, 402_100],
      [360_000, 402_000],
    ]
    const area = { code: 'W9', name: 'x', level: 'ward' }
    const nested = [
      feature({ type: 'MultiPolygon', coordinates: [[ring], [ring]] }, area),
      feature({ type: 'Polygon', coordinates: [ring] }, { ...area, code: 'W8' }),
      feature(
        { type: 'GeometryCollection', geometries: [{ type: 'MultiPolygon', coordinates: [[ring]] }] },
        { ...area, code: 'W7' },
      ),
    ]
    const { report, features } = await converted([file(nested)], { kind: 'areas', crs: '27700' })
    expect(report).toMatchObject({ rowsIn: 3, shown: 3 })
    expect(features.map(({ geometry }) => geometry?.type)).toEqual(['MultiPolygon', 'Polygon', 'Polygon'])
    for (const { geometry } of features)
      for (const [longitude] of positionsIn(geometry)) expect(longitude).toBeCloseTo(-2.6, 1)
  })
  test('keeps coordinates that no fix can convert', () => {
    const invalidCoordinates = { type: 'Polygon', coordinates: [[[1, 2, 3], ['x', 4], null]] }
    expect(fixedGeometry(invalidCoordinates, () => null)).toEqual({
      type: 'Polygon',
      coordinates: [[[1, 2, 3], ['x', 4], null]],
    })
    expect([fixedGeometry(null, () => null), fixedGeometry(7, () => null)]).toEqual([null, 7])
  })
  test('is read as one feature, a list, one a line, with other field names, and with its id outside the properties', async () => {
    const dress = { type: 'Feature', id: 7, geometry: { type: 'Point', coordinates: [...GOOD, 12] } }
    const other = {
      ...dress,
      properties: { Offence: 'ASB', 'Incident date': '04/05/2024 21:15', Officer: 'x' },
    }
    for (const text of [
      JSON.stringify(other),
      JSON.stringify([other]),
      `${JSON.stringify(other)}\n`,
      `\u001E${JSON.stringify(other)}\n`,
      `${JSON.stringify({ type: 'FeatureCollection', features: [other] })}\n`,
    ]) {
      const { features } = await converted([fileOf(text, 'a.json')])
      expect(features).toEqual([
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: GOOD },
          properties: { id: '7', category: 'anti-social-behaviour', occurred: '2024-05-04T21:15:00' },
        },
      ])
    }
  })
  test('may have its coordinates in properties', async () => {
    const row = {
      type: 'Feature',
      geometry: null,
      properties: { id: 1, category: 'drugs', occurred: '2024-05', lon: -2.6, lat: 53.5 },
    }
    expect((await converted([file([row])])).features[0]?.geometry?.coordinates).toEqual(GOOD)
  })
  test('that is a feed already is converted unchanged', async () => {
    const site = {
      type: 'Feature',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-2.6, 53.5],
            [-2.59, 53.5],
            [-2.59, 53.51],
            [-2.6, 53.5],
          ],
        ],
      },
      properties: {
        id: 's',
        name: 'S',
        phases: [{ kind: 'clear', from: '2024-05-04' }],
        ringMetres: 250,
        comparison: ['W1'],
      },
    }
    const recognition = await recognised([file([site])])
    expect([recognition.format, recognition.feedKind]).toEqual(['feed', 'sites'])
    expect((await converted([file([site])])).features).toEqual([site])
  })
  test('that is truncated, or is not GeoJSON, is refused with a message', async () => {
    expect(await whyNot([fileOf('{"type":"FeatureCollection","features":[{', 'a.json')])).toBe(
      'a.json: The file holds GeoJSON that ends early: it is cut off before its end.',
    )
    expect(await whyNot([fileOf('{"rows":[]}', 'a.json')])).toBe(
      'a.json holds JSON, but no GeoJSON features.',
    )
  })
  test('with prototype names as keys does not change any object', async () => {
    const text = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[-2.6,53.5]},"properties":{"id":"a","category":"drugs","occurred":"2024-05","__proto__":{"polluted":1},"constructor":{"x":1}}}]}`
    const { lines } = await converted([fileOf(text, 'a.json')])
    expect(lines[0]).not.toContain('polluted')
    expect({}).not.toHaveProperty('polluted')
  })
})

test('a row set aside shows the numbers of its file, not what they became', async () => {
  const { report } = await converted(
    [
      fileOf(
        'id,category,occurred,Easting,Northing\na,burglary,2023-05-04,400200,365900\nb,burglary,2023-05-04,358300,405700\n',
      ),
    ],
    { kind: 'incidents' },
  )
  expect(report.setAside).toMatchObject([
    { reason: 'outside', examples: [{ id: 'a', field: 'Easting', value: '400200, 365900' }] },
  ])
})

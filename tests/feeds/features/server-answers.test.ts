/** Answers of servers saved as files: ArcGIS, OGC API, WFS, Socrata, data.police.uk; pages, errors and scripts. */
import { describe, expect, test } from 'vitest'
import { isObject } from '../../../src/feeds/rows/json-object.ts'
import { converted, fileOf, whyNot } from '../formats/converting.ts'
import { contextOf, feedOf } from '../opened.ts'
import { readFeed } from '../../../src/feeds/read-feed.ts'

const json = (value: unknown, name = 'answer.json') => fileOf(JSON.stringify(value), name)
const point = (properties: object) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [-2.61, 53.51] },
  properties,
})
const burglary = (id: string) => point({ id, category: 'burglary', occurred: '2023-05-04' })
const collection = (members: object, features: readonly unknown[] = [burglary('a'), burglary('b')]) => ({
  type: 'FeatureCollection',
  features,
  ...members,
})
const INCIDENTS = { kind: 'incidents' } as const
const convertedJson = (value: unknown) => converted([json(value)], INCIDENTS)

describe('an answer that the server cut off', () => {
  const CUT = [
    [
      'by the count of OGC API and WFS 2.0',
      { numberMatched: 900, numberReturned: 2 },
      '2 of 900 rows are here.',
    ],
    ['by the count of GeoServer', { totalFeatures: 1234 }, '2 of 1,234 rows are here.'],
    ['by the flag of ArcGIS', { exceededTransferLimit: true }, '2 rows are here, and there are more.'],
    ['by the flag in GeoJSON', { properties: { exceededTransferLimit: true } }, 'there are more.'],
    [
      'by a link to the next page',
      { links: [{ rel: 'self' }, { rel: 'next', href: 'x' }] },
      'there are more.',
    ],
  ] as const
  test.each(CUT)('%s is converted with a notice', async (_how, members, words) => {
    const { report } = await convertedJson(collection(members))
    expect(report.shown).toBe(2)
    expect(report.notices[0]).toMatchObject({ code: 'cut-off', count: 2 })
    expect(report.notices[0]?.text).toMatch(/^The server cut this answer off: /)
    expect(report.notices[0]?.text).toContain(words)
  })
  test.each(CUT)('%s is read as a feed with the same notice', (_how, members, words) => {
    const read = readFeed(feedOf('incidents'), JSON.stringify(collection(members)), contextOf())
    if (read.kind === 'failed') throw new Error(read.what)
    expect(read.report.notices.map(({ text }) => text).join()).toContain(words)
  })
  test.each([
    { numberMatched: 2, numberReturned: 2 },
    { exceededTransferLimit: false },
    { links: [{ rel: 'self', href: 'x' }], totalFeatures: 'unknown' },
  ])('is not one that is whole: %j', async (members) => {
    const { report } = await convertedJson(collection(members))
    expect(report.notices.map(({ code }) => code)).not.toContain('cut-off')
  })
})

describe('what is no data is refused with what it is', () => {
  test.each([
    [
      { error: { code: 498, message: 'Invalid token.', details: [] } },
      'answer.json holds an error that an ArcGIS server sent in place of data: “498, Invalid token.”.',
    ],
    [
      { message: 'Query coordinator error', errorCode: 'query.soql' },
      'answer.json holds an error that a Socrata server sent in place of data: “Query coordinator error”.',
    ],
    [
      { title: 'Not found', status: 404, detail: 'No such layer' },
      'answer.json holds an error that a server sent in place of data: “Not found, No such layer”.',
    ],
    [
      { error: { message: '\u001b[31m<script>' } },
      'answer.json holds an error that an ArcGIS server sent in place of data: “\uFFFD[31m<script>”.',
    ],
  ])('%j', async (value, words) => expect(await whyNot([json(value)])).toBe(words))
  test.each([
    'var crimes = {"type":"FeatureCollection","features":[]};',
    'const x=[{"a":1}]',
    'window.data = {"a":1}',
    'callback({"type":"FeatureCollection","features":[]})',
    '// made by qgis2web\nvar json_1 = {"type":"FeatureCollection"}',
    'export default {"a": 1}',
  ])('%s', async (text) => {
    expect(await whyNot([fileOf(text, 'a.js')])).toBe(
      'a.js is a script with data inside, not a file of data.',
    )
  })
  test('a table whose header looks a little like one is read', async () => {
    const { report } = await converted(
      [fileOf('id,category,occurred,lon,lat,location (a)\n1,burglary,2023-05-04,-2.61,53.51,x=1\n')],
      INCIDENTS,
    )
    expect(report.shown).toBe(1)
  })
})

describe('Esri JSON', () => {
  const layer = (members: object) => ({
    objectIdFieldName: 'OBJECTID',
    fields: [
      {
        name: 'CATEGORY',
        type: 'esriFieldTypeString',
        domain: { type: 'codedValue', codedValues: [{ name: 'Burglary', code: 'B' }] },
      },
      { name: 'OCCURRED', type: 'esriFieldTypeDate' },
    ],
    ...members,
  })
  const row = (id: number, geometry: unknown, occurred: number | null = 1_683_231_300_000) => ({
    attributes: { OBJECTID: id, CATEGORY: 'B', OCCURRED: occurred },
    geometry,
  })
  test.each([
    ['27700', { wkid: 27700 }, { x: 359_000, y: 402_000 }],
    ['3857', { wkid: 102100, latestWkid: 3857 }, { x: -290_544.1, y: 7_078_000 }],
    ['4326', { wkid: 4326 }, { x: -2.61, y: 53.51 }],
  ])('in EPSG:%s is placed, dated by its field, and labelled by its domain', async (_code, reference, at) => {
    const { features, report } = await convertedJson(
      layer({ spatialReference: reference, features: [row(1, at)] }),
    )
    expect(report.setAside).toEqual([])
    expect(features[0]?.properties).toMatchObject({
      id: '1',
      category: 'burglary',
      occurred: '2023-05-04T21:15:00+01:00',
    })
  })
  test('in another system is refused', async () => {
    const value = layer({ spatialReference: { wkid: 2154 }, features: [row(1, { x: 1, y: 1 })] })
    expect(await whyNot([json(value)])).toBe('answer.json names coordinates that are not read here.')
  })
  test('with a date that is null, or no place, sets the row aside', async () => {
    const { report } = await convertedJson(
      layer({
        features: [row(1, { x: -2.61, y: 53.51 }), row(2, { x: -2.61, y: 53.51 }, null), row(3, null)],
      }),
    )
    expect(report.setAside.map(({ reason, count }) => [reason, count])).toEqual([
      ['missing-geometry', 1],
      ['missing-field', 1],
    ])
  })
  test('has the holes of a polygon in the ring around them', async () => {
    const square = (x: number, y: number, size: number, isHole: boolean) => {
      const ring = [
        [x, y],
        [x, y + size],
        [x + size, y + size],
        [x + size, y],
        [x, y],
      ]
      return isHole ? ring.toReversed() : ring
    }
    const rings = [
      square(-2.62, 53.5, 0.01, false),
      square(-2.6, 53.5, 0.01, false),
      square(-2.598, 53.502, 0.002, true),
    ]
    const value = {
      geometryType: 'esriGeometryPolygon',
      features: [{ attributes: { code: 'W1', name: 'One', level: 'ward' }, geometry: { rings } }],
    }
    const { features } = await converted([json(value)], { kind: 'areas' })
    expect(features[0]?.geometry).toEqual({
      type: 'MultiPolygon',
      coordinates: [[rings[0]], [rings[1], rings[2]]],
    })
  })
})

describe('dates of servers', () => {
  const dated = async (values: readonly unknown[], name = 'date') => {
    const features = values.map((value, at) => point({ ref: `r${at}`, category: 'burglary', [name]: value }))
    const outcome = await convertedJson(collection({}, features))
    return outcome.features.map(({ properties }) => properties['occurred'])
  }
  test('in milliseconds are instants, or days where all are midnights', async () => {
    expect(await dated([1_683_231_300_000, 1_683_414_000_000])).toEqual([
      '2023-05-04T21:15:00+01:00',
      '2023-05-07T00:00:00+01:00',
    ])
    // Midnights of London in summer, and of Greenwich.
    expect(await dated([1_683_154_800_000, 1_683_414_000_000])).toEqual(['2023-05-04', '2023-05-07'])
    expect(await dated([1_683_158_400_000, 1_683_417_600_000])).toEqual(['2023-05-04', '2023-05-07'])
  })
  test('with a zone are days', async () => {
    expect(await dated(['2023-05-04Z', '2023-05-06+01:00'])).toEqual(['2023-05-04', '2023-05-06'])
  })
  test('are no counts, whatever their column', async () => {
    const { features } = await convertedJson(
      collection({}, [point({ ref: 1_683_231_300_000, category: 'burglary', date: '2023-05-04' })]),
    )
    expect(features[0]?.properties).toMatchObject({ id: '1683231300000', occurred: '2023-05-04' })
  })
})

describe('plain records', () => {
  test('of the API of data.police.uk become incidents by month', async () => {
    const crime = (id: number, lasting: string) => ({
      category: 'burglary',
      location_type: 'Force',
      location: { latitude: '53.51', street: { id: 1, name: 'On or near Mill Row' }, longitude: '-2.61' },
      context: '',
      outcome_status: lasting === '' ? null : { category: 'Under investigation', date: '2023-06' },
      persistent_id: lasting,
      id,
      location_subtype: '',
      month: '2023-05',
    })
    const { features, report } = await convertedJson([crime(1, ''), crime(2, 'b2')])
    expect(report.shown).toBe(2)
    expect(features.map(({ properties }) => properties)).toEqual([
      { id: '1', category: 'burglary', occurred: '2023-05', location: 'On or near Mill Row' },
      {
        id: 'b2',
        category: 'burglary',
        occurred: '2023-05',
        location: 'On or near Mill Row',
        outcome: 'Under investigation',
      },
    ])
  })
  const record = (id: string) => ({ id, category: 'burglary', occurred: '2023-05-04' })
  test.each([
    ['with coordinates as text', [{ ...record('a'), longitude: '-2.61', latitude: '53.51' }]],
    ['with a place inside', [{ ...record('a'), place_at: { latitude: '53.51', longitude: -2.61 } }]],
    ['with a geometry inside', [{ ...record('a'), point: { type: 'Point', coordinates: [-2.61, 53.51] } }]],
    [
      'in a CKAN answer',
      { success: true, result: { records: [{ ...record('a'), lon: -2.61, lat: 53.51 }], total: 1 } },
    ],
  ])('%s are placed', async (_what, value) => {
    const { features } = await convertedJson(value)
    expect(features).toEqual([
      { type: 'Feature', geometry: { type: 'Point', coordinates: [-2.61, 53.51] }, properties: record('a') },
    ])
  })
  test('one a line are read, and none of them is lost where the last is cut', async () => {
    const lines = ['a', 'b', 'c'].map((id) => JSON.stringify({ ...record(id), lon: -2.61, lat: 53.51 }))
    expect((await converted([fileOf(lines.join('\n'), 'a.ndjson')], INCIDENTS)).report.shown).toBe(3)
    expect(await whyNot([fileOf(lines.join('\n').slice(0, -9), 'a.ndjson')], INCIDENTS)).toContain(
      'ends early',
    )
  })
  test('with names that reach a prototype have those left out', async () => {
    const text = `[${JSON.stringify({ ...record('a'), lon: -2.61, lat: 53.51 }).replace('{', '{"__proto__":["x"],')}]`
    const { features } = await converted([fileOf(text, 'a.json')], INCIDENTS)
    expect(isObject(features[0]?.properties)).toBe(true)
    expect(Object.getPrototypeOf(features[0]?.properties)).toBe(Object.prototype)
  })
})

/** Layers of maps: shapefile, FlatGeobuf, GeoPackage, well-known text; read whole and the same, or refused. */
import { createRequire } from 'node:module'
import { zipSync, type Zippable } from 'fflate'
import fc from 'fast-check'
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js'
import { describe, expect, test } from 'vitest'
import { recognise } from '../../../src/feeds/formats/recognise.ts'
import { columnsIn } from '../../../src/feeds/layers/sqlite.ts'
import { converted, fileOf, GROUND, recognised, whyNot } from '../formats/converting.ts'
import { type Layer, shapefile } from './shapefile-writer.ts'
import { geopackage } from './geopackage-writer.ts'

const INCIDENTS = { kind: 'incidents' } as const
const row = fc.record({
  lon: fc.integer({ min: 0, max: 400 }).map((step) => (-26_200 + step) / 10_000),
  lat: fc.integer({ min: 0, max: 200 }).map((step) => (535_000 + step) / 10_000),
  category: fc.constantFrom('burglary', 'drugs'),
  day: fc.integer({ min: 10, max: 28 }),
  location: fc.constantFrom('Mill Row', 'Straße 😀', '<b>x</b>', 'a, "b"; c'),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never
const featuresOf = (rows: readonly Row[]) =>
  rows.map(({ lon, lat, category, day, location }, at) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [lon, lat] },
    properties: { id: `r${at}`, category, occurred: `2023-05-${day}`, location },
  }))
const some = featuresOf(
  Array.from({ length: 40 }, (_, at) => ({
    lon: -2.61,
    lat: 53.51,
    category: 'drugs',
    day: 10 + (at % 18),
    location: 'Mill Row',
  })),
)
const rings = [
  [
    [-2.61, 53.5],
    [-2.61, 53.51],
    [-2.6, 53.51],
    [-2.6, 53.5],
    [-2.61, 53.5],
  ],
  [
    [-2.607, 53.503],
    [-2.605, 53.503],
    [-2.605, 53.505],
    [-2.607, 53.505],
    [-2.607, 53.503],
  ],
]
const beat = {
  type: 'Feature' as const,
  geometry: { type: 'Polygon' as const, coordinates: rings },
  properties: { code: 'W1', name: 'One', level: 'beat' },
}

const zipped = (parts: Zippable) => new Uint8Array(zipSync(parts))
const shapefileOf = (features: Layer) => zipped(shapefile(features))
const flatgeobufOf = (features: readonly unknown[], code = 4326) =>
  new Uint8Array(serialize({ type: 'FeatureCollection', features } as never, code))

describe.each([
  ['a.zip', shapefileOf, 'shapefile'],
  ['a.fgb', flatgeobufOf, 'flatgeobuf'],
  ['a.gpkg', geopackage, 'geopackage'],
] as const)('%s', (name, write, format) => {
  test('of points reads back the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const features = featuresOf(rows)
        const outcome = await converted([fileOf(await write(features), name)], INCIDENTS)
        expect(outcome.features).toEqual(features)
      }),
      { numRuns: 15 },
    )
    expect((await recognised([fileOf(await write(some), name)])).format).toBe(format)
  })
  test('of a polygon with a hole reads back the same', async () => {
    const { features } = await converted([fileOf(await write([beat]), name)], { kind: 'areas' })
    expect(features).toEqual([beat])
  })
  test('cut off anywhere is refused', async () => {
    const whole = await write(some)
    for (let length = 100; length < whole.length; length += Math.ceil(whole.length / 60))
      expect(await whyNot([fileOf(whole.slice(0, length), name)], INCIDENTS)).toMatch(/damaged|cut off/)
  })
})

describe('a shapefile', () => {
  const parts = shapefile(some)
  const without = (...names: readonly string[]) =>
    zipped(Object.fromEntries(Object.entries(parts).filter(([name]) => !names.includes(name))))
  test('alone, or without its table, says what is missing', async () => {
    const shp = new Uint8Array(parts['a.shp'] ?? [])
    expect(await whyNot([fileOf(shp, 'a.shp')])).toBe(
      'a.shp is the shapes of a shapefile alone: what belongs to them is in its other files.',
    )
    expect(await whyNot([fileOf(without('a.dbf'), 'a.zip')])).toBe(
      'a.zip lacks the .dbf of its layer, which holds the rows.',
    )
  })
  test('in metres is placed by its .prj, or offered to be without one', async () => {
    const metres = some.map((feature) => ({
      ...feature,
      geometry: { type: 'Point' as const, coordinates: [359_000, 402_000] },
    }))
    const grid = shapefile(
      metres,
      'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]]]]',
    )
    const { features } = await converted([fileOf(zipped(grid), 'a.zip')], INCIDENTS)
    expect(features[0]?.geometry?.coordinates[0]).toBeCloseTo(-2.62, 2)
    const { 'a.prj': _, ...unknown } = grid
    expect((await recognised([fileOf(zipped(unknown), 'a.zip')])).offers[0]?.id).toBe('national-grid')
  })
  test.each([
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]', '40 rows'],
    [
      'GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]]]',
      'a.zip is in “GCS_OSGB_1936”, which is not read here.',
    ],
    [
      'PROJCS["British_National_Grid",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]]',
      'a.zip is in “British_National_Grid”, which is not read here.',
    ],
    [
      'PROJCS["Irish_Grid",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]]',
      'a.zip is in “Irish_Grid”, which is not read here.',
    ],
    ['not a system', 'a.zip names coordinates that are not read here.'],
  ])('in %s', async (prj, words) => {
    expect(await whyNot([fileOf(zipped(shapefile(some, prj)), 'a.zip')], INCIDENTS)).toBe(words)
  })
  test('whose shapes and rows differ in number is refused', async () => {
    const shorter = shapefile(some.slice(1))
    expect(
      await whyNot([fileOf(zipped({ ...parts, 'a.dbf': shorter['a.dbf'] ?? new Uint8Array() }), 'a.zip')]),
    ).toBe('a.zip does not fit together: its .shp has 40 shapes, its .dbf 39 rows.')
  })
})

describe('a FlatGeobuf', () => {
  test('in metres is placed by its code, and refused in a system that is not read', async () => {
    const metres = some.map((feature) => ({
      ...feature,
      geometry: { type: 'Point', coordinates: [359_000, 402_000] },
    }))
    const { features } = await converted([fileOf(flatgeobufOf(metres, 27700), 'a.fgb')], INCIDENTS)
    expect(features[0]?.geometry?.coordinates[1]).toBeCloseTo(53.51, 1)
    expect(await whyNot([fileOf(flatgeobufOf(some, 2154), 'a.fgb')])).toBe(
      'a.fgb names coordinates that are not read here.',
    )
  })
})

describe('a GeoPackage', () => {
  test('with long texts on further pages, and thousands of rows, is read whole', async () => {
    const features = Array.from({ length: 3000 }, (_, at) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [-2.61, 53.51] },
      properties: {
        id: `r${at}`,
        category: 'burglary',
        occurred: '2023-05-04',
        location: at % 500 === 0 ? 'x'.repeat(9000) : 'Mill Row',
      },
    }))
    const file = fileOf(await geopackage(features), 'a.gpkg')
    const { content } = await recognised([file])
    if (content.kind !== 'features') throw new Error('no features')
    expect(content.files[0]?.features.map((each) => (each as (typeof features)[number]).properties)).toEqual(
      features.map(({ properties }) => ({ fid: expect.any(Number) as number, ...properties })),
    )
  })
  test('of several layers is asked for one by name', async () => {
    const file = fileOf(await geopackage(some, ['crimes', 'visits']), 'a.gpkg')
    expect(await whyNot([file])).toBe('a.gpkg has several layers: “crimes”, “visits”.')
    expect(await recognise([file], { ...GROUND, sheet: 'visits' })).toMatchObject({ rows: 40 })
    expect(await recognise([file], { ...GROUND, sheet: 'x' })).toMatchObject({
      what: 'a.gpkg has no layer “x”.',
    })
  })
  test('that is another database is refused', async () => {
    const require = createRequire(import.meta.url)
    const { Database } = await (
      require('sql.js') as () => Promise<{
        Database: new () => { run: (sql: string) => void; export: () => Uint8Array<ArrayBuffer> }
      }>
    )()
    const database = new Database()
    database.run('CREATE TABLE a (b)')
    expect(await whyNot([fileOf(database.export(), 'a.gpkg')])).toBe('a.gpkg is a database without layers.')
  })
  test('has the columns of its statement, whatever their quotes and constraints', () => {
    const sql =
      'CREATE TABLE "t" ( "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, `a b` TEXT DEFAULT (\'x, (y\'), [c] DECIMAL(10, 2), "d""e" TEXT, UNIQUE ("a", "b"), CONSTRAINT x CHECK (c > 0))'
    expect(columnsIn(sql).map(({ name, isRowId }) => `${name}${isRowId ? '*' : ''}`)).toEqual([
      'fid*',
      'geom',
      'a b',
      'c',
      'd"e',
    ])
  })
})

describe('a table with a column of shapes', () => {
  const table = (...shapes: readonly string[]) =>
    fileOf(
      [
        'id,category,occurred,geom',
        ...shapes.map((shape, at) => `r${at},burglary,2023-05-04,"${shape}"`),
        '',
      ].join('\n'),
    )
  test.each([
    ['POINT (-2.61 53.51)'],
    ['POINT Z (-2.61 53.51 30)'],
    ['point(-2.61 53.51)'],
    ['SRID=4326;POINT(-2.61 53.51)'],
    ['0101000000E17A14AE47E104C0E17A14AE47C14A40'],
    ['0101000020E6100000E17A14AE47E104C0E17A14AE47C14A40'],
  ])('%s is placed', async (shape) => {
    const { features } = await converted([table(shape)], INCIDENTS)
    expect(features[0]).toEqual({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-2.61, 53.51] },
      properties: { id: 'r0', category: 'burglary', occurred: '2023-05-04' },
    })
  })
  test('that are broken, or empty, sets those rows aside', async () => {
    const good = Array.from({ length: 60 }, () => 'POINT (-2.61 53.51)')
    const { report } = await converted([table(...good, 'POINT (-2.61', '')], INCIDENTS)
    expect(report).toMatchObject({ rowsIn: 62, shown: 60 })
    expect(report.setAside.map(({ reason }) => reason)).toEqual(['missing-geometry', 'bad-geometry'])
  })
  test('in the National Grid by its SRID is placed, and a cut file refused', async () => {
    const { features } = await converted([table('SRID=27700;POINT(359000 402000)')], INCIDENTS)
    expect(features[0]?.geometry?.coordinates[0]).toBeCloseTo(-2.62, 2)
    const file = fileOf('id,category,occurred,geom\nr,burglary,2023-05-04,"POINT (-2.61 53.51)"\nr,burg')
    expect(await whyNot([file], INCIDENTS)).toContain('ends early')
  })
  test('words like a shape in another column change nothing', async () => {
    const file = fileOf(
      'id,category,occurred,lon,lat,location\nr,burglary,2023-05-04,-2.61,53.51,Point (north)\n',
    )
    expect((await converted([file], INCIDENTS)).features[0]?.properties['location']).toBe('Point (north)')
  })
})

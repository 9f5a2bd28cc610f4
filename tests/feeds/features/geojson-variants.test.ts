/** GeoJSON as few tools write it: text coordinates, collections, long ids, area codes, TopoJSON, text sequences. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { topology } from 'topojson-server'
import { converted, fileOf, whyNot } from '../formats/converting.ts'

const AREAS = { kind: 'areas' } as const
const INCIDENTS = { kind: 'incidents' } as const
const RING = [
  [-2.62, 53.5],
  [-2.6, 53.5],
  [-2.6, 53.52],
  [-2.62, 53.52],
  [-2.62, 53.5],
]
const feature = (geometry: unknown, properties: object) => ({ type: 'Feature', geometry, properties })
const collection = (features: readonly unknown[], members: object = {}) => ({
  type: 'FeatureCollection',
  ...members,
  features,
})
const file = (value: unknown, name = 'a.geojson') => fileOf(JSON.stringify(value), name)
const BURGLARY = { id: 'a', category: 'burglary', occurred: '2023-05-04' }

test('coordinates as text are numbers', async () => {
  const { features } = await converted([
    file(collection([feature({ type: 'Point', coordinates: ['-2.61', ' 53.51 '] }, BURGLARY)])),
  ])
  expect(features[0]?.geometry?.coordinates).toEqual([-2.61, 53.51])
})

test('coordinates that are no numbers stay a fault', async () => {
  const row = feature({ type: 'Point', coordinates: ['-2.61', 'north'] }, BURGLARY)
  const { report } = await converted([file(collection([row]))], INCIDENTS)
  expect(report.setAside[0]?.reason).toBe('bad-coordinates')
})

test('a polygon with its label point is the polygon, several of them a multipolygon', async () => {
  const polygon = { type: 'Polygon', coordinates: [RING] }
  const label = { type: 'Point', coordinates: [-2.61, 53.51] }
  const area = (code: string, geometries: readonly unknown[]) =>
    feature({ type: 'GeometryCollection', geometries }, { code, name: code, level: 'ward' })
  const line = { type: 'LineString', coordinates: RING }
  const { features, report } = await converted(
    [
      file(
        collection([
          area('A', [polygon, label]),
          area('B', [polygon, label, polygon]),
          area('C', [polygon, line]),
        ]),
      ),
    ],
    AREAS,
  )
  expect(features.map(({ geometry }) => geometry?.type)).toEqual(['Polygon', 'MultiPolygon'])
  expect(report.setAside[0]).toMatchObject({ reason: 'bad-geometry', count: 1 })
})

test('metres by a label are degrees where the numbers can be nothing else', async () => {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } }
  const row = feature({ type: 'Point', coordinates: [-2.61, 53.51] }, BURGLARY)
  const { features, report } = await converted([file(collection([row], { crs }))])
  expect(features[0]?.geometry?.coordinates).toEqual([-2.61, 53.51])
  expect(report.notices).toEqual([])
})

test('whole numbers of more than fifteen digits keep all of them', async () => {
  const text = JSON.stringify(
    collection([0, 1].map(() => feature({ type: 'Point', coordinates: [-2.61, 53.51] }, BURGLARY))),
  )
  const numbered = ['202305040000000001', '202305040000000002'].reduce(
    (so, id) => so.replace('"id":"a"', `"id":${id},"note":"12345678901234567890"`),
    text,
  )
  const { features } = await converted([fileOf(numbered, 'a.geojson')])
  expect(features.map(({ properties }) => properties['id'])).toEqual([
    '202305040000000001',
    '202305040000000002',
  ])
})

test.each([
  ['WD23', 'ward'],
  ['LSOA21', 'lsoa'],
  ['MSOA21', 'msoa'],
])('areas of the ONS have code, name and level by %s', async (prefix, level) => {
  const row = (code: string) =>
    feature(
      { type: 'Polygon', coordinates: [RING] },
      { [`${prefix}CD`]: code, [`${prefix}NM`]: `Area ${code}`, LAD23CD: 'E08000010', LAD23NM: 'Wigan' },
    )
  const { features } = await converted([file(collection([row('E1'), row('E2')]))], AREAS)
  expect(features.map(({ properties }) => properties)).toEqual([
    { code: 'E1', name: 'Area E1', level },
    { code: 'E2', name: 'Area E2', level },
  ])
})

test('columns of the ONS beside a point are no area', async () => {
  const row = feature(
    { type: 'Point', coordinates: [-2.61, 53.51] },
    { ...BURGLARY, WD23CD: 'E1', WD23NM: 'x' },
  )
  const { features } = await converted([file(collection([row]))], INCIDENTS)
  expect(features[0]?.properties).toEqual(BURGLARY)
})

const degrees = (least: number) =>
  fc.integer({ min: 0, max: 900 }).map((step) => (least * 10_000 + step) / 10_000)
const incident = fc.record({
  at: fc.tuple(degrees(-2.65), degrees(53.48)),
  category: fc.constantFrom('burglary', 'drugs'),
  day: fc.integer({ min: 10, max: 28 }),
  location: fc.constantFrom('Mill Row', 'by the “Sun”, near a; b', '<b>x</b>'),
})
const asFeatures = (rows: readonly (typeof incident extends fc.Arbitrary<infer T> ? T : never)[]) =>
  rows.map(({ at, category, day, location }, index) =>
    feature(
      { type: 'Point', coordinates: at },
      { id: `r${index}`, category, occurred: `2023-05-${day}`, location },
    ),
  )

test('TopoJSON by its own writer reads back the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(incident, { minLength: 1, maxLength: 12 }), async (rows) => {
      const features = asFeatures(rows)
      const topo = topology({ crimes: { type: 'FeatureCollection', features } as never })
      expect((await converted([file(topo, 'a.json')], INCIDENTS)).features).toEqual(features)
    }),
    { numRuns: 25 },
  )
})

test('TopoJSON whose arcs are missing is refused', async () => {
  const topo = topology({ w: { type: 'Polygon', coordinates: [RING] } as never })
  expect(await whyNot([file({ ...topo, arcs: [] }, 'a.json')], AREAS)).toBe(
    'a.json holds JSON, but no GeoJSON features.',
  )
})

test('a text sequence reads back the same, one a line or with record separators', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(incident, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (rows, isMarked) => {
        const features = asFeatures(rows)
        const text = features
          .map((row) => (isMarked ? `\u001E${JSON.stringify(row, null, 1)}\n` : `${JSON.stringify(row)}\n`))
          .join('')
        expect((await converted([fileOf(text, 'a.geojsonl')], INCIDENTS)).features).toEqual(features)
      },
    ),
    { numRuns: 25 },
  )
})

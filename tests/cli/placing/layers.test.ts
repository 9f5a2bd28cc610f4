/** Layers of the formats that the usual publishers offer: GeoPackage with several layers, shapefiles, tables with points. */
import { expect, test } from 'vitest'
import { readLayer } from '../../../src/cli/placing/source-files.ts'
import { namesIn } from '../../../src/cli/placing/names.ts'
import { roadsIn, waterIn } from '../../../src/cli/placing/lines.ts'
import type { MapLayer } from '../../../src/feeds/features/map-layer.ts'
import { linesIn } from '../../../src/domain/borough/delta-text.ts'
import { geopackage } from '../../feeds/layers/geopackage-writer.ts'
import { shapefile } from '../../feeds/layers/shapefile-writer.ts'

const SQUARE = [
  [0.5, 52.5],
  [0.6, 52.5],
  [0.6, 52.6],
  [0.5, 52.5],
]
const WARDS = [
  {
    geometry: { type: 'Polygon', coordinates: [SQUARE] },
    properties: { WD24CD: 'E05999001', WD24NM: 'Alder Cross' },
  },
] as const

function reading(named: string, files: Readonly<Record<string, Uint8Array>>) {
  const readFile = (path: string) => {
    const bytes = files[path]
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error('no such file'))
  }
  return readLayer(named, { cwd: '/', readFile, progress: () => {} })
}
async function layerOf(named: string, files: Readonly<Record<string, Uint8Array>>): Promise<MapLayer> {
  const layer = await reading(named, files)
  if ('toDo' in layer) throw new Error(`${layer.what} ${layer.toDo}`)
  return layer
}
const bytesOf = (text: string) => new TextEncoder().encode(text)
const rowOf = ({ features: [first] }: MapLayer) => first?.properties

test('a GeoPackage is read by the layer after its path', async () => {
  const files = { '/a.gpkg': await geopackage(WARDS, ['wards', 'others']) }
  expect(rowOf(await layerOf('a.gpkg#wards', files))).toMatchObject({ WD24CD: 'E05999001' })
  expect(await reading('a.gpkg', files)).toMatchObject({
    what: 'a.gpkg has several layers: “wards”, “others”.',
    toDo: 'Say which one with a.gpkg#LAYER, or export it alone.',
  })
})
test('a shapefile is read with the files beside it', async () => {
  const files = Object.fromEntries(
    Object.entries(shapefile(WARDS)).map(([name, bytes]) => [`/${name}`, bytes]),
  )
  expect(rowOf(await layerOf('a.shp', files))).toMatchObject({ WD24NM: 'Alder Cross' })
  const { '/a.shp': alone = new Uint8Array() } = files
  expect(await reading('a.shp', { '/a.shp': alone })).toMatchObject({
    what: expect.stringContaining('.dbf') as unknown,
  })
})
test('a table in metres becomes points in degrees', async () => {
  const layer = await layerOf('a.csv', {
    '/a.csv': bytesOf('name1,local_type,x,y\nAlder,Village,612000,318000\n'),
  })
  expect(layer.crs).toBe('27700')
  const box = { west: 1, south: 52.5, east: 1.3, north: 52.9 }
  const { places } = namesIn(layer, { box, latitude: 52.7, isInside: () => true, given: {} })
  expect(places).toMatchObject([{ name: 'Alder', kind: 'village' }])
  expect(places[0]?.at.map((degrees) => Math.round(degrees * 100) / 100)).toEqual([1.14, 52.72])
})
test('a table without places is refused with what it needs', async () => {
  expect(await reading('a.csv', { '/a.csv': bytesOf('a,b\n1,2\n') })).toMatchObject({
    what: 'a.csv has no columns of longitude and latitude or of easting and northing.',
  })
})

const way = (properties: Readonly<Record<string, string>>, coordinates: readonly (readonly number[])[]) => ({
  properties,
  geometry: { type: 'LineString', coordinates },
})
const layerWith = (features: MapLayer['features']): MapLayer => ({
  name: 'x',
  features,
  crs: '4326',
  notices: [],
})
const GROUND = { box: { west: 0, south: 52, east: 0.2, north: 52.2 }, latitude: 52.1, given: {} }

test('roads of OpenStreetMap have their classes and numbers, and are cut to the surroundings', () => {
  const { classes, remarks } = roadsIn(
    layerWith([
      way({ highway: 'trunk', ref: 'A14;E24', name: 'By-pass' }, [
        [-1, 52.1],
        [0.1, 52.1],
        [0.15, 52.15],
        [3, 52.1],
        [4, 52.1],
      ]),
      way({ highway: 'residential', name: 'Weir Street' }, [
        [0.1, 52.1],
        [0.11, 52.1],
      ]),
      way({ highway: 'motorway' }, [
        [5, 55],
        [5.1, 55],
      ]),
      way({ highway: 'proposed' }, [
        [0.1, 52.1],
        [0.1, 52.11],
      ]),
    ]),
    GROUND,
  )
  expect(classes.map(({ class: name, names }) => [name, names])).toEqual([
    ['primary', ['A14']],
    ['minor', ['Weir Street']],
  ])
  expect(linesIn(classes[0]?.lines ?? '')).toHaveLength(1)
  expect(remarks).toEqual(['x: 1 feature near the place is of a class that is not drawn.'])
})
test('water of surfaces is drawn by its shores', () => {
  const lake = {
    properties: { natural: 'water', name: 'Mere' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [0.1, 52.1],
          [0.11, 52.1],
          [0.11, 52.11],
          [0.1, 52.1],
        ],
      ],
    },
  }
  const { lakes, rivers } = waterIn(layerWith([lake]), GROUND)
  expect([lakes.names, rivers.names]).toEqual([['Mere'], []])
})
test('too many roads leave the smallest classes out, and say so', () => {
  const long = Array.from({ length: 300 }, (_, at) => [0.05 + at * 0.0003, at % 2 === 0 ? 52.05 : 52.06])
  const many = Array.from({ length: 150 }, () => way({ highway: 'residential' }, long))
  const { classes, remarks } = roadsIn(
    layerWith([
      way({ highway: 'primary' }, [
        [0.1, 52.1],
        [0.12, 52.1],
      ]),
      ...many,
    ]),
    GROUND,
  )
  expect(classes.map(({ class: name }) => name)).toEqual(['primary'])
  expect(remarks).toEqual(['Roads left out, since the map would grow heavy: local (150).'])
})

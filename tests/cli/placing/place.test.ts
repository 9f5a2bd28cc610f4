/** The command `place`: another place from open files, what it says of it, and what it refuses. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromRoot } from '../../../src/build/fresh.mjs'
import { place } from '../../../src/cli/commands/place.ts'
import { decodeBorough, type EncodedBorough } from '../../../src/domain/borough/decode.ts'
import { ringsOf, type Position, type Surface } from '../../../src/domain/geography.ts'
import { insideOf } from '../../../src/cli/placing/shapes.ts'
import { DEGREES_FROM } from '../../../src/feeds/formats/coordinate-fixes.ts'
import { memoryContext } from '../memory-context.ts'
import { CELLS, CODE, middleOf, placeArguments, SOURCES, WARD_NAMES } from './camford.ts'

const files = Object.fromEntries(Object.entries(SOURCES).map(([name, text]) => [`/open/${name}`, text]))

async function run(args: readonly string[], own: Readonly<Record<string, string>> = {}) {
  const { context, written, output } = memoryContext({ ...files, ...own })
  const code = await place(args, context)
  return { code, written, ...output }
}
const made = await run(placeArguments('/open', 'feeds/place'))
const json = (name: string): unknown => JSON.parse(made.written[`/feeds/place/${name}.json`] ?? 'null')
const borough = decodeBorough(json('borough') as EncodedBorough)

/** Square kilometres on a sphere, small enough here for a plane. */
function areaOf(surface: Surface): number {
  const scale = 111.195
  const ringArea = (ring: readonly Position[]) =>
    ring.slice(1).reduce((sum, [x, y], at) => {
      const [beforeX, beforeY] = ring[at] ?? [x, y]
      return sum + (beforeX * y - x * beforeY)
    }, 0) / 2
  return Math.abs(
    ringsOf(surface)
      .flat()
      .reduce((sum, ring) => sum + ringArea(ring), 0) *
      scale ** 2 *
      Math.cos((52.7 * Math.PI) / 180),
  )
}

describe('a place made from open files', () => {
  test('is written whole, with a report of what it holds', () => {
    expect([made.code, made.err]).toEqual([0, ''])
    expect(Object.keys(made.written).toSorted()).toEqual(
      ['borough', 'place', 'postcodes', 'roads', 'streets'].map((name) => `/feeds/place/${name}.json`),
    )
    expect(made.out).toContain(
      'Camford (E06999001): 8 wards, 48 LSOAs, 4 MSOAs, 15 roads, 2 lines of water, 960 postcodes, 8 named places, 1 station, 48 points of streets by name.',
    )
    for (const level of ['wards', 'LSOAs', 'MSOAs']) expect(made.out).toContain(`The ${level} tile it.`)
    expect(made.out).toContain('"place": "place"')
    expect(made.out).toContain('Of the file of wards, 1 area lies elsewhere.')
    expect(made.out).toContain('roads.geojson: 1 feature near the place is of a class that is not drawn.')
  })
  test('has the boundary with its hole and its island', () => {
    const polygons = ringsOf(borough.outline)
    expect(polygons.map((rings) => rings.length).toSorted((a, b) => a - b)).toEqual([1, 2])
    expect(areaOf(borough.outline)).toBeGreaterThan(70)
    const wardsTogether = borough.wards.reduce((sum, { shape }) => sum + areaOf(shape), 0)
    expect(wardsTogether / areaOf(borough.outline)).toBeCloseTo(1, 6)
  })
  test('has a ward around another, and a ward of two parts', () => {
    const shapeOf = (name: string) => borough.wards.find((ward) => ward.name === name)?.shape
    expect(ringsOf(shapeOf('Alder Cross') ?? borough.outline).map((rings) => rings.length)).toEqual([2])
    expect(shapeOf('Gull Reach')?.type).toBe('MultiPolygon')
    const insides = borough.wards.map(({ name, shape }) => ({ name, isInside: insideOf(shape) }))
    for (const cell of CELLS) {
      const at = DEGREES_FROM['27700'](...middleOf(cell)) ?? [0, 0]
      expect(insides.filter(({ isInside }) => isInside(at)).map(({ name }) => name)).toEqual([
        WARD_NAMES[cell.ward],
      ])
    }
  })
  test('places each LSOA in its ward', () => {
    const wardCode = new Map(borough.wards.map(({ name, code }) => [name, code]))
    expect(borough.lsoas.map(({ ward }) => ward)).toEqual(
      CELLS.map(({ ward }) => wardCode.get(WARD_NAMES[ward] ?? '')),
    )
    const residents = (areas: typeof borough.lsoas) =>
      areas.reduce((sum, { population }) => sum + (population ?? NaN), 0)
    expect(residents(borough.msoas)).toBe(residents(borough.lsoas))
    expect(borough.lsoas[12]).toMatchObject({ deprivationDecile: 3, population: 1620, rates: null })
  })
  test('has its own words, contacts and examples', () => {
    expect(json('place')).toMatchObject({
      name: 'Camford',
      code: CODE,
      police: 'fenshire-police',
      council: 'camford-council',
      postcodesYear: 2025,
      neighbours: [{ name: 'Oldmere' }],
      examples: { partner: 'camford-council' },
    })
    const { examples } = json('place') as { examples: { point: Position; block: readonly Position[] } }
    for (const at of [examples.point, ...examples.block]) expect(insideOf(borough.outline)(at)).toBe(true)
  })
})

test('README shows every option, and a command line that is understood', async () => {
  const readme = readFileSync(fromRoot('README.md'), 'utf8')
  const help = await run(['--help'])
  const optionsIn = (text: string) => [...new Set(text.match(/--[a-z]+/g))].toSorted()
  const row = /^\| `place` +\| `--boundary.*$/m.exec(readme)?.[0] ?? ''
  expect(optionsIn(row)).toEqual(optionsIn(help.out))
  const [, line = ''] = /holdfast -- place ((?:.*\\\n)+.*)$/m.exec(readme) ?? []
  const { code, err } = await run(line.replaceAll('\\\n', ' ').split(/\s+/))
  expect([code, err]).toEqual([1, expect.stringContaining('settings.json could not be read')])
})

describe('without ground', () => {
  const bare = [
    '--boundary',
    '/open/boundary.geojson',
    '--code',
    CODE,
    '--areas',
    '/open/wards.geojson',
    '--out',
    'place',
  ]
  test('says what is missing and what follows', async () => {
    const { code, out, written } = await run(bare)
    expect(code).toBe(0)
    for (const words of ['No postcodes', 'No roads', 'No MSOAs', 'No LSOAs', 'No streets', 'No names'])
      expect(out).toContain(words)
    const { places } = decodeBorough(JSON.parse(written['/place/borough.json'] ?? '') as EncodedBorough)
    expect(places.map(({ name }) => name)).toEqual(Object.values(WARD_NAMES))
    const dray = borough.wards.find(({ name }) => name === 'Dray Market')?.shape ?? borough.outline
    expect(insideOf(dray)(places[3]?.at ?? [0, 0])).toBe(true)
    expect(JSON.parse(written['/place/place.json'] ?? '')).toMatchObject({
      postcodesYear: null,
      police: 'police',
      contacts: expect.arrayContaining([expect.objectContaining({ name: 'The police' })]) as unknown,
    })
  })
  test('says which share no area covers', async () => {
    const wards = JSON.parse(SOURCES['wards.geojson'] ?? '') as { features: readonly object[] }
    const fewer = JSON.stringify({ ...wards, features: wards.features.slice(0, -1) })
    const { out } = await run(bare, { '/open/wards.geojson': fewer })
    const stated = Number(/About ([\d.]+) % of the place lies in none of its wards/.exec(out)?.[1])
    const left = borough.wards.find(({ name }) => name === 'Harrow Stile')?.shape ?? borough.outline
    expect(Math.abs(stated - (100 * areaOf(left)) / areaOf(borough.outline))).toBeLessThan(0.15)
  })
})

describe('is refused with plain words', () => {
  const base = placeArguments('/open', 'place')
  const without = (option: string) => base.filter((_, at) => base[at] !== option && base[at - 1] !== option)
  test.each([
    [
      'a boundary of several without --code',
      without('--code'),
      {},
      'Say which one is the place with --code CODE. A place of several is joined into one area first',
    ],
    ['an unknown code', [...without('--code'), '--code', 'E1'], {}, 'holds no area “E1”'],
    [
      'areas without a known column',
      base,
      {
        '/open/wards.geojson':
          '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WHICH":"a"},"geometry":null}]}',
      },
      'no column that is known to hold the code of an area; it has: WHICH. Say which one with --set code=COLUMN.',
    ],
    [
      'two areas of one code',
      base,
      { '/open/lsoas.geojson': (SOURCES['lsoas.geojson'] ?? '').replace('E01999001', 'E01999000') },
      'have the code E01999000',
    ],
    [
      'two files of one level',
      [...base, '--areas', '/open/wards.geojson'],
      {},
      'holds wards, as a file before it does',
    ],
    [
      'postcodes without a year',
      [...without('--postcodes'), '--postcodes', '/open/list.csv'],
      { '/open/list.csv': 'postcode,longitude,latitude\nZQ1 1AA,1.1,52.7\n' },
      'does not say of which year its postcodes are',
    ],
    [
      'no list of postcodes',
      [...without('--postcodes'), '--postcodes', '/open/settings.json'],
      {},
      'has no columns of postcodes',
    ],
    [
      'settings of other keys',
      base,
      { '/open/settings.json': '{"colour":1,"police":{"id":"Not an id","label":"P"}}' },
      'police.id (it should be small letters, digits and hyphens); colour (not known)',
    ],
    [
      'a file that is not there',
      [...without('--roads'), '--roads', '/open/none.gpkg'],
      {},
      '/open/none.gpkg could not be read',
    ],
  ])('%s', async (_, args, own, words) => {
    const { code, err, written } = await run(args, own)
    expect([code, Object.keys(written)]).toEqual([1, []])
    expect(err).toContain(words)
    expect(err).toContain('Nothing was written.')
  })
  test('a setting of another column', async () => {
    const { code, err } = await run([...base, '--set', 'colour=RED'])
    expect(code).toBe(2)
    expect(err).toContain('--set colour=RED: it should be WHAT=COLUMN')
  })
})

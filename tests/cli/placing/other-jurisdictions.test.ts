/** Invented places in Scotland and Northern Ireland, and elsewhere: grid, rules, words, and what is said not known. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../../src/cli/commands/convert.ts'
import { hotspots } from '../../../src/cli/commands/hotspots.ts'
import { place } from '../../../src/cli/commands/place.ts'
import type { Command } from '../../../src/cli/command.ts'
import { rulePackFor, rulePacksOf } from '../../../src/domain/closure/rule-packs.ts'
import { instant } from '../../../src/domain/day.ts'
import { servedGrid } from '../../../src/domain/place/served-place.ts'
import { deprivationWords } from '../../../src/measures/areas/wards.ts'
import { levelLabel } from '../../../src/measures/figures/areas.ts'
import { DEGREES_FROM } from '../../../src/feeds/formats/coordinate-fixes.ts'
import { orderTimelineOf } from '../../../src/measures/order-timeline.ts'
import { day, on, order, until, WEST_SQUARE } from '../../measures/invented-dataset.ts'
import { memoryContext } from '../memory-context.ts'

type Corner = readonly [x: number, y: number]
type Project = (x: number, y: number) => readonly [number, number] | null

/** Four wards of 3 km round a corner, each side with its own properties. */
function layersAt([x, y]: Corner, code: string, { isInDegrees }: { readonly isInDegrees?: Project } = {}) {
  const at = (east: number, north: number) => isInDegrees?.(x + east, y + north) ?? [x + east, y + north]
  const square = (west: number, south: number, side: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        at(west, south),
        at(west + side, south),
        at(west + side, south + side),
        at(west, south + side),
        at(west, south),
      ],
    ],
  })
  const collection = (features: readonly (readonly [properties: object, geometry: object])[]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
    })
  const letter = code.charAt(0)
  return {
    '/open/boundary.geojson': collection([[{ code, name: 'Loughmere' }, square(-3000, -3000, 6000)]]),
    '/open/wards.geojson': collection(
      [
        ['North Quay', 0, 0],
        ['Mill Brae', -3000, 0],
        ['Abbot’s Hill', -3000, -3000],
        ['Strand', 0, -3000],
      ].map(([name, west, south], row) => [
        { code: `${letter}0899900${row}`, name, population: row === 0 ? 4000 : 9000 },
        square(Number(west), Number(south), 3000),
      ]),
    ),
  }
}

interface Run {
  readonly files: Readonly<Record<string, string>>
  readonly command?: Command
}
async function run(args: readonly string[], { files, command = place }: Run) {
  const { context, written, output } = memoryContext(files)
  const code = await command(args, context)
  return { code, written, ...output }
}
const ARGUMENTS = ['--boundary', '/open/boundary.geojson', '--areas', '/open/wards.geojson', '--out', 'place']
const settings = (members: object) => ({ '/open/settings.json': JSON.stringify(members) })
const WITH_SETTINGS = [...ARGUMENTS, '--settings', '/open/settings.json']

/** Near a lake in the middle of Northern Ireland, in metres of the Irish Grid. */
const IRISH: Corner = [300_000, 370_000]
const SCOTTISH: Corner = [290_000, 700_000]
const ENGLISH: Corner = [480_000, 240_000]

describe('a place in Northern Ireland', () => {
  const POSTCODES = [
    'pcds,dointr,doterm,oseast1m,osnrth1m,lat,long',
    'BT99 9AA,202505,,300500,370500,,',
    '',
  ].join('\n')
  const sources = {
    ...layersAt(IRISH, 'N09999001'),
    ...settings({
      jurisdiction: 'northern-ireland',
      council: { id: 'council', label: 'Loughmere District Council' },
    }),
    '/open/ONSPD_MAY_2025.csv': POSTCODES,
  }
  const made = run([...WITH_SETTINGS, '--postcodes', '/open/ONSPD_MAY_2025.csv'], { files: sources })

  test('is measured on the Irish Grid, and says what is not known of its law', async () => {
    const { code, out, written } = await made
    expect(code, out).toBe(0)
    expect(servedGrid().crs).toBe('29903')
    const file = JSON.parse(written['/place/place.json'] ?? '') as object
    expect(file).toMatchObject({
      projection: 'EPSG:29903',
      jurisdiction: 'northern-ireland',
      noun: 'district',
      partners: expect.arrayContaining([
        { id: 'police', label: 'Police Service of Northern Ireland' },
        { id: 'communities', label: 'Department for Communities' },
      ]) as unknown,
    })
    expect(JSON.stringify(file)).not.toContain('ASB case review')
    for (const words of [
      'The wards tile it.',
      'Bank holidays of Northern Ireland, 2018 to 2027.',
      'The rules of closure orders in Northern Ireland are not known here',
      '1 postcode',
    ])
      expect(out).toContain(words)
    expect(rulePacksOf()).toEqual([])
  })

  test('reads eastings, northings and grid references of its own, and counts in its squares', async () => {
    const { written } = await made
    const rows = [
      'id,date,type,easting,northing',
      ...Array.from(
        { length: 60 },
        (_, at) => `r${at},2024-05-${10 + (at % 9)},Burglary,300${100 + at},370040`,
      ),
      'far,2024-05-02,Burglary,120000,370040',
    ].join('\n')
    const files = { ...written, '/rows.csv': rows }
    const args = [
      '/rows.csv',
      '--kind',
      'incidents',
      '--out',
      '/feeds/incidents.geojson',
      '--place',
      '/place',
    ]
    const converted = await run(args, { files, command: convert })
    expect(converted.out).toContain('61 rows in, 60 shown, 1 set aside')
    const feed = converted.written['/feeds/incidents.geojson'] ?? ''
    const [longitude = 0, latitude = 0] = DEGREES_FROM['29903'](300_100, 370_040) ?? []
    expect(feed).toContain(`[${longitude},${latitude}]`)
    const manifest = JSON.stringify({ version: 1, asOf: '2024-08-31', place: '../place', feeds: [] })
    const squares = await run(
      ['/feeds/incidents.geojson', '--from', '2024-05-01', '--to', '2024-05-31', '--out', '/squares.geojson'],
      {
        files: { ...files, '/feeds/incidents.geojson': feed, '/feeds/manifest.json': manifest },
        command: hotspots,
      },
    )
    expect(squares.code, squares.err).toBe(0)
    const { features } = JSON.parse(squares.written['/squares.geojson'] ?? '') as {
      features: readonly { properties: { easting: number; northing: number; count: number } }[]
    }
    expect(features).toHaveLength(1600)
    const full = features.filter(({ properties }) => properties.count > 0)
    expect(full.map(({ properties: { easting, northing, count } }) => [easting, northing, count])).toEqual([
      [300_000, 369_900, 50],
      [300_150, 369_900, 10],
    ])
  })

  test('shows no legal limit of a closure order, and says why', () => {
    const timeline = orderTimelineOf(
      order('2024-06-01', { made: on('2024-06-03'), ends: until('2024-09-02') }),
      day('2024-07-01'),
    )
    expect([timeline.pack, timeline.dues, timeline.rules]).toEqual([null, [], ''])
    expect(timeline.notices.map(({ text }) => text)).toEqual([
      'The rules of closure orders in Northern Ireland are not known here: no legal limits are shown.',
    ])
  })
})

describe('a place in Scotland', () => {
  const files = layersAt(SCOTTISH, 'S12999001')
  test('has the limits that its Act states in days, and says which are not shown', async () => {
    const { code, out } = await run(ARGUMENTS, { files })
    expect(code).toBe(0)
    expect(out).toContain('Closure orders by Antisocial Behaviour etc. (Scotland) Act 2004.')
    expect(out).toContain('Called “the council area” in sentences')
    const made = order('2024-06-01', {
      made: on('2024-06-03'),
      ends: until('2024-09-02'),
      applicant: 'council',
    })
    const timeline = orderTimelineOf(made, day('2024-07-01'))
    expect(timeline.dues.map(({ kind, by }) => [kind, by])).toEqual([
      ['order', '3 September 2024'],
      ['in-all', '3 December 2024'],
    ])
    expect(timeline.rules).toContain('Court holidays are the sheriff court’s own')
    expect(timeline.notices.map(({ code: own }) => own)).toContain('applicant')
    expect(rulePackFor({ at: instant(Date.UTC(2005, 0, 1)), precision: 'instant' })).toBeNull()
  })
})

describe('census areas have the names of the place', () => {
  /** The wards as a layer of other areas, with the columns of its publisher. */
  const layerAs = (files: Readonly<Record<string, string>>, [code, name]: readonly [string, string]) =>
    (files['/open/wards.geojson'] ?? '')
      .replaceAll('"code":', `"${code}":`)
      .replaceAll('"name":', `"${name}":`)
  test.each([
    [
      'S12999001',
      SCOTTISH,
      ['DataZone', 'Name'],
      ['InterZone', 'Name'],
      'data zones',
      'intermediate zones',
      'Scotland',
    ],
    [
      'N09999001',
      IRISH,
      ['DZ2021_cd', 'DZ2021_nm'],
      ['SDZ2021_cd', 'SDZ2021_nm'],
      'data zones',
      'super data zones',
      'Northern Ireland',
    ],
    ['W06999001', ENGLISH, ['LSOA21CD', 'LSOA21NM'], ['MSOA21CD', 'MSOA21NM'], 'LSOAs', 'MSOAs', 'Wales'],
  ] as const)('of %s', async (placeCode, at, small, middle, smallName, middleName, country) => {
    const files = layersAt(at, placeCode)
    const { code, out, err } = await run(
      ['--areas', '/open/small.geojson', '--areas', '/open/middle.geojson', ...WITH_SETTINGS],
      {
        files: {
          ...files,
          ...settings(placeCode.startsWith('N') ? { jurisdiction: 'northern-ireland' } : {}),
          '/open/small.geojson': layerAs(files, small),
          '/open/middle.geojson': layerAs(files, middle),
        },
      },
    )
    expect(code, err).toBe(0)
    expect(out).toContain(`4 wards, 4 ${smallName}, 4 ${middleName}`)
    const zone = { ward: 'W', population: 1, deprivationDecile: 1 }
    const inWard = {
      code: 'W',
      name: 'W',
      level: 'ward',
      shape: WEST_SQUARE,
      population: 1,
      deprivationDecile: null,
      from: null,
      to: null,
    } as const
    expect(deprivationWords(inWard, [zone, zone])).toBe(
      `Of its 2 census areas (${smallName}), all are in the most deprived fifth of ${country}.`,
    )
    expect(levelLabel('msoa').toLowerCase()).toContain(middleName.replace(/^MSOAs$/, '(msoa)'))
  })
})

describe('warns that nothing will be published', () => {
  test('by a level with too few residents, and by one that leaves a part out', async () => {
    const files = layersAt(ENGLISH, 'E07999001')
    const few = await run(ARGUMENTS, { files })
    expect(few.out).toContain(
      'publish --geography ward will refuse this place: 1 area has fewer than 5,000 residents (North Quay). Give areas of the whole place',
    )
    const wards = JSON.parse(files['/open/wards.geojson']) as { features: readonly object[] }
    const cut = {
      ...files,
      '/open/wards.geojson': JSON.stringify({ ...wards, features: wards.features.slice(1) }),
    }
    const partly = await run(ARGUMENTS, { files: cut })
    expect(partly.out).toMatch(
      /publish --geography ward will refuse this place: about 25\.\d % of it lies in none of its wards, and at most 5\.0 % of a quarter’s incidents may\./,
    )
  })
})

describe('refuses in plain words', () => {
  const inDegrees = (at: Corner, code: string) =>
    layersAt(at, code, { isInDegrees: (x, y) => [x / 1e5, y / 1e5] })
  test.each([
    [
      'Paris',
      [235_000, 4_885_000],
      'X1',
      'Loughmere lies round 48.850, 2.350, outside England, Wales, Scotland and Northern Ireland.',
    ],
    ['Calais', [186_000, 5_095_000], 'X1', 'outside England, Wales, Scotland and Northern Ireland.'],
    ['Dublin', [-626_000, 5_335_000], 'X1', 'outside England, Wales, Scotland and Northern Ireland.'],
    [
      'the Isle of Man',
      [-450_000, 5_415_000],
      'X1',
      'outside England, Wales, Scotland and Northern Ireland.',
    ],
    ['a code of another country', [-263_000, 5_175_000], 'S12000001', 'outside Scotland.'],
    [
      'Donegal without a word',
      [-770_000, 5_495_000],
      'X1',
      'may lie in Northern Ireland, or outside: its code X1 does not say. Write it into the file of --settings',
    ],
    [
      'the border without a word',
      [-260_000, 5_540_000],
      'X1',
      'may lie in England and Wales or Scotland, or outside',
    ],
  ] as const)('%s', async (_, [x, y], code, words) => {
    const { code: exit, err } = await run(ARGUMENTS, { files: inDegrees([x, y], code) })
    expect(exit).toBe(1)
    expect(err).toContain(words)
    expect(err).toContain('Nothing was written.')
  })
  test('and takes a place of no ONS code by where it lies, saying so', async () => {
    const { code, out } = await run(ARGUMENTS, { files: inDegrees([-150_000, 5_250_000], 'X1') })
    expect(code).toBe(0)
    expect(out).toContain('Taken as a place of England and Wales by where it lies')
  })
  test.each([
    [{ noun: 'City' }, 'noun (it should be a word in small letters, such as city)'],
    [{ jurisdiction: 'ireland' }, 'jurisdiction'],
    [{ localHolidays: { Fair: ['15 July'] } }, 'localHolidays'],
  ])('settings such as %j', async (members, words) => {
    const files = { ...layersAt(ENGLISH, 'E07999001'), ...settings(members) }
    const { code, err } = await run(WITH_SETTINGS, { files })
    expect([code, err]).toEqual([1, expect.stringContaining(words)])
  })
})

/**
 * `holdfast convert` as README shows it: every command line of "Your own data" runs, and check finds no fault in its
 * output.
 */
import { utils, write } from '@e965/xlsx'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/day.ts'
import { runningSha256 } from '../../../src/feeds/streams/checksum.ts'
import { check } from '../../../src/cli/commands/check.ts'
import { convert } from '../../../src/cli/commands/convert.ts'
import type { CommandContext } from '../../../src/cli/command.ts'
import { fromRoot } from '../../../src/build/fresh.mjs'
import { SMALL_BOROUGH } from '../small-borough.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const STREET = 'Month,Longitude,Latitude,Crime type\n2018-06,-2.6,53.5,Burglary\n'
const SQUARE = [
  [-2.6, 53.5],
  [-2.59, 53.5],
  [-2.59, 53.51],
  [-2.6, 53.51],
  [-2.6, 53.5],
]
const collection = (geometry: object, properties: object) =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties }] })
const HOTSPOTS = collection(
  { type: 'Polygon', coordinates: [SQUARE] },
  { id: 'h1', name: 'H', from: '2024-05-01', visitsPerDay: 2, minutesPerVisit: 15 },
)
const FILES: Readonly<Record<string, string>> = {
  'street.csv': STREET,
  'actions.csv': 'id,type,on,partner,postcode\na,Tidy up,04/05/2024,wigan-council,ZZ1 1AA\n',
  'grid.geojson': collection(
    { type: 'Point', coordinates: [360_200, 402_100] },
    { id: 'a', category: 'drugs', occurred: '2024-05-04' },
  ),
  'track.gpx': `<gpx><trk><trkseg><trkpt lat="53.505" lon="-2.595"><time>2024-05-04T20:00:00Z</time></trkpt></trkseg></trk></gpx>`,
  'patrol-hotspots.geojson': HOTSPOTS,
}

async function ran(
  commandLine: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = FILES,
) {
  const output = { out: '', err: '' }
  const written: Record<string, string | Uint8Array> = {}
  const bytesOf = (path: string) => {
    const file = written[basename(path)] ?? files[basename(path)]
    if (file === undefined) throw new Error('there is none')
    return new Uint8Array(typeof file === 'string' ? new TextEncoder().encode(file) : file)
  }
  const context: CommandContext = {
    out: (text) => void (output.out += text),
    err: (text) => void (output.err += text),
    now: () => instant(Date.UTC(2024, 7, 30)),
    cwd: '/',
    progress: () => {},
    readFile: async (path) => bytesOf(path),
    streamFile: async (path) => {
      const bytes = bytesOf(path)
      return { bytes: bytes.length, stream: new Blob([bytes]).stream() }
    },
    newHash: runningSha256,
    writeBytes: async (path, bytes) => void (written[basename(path)] = bytes),
    writeFile: async (path, text) => void (written[basename(path)] = text),
    place: () => PLACE,
    borough: () => SMALL_BOROUGH,
    roads: () => [],
    streets: () => [],
    postcodes: () => [{ postcode: 'ZZ1 1AA', at: [-2.61, 53.51] }],
  }
  const code = await convert(commandLine, context)
  const checkAll = async (name: string, kind: string) => check([name, '--kind', kind, '--strict'], context)
  const textOf = (name: string) => new TextDecoder().decode(bytesOf(name))
  return { code, ...output, written, textOf, checkAll }
}

const shown = [
  ...readFileSync(fromRoot('README.md'), 'utf8').matchAll(/^npm run --silent holdfast -- convert (.*)$/gm),
]

test('README shows convert', () => expect(shown.length).toBeGreaterThan(3))

test.each(shown.map(([, commandLine = '']) => commandLine))('%s', async (line) => {
  const commandLine = line.split(' ')
  const { code, err, written, checkAll } = await ran(commandLine)
  expect([code, err]).toEqual([0, ''])
  const [out, kind] = ['--out', '--kind'].map((option) => commandLine[commandLine.indexOf(option) + 1] ?? '')
  expect(Object.keys(written)).toContain(basename(out ?? ''))
  expect(await checkAll(basename(out ?? ''), kind ?? '')).toBe(0)
})

describe('the convert command', () => {
  const run = (line: string, files = {}) => ran(line.split(' '), { ...FILES, ...files })
  test('reads packed files, and several at once', async () => {
    const files = {
      'a.csv.gz': new Uint8Array(gzipSync(STREET)),
      'b.csv': STREET.replace('2018-06', '2018-07'),
    }
    const { code, textOf } = await run(
      'a.csv.gz b.csv --kind incidents --out o.geojson --report r.json',
      files,
    )
    expect(code).toBe(0)
    expect(JSON.parse(textOf('r.json'))).toMatchObject({ feed: 'o', rowsIn: 2, shown: 2 })
  })
  test('asks for the sheet of a workbook with several tables', async () => {
    const workbook = utils.book_new()
    const crimes = [
      ['ref', 'type', 'date', 'lon', 'lat'],
      ['a', 'Drugs', '2024-05-04', -2.61, 53.51],
    ]
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(crimes), 'Crimes')
    utils.book_append_sheet(
      workbook,
      utils.aoa_to_sheet([
        ['ref', 'officer', 'when'],
        ['a', 'b', 'c'],
      ]),
      'Visits',
    )
    const book = {
      'a.xlsx': new Uint8Array(write(workbook, { bookType: 'xlsx', type: 'array' }) as ArrayBuffer),
    }
    const asked = await run('a.xlsx --kind incidents --out o.geojson', book)
    expect([asked.code, asked.err]).toEqual([
      1,
      'The workbook has several sheets with tables: “Crimes”, “Visits”. Say which one with --sheet.\n',
    ])
    expect((await run('a.xlsx --kind incidents --sheet Crimes --out o.geojson', book)).code).toBe(0)
  })
  test('writes Parquet by the ending of its output, which check reads', async () => {
    const { code, checkAll } = await run('street.csv --kind incidents --out incidents.parquet')
    expect([code, await checkAll('incidents.parquet', 'incidents')]).toEqual([0, 0])
  })
  test('uses the recognised coordinates with --crs auto, web Mercator included', async () => {
    const web = { 'web.csv': 'ref,type,date,x,y\n1,Drugs,2024-05-04,-289430.7,7077000\n' }
    const plain = await run('web.csv --kind incidents --out o.geojson', web)
    expect([plain.code, plain.written['o.geojson']]).toEqual([1, undefined])
    expect(plain.err).toContain('Say --crs auto if that is so.')
    expect((await run('web.csv --kind incidents --crs auto --out o.geojson', web)).code).toBe(0)
  })
  test('requires hotspots, and reports a hotspot feed without rows', async () => {
    expect((await run('track.gpx --kind patrol-visits --out o.geojson')).err).toContain('--hotspots FEED')
    const none = await run('track.gpx --kind patrol-visits --hotspots street.csv --out o.geojson')
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('street.csv is no feed of hotspots.')])
  })
  describe('with a mapping', () => {
    const odd = { 'odd.csv': 'a,b,c,d,e\n1,Noise,04/05/2024,-2.6,53.5\n' }
    const mapping = JSON.stringify({
      mapping: 1,
      columns: { a: 'id', b: 'category', c: 'occurred', d: 'longitude', e: 'latitude' },
      categories: { Noise: 'anti-social-behaviour' },
    })
    test('and constants makes a feed of any columns', async () => {
      const line = 'odd.csv --kind incidents --map m.json --set agency=Council --out o.geojson'
      const { code, written, checkAll } = await run(line, { ...odd, 'm.json': mapping })
      expect(code).toBe(0)
      expect(written['o.geojson']).toContain('"agency":"Council"')
      expect(await checkAll('o.geojson', 'incidents')).toBe(0)
    })
    test('that cannot be used says why', async () => {
      const wrong = async (line: string, files = {}) => {
        const { code, err } = await run(`odd.csv --kind incidents --out o.geojson ${line}`, {
          ...odd,
          ...files,
        })
        return [code, err.split('. ')[0]]
      }
      expect(await wrong('--map none.json')).toEqual([1, 'none.json could not be read'])
      expect(await wrong('--map m.json', { 'm.json': '{}' })).toEqual([
        1,
        'm.json is no mapping: mapping holds what it cannot mean',
      ])
      expect(await wrong('--set agency')).toEqual([1, '--set agency is not of the form FIELD=VALUE'])
      expect(await wrong('--set colour=red')).toEqual([1, 'colour is no field of incidents'])
    })
    test('suggested by the tool can be used as it is', async () => {
      const suggested = await run('--suggest street.csv --kind incidents --out m.json')
      expect([suggested.code, suggested.out]).toEqual([0, ''])
      const printed = await run('--suggest street.csv --kind incidents')
      expect(printed.out).toBe(suggested.written['m.json'])
      const again = await run('street.csv --kind incidents --map m.json --out o.geojson', suggested.written)
      expect(again.code).toBe(0)
    })
    test('is what a needed field without a column asks for', async () => {
      const files = { 'bare.csv': 'ref,date,lon,lat\n1,2024-05-04,-2.6,53.5\n' }
      const bare = await run('bare.csv --kind incidents --out o.geojson', files)
      expect(bare.err).toContain('No column gives category. Set it for all rows with --set category=VALUE')
      const set = await run('bare.csv --kind incidents --set category=drugs --out o.geojson', files)
      expect([set.code, set.err]).toEqual([0, ''])
    })
    test('needs a file to write', async () => {
      expect(await run('street.csv --kind incidents')).toMatchObject({
        code: 2,
        err: '--out FILE is needed.\n',
      })
    })
  })
})

/** Output, files and exit codes of `holdfast check` and `holdfast convert`. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import { runningSha256 } from '../../src/feeds/streams/checksum.ts'
import { board } from '../../src/cli/commands/board.ts'
import { check } from '../../src/cli/commands/check.ts'
import { convert } from '../../src/cli/commands/convert.ts'
import type { CommandContext } from '../../src/cli/command.ts'
import { fileStreams, streamOf } from './streams/file-streams.ts'
import { row } from './incidents/rows.ts'
import { collection, fixture } from './opened.ts'
import { SMALL_BOROUGH } from './small-borough.ts'
import { PLACE } from '../domain/shipped-place.ts'

const FIXTURES = fileURLToPath(fixture('.'))

/** A command context with the fixtures and the given files by name. */
function contextWith(files: Readonly<Record<string, string>> = {}) {
  const output = { out: '', err: '' }
  const written: Record<string, string> = {}
  const readFile = async (path: string) => {
    const own = files[basename(path)]
    return own === undefined ? new Uint8Array(readFileSync(path)) : new TextEncoder().encode(own)
  }
  const context: CommandContext = {
    out: (text) => void (output.out += text),
    err: (text) => void (output.err += text),
    now: () => instant(Date.UTC(2024, 7, 30)),
    cwd: FIXTURES,
    progress: () => {},
    readFile,
    streamFile: fileStreams(readFile),
    newHash: runningSha256,
    writeBytes: async () => {},
    writeFile: async (path, text) => void (written[basename(path)] = text),
    place: () => PLACE,
    borough: () => SMALL_BOROUGH,
    roads: () => [],
    streets: () => [],
    postcodes: () => [],
  }
  return { output, written, context }
}
async function ran(command: typeof check, commandLine: string, files: Readonly<Record<string, string>> = {}) {
  const { output, written, context } = contextWith(files)
  const code = await command(commandLine.split(' ').filter(Boolean), context)
  return { code, ...output, written }
}

describe('a feed longer than the maximum string length', () => {
  /** A context whose files are too long to be read as one string or one buffer. */
  const largeFileContext = () => {
    const { output, written, context } = contextWith({ 'incidents.geojson': collection(MANY) })
    const readFile = (path: string) =>
      path.endsWith('.geojson') ? Promise.reject(new RangeError('too large')) : context.readFile(path)
    const streamFile = async (path: string) => {
      const bytes = new Uint8Array(await context.readFile(path))
      return { bytes: bytes.length, stream: streamOf(bytes, 4096) }
    }
    return { output, written, context: { ...context, readFile, streamFile } }
  }
  const MANY = Array.from({ length: 3000 }, (_, i) => row({ id: `${i}` }))

  test.each(['incidents.geojson', 'manifest.json'])('is checked by way of %s', async (path) => {
    const { output, context } = largeFileContext()
    expect([await check([path], context), output.err]).toEqual([0, ''])
    expect(output.out).toContain('incidents (incidents): 3,000 rows in, 3,000 shown, 0 set aside.')
  })
  test('is included in the board', async () => {
    const { output, written, context } = largeFileContext()
    const commandLine = '--manifest manifest.json --from 2024-05-01 --to 2024-05-31 --out board.json'
    expect([await board(commandLine.split(' '), context), output.err]).toEqual([0, expect.any(String)])
    expect(written['board.json']).toContain('"rowsIn": 3000')
  })
})

describe('check', () => {
  test('reads a manifest and reports on every feed in plain words', async () => {
    const { code, out, err } = await ran(check, 'manifest.json')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('incidents (incidents): 28 rows in, 10 shown, 18 set aside.')
    expect(out).toContain(
      '1  metres: The coordinates are metres (a national grid or a web map), not degrees.',
    )
    expect(out).toContain('row 14, id i-14, geometry holds "357000, 405000"')
    expect(out).toContain('survey-results (survey-results): 6 rows in, 2 shown, 4 set aside.')
  })
  test('writes JSON: a list for a manifest, one report for a feed', async () => {
    const whole: unknown = JSON.parse((await ran(check, 'manifest.json --json')).out)
    expect(whole).toHaveLength(9)
    const one: unknown = JSON.parse((await ran(check, 'actions.geojson --json')).out)
    expect(one).toEqual(JSON.parse(readFileSync(fixture('actions.report.json'), 'utf8')))
  })
  test('names the points with most rows and their nearest place, without moved incidents', async () => {
    const manyFeeds = [
      ...Array.from({ length: 3 }, (_, i) => row({ id: `w${i}` }, [-2.65, 53.5])),
      ...Array.from({ length: 5 }, (_, i) => row({ id: `e${i}` }, [-2.55, 53.5])),
      ...Array.from({ length: 9 }, (_, i) => row({ id: `m${i}`, place: 'private' }, [-2.6, 53.5])),
      ...Array.from({ length: 30 }, (_, i) => row({ id: `s${i}` }, [-2.6 + i / 1000, 53.55])),
    ]
    const { out } = await ran(check, 'many.geojson --kind incidents', {
      'many.geojson': collection(manyFeeds),
    })
    const points = out.split('\n').filter((line) => /^ +\d+ {2}-/.test(line))
    expect(points).toHaveLength(20)
    expect(points.slice(0, 2).map((line) => line.trim())).toEqual([
      '5  -2.55, 53.5, Eastby',
      '3  -2.65, 53.5, Westby',
    ])
  })
  test('recognises the kind of a feed by its name or its fields, and otherwise asks for it', async () => {
    const text = collection([row()])
    expect((await ran(check, 'x.geojson', { 'x.geojson': text })).out).toContain(
      'x (incidents): 1 row in, 1 shown',
    )
    const blank = await ran(check, 'x.geojson', { 'x.geojson': collection([]) })
    expect([blank.code, blank.err]).toEqual([
      2,
      'x.geojson does not tell what it holds: say it with --kind.\n',
    ])
  })
  test('states, without a manifest beside the feed, that no date could be too late', async () => {
    const files = { 'x.geojson': collection([row({ occurred: '2030-01-01' })]), 'manifest.json': 'none' }
    const { out } = await ran(check, 'x.geojson --kind incidents', files)
    expect(out).toContain('1 row in, 1 shown, 0 set aside.')
    expect(out).toContain('No manifest lies beside the file: dates in the future were not looked for.')
  })
  test.each([
    ['actions.geojson', 0],
    ['actions.geojson --strict', 1],
    ['missing.geojson', 1],
    ['page.geojson --kind actions', 1],
    ['nothing.geojson --kind actions', 1],
    ['manifest.json --kind nonsense', 2],
    ['', 2],
    ['--fields incidents', 0],
    ['--fields nonsense', 2],
    ['actions.geojson --wrong', 2],
    ['--help', 0],
  ])('%j exits with %i', async (commandLine, code) => {
    const files = { 'page.geojson': '<html>', 'nothing.geojson': collection([{}]) }
    expect((await ran(check, commandLine, files)).code).toBe(code)
  })
  test('exits with 1 for a manifest with a missing feed, names the feed and reports on the others', async () => {
    const manifest = readFileSync(fixture('manifest.json'), 'utf8').replace('actions.geojson', 'gone.geojson')
    const { code, out, err } = await ran(check, 'manifest.json', { 'manifest.json': manifest })
    expect(code).toBe(1)
    expect(err).toContain('actions did not open. There is no such file.')
    expect(out).toContain('sites (sites): 4 rows in')
  })
  test('reports a manifest without feeds, and its unknown keys', async () => {
    const none = JSON.stringify({ version: 1, asOf: '2024-08-31', feeds: [], colour: 'blue' })
    const empty = await ran(check, 'manifest.json', { 'manifest.json': none })
    expect([empty.code, empty.out]).toEqual([
      1,
      'The manifest names no feeds: there is nothing to check.\nIn the manifest, not known: colour.\n',
    ])
    const slips = readFileSync(fixture('manifest.json'), 'utf8')
      .replace('"keepMonths"', '"keepmonths"')
      .replace('"title"', '"contacts": [], "Title"')
    const result = await ran(check, 'manifest.json', { 'manifest.json': slips })
    expect(result.out).toContain('In the manifest, not known: Title, feeds[5].keepmonths.\n')
    const asJson = await ran(check, 'manifest.json --json', { 'manifest.json': slips })
    expect([JSON.parse(asJson.out) as unknown, asJson.err]).toEqual([
      expect.any(Array),
      'In the manifest, not known: Title, feeds[5].keepmonths.\n',
    ])
  })
  test('writes no control characters to the terminal', async () => {
    const wild = '\u001B[31mred\u0007\u202E'
    const text = collection([row({ id: wild, occurred: wild }), row({ category: wild })])
    const { out } = await ran(check, 'x.geojson --kind incidents', { 'x.geojson': text })
    expect(out).toContain('holds "\uFFFD[31mred\uFFFD\uFFFD"')
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})

describe('convert', () => {
  const csv = [
    'Crime ID,Month,Longitude,Latitude,Location,Crime type',
    'c1,2018-06,-2.6,53.5,On or near Elm Street,Burglary',
    ',2018-06,,,No Location,Anti-social behaviour',
    '',
  ].join('\n')
  const files = { 'june.csv': csv, 'blank.csv': csv.replace('-2.6,53.5', ','), 'page.csv': '<html>' }

  test('writes a feed in which check finds no fault, and the report', async () => {
    const { code, out, written } = await ran(
      convert,
      'june.csv --kind incidents --out june.geojson --report r.json',
      files,
    )
    expect(code).toBe(0)
    expect(out).toContain('june (incidents): 2 rows in, 1 shown, 1 set aside.')
    expect(JSON.parse(written['r.json'] ?? '')).toMatchObject({ rowsIn: 2, shown: 1 })
    const text = written['june.geojson'] ?? ''
    expect(text.split('\n').filter((each) => each.includes('"Feature"'))).toHaveLength(1)
    const checked = await ran(check, 'june.geojson --kind incidents --strict', { 'june.geojson': text })
    expect(checked.code).toBe(0)
  })
  test.each([
    ['june.csv --kind incidents --out o.geojson', 0],
    ['june.csv --kind incidents --out o.geojson --strict', 1],
    ['june.csv --kind incidents --out o.geojson --crs 4326', 0],
    ['blank.csv --kind incidents --out o.geojson', 1],
    ['page.csv --kind incidents --out o.geojson', 1],
    ['missing.csv --kind incidents --out o.geojson', 1],
    ['june.csv --kind patrol-visits --out o.geojson', 1],
    ['june.csv --kind nonsense --out o.geojson', 2],
    ['june.csv --kind incidents --out o.geojson --crs 27700', 0],
    ['june.csv --kind incidents --out o.geojson --crs 31467', 2],
    ['june.csv --kind incidents --out o.geojson --swap', 1],
    ['june.csv --kind incidents', 2],
  ])('%j exits with %i', async (commandLine, code) => {
    const result = await ran(convert, commandLine, files)
    expect(result.code).toBe(code)
    expect(result.written['o.geojson'] === undefined).toBe(code !== 0 && !commandLine.includes('--strict'))
  })
  test('describes its usage', async () => {
    expect(await ran(convert, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--kind K') })
  })
  test('fixes no coordinates without a flag, and names the flag that would', async () => {
    const swapped = { 'june.csv': csv.replace('-2.6,53.5', '53.5,-2.6') }
    const silent = await ran(convert, 'june.csv --kind incidents --out o.geojson', swapped)
    expect([silent.code, silent.written['o.geojson']]).toEqual([1, undefined])
    expect(silent.err).toContain(
      '1 of 1 places would lie in the borough if latitude and longitude were swapped. Say --swap if that is so.',
    )
    expect(silent.out).toContain('(--swap: 1 of 1 places')
    const result = await ran(convert, 'june.csv --kind incidents --out o.geojson --swap', swapped)
    expect([result.code, result.err]).toEqual([0, ''])
    expect(result.written['o.geojson']).toContain('[-2.6,53.5]')
  })
  test('uses the lists of the manifest beside its output', async () => {
    const manifest = JSON.stringify({ version: 1, asOf: '2018-05-31', feeds: [] })
    const { code, out } = await ran(convert, 'june.csv --kind incidents --out o.geojson', {
      ...files,
      'manifest.json': manifest,
    })
    expect(code).toBe(1)
    expect(out).toContain('future-date')
  })
})

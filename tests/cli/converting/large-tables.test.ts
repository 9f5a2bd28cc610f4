/** Tables that are too large to be held give the same feed and the same account as if they were held. */
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { convert } from '../../../src/cli/commands/convert.ts'
import { largeFiles } from '../../../src/cli/converting/large-files.ts'
import { isSameFile, statusOfFile } from '../../../src/cli/files.ts'
import { MANIFEST } from '../../measures/planning/friday-feeds.ts'
import { memoryContext } from '../memory-context.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-large-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs `convert` in the folder, held in memory or with pieces of this many bytes. */
async function ran(args: readonly string[], pieceBytes: number | null) {
  const { context, output } = memoryContext({})
  const code = await convert(args, {
    ...context,
    cwd: folder,
    readFile: async (path) => {
      await statusOfFile(path)
      return new Uint8Array(await readFile(path))
    },
    writeFile: (path, text) => writeFile(path, text),
    writeBytes: (path, bytes) => writeFile(path, bytes),
    isSameFile,
    ...(pieceBytes === null ? {} : { largeFiles: largeFiles({ least: 0, pieceBytes }) }),
  })
  return { code, ...output }
}

async function bothWays(input: string | Uint8Array, pieceBytes: number) {
  writeFileSync(join(folder, 'in.csv'), input)
  const results: object[] = []
  for (const pieces of [null, pieceBytes]) {
    rmSync(join(folder, 'out.geojson'), { force: true })
    rmSync(join(folder, 'report.json'), { force: true })
    const args = ['in.csv', '--kind', 'incidents', '--out', 'out.geojson', '--report', 'report.json']
    const result = await ran(args, pieces)
    const textOf = (name: string) =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null
    results.push({ ...result, feed: textOf('out.geojson'), report: textOf('report.json') })
  }
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  return results
}

const HEADER = 'id,category,occurred,reported,longitude,latitude,location'
const cell = fc.constantFrom(
  'Mill Row',
  '"A, B"',
  '"two\nlines"',
  '"a ""quoted"" name"',
  'caf\u00e9',
  '',
  '5" pipe',
  'NULL',
)
const row = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c', 'd', '', '1.2E+11'),
    fc.constantFrom('burglary', 'drugs', 'nonsense'),
    fc.constantFrom('2024-05-04', '2024-05-05T21:15:00+01:00', '31/31/2024', ''),
    fc.constantFrom('2024-06-01', '2024-06-02', ''),
    fc.constantFrom('-2.6', '53.5', '0', ''),
    fc.constantFrom('53.5', '-2.6', ''),
    cell,
  )
  .map((cells) => cells.join(','))
const lines = fc.array(
  fc.oneof({ weight: 12, arbitrary: row }, { weight: 1, arbitrary: fc.constantFrom('', 'Total,3', HEADER) }),
  {
    maxLength: 30,
  },
)

describe('a table read in pieces', () => {
  test('gives the same feed, report, sentences and exit code as one that is held', async () => {
    const table = fc.record({
      lines,
      end: fc.constantFrom('\n', '\r\n', '\r'),
      isEnded: fc.boolean(),
      pieceBytes: fc.integer({ min: 16, max: 400 }),
      hasReported: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(table, async ({ lines: rows, end, isEnded, pieceBytes, hasReported }) => {
        const header = hasReported ? HEADER : HEADER.replace('reported', 'noted')
        const text = `${[header, ...rows].join('\n')}${isEnded ? '\n' : ''}`.replace(/\n/g, end)
        const [held, inPieces] = await bothWays(text, pieceBytes)
        expect(inPieces).toEqual(held)
      }),
      { numRuns: 120 },
    )
  })

  test.each([
    [
      'UTF-16',
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(`${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,caf\u00e9\n`, 'utf16le'),
      ]),
    ],
    ['Windows-1252', Buffer.from(`${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,caf\u00e9\n`, 'latin1')],
    ['a byte order mark', `\uFEFF${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,x\n`],
    ['a quotation mark that never closes', `${HEADER}\na,"burglary,2024-05-04,,-2.6,53.5,x\n`.repeat(9)],
    ['a null in its middle', `${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,x\n\0${'b,drugs\n'.repeat(300)}`],
    ['nothing after its header', `${HEADER}\n`],
    ['titles above its header', `Report\n\n${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,x\n`],
  ])('with %s gives the same', async (_, input) => {
    for (const pieceBytes of [64, 100_000]) {
      const [held, inPieces] = await bothWays(input, pieceBytes)
      expect(inPieces).toEqual(held)
    }
  })

  test('is read packed as it is unpacked, and a damaged gzip is refused', async () => {
    const text = `${HEADER}\n${'a,burglary,2024-05-04,,-2.6,53.5,caf\u00e9\nb,drugs,2024-05-05,,-2.6,53.5,x\n'.repeat(200)}`
    const packed = gzipSync(text)
    const [held, inPieces] = await bothWays(packed, 512)
    expect(inPieces).toEqual(held)
    expect(inPieces).toMatchObject({ code: 0 })
    for (const damaged of [
      packed.subarray(0, -9),
      Buffer.concat([packed.subarray(0, -6), Buffer.alloc(6)]),
    ]) {
      const [whole, pieces] = await bothWays(damaged, 512)
      expect(pieces).toEqual(whole)
      expect(pieces).toMatchObject({ code: 1, err: expect.stringContaining('damaged or cut off') as string })
    }
  })

  test('is refused twice over, in a sentence', async () => {
    writeFileSync(join(folder, 'in.csv'), `${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,x\n`)
    writeFileSync(join(folder, 'again.csv'), readFileSync(join(folder, 'in.csv')))
    const twice = await ran(['in.csv', 'again.csv', '--kind', 'incidents', '--out', 'o.geojson'], 64)
    expect([twice.code, twice.err]).toEqual([
      1,
      'again.csv holds the very same as in.csv. Give each file once.\n',
    ])
  })

  test('becomes the same Parquet as one that is held, rows that were replaced included', async () => {
    const rows = Array.from(
      { length: 80 },
      (_, at) => `${at % 50},burglary,2024-05-0${1 + (at % 7)},2024-06-${10 + (at % 20)},-2.6,53.5,caf\u00e9`,
    )
    writeFileSync(join(folder, 'in.csv'), `${[HEADER, ...rows].join('\n')}\n`)
    const args = ['in.csv', '--kind', 'incidents', '--out', 'out.parquet']
    const held = await ran(args, null)
    const bytes = readFileSync(join(folder, 'out.parquet'))
    rmSync(join(folder, 'out.parquet'))
    expect(await ran(args, 64)).toEqual(held)
    expect(readFileSync(join(folder, 'out.parquet')).equals(bytes)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('does not replace the manifest that it was read with, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'in.csv'), `${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,x\n`)
    const manifest = JSON.stringify({ ...MANIFEST, demonstration: false })
    writeFileSync(join(folder, 'manifest.json'), manifest)
    const error: unknown = await ran(['in.csv', '--kind', 'incidents', '--out', 'manifest.json'], 64).catch(
      (thrown: unknown) => thrown,
    )
    expect(String(error)).toContain('manifest.json would be written over manifest.json, which was read.')
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(manifest)
    rmSync(join(folder, 'manifest.json'))
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  test.each(['/dev/null', '.'])('is not written to %s, which is no file', async (out) => {
    writeFileSync(join(folder, 'in.csv'), `${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,x\n`)
    const { code, err } = await ran(['in.csv', '--kind', 'incidents', '--out', out], 64)
    expect(code).toBe(1)
    expect(err).toContain('is no file: a table of this size is written to a file alone.')
  })

  test('written through a symbolic link replaces what the link names', async () => {
    writeFileSync(join(folder, 'in.csv'), `${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,x\n`)
    writeFileSync(join(folder, 'real.geojson'), 'before')
    symlinkSync('real.geojson', join(folder, 'link.geojson'))
    expect((await ran(['in.csv', '--kind', 'incidents', '--out', 'link.geojson'], 64)).code).toBe(0)
    expect(readFileSync(join(folder, 'real.geojson'), 'utf8')).toContain('"FeatureCollection"')
    expect(lstatSync(join(folder, 'link.geojson')).isSymbolicLink()).toBe(true)
  })
})

test.each(['out.csv', 'OUT.XLSX', 'a.kml', 'x.geojson.gz'])(
  'a feed is not written under the name %s, which promises another form',
  async (out) => {
    writeFileSync(join(folder, 'in.csv'), `${HEADER}\na,burglary,2024-05-04,,-2.6,53.5,x\n`)
    for (const pieces of [null, 64]) {
      const { code, err } = await ran(['in.csv', '--kind', 'incidents', '--out', out], pieces)
      expect(code).toBe(2)
      expect(err).toContain(`${out}: a feed is written as GeoJSON or as Parquet, not as .`)
      expect(existsSync(join(folder, out))).toBe(false)
    }
  },
)

describe('a file that is read', () => {
  const NAMES = {
    'its own name': () => 'own.csv',
    'another path to it': () => './x/../own.csv',
    'a symbolic link': () => {
      symlinkSync(join(folder, 'own.csv'), join(folder, 'soft.csv'))
      return 'soft.csv'
    },
    'a hard link': () => {
      linkSync(join(folder, 'own.csv'), join(folder, 'hard.csv'))
      return 'hard.csv'
    },
  }
  test.each(Object.keys(NAMES) as (keyof typeof NAMES)[])('is not written over by %s', async (way) => {
    writeFileSync(join(folder, 'own.csv'), `${HEADER}\n`)
    const out = NAMES[way]()
    for (const args of [
      ['--out', out],
      ['--out', 'fine.geojson', '--report', out],
    ]) {
      const { code, err } = await ran(['own.csv', '--kind', 'incidents', ...args], null)
      expect([code, err]).toEqual([
        2,
        `${out} would be written over own.csv, which is given as well. Name another file.\n`,
      ])
    }
    expect(readFileSync(join(folder, 'own.csv'), 'utf8')).toBe(`${HEADER}\n`)
  })
  test('and a report is not written over the feed', async () => {
    writeFileSync(join(folder, 'own.csv'), `${HEADER}\n`)
    const { code } = await ran(
      ['own.csv', '--kind', 'incidents', '--out', 'a.geojson', '--report', 'a.geojson'],
      null,
    )
    expect(code).toBe(2)
  })
  test.each([null, 64])('that is a folder is said to be none at once', async (pieceBytes) => {
    const { code, err } = await ran(['.', '--kind', 'incidents', '--out', 'o.geojson'], pieceBytes)
    expect([code, err]).toEqual([1, '. is not a file: it is a folder. Name a file.\n'])
  })
})

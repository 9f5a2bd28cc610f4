/** A second place from open files to board, squares and public page: every command uses it, and nothing of the shipped one. */
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import boroughFile from '../../../data/place/borough.json'
import { board } from '../../../src/cli/commands/board.ts'
import { check } from '../../../src/cli/commands/check.ts'
import { convert } from '../../../src/cli/commands/convert.ts'
import { gatherWith } from '../../../src/cli/commands/gather.ts'
import { hotspots } from '../../../src/cli/commands/hotspots.ts'
import { place } from '../../../src/cli/commands/place.ts'
import { plan } from '../../../src/cli/commands/plan.ts'
import { publishWith } from '../../../src/cli/commands/publish.ts'
import { servePlace } from '../../../src/domain/place/served-place.ts'
import { FILE_SYSTEM, WEB } from '../../../src/cli/gathering/machine.ts'
import { pageWriterWith } from '../../../src/cli/publishing/public-files.ts'
import { FOLDERS } from '../../../src/cli/publishing/publish-folders.ts'
import type { Command } from '../../../src/cli/command.ts'
import { placeWordsIn, wordsOf } from '../../architecture/place-names.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { placeArguments, WARD_NAMES } from './camford.ts'
import { CAMFORD_FEEDS, positionNear, streetCsv } from './camford-feeds.ts'
import { camfordFolder, runIn } from './camford-folder.ts'

let folder = ''
let converted = ''
const OWN = { host: 'here', pid: 1001, isRunning: () => false }
const PUBLISHING = { writePage: pageWriterWith(() => Promise.resolve([])), folders: FOLDERS, own: OWN }
const GATHERING = {
  web: WEB,
  files: FILE_SYSTEM,
  folders: FOLDERS,
  own: OWN,
  environment: {},
  ending: new AbortController().signal,
}

const run = (command: Command, ...args: readonly string[]) => runIn(folder, command, args)
/** Codes of the invented areas; and a number that is no distance. */
const IS_OWN = /^(?:E0\d999\d{3}|25,?000)$/
const textAt = (path: string) => readFile(resolve(folder, path), 'utf8')

const WORDS = wordsOf(PLACE, boroughFile.places.names)
const BOROUGH = /\bboroughs?\b/i
/** Every word of the shipped place in a file, and its word for itself where a person reads it. */
function strayWordsIn(name: string, text: string): readonly string[] {
  // A figure may look like a coordinate.
  const isFigure = (word: string) => name.startsWith('board') && /^[-\d.]+$/.test(word)
  const own = placeWordsIn(name, text, WORDS).filter(({ word }) => !IS_OWN.test(word) && !isFigure(word))
  const read = readTextsOf(name, text).filter((each) => BOROUGH.test(each))
  return [...own.map(({ word, line }) => `${name}:${line}: ${word}`), ...read]
}
/** The texts of a file that are for people: not the keys of a JSON, the marks of a page, or scripts and styles. */
function readTextsOf(name: string, text: string): readonly string[] {
  if (name.endsWith('.json') || name.endsWith('.geojson')) return textsIn(JSON.parse(text))
  if (name.endsWith('.js') || name.endsWith('.css')) return []
  return /\.x?html$/.test(name)
    ? text
        .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
        .replace(/<(?!meta)[^>]*>/g, '\n')
        .split('\n')
    : text.split('\n')
}
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

beforeAll(async () => {
  ;({ folder, converted } = await camfordFolder())
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('convert', () => {
  test('reads months of the place by the manifest beside its output', () => {
    expect(converted).toContain('7,681 rows in, 7,680 shown, 1 set aside')
    expect(converted).toContain(
      'more than 25 km from Camford, the place of this map (for another place see README',
    )
  })
  test('without a manifest takes the place from --place, and else says whose map it is', async () => {
    const args = ['open/street.csv', '--kind', 'incidents', '--out', 'apart/incidents.geojson']
    const wrong = await run(convert, ...args)
    expect(wrong.code).toBe(0)
    expect(wrong.out).toContain('1 shown, 7,680 set aside')
    expect(wrong.out).toContain('more than 25 km from Wigan and Leigh, the place of this map')
    const right = await run(convert, ...args, '--place', 'feeds/place')
    expect(right.out).toContain('7,680 shown, 1 set aside')
  })
  test('finds rows by the postcodes of the place', async () => {
    const rows = 'when,postcode,type\n2024-05-01,ZQ1 1AA,Burglary\n2024-05-02,WN1 1AA,Burglary\n'
    await writeFile(join(folder, 'open', 'coded.csv'), rows)
    const { out } = await run(
      convert,
      'open/coded.csv',
      '--kind',
      'incidents',
      '--out',
      'feeds/coded.geojson',
    )
    expect(out).toContain('2 rows in, 1 shown, 1 set aside')
  })
  describe('of a file of a whole force', () => {
    const ROW = '2024-08,Fenshire Police,Fenshire Police'
    const rowAt = ([longitude, latitude]: readonly [number, number]) =>
      `,${ROW},${longitude},${latitude},On or near Far Street,,,Burglary,,`
    const [head = '', ...rows] = streetCsv().split('\n')
    const inside = rows.slice(0, 60)
    const outside = Array.from({ length: 40 }, (_, at) => rowAt(positionNear(0, -15_000 - at, 0)))
    const convertForce = async (...more: readonly string[]) => {
      await writeFile(join(folder, 'open', 'force.csv'), [head, ...inside, ...outside, ''].join('\n'))
      const args = ['open/force.csv', '--kind', 'incidents', '--out', 'feeds/force.geojson', ...more]
      return run(convert, ...args)
    }
    test('says how the rows outside are left out', async () => {
      const { out, err } = await convertForce()
      expect(out).toContain('100 rows in, 100 shown, 0 set aside')
      expect(err).toContain(
        '40 of 100 rows lie outside Camford, as in a file of a whole police force: --inside',
      )
    })
    test('--inside sets them aside, with that reason', async () => {
      const { code, out, err } = await convertForce('--inside')
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain('100 rows in, 60 shown, 40 set aside')
      expect(out).toContain('It lies outside Camford, and only rows inside were asked for.')
      expect((await textAt('feeds/force.geojson')).match(/"Feature"/g)).toHaveLength(60)
    })
    test('gather leaves them out of a source that says inside', async () => {
      await convertForce()
      // A file of this moment may still be growing.
      await utimes(join(folder, 'open', 'force.csv'), new Date(0), new Date(0))
      const force = { id: 'incidents', kind: 'incidents', from: { kind: 'file', path: 'open/force.csv' } }
      const rowsWith = async (source: object, out: string) => {
        const sources = { title: 'Camford', place: '../feeds/place', sources: [source] }
        await writeFile(join(folder, 'sources.json'), JSON.stringify(sources))
        const done = await run(gatherWith(GATHERING), '--sources', 'sources.json', '--out', out, '--once')
        expect(done.code, done.out).toBe(0)
        return (await textAt(`${out}/incidents.geojson`)).match(/"Feature"/g)?.length
      }
      expect(await rowsWith(force, 'force-all')).toBe(100)
      expect(await rowsWith({ ...force, inside: true }, 'force-all')).toBe(60)
    })
  })
  test.each([
    ['is not there', 'none', 'lacks a readable place.json'],
    ['is no place', 'open', 'lacks a readable place.json'],
  ])('refuses a place that %s', async (_, given, words) => {
    const args = ['open/street.csv', '--kind', 'incidents', '--out', 'x.geojson', '--place', given]
    const { code, err } = await run(convert, ...args)
    expect(code).toBe(1)
    expect(err).toContain(words)
  })
})

describe('every command of a manifest', () => {
  const FEED = 'feeds/incidents.geojson'
  test('check names the place', async () => {
    const { code, out } = await run(check, 'feeds/manifest.json')
    expect(code).toBe(0)
    expect(out).toMatch(/, (?:Alder Cross|Dray Market|Eastholm Parva)\n/)
  })
  test('board counts by its wards', async () => {
    // As in a process that has read no other place.
    servePlace(PLACE)
    const { code, err } = await run(
      board,
      '--manifest',
      'feeds/manifest.json',
      '--from',
      '2024-06-01',
      '--to',
      '2024-08-31',
      '--out',
      'board.json',
    )
    expect([code, err]).toEqual([0, ''])
    const text = await textAt('board.json')
    for (const name of Object.values(WARD_NAMES)) expect(text).toContain(name)
    expect(text).toContain('Camford City Council')
    expect(text).toContain('the city')
    expect(strayWordsIn('board.json', text)).toEqual([])
  })
  test('board writes tables and their heads in its words', async () => {
    const days = ['--from', '2024-08-01', '--to', '2024-08-31']
    const args = ['--manifest', 'feeds/manifest.json', ...days, '--tables', 'tables', '--out', 'board.csv']
    const { code, err } = await run(board, ...args)
    expect([code, err]).toEqual([0, ''])
    const names = await readdir(join(folder, 'tables'))
    expect(names).toContain('dictionary.csv')
    for (const name of ['board.csv', ...names.map((each) => `tables/${each}`)])
      expect(strayWordsIn(name, await textAt(name)), name).toEqual([])
  })
  test('hotspots covers it with squares', async () => {
    const { code, out } = await run(
      hotspots,
      FEED,
      '--from',
      '2024-01-01',
      '--to',
      '2024-08-31',
      '--out',
      'squares.geojson',
    )
    expect(code).toBe(0)
    expect(Number(/^([\d,]+) squares/.exec(out)?.[1]?.replaceAll(',', ''))).toBeGreaterThan(3000)
  })
  test('plan goes to its places', async () => {
    const { code, err } = await run(
      plan,
      '--manifest',
      'feeds/manifest.json',
      '--date',
      '2024-08-30',
      '--start',
      '18:00',
      '--hours',
      '6',
      '--officers',
      '4',
      '--out',
      'plan.json',
    )
    // Months alone do not say what happens in the evening.
    expect([code, err]).toEqual([1, expect.stringContaining('are known without a time of day')])
  })
  test('a damaged place is refused by its file', async () => {
    await mkdir(join(folder, 'broken', 'place'), { recursive: true })
    await writeFile(join(folder, 'broken', 'manifest.json'), CAMFORD_FEEDS['manifest.json'] ?? '')
    for (const name of await readdir(join(folder, 'feeds', 'place')))
      await writeFile(
        join(folder, 'broken', 'place', name),
        name === 'roads.json' ? '{"format":"x","version":1}' : await textAt(`feeds/place/${name}`),
      )
    const { code, err } = await run(check, 'broken/manifest.json')
    expect(code).toBe(1)
    expect(err).toContain('cannot be used: The file is x version 1; this reads holdfast-roads version 1')
  })
})

test('gather converts in the place that its sources name', async () => {
  const sources = {
    version: 1,
    title: 'Camford',
    place: 'place',
    sources: [
      {
        id: 'incidents',
        kind: 'incidents',
        handling: 'official',
        from: { kind: 'file', path: 'open/street.csv' },
      },
    ],
  }
  await writeFile(join(folder, 'sources.json'), JSON.stringify(sources))
  const made = await run(place, ...placeArguments('open', 'nightly/place'))
  expect(made.code).toBe(0)
  const { code, out } = await run(
    gatherWith(GATHERING),
    '--sources',
    'sources.json',
    '--out',
    'nightly',
    '--once',
  )
  expect(code, out).toBe(0)
  expect(JSON.parse(await textAt('nightly/manifest.json'))).toMatchObject({ place: 'place' })
  expect((await textAt('nightly/incidents.geojson')).match(/"Feature"/g)).toHaveLength(7680)
})

describe('publish', () => {
  test.each(['msoa', 'ward'])(
    'writes a release by %s with nothing of the shipped place in any file',
    async (geography) => {
      const { code, err } = await run(
        publishWith(PUBLISHING),
        '--manifest',
        'feeds/manifest.json',
        '--ledger',
        `ledger-${geography}`,
        '--out',
        `public-${geography}`,
        '--geography',
        geography,
      )
      expect([code, err]).toEqual([0, ''])
      const names = await readdir(join(folder, `public-${geography}`), {
        recursive: true,
        withFileTypes: true,
      })
      const files = names.filter((entry) => entry.isFile())
      expect(files.length).toBeGreaterThan(8)
      for (const { parentPath, name } of files) {
        const text = await readFile(join(parentPath, name), 'utf8')
        expect(strayWordsIn(name, text), name).toEqual([])
      }
      const page = await textAt(`public-${geography}/index.html`)
      expect(page).toContain('Camford')
      expect(page).toContain(geography === 'ward' ? 'Dray Market' : 'Camford 001')
      expect(page).toContain('Fenshire Police')
      expect(await textAt(`public-${geography}/assets/postcodes.js`).catch(() => '')).not.toContain('WN1')
    },
  )
})

/** `holdfast publish`, `attack` and `retract` on real folders: what they write, what they refuse, and what then still stands. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runningSha256 } from '../../src/feeds/streams/running-hash.ts'
import { noPage } from '../../src/publish/page-writer.ts'
import type { PageWriter } from '../../src/publish/page-writer.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { attackWith } from '../../src/workshop/commands/attack.ts'
import { publishWith } from '../../src/workshop/commands/publish.ts'
import { retractWith } from '../../src/workshop/commands/retract.ts'
import type { Command, Workbench } from '../../src/workshop/commands/workbench.ts'
import type { Folders } from '../../src/workshop/publishing/folders.ts'
import { FOLDERS } from '../../src/workshop/publishing/folders.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { fileStreams } from '../feeds/streams/file-streams.ts'
import type { Invention } from '../publish/invented-release.ts'
import { inventedFiles, QUARTERS } from '../publish/invented-release.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-publishing-'))
  await feeds({})
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function feeds(invention: Invention) {
  await rm(join(folder, 'feeds'), { recursive: true, force: true })
  await mkdir(join(folder, 'feeds'))
  for (const [name, text] of inventedFiles(invention)) await writeFile(join(folder, 'feeds', name), text)
}

interface Faults {
  readonly folders?: Partial<Folders>
  readonly writeFile?: Workbench['writeFile']
  readonly writePage?: PageWriter
}
async function run(
  command: (publishing: { writePage: PageWriter; folders: Folders }) => Command,
  words: readonly string[],
  faults: Faults = {},
) {
  const told = { out: '', err: '' }
  const read = async (path: string) => new Uint8Array(await readFile(path))
  const workbench: Workbench = {
    out: (text) => void (told.out += text),
    err: (text) => void (told.err += text),
    cwd: folder,
    progress: () => {},
    readFile: read,
    streamFile: fileStreams(read),
    newHash: runningSha256,
    writeFile:
      faults.writeFile ??
      (async (path, text) => {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, text)
      }),
    borough: () => SMALL_BOROUGH,
    roads: () => [],
    postcodes: () => [],
  }
  const folders = { ...FOLDERS, ...faults.folders }
  const code = await command({ writePage: faults.writePage ?? noPage, folders })(words, workbench)
  return { code, ...told }
}
const PUBLISH = ['--manifest', 'feeds/manifest.json', '--ledger', 'ledger', '--out', 'out']
const publish = (words: readonly string[] = [], faults: Faults = {}) =>
  run(publishWith, [...PUBLISH, ...words], faults)
const attack = (...words: readonly string[]) => run(attackWith, words)
const retract = (
  words: readonly string[] = ['--on', '2024-10-02', '--reason', 'One street was counted twice.'],
) => run(retractWith, ['--ledger', 'ledger', '--out', 'out', ...words])

const text = (path: string) => readFile(join(folder, path), 'utf8')
const summaryAt = async (path: string) => JSON.parse(await text(path)) as PublicSummary
const things = () => readdir(folder).then((names) => names.toSorted())

/** Every file below the folder, with its text. */
async function everything(of = '.'): Promise<ReadonlyMap<string, string>> {
  const names = (await FOLDERS.files(join(folder, of))) ?? []
  return new Map(await Promise.all(names.map(async (name) => [name, await text(join(of, name))] as const)))
}

describe('holdfast publish', () => {
  it('writes the release and the ledger, and tells the officer', async () => {
    const { code, out, err } = await publish()
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Release 1 of 2024-09-30 \(Invented incidents\)/)
    expect(out).toMatch(
      /No cell can be bounded more tightly.*Worst cell: .*, bounded to 0 to 4, which is its band/,
    )
    expect(out).toContain('Every text that residents will read')
    expect(await things()).toEqual(['feeds', 'ledger', 'out'])
    expect([...(await everything('out')).keys()]).toEqual(['figures.csv', 'summary.json'])
    expect([...(await everything('ledger')).keys()]).toEqual([
      'ledger.json',
      'releases/0001-2024-09-30.json',
      'releases/0001-2024-09-30.note.txt',
    ])
    expect((await attack('out', 'ledger')).code).toBe(0)
  })
  it('writes nothing in a dry run', async () => {
    const { code, out } = await publish(['--dry-run'])
    expect(code).toBe(0)
    expect(out).toContain('Drugs: it is in none of the groups')
    expect(await things()).toEqual(['feeds'])
  })
  it('adds a quarter and leaves the old ones unchanged to the byte, whatever the data now say', async () => {
    const quarters: readonly string[] = QUARTERS.slice(0, 5)
    await feeds({ quarters, asOf: '2024-06-30' })
    await publish()
    const before = await summaryAt('out/summary.json')
    await feeds({ countOf: (_area, _quarter, _group, index) => (index * 11) % 19 })
    const { code, out } = await publish()
    expect(code).toBe(0)
    const after = await summaryAt('out/summary.json')
    const old = after.cells.filter(({ quarter }) => quarters.includes(quarter))
    expect(JSON.stringify(old)).toBe(JSON.stringify(before.cells))
    expect(after.corrections).toEqual([])
    expect(out).toContain('waits for the yearly corrections')
    expect((await attack('ledger', 'out')).code).toBe(0)
  })
  it('corrects once a year, says so, and attacks both versions', async () => {
    await feeds({ quarters: ['2023Q2', '2023Q3'], asOf: '2023-12-31' })
    await publish()
    await feeds({
      quarters: ['2023Q2', '2023Q3', '2023Q4'],
      asOf: '2024-02-28',
      countOf: (_a, _q, _g, i) => (i * 5) % 31,
    })
    const { code, out } = await publish()
    expect(code).toBe(0)
    const { corrections, cells } = await summaryAt('out/summary.json')
    expect(corrections.length).toBeGreaterThan(10)
    for (const { area, quarter, group, was, most } of corrections) {
      const now = cells.find((cell) => cell.area === area && cell.quarter === quarter && cell.group === group)
      expect(now?.count).not.toEqual(was)
      expect(most).toBeGreaterThanOrEqual(5)
    }
    expect(out).toMatch(/Corrected in this release\n {2}Area A1/)
    const { code: held, out: said } = await attack('ledger')
    expect([held, said]).toEqual([0, expect.stringContaining(`and ${63 + corrections.length} cells`)])
  })
  it('gives the same release for the same data, and the ledger keeps it once', async () => {
    await publish()
    const before = await everything()
    expect((await publish()).code).toBe(0)
    expect(await everything()).toEqual(before)
  })
  it('refuses known figures that break a cell, and figures it cannot read', async () => {
    await publish()
    const { cells } = await summaryAt('out/summary.json')
    const cell = cells[0]
    await writeFile(
      join(folder, 'known.csv'),
      `area,quarter,group,count,source\n${cell?.area},${cell?.quarter},${cell?.group},3,press\n`,
    )
    const before = await everything('out')
    const { code, err } = await publish(['--known', 'known.csv'])
    expect(code).toBe(1)
    expect(err).toMatch(/^The attack succeeds .*bounded to exactly 3 \(press/)
    expect(err).toContain('What was published before stands.')
    expect(await everything('out')).toEqual(before)
    await writeFile(join(folder, 'known.csv'), 'area,quarter,group,count\nA1,2023Q1,burglary,-3\n')
    expect((await publish(['--known', 'known.csv'])).err).toMatch(/line 2: "-3" is no count/)
    expect((await publish(['--known', 'none.csv'])).code).toBe(1)
  })
  it.each([
    ['no feed', { more: { feeds: [] } }, /names no incidents feed/],
    ['one quarter', { quarters: ['2023Q1'] }, /Only 2023Q1 is whole/],
    ['an area too small', { population: 4000 }, /too small to publish/],
    ['other areas than the ledger', { level: 'ward' as const }, /no area of the level msoa/],
    ['data older than the last release', { asOf: '2024-09-01' }, /later than the data of 2024-09-01/],
  ])('refuses %s, says why, and the last good release stands', async (_, invention: Invention, why) => {
    await publish()
    const before = [await everything('out'), await everything('ledger')]
    await feeds(invention)
    const { code, err } = await publish()
    expect(code).toBe(1)
    expect(err).toMatch(why)
    expect(err).toContain('What was published before stands.')
    expect([await everything('out'), await everything('ledger')]).toEqual(before)
    expect(await things()).toEqual(['feeds', 'ledger', 'out'])
  })
  it('refuses a second geography in one ledger', async () => {
    await publish()
    const { code, err } = await publish(['--geography', 'ward'])
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^The ledger is by msoa; a release by ward would cross it/),
    ])
    expect((await publish(['--geography', 'beat'])).code).toBe(2)
  })
  it.each([
    [
      'a release changed',
      'releases/0001-2024-09-30.json',
      (told: string) => told.replace('"0-4"', '5'),
      /is not the file that was released/,
    ],
    ['a release gone', 'releases/0001-2024-09-30.json', null, /0001-2024-09-30\.json is missing/],
    ['its list gone', 'ledger.json', null, /ledger\.json is missing/],
    ['half a list', 'ledger.json', (told: string) => told.slice(0, 100), /holds no ledger/],
    [
      'an entry gone',
      'ledger.json',
      (told: string) => told.replace('"number": 1', '"number": 2'),
      /entry 1 is not whole/,
    ],
    [
      'a later version',
      'ledger.json',
      (told: string) => told.replace('"version": 1', '"version": 2'),
      /is of version 2/,
    ],
  ])('refuses a ledger with %s', async (_, name, change, why) => {
    await publish()
    const before = await everything('out')
    const path = join(folder, 'ledger', name)
    if (change === null) await rm(path)
    else await writeFile(path, change(await readFile(path, 'utf8')))
    const { code, err } = await publish()
    expect(code).toBe(1)
    expect(err).toMatch(why)
    expect(await everything('out')).toEqual(before)
  })
  it('leaves the last good release where the disk is full, or the page cannot be put in its place', async () => {
    await feeds({ quarters: QUARTERS.slice(0, 5), asOf: '2024-06-30' })
    await publish()
    const before = [await everything('out'), await everything('ledger')]
    await feeds({})
    const full = () => Promise.reject(new Error('ENOSPC: no space left on device'))
    const atPage = await publish([], { folders: { stage: full } })
    expect([atPage.code, atPage.err]).toEqual([1, expect.stringContaining('no space left')])
    const atLedger = await publish([], { writeFile: full })
    expect([atLedger.code, atLedger.err]).toEqual([
      1,
      expect.stringMatching(/^The ledger could not be written: ENOSPC/),
    ])
    expect([await everything('out'), await everything('ledger')]).toEqual(before)
    expect(await things()).toEqual(['feeds', 'ledger', 'out'])
  })
  it('replaces no folder that is not a release', async () => {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'out', 'thesis.txt'), 'years of work')
    expect((await publish()).err).toContain('holds other things than a release')
    expect(await text('out/thesis.txt')).toBe('years of work')
  })
  it('says what words it takes', async () => {
    expect((await run(publishWith, ['--help'])).out).toContain('--geography msoa|ward')
    expect((await run(publishWith, [])).code).toBe(2)
    expect((await run(attackWith, [])).code).toBe(2)
    expect((await run(retractWith, [])).code).toBe(2)
  })
})

describe('a folder that is replaced', () => {
  it('is written in full beside its place first, and nothing of a failed one is left', async () => {
    const place = join(folder, 'place')
    const staged = await FOLDERS.stage(place, [{ name: 'a/b.txt', contents: 'one' }])
    expect(await FOLDERS.names(place)).toBeNull()
    await staged.swap()
    expect(await FOLDERS.files(place)).toEqual(['a/b.txt'])
    await expect(
      FOLDERS.stage(place, [
        { name: 'a', contents: 'x' },
        { name: 'a/b', contents: 'y' },
      ]),
    ).rejects.toThrow()
    expect(await things()).toEqual(['feeds', 'place'])
    expect(await text('place/a/b.txt')).toBe('one')
  })
  it('keeps what stood there where the new one cannot be put in its place', async () => {
    const place = join(folder, 'place')
    await (await FOLDERS.stage(place, [{ name: 'a', contents: 'old' }])).swap()
    const staged = await FOLDERS.stage(place, [{ name: 'a', contents: 'new' }])
    await staged.drop()
    await expect(staged.swap()).rejects.toThrow()
    expect(await text('place/a')).toBe('old')
    expect(await things()).toEqual(['feeds', 'place'])
  })
})

describe('holdfast attack', () => {
  it('names an altered cell first and exits with 1', async () => {
    await publish()
    const altered = (await text('out/summary.json')).replace('"count":"0-4"', '"count":3')
    await mkdir(join(folder, 'copy'))
    await writeFile(join(folder, 'copy', 'summary.json'), altered)
    for (const path of ['copy/summary.json', 'copy']) {
      const { code, out } = await attack(path)
      expect(code).toBe(1)
      expect(out.split('\n')[1]).toMatch(
        /^ {2}Area A1 \(A1\), .* reads 0 to 4, and can be bounded to exactly 3/,
      )
    }
  })
  it('reads a table beside its summary', async () => {
    await publish()
    const csv = await text('out/figures.csv')
    await writeFile(join(folder, 'out', 'figures.csv'), csv.replace(/5 to 9,5,9/, '7,7,7'))
    expect((await attack('out')).out).toMatch(/bounded to exactly 7 \(figures\.csv, line/)
    expect((await attack('out/figures.csv')).code).toBe(1)
    expect((await attack('out/summary.json')).code).toBe(0)
  })
  it('refuses what it cannot read', async () => {
    await writeFile(join(folder, 'half.json'), '{"version":1')
    expect((await attack('half.json')).code).toBe(1)
    expect((await attack('none.json')).err).toContain('is not there')
    expect((await attack('feeds')).err).toContain('holds neither summary.json nor ledger.json')
  })
})

describe('holdfast retract', () => {
  it('puts a notice in the place of the release; the ledger and later attacks remember it', async () => {
    await publish()
    const release = await text('ledger/releases/0001-2024-09-30.json')
    const { code } = await retract()
    expect(code).toBe(0)
    const notice = JSON.parse(await text('out/summary.json')) as Readonly<Record<string, unknown>>
    expect(notice).toMatchObject({
      kind: 'notice',
      retractedOn: '2024-10-02',
      releasedOn: '2024-09-30',
      reason: 'One street was counted twice.',
    })
    expect(notice).not.toHaveProperty('cells')
    expect([...(await everything('out')).keys()]).toEqual(['summary.json'])
    expect(await text('ledger/releases/0001-2024-09-30.json')).toBe(release)
    expect((await attack('out')).out).toContain('only notices')
    await feeds({ asOf: '2024-10-31', countOf: (_a, _q, _g, index) => (index * 3) % 17 })
    const next = await publish()
    expect(next.code).toBe(0)
    expect(next.out).toMatch(/over 2 releases/)
    const { corrections } = await summaryAt('out/summary.json')
    expect(corrections.length).toBeGreaterThan(10)
    expect((await attack('ledger')).code).toBe(0)
  })
  it('refuses where nothing stands, a day that is none, and no reason', async () => {
    expect((await retract()).err).toContain('no release that stands')
    await publish()
    expect((await retract(['--on', '2024-02-30', '--reason', 'x'])).code).toBe(2)
    expect((await retract(['--on', '2024-09-01', '--reason', 'x'])).code).toBe(2)
    expect((await retract(['--on', '2024-10-02', '--reason', ' '])).code).toBe(2)
    expect((await retract()).code).toBe(0)
    expect((await retract()).code).toBe(1)
  })
})

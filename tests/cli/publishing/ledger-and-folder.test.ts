/** The lock, the ledger and the served folder: ended runs, full disks, two runs at once, forgotten and old ledgers. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attackWith } from '../../../src/cli/commands/attack.ts'
import { FOLDERS } from '../../../src/cli/publishing/publish-folders.ts'
import { QUARTERS, steady } from '../../publish/invented-release.ts'
import { brokenNames, endedAt, fullFrom, mountedAt, smallPage } from './failing-folders.ts'
import {
  allFiles,
  attack,
  createFolder,
  type Faults,
  folderNames,
  OWN,
  pathTo,
  publish,
  removeFolder,
  retract,
  run,
  text,
  writeFeeds,
} from './publish-setup.ts'

beforeEach(createFolder)
afterEach(removeFolder)

const FIRST = { quarters: QUARTERS.slice(0, 3), asOf: '2023-12-31', countOf: steady }
const SECOND = { quarters: QUARTERS.slice(0, 4), asOf: '2024-03-31', countOf: steady }
const release = (faults: Faults = {}) => publish([], { writePage: smallPage, ...faults })
const folders = ['ledger', 'out'] as const
/** Contents of both folders. */
const contents = async () => [await allFiles('ledger'), await allFiles('out')] as const

/** Keeps a copy of both folders, and brings it back. */
const keep = async (name: string) => {
  for (const folder of folders)
    if ((await FOLDERS.names(pathTo(folder))) !== null)
      await cp(pathTo(folder), pathTo(name, folder), { recursive: true })
}
const bringBack = async (name: string) => {
  for (const folder of folders) {
    await rm(pathTo(folder), { recursive: true, force: true })
    if ((await FOLDERS.names(pathTo(name, folder))) !== null)
      await cp(pathTo(name, folder), pathTo(folder), { recursive: true })
  }
}

describe('a served folder', () => {
  it('has a hash in the name of all that a page names, and nothing that no page needs', async () => {
    await writeFeeds(FIRST)
    expect((await release()).code).toBe(0)
    const names = [...(await allFiles('out')).keys()]
    expect(new Set(names.map((name) => name.replace(/[0-9a-f]{12}/, 'HASH')))).toEqual(
      new Set([
        'assets/embed.HASH.css',
        'assets/figures.HASH.csv',
        'embed-resize.js',
        'embed.html',
        'figures.csv',
        'index.html',
        'sheets/A1.HASH.html',
        'sheets/A2.HASH.html',
        'sheets/A3.HASH.html',
        'summary.json',
      ]),
    )
    expect(brokenNames(await allFiles('out'))).toEqual([])
    expect(await folderNames()).toEqual(['feeds', 'ledger', 'out'])
    expect([...(await allFiles('ledger')).keys()].filter((name) => !name.startsWith('releases'))).toEqual([
      'ledger.json',
    ])
  })
  it('keeps the configuration that a server reads from it', async () => {
    await writeFeeds(FIRST)
    await release()
    for (const name of ['web.config', '.htaccess', 'old.html']) await writeFile(pathTo('out', name), name)
    await writeFeeds(SECOND)
    expect((await release()).code).toBe(0)
    const names = [...(await allFiles('out')).keys()]
    expect(names).toEqual(expect.arrayContaining(['web.config', '.htaccess']))
    expect(names).not.toContain('old.html')
    const attacked = await run(attackWith, ['out', 'ledger'], { writePage: smallPage })
    expect(attacked).toMatchObject({ code: 0, err: '' })
  })
  it('may be a file system of its own', async () => {
    await writeFeeds(FIRST)
    await release()
    const [, expected] = await contents()
    await rm(pathTo('ledger'), { recursive: true })
    await rm(pathTo('out'), { recursive: true })
    await mkdir(pathTo('out', 'lost+found'), { recursive: true })
    const result = await release({ folders: mountedAt(pathTo('out')) })
    expect([result.code, result.err]).toEqual([0, ''])
    expect(await allFiles('out')).toEqual(expected)
    expect(await FOLDERS.names(pathTo('out'))).toContain('lost+found')
    expect(await FOLDERS.names(pathTo('out'))).not.toContain('.unfinished')
  })
  it('is refused where it holds a release that the ledger does not know', async () => {
    await writeFeeds(FIRST)
    await release()
    await keep('first')
    await writeFeeds(SECOND)
    await release()
    const before = await allFiles('out')
    // The ledger of the release before, brought back from a copy.
    await rm(pathTo('ledger'), { recursive: true })
    await cp(pathTo('first', 'ledger'), pathTo('ledger'), { recursive: true })
    const old = await release()
    expect([old.code, old.err]).toEqual([
      1,
      expect.stringMatching(/out holds a release of 2024-03-31 that this ledger does not know: /),
    ])
    // A ledger that was forgotten.
    await rm(pathTo('ledger'), { recursive: true })
    expect((await release()).err).toMatch(/that this ledger does not know/)
    expect(await allFiles('out')).toEqual(before)
    expect(await folderNames()).toEqual(['feeds', 'first', 'out'])
  })
  it('may hold the notice of a retraction that the ledger knows', async () => {
    await writeFeeds(FIRST)
    await release()
    await retract(['--on', '2024-01-02', '--reason', 'One street was counted twice.'])
    await writeFeeds(SECOND)
    expect((await release()).code).toBe(0)
  })
})

describe('a ledger', () => {
  it('of which only the list is old is refused', async () => {
    await writeFeeds(FIRST)
    await release()
    const list = await readFile(pathTo('ledger', 'ledger.json'))
    await writeFeeds(SECOND)
    await release()
    await writeFile(pathTo('ledger', 'ledger.json'), list)
    const { code, err } = await release()
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(
        /holds releases\/0002-2024-03-31\.json, which its list ledger\.json does not name/,
      ),
    ])
  })
  it('that cannot be written is named, and nothing is published', async () => {
    await writeFeeds(FIRST)
    const readOnly = () => Promise.reject(new Error('EROFS: read-only file system'))
    const { code, err } = await release({ folders: { write: readOnly } })
    expect([code, err]).toEqual([1, expect.stringMatching(/^The ledger could not be written: EROFS/)])
    expect(await folderNames()).toEqual(['feeds'])
  })
  it('refuses data of days to come, as a clock that was set back shows', async () => {
    await writeFeeds({ ...FIRST, asOf: '2025-06-30' })
    expect((await release()).err).toContain('future-data: The data say that they were drawn on 30 June 2025')
  })
})

describe('a lock', () => {
  const LOCK = (pid: number, host = OWN.host) =>
    `${JSON.stringify({ host, pid, since: '2025-01-30T12:00:00+00:00' })}\n`
  const lockedBy = async (lock: string) => {
    await mkdir(pathTo('ledger'), { recursive: true })
    await writeFile(pathTo('ledger', 'lock.json'), lock)
  }
  it('of a running process, or of another machine, is respected, and its owner named', async () => {
    await writeFeeds(FIRST)
    for (const [lock, own] of [
      [LOCK(77), { isRunning: (pid: number) => pid === 77 }],
      [LOCK(77, 'elsewhere'), {}],
    ] as const) {
      await lockedBy(lock)
      for (const change of [release, () => retract(undefined, { own })]) {
        const { code, err } = await change({ own })
        expect([code, err]).toEqual([
          1,
          expect.stringMatching(
            /^Another run holds the ledger: process 77 on (here|elsewhere), since 2025-01-30T12:00:00/,
          ),
        ])
      }
      expect(await text('ledger/lock.json')).toBe(lock)
    }
    expect(await folderNames()).toEqual(['feeds', 'ledger'])
  })
  it('of a process that ended is taken over, and that is said', async () => {
    await writeFeeds(FIRST)
    await lockedBy(LOCK(77))
    const { code, err } = await release()
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(
        /^A run that was ended \(process 77 on here, .*had left its lock: it was taken over/,
      ),
    ])
    expect([...(await allFiles('ledger')).keys()]).not.toContain('lock.json')
  })
  it('lets one of two runs at once publish, and the other refuse', async () => {
    await writeFeeds(FIRST)
    const isRunning = () => true
    const runs = [2001, 2002].map((pid) => release({ own: { pid, isRunning } }))
    const results = await Promise.all(runs)
    expect(new Set(results.map(({ code }) => code))).toEqual(new Set([0, 1]))
    const refused = results.find(({ code }) => code === 1)
    expect(refused?.err).toMatch(/^Another run holds the ledger: process 200[12] on here/)
    expect((await attack('ledger')).code).toBe(0)
  })
  it('is not needed for a dry run', async () => {
    await writeFeeds(FIRST)
    await lockedBy(LOCK(77, 'elsewhere'))
    expect((await publish(['--dry-run'])).code).toBe(0)
  })
})

describe('a run that is ended at any change of a file', () => {
  it.each([
    ['in a first release', null],
    ['in a second release', FIRST],
  ])('%s leaves one whole release, and the next run completes it', async (_, first) => {
    if (first) {
      await writeFeeds(first)
      await release()
    }
    await keep('start')
    const [, oldOut] = await contents()
    await writeFeeds(SECOND)
    const { folders: whole, state } = endedAt(Infinity)
    expect((await release({ folders: whole })).code).toBe(0)
    const [newLedger, newOut] = await contents()
    expect(state.count).toBeGreaterThan(30)
    const pages = [oldOut.get('index.html'), newOut.get('index.html')]
    for (let at = 1; at <= state.count; at++) {
      await bringBack('start')
      await release({ folders: endedAt(at).folders }).catch(() => null)
      const out = await allFiles('out')
      expect(pages, `ended at ${at}`).toContain(out.get('index.html'))
      expect(brokenNames(out), `ended at ${at}`).toEqual([])
      expect([...out.keys()].filter((name) => /part|old|unfinished/.test(name))).toEqual([])
      const { code, err } = await release()
      expect([at, code], err).toEqual([at, 0])
      expect([at, ...(await contents())]).toEqual([at, newLedger, newOut])
    }
  })
  it('of a retraction leaves a whole page, and the next run completes it', async () => {
    await writeFeeds(FIRST)
    await release()
    await keep('start')
    const { folders: whole, state } = endedAt(Infinity)
    const back = (faults: Faults = {}) => retract(undefined, { writePage: smallPage, ...faults })
    expect((await back({ folders: whole })).code).toBe(0)
    const expected = await contents()
    for (let at = 1; at <= state.count; at++) {
      await bringBack('start')
      await back({ folders: endedAt(at).folders }).catch(() => null)
      expect(brokenNames(await allFiles('out')), `ended at ${at}`).toEqual([])
      const { code, err } = await back()
      expect([at, code], err).toEqual([at, 0])
      expect([at, ...(await contents())]).toEqual([at, ...expected])
    }
  })
})

describe('a disk that is full', () => {
  it('at any write leaves ledger and page as they were', async () => {
    await writeFeeds(FIRST)
    await release()
    const before = await contents()
    await keep('start')
    await writeFeeds(SECOND)
    const { folders: whole, state } = endedAt(Infinity)
    await release({ folders: whole })
    for (let at = 1; at <= state.count; at++) {
      await bringBack('start')
      const { code, err } = await release({ folders: fullFrom(at).folders })
      if (code === 0) continue
      expect(err).toMatch(/could not be written: ENOSPC: no space left on device/)
      expect(await contents(), `full from ${at}`).toEqual(before)
    }
  })
})

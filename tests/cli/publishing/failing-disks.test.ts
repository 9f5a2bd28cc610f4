/** Disks that are full or read-only, clocks that were set back, and ledgers that were lost: what is said, and what stays. */
import { cp, rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FOLDERS, type Folders } from '../../../src/cli/publishing/publish-folders.ts'
import { QUARTERS, steady } from '../../publish/invented-release.ts'
import { brokenNames, countedFolders, endedAt, fullFrom, smallPage } from './failing-folders.ts'
import {
  allFiles,
  createFolder,
  type Faults,
  pathTo,
  publish,
  removeFolder,
  retract,
  writeFeeds,
} from './publish-setup.ts'

beforeEach(async () => {
  await createFolder()
  await writeFeeds(FIRST)
})
afterEach(removeFolder)

const FIRST = { quarters: QUARTERS.slice(0, 3), asOf: '2023-12-31', countOf: steady }
const SECOND = { quarters: QUARTERS.slice(0, 4), asOf: '2024-03-31', countOf: steady }
const release = (faults: Faults = {}) => publish([], { writePage: smallPage, ...faults })
const back = (faults: Faults = {}, on = '2024-04-02') =>
  retract(['--on', on, '--reason', 'One street was counted twice.'], { writePage: smallPage, ...faults })
const contents = async () => [await allFiles('ledger'), await allFiles('out')] as const

const READ_ONLY = 'EROFS: read-only file system'
/** A folder that cannot be changed. */
function readOnly(path: string): Partial<Folders> {
  const check = (changed: string) =>
    changed.startsWith(path) ? Promise.reject(new Error(READ_ONLY)) : Promise.resolve()
  return {
    write: async (to, text) => {
      await check(to)
      await FOLDERS.write(to, text)
    },
    move: async (from, to) => {
      await check(to)
      await FOLDERS.move(from, to)
    },
    moveNew: async (from, to) => {
      await check(to)
      return FOLDERS.moveNew(from, to)
    },
    remove: async (from) => {
      await check(from)
      await FOLDERS.remove(from)
    },
  }
}

describe('what is served, on a disk that is read-only', () => {
  it('stays as it is; the ledger holds the release, that is said, and the next run completes it', async () => {
    await release()
    const [, served] = await contents()
    await writeFeeds(SECOND)
    const { code, err } = await release({ folders: readOnly(pathTo('out')) })
    expect([code, err]).toEqual([
      1,
      `The ledger holds the release, but ${pathTo('out')} could not be replaced: ${READ_ONLY}. Publish again.\n`,
    ])
    expect(await allFiles('out')).toEqual(served)
    const again = await release()
    expect([again.code, again.err]).toEqual([0, ''])
    expect(again.out).toContain('Release 2 of 2024-03-31')
    expect(brokenNames(await allFiles('out'))).toEqual([])
  })
  it('keeps the release that is taken back, and the officer is told to take it down', async () => {
    await release()
    const [, served] = await contents()
    const { code, err } = await back({ folders: readOnly(pathTo('out')) })
    expect([code, err]).toEqual([
      1,
      `The ledger remembers it, but ${pathTo('out')} could not be replaced: ${READ_ONLY}. Take the page down by hand.\n`,
    ])
    expect(await allFiles('out')).toEqual(served)
    expect((await back()).code).toBe(0)
    expect((await allFiles('out')).get('summary.json')).toContain('"kind":"notice"')
  })
})

describe('a ledger on a disk that is read-only', () => {
  it('is named, and nothing is published or taken back', async () => {
    await release()
    const before = await contents()
    await writeFeeds(SECOND)
    for (const run of [release, back]) {
      const { code, err } = await run({ folders: readOnly(pathTo('ledger')) })
      expect([code, err]).toEqual([
        1,
        expect.stringMatching(
          new RegExp(
            `^The ledger could not be written: ${READ_ONLY}\\. Make it a folder that can be written`,
          ),
        ),
      ])
    }
    expect(await contents()).toEqual(before)
  })
})

describe('a disk that becomes read-only in the middle of a run', () => {
  it('leaves a whole page at any moment, and the next run completes the release', async () => {
    await release()
    await cp(pathTo('ledger'), pathTo('start', 'ledger'), { recursive: true })
    await cp(pathTo('out'), pathTo('start', 'out'), { recursive: true })
    await writeFeeds(SECOND)
    const { folders: whole, state } = endedAt(Infinity)
    await release({ folders: whole })
    const expected = await contents()
    for (let at = 1; at <= state.count; at++) {
      for (const folder of ['ledger', 'out']) {
        await rm(pathTo(folder), { recursive: true })
        await cp(pathTo('start', folder), pathTo(folder), { recursive: true })
      }
      const { folders } = countedFolders((number) => {
        if (number >= at) throw new Error(READ_ONLY)
      })
      const result = await release({ folders }).catch((error: unknown) => String(error))
      // Never a success that is none, and never a failure without its cause.
      if (typeof result === 'string' || result.code !== 0)
        expect(typeof result === 'string' ? result : result.err, `from ${at}`).toContain(READ_ONLY)
      else expect((await allFiles('out')).get('index.html')).toBe(expected[1].get('index.html'))
      expect(brokenNames(await allFiles('out')), `from ${at}`).toEqual([])
      const { code, err } = await release()
      expect([at, code], err).toEqual([at, 0])
      expect([at, ...(await contents())]).toEqual([at, ...expected])
    }
  })
})

describe('taking a release back on a disk that is full', () => {
  it('changes nothing at any write, and says so', async () => {
    await release()
    const before = await contents()
    await cp(pathTo('ledger'), pathTo('start', 'ledger'), { recursive: true })
    await cp(pathTo('out'), pathTo('start', 'out'), { recursive: true })
    const { folders: whole, state } = endedAt(Infinity)
    await back({ folders: whole })
    let refused = 0
    for (let at = 1; at <= state.count; at++) {
      for (const folder of ['ledger', 'out']) {
        await rm(pathTo(folder), { recursive: true })
        await cp(pathTo('start', folder), pathTo(folder), { recursive: true })
      }
      const { code, err } = await back({ folders: fullFrom(at).folders })
      if (code === 0) continue
      refused += 1
      expect(err).toMatch(
        /^The (?:ledger|notice) could not be written: ENOSPC: no space left on device\. (?:Nothing was changed|Make it a folder)/,
      )
      expect(await contents(), `full from ${at}`).toEqual(before)
    }
    expect(refused).toBeGreaterThan(3)
  })
})

describe('a clock that was set back', () => {
  it('cannot take a release back before it was published', async () => {
    await release()
    const before = await contents()
    const { code, err } = await back({}, '2023-12-30')
    expect([code, err]).toEqual([2, '--on 2023-12-30: the release is of 2023-12-31, which is later.\n'])
    expect(await contents()).toEqual(before)
  })
  it('cannot publish data that are older than the last release', async () => {
    await writeFeeds(SECOND)
    await release()
    const before = await contents()
    await writeFeeds(FIRST)
    const { code, err } = await release()
    expect([code, err]).toEqual([1, expect.stringMatching(/later than the data of 2023-12-31/)])
    expect(await contents()).toEqual(before)
  })
})

describe('a ledger that was forgotten, or is that of an older release,', () => {
  it('cannot take back a release that it does not know', async () => {
    await release()
    await cp(pathTo('ledger'), pathTo('old'), { recursive: true })
    await writeFeeds(SECOND)
    await release()
    const served = await allFiles('out')
    await rm(pathTo('ledger'), { recursive: true })
    expect((await back()).err).toMatch(/out holds a release of 2024-03-31 that this ledger does not know/)
    await rm(pathTo('ledger'), { recursive: true, force: true })
    await cp(pathTo('old'), pathTo('ledger'), { recursive: true })
    const { code, err } = await back()
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/out holds a release of 2024-03-31 that this ledger does not know/),
    ])
    expect(await allFiles('out')).toEqual(served)
  })
})

/** `holdfast publish --withhold`: a cell is withheld permanently before it is published, and no total reveals it. */
import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attackWith } from '../../../src/cli/commands/attack.ts'
import { publishWith } from '../../../src/cli/commands/publish.ts'
import { pageWriterWith } from '../../../src/cli/publishing/public-files.ts'
import {
  accepting,
  attack,
  removeFolder,
  allFiles,
  writeFeeds,
  pathTo,
  createFolder,
  publish,
  retract,
  run,
  summaryAt,
  text,
} from './publish-setup.ts'

beforeEach(createFolder)
afterEach(removeFolder)

const HEAD = 'area,quarter,group,reason'
const hold = async (...lines: readonly string[]) => {
  await writeFile(pathTo('hold.csv'), [HEAD, ...lines, ''].join('\n'))
  return publish(['--withhold', 'hold.csv'])
}
const REASON = '"One family would be recognised, they say"'
const CELL = { area: 'A2', quarter: '2024Q2', group: 'burglary' }
const shown = async ({ area, quarter, group }: typeof CELL) =>
  (await summaryAt('out/summary.json')).cells.find(
    (cell) => cell.area === area && cell.quarter === quarter && cell.group === group,
  )?.count

describe('a withheld cell', () => {
  it('is not published, and no total reveals it; its reason is only in the release note', async () => {
    const writePage = pageWriterWith(() => Promise.resolve([]))
    await writeFile(pathTo('hold.csv'), `${HEAD}\nA2,2024Q2,burglary,${REASON}\n`)
    const args = '--manifest feeds/manifest.json --ledger ledger --out out --withhold hold.csv'.split(' ')
    const { code, out } = await run(publishWith, args, { writePage })
    expect(code).toBe(0)
    expect(await shown(CELL)).toBe('not-published')
    const { totals, cells } = await summaryAt('out/summary.json')
    expect(cells.filter(({ count }) => String(count) === 'not-published')).toHaveLength(1)
    const last = totals.filter(({ quarter }) => quarter === '2024Q2')
    // Those that hold it have no upper end.
    const open = last.filter(({ high }) => high === null)
    expect(open.map(({ area, group }) => [area, group].filter(Boolean).join(' '))).toEqual([
      '',
      'burglary',
      'A2',
      'crimes',
      'A2 crimes',
    ])
    expect(last).toHaveLength(15)
    expect(out).toContain(
      'Area A2 (A2), 2024Q2, Burglary: held back: One family would be recognised, they say',
    )
    expect(out).toContain('1 of the cells are held back and read "not published"')
    expect(await text('ledger/releases/0001-2024-09-30.note.txt')).toContain('One family')
    for (const [name, file] of await allFiles('out')) expect(file, name).not.toContain('One family')
    expect(await text('out/index.html')).toContain('not published')
    expect((await run(attackWith, ['out', 'ledger'], { writePage })).code).toBe(0)
  })
  it('stays withheld in later releases that do not list it, and in the yearly corrections', async () => {
    await writeFeeds({ quarters: ['2023Q2', '2023Q3'], asOf: '2023-12-31' })
    await hold(`A1,2023Q3,,${REASON}`)
    const before = await summaryAt('out/summary.json')
    await writeFeeds({ quarters: ['2023Q2', '2023Q3', '2023Q4'], asOf: '2024-02-28' })
    const { code, out } = await publish(accepting('corrections'))
    expect(code).toBe(0)
    const { cells, corrections } = await summaryAt('out/summary.json')
    const old = cells.filter(({ area, quarter }) => area === 'A1' && quarter === '2023Q3')
    expect(old.map(({ count }) => String(count))).toEqual(Array.from({ length: 7 }, () => 'not-published'))
    expect(old).toEqual(before.cells.filter(({ area, quarter }) => area === 'A1' && quarter === '2023Q3'))
    expect(corrections.filter(({ area, quarter }) => area === 'A1' && quarter === '2023Q3')).toEqual([])
    expect(out).toContain(
      '2023Q3, Theft: held back in an earlier release, whose note says why, and it stays so',
    )
    expect((await attack('ledger', 'out')).code).toBe(0)
  })
  it('cannot be one that a current release has published: the command fails with a reason', async () => {
    await publish()
    const before = [await allFiles('out'), await allFiles('ledger')]
    const { code, err } = await hold(`A2,2024Q2,burglary,${REASON}`)
    expect(code).toBe(1)
    expect(err).toMatch(/^Area A2 \(A2\), 2024Q2, Burglary stands in a release already: .*\(retract\)/)
    expect([await allFiles('out'), await allFiles('ledger')]).toEqual(before)
  })
  it('may be one that only a retracted release has published; the note says that it is known', async () => {
    await publish()
    await retract()
    await writeFeeds({ asOf: '2024-10-03' })
    const { code, out, err } = await hold(`A2,2024Q2,burglary,${REASON}`)
    expect([code, err]).toEqual([0, ''])
    expect(await shown(CELL)).toBe('not-published')
    expect(out).toContain('a release that was taken back has shown it, and whoever read that still knows it')
    expect((await summaryAt('out/summary.json')).corrections).toEqual([])
    expect((await attack('ledger', 'out')).code).toBe(0)
  })
  it('is attacked too: a total known from elsewhere may reveal it', async () => {
    await hold(`A2,2024Q2,burglary,${REASON}`)
    const { cells } = await summaryAt('out/summary.json')
    const others = cells.filter((cell) => cell.quarter === '2024Q2' && cell.group === 'burglary')
    const low = others.reduce((sum, { count }) => sum + (Number.parseInt(String(count), 10) || 0), 0)
    await writeFile(pathTo('known.csv'), `area,quarter,group,count\n,2024Q2,burglary,${low + 1}\n`)
    const { code, out } = await attack('out', '--known', 'known.csv')
    expect(code).toBe(1)
    expect(out).toMatch(/Burglary reads not published, and can be bounded to/)
  })
})

describe('a list of cells to withhold', () => {
  it.each([
    ['A9,2024Q2,burglary,why', /^There is no area "A9", so that nothing of it can be held back/],
    ['A1,2019Q2,burglary,why', /^2019Q2 is not published/],
    ['A1,2024Q2,burglaries,why', /^There is no group "burglaries"/],
    ['A1,2024Q2,burglary,', /line 2: it gives no reason/],
    ['A1,spring,burglary,why', /line 2: "spring" is no quarter such as 2024Q2/],
    [',2024Q2,burglary,why', /line 2: it names no area/],
    ['', /it names nothing to hold back/],
  ])('that is invalid fails the command: %s', async (line, why) => {
    const { code, err } = await hold(line)
    expect([code, err]).toEqual([1, expect.stringMatching(why)])
  })
  it('that does not exist fails the command', async () =>
    expect(await publish(['--withhold', 'none.csv'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('none.csv could not be read') as string,
    }))
})

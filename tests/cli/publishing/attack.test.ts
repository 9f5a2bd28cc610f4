/** `holdfast attack` on published releases, and `holdfast retract`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
  summaryAt,
  text,
} from './publish-setup.ts'

beforeEach(createFolder)
afterEach(removeFolder)

describe('holdfast attack', () => {
  it('names an altered cell first and exits with 1', async () => {
    await publish()
    const altered = (await text('out/summary.json')).replace('"count":"0-4"', '"count":3')
    await mkdir(pathTo('copy'))
    await writeFile(pathTo('copy', 'summary.json'), altered)
    for (const path of ['copy/summary.json', 'copy']) {
      const { code, out } = await attack(path)
      expect(code).toBe(1)
      expect(out.split('\n')[1]).toMatch(
        /^ {2}Area A1 \(A1\), .* reads 0 to 4, and can be bounded to exactly 3/,
      )
    }
  })
  it('reads a table together with its summary', async () => {
    await publish()
    const csv = await text('out/figures.csv')
    await writeFile(pathTo('out', 'figures.csv'), csv.replace(/5 to 9,5,9/, '7,7,7'))
    expect((await attack('out')).out).toMatch(/bounded to exactly 7 \(figures\.csv, line/)
    expect((await attack('out/figures.csv')).code).toBe(1)
    expect((await attack('out/summary.json')).code).toBe(0)
  })
  it('rejects unreadable input', async () => {
    await writeFile(pathTo('half.json'), '{"version":1')
    expect((await attack('half.json')).code).toBe(1)
    expect((await attack('none.json')).err).toContain('none.json is not there')
    expect((await attack('none')).err).toMatch(/none is not there\. Check its name\.\n$/)
    expect((await attack('feeds')).err).toContain('holds neither summary.json nor ledger.json')
  })
})

describe('holdfast retract', () => {
  it('replaces the release by a notice that the ledger and later attacks take into account', async () => {
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
    expect([...(await allFiles('out')).keys()]).toEqual(['summary.json'])
    expect(await text('ledger/releases/0001-2024-09-30.json')).toBe(release)
    expect((await attack('out')).out).toContain('only notices')
    await writeFeeds({ asOf: '2024-10-31', countOf: (_a, _q, _g, index) => (index * 3) % 17 })
    const next = await publish(accepting('corrections'))
    expect(next.code).toBe(0)
    expect(next.out).toMatch(/over 2 releases/)
    const { corrections } = await summaryAt('out/summary.json')
    expect(corrections.length).toBeGreaterThan(10)
    expect((await attack('ledger')).code).toBe(0)
  })
  it('looks at the reason, which residents will read', async () => {
    await publish()
    const before = await allFiles()
    const back = (reason: string, ...more: readonly string[]) =>
      retract(['--on', '2024-10-02', '--reason', reason, ...more])
    const named = await back('Jane Roe rang us.')
    expect([named.code, named.err]).toEqual([
      1,
      expect.stringMatching(/in it "Jane Roe" looks like a name\. Word it otherwise, or add --as-written/),
    ])
    expect((await back('A\u200B fault.', '--as-written')).err).toMatch(/nobody can see.*U\+200B after "A"/)
    expect(await allFiles()).toEqual(before)
    expect((await back('Jane Roe rang us.', '--as-written')).code).toBe(0)
  })
  it('rejects a ledger without a current release, an invalid day and a missing reason', async () => {
    expect((await retract()).err).toContain('no release that stands')
    await publish()
    expect((await retract(['--on', '2024-02-30', '--reason', 'x'])).code).toBe(2)
    expect((await retract(['--on', '2024-09-01', '--reason', 'x'])).code).toBe(2)
    expect((await retract(['--on', '2024-10-02', '--reason', ' '])).code).toBe(2)
    expect((await retract()).code).toBe(0)
    expect((await retract(['--on', '2024-10-02', '--reason', 'Another reason.'])).code).toBe(1)
  })
})

/** `holdfast publish` on real folders: what it writes, what it rejects, and what stays in place. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attackWith } from '../../../src/cli/commands/attack.ts'
import { publishWith } from '../../../src/cli/commands/publish.ts'
import { retractWith } from '../../../src/cli/commands/retract.ts'
import { type Invention, QUARTERS, steady } from '../../publish/invented-release.ts'
import {
  accepting,
  attack,
  removeFolder,
  allFiles,
  writeFeeds,
  pathTo,
  createFolder,
  publish,
  run,
  summaryAt,
  text,
  folderNames,
} from './publish-setup.ts'

beforeEach(createFolder)
afterEach(removeFolder)

describe('holdfast publish', () => {
  it('writes the release and the ledger, and prints the release note', async () => {
    const { code, out, err } = await publish()
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Release 1 of 2024-09-30 \(Invented incidents\)/)
    expect(out).toMatch(
      /No cell can be bounded more tightly.*Worst cell: .*, bounded to 0 to 4, which is its band/,
    )
    expect(out).toContain('Every text that residents will read')
    expect(await folderNames()).toEqual(['feeds', 'ledger', 'out'])
    expect([...(await allFiles('out')).keys()]).toEqual(['figures.csv', 'summary.json'])
    expect([...(await allFiles('ledger')).keys()]).toEqual([
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
    expect(await folderNames()).toEqual(['feeds'])
  })
  it('refuses data that look broken, all at once, until each is accepted by name with a reason', async () => {
    await writeFeeds({ quarters: QUARTERS.slice(0, 5), asOf: '2024-06-30', countOf: steady })
    await publish()
    const before = await allFiles()
    await writeFeeds({
      countOf: (...cell) => (cell[1] === '2024Q2' ? 4 * steady(...cell) : 7 + steady(...cell)),
    })
    const feeds = await allFiles('feeds')
    const refused = await publish()
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(
      /^The data look broken.*\n {2}out-of-control: 7 of 7 counts .*\n {2}differs-from-ledger: /,
    )
    expect(refused.err).toContain(
      '--accept out-of-control --because TEXT --accept differs-from-ledger --because TEXT',
    )
    expect(refused.err).toContain('What was published before stands.')
    const one = await publish(accepting('out-of-control', 'corrections'))
    expect(one.err).not.toContain('out-of-control')
    expect(one.err).toMatch(
      /differs-from-ledger: .*\n {2}--accept corrections: nothing was refused under that name/,
    )
    expect((await publish(['--accept', 'out-of-control'])).code).toBe(2)
    expect(new Map([...(await allFiles())].filter(([name]) => !name.startsWith('feeds')))).toEqual(
      new Map([...before].filter(([name]) => !name.startsWith('feeds'))),
    )
    const { code, out, err } = await publish(
      accepting('out-of-control', 'differs-from-ledger', 'corrections'),
    )
    expect([code, err]).toEqual([0, '  --accept corrections: nothing was refused under that name.\n'])
    expect(await allFiles('feeds')).toEqual(feeds)
    const kept = 'out-of-control: 7 of 7 counts of the whole borough lie outside'
    for (const note of [out, await text('ledger/releases/0002-2024-09-30.note.txt')])
      expect(note).toMatch(new RegExp(`${kept}.*Accepted because: The rows were checked by hand\\.`))
    const { releases } = JSON.parse(await text('ledger/ledger.json')) as {
      readonly releases: readonly { readonly accepted: readonly object[]; readonly fingerprints: object }[]
    }
    expect(releases.map(({ accepted }) => accepted.length)).toEqual([0, 2])
    expect(releases[1]).toMatchObject({
      accepted: [{ code: 'out-of-control', because: 'The rows were checked by hand.' }, {}],
      fingerprints: { categories: { burglary: 'burglary' } },
    })
  })
  it('adds a quarter and leaves earlier ones byte-identical, whatever the data now contain', async () => {
    const quarters: readonly string[] = QUARTERS.slice(0, 5)
    await writeFeeds({ quarters, asOf: '2024-06-30' })
    await publish()
    const before = await summaryAt('out/summary.json')
    await writeFeeds({ countOf: (_area, _quarter, _group, index) => (index * 11) % 19 })
    const { code, out } = await publish(accepting('differs-from-ledger'))
    expect(code).toBe(0)
    const after = await summaryAt('out/summary.json')
    const old = after.cells.filter(({ quarter }) => quarters.includes(quarter))
    expect(JSON.stringify(old)).toBe(JSON.stringify(before.cells))
    expect(after.corrections).toEqual([])
    expect(out).toContain('waits for the yearly corrections')
    expect((await attack('ledger', 'out')).code).toBe(0)
  })
  it('corrects figures once a year, reports it, and attacks both versions', async () => {
    await writeFeeds({ quarters: ['2023Q2', '2023Q3'], asOf: '2023-12-31' })
    await publish()
    await writeFeeds({
      quarters: ['2023Q2', '2023Q3', '2023Q4'],
      asOf: '2024-02-28',
      countOf: (_a, _q, _g, i) => (i * 5) % 31,
    })
    const { code, out } = await publish(accepting('corrections'))
    expect(code).toBe(0)
    const { corrections, cells } = await summaryAt('out/summary.json')
    expect(corrections.length).toBeGreaterThan(10)
    for (const { area, quarter, group, was, most } of corrections) {
      const now = cells.find((cell) => cell.area === area && cell.quarter === quarter && cell.group === group)
      expect(now?.count).not.toEqual(was)
      expect(most).toBeGreaterThanOrEqual(5)
    }
    expect(out).toMatch(/Corrected in this release\n {2}Area A1/)
    const { code: attackCode, out: output } = await attack('ledger')
    expect([attackCode, output]).toEqual([0, expect.stringContaining(`and ${63 + corrections.length} cells`)])
  })
  it('compares nothing across another map of categories that was accepted, in this release and the next', async () => {
    const quarters = ['2023Q1', '2023Q2', '2023Q3', '2023Q4', '2024Q1']
    await writeFeeds({ quarters, asOf: '2024-06-30', countOf: steady })
    await publish()
    const more = { categories: [{ id: 'burglary', publicGroup: 'theft' }] }
    await writeFeeds({ countOf: steady, more })
    const codes = ['category-map-changed', 'differs-from-ledger', 'missing-categories', 'out-of-control']
    expect((await publish()).err).toContain('category-map-changed')
    const { code, err } = await publish(accepting(...codes))
    expect([code, err]).toEqual([0, expect.not.stringContaining('Nothing was published')])
    const noted = [{ from: '2024Q2', groups: ['burglary', 'theft'] }]
    expect((await summaryAt('out/summary.json')).notes).toMatchObject(noted)
    expect(await text('out/figures.csv')).toContain('counted another way since April to June 2024')
    await writeFeeds({
      quarters: [...quarters, '2024Q2', '2024Q3'],
      asOf: '2024-12-31',
      countOf: steady,
      more,
    })
    expect((await publish(accepting(...codes))).code).toBe(0)
    expect((await summaryAt('out/summary.json')).notes).toMatchObject(noted)
    expect((await attack('ledger', 'out')).code).toBe(0)
  })
  it('gives the same release for the same data and records it once', async () => {
    await publish()
    const before = await allFiles()
    expect((await publish()).code).toBe(0)
    expect(await allFiles()).toEqual(before)
  })
  it('rejects known figures that narrow a cell, and unreadable ones', async () => {
    await publish()
    const { cells } = await summaryAt('out/summary.json')
    const cell = cells[0]
    await writeFile(
      pathTo('known.csv'),
      `area,quarter,group,count,source\n${cell?.area},${cell?.quarter},${cell?.group},3,press\n`,
    )
    const before = await allFiles('out')
    const { code, err } = await publish(['--known', 'known.csv'])
    expect(code).toBe(1)
    expect(err).toMatch(/^The attack succeeds .*bounded to exactly 3 \(press/)
    expect(err).toContain('What was published before stands.')
    expect(await allFiles('out')).toEqual(before)
    await writeFile(pathTo('known.csv'), 'area,quarter,group,count\nA1,2023Q1,burglary,-3\n')
    expect((await publish(['--known', 'known.csv'])).err).toMatch(/line 2: "-3" is no count/)
    expect((await publish(['--known', 'none.csv'])).code).toBe(1)
  })
  it.each([
    ['no feed', { more: { feeds: [] } }, /names no incidents feed/],
    ['one quarter', { quarters: ['2023Q1'] }, /Only 2023Q1 is whole/],
    ['an area too small', { population: 4000 }, /too small to publish/],
    ['other areas than the ledger', { level: 'ward' as const }, /no area of the level msoa/],
    ['data older than the last release', { asOf: '2024-09-01' }, /later than the data of 2024-09-01/],
  ])(
    'rejects %s with a reason and leaves the last release in place',
    async (_, invention: Invention, why) => {
      await publish()
      const before = [await allFiles('out'), await allFiles('ledger')]
      await writeFeeds(invention)
      const { code, err } = await publish()
      expect(code).toBe(1)
      expect(err).toMatch(why)
      expect(err).toContain('What was published before stands.')
      expect([await allFiles('out'), await allFiles('ledger')]).toEqual(before)
      expect(await folderNames()).toEqual(['feeds', 'ledger', 'out'])
    },
  )
  it.each([
    [
      'a file that ends in the middle',
      'incidents.geojson',
      (feed: string) => feed.slice(0, feed.length / 2),
      /^The feed incidents did not open, and what is published is never changed: /,
    ],
    [
      'a list of areas that lacks one',
      'areas.geojson',
      (feed: string) => {
        const areas = JSON.parse(feed) as { readonly features: readonly object[] }
        return JSON.stringify({ ...areas, features: areas.features.slice(1) })
      },
      /^The areas or the groups are not those of the ledger: .* Give the areas feed that the ledger began with\./,
    ],
  ] as const)('rejects %s, which nothing can accept', async (_, name, change, why) => {
    await publish()
    const before = [await allFiles('out'), await allFiles('ledger')]
    const feed = await text(`feeds/${name}`)
    await writeFile(pathTo('feeds', name), change(feed))
    const { code, err } = await publish(accepting('missing-days', 'outside-areas', 'rows-set-aside'))
    expect([code, err]).toEqual([1, expect.stringMatching(why)])
    expect([await allFiles('out'), await allFiles('ledger')]).toEqual(before)
  })
  it('rejects a second geography in one ledger', async () => {
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
      (original: string) => original.replace('"0-4"', '5'),
      /is not the file that was released/,
    ],
    ['a release gone', 'releases/0001-2024-09-30.json', null, /0001-2024-09-30\.json is missing/],
    ['its list gone', 'ledger.json', null, /ledger\.json is missing/],
    ['half a list', 'ledger.json', (original: string) => original.slice(0, 100), /holds no ledger/],
    [
      'an entry gone',
      'ledger.json',
      (original: string) => original.replace('"number": 1', '"number": 2'),
      /entry 1 is not whole/,
    ],
    [
      'a later version',
      'ledger.json',
      (original: string) => original.replace('"version": 1', '"version": 2'),
      /is of version 2/,
    ],
  ])('rejects a ledger with %s', async (_, name, change, why) => {
    await publish()
    const before = await allFiles('out')
    const path = pathTo('ledger', name)
    if (change === null) await rm(path)
    else await writeFile(path, change(await readFile(path, 'utf8')))
    const { code, err } = await publish()
    expect(code).toBe(1)
    expect(err).toMatch(why)
    expect(await allFiles('out')).toEqual(before)
  })
  it('does not replace a folder that is not a release', async () => {
    await mkdir(pathTo('out'))
    await writeFile(pathTo('out', 'thesis.txt'), 'years of work')
    expect((await publish()).err).toContain('holds other things than a release')
    expect(await text('out/thesis.txt')).toBe('years of work')
  })
  it.each([
    ['the ledger in what is served', 'out/ledger', 'out'],
    ['what is served in the ledger', 'ledger', 'ledger/out'],
    ['one folder for both', 'ledger', 'ledger'],
  ])('rejects %s, since the ledger would be deleted with the page', async (_, ledger, out) => {
    const args = ['--manifest', 'feeds/manifest.json', '--ledger', ledger, '--out', out]
    const { code, err } = await run(publishWith, args)
    expect([code, err]).toEqual([1, expect.stringContaining('lie one in the other')])
    expect(await folderNames()).toEqual(['feeds'])
    const back = ['--ledger', ledger, '--out', out, '--on', '2024-10-02', '--reason', 'x']
    expect((await run(retractWith, back)).code).toBe(1)
  })
  it('prints its usage', async () => {
    expect((await run(publishWith, ['--help'])).out).toContain('--geography msoa|ward')
    expect((await run(publishWith, [])).code).toBe(2)
    expect((await run(attackWith, [])).code).toBe(2)
    expect((await run(retractWith, [])).code).toBe(2)
  })
})

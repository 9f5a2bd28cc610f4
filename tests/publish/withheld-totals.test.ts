/** Totals that hold withheld cells: every small case, and mistakes that the attack must find. */
import { beforeAll, describe, expect, it } from 'vitest'
import { attack } from '../../src/publish/attack/attack.ts'
import { fileClaims, type PageFile } from '../../src/publish/attack/file-claims.ts'
import { openSolver, type Solver } from '../../src/publish/attack/linear-program.ts'
import { publicationOf, rangesIn, withClaims } from '../../src/publish/attack/publication.ts'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { bandOf, WITHHELD } from '../../src/publish/protect.ts'
import { prepareRelease, totalsOf } from '../../src/publish/release.ts'
import { filesOf } from '../../src/cli/commands/publish.ts'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { rangeWords } from '../../src/summary/band.ts'
import { cellKeysOf, changeOf, percentagesOf, rangeOf } from '../../src/summary/figures.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { readPublished } from '../../src/summary/read-published.ts'
import { inventedDataset } from './invented-release.ts'

const QUARTER = '2024Q2'
const AREAS = ['A', 'B'].map((code) => ({ code, name: code }))
const GROUPS = ['anti-social-behaviour', 'burglary'].map((id) => ({ id, label: id }))
const CELLS = AREAS.flatMap(({ code: area }) =>
  GROUPS.map(({ id: group }) => ({ area, quarter: QUARTER, group })),
)
const COUNTS = [0, 4, 5, 12]

describe('every small borough with any of its cells withheld', () => {
  it('has totals whose ranges hold the true total, open exactly where a cell is withheld', () => {
    let seen = 0
    for (let number = 0; number < COUNTS.length ** CELLS.length * 2 ** CELLS.length; number++) {
      const truth = CELLS.map(
        (_, at) => COUNTS[Math.floor(number / COUNTS.length ** at) % COUNTS.length] ?? 0,
      )
      const hidden = Math.floor(number / COUNTS.length ** CELLS.length)
      const isHidden = (at: number) => ((hidden >> at) & 1) === 1
      const cells = CELLS.map((cell, at) => ({
        ...cell,
        count: isHidden(at) ? WITHHELD : bandOf(truth[at] ?? 0),
      }))
      const summary = { areas: AREAS, quarters: [QUARTER], groups: GROUPS, cells }
      for (const { low, high, ...key } of totalsOf(summary)) {
        const at = cellKeysOf(summary, key).map(({ area, group }) =>
          CELLS.findIndex((cell) => cell.area === area && cell.group === group),
        )
        const total = at.reduce((sum, cell) => sum + (truth[cell] ?? NaN), 0)
        expect(total >= low && total <= (high ?? Infinity)).toBe(true)
        expect(high === null).toBe(at.some(isHidden))
        // What is withheld adds nothing to the lower end.
        const shown = at.filter((cell) => !isHidden(cell)).map((cell) => truth[cell] ?? NaN)
        expect(low).toBe(shown.reduce((sum, count) => sum + count - (count % 5), 0))
        seen += 1
      }
    }
    expect(seen).toBeGreaterThan(10_000)
  })
  it('says nothing of a total where the least would be 0, or where a cell is missing', () => {
    const of = (counts: readonly (number | null)[]) => ({
      areas: AREAS,
      quarters: [QUARTER],
      groups: GROUPS,
      cells: CELLS.slice(0, counts.length).map((cell, at) => {
        const count = counts[at] ?? null
        return { ...cell, count: count === null ? WITHHELD : bandOf(count) }
      }),
    })
    expect(rangeOf(of([null, 3, 2, 1]), { quarter: QUARTER })).toBeNull()
    expect(rangeOf(of([null, 5, 2, 1]), { quarter: QUARTER })).toEqual({ low: 5, high: null })
    expect(rangeOf(of([null, 5, 2]), { quarter: QUARTER })).toBeNull()
    expect(rangeOf(of([null]), CELLS[0] ?? {})).toBeNull()
  })
})

it('words of an open range are read back as such', () => {
  expect(rangeWords({ low: 1240, high: null })).toBe('at least 1,240')
  expect(rangesIn('At least 1,240 reports; 5 to 9; 7')).toEqual([
    { low: 1240, high: null },
    { low: 5, high: 9 },
    { low: 7, high: 7 },
  ])
})

describe('a release with a withheld cell', () => {
  const writePage = pageWriterWith(() => Promise.resolve([]))
  const held = { area: 'A2', quarter: QUARTER, group: 'burglary' }
  const total = { quarter: QUARTER, group: 'burglary' }
  let solver: Solver
  let summary: PublicSummary
  let files: readonly PageFile[]
  let least: string
  beforeAll(async () => {
    solver = await openSolver()
    const withholdings = [{ ...held, reason: 'x' }]
    const release = prepareRelease(await inventedDataset(), EMPTY_LEDGER, { geography: null, withholdings })
    if (release.kind === 'failed') throw new Error(release.what)
    summary = release.summary
    files = await filesOf(summary, writePage)
    least = rangeWords(rangeOf(summary, total) ?? { low: 0, high: 0 })
  })
  const attackOn = async (changed: readonly PageFile[], of = summary) =>
    attack(
      [withClaims(publicationOf(of, 'the release'), await fileClaims(changed, of, writePage))],
      [],
      solver,
    )

  it('withstands the attack, with what its pages say of its totals', async () => {
    expect(least).toMatch(/^at least \d+$/)
    expect(String(files.find(({ name }) => name === 'index.html')?.contents)).toContain(`>${least}<`)
    const { kind, findings, faults } = await attackOn(files)
    expect({ kind, findings, faults }).toEqual({ kind: 'held', findings: [], faults: [] })
  })
  it('is read back with its open totals', () => {
    const read = readPublished(JSON.stringify(summary))
    if (read.kind !== 'published' || 'kind' in read.published) throw new Error('no release')
    expect(read.published.totals).toEqual(summary.totals)
    expect(summary.totals).toContainEqual({ ...total, low: Number(least.slice(9)), high: null })
  })
  it('compares such a total only by the end that is known', () => {
    const before = { ...total, quarter: '2023Q2' }
    expect(rangeOf(summary, before)?.high).not.toBeNull()
    expect(['higher', 'no-clear-change']).toContain(changeOf(summary, total))
    expect(percentagesOf(summary, total)).toBeNull()
  })
  it.each([
    ['the upper end made from the true count', (low: number) => ({ low, high: low + 14 })],
    ['the lower end made from the true count', (low: number) => ({ low: low + 3, high: null })],
    ['the true total', (low: number) => ({ low: low + 3, high: low + 3 })],
  ])('is found out with %s, in its summary and on its page', async (_, rangeFrom) => {
    const low = Number(least.slice(9))
    const range = rangeFrom(low)
    const said = range.low === range.high ? `exactly ${range.low}` : rangeWords(range)
    const sentence = new RegExp(`all areas, 2024Q2, burglary reads ${said}, and the bands give ${least}$`)
    const isTotal = (one: (typeof summary.totals)[number]) =>
      one.area === undefined && one.quarter === QUARTER && one.group === 'burglary'
    const totals = summary.totals.map((one) => (isTotal(one) ? { ...one, ...range } : one))
    const ofSummary = attack([publicationOf({ ...summary, totals }, 'the release')], [], solver)
    expect(ofSummary.kind).toBe('broken')
    expect(ofSummary.faults).toContainEqual(expect.stringMatching(sentence))
    const shown = range.low === range.high ? String(range.low) : said
    const page = files.map((file) => ({
      ...file,
      contents:
        file.name === 'index.html'
          ? String(file.contents).replace(`>${least}<`, `>${shown}<`)
          : file.contents,
    }))
    const ofPage = await attackOn(page)
    expect(ofPage.kind).toBe('broken')
    expect(ofPage.faults).toContainEqual(expect.stringMatching(sentence))
  })
})

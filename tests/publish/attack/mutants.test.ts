/** Mutation tests of the attack: each mistake must be found, and the disclosed cell named. */
import { beforeAll, describe, expect, it } from 'vitest'
import { attack } from '../../../src/publish/attack/attack.ts'
import {
  type Claim,
  type Publication,
  publicationOf,
  readPublication,
  withClaims,
} from '../../../src/publish/attack/publication.ts'
import type { AttackResult } from '../../../src/publish/attack/findings.ts'
import { readKnownFigures } from '../../../src/publish/attack/known-figures.ts'
import { openSolver, type Solver } from '../../../src/publish/attack/linear-program.ts'
import { fileClaims, type PageFile } from '../../../src/publish/attack/file-claims.ts'
import { EMPTY_LEDGER } from '../../../src/publish/ledger/ledger.ts'
import { bandOf } from '../../../src/publish/protect.ts'
import { prepareRelease } from '../../../src/publish/release.ts'
import { bandWords } from '../../../src/summary/band.ts'
import type { PublicCell, PublicSummary } from '../../../src/summary/public-summary.ts'
import { CSV_NAME, summaryCsv } from '../../../src/summary/summary-csv.ts'
import { pageWriterWith } from '../../../src/cli/publishing/public-files.ts'
import { inventedDataset } from '../invented-release.ts'

const writePage = pageWriterWith(() => Promise.resolve([]))
let solver: Solver
let summary: PublicSummary
let files: readonly PageFile[]
/** The first area in the last quarter's table: its band, and a count inside the band. */
let cell: PublicCell
let secret: string

beforeAll(async () => {
  solver = await openSolver()
  const release = prepareRelease(await inventedDataset(), EMPTY_LEDGER, null)
  if (release.kind === 'failed') throw new Error(release.what)
  summary = release.summary
  files = [...(await writePage(summary)), { name: CSV_NAME, contents: summaryCsv(summary) }]
  const found = summary.cells.find(
    ({ quarter, group }) => quarter === '2024Q2' && group === 'anti-social-behaviour',
  )
  if (!found) throw new Error('The invention has no such cell')
  cell = found
  secret = String(Number.parseInt(bandWords(cell.count), 10) + 2)
})

async function attackOn(
  changed: readonly PageFile[],
  knownFigures: readonly Claim[] = [],
): Promise<AttackResult> {
  const publication = withClaims(
    publicationOf(summary, 'the release'),
    await fileClaims(changed, summary, writePage),
  )
  return attack([publication], knownFigures, solver)
}
const over = (...publications: readonly Publication[]) => attack(publications, [], solver)
const of = (changes: Partial<PublicSummary>, name = 'the release') =>
  publicationOf({ ...summary, ...changes }, name)

/** One file with one text replaced; fails where nothing changes. */
function mutated(name: string, change: (text: string) => string): readonly PageFile[] {
  return files.map((file) => {
    if (file.name !== name) return file
    const before = String(file.contents)
    const contents = change(before)
    expect(contents).not.toBe(before)
    return { name, contents }
  })
}
/** The first start tag of the cell's own element of this type. */
const startTag = (html: string, tag: string) => {
  const { area, quarter, group } = cell
  const marks = `data-area="${area}" data-quarter="${quarter}" data-group="${group}"`
  const tags = [...html.matchAll(new RegExp(`<${tag}[^>]*${marks}[^>]*>`, 'g'))]
  expect(tags.length).toBeGreaterThan(0)
  return tags[0]?.[0] ?? ''
}
const pageText = () => String(files.find(({ name }) => name === 'index.html')?.contents)
const onPage = (change: (html: string) => string) => mutated('index.html', change)
const givenAway = ({ kind, findings }: AttackResult) => {
  const { area, quarter, group } = findings[0]?.cell ?? {}
  return { kind, area, quarter, group }
}
const theCell = () => ({ kind: 'broken', area: cell.area, quarter: cell.quarter, group: cell.group })

describe('the unaltered release', () => {
  it('withstands the attack, page and table included', async () => {
    const result = await attackOn(files)
    expect(result.faults).toEqual([])
    expect(result.findings).toEqual([])
    expect(result).toMatchObject({ kind: 'held', cells: 126, releases: 1 })
    expect(result.sentence).toMatch(/^No cell can be bounded more tightly than its own band/)
  })
  it('is read completely: every cell from the page and from the table', async () => {
    const { claims } = await fileClaims(files, summary, writePage)
    const ranges = claims.filter(({ kind }) => kind === 'range')
    expect(ranges.length).toBeGreaterThan(126 * 3)
    expect(claims.filter(({ kind }) => kind === 'change').length).toBeGreaterThan(6)
  })
})

describe('the attack detects', () => {
  it('one true count', () => {
    const index = summary.cells.indexOf(cell)
    const cells = summary.cells.map((each, at) => (at === index ? { ...each, count: Number(secret) } : each))
    const read = readPublication(JSON.stringify({ ...summary, cells }), 'summary.json')
    if (read.kind === 'refused') throw new Error(read.what)
    const result = over(read.publication)
    expect(givenAway(result)).toEqual(theCell())
    expect(result.findings[0]?.bounded).toEqual({ low: Number(secret), high: Number(secret) })
  })
  it('one unbanded total, though it discloses no cell', () => {
    const [first, ...rest] = summary.totals
    if (!first) throw new Error('no total')
    const middle = Math.floor((first.low + (first.high ?? NaN)) / 2)
    const result = over(of({ totals: [{ ...first, low: middle, high: middle }, ...rest] }))
    expect(result.findings).toEqual([])
    expect(result.faults[0]).toMatch(new RegExp(`reads exactly ${middle}, and the bands give`))
  })
  it('an unbanded total that discloses cells', () => {
    const [first, ...rest] = summary.totals
    if (!first) throw new Error('no total')
    const result = over(of({ totals: [{ ...first, low: first.low, high: first.low }, ...rest] }))
    expect(result.findings).toHaveLength(21)
    expect(result.findings[0]?.bounded.low).toBe(result.findings[0]?.bounded.high)
  })
  it('a true count in the downloadable table', async () => {
    const { area, quarter, group } = cell
    const row = new RegExp(`(${area},[^,]*,${quarter},${group},[^,]*,)[^,]*,\\d+,\\d+`)
    expect(
      givenAway(
        await attackOn(mutated(CSV_NAME, (csv) => csv.replace(row, `$1${secret},${secret},${secret}`))),
      ),
    ).toEqual(theCell())
  })
  it('a true count on the page', async () => {
    const page = onPage((html) => {
      const tag = startTag(html, 'td')
      return html.replace(`${tag}${bandWords(cell.count)}`, `${tag}${secret}`)
    })
    expect(givenAway(await attackOn(page))).toEqual(theCell())
  })
  it('a true count for screen readers only', async () => {
    const page = onPage((html) => {
      const tag = startTag(html, 'td')
      return html.replace(tag, tag.replace('>', ` aria-label="${secret} reports">`))
    })
    expect(givenAway(await attackOn(page))).toEqual(theCell())
  })
  it('a true count in a tooltip', async () => {
    const page = onPage((html) => {
      const tag = startTag(html, 'g')
      return html.replace(`${tag}<title>`, `${tag}<title>${secret}: `)
    })
    expect(givenAway(await attackOn(page))).toEqual(theCell())
  })
  it('a colour from true counts: a change that the bands do not give', async () => {
    const page = onPage((html) => {
      const tag = startTag(html, 'g')
      const shown = /data-change="([^"]*)"/.exec(tag)?.[1]
      return html.replace(
        tag,
        tag.replace(/data-change="[^"]*"/, `data-change="${shown === 'lower' ? 'higher' : 'lower'}"`),
      )
    })
    const { kind, faults } = await attackOn(page)
    expect(kind).toBe('broken')
    expect(faults.some((fault) => /is shown as (lower|higher), and the bands give/.test(fault))).toBe(true)
  })
  it('percentages from true counts, and percentages where the bands give none', async () => {
    const shown = /<small data-comparison="" data-quarter="2024Q2"[^>]*>([^<]+)</.exec(pageText())?.[1] ?? ''
    expect(shown).toMatch(/%/)
    const exact = await attackOn(onPage((html) => html.replace(`>${shown}<`, '>12 % fewer<')))
    expect(exact.kind).toBe('broken')
    expect(exact.faults).toContainEqual(
      expect.stringMatching(/is shown as "12 % fewer", and the bands give \d+\s% /),
    )
    const added = await attackOn(
      onPage((html) =>
        html.replace(/(<small data-comparison="" data-area="[^>]*>)<\/small>/, '$112 % fewer</small>'),
      ),
    )
    expect(added.faults).toContainEqual(
      expect.stringMatching(/is shown as "12 % fewer", and the bands give no percentages/),
    )
  })
  it('a shade from true counts: two areas with the same figure look different', async () => {
    const flat = { ...summary, cells: summary.cells.map((each) => ({ ...each, count: bandOf(7) })) }
    const page = await writePage(flat)
    const shaded = page.map(({ name, contents }) => ({
      name,
      contents:
        name === 'index.html'
          ? String(contents).replace(/<g class="area"/, `<g class="area shade-${secret}"`)
          : contents,
    }))
    const { faults } = await fileClaims(shaded, flat, writePage)
    expect(faults.some((fault) => fault.endsWith('does not look the same'))).toBe(true)
    expect((await fileClaims(page, flat, writePage)).faults).toEqual([])
  })
  it('a number outside figures', async () => {
    const { faults } = await attackOn(
      onPage((html) => html.replace('</main>', '<p>There were 1,377 in all.</p></main>')),
    )
    expect(faults.some((fault) => fault.includes('1377 stands in no figure'))).toBe(true)
  })
  it('any page that is not rendered from its summary, and files that belong to no release', async () => {
    const page = onPage((html) => html.replace('</main>', '<p hidden>seven</p></main>'))
    const { faults } = await attackOn([...page, { name: 'counts.txt', contents: '7' }])
    expect(faults).toEqual([
      'index.html is not what the product makes of its summary',
      'counts.txt is no file of a release',
    ])
  })
  it('a changed cell of an earlier release', () => {
    const index = summary.cells.indexOf(cell)
    const cells = summary.cells.map((each, at) => (at === index ? { ...each, count: bandOf(40) } : each))
    const { faults } = over(of({ releasedOn: '2024-08-31' }, 'first'), of({ cells, totals: [] }, 'second'))
    expect(faults).toContainEqual(
      expect.stringMatching(/^second: A1, 2024Q2, .* before and now reads 40 to 44$/),
    )
  })
  it('two geographies', () => {
    const { faults } = over(of({ geography: 'ward', releasedOn: '2024-08-31' }, 'first'), of({}, 'second'))
    expect(faults).toContain('second is by msoa, and releases before it are by ward')
  })
  it('an incomplete quarter', () => {
    const { faults } = over(of({ releasedOn: '2024-08-10' }))
    expect(faults).toEqual([
      'the release publishes 2024Q2, which had not been over for 6 weeks on 2024-08-10',
    ])
  })
  it('a known figure that discloses cells, and its source', async () => {
    const { area, quarter, group } = cell
    const low = Number.parseInt(bandWords(cell.count), 10)
    const csv = `area,quarter,group,count,source\n${area},${quarter},${group},${low + 1},An answer\n`
    const knownFigures = readKnownFigures(csv, 'known.csv', summary)
    if ('kind' in knownFigures) throw new Error(knownFigures.what)
    const result = await attackOn(files, knownFigures)
    expect(givenAway(result)).toEqual(theCell())
    expect(result.findings[0]?.sources).toContain('An answer (known.csv, line 2)')
  })
  it('a correction that was announced too exactly', () => {
    const index = summary.cells.indexOf(cell)
    const next = Number.parseInt(bandWords(cell.count), 10) + 5
    const cells = summary.cells.map((each, at) => (at === index ? { ...each, count: bandOf(next) } : each))
    const withCorrection = (most: number) =>
      over(
        of({ releasedOn: '2024-08-31' }, 'first'),
        of({ cells, totals: [], corrections: [{ ...cell, was: cell.count, most }] }, 'second'),
      )
    expect(withCorrection(9).findings).toEqual([])
    const { findings } = withCorrection(1)
    expect(findings.map(({ bounded }) => [bounded.low, bounded.high])).toEqual([
      [next - 1, next - 1],
      [next, next],
    ])
  })
})

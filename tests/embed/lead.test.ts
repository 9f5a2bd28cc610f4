/** The lead sentence with the ranges of its changes, and mistakes in it that the attack must find. */
import { expect, test } from 'vitest'
import { leadParts } from '../../src/embed/reading/lead.ts'
import { pageClaims } from '../../src/publish/attack/page-claims.ts'
import { attack } from '../../src/publish/attack/attack.ts'
import { openSolver } from '../../src/publish/attack/linear-program.ts'
import { publicationOf, withClaims } from '../../src/publish/attack/publication.ts'
import { bandOf, WITHHELD } from '../../src/publish/protect.ts'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { totalsOf } from '../../src/publish/release.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { inventedRelease } from './invented-release.ts'

/** Every cell is published, and totals follow from the cells. */
const invented = inventedRelease()
const completed = (cells: PublicSummary['cells']): PublicSummary => {
  const named = new Map(cells.map((cell) => [`${cell.area} ${cell.quarter} ${cell.group}`, cell]))
  const all = invented.areas.flatMap(({ code: area }) =>
    invented.quarters.flatMap((quarter) =>
      invented.groups.map(
        ({ id: group }) =>
          named.get(`${area} ${quarter} ${group}`) ?? { area, quarter, group, count: bandOf(30) },
      ),
    ),
  )
  const summary = { ...invented, cells: all }
  return { ...summary, totals: totalsOf(summary) }
}
const release = completed(invented.cells.filter(({ count }) => count !== WITHHELD))
const selection = { area: null, quarter: '2024Q2' }
const [someArea = { code: '', name: '' }] = release.areas
/** The release with one area's anti-social behaviour in two quarters. */
const withAsb = (before: number, now: number | null): PublicSummary => {
  const counts = new Map([
    ['2023Q2', bandOf(before)],
    ['2024Q2', now === null ? WITHHELD : bandOf(now)],
  ])
  return completed(
    release.cells.map((cell) =>
      cell.area === someArea.code && cell.group === 'anti-social-behaviour'
        ? { ...cell, count: counts.get(cell.quarter) ?? cell.count }
        : cell,
    ),
  )
}
const leadOf = (summary: PublicSummary, area: string | null = null) =>
  leadParts(summary, { ...selection, area }, 'Wigan and Leigh')
    .map(({ text }) => text)
    .join('')

test('the ranges follow in sentences of their own, none longer than twenty words', () => {
  const lead = leadOf(release)
  expect(lead).toBe(
    'In Wigan and Leigh, from April to June 2024, there was no clear change from a year before. Anti-social behaviour: 9\u{a0}% to 26\u{a0}% fewer (may be chance). Crime: 15\u{a0}% fewer to 15\u{a0}% more.',
  )
  for (const shown of [release, withAsb(20, null)])
    for (const sentence of leadOf(shown).split(/(?<=\.) /))
      expect(sentence.replaceAll(' %', '%').split(' ').length).toBeLessThanOrEqual(20)
})
test.each([
  [40, 10, 'Anti-social behaviour: 65\u{a0}% to 78\u{a0}% fewer.'],
  [30, 25, 'Anti-social behaviour: 3\u{a0}% to 27\u{a0}% fewer (may be chance).'],
  [20, 20, 'Anti-social behaviour: 17\u{a0}% fewer to 20\u{a0}% more.'],
  [15, 10, 'Anti-social behaviour: 10 to 14, was 15 to 19 (small numbers, may be chance).'],
  [25, 5, 'Anti-social behaviour: 64\u{a0}% to 83\u{a0}% fewer (small numbers, may be chance).'],
  [0, 3, 'Anti-social behaviour: 0 to 4, was 0 to 4.'],
])('from %i to %i: %s', (before, now, sentence) =>
  expect(leadOf(withAsb(before, now), someArea.code)).toContain(` ${sentence} `),
)
test('nothing is said of what cannot be compared, and a total with a withheld cell has the end that is known', () => {
  expect(leadOf(withAsb(20, null), someArea.code)).not.toContain('Anti-social behaviour:')
  expect(leadOf(withAsb(20, null))).toMatch(/ Anti-social behaviour: at least [\d,]+, was [\d,]+ to [\d,]+\./)
  const cells = release.cells.filter(({ quarter }) => quarter === '2024Q2')
  const young = { ...release, quarters: ['2024Q2'], cells }
  expect(leadOf(young)).toMatch(/nothing can be compared yet\. There are no data of the year before\.$/)
})
test('the attack reads every range of it, and finds one that was made from true counts', async () => {
  const writePage = pageWriterWith(() => Promise.resolve([]))
  const solver = await openSolver()
  const attacked = async (summary: PublicSummary, change: (html: string) => string) => {
    const page = (await writePage(summary)).find(({ name }) => name === 'index.html')
    const html = change(String(page?.contents))
    const claims = pageClaims({ name: 'index.html', html }, summary, null)
    return attack([withClaims(publicationOf(summary, 'the release'), claims)], [], solver)
  }
  expect(await attacked(release, (html) => html)).toMatchObject({ kind: 'held', faults: [], findings: [] })
  const percentages = /(<p id="lead">.*?<span[^>]*>)[^<]+/
  const exact = await attacked(release, (html) => html.replace(percentages, '$112 % fewer'))
  expect(exact.faults).toContainEqual(
    expect.stringMatching(/is shown as "12 % fewer", and the bands give \d+\s% /),
  )
  const open = withAsb(20, null)
  expect((await attacked(open, (html) => html)).faults).toEqual([])
  const least = /(<p id="lead">.*?<span[^>]*>)at least ([\d,]+)/
  const made = await attacked(open, (html) => html.replace(least, '$1$2'))
  expect(made.faults).toContainEqual(expect.stringMatching(/reads exactly \d+, and the bands give at least/))
})

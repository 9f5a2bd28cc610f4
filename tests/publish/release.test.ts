/** A release: bands of five by area, quarter and group, ranges for all other figures, and refusals. */
import { describe, expect, it } from 'vitest'
import { EMPTY_LEDGER, ledgerText, readLedger } from '../../src/publish/ledger/ledger.ts'
import { bandOf } from '../../src/publish/protect.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { bandWords } from '../../src/summary/band.ts'
import { ASB, cellOf, CRIMES, rangeOf } from '../../src/summary/figures.ts'
import { GEOGRAPHIES, type Geography } from '../../src/summary/geography.ts'
import { readPublished } from '../../src/summary/read-published.ts'
import { kindsOfReport } from '../../src/embed/reading/rows.ts'
import { GROUPS, type Invention, inventedDataset } from './invented-release.ts'

async function prepared(invention: Invention = {}) {
  const release = prepareRelease(await inventedDataset(invention), EMPTY_LEDGER, null)
  if (release.kind === 'failed') throw new Error(release.what)
  return release
}
async function refusal(invention: Invention) {
  const release = prepareRelease(await inventedDataset(invention), EMPTY_LEDGER, null)
  return release.kind === 'failed' ? release.what : 'prepared'
}

const ledgerOf = (geography: Geography) =>
  readLedger(
    {
      read: () => Promise.resolve(ledgerText(geography, [])),
      names: () => Promise.resolve(null),
      sha256: () => '',
    },
    null,
  )

describe('a band', () => {
  it.each([
    [4, '0 to 4'],
    [5, '5 to 9'],
    [7, '5 to 9'],
    [8, '5 to 9'],
    [12, '10 to 14'],
    [0, '0 to 4'],
  ])('of %s reads %s', (count, expected) => expect(bandWords(bandOf(count))).toBe(expected))
  it.each([-1, 1.5, NaN])('is not made of %s', (count) => expect(() => bandOf(count)).toThrow(RangeError))
})

describe('a release', () => {
  it('shows true counts 4, 5, 7, 8, 12 as bands', async () => {
    const truth = [4, 5, 7, 8, 12]
    const { summary } = await prepared({ countOf: (_a, _q, _g, index) => truth[index % 5] ?? 0 })
    const shown = summary.cells.slice(0, 5).map(({ count }) => bandWords(count))
    expect(shown).toEqual(['0 to 4', '5 to 9', '5 to 9', '5 to 9', '10 to 14'])
    expect(summary.cells).toHaveLength(3 * 6 * 7)
    expect(cellOf(summary, { area: 'A1', quarter: '2023Q1', group: 'public-order' })).toBe(5)
  })
  it("contains only figures derived from bands, and passes the reader's schema", async () => {
    const { summary } = await prepared()
    for (const { low, high, ...key } of summary.totals) expect(rangeOf(summary, key)).toEqual({ low, high })
    expect(summary.totals).toHaveLength(6 * (1 + 7 + 3 + 1 + 3))
    expect(readPublished(JSON.stringify(summary))).toEqual({ kind: 'published', published: summary })
    expect(summary).toMatchObject({
      releasedOn: '2024-09-30',
      geography: 'msoa',
      demonstration: 'Invented incidents',
    })
  })
  it('says what each total without a single group adds up, in the words of the page', async () => {
    const { summary } = await prepared()
    const [crimes, all] = summary.sums ?? []
    expect([crimes?.group, all?.group]).toEqual([CRIMES, null])
    expect(crimes?.groups).toEqual(GROUPS.filter((group) => group !== ASB))
    expect(all?.groups).toEqual(GROUPS)
    expect(crimes?.label).toBe(kindsOfReport(summary).find(({ id }) => id === CRIMES)?.label)
    expect(all?.label).toContain('anti-social behaviour too')
    const named = new Set([...GROUPS, ...(summary.sums ?? []).map(({ group }) => group)])
    for (const { group = null } of summary.totals) expect(named).toContain(group)
    for (const { group } of summary.sums ?? [])
      expect(summary.totals.some((total) => (total.group ?? null) === group)).toBe(true)
  })
  it.each(GEOGRAPHIES)('by %s is read back, and so is its ledger', async (geography) => {
    const summary = { ...(await prepared()).summary, geography }
    expect(readPublished(JSON.stringify(summary))).toEqual({ kind: 'published', published: summary })
    expect(await ledgerOf(geography)).toMatchObject({ kind: 'ledger', geography })
  })
  it('by any other level is refused', async () => {
    const geography = 'beat' as Geography
    const summary = { ...(await prepared()).summary, geography }
    expect(readPublished(JSON.stringify(summary)).kind).toBe('refused')
    expect((await ledgerOf(geography)).kind).toBe('failed')
  })
  it('has the same bytes for the same data', async () => {
    const first = JSON.stringify((await prepared()).summary)
    expect(JSON.stringify((await prepared()).summary)).toBe(first)
  })
  it('leaves out incomplete or recent quarters and unpublished groups, with reasons', async () => {
    const { summary, leftOut } = await prepared({ asOf: '2024-08-10' })
    expect(summary.quarters.at(-1)).toBe('2024Q1')
    expect(leftOut).toContainEqual({
      what: '2024Q2',
      why: 'it ended less than 6 weeks before the data were drawn',
    })
    expect(leftOut.map(({ what }) => what)).toContain('Drugs')
  })
  it('publishes actions for the whole borough only, as ranges of bands', async () => {
    const done = (id: string, type: string, count: number, on = '2023-01-05') => ({
      type: 'Feature',
      geometry: null,
      properties: { id, type, on, partner: 'gmp', count, area: 'A1' },
    })
    const actions = [
      done('a', 'tidy-up', 7),
      done('b', 'environmental-repair', 3),
      done('c', 'arrest', 12),
      done('d', 'arrest', 1, '2024-09-20'),
    ]
    const { summary } = await prepared({ feeds: { actions } })
    const first = summary.borough.filter(({ quarter }) => quarter === '2023Q1')
    expect(first.map(({ id, low, high }) => [id, low, high])).toEqual([
      ['actions.arrest', 10, 14],
      ['repairs', 5, 13],
    ])
  })
})

describe('a text with a character that nobody can see', () => {
  it('is refused, wherever residents would read it', async () => {
    const what = await refusal({
      more: {
        labels: { 'public.place': 'West\u200Bby', 'public.group.burglary': 'Burg\u202Elary' },
        contacts: { council: { text: 'Ring us\u2066' } },
      },
    })
    expect(what).toMatch(/^Texts hold characters that nobody can see.*label place: U\+200B after "West"/)
    expect(what).toMatch(/contact council: U\+2066 after "us"; groups: U\+202E after "Burg"\.$/)
  })
})

describe('a dataset that cannot be published', () => {
  it('is refused with its reason', async () => {
    expect(await refusal({ population: 4999 })).toMatch(
      /^Area A1 \(A1\) is too small to publish: 4,999 residents, and 2 more/,
    )
    expect(await refusal({ quarters: ['2024Q1'] })).toMatch(/^Only 2024Q1 is whole/)
    expect(await refusal({ level: 'ward', feeds: {} })).toBe('There is no area of the level msoa.')
    expect(await refusal({ countOf: () => 0, quarters: [] })).toMatch(/No row is left of the incidents feed/)
  })
})

it('names the days of the releases before it that stand, each once, and not its own', async () => {
  const { summary } = await prepared()
  const release = (releasedOn: string, isRetracted = false) => ({
    summary: { ...summary, releasedOn },
    isRetracted,
  })
  const releases = [
    release('2024-02-29'),
    release('2024-05-31', true),
    release('2024-06-30'),
    release('2024-06-30'),
    release(summary.releasedOn),
  ]
  const { geography } = summary
  const later = prepareRelease(await inventedDataset({}), { ...EMPTY_LEDGER, geography, releases }, null)
  expect(later.kind === 'prepared' && later.summary.earlier).toEqual(['2024-02-29', '2024-06-30'])
  expect(summary).not.toHaveProperty('earlier')
})

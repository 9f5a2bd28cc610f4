/** Feeds read each on its own and joined: whose row counts, what the reports say, what is copied and what is not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import type { Category } from '../../../src/domain/category.ts'
import type { Manifest } from '../../../src/domain/feed.ts'
import { rowsSetAside } from '../../../src/domain/feed.ts'
import { datasetOf } from '../../../src/feeds/loaded/dataset-of.ts'
import type { LoadedFeed } from '../../../src/feeds/loaded/loaded-feed.ts'
import { packedText, packedTexts } from '../../../src/feeds/incidents/packed-texts.ts'
import { readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { manifestWith } from '../../measures/invented-dataset.ts'
import { anyRow, idsOf, row } from '../incidents/rows.ts'
import { collection, contextOf, feedOf } from '../opened.ts'
import { SMALL_BOROUGH } from '../small-borough.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const bytesOf = (features: readonly unknown[]) => new TextEncoder().encode(collection(features))

async function held(
  id: string,
  features: readonly unknown[],
  categories: readonly Category[] = DEFAULT_CATEGORIES,
) {
  const reading = { context: { ...contextOf(), categories } }
  const holding = await readLoadedFeed({ ...feedOf('incidents'), id }, bytesOf(features), reading)
  if (holding.kind === 'failed') throw new Error(holding.what)
  return holding
}
const manifestOf = (holdings: readonly LoadedFeed[], rest: Partial<Manifest> = {}) =>
  manifestWith({ feeds: holdings.map(({ feed }) => feed), ...rest })
const joined = (holdings: readonly LoadedFeed[], rest: Partial<Manifest> = {}) =>
  datasetOf(manifestOf(holdings, rest), holdings, { place: PLACE, borough: SMALL_BOROUGH })

describe('one feed of incidents', () => {
  test('is taken as it was read, without a copy', async () => {
    const holding = await held('police', [row({ id: 'a' }), row({ id: 'b', category: 'drone' })])
    const { incidents, categories } = joined([holding])
    for (const name of ['longitude', 'day', 'category', 'flags', 'id', 'agency'] as const)
      expect(incidents[name]).toBe(holding.incidents?.[name])
    expect(categories).toEqual(holding.categories)
  })
  test('can be cloned, as a store does, and is the same', async () => {
    const holding = await held('police', [row({ id: 'a' }), row({ id: 'b', location: 'Elm Street' })])
    expect(structuredClone(holding)).toEqual(holding)
    expect(joined([structuredClone(holding)])).toEqual(joined([holding]))
  })
  test('whose list of categories has moved on is counted by the new one', async () => {
    const holding = await held('police', [row({ id: 'a' }), row({ id: 'b', category: 'drone' })])
    const listed = [
      ...DEFAULT_CATEGORIES.toReversed(),
      { ...(DEFAULT_CATEGORIES[0] as Category), id: 'drone' },
    ]
    const { incidents, categories } = joined([holding], { categories: listed })
    expect([...incidents.category].map((code) => categories[code]?.id)).toEqual(['burglary', 'drone'])
    expect(categories).toEqual(listed)
  })
  test('with a category that came to be guarded since has to be read again', async () => {
    const holding = await held('police', [row({ id: 'a' })])
    const listed = DEFAULT_CATEGORIES.map((each) =>
      each.id === 'burglary' ? { ...each, sensitive: true } : each,
    )
    const dataset = joined([holding], { categories: listed })
    expect(dataset.incidents.count).toBe(0)
    expect(dataset.failures).toEqual([expect.objectContaining({ feed: 'police' })])
  })
})

describe('several feeds of a kind', () => {
  test('count in the order of the manifest, each id in the first of them', async () => {
    const police = await held('police', [row({ id: 'a', agency: 'X' }), row({ id: 'b', category: 'drone' })])
    const council = await held('council', [
      row({ id: '' }),
      row({ id: 'c', category: 'kite', agency: 'X' }),
      row({ id: 'b' }),
      row({ id: 'd', category: 'drone' }),
    ])
    const dataset = datasetOf(manifestOf([police, council]), [council, police], {
      place: PLACE,
      borough: SMALL_BOROUGH,
    })
    const { incidents, categories, reports } = dataset
    expect(idsOf(incidents)).toEqual(['a', 'b', 'c', 'd'])
    expect([...incidents.category].map((code) => categories[code]?.id)).toEqual([
      'burglary',
      'drone',
      'kite',
      'drone',
    ])
    expect([...incidents.agency.codes]).toEqual([0, -1, 0, -1])
    expect(reports.map(({ feed, shown }) => [feed, shown])).toEqual([
      ['police', 2],
      ['council', 2],
    ])
    expect(reports[1]?.setAside).toEqual([
      { reason: 'missing-id', count: 1, examples: [{ row: 1 }] },
      { reason: 'duplicate-id', count: 1, examples: [{ row: 3, id: 'b' }] },
    ])
  })
  test('of small kinds too, areas by their codes', async () => {
    const action = (id: string) => ({
      type: 'Feature',
      geometry: null,
      properties: { id, type: 'arrest', on: '2024-05-04', partner: 'gmp' },
    })
    const read = async (id: string, ids: readonly string[]) => {
      const feed = { ...feedOf('actions'), id }
      const holding = await readLoadedFeed(feed, bytesOf(ids.map(action)), { context: contextOf() })
      if (holding.kind === 'failed') throw new Error(holding.what)
      return holding
    }
    const dataset = joined([await read('one', ['a', 'b']), await read('two', ['c', 'a'])])
    expect(dataset.actions.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(dataset.reports[1]).toMatchObject({
      shown: 1,
      setAside: [{ reason: 'duplicate-id', count: 1, examples: [{ row: 2, id: 'a' }] }],
    })
  })
  test('say of their notices that rows set aside for another feed are still counted in them', async () => {
    const police = await held('police', [row({ id: 'a', category: 'drone' })])
    const council = await held('council', [
      row({ id: 'a', category: 'drone' }),
      row({ id: 'b', category: 'drone' }),
    ])
    const plain = await held('plain', [row({ id: 'a' })])
    const codes = joined([police, council, plain]).reports.map(({ notices }) =>
      notices.map(({ code, count }) => [code, count]),
    )
    expect(codes).toEqual([
      [['not-in-list', 1]],
      [
        ['not-in-list', 2],
        ['still-counted', 1],
      ],
      [],
    ])
  })
  test('account for every row, whatever the rows', async () => {
    const rows = fc.array(anyRow, { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, rows, rows, async (...lists) => {
        const holdings = await Promise.all(lists.map((list, at) => held(`feed-${at}`, list)))
        const { incidents, reports, categories } = joined(holdings)
        for (const report of reports) expect(report.rowsIn).toBe(report.shown + rowsSetAside(report))
        expect(incidents.count).toBe(reports.reduce((sum, { shown }) => sum + shown, 0))
        expect(new Set(idsOf(incidents)).size).toBe(incidents.count)
        expect([...incidents.category].every((code) => code < categories.length)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

test('ids as bytes are the ids again, and those that differ differ as bytes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), (texts) => {
      const packed = packedTexts(texts)
      expect(texts.map((_, at) => packedText(packed, at))).toEqual(texts)
    }),
  )
  const { bytes, starts } = packedTexts(['\uD800', '\uD801', '\u{10000}'])
  expect([...starts]).toEqual([0, 3, 6, 10])
  expect(bytes.slice(0, 3)).not.toEqual(bytes.slice(3, 6))
})

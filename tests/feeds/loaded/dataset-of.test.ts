/** Joining of loaded feeds: repeated ids, reports, and what is not copied. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CATEGORIES, type Category } from '../../../src/domain/category.ts'
import { type Manifest, rowsSetAside } from '../../../src/domain/feed.ts'
import { datasetOf } from '../../../src/feeds/loaded/dataset-of.ts'
import type { LoadedFeed } from '../../../src/feeds/loaded/loaded-feed.ts'
import { readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { bytesSource } from '../../../src/feeds/streams/feed-source.ts'
import { manifestWith, span } from '../../measures/invented-dataset.ts'
import { anyRow, idsOf, row } from '../incidents/rows.ts'
import { boardCsv, boardFile } from '../../../src/measures/board-file.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import { boardRecords } from '../../../src/measures/tables/board-records.ts'
import { collection, contextOf, feedOf } from '../opened.ts'
import { SMALL_BOROUGH } from '../small-borough.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const bytesOf = (features: readonly unknown[]) => new TextEncoder().encode(collection(features))

async function loadedFeed(
  id: string,
  features: readonly unknown[],
  categories: readonly Category[] = DEFAULT_CATEGORIES,
) {
  const reading = { context: { ...contextOf(), categories } }
  const loaded = await readLoadedFeed({ ...feedOf('incidents'), id }, bytesSource(bytesOf(features)), reading)
  if (loaded.kind === 'failed') throw new Error(loaded.what)
  return loaded
}
const manifestOf = (feeds: readonly LoadedFeed[], rest: Partial<Manifest> = {}) =>
  manifestWith({ feeds: feeds.map(({ feed }) => feed), ...rest })
const joined = (feeds: readonly LoadedFeed[], rest: Partial<Manifest> = {}) =>
  datasetOf(manifestOf(feeds, rest), feeds, { place: PLACE, borough: SMALL_BOROUGH })

describe('one feed of incidents', () => {
  test('is used without a copy', async () => {
    const loaded = await loadedFeed('police', [row({ id: 'a' }), row({ id: 'b', category: 'drone' })])
    const { incidents, categories } = joined([loaded])
    for (const name of ['longitude', 'day', 'category', 'flags', 'id', 'agency'] as const)
      expect(incidents[name]).toBe(loaded.incidents?.[name])
    expect(categories).toEqual(loaded.categories)
  })
  test('can be cloned without a difference, as by IndexedDB', async () => {
    const loaded = await loadedFeed('police', [row({ id: 'a' }), row({ id: 'b', location: 'Elm Street' })])
    expect(structuredClone(loaded)).toEqual(loaded)
    expect(joined([structuredClone(loaded)])).toEqual(joined([loaded]))
  })
  test('is counted by the manifest’s categories where they changed', async () => {
    const loaded = await loadedFeed('police', [row({ id: 'a' }), row({ id: 'b', category: 'drone' })])
    const listed = [
      ...DEFAULT_CATEGORIES.toReversed(),
      { ...(DEFAULT_CATEGORIES[0] as Category), id: 'drone' },
    ]
    const { incidents, categories } = joined([loaded], { categories: listed })
    expect([...incidents.category].map((code) => categories[code]?.id)).toEqual(['burglary', 'drone'])
    expect(categories).toEqual(listed)
  })
  test('has to be read again where a category has become sensitive', async () => {
    const loaded = await loadedFeed('police', [row({ id: 'a' })])
    const listed = DEFAULT_CATEGORIES.map((each) =>
      each.id === 'burglary' ? { ...each, sensitive: true } : each,
    )
    const dataset = joined([loaded], { categories: listed })
    expect(dataset.incidents.count).toBe(0)
    expect(dataset.failures).toEqual([expect.objectContaining({ feed: 'police' })])
  })
})

describe('several feeds of a kind', () => {
  test('count in the order of the manifest, each id in the first feed', async () => {
    const police = await loadedFeed('police', [
      row({ id: 'a', agency: 'X' }),
      row({ id: 'b', category: 'drone' }),
    ])
    const council = await loadedFeed('council', [
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
  test('the same for other kinds, areas by their codes', async () => {
    const action = (id: string) => ({
      type: 'Feature',
      geometry: null,
      properties: { id, type: 'arrest', on: '2024-05-04', partner: 'gmp' },
    })
    const read = async (id: string, ids: readonly string[]) => {
      const feed = { ...feedOf('actions'), id }
      const loaded = await readLoadedFeed(feed, bytesSource(bytesOf(ids.map(action))), {
        context: contextOf(),
      })
      if (loaded.kind === 'failed') throw new Error(loaded.what)
      return loaded
    }
    const dataset = joined([await read('one', ['a', 'b']), await read('two', ['c', 'a'])])
    expect(dataset.actions.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(dataset.reports[1]).toMatchObject({
      shown: 1,
      setAside: [{ reason: 'duplicate-id', count: 1, examples: [{ row: 2, id: 'a' }] }],
    })
  })
  test('name partners as the manifest does, and one that no list has by its own name', async () => {
    const rows = [`<img src=x onerror=alert(1)>`, 'street-angels', 'gmp', '=1+1'].map((partner, at) => ({
      type: 'Feature',
      geometry: null,
      properties: { id: `a${at}`, type: 'arrest', on: '2024-05-04', partner },
    }))
    const feed = { ...feedOf('actions'), id: 'one' }
    const loaded = await readLoadedFeed(feed, bytesSource(bytesOf(rows)), { context: contextOf() })
    if (loaded.kind === 'failed') throw new Error(loaded.what)
    const partners = [
      { id: 'street-angels', label: 'Street Angels' },
      { id: 'gmp', label: 'Our police' },
    ]
    const dataset = joined([loaded], { partners })
    const period = { window: span('2024-05-01', '2024-05-31'), baseline: null }
    const figures = figuresOf(dataset, period)
    expect(figures.filter(({ partner }) => partner !== undefined).map(({ label }) => label)).toEqual([
      'Arrests, <img src=x onerror=alert(1)>',
      'Arrests, =1+1',
      'Arrests, Our police',
      'Arrests, Street Angels',
    ])
    const records = boardRecords(dataset, period.window)
    const csv = boardCsv(boardFile(dataset, { ...period, figures, records, version: '1' }))
    expect(csv).toContain('Our police')
    expect(csv).not.toMatch(/(?:^|[,"])=1/m)
  })
  test('note that rows set aside for another feed are still counted in notices', async () => {
    const police = await loadedFeed('police', [row({ id: 'a', category: 'drone' })])
    const council = await loadedFeed('council', [
      row({ id: 'a', category: 'drone' }),
      row({ id: 'b', category: 'drone' }),
    ])
    const plain = await loadedFeed('plain', [row({ id: 'a' })])
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
        const feeds = await Promise.all(lists.map((list, at) => loadedFeed(`feed-${at}`, list)))
        const { incidents, reports, categories } = joined(feeds)
        for (const report of reports) expect(report.rowsIn).toBe(report.shown + rowsSetAside(report))
        expect(incidents.count).toBe(reports.reduce((sum, { shown }) => sum + shown, 0))
        expect(new Set(idsOf(incidents)).size).toBe(incidents.count)
        expect([...incidents.category].every((code) => code < categories.length)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

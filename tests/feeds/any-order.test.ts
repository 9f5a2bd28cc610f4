/**
 * Property tests on nearly valid rows in any order: every row is accounted for, and the order changes only row numbers.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../src/domain/dataset.ts'
import { rowsSetAside } from '../../src/domain/feed.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { FEW, filesOf, textOf } from './demonstration-geography.ts'
import { collection, feedOf, opened, tryToOpen } from './opened.ts'

interface Raw {
  readonly properties?: Readonly<Record<string, unknown>>
}
const faulty = filesOf({ ...FEW, withFaults: true })
const rowsOf = (kind: string) =>
  (JSON.parse(textOf(faulty, `${kind}.geojson`)) as { readonly features: readonly (Raw | null)[] }).features

const asManifest = (feeds: readonly object[]) =>
  JSON.stringify({ version: 1, asOf: '2024-08-31', feeds, categories: SENSITIVE })
const SENSITIVE = [{ id: 'sexual-offence', sensitive: true }]
const datasetOf = (kind: (typeof FEED_KINDS)[number], rows: readonly unknown[]) =>
  opened({
    'manifest.json': asManifest([{ ...feedOf(kind), url: 'x.geojson', keepMonths: 84 }]),
    'x.geojson': collection(rows),
  })

/** All that was read, without order and row numbers. */
function comparableResult({
  incidents,
  categories,
  reports,
  manifest: _,
  place: _____,
  checksums: __,
  rowReach: ____,
  feedsAsOf: ______,
  asAt: _______,
  ...kinds
}: Dataset) {
  const { count, agency, location, outcome, category, id: ___, ...columns } = incidents
  const facts = Array.from({ length: count }, (_row, i) =>
    JSON.stringify([
      Object.values(columns).map((column) => column[i]),
      categories[category[i] ?? -1]?.id,
      [agency, location, outcome].map((texts) => texts.values[texts.codes[i] ?? -1]),
    ]),
  )
  const records = Object.values(kinds).map((list) => list.map((record) => JSON.stringify(record)).toSorted())
  const accounts = reports.map(({ rowsIn, shown, setAside, notices }) => ({
    rowsIn,
    shown,
    setAside: setAside.map(({ reason, count: rowCount }) => [reason, rowCount]),
    notices: notices.map(({ text }) => text.replace(/: rows [\d, and]+/g, ': rows')),
  }))
  return { facts: facts.toSorted(), records, accounts }
}

const oddValue = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' x',
    '2024-03-31T01:30',
    '2023-10-29T01:30',
    '2031-01',
    '1999',
    '12 Elm Street',
    1e308,
  ),
  fc.jsonValue({ maxDepth: 3 }),
)
/** A row of the demonstration with an occasional wrong field; some rows share an id. */
function nearlyValidRow(kind: string) {
  const rows = rowsOf(kind)
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row?.properties ?? {})))]
  const change = fc.option(fc.tuple(fc.constantFrom(...fields), oddValue))
  return fc.tuple(fc.constantFrom(...rows), change).map(([row, changed]): unknown => {
    if (row === null || typeof row !== 'object' || changed === null) return row
    const [field, value] = changed
    return { ...row, properties: { ...row.properties, [field]: value } }
  })
}

describe.each(FEED_KINDS)('%s', (kind) => {
  test('accounts for every row, with the same result in any order', async () => {
    const rows = fc.array(nearlyValidRow(kind), { maxLength: 14 })
    const shuffled = rows.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([list, other]) => {
        const dataset = await datasetOf(kind, list)
        for (const report of dataset.reports)
          expect([report.rowsIn, report.shown + rowsSetAside(report)]).toEqual([list.length, list.length])
        expect(comparableResult(await datasetOf(kind, other))).toEqual(comparableResult(dataset))
      }),
      { numRuns: 60 },
    )
  })
  test('gives the same result for the demonstration in reverse order', async () => {
    const rows = rowsOf(kind)
    expect(comparableResult(await datasetOf(kind, rows.toReversed()))).toEqual(
      comparableResult(await datasetOf(kind, rows)),
    )
  })
})

test('a manifest and a feed of any text either open or give a reason, and never throw', async () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom(
      asManifest([{ ...feedOf('actions'), url: 'x.geojson' }]),
      asManifest([{ ...feedOf('incidents'), url: 'x.geojson' }]),
    ),
  )
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.oneof(text, fc.array(fc.jsonValue()).map(collection)),
      async (manifest, feed) => {
        const result = await tryToOpen({ 'manifest.json': manifest, 'x.geojson': feed })
        expect('kind' in result ? result.what : result.reports.length + result.failures.length).not.toBe('')
      },
    ),
  )
})

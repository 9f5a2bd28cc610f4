/** Features read from bytes as columns are those that a parser gives, and what is no JSON is left to it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnBatch } from '../../../src/feeds/columnar/column-batch.ts'
import { INCIDENT_COLUMNS, INCIDENT_TRUTHS } from '../../../src/feeds/columnar/incident-batch.ts'
import { PlainFeatures } from '../../../src/feeds/columnar/plain-features.ts'
import { FEED_DEFINITIONS } from '../../../src/feeds/feed-kinds.ts'
import { anyRow, row } from '../incidents/rows.ts'
import { contextOf, feedOf } from '../opened.ts'

const names = { names: INCIDENT_COLUMNS, truths: INCIDENT_TRUTHS }
const encoded = (text: string) => new TextEncoder().encode(text)
const batchOf = (text: string) => new PlainFeatures(names).read(encoded(text))

interface PlainRow {
  readonly geometry: { readonly coordinates: readonly unknown[] }
  readonly properties: Readonly<Record<string, unknown>>
}

/** Compares every value of the columns with the parsed features. Returns the number of rows that are columns. */
function expectSame(batch: ColumnBatch, parsed: readonly unknown[]): number {
  expect(batch.count).toBe(parsed.length)
  let asColumns = 0
  for (const [at, feature] of parsed.entries()) {
    expect(batch.featureAt(at)).toEqual(feature)
    const code = batch.geometry?.codes[at] ?? -1
    if (code < 0) continue
    asColumns += 1
    const { geometry, properties } = feature as PlainRow
    expect([batch.geometry?.longitude[code], batch.geometry?.latitude[code]]).toEqual(
      geometry.coordinates.slice(0, 2),
    )
    for (const [name, { codes, valueAt, utf8 }] of withMethods(batch)) {
      const own = codes[at] ?? -1
      expect(own < 0 ? null : valueAt(own)).toBe(Object.hasOwn(properties, name) ? properties[name] : null)
      if (utf8 === null || own < 0) continue
      const range = utf8.bytes.subarray(utf8.starts[own], utf8.ends[own])
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(range)).toBe(properties[name])
    }
  }
  return asColumns
}
const withMethods = ({ columns }: ColumnBatch) =>
  Array.from(columns, ([name, column]) => {
    const { codes, utf8 } = column
    return [name, { codes, utf8, valueAt: (code: number) => column.valueAt(code) }] as const
  })

const indents = fc.constantFrom(undefined, 1, '\t', '\r\n')
const lists = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: anyRow },
    fc.constantFrom(
      row({ code: 'é', other: 1.5e-7, further: null }),
      { id: -0.1, bbox: [1], ...row() },
      { id: 7, ...row({ other: true }, [-2.6, 53.5, 80]) },
      row({ location: 'a "b" \\', outcome: '\uFEFFx' }),
      null,
      [],
      7,
    ),
  ),
  { minLength: 1, maxLength: 8 },
)
const mutations = fc.array(
  fc.record({
    at: fc.nat(2000),
    take: fc.nat(2),
    put: fc.constantFrom(...Array.from('[]{},:"\\ x01-.e\n'), '\uFEFF', 'é', '"id":', 'null'),
  }),
  { maxLength: 2 },
)

describe('a list', () => {
  test('of any rows, with characters lost, inserted or changed, is what the parser gives', () => {
    let [whole, asColumns, left] = [0, 0, 0]
    fc.assert(
      fc.property(lists, indents, mutations, (rows, indent, changes) => {
        const text = changes.reduce(
          (before, { at, take, put }) => {
            const place = at % (before.length + 1)
            return before.slice(0, place) + put + before.slice(place + take)
          },
          JSON.stringify(rows, null, indent),
        )
        const batch = batchOf(text)
        if (batch === null) {
          left += 1
          return
        }
        whole += 1
        asColumns += expectSame(batch, JSON.parse(text) as readonly unknown[])
      }),
      { numRuns: 1200 },
    )
    expect(Math.min(whole, asColumns, left)).toBeGreaterThan(80)
  })
  test('of usual rows is read as columns alone, and repeated values have one code', () => {
    const rows = Array.from({ length: 50 }, (_, at) =>
      row({ id: `i${at}`, agency: at % 2 === 0 ? 'Police' : null, policeGenerated: at % 3 === 0 }),
    )
    const batch = batchOf(JSON.stringify(rows))
    expect(batch && expectSame(batch, rows)).toBe(50)
    expect(batch?.columns.get('agency')?.distinct).toBe(1)
    expect(batch?.geometry?.distinct).toBe(1)
    expect(batch?.columns.get('id')?.distinct).toBe(50)
  })
  test.each([
    ['a text', '"id":"b"'],
    ['nothing', '"id":null'],
    ['other properties', '"x":0},"properties":{"id":"b","agency":"Police"'],
    ['another point', '"x":0},"geometry":{"coordinates":[0,0],"coordinates":[1,2],"type":"Point"'],
  ])('with names repeated for %s has the last value', (_, repeated) => {
    const text = JSON.stringify([row()]).replace(/\}\}\]$/, `,${repeated}}}]`)
    const batch = batchOf(text)
    expect(batch && expectSame(batch, JSON.parse(text) as readonly unknown[])).toBe(1)
  })
  test.each([
    ['an escaped name', JSON.stringify([row()]).replace('"id"', '"\\u0069d"')],
    ['two types', JSON.stringify([row()]).replace('{"type":"Point"', '{"type":"Line","type":"Point"')],
    ['a member of the point', JSON.stringify([row()]).replace('"Point"', '"Point","bbox":[1]')],
    ['a number for an id', JSON.stringify([row({ id: 7 })])],
  ])('with %s is parsed', (_, text) => {
    const batch = batchOf(text)
    expect(batch && expectSame(batch, JSON.parse(text) as readonly unknown[])).toBe(0)
  })
  test.each([
    '[]',
    '[1,]',
    '[01]',
    '[{"a":1,}]',
    JSON.stringify([row()]).replace('-2.6', '-2.'),
    JSON.stringify([row()]).replace('-2.6', '02.6'),
    JSON.stringify([row({ other: 1 })]).replace('"other":1', '"other":+1'),
    JSON.stringify([row({ other: 1 })]).replace('"other":1', '"other":1e'),
    `${JSON.stringify([row()])} `,
  ])('%s is left to the parser', (text) => expect(batchOf(text)).toBeNull())
  test('of mostly other rows is the last that is read so', () => {
    const plain = new PlainFeatures(names)
    const usual = encoded(JSON.stringify([row()]))
    expect(plain.read(usual)).not.toBeNull()
    expect(plain.read(encoded(JSON.stringify([row(), row({ id: 7 })])))).not.toBeNull()
    expect(plain.read(usual)).toBeNull()
  })
})

describe('incidents', () => {
  const read = (all: readonly (readonly unknown[])[], asColumns: boolean) => {
    const reader = FEED_DEFINITIONS.incidents.open(feedOf('incidents'), contextOf())
    const plain = new PlainFeatures(names)
    for (const list of all) {
      const bytes = encoded(JSON.stringify(list))
      const batch = asColumns ? plain.read(bytes) : null
      if (batch) reader.columns?.take(batch)
      else reader.take(JSON.parse(JSON.stringify(list)) as readonly unknown[])
      // As the next list is written into the same memory.
      bytes.fill(0x61)
    }
    return reader.finish()
  }
  const few = fc.record({
    id: fc.constantFrom('a', 'b', 'ab', 'é'),
    location: fc.constantFrom('Elm Street', '7 Elm Street', null, undefined),
    reported: fc.constantFrom('2024-05-05', '2024-05-06', null, undefined),
  })
  test('read list by list are the same as columns and as features', () => {
    let shown = 0
    fc.assert(
      fc.property(fc.array(lists, { minLength: 1, maxLength: 4 }), (all) => {
        const asColumns = read(all, true)
        expect(asColumns).toEqual(read(all, false))
        shown += asColumns.report.shown
      }),
      { numRuns: 150 },
    )
    expect(shown).toBeGreaterThan(50)
  })
  test('under few ids, or under ascending ones, replace each other alike', () => {
    const rows = fc.array(few, { minLength: 1, maxLength: 6 }).map((each) => each.map((one) => row(one)))
    fc.assert(
      fc.property(fc.array(rows, { minLength: 2, maxLength: 5 }), (all) => {
        expect(read(all, true)).toEqual(read(all, false))
      }),
    )
    const ascending = [1, 2, 3].map((list) => [1, 2, 3].map((at) => row({ id: `i${list}${at}` })))
    expect(read(ascending, true)).toEqual(read(ascending, false))
  })
})

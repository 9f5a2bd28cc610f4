/** Packed ids, and the rows that they are found by. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TEXTS_A_BLOCK } from '../../../src/domain/incident.ts'
import { IdIndex } from '../../../src/feeds/ids/id-index.ts'
import { packedTexts, TextUnpacker, unpackedTexts } from '../../../src/feeds/ids/packed-texts.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.nat({ max: 300 }).map((number) => `INC/${number}`),
  fc.string({ minLength: 100, maxLength: 2000 }),
)

test('packed ids are unpacked without a difference, in any order of rows', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 60 }), fc.array(fc.nat(59)), (texts, rows) => {
      const packed = packedTexts(texts)
      expect([...unpackedTexts(packed, texts.length)]).toEqual(texts)
      expect(packed.starts).toHaveLength(Math.ceil(texts.length / TEXTS_A_BLOCK))
      const unpacker = new TextUnpacker({ packed })
      for (const row of rows.filter((each) => each < texts.length)) {
        const { bytes, start, end } = unpacker.read(row)
        expect(new TextDecoder().decode(bytes.subarray(start, end))).toBe(texts[row])
      }
    }),
  )
})

test('numbered ids take a few bytes each', () => {
  const { bytes, starts } = packedTexts(Array.from({ length: 10_000 }, (_, row) => `incident-${row}`))
  expect((bytes.length + starts.byteLength) / 10_000).toBeLessThan(4.5)
})

/** The row of each id as a map of strings finds it: -1 for one that is new. */
function rowsByMap(ids: readonly string[]): readonly number[] {
  const rows = new Map<string, number>()
  return ids.map((id) => {
    const known = rows.get(id) ?? -1
    if (known < 0) rows.set(id, rows.size)
    return known
  })
}

function rowsByIndex(ids: readonly string[], expected: number) {
  const index = new IdIndex()
  const bytesOf = (id: string) => {
    const bytes = new TextEncoder().encode(id)
    return { bytes, start: 0, end: bytes.length }
  }
  index.expect(expected)
  const rows = ids.map((id, at) => (at % 2 === 0 ? index.add(id) : index.addBytes(bytesOf(id))))
  return { rows, texts: [...unpackedTexts(index.packed(), new Set(ids).size)] }
}

test('ids are found where they were added, sorted or not, as a map finds them', () => {
  const sortedThenAny = fc
    .tuple(fc.array(anyText), fc.array(anyText))
    .map(([first, rest]) => [...first.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)), ...rest])
  fc.assert(
    fc.property(sortedThenAny, fc.nat(50), (ids, expected) => {
      const { rows, texts } = rowsByIndex(ids, expected)
      expect(rows).toEqual(rowsByMap(ids))
      expect(texts).toEqual([...new Set(ids)])
    }),
  )
})

test('an id that was known before leaves the text before it as it was', () => {
  const index = new IdIndex()
  const ids = ['b', 'aa', 'aa', 'ab', 'aa', 'ac', 'b', 'ad']
  expect(ids.map((id) => index.add(id))).toEqual(rowsByMap(ids))
  expect([...unpackedTexts(index.packed(), 5)]).toEqual(['b', 'aa', 'ab', 'ac', 'ad'])
})

test('the table of ids grows', () => {
  const numbers = Array.from({ length: 20_000 }, (_, at) => `id-${(at * 7919) % 15_000}`)
  const ids = [...Array.from({ length: 3000 }, (_, at) => `first-${at}`), ...numbers]
  expect(rowsByIndex(ids, 0).rows).toEqual(rowsByMap(ids))
})

test('different lone surrogates are different ids', () => {
  const index = new IdIndex()
  expect(['\uD800', '\uD801', '\u{10000}', '\uD801'].map((id) => index.add(id))).toEqual([-1, -1, -1, 1])
})

/** Parquet of any codec and encoding is read; damaged anywhere, it is refused or has all its rows, and never holds up. */
import fc from 'fast-check'
import { gzipSync } from 'fflate'
import { parquetWriteBuffer, type ParquetWriteOptions } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { countInRuns, deltaValues } from '../../../src/feeds/parquet/encoded-values.ts'
import { readerOf } from '../../../src/feeds/parquet/page-bytes.ts'
import { openParquet } from '../../../src/feeds/parquet/parquet-file.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Options = Partial<ParquetWriteOptions>
const ROWS = 60
const every = <Value>(value: (at: number) => Value) => Array.from({ length: ROWS }, (_, at) => value(at))

const columnData: ParquetWriteOptions['columnData'] = [
  { name: 'id', data: every((at) => `id-${at}`), type: 'STRING', encoding: 'DELTA_BYTE_ARRAY' },
  { name: 'name', data: every((at) => `n${at}`), type: 'STRING', encoding: 'DELTA_LENGTH_BYTE_ARRAY' },
  { name: 'plain', data: every((at) => `p${at}`), type: 'STRING', encoding: 'PLAIN' },
  {
    name: 'category',
    data: every((at) => (at % 7 === 0 ? null : `c${at % 3}`)),
    type: 'STRING',
    nullable: true,
  },
  { name: 'none', data: every(() => null), type: 'STRING', nullable: true },
  { name: 'count', data: every((at) => at * at), type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
  {
    name: 'long',
    data: every((at) => BigInt(at) * 10n ** 12n),
    type: 'INT64',
    encoding: 'DELTA_BINARY_PACKED',
  },
  { name: 'longitude', data: every((at) => -2.6 - at / 1000), type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT' },
  { name: 'isOpen', data: every((at) => at % 5 < 2), type: 'BOOLEAN', encoding: 'RLE' },
]
const GZIP: Options = { codec: 'GZIP', compressors: { GZIP: (input) => gzipSync(input) } }
const file = (options: Options = {}): Bytes =>
  new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 25, ...options }))

/** Null for a file that is refused. */
async function rowsIn(bytes: Bytes): Promise<readonly unknown[] | null> {
  const opened = openParquet(bytes)
  if (opened.kind === 'failed') return null
  const rows: unknown[] = []
  try {
    for (let group = 0; group < opened.groups; group += 1) rows.push(...(await opened.featuresOf(group)))
  } catch {
    return null
  }
  return rows
}

/** Null for a file that is refused. */
function rowsAsColumns(bytes: Bytes): number | null {
  const opened = openParquet(bytes)
  if (opened.kind === 'failed') return null
  let rows = 0
  try {
    for (let group = 0; group < opened.groups; group += 1) {
      const batch = opened.columnsOf(group, new Set(['id', 'category', 'none', 'count', 'long', 'isOpen']))
      if (batch === null) return null
      for (let row = 0; row < batch.count; row += 1) batch.featureAt(row)
      rows += batch.count
    }
  } catch {
    return null
  }
  return rows
}
/** Encodings that are read as columns; the others are only checked there. */
const plainColumns = columnData.map((column) =>
  ['id', 'count', 'long'].includes(column.name) ? { ...column, encoding: 'PLAIN' as const } : column,
)

const CODECS = [
  ['nothing', { codec: 'UNCOMPRESSED' }],
  ['Snappy', {}],
  ['gzip', GZIP],
] as const satisfies readonly (readonly [string, Options])[]

describe.each(CODECS)('packed by %s', (_name, options) => {
  test('has every value', async () => {
    const rows = (await rowsIn(file(options))) ?? []
    expect(rows).toHaveLength(ROWS)
    expect(rows[8]).toMatchObject({
      properties: {
        id: 'id-8',
        name: 'n8',
        plain: 'p8',
        category: 'c2',
        count: 64,
        long: 8e12,
        longitude: -2.608,
        isOpen: false,
      },
    })
  })
  test('and damaged anywhere is refused, or has all its rows', async () => {
    const good = file(options)
    const damage = fc.array(fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255) }), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const bytes = good.slice()
        for (const { at, byte } of places) bytes[at] = byte
        const rows = await rowsIn(bytes)
        expect(rows === null || rows.length === ROWS).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
  test('and damaged anywhere is refused as columns, or has all its rows', () => {
    const good = file({ ...options, columnData: plainColumns })
    expect(rowsAsColumns(good)).toBe(ROWS)
    const damage = fc.array(fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255) }), {
      minLength: 1,
      maxLength: 4,
    })
    let refused = 0
    fc.assert(
      fc.property(damage, (places) => {
        const bytes = good.slice()
        for (const { at, byte } of places) bytes[at] = byte
        const rows = rowsAsColumns(bytes)
        if (rows === null) refused += 1
        else expect(rows).toBe(ROWS)
      }),
      { numRuns: 1000 },
    )
    expect(refused).toBeGreaterThan(100)
  })
})

test('gzip whose bytes come out otherwise than its checksum says is refused', async () => {
  const packing = (input: Uint8Array) => {
    const packed = gzipSync(input)
    const checksum = packed.length - 8
    packed[checksum] = (packed[checksum] ?? 0) ^ 1
    return packed
  }
  expect(await rowsIn(file({ ...GZIP, compressors: { GZIP: packing } }))).toBeNull()
})

describe('encoded values', () => {
  const runs = (...bytes: readonly number[]) => readerOf(Uint8Array.from(bytes))
  test('are counted in runs that repeat and in packed ones', () => {
    // Six times 1, then one group of eight bits of which four are values.
    const reader = runs(12, 1, 3, 0b1111_0101)
    expect(countInRuns(reader, { width: 1, values: 10, end: 4 }, 1)).toBe(8)
  })
  test.each([
    ['repeats beyond the values', [0xfe, 0xff, 0xff, 0xff, 0x0f, 1], 'damaged'],
    ['goes beyond the bytes', [7, 1], 'damaged'],
    ['has a length without end', [...Array.from({ length: 11 }, () => 0xff), 1], 'does not end'],
  ])('of which a run %s are refused', (_what, bytes, words) => {
    const at = { width: 1, values: 25, end: bytes.length }
    expect(() => countInRuns(runs(...bytes), at, 1)).toThrow(words)
  })
  test('are differences in blocks, which must go on', () => {
    // A block of 128 in 4 parts, 3 values from 5 on, each 2 more.
    expect([...deltaValues(runs(0x80, 1, 4, 3, 10, 4, 0, 0, 0, 0), 3)]).toEqual([5, 7, 9])
    for (const head of [
      [0, 4],
      [0x80, 1, 0],
      [0x80, 1, 3],
    ])
      expect(() => deltaValues(runs(...head, 3, 10, 4, 0, 0, 0, 0), 3)).toThrow('damaged')
  })
})

/** Incidents read as columns are those read row by row: same report, same columns, same index, whatever wrote the file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { geojsonToWkb, parquetWriteBuffer, type ParquetWriteOptions } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { buildClusterIndex } from '../../../src/analytics/cluster-index.ts'
import { INCIDENT_COLUMNS } from '../../../src/feeds/columnar/incident-batch.ts'
import type { LoadedFeed } from '../../../src/feeds/loaded/loaded-feed.ts'
import { openParquet } from '../../../src/feeds/parquet/parquet-file.ts'
import { isList, isObject } from '../../../src/feeds/rows/json-object.ts'
import { readFeed, readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { bytesSource } from '../../../src/feeds/streams/feed-source.ts'
import { anyRow, row } from '../incidents/rows.ts'
import { collection, contextOf, feedOf } from '../opened.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Columns = ParquetWriteOptions['columnData']
const context = contextOf()
const incidentFeed = { ...feedOf('incidents'), format: 'parquet' } as const

interface Contents {
  /** Every row as the library reads it. */
  readonly features: readonly unknown[]
  /** Row groups that are read as columns. */
  readonly asColumns: number
}
async function contentsOf(bytes: Bytes): Promise<Contents> {
  const file = openParquet(bytes)
  if (file.kind === 'failed') throw new Error(file.what)
  const features: unknown[] = []
  let asColumns = 0
  for (let group = 0; group < file.groups; group += 1) {
    features.push(...(await file.featuresOf(group)))
    asColumns += file.columnsOf(group, INCIDENT_COLUMNS) === null ? 0 : 1
  }
  return { features, asColumns }
}

const outcomeOf = ({ report, listed, incidents, categories, rows }: Omit<LoadedFeed, 'kind' | 'feed'>) => ({
  report,
  listed,
  incidents,
  categories,
  rows,
  index: incidents && buildClusterIndex(incidents, categories.length),
})

/** Reads the file both ways, and expects one outcome. */
async function expectSame(bytes: Bytes, features: readonly unknown[]) {
  const asText = readFeed(feedOf('incidents'), collection(features), context)
  const asParquet = await readLoadedFeed(incidentFeed, bytesSource(bytes), { context })
  if (asText.kind === 'failed' || asParquet.kind === 'failed') throw new Error('not read')
  expect(outcomeOf(asParquet)).toEqual(outcomeOf({ ...asText, checksum: '', bytes: 0 }))
  return asParquet
}

interface Row {
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}
const FIELDS = [...INCIDENT_COLUMNS]

/** A file of these rows: values that a column cannot hold are left out. */
function fileOf(rows: readonly Row[], options: Partial<ParquetWriteOptions> = {}): Bytes {
  const textOf = (value: unknown) =>
    typeof value === 'string' ? new TextDecoder().decode(new TextEncoder().encode(value)) : null
  const columns = FIELDS.map((name) => ({
    name,
    data: rows.map(({ properties }) =>
      name === 'policeGenerated' ? truthOf(properties[name]) : textOf(properties[name]),
    ),
    type: name === 'policeGenerated' ? ('BOOLEAN' as const) : ('STRING' as const),
  }))
  const geometry = {
    name: 'geometry',
    data: rows.map(({ geometry: shape }) => wkbOf(shape)),
    type: 'BYTE_ARRAY' as const,
  }
  return new Uint8Array(parquetWriteBuffer({ columnData: [...columns, geometry], ...options }))
}
const truthOf = (value: unknown) => (typeof value === 'boolean' ? value : null)
/** Of points their two numbers; of all else a line, so that no geometry holds what JSON cannot. */
function wkbOf(shape: unknown): Uint8Array | null {
  if (!isObject(shape)) return null
  const [longitude, latitude] = isList(shape['coordinates']) ? shape['coordinates'] : []
  if (shape['type'] !== 'Point')
    return geojsonToWkb({
      type: 'LineString',
      coordinates: [
        [-2.6, 53.5],
        [-2.5, 53.5],
      ],
    })
  return Number.isFinite(longitude) && Number.isFinite(latitude)
    ? geojsonToWkb({ type: 'Point', coordinates: [Number(longitude), Number(latitude)] })
    : null
}

const wholeRow = anyRow.filter(
  (each): each is typeof each & Row =>
    typeof each.properties === 'object' && each.properties !== null && !Array.isArray(each.properties),
)
const codecs = fc.constantFrom('SNAPPY' as const, 'UNCOMPRESSED' as const)

describe('random rows, bad ones among them', () => {
  test('have one outcome as columns and as features, in row groups of any size', async () => {
    let shown = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(wholeRow, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 70 }),
        codecs,
        async (rows, rowGroupSize, codec) => {
          const bytes = fileOf(rows, { rowGroupSize, codec })
          const { features, asColumns } = await contentsOf(bytes)
          expect(asColumns).toBe(Math.ceil(rows.length / rowGroupSize))
          expect(features).toHaveLength(rows.length)
          shown += (await expectSame(bytes, features)).report.shown
        },
      ),
      { numRuns: 150 },
    )
    expect(shown).toBeGreaterThan(50)
  })
  test('under few ids replace each other alike', async () => {
    const repeated = fc.record({
      id: fc.constantFrom('a', 'b', 'é', '\u{1f600}'),
      category: fc.constantFrom('burglary', 'new', 'sexual-offence'),
      reported: fc.constantFrom('2024-05-05', '2024-05-06', undefined),
      location: fc.constantFrom('Elm Street', '7 Elm Street', undefined),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(repeated, { minLength: 2, maxLength: 30 }), async (rows) => {
        const features = rows.map((each) => row(each))
        await expectSame(fileOf(features, { rowGroupSize: 7 }), features)
      }),
      { numRuns: 80 },
    )
  })
})

describe('columns of other types', () => {
  const ROWS = 40
  const every = <Value>(value: (at: number) => Value) => Array.from({ length: ROWS }, (_, at) => value(at))
  const at = (hour: number) => new Date(Date.UTC(2024, 2, 30, 12 + hour, 17, 5))
  const base: Columns = [
    { name: 'category', data: every((each) => (each % 2 === 0 ? 'burglary' : 'drugs')), type: 'STRING' },
    {
      name: 'geometry',
      data: every((each) => geojsonToWkb({ type: 'Point', coordinates: [-2.6 - each / 1000, 53.5] })),
      type: 'BYTE_ARRAY',
    },
  ]
  const id = { name: 'id', data: every((each) => `r${each}`), type: 'STRING' as const }
  const ids: Columns = [id]
  const occurred: Columns = [{ name: 'occurred', data: every(at), type: 'TIMESTAMP' }]
  const written = (columnData: Columns, options: Partial<ParquetWriteOptions> = {}) =>
    new Uint8Array(parquetWriteBuffer({ columnData: [...base, ...columnData], ...options }))

  test.each<[string, Columns]>([
    ['instants', [...ids, ...occurred]],
    ['days', [...ids, { name: 'occurred', data: every(() => '2024-05-04'), type: 'STRING' }]],
    [
      'long numbers as ids',
      [{ name: 'id', data: every((each) => 10n ** 17n + BigInt(each)), type: 'INT64' }, ...occurred],
    ],
    ['numbers as ids', [{ name: 'id', data: every((each) => each), type: 'INT32' }, ...occurred]],
    ['fractions as ids', [{ name: 'id', data: every((each) => each / 2), type: 'DOUBLE' }, ...occurred]],
    ['no ids', [{ name: 'code', data: every((each) => `c${each}`), type: 'STRING' }, ...occurred]],
    [
      'truth values with gaps',
      [
        ...ids,
        ...occurred,
        { name: 'policeGenerated', data: every((each) => [true, false, null][each % 3]), type: 'BOOLEAN' },
      ],
    ],
    ['ids without nulls', [{ ...id, nullable: false }, ...occurred]],
    [
      'bytes as texts',
      [
        { name: 'id', data: every((each) => new TextEncoder().encode(`é${each}`)), type: 'BYTE_ARRAY' },
        ...occurred,
      ],
    ],
    [
      'other columns beside',
      [...ids, ...occurred, { name: 'beat', data: every((each) => each), type: 'INT32' }],
    ],
  ])('%s are read as columns', async (_, columnData) => {
    const bytes = written(columnData, { rowGroupSize: 15 })
    const { features, asColumns } = await contentsOf(bytes)
    expect(asColumns).toBe(3)
    await expectSame(bytes, features)
  })
  test('unusual ones are left to the library', async () => {
    const lists: Columns = [{ name: 'location', data: every(() => ({ street: 'Elm Street' })), type: 'JSON' }]
    const deltas: Columns = [
      { name: 'id', data: every((each) => `r${each}`), type: 'STRING', encoding: 'DELTA_BYTE_ARRAY' },
    ]
    for (const columnData of [
      [...ids, ...occurred, ...lists],
      [...deltas, ...occurred],
    ]) {
      const bytes = written(columnData)
      const { features, asColumns } = await contentsOf(bytes)
      expect(asColumns).toBe(0)
      expect((await expectSame(bytes, features)).report.rowsIn).toBe(ROWS)
    }
  })
})

/** A number of SQL in hex, its highest byte first. */
const hexOf = (number: string) => `hex(CAST(${number} AS DOUBLE)::BIT::BLOB)`

describe.each(['snappy', 'gzip', 'zstd', 'uncompressed'])('a file of DuckDB, packed by %s', (codec) => {
  test('in pages of the first version has the same outcome', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-columns-'))
    try {
      const file = join(folder, 'a.parquet')
      const connection = await (await DuckDBInstance.create(':memory:')).connect()
      await connection.run(`COPY (SELECT
        'id-' || (i % 4900) AS id,
        ['burglary', 'drugs', 'unheard of', NULL][1 + i % 4] AS category,
        strftime(TIMESTAMP '2023-01-01' + INTERVAL (i * 7) MINUTE, '%Y-%m-%dT%H:%M:%SZ') AS occurred,
        CASE WHEN i % 3 = 0 THEN DATE '2024-01-01' + CAST(i % 300 AS INTEGER) END AS reported,
        CASE WHEN i % 5 = 0 THEN NULL ELSE 'On or near ' || (i % 300) || ' Elm Street' END AS location,
        i % 7 = 0 AS "policeGenerated",
        unhex('0000000001' || ${hexOf('-2.6 - (i % 90) / 1000.0')} || ${hexOf('53.5')}) AS geometry
        FROM range(5000) t(i)) TO '${file}' (FORMAT parquet, CODEC '${codec}', ROW_GROUP_SIZE 2048)`)
      connection.closeSync()
      const bytes = new Uint8Array(readFileSync(file))
      const { features, asColumns } = await contentsOf(bytes)
      expect([features.length, asColumns]).toEqual([5000, 3])
      expect((await expectSame(bytes, features)).report.shown).toBeGreaterThan(3000)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

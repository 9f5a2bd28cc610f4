/** Parquet both ways: a feed written and read back is the same as its GeoJSON; damage and other codecs are refused. */
import fc from 'fast-check'
import { parquetWriteBuffer, type ParquetWriteOptions } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { FEED_KINDS, KIND_FILES } from '../../../src/feeds/feed-kinds.ts'
import { parquetBytes } from '../../../src/feeds/parquet/write-parquet.ts'
import { openParquet } from '../../../src/feeds/parquet/parquet-file.ts'
import { isList, isObject } from '../../../src/feeds/rows/json-object.ts'
import { readFeed, readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { bytesSource, streamSource } from '../../../src/feeds/streams/feed-source.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { converted, fileOf, whyNot } from '../formats/converting.ts'
import { anyRow, row } from '../incidents/rows.ts'
import { contextOf, feedOf } from '../opened.ts'
import { streamOf } from '../streams/file-streams.ts'

type Bytes = Uint8Array<ArrayBuffer>
const linesOf = (features: readonly unknown[]) => features.map((feature) => JSON.stringify(feature))
const collectionOf = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const context = contextOf()
const incidentFeed = { ...feedOf('incidents'), format: 'parquet' } as const
const read = (bytes: Bytes, piece = bytes.length) =>
  readLoadedFeed(incidentFeed, streamSource(streamOf(bytes, piece)), { context })

async function featuresIn(bytes: Bytes): Promise<readonly unknown[]> {
  const file = openParquet(bytes)
  if (file.kind === 'failed') throw new Error(file.what)
  const groups = Array.from({ length: file.groups }, (_, group) => file.featuresOf(group))
  return (await Promise.all(groups)).flat()
}

describe('a feed in Parquet', () => {
  test('of any kind has the features that were written, lists and objects included', async () => {
    for (const kind of FEED_KINDS) {
      const { geometry, properties } = KIND_FILES[kind].example(PLACE)
      const features = [{ type: 'Feature', geometry, properties }]
      expect(await featuresIn(parquetBytes(linesOf(features), null))).toEqual(features)
    }
  })
  test('keeps any texts, numbers and missing values', async () => {
    const value = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.array(fc.string(), { maxLength: 3 }),
    )
    const properties = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), value, { maxKeys: 5 })
    await fc.assert(
      fc.asyncProperty(fc.array(properties, { minLength: 1, maxLength: 12 }), async (rows) => {
        const features = rows.map((each) => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [-2.61, 53.51] },
          properties: JSON.parse(JSON.stringify(each)) as unknown,
        }))
        expect(await featuresIn(parquetBytes(linesOf(features), null))).toEqual(features)
      }),
      { numRuns: 60 },
    )
  })
  test('is judged as its GeoJSON is, row by row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 20 }), async (rows) => {
        const whole = rows.filter(isWholeFeature)
        const asText = readFeed(feedOf('incidents'), collectionOf(whole), context)
        const asParquet = await read(parquetBytes(linesOf(whole), null))
        if (asText.kind === 'failed' || asParquet.kind === 'failed') throw new Error('not read')
        expect(asParquet.report).toEqual(asText.report)
        expect(asParquet.incidents).toEqual(asText.incidents)
      }),
      { numRuns: 40 },
    )
  })
  test('is the same in chunks of any length, with progress, checksum and mark', async () => {
    const features = Array.from({ length: 3000 }, (_, at) => row({ id: `r${at}` }))
    const bytes = parquetBytes(linesOf(features), 'official')
    const rows: number[] = []
    const whole = await readLoadedFeed(incidentFeed, bytesSource(bytes), {
      context,
      onProgress: (_, count) => void rows.push(count),
    })
    expect(whole).toMatchObject({
      bytes: bytes.length,
      statedMark: 'official',
      report: { rowsIn: 3000, shown: 3000 },
    })
    expect(rows.at(-1)).toBe(3000)
    for (const piece of [7777, 65_536]) expect(await read(bytes, piece)).toEqual(whole)
  })
  test('is read row group by row group', async () => {
    const features = Array.from({ length: 120_000 }, (_, at) => ({
      type: 'Feature',
      geometry: null,
      properties: { id: at },
    }))
    const rows: number[] = []
    const bytes = parquetBytes(linesOf(features), null)
    await readLoadedFeed(incidentFeed, bytesSource(bytes), {
      context,
      onProgress: (_, count) => void rows.push(count),
    })
    expect([...new Set(rows)]).toEqual([0, 50_000, 100_000, 120_000])
  })
  test('cut off anywhere, or larger than its limit, is refused', async () => {
    const bytes = parquetBytes(linesOf([row({})]), null)
    for (let length = 0; length < bytes.length; length += 13)
      expect(await read(bytes.slice(0, length))).toMatchObject({
        kind: 'failed',
        what: 'It is a Parquet file that is damaged or cut off.',
      })
    const feed = { ...incidentFeed, mostMegabytes: 0.0001 }
    expect(await readLoadedFeed(feed, bytesSource(bytes), { context })).toMatchObject({ kind: 'failed' })
  })
})

/** Only what a feed can hold: properties without nulls, and a point of two numbers. */
const isWholeFeature = (value: unknown): boolean => {
  if (!isObject(value) || value['type'] !== 'Feature') return false
  const { geometry, properties } = value
  if (!isObject(properties) || 'geometry' in properties) return false
  const values = Object.values(properties)
  if (values.includes(null) || values.includes(undefined)) return false
  const numbers = isObject(geometry) && geometry['type'] === 'Point' ? geometry['coordinates'] : null
  return isList(numbers) && numbers.length === 2 && numbers.every((each) => typeof each === 'number')
}

describe('Parquet of others', () => {
  const written = (columnData: ParquetWriteOptions['columnData'], rest: Partial<ParquetWriteOptions> = {}) =>
    fileOf(new Uint8Array(parquetWriteBuffer({ columnData, ...rest })), 'a.parquet')
  const base = [
    { name: 'id', data: ['a', 'b'], type: 'STRING' },
    { name: 'category', data: ['burglary', 'drugs'], type: 'STRING' },
    { name: 'longitude', data: [-2.61, -2.61], type: 'DOUBLE' },
    { name: 'latitude', data: [53.51, 53.51], type: 'DOUBLE' },
  ] satisfies ParquetWriteOptions['columnData']
  const INCIDENTS = { kind: 'incidents' } as const
  const at = new Date(Date.UTC(2023, 4, 4, 20, 15))
  test('has instants, and whole numbers of any length', async () => {
    const file = written([
      { name: 'incident_number', data: [202305040000000001n, 2n], type: 'INT64' },
      ...base.slice(1),
      { name: 'occurred', data: [at, at], type: 'TIMESTAMP' },
    ])
    const { features } = await converted([file], INCIDENTS)
    expect(features.map(({ properties }) => [properties['id'], properties['occurred']])).toEqual([
      ['202305040000000001', '2023-05-04T21:15:00+01:00'],
      ['2', '2023-05-04T21:15:00+01:00'],
    ])
  })
  test('in metres by its metadata is placed, and refused as a feed', async () => {
    const geo = JSON.stringify({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: {
        geometry: {
          encoding: 'WKB',
          geometry_types: ['Point'],
          crs: { id: { authority: 'EPSG', code: 27700 } },
        },
      },
    })
    const shape = new Uint8Array([1, 1, 0, 0, 0, ...new Uint8Array(Float64Array.of(359_000, 402_000).buffer)])
    const file = written(
      [
        { name: 'id', data: ['a'], type: 'STRING' },
        { name: 'category', data: ['drugs'], type: 'STRING' },
        { name: 'occurred', data: ['2023-05-04'], type: 'STRING' },
        { name: 'geometry', data: [shape], type: 'BYTE_ARRAY' },
      ],
      { kvMetadata: [{ key: 'geo', value: geo }] },
    )
    const { features } = await converted([file], INCIDENTS)
    expect(features[0]?.geometry?.coordinates[0]).toBeCloseTo(-2.62, 2)
    expect(await read(file.bytes)).toMatchObject({
      kind: 'failed',
      what: 'Its coordinates are not in degrees.',
    })
  })
  test('packed by a codec that is not read is refused by its name', async () => {
    const file = written([...base], { codec: 'BROTLI', compressors: { BROTLI: (input) => input } })
    expect(await whyNot([file], INCIDENTS)).toBe(
      'a.parquet: It is a Parquet file packed with BROTLI, which is not read here.',
    )
  })
  test('that is no Parquet is refused as a feed', async () => {
    expect(await read(new TextEncoder().encode(collectionOf([])))).toMatchObject({ kind: 'failed' })
  })
})

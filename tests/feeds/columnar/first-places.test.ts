/** Squares of a part of a large Parquet feed: spread over it, coarse, and only where they may be shown. */
import fc from 'fast-check'
import { geojsonToWkb, parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import type { FeedEntry } from '../../../src/domain/feed.ts'
import { middleOfSquare } from '../../../src/feeds/incidents/guarding.ts'
import { type FirstPlaces, spread, squaresOfPart } from '../../../src/feeds/columnar/first-places.ts'
import { openParquet } from '../../../src/feeds/parquet/parquet-file.ts'
import { readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { bytesSource } from '../../../src/feeds/streams/feed-source.ts'
import { contextOf, feedOf } from '../opened.ts'

const context = contextOf()
type At = readonly [number, number]

/** Rows of 26 groups, with their positions in turns. */
function written(positions: readonly At[], rows: number): Uint8Array<ArrayBuffer> {
  const shapes = positions.map(([x, y]) => geojsonToWkb({ type: 'Point', coordinates: [x, y] }))
  const column = <T>(of: (row: number) => T) => Array.from({ length: rows }, (_, row) => of(row))
  const text = (name: string, of: (row: number) => string) =>
    ({ name, data: column(of), type: 'STRING' }) as const
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        text('id', (row) => `incident-${row}`),
        text('category', () => 'burglary'),
        text('occurred', () => '2024-05-04T21:15:00Z'),
        { name: 'geometry', data: column((row) => shapes[row % shapes.length]), type: 'BYTE_ARRAY' },
      ],
      rowGroupSize: Math.ceil(rows / 26),
    }),
  )
}

function fileOf(positions: readonly At[], rows: number) {
  const file = openParquet(written(positions, rows))
  if (file.kind === 'failed') throw new Error(file.what)
  return file
}

describe('a spread', () => {
  test('has the first and the last, no number twice, and no more than allowed', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 2, max: 40 }), (count, most) => {
        const chosen = spread(count, most)
        expect(new Set(chosen).size).toBe(Math.min(count, most))
        expect(chosen).toEqual(chosen.toSorted((a, b) => a - b))
        if (count > 0) expect([chosen[0], chosen.at(-1)]).toEqual([0, count - 1])
      }),
    )
  })
})

describe('squares', () => {
  const near: readonly At[] = [
    [-2.61, 53.51],
    [-2.610_01, 53.510_01],
    [-2.57, 53.49],
  ]
  test('are middles of 150 m, each once, and never a position of the file', () => {
    const squares = squaresOfPart(fileOf(near, 200), context.vicinity)
    const expected = new Set(near.map(([x, y]) => middleOfSquare(x, y).join(' ')))
    expect(new Set(squares.map((at) => at.join(' ')))).toEqual(expected)
    expect(squares).toHaveLength(expected.size)
    for (const at of near) expect(squares).not.toContainEqual(at)
  })
  test('leave out positions that are set aside as far away', () => {
    expect(squaresOfPart(fileOf([...near, [2.35, 48.86], [NaN, 53.5]], 200), context.vicinity)).toEqual(
      squaresOfPart(fileOf(near, 200), context.vicinity),
    )
  })
  test('come from the beginning and the end of a file that is in order of place', () => {
    const rows = 260
    const inOrder = Array.from({ length: rows }, (_, row): At => [-2.65 + row * 0.0003, 53.5])
    const squares = squaresOfPart(fileOf(inOrder, rows), context.vicinity)
    const east = squares.map(([x]) => x)
    expect(Math.min(...east)).toBeLessThan(-2.645)
    expect(Math.max(...east)).toBeGreaterThan(-2.58)
  })
  test('are none for a damaged file, whose reading says so', () => {
    const bytes = written(near, 200)
    const footer = new DataView(bytes.buffer).getUint32(bytes.length - 8, true) + 8
    bytes.fill(255, 4, bytes.length - footer)
    const file = openParquet(bytes)
    if (file.kind === 'failed') throw new Error(file.what)
    expect(squaresOfPart(file, context.vicinity)).toEqual([])
  })
})

describe('a large feed', () => {
  const large = written([[-2.61, 53.51]], 200_000)
  const read = async (changes: Partial<FeedEntry>, bytes: Uint8Array<ArrayBuffer> = large) => {
    const places: FirstPlaces[] = []
    let rowsBefore = -1
    const feed = { ...feedOf('incidents'), format: 'parquet', ...changes } as const
    const loaded = await readLoadedFeed(feed, bytesSource(bytes), {
      context,
      onProgress: (_, rows) => {
        if (places.length === 0) rowsBefore = rows
      },
      onPlaces: (given) => void places.push(given),
    })
    expect(loaded.kind).toBe('held')
    return { places, rowsBefore }
  }
  test('shows its places under its mark before the first row', async () => {
    const { places, rowsBefore } = await read({ handling: 'official' })
    expect(places).toEqual([{ at: [middleOfSquare(-2.61, 53.51)], handling: 'official' }])
    expect(rowsBefore).toBe(0)
  })
  test('shows none where rows may be past their retention period, nor does a small one', async () => {
    expect((await read({ keepMonths: 12 })).places).toEqual([])
    expect((await read({}, written([[-2.61, 53.51]], 500))).places).toEqual([])
  })
})

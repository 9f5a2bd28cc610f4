/** A cut out of an invented table by DuckDB: nothing is lost, and counts of squares and areas are those of exact positions. */
import { readColumns } from '../../../src/cli/extracting/columns.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { booleanPointInPolygon } from '@turf/turf'
import proj4 from 'proj4'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { largeFiles } from '../../../src/cli/converting/large-files.ts'
import { toDegrees } from '../../../src/analytics/grid.ts'
import { GRIDS, squareAt } from '../../../src/domain/borough/grids.ts'
import type { Surface } from '../../../src/domain/geography.ts'
import { openParquet } from '../../../src/feeds/parquet/parquet-file.ts'
import { middleOfSquare } from '../../../src/feeds/incidents/guarding.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { COLUMNS, extract, folderWith, tableRows, type TableRow, withDuckDb } from './invented-table.ts'

const ROWS = tableRows(6000)
const BOX = { west: 348_000, south: 396_000, east: 372_000, north: 413_000 }
const [FROM, TO] = ['2022-06-01', '2024-01-31']
const CUT = ['--box', '348000,396000,372000,413000', '--days', `${FROM}..${TO}`, '--out', '/out']

/** The cut by a filter of our own, which knows nothing of SQL. */
const inCut = ({ e, n, at }: TableRow) =>
  e !== null &&
  n !== null &&
  at !== null &&
  e >= BOX.west &&
  e < BOX.east &&
  n >= BOX.south &&
  n < BOX.north &&
  at.slice(0, 10) >= FROM &&
  at.slice(0, 10) <= TO
const EXPECTED = ROWS.filter(inCut)

interface Incident {
  readonly geometry: { readonly coordinates: readonly [number, number] }
  readonly properties: { readonly id: string; readonly category: string; readonly occurred: string }
}
async function incidentsIn(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<readonly Incident[]> {
  const file = bytes ? openParquet(bytes) : null
  if (file?.kind !== 'parquet') throw new Error('no Parquet was written')
  const groups = await Promise.all(Array.from({ length: file.groups }, (_, group) => file.featuresOf(group)))
  return groups.flat() as Incident[]
}

let table: Awaited<ReturnType<typeof folderWith>>
beforeAll(async () => {
  table = await folderWith(ROWS)
})
afterAll(() => table.remove())

const fromDatabase = () => extract(['--from', `duckdb:${table.database}`, '--table', 'crimes', ...CUT])

describe('a cut by DuckDB', () => {
  test('holds the rows of the box and the days, and says how many have no position or day', async () => {
    const { code, out, err, bytes, written } = await fromDatabase()
    const incidents = await incidentsIn(bytes['/out/incidents.parquet'])
    // Rows farther from the borough than 25 km are none in this box.
    expect(incidents.map(({ properties }) => properties.id).toSorted()).toEqual(
      EXPECTED.map(({ ref }) => ref).toSorted(),
    )
    const unplaced = ROWS.filter(({ e, n, at }) => e === null || n === null || at === null).length
    expect([code, err]).toEqual([
      0,
      `${unplaced} rows of the table have no position or no day, and are in no cut.\n`,
    ])
    expect(out).toContain(EXPECTED.length.toLocaleString('en-GB'))
    expect(JSON.parse(written['/out/manifest-entry.json'] ?? '')).toMatchObject({
      format: 'parquet',
      url: 'incidents.parquet',
      covers: { from: FROM, to: TO },
    })
  })

  test('counts every square, ward, MSOA and LSOA as the exact positions do', async () => {
    const { bytes } = await fromDatabase()
    const incidents = await incidentsIn(bytes['/out/incidents.parquet'])
    // Sensitive rows keep the middle of their square, as everywhere.
    const open = EXPECTED.filter(({ type }) => type !== 'Sexual offences')
    const exact = open.map(({ e, n }) =>
      proj4<[number, number]>(GRIDS['EPSG:27700'].definition, 'EPSG:4326', [e ?? 0, n ?? 0]),
    )
    const written = incidents
      .filter(({ properties }) => properties.category !== 'sexual-offences')
      .map(({ geometry }): [number, number] => [...geometry.coordinates])
    for (const level of ['wards', 'msoas', 'lsoas'] as const) {
      const counts = (positions: readonly [number, number][]) => countsIn(positions, GROUND.borough[level])
      expect(counts(written)).toEqual(counts(exact))
      expect(Object.values(counts(exact)).reduce((a, b) => a + b, 0)).toBeGreaterThan(500)
    }
    expect(tally(written.map((at) => JSON.stringify(squareOf(at))))).toEqual(
      tally(open.map(({ e, n }) => JSON.stringify(squareAt(e ?? 0, n ?? 0)))),
    )
    // And no exact position is written: far fewer places than rows have them.
    const isWritten = new Set(written.map((at) => at.join()))
    expect(
      exact.filter((at) => isWritten.has(at.map((value) => Math.round(value * 1e6) / 1e6).join())).length,
    ).toBe(0)
  })

  test('keeps the square and the day of a sensitive row alone', async () => {
    const { bytes } = await fromDatabase()
    const sensitive = (await incidentsIn(bytes['/out/incidents.parquet'])).filter(
      ({ properties }) => properties.category === 'sexual-offences',
    )
    expect(sensitive.length).toBeGreaterThan(100)
    const byId = new Map(EXPECTED.map((row) => [row.ref, row]))
    for (const { geometry, properties } of sensitive) {
      const row = byId.get(properties.id)
      const [longitude, latitude] = toDegrees({ easting: row?.e ?? 0, northing: row?.n ?? 0 })
      expect(geometry.coordinates).toEqual(middleOfSquare(longitude, latitude))
      expect(properties.occurred).toBe(row?.at?.slice(0, 10))
    }
  })

  test('gives the wider totals of all areas, which sum to the rows of the days', async () => {
    const { written } = await fromDatabase()
    const [header, ...lines] = (written['/out/wider.csv'] ?? '').replace('\uFEFF', '').trim().split('\r\n')
    expect(header).toBe('area,month,category,count,handling')
    const expected = tally(
      ROWS.filter(({ at }) => at !== null && at.slice(0, 10) >= FROM && at.slice(0, 10) <= TO).map(
        ({ lsoa, at, type }) => `${lsoa},${at?.slice(0, 7)},${type}`,
      ),
    )
    expect(Object.fromEntries(lines.map((line) => splitCount(line)))).toEqual(expected)
  })

  test('is the same to the byte where its rows are written to the disk one by one', async () => {
    const whole = await fromDatabase()
    const out = join(table.folder, 'stored')
    const line = ['--from', `duckdb:${table.database}`, '--table', 'crimes', ...CUT.slice(0, -1), out]
    const { code, bytes, written } = await extract(line, { stored: largeFiles() })
    expect(code).toBe(0)
    const feed = whole.bytes['/out/incidents.parquet'] ?? new Uint8Array()
    expect(Buffer.compare(readFileSync(join(out, 'incidents.parquet')), feed)).toBe(0)
    // Nothing else lies there, and nothing of the feed was held.
    expect(readdirSync(out)).toEqual(['incidents.parquet'])
    expect(bytes).toEqual({})
    expect(written[join(out, 'wider.csv')]).toBe(whole.written['/out/wider.csv'])
  })

  test('is the same to the byte from a folder of CSV, from Parquet, and from rows in another order', async () => {
    const whole = await fromDatabase()
    const parquet = `${table.folder}/rows.parquet`
    await withDuckDb(':memory:', (run) =>
      run(
        `COPY (SELECT * FROM read_csv('${table.csv}', sample_size = -1) ORDER BY n DESC) TO '${parquet}' (FORMAT PARQUET)`,
      ),
    )
    for (const from of [table.csv, parquet]) {
      const other = await extract(['--from', `duckdb:${from}`, ...CUT])
      expect([other.code, other.err]).toEqual([0, whole.err])
      expect(other.bytes).toEqual(whole.bytes)
      expect(other.written).toEqual(whole.written)
    }
  })

  test('of ids of its own keeps those of other days when rows are added', async () => {
    const { id: _, ...columns } = COLUMNS
    const days = (span: string) => [...CUT.slice(0, 2), '--days', span, '--out', '/out']
    const cut = (span: string) =>
      extract(['--from', `duckdb:${table.database}`, '--table', 'crimes', ...days(span)], { columns })
    const idsOf = async ({ bytes }: Awaited<ReturnType<typeof cut>>) =>
      (await incidentsIn(bytes['/out/incidents.parquet'])).map(({ properties }) => properties.id)
    const [long, short] = [
      await idsOf(await cut('2022-06-01..2022-12-31')),
      await idsOf(await cut('2022-07-01..2022-07-31')),
    ]
    expect(new Set(long).size).toBe(long.length)
    expect(short.filter((id) => !long.includes(id))).toEqual([])
    expect(short.length).toBeGreaterThan(50)
  })
})

describe('the answer to a printed statement', () => {
  const printed = () => extract(['--table', 'crimes', '--print-sql', 'duckdb', ...CUT.slice(0, 4)])

  test('handed in as CSV or Parquet gives the same feed to the byte', async () => {
    const whole = await fromDatabase()
    const { out: sql } = await printed()
    for (const [format, ending] of [
      ['CSV, HEADER', 'csv'],
      ['PARQUET', 'parquet'],
    ] as const) {
      const path = `${table.folder}/answer.${ending}`
      await withDuckDb(table.database, (run) =>
        run(`COPY (${sql.trim().replace(/;$/, '')}) TO '${path}' (FORMAT ${format})`),
      )
      const files = { [path]: new Uint8Array(readFileSync(path)) }
      const handed = await extract(['--from', `${ending}:${path}`, ...CUT], { files })
      expect([handed.code, handed.err]).toEqual([
        0,
        'An answer that is handed in has no wider totals, and does not say how many rows have no position or no day.\n',
      ])
      expect(handed.bytes).toEqual(whole.bytes)
    }
  })

  test('is refused where rows are missing, and nothing is written', async () => {
    const answer = 'id,east,north,day,minute,category,rows_in_all\n1,358000,405000,2022-07-01,60,ASB,2\n'
    const handed = await extract(['--from', 'csv:/answer.csv', ...CUT], { files: { '/answer.csv': answer } })
    expect(handed.code).toBe(1)
    expect(handed.err).toContain('answer.csv holds 1 rows, where the engine counted 2.')
    expect([handed.bytes, handed.written]).toEqual([{}, {}])
  })
  test('is refused where its rows are of other days than the manifest entry would say', async () => {
    const answer = 'id,east,north,day,minute,category,rows_in_all\n1,358000,405000,2021-07-01,60,ASB,1\n'
    const handed = await extract(['--from', 'csv:/answer.csv', ...CUT], { files: { '/answer.csv': answer } })
    expect([handed.code, handed.bytes, handed.written]).toEqual([1, {}, {}])
    expect(handed.err).toContain('1 of 1 rows are of other days than --days')
  })
  test('is refused where a column is missing', async () => {
    const handed = await extract(['--from', 'csv:/answer.csv', ...CUT], {
      files: { '/answer.csv': 'id,east,north,day\n1,358000,405000,2022-07-01\n' },
    })
    expect(handed.err).toContain('answer.csv lacks the columns minute, category, rows_in_all.')
  })
})

describe('what cannot be done', () => {
  test.each([
    [
      ['--from', 'duckdb:/nowhere/force.duckdb', '--table', 'crimes', ...CUT],
      1,
      'is not there, or may not be opened',
    ],
    [['--from', 'oracle:x', ...CUT], 2, '--from is duckdb:PATH'],
    [['--from', 'duckdb:x', '--box', '1,2,3', '--out', '/out'], 1, '--box 1,2,3 is no box.'],
    [['--from', 'duckdb:x', '--days', '2024', '--out', '/out'], 1, '--days 2024 is no span of days.'],
    [['--print-sql', 'oracle', '--table', 't'], 2, '--print-sql is one of:'],
    [['--out', '/out'], 2, '--from ENGINE and --out DIR are needed.'],
  ])('%j is said in words', async (line, code, words) => {
    const result = await extract(line)
    expect(result.code).toBe(code)
    expect(result.err).toContain(words)
    expect([result.bytes, result.written]).toEqual([{}, {}])
  })
  test('a name that the file of columns does not have is named as such', () => {
    const odd = { id: 'a', category: 'b', moment: 'c', longitude: 'd', latitude: 'e', occurred: 'f' }
    expect(readColumns(JSON.stringify(odd), 'odd.json')).toMatchObject({
      what: 'odd.json cannot be used: occurred is none of its names.',
    })
  })
  test('a table or column that is not there is the engine’s sentence, without the statement', async () => {
    const { code, err } = await extract(['--from', `duckdb:${table.database}`, '--table', 'crime', ...CUT])
    expect(code).toBe(1)
    expect(err).toMatch(/^DuckDB refuses: .*crime does not exist.* Look at --table and --columns\.\n$/)
  })
  test.each([
    [{ ...COLUMNS, category: 'a"b' }, 'category wants a name of a column, without quotation marks'],
    [{ ...COLUMNS, longitude: 'x', latitude: 'y' }, 'easting and northing, or longitude and latitude'],
    [{ ...COLUMNS, day: 'd' }, 'either day or moment'],
    [{ ...COLUMNS, colour: 'c' }, 'colour'],
  ])('a columns file %#', async (columns, words) => {
    const { code, err } = await extract(['--from', 'duckdb:x', ...CUT], { columns })
    expect([code, err]).toEqual([1, expect.stringContaining(words)])
  })
})

const tally = (names: readonly string[]) => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
const splitCount = (line: string): readonly [string, number] => {
  const cells = line.split(',')
  return [cells.slice(0, 3).join(','), Number(cells[3])]
}
function countsIn(
  positions: readonly [number, number][],
  areas: readonly { readonly code: string; readonly shape: Surface }[],
) {
  return tally(
    positions.flatMap((at) => {
      const area = areas.find(({ shape }) => booleanPointInPolygon(at, shape as never))
      return area ? [area.code] : []
    }),
  )
}
function squareOf(position: [number, number]) {
  const [easting, northing] = proj4('EPSG:4326', GRIDS['EPSG:27700'].definition, position)
  return squareAt(easting, northing)
}

/** An invented table of a force for the extract bench: every value of a row is arithmetic on its number. */
import { COLUMNS } from '../cli/extracting/invented-table.ts'

const DAYS = 3650
const FIRST_DAY = Date.UTC(2015, 0, 1) / 86_400_000
const TYPES = Object.keys(COLUMNS.categories)

/** A row's values as whole numbers of its number, the same arithmetic in JavaScript and in every engine. */
const PARTS = {
  e: [7919, 1_500_001],
  n: [104_729, 1_500_007],
  day: [15_485_863, DAYS],
  minute: [32_452_843, 1440],
  type: [49_979_687, TYPES.length],
  lsoa: [67_867_967, 1000],
} as const
const of = (name: keyof typeof PARTS) => {
  const [factor, modulus] = PARTS[name]
  return `((i * ${factor}) % ${modulus})`
}
const valueOf = (name: keyof typeof PARTS, row: number) => {
  const [factor, modulus] = PARTS[name]
  return (row * factor) % modulus
}

/** Metres of the grid. */
export const positionOf = (row: number) => ({
  easting: 300_000 + valueOf('e', row) / 10,
  northing: 330_000 + valueOf('n', row) / 10,
})
/** Days since 1970. */
export const dayOf = (row: number) => FIRST_DAY + valueOf('day', row)
export const categoryOf = (row: number): string =>
  Object.values(COLUMNS.categories)[valueOf('type', row)] ?? ''
/** The number of a row, from its id. */
export const rowOf = (id: string) => Number(id.slice(1))

const SQL_TYPES = `[${TYPES.map((type) => `'${type}'`).join(', ')}]`
export const duckDbRows = (
  rows: number,
) => `SELECT concat('R', i) AS ref, 300000 + ${of('e')} / 10.0::DOUBLE AS e, 330000 + ${of('n')} / 10.0::DOUBLE AS n,
  TIMESTAMP '2015-01-01' + to_days(${of('day')}::INTEGER) + to_minutes(${of('minute')}) AS at,
  ${SQL_TYPES}[1 + ${of('type')}] AS type, concat('E0', ${of('lsoa')}) AS lsoa,
  date_trunc('month', DATE '2015-01-01' + ${of('day')}::INTEGER)::DATE AS month
  FROM range(${rows}) t(i)`

/** The rows [from, to) that belong to one of two shards. */
export const clickHouseRows = (
  shard: number,
  [from, to]: readonly [number, number],
) => `INSERT INTO crimes_local SELECT concat('R', toString(i)), 300000 + ${of('e')} / 10, 330000 + ${of('n')} / 10,
  toDateTime(toDate('2015-01-01') + ${of('day')}) + ${of('minute')} * 60, ${SQL_TYPES}[1 + ${of('type')}],
  concat('E0', toString(${of('lsoa')})), toStartOfMonth(toDate('2015-01-01') + ${of('day')})
  FROM (SELECT number + ${from} AS i FROM system.numbers LIMIT ${to - from}) WHERE i % 2 = ${shard}`

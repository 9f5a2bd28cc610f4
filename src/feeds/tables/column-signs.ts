/** Counts what the cells of a column look like: numbers by range, dates by format, postcodes. */
import type { Failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import type { ColumnSigns, Content, DateForm, RecognisedColumn } from '../formats/recognised.ts'
import { type TableRow, cellText, eachRow } from './table-rows.ts'
import { DAY_AND_MONTH, isDateLike, isExcelDay } from './source-time.ts'

/** Bounds of Great Britain in degrees, with a margin. */
const BRITAIN = { west: -9, east: 3, south: 49, north: 61.5 }
const LEAST_METRES = 1000
const MOST_EASTING = 700_000
const MOST_NORTHING = 1_300_000
const MOST_SAMPLES = 3
const LONGEST_SAMPLE = 60
/** Longer cells are neither numbers nor dates. */
const LONGEST_SIGN = 40

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Null for anything but a plain decimal number. */
export const numberIn = (text: string): number | null => (NUMBER.test(text) ? Number(text) : null)

type SignCounts = { -readonly [Sign in keyof ColumnSigns]: number }
interface ColumnTally {
  readonly signs: SignCounts
  readonly samples: string[]
}

/** Columns with the statistics of their cells, and rows by file name. */
export interface ColumnSurvey {
  readonly columns: readonly RecognisedColumn[]
  readonly rows: ReadonlyMap<string, number>
}

/** Counts over every cell of every column, in one pass. */
export function surveyColumns(content: Content, names: readonly string[]): ColumnSurvey | Failed {
  const tallies = names.map((): ColumnTally => ({ signs: noSigns(), samples: [] }))
  const rows = new Map<string, number>()
  const addRow = ({ file, cells }: TableRow) => {
    rows.set(file, (rows.get(file) ?? 0) + 1)
    for (const [at, column] of tallies.entries()) tallyCell(cellText(cells[at]), column)
  }
  const failure = eachRow(content, names, addRow)
  if (failure) return failure
  const columns = tallies.map(({ signs, samples }, at) => {
    const name = names[at] ?? ''
    return { name, samples, signs, dates: dateFormOf(name, signs) }
  })
  return { columns, rows }
}

const noSigns = (): SignCounts => ({
  filled: 0,
  numbers: 0,
  longitudes: 0,
  latitudes: 0,
  eastings: 0,
  northings: 0,
  postcodes: 0,
  dates: 0,
  numbered: 0,
  firstOver12: 0,
  secondOver12: 0,
  excelDays: 0,
})

function tallyCell(text: string, { signs, samples }: ColumnTally): void {
  if (text === '') return
  signs.filled += 1
  if (samples.length < MOST_SAMPLES) samples.push(truncated(text, LONGEST_SAMPLE))
  if (text.length > LONGEST_SIGN) return
  const number = numberIn(text)
  if (number !== null) tallyNumber(number, signs)
  else if (POSTCODE.test(text)) signs.postcodes += 1
  else if (isDateLike(text)) tallyDate(text, signs)
}

function tallyNumber(value: number, signs: SignCounts): void {
  signs.numbers += 1
  const isFraction = !Number.isInteger(value)
  if (isFraction && value >= BRITAIN.west && value <= BRITAIN.east) signs.longitudes += 1
  if (isFraction && value >= BRITAIN.south && value <= BRITAIN.north) signs.latitudes += 1
  if (value >= LEAST_METRES && value <= MOST_EASTING) signs.eastings += 1
  if (value >= LEAST_METRES && value <= MOST_NORTHING) signs.northings += 1
  if (isExcelDay(value)) signs.excelDays += 1
}

function tallyDate(text: string, signs: SignCounts): void {
  signs.dates += 1
  const pair = DAY_AND_MONTH.exec(text)
  if (!pair) return
  signs.numbered += 1
  if (Number(pair[1]) > 12) signs.firstOver12 += 1
  if (Number(pair[3]) > 12) signs.secondOver12 += 1
}

const MOSTLY = 0.8
/** At least 80 % of a total that is not zero. */
export const isMostly = (count: number, total: number) => total > 0 && count >= total * MOSTLY

const DATE_NAME = /date|day|time|when|occur|report|served|made|ends|due|agreed/i

/** Date format of a whole column; day first where both orders occur, as in Britain. */
function dateFormOf(name: string, signs: ColumnSigns): DateForm | null {
  if (DATE_NAME.test(name) && signs.numbers > 0 && isMostly(signs.excelDays, signs.filled)) return 'excel-day'
  if (signs.dates === 0) return null
  if (signs.numbered === 0) return 'iso'
  const { firstOver12, secondOver12 } = signs
  if (firstOver12 === 0 && secondOver12 === 0) return 'either-first'
  return secondOver12 > 0 && firstOver12 === 0 ? 'month-first' : 'day-first'
}

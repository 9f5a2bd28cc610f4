/** Counts what the cells of a column look like: numbers by range, dates by format, postcodes. */
import { type Failed, failed } from '../../../domain/feed.ts'
import { truncated } from '../../../domain/text/well-formed-text.ts'
import type { Content, RecognisedColumn } from '../../formats/recognised.ts'
import { coordinateIn, gridSquareIn, mayBePosition, numberIn, positionIn } from '../cells/coordinate-text.ts'
import { isDateLike } from '../cells/date-text.ts'
import {
  type TimeTally,
  clockFormOf,
  coarsenessOf,
  dateFormOf,
  noTimes,
  tallyDate,
  tallyNumberAsTime,
} from './time-signs.ts'
import { type SignCounts, isMostly } from './counts.ts'
import { lacksNames } from './table-head.ts'
import { type TableRow, cellText, eachRow } from '../table-rows.ts'
import { isExcelDay } from '../source-time.ts'

/** Bounds of Great Britain in degrees, with a margin. */
const BRITAIN = { west: -9, east: 3, south: 49, north: 61.5 }
const LEAST_METRES = 1000
const MOST_EASTING = 700_000
const MOST_NORTHING = 1_300_000
const MOST_COUNTED = 10_000
const MOST_SAMPLES = 3
const LONGEST_SAMPLE = 60
/** Longer cells are neither numbers nor dates. */
const LONGEST_SIGN = 40

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i
interface ColumnTally {
  readonly signs: SignCounts
  readonly samples: string[]
  readonly times: TimeTally
  /** Cells that name a whole place, and cells with the letters of a grid square. */
  positions: number
  gridSquares: number
  /** Whole numbers from 0 to 9,999, and those above 1. */
  wholes: number
  overOne: number
}

/** Columns with the statistics of their cells, and rows by file name. */
export interface ColumnSurvey {
  readonly columns: readonly RecognisedColumn[]
  readonly rows: ReadonlyMap<string, number>
}

/** Counts over every cell of every column, in one pass. */
export function surveyColumns(content: Content, names: readonly string[]): ColumnSurvey | Failed {
  if (content.kind === 'texts' && lacksNames(names)) return noNames(content.files[0]?.name ?? '')
  const tallies = names.map((): ColumnTally => ({
    signs: noSigns(),
    samples: [],
    times: noTimes(),
    positions: 0,
    gridSquares: 0,
    wholes: 0,
    overOne: 0,
  }))
  const rows = new Map<string, number>()
  const addRow = ({ file, cells, fault }: TableRow) => {
    rows.set(file, (rows.get(file) ?? 0) + 1)
    if (fault) return
    for (const [at, column] of tallies.entries()) tallyCell(cellText(cells[at]), column)
  }
  const failure = eachRow(content, names, addRow)
  if (failure) return failure
  const columns = tallies.map((tally, at) => columnFrom(names[at] ?? '', tally))
  return { columns, rows }
}

const noNames = (file: string) =>
  failed(
    `${file} has no row of column names: its first row is a record.`,
    'Put a row above it with a name for each column.',
  )

function columnFrom(name: string, tally: ColumnTally): RecognisedColumn {
  const { signs, samples, times } = tally
  return {
    name,
    samples,
    signs,
    dates: dateFormOf(name, signs, times),
    coarse: coarsenessOf(name, signs, times),
    clock: clockFormOf(name, signs, times),
    holds: contentsOf(tally),
  }
}

function contentsOf(tally: ColumnTally): 'position' | 'gridSquare' | 'counts' | null {
  const { filled } = tally.signs
  if (isMostly(tally.positions, filled)) return 'position'
  if (isMostly(tally.gridSquares, filled)) return 'gridSquare'
  return tally.overOne > 0 && tally.wholes === filled ? 'counts' : null
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

function tallyCell(text: string, column: ColumnTally): void {
  if (text === '') return
  const { signs, samples, times } = column
  signs.filled += 1
  if (samples.length < MOST_SAMPLES) samples.push(truncated(text, LONGEST_SAMPLE))
  if (text.length > LONGEST_SIGN) {
    if (text.endsWith(')') && positionIn(text)) column.positions += 1
    return
  }
  const number = numberIn(text)
  if (number !== null) {
    tallyNumber(number, signs)
    tallyNumberAsTime(text, number, { signs, times })
    if (Number.isInteger(number) && number >= 0 && number < MOST_COUNTED) column.wholes += 1
    if (number > 1) column.overOne += 1
  } else tallyText(text, column)
}

function tallyText(text: string, column: ColumnTally): void {
  const { signs, times } = column
  if (POSTCODE.test(text)) signs.postcodes += 1
  else if (text.length === 2 && gridSquareIn(text)) column.gridSquares += 1
  else if (isDateLike(text)) tallyDate(text, { signs, times })
  else if (mayBePosition(text)) {
    if (positionIn(text)) column.positions += 1
    else tallyCoordinate(text, signs)
  }
}

function tallyCoordinate(text: string, signs: SignCounts): void {
  const number = coordinateIn(text)
  if (number !== null) tallyNumber(number, signs)
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

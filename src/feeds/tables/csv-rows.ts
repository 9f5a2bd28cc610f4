/** Reads CSV row by row with line numbers, without holding all rows in memory. */
import Papa from 'papaparse'
import { type Failed, failed } from '../../domain/feed.ts'
import type { TextFile } from '../formats/recognised.ts'
import { countLines, isBlankRow, isNoteLine, linesWithText, swallowsRows } from './csv-lines.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const
const TRIED_ROWS = 20
/** First line that names the separator of a file to Excel. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?[^\S\n]*(?:\n|$)/i

/** The separator that the file states, else the one that splits the first rows into most columns, consistently. */
export function separatorOf(text: string): string {
  const stated = SEPARATOR_LINE.exec(text)?.[1]
  if (stated !== undefined) return stated
  let best = { separator: ',', columns: 1 }
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(text, {
      delimiter: separator,
      newline: '\n',
      preview: TRIED_ROWS,
    })
    const rows = data.filter((cells) => !isBlankRow(cells, separator))
    const columns = rows[0]?.length ?? 0
    const alike = rows.filter((cells) => cells.length === columns).length
    if (columns > best.columns && alike * 2 > rows.length) best = { separator, columns }
  }
  return best.separator
}

/** `isBroken`: a quote in the row is malformed, so that its cells may be joined wrongly. */
type ConsumeCells = (cells: readonly string[], line: number, isBroken: boolean) => void

/**
 * Calls `consume` for every row that is not blank, header included. Returns null, or a failure after rows were passed
 * on: for a truncated file (an open quote, or a short last row without a line end), for a quote that swallows the rows
 * after it, and where the rows read do not account for every line of the file.
 */
export function eachCsvRow(
  { name, text, large }: TextFile,
  separator: string,
  consume: ConsumeCells,
): Failed | null {
  if (text.trimStart().startsWith('<')) {
    return failed(`${name} is a web page, not a CSV.`, 'Download the file again.')
  }
  const skipped = SEPARATOR_LINE.exec(text)?.[0].length ?? 0
  const reading: Reading = {
    name,
    text: '',
    separator,
    line: skipped > 0 ? 2 : 1,
    at: 0,
    width: -1,
    lastCells: [],
    lines: 0,
    counted: 0,
    failure: null,
  }
  const pieces = large ? large.pieces() : [text]
  let [carried, toSkip] = ['', skipped]
  let previous: string | null = null
  const read = (piece: string, isLast: boolean) => {
    carried = readPiece(reading, { text: carried + piece.slice(toSkip), isLast }, consume)
    toSkip = 0
  }
  // One behind, since the last piece is read to its end.
  for (const piece of pieces) {
    if (previous !== null) read(previous, false)
    if (reading.failure) return reading.failure
    previous = piece
  }
  read(previous ?? '', true)
  return reading.failure ?? cutOff(reading) ?? unaccounted(reading)
}

interface Piece {
  readonly text: string
  readonly isLast: boolean
}

/** Letters of one record; a longer one is a quotation mark that never closes. */
const LONGEST_RECORD = 50_000_000

/**
 * Reads the records of a piece. Of a piece that is not the last, the last record may go on: its text is returned, to be
 * put before the next piece.
 */
function readPiece(reading: Reading, { text, isLast }: Piece, consume: ConsumeCells): string {
  let waiting: CsvRecord | null = null
  reading.text = text
  reading.at = 0
  const readWaiting = () => {
    if (waiting) readRecord(reading, waiting, consume)
    waiting = null
  }
  Papa.parse<string[]>(text, {
    delimiter: reading.separator,
    newline: '\n',
    step: ({ data: cells, errors, meta }, parser) => {
      readWaiting()
      if (reading.failure) return parser.abort()
      waiting = {
        cells,
        end: meta.cursor,
        codes: errors.length === 0 ? NO_CODES : errors.map(({ code }) => code),
      }
    },
  })
  const rest = text.slice(reading.at)
  if (isLast || rest.length > LONGEST_RECORD) readWaiting()
  reading.counted += countLines(isLast ? text : text.slice(0, text.length - rest.length), reading.separator)
  return isLast ? '' : rest
}

const NO_CODES: readonly string[] = []

interface Reading {
  readonly name: string
  /** The piece that is being read, from the beginning of a record. */
  text: string
  readonly separator: string
  /** Line and offset of the next record. */
  line: number
  at: number
  /** Number of columns of the first row; -1 before it. */
  width: number
  lastCells: readonly string[]
  /** Lines with text that the records so far hold. */
  lines: number
  /** Lines with text of the pieces so far, by a count that knows nothing of quotes. */
  counted: number
  failure: Failed | null
}
interface CsvRecord {
  readonly cells: readonly string[]
  /** Offset after the record. */
  readonly end: number
  readonly codes: readonly string[]
}

function readRecord(reading: Reading, { cells, end, codes }: CsvRecord, consume: ConsumeCells): void {
  const { text, separator, line, name } = reading
  const breaks = breaksIn(cells)
  const source = breaks > 0 ? text.slice(reading.at, end) : ''
  reading.at = end
  reading.line += 1 + breaks
  if (codes.includes('MissingQuotes')) {
    reading.failure = breaks > 0 ? openQuote(name, line) : endsEarly(name)
    return
  }
  // A record of several lines with a malformed quotation mark, or of another width, may hold rows as well as cells.
  const isDoubtful = codes.length > 0 || (reading.width >= 0 && cells.length !== reading.width)
  if (breaks > 0 && (isDoubtful || swallowsRows(source, reading.width, separator))) {
    reading.failure = strayQuote(name, line, breaks)
    return
  }
  if (isBlankRow(cells, separator)) return
  if (reading.width < 0) reading.width = cells.length
  reading.lastCells = cells
  reading.lines += breaks > 0 ? linesWithText(source, separator) : 1
  consume(cells, line, codes.includes('InvalidQuotes'))
}

const openQuote = (name: string, line: number) =>
  failed(
    `${name}, line ${line}: a quotation mark opens and none closes it, so the rows after it cannot be told apart.`,
    'Take the mark out of that line or close it, or export the file again.',
  )
const strayQuote = (name: string, line: number, breaks: number) =>
  failed(
    `${name}, line ${line}: a quotation mark opens there and joins ${breaks === 1 ? 'the next line' : `the next ${breaks} lines`} to that row.`,
    'Take the mark out of that line or close it there, or export the file again.',
  )
const endsEarly = (name: string) =>
  failed(`${name} ends early: its last row is cut off.`, 'Download the file again.')

function cutOff({ name, text, width, lastCells }: Reading): Failed | null {
  const isShort = lastCells.length < width && !text.endsWith('\n')
  return isShort && !isNoteLine(lastCells, width) ? endsEarly(name) : null
}

/** Compares the lines of the records with a count of the file's lines that knows nothing of quotes. */
function unaccounted({ name, counted, lines }: Reading): Failed | null {
  return counted === lines
    ? null
    : failed(
        `${name} has ${counted} lines with text, of which ${lines} were read as rows: they do not agree.`,
        'Export the file again; look for quotation marks that are not in pairs.',
      )
}

function breaksIn(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells)
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks += 1
  return breaks
}

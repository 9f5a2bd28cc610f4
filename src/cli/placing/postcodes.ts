/** Unit postcodes of a place, from a list of the whole country such as ONSPD or Code-Point Open, line by line. */
import { basename, resolve } from 'node:path'
import { isInBox, type Box, type Position } from '../../domain/geography.ts'
import { failed, type Failed } from '../../domain/feed.ts'
import { DEGREES_FROM } from '../../feeds/formats/coordinate-fixes.ts'
import { plainName } from '../../feeds/tables/columns/part-names.ts'
import type { CommandContext } from '../command.ts'

export interface PostcodeList {
  readonly kind: 'postcodes'
  readonly postcodes: readonly { readonly postcode: string; readonly at: Position }[]
  /** Of the list, by its last new postcode or by its name; null where neither says it. */
  readonly year: number | null
  readonly rows: number
  /** In the place, but no longer in use. */
  readonly ended: number
}

interface Where {
  readonly box: Box
  readonly isInside: (at: Position) => boolean
}

type Pair = readonly [x: number, y: number]

/** Columns of a list; null where it has none. */
interface ListColumns {
  readonly postcode: number
  /** Longitude and latitude, or null. */
  readonly degrees: Pair | null
  /** Easting and northing, or null: taken where the degrees are blank. */
  readonly grid: Pair | null
  readonly ended: number | null
  readonly introduced: number | null
}

const UNIT = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/
/** Code-Point Open before it had a line of names: postcode, quality, easting, northing. */
const WITHOUT_NAMES: ListColumns = {
  postcode: 0,
  degrees: null,
  grid: [2, 3],
  ended: null,
  introduced: null,
}
const PROGRESS_ROWS = 500_000

export async function postcodesIn(
  path: string,
  { box, isInside }: Where,
  { cwd, streamFile, progress }: Pick<CommandContext, 'cwd' | 'streamFile' | 'progress'>,
): Promise<PostcodeList | Failed> {
  const file = await streamFile(resolve(cwd, path)).catch(() => null)
  if (!file) return failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
  const found = new Map<string, Position>()
  let columns: ListColumns | null = null
  let rows = 0
  let ended = 0
  let latest = ''
  for await (const line of linesOf(file.stream)) {
    const cells = cellsOf(line)
    if (columns === null) {
      columns = columnsIn(cells)
      if (columns === null) return noColumns(path, line)
      if (columns !== WITHOUT_NAMES) continue
    }
    rows += 1
    if (rows % PROGRESS_ROWS === 0) progress(`${path}: ${rows.toLocaleString('en-GB')} postcodes read`)
    const introduced = columns.introduced === null ? '' : (cells[columns.introduced] ?? '')
    if (introduced > latest) latest = introduced
    const postcode = unitIn(cells[columns.postcode] ?? '')
    const at = positionIn(cells, columns)
    if (postcode === null || at === null || !isInBox(...at, box) || !isInside(at)) continue
    const isEnded = columns.ended !== null && (cells[columns.ended] ?? '') !== ''
    if (isEnded) ended += 1
    else found.set(postcode, at)
  }
  const year = Number(/^(?:19|20)\d\d/.exec(latest)?.[0] ?? /20\d\d/.exec(basename(path))?.[0]) || null
  const postcodes = [...found].map(([postcode, at]) => ({ postcode, at }))
  return { kind: 'postcodes', postcodes: postcodes.toSorted(byPostcode), year, rows, ended }
}

const byPostcode = (one: { readonly postcode: string }, other: { readonly postcode: string }) =>
  one.postcode < other.postcode ? -1 : 1

const noColumns = (path: string, line: string) =>
  failed(
    line.startsWith('PK')
      ? `${path} is packed.`
      : `${path} has no columns of postcodes with longitude and latitude or easting and northing.`,
    line.startsWith('PK') ? 'Unpack it, and name the CSV.' : 'Give the CSV of ONSPD or of Code-Point Open.',
  )

function columnsIn(cells: readonly string[]): ListColumns | null {
  if (unitIn(cells[0] ?? '') !== null) return WITHOUT_NAMES
  const names = cells.map((cell) => plainName(cell.replace('\uFEFF', '')))
  const columnOf = (...wanted: readonly string[]) =>
    wanted.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? null
  const postcode = columnOf('pcds', 'pcd', 'pcd7', 'pcd8', 'pcd2', 'postcode')
  const pairOf = (x: number | null, y: number | null): Pair | null =>
    x === null || y === null ? null : [x, y]
  const degrees = pairOf(columnOf('long', 'longitude', 'lon'), columnOf('lat', 'latitude'))
  const grid = pairOf(
    columnOf('oseast1m', 'east1m', 'easting', 'eastings'),
    columnOf('osnrth1m', 'north1m', 'northing', 'northings'),
  )
  if (postcode === null || (degrees === null && grid === null)) return null
  return { postcode, degrees, grid, ended: columnOf('doterm'), introduced: columnOf('dointr') }
}

function positionIn(
  cells: readonly string[],
  { postcode, degrees, grid: columns }: ListColumns,
): Position | null {
  const numbersIn = (pair: Pair | null): Position | null => {
    const [x, y] = (pair ?? []).map((at) => Number(cells[at] || Number.NaN))
    return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null
  }
  const metres = numbersIn(columns)
  // Lists of the United Kingdom give postcodes of Northern Ireland in metres of the Irish Grid.
  const grid = (cells[postcode] ?? '').trim().toUpperCase().startsWith('BT') ? '29903' : '27700'
  return numbersIn(degrees) ?? (metres && DEGREES_FROM[grid](...metres))
}

/** With one space before the inward code; null for anything else. */
function unitIn(text: string): string | null {
  const [, outward, inward] = UNIT.exec(text.trim().toUpperCase()) ?? []
  return outward !== undefined && inward !== undefined ? `${outward} ${inward}` : null
}

/** Cells of one line; quotes as in RFC 4180, but for line ends in them, which these lists do not have. */
function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim())
  const cells: string[] = []
  for (const [, quoted, plain = ''] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim())
  return cells
}

async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (rest + (done ? decoder.decode() : decoder.decode(value, { stream: true }))).split(/\r?\n/)
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line.trim() !== '') yield line
    if (done) return
  }
}

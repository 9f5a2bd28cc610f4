/** Decodes a column of a row group into codes and distinct values; what is damaged throws, what is unusual is left out. */
import type { CodedColumn } from '../columnar/column-batch.ts'
import type { CellReader } from './cells.ts'
import { chunkValues, type ChunkValues } from './chunk-values.ts'
import { unpackerOf } from './codecs.ts'
import { valuesInRuns } from './encoded-values.ts'
import { need, type PageReader, readerOf } from './page-bytes.ts'
import { type Column, ENCODING, type Page, pagesOf } from './page-check.ts'

const NONE = -1

/** Null for a type, a nesting or an encoding that is left to the library. Throws for pages that are damaged. */
export function codedChunk(bytes: Uint8Array, column: Column, read: CellReader): CodedColumn | null {
  if (column.isNested || column.definition > 1) return null
  const pages = pagesOf(bytes, column)
  if (!pages.every((page) => isRead(page, column))) return null
  const values = chunkValues({
    element: column.element,
    read,
    most: sumOf(pages.filter(holdsValues), ({ header }) => header.values),
    unpacked: sumOf(pages.filter(holdsValues), ({ header }) => header.unpacked),
  })
  if (values === null) return null
  const codes = new Int32Array(sumOf(pages.filter(hasRows), ({ header }) => header.values))
  let row = 0
  let dictionary = 0
  for (const page of pages) {
    if (hasRows(page)) {
      writeCodes(page, { column, values, dictionary, into: codes.subarray(row, row + page.header.values) })
      row += page.header.values
      continue
    }
    need(values.count() === 0)
    need(page.header.values <= page.header.unpacked)
    values.add(unpackedPage(page, column), page.header.values)
    dictionary = page.header.values
  }
  return { codes, distinct: values.count(), valueAt: values.valueAt, utf8: values.bytes() }
}

const sumOf = (pages: readonly Page[], of: (page: Page) => number) =>
  pages.reduce((sum, page) => sum + of(page), 0)
const hasRows = ({ header }: Page) => header.type !== 'dictionary'
const isByDictionary = ({ header: { encoding } }: Page) =>
  encoding === ENCODING.dictionary || encoding === ENCODING.indexes
const holdsValues = (page: Page) => !hasRows(page) || page.header.encoding === ENCODING.plain

const isRead = (page: Page, { isBoolean }: Column) =>
  !hasRows(page) ||
  page.header.encoding === ENCODING.plain ||
  (isBoolean ? page.header.encoding === ENCODING.runs : isByDictionary(page))

function unpackedPage({ header, packed }: Page, { data }: Column): PageReader {
  const unpack = unpackerOf(data.codec)
  need(unpack !== null)
  const reader = readerOf(unpack(packed, header.unpacked))
  need(reader.view.byteLength === header.unpacked)
  return reader
}

interface Decoding {
  readonly column: Column
  readonly values: ChunkValues
  /** Number of values in the dictionary. */
  readonly dictionary: number
  /** The codes of the page's rows. */
  readonly into: Int32Array
}

function writeCodes(page: Page, decoding: Decoding): void {
  const { reader, present, count } = pageBody(page, decoding.column)
  const codes = codesIn(page, { reader, count }, decoding)
  if (present === null) return decoding.into.set(codes)
  let next = 0
  for (let row = 0; row < present.length; row += 1)
    decoding.into[row] = present[row] === 1 ? (codes[next++] ?? NONE) : NONE
}

interface PageBody {
  /** At the first value. */
  readonly reader: PageReader
  /** 1 for each row that has a value; null where all have. */
  readonly present: Int32Array | null
  /** Number of rows that have. */
  readonly count: number
}

function pageBody(page: Page, column: Column): PageBody {
  return page.header.type === 'values-2' ? secondBody(page, column) : firstBody(page, column)
}

/** Bytes of the length before runs. */
const LENGTH = 4

function firstBody(page: Page, column: Column): PageBody {
  const reader = unpackedPage(page, column)
  const { values } = page.header
  if (column.definition === 0) return { reader, present: null, count: values }
  const end = reader.view.getUint32(reader.at, true) + reader.at + LENGTH
  reader.at += LENGTH
  const present = valuesInRuns(reader, { width: 1, values, end })
  reader.at = end
  const count = present.reduce((sum, level) => sum + level, 0)
  return { reader, present: count === values ? null : present, count }
}

/** In pages of the second version the levels are not packed. */
function secondBody({ header, packed }: Page, column: Column): PageBody {
  const { repetitionBytes, definitionBytes, values, nulls, isPacked, unpacked } = header
  const before = repetitionBytes + definitionBytes
  need(before <= packed.length && before <= unpacked && nulls <= values)
  const levels = readerOf(packed.subarray(0, before))
  levels.at = repetitionBytes
  const present = column.definition > 0 ? valuesInRuns(levels, { width: 1, values, end: before }) : null
  const count = present === null ? values : present.reduce((sum, level) => sum + level, 0)
  need(count === values - nulls)
  const rest = packed.subarray(before)
  const length = unpacked - before
  const unpack = unpackerOf(column.data.codec)
  need(unpack !== null)
  const reader = readerOf(isPacked ? unpack(rest, length) : rest)
  need(reader.view.byteLength === length)
  return { reader, present: count === values ? null : present, count }
}

type Values = Pick<PageBody, 'reader' | 'count'>

/** The codes of the rows that have a value. */
function codesIn(page: Page, body: Values, { column, values, dictionary }: Decoding): Int32Array {
  if (column.isBoolean) return truthCodes(page, body)
  if (isByDictionary(page)) return dictionaryCodes(page, body, dictionary)
  const from = values.count()
  values.add(body.reader, body.count)
  const codes = new Int32Array(body.count)
  for (let index = 0; index < body.count; index += 1) codes[index] = from + index
  return codes
}

function dictionaryCodes(page: Page, { reader, count }: Values, dictionary: number): Int32Array {
  const end = reader.view.byteLength
  // A page of nulls alone may end before the width.
  if (count === 0 && reader.at === end) return new Int32Array(0)
  const width = reader.view.getUint8(reader.at)
  reader.at += 1
  // Of width 0 the first version has no runs.
  const codes =
    width > 0 || page.header.type === 'values-2'
      ? valuesInRuns(reader, { width, values: count, end })
      : new Int32Array(count)
  for (const code of codes) need(code >= 0 && code < dictionary)
  return codes
}

function truthCodes(page: Page, { reader, count }: Values): Int32Array {
  if (page.header.encoding === ENCODING.plain) {
    const codes = new Int32Array(count)
    for (let index = 0; index < count; index += 1)
      codes[index] = (reader.view.getUint8(reader.at + (index >> 3)) >> (index & 7)) & 1
    return codes
  }
  const end = reader.view.byteLength
  const length = reader.view.getUint32(reader.at, true)
  reader.at += LENGTH
  need(reader.at + length <= end)
  return valuesInRuns(reader, { width: 1, values: count, end })
}

/**
 * Verifies the pages of a row group before the library reads them: it follows sizes and counts that a damaged page
 * states without end, or into all of the memory.
 */
import {
  type ColumnMetaData,
  type FileMetaData,
  parquetSchema,
  type RowGroup,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet'
import { unpackerOf } from './codecs.ts'
import { countInRuns, deltaValues, needLengths } from './encoded-values.ts'
import { need, type PageHeader, pageHeader, type PageReader, readerOf } from './page-bytes.ts'

/** Most bytes that the pages of a column in one row group may unpack to. */
const MOST_BYTES = 1_000_000_000
/** Most values of a column in one row group. */
const MOST_VALUES = 50_000_000

/** A column of a row group, as its schema describes it. */
export interface Column {
  readonly data: ColumnMetaData
  readonly element: SchemaElement
  readonly isBoolean: boolean
  readonly isNested: boolean
  /** Levels that a value which is not null has. */
  readonly definition: number
  readonly repetition: number
}

/** Throws where a page says what cannot be. */
export function checkPages(bytes: Uint8Array, metadata: FileMetaData, group: RowGroup): void {
  for (const column of columnsOf(metadata, group)) checkColumn(bytes, column)
}

/** The columns of a row group. Throws where one has another number of values than the group has rows. */
export function columnsOf(metadata: FileMetaData, group: RowGroup): readonly Column[] {
  const root = parquetSchema(metadata)
  return group.columns.map(({ meta_data: data }) => {
    need(data !== undefined)
    const column = columnOf(data, root)
    const values = Number(data.num_values)
    need(values >= Number(group.num_rows) && values <= MOST_VALUES)
    need(column.isNested || values === Number(group.num_rows))
    return column
  })
}

function columnOf(data: ColumnMetaData, root: SchemaTree): Column {
  let node = root
  let definition = 0
  let repetition = 0
  for (const name of data.path_in_schema) {
    const child = node.children.find(({ element }) => element.name === name)
    need(child !== undefined)
    node = child
    const { repetition_type: repeats } = child.element
    if (repeats !== 'REQUIRED') definition += 1
    if (repeats === 'REPEATED') repetition += 1
  }
  const isNested = data.path_in_schema.length > 1 || repetition > 0
  return { data, element: node.element, isBoolean: data.type === 'BOOLEAN', isNested, definition, repetition }
}

/** A page with its bytes as they are packed. */
export interface Page {
  readonly header: PageHeader
  readonly packed: Uint8Array
}

/** The pages of a column. Throws where they hold other than the values that the column states. */
export function pagesOf(bytes: Uint8Array, { data }: Pick<Column, 'data'>): readonly Page[] {
  const start = Number(data.dictionary_page_offset || data.data_page_offset)
  const length = Number(data.total_compressed_size)
  need(start > 0 && length >= 0 && start + length <= bytes.length)
  const chunk = bytes.subarray(start, start + length)
  const reader = readerOf(chunk)
  const pages: Page[] = []
  let values = 0
  let unpacked = 0
  // The library passes over a single last byte, too.
  while (reader.at < chunk.length - 1) {
    const header = pageHeader(reader)
    const from = reader.at
    reader.at += header.packed
    unpacked += header.unpacked
    need(reader.at <= chunk.length && unpacked <= Number(data.total_uncompressed_size))
    need(unpacked <= MOST_BYTES && header.type !== 'other')
    if (header.type !== 'dictionary') values += header.values
    need(values <= Number(data.num_values) && header.values <= MOST_VALUES)
    pages.push({ header, packed: chunk.subarray(from, reader.at) })
  }
  need(values === Number(data.num_values))
  return pages
}

/** Throws where a page of the column says what cannot be. */
export function checkColumn(bytes: Uint8Array, column: Column): void {
  for (const { header, packed } of pagesOf(bytes, column)) checkPage(packed, header, column)
}

function checkPage(packed: Uint8Array, header: PageHeader, column: Column): void {
  const unpack = unpackerOf(column.data.codec)
  need(unpack !== null)
  if (header.type === 'values-2') return checkSecond(packed, header, { column, unpack })
  const reader = readerOf(unpack(packed, header.unpacked))
  need(reader.view.byteLength === header.unpacked)
  if (header.type === 'dictionary') return need(header.values <= header.unpacked)
  const levels = (max: number) => {
    const end = reader.view.getUint32(reader.at, true) + reader.at + LENGTH
    reader.at += LENGTH
    const count = countInRuns(reader, { width: bitsOf(max), values: header.values, end }, max)
    reader.at = end
    return count
  }
  if (column.repetition > 0) levels(column.repetition)
  checkValues(reader, header, {
    column,
    count: column.definition > 0 ? levels(column.definition) : header.values,
  })
}
/** Bytes of the length before runs. */
const LENGTH = 4
const bitsOf = (max: number) => 32 - Math.clz32(max)

interface SecondVersion {
  readonly column: Column
  readonly unpack: (packed: Uint8Array, length: number) => Uint8Array
}

/** In pages of the second version the levels are not packed. */
function checkSecond(page: Uint8Array, header: PageHeader, { column, unpack }: SecondVersion): void {
  const { repetitionBytes, definitionBytes, values, nulls, isPacked } = header
  const before = repetitionBytes + definitionBytes
  need(before <= page.length && before <= header.unpacked && nulls <= values)
  const levels = readerOf(page.subarray(0, before))
  const check = (max: number, end: number) =>
    max > 0 ? countInRuns(levels, { width: bitsOf(max), values, end }, max) : values
  check(column.repetition, repetitionBytes)
  levels.at = repetitionBytes
  need(check(column.definition, before) === values - nulls)
  const rest = page.subarray(before)
  const length = header.unpacked - before
  const reader = readerOf(isPacked ? unpack(rest, length) : rest)
  need(reader.view.byteLength === length)
  checkValues(reader, header, { column, count: values - nulls })
}

interface ValuesOfPage {
  readonly column: Column
  /** Values that are not null. */
  readonly count: number
}
/** Encodings of values, as the format numbers them. */
export const ENCODING = {
  plain: 0,
  dictionary: 2,
  runs: 3,
  delta: 5,
  lengths: 6,
  prefixes: 7,
  indexes: 8,
} as const
const NONE = -1

function checkValues(
  reader: PageReader,
  { encoding, type }: PageHeader,
  { column, count }: ValuesOfPage,
): void {
  const end = reader.view.byteLength
  switch (encoding) {
    case ENCODING.dictionary:
    case ENCODING.indexes:
    case ENCODING.runs: {
      if (column.isBoolean) {
        const length = reader.view.getUint32(reader.at, true)
        reader.at += LENGTH
        need(reader.at + length <= end)
        return void countInRuns(reader, { width: 1, values: count, end }, NONE)
      }
      // A page of nulls alone may end before the width.
      if (count === 0 && reader.at === end) return
      const width = reader.view.getUint8(reader.at)
      reader.at += 1
      // Of width 0 the first version has no runs.
      if (width > 0 || type === 'values-2') countInRuns(reader, { width, values: count, end }, NONE)
      return
    }
    case ENCODING.delta:
      return void deltaValues(reader, count)
    case ENCODING.lengths:
    case ENCODING.prefixes:
      needLengths(reader, count, encoding === ENCODING.prefixes)
  }
}

/** Cells of a Parquet file as values of GeoJSON: ISO dates, numbers without loss, texts. */
import type { FileMetaData, SchemaElement } from 'hyparquet'
import { isoInstant, instant } from '../../domain/day.ts'
import { parsedJson } from '../json-text.ts'
import { isList, isObject } from '../rows/json-object.ts'

/** Turns a value that is not null into one of JSON. */
export type CellReader = (value: unknown) => unknown

/** @param jsonColumns names of columns whose texts are JSON */
export function cellReaders(
  { schema }: FileMetaData,
  jsonColumns: readonly string[],
): ReadonlyMap<string, CellReader> {
  return new Map(
    schema.map((element) => {
      const isJson = jsonColumns.includes(element.name)
      return [element.name, isJson ? jsonValue : (value: unknown) => plainValue(value, element)] as const
    }),
  )
}

const jsonValue: CellReader = (value) => {
  const text = plainValue(value, null)
  return typeof text === 'string' ? (parsedJson(text)?.value ?? text) : text
}

function plainValue(value: unknown, element: SchemaElement | null): unknown {
  if (typeof value === 'bigint') return wholeNumber(value)
  if (value instanceof Date) return dateText(value, element)
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (isList(value)) return value.map((item) => plainValue(item, element))
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainValue(item, null)]))
    : value
}

/** Long numbers become text, so that none of their digits is lost. */
const wholeNumber = (value: bigint) => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}

const ISO_DAY_LENGTH = 10
const ISO_SECONDS_LENGTH = 19

/** A day, an instant, or a local time, as the type of the column states. */
function dateText(value: Date, element: SchemaElement | null): string | null {
  if (Number.isNaN(value.getTime())) return null
  const type = element?.logical_type
  if (type?.type === 'DATE' || element?.converted_type === 'DATE')
    return value.toISOString().slice(0, ISO_DAY_LENGTH)
  const isLocal = type?.type === 'TIMESTAMP' && !type.isAdjustedToUTC
  return isLocal ? value.toISOString().slice(0, ISO_SECONDS_LENGTH) : isoInstant(instant(value.getTime()))
}

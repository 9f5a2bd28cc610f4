/** Positions of FIT files, as watches and bicycle computers write them: the record messages, with their checksum. */
import { isoInstant, instant } from '../../domain/day.ts'
import { type Failed, failed } from '../../domain/feed.ts'
import type { FileOfPositions, SourceFile } from '../formats/recognised.ts'
import { refusal } from '../rows/row-outcome.ts'
import { type ConsumePoint, positionsOf } from './track-points.ts'

/** Every record of every file, or the failure of the first file that cannot be read. A file is a series. */
export const positionsOfFit = (files: readonly SourceFile[]): readonly FileOfPositions[] | Failed =>
  positionsOf(files, eachPoint)

function eachPoint({ name, parts }: SourceFile, consume: ConsumePoint): Failed | null {
  const bytes = parts.get('') ?? new Uint8Array()
  const records: FitRecord[] = []
  let at = 0
  // Devices append one whole file after another.
  while (at < bytes.length) {
    const next = readFile(bytes, at, records)
    if (next === null)
      return failed(
        `${name} is a FIT track that is damaged or cut off.`,
        'Copy it from the device again, or export it as GPX.',
      )
    at = next
  }
  for (const record of records) consumeRecord(record, consume)
  return null
}

interface FitRecord {
  /** Seconds since the end of 1989; null where it is missing. */
  readonly seconds: number | null
  /** Semicircles. */
  readonly latitude: number | null
  readonly longitude: number | null
}

const EPOCH_SECONDS = 631_065_600
const SEMICIRCLES = 2 ** 31
const DECIMALS = 7

function consumeRecord({ seconds, latitude, longitude }: FitRecord, consume: ConsumePoint): void {
  const line = null
  if (latitude === null || longitude === null)
    return consume({ line, fault: refusal('missing-geometry') }, '')
  const degrees = (semicircles: number) => ((semicircles * 180) / SEMICIRCLES).toFixed(DECIMALS)
  const time = seconds === null ? '' : isoInstant(instant((seconds + EPOCH_SECONDS) * 1000))
  consume({ line, lon: degrees(longitude), lat: degrees(latitude), time }, '')
}

interface Field {
  readonly number: number
  readonly size: number
}
interface Definition {
  readonly message: number
  readonly isLittle: boolean
  readonly fields: readonly Field[]
  /** Bytes of a message with its developer fields. */
  readonly size: number
}

/** Reads one file from `start`; returns where it ends, or null where it is damaged. */
function readFile(bytes: Uint8Array, start: number, records: FitRecord[]): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerSize = bytes[start] ?? 0
  if (headerSize < 12 || start + headerSize > bytes.length) return null
  const end = start + headerSize + view.getUint32(start + 4, true)
  if (end + 2 > bytes.length || crc16(bytes.subarray(start, end)) !== view.getUint16(end, true)) return null
  return readMessages({ view, from: start + headerSize, end }, records) ? end + 2 : null
}

interface Stretch {
  readonly view: DataView
  readonly from: number
  readonly end: number
}
const RECORD = 20

/** False where the messages do not fit their definitions. */
function readMessages({ view, from, end }: Stretch, records: FitRecord[]): boolean {
  const definitions = new Map<number, Definition>()
  let [at, seconds] = [from, 0]
  while (at < end) {
    const header = view.getUint8(at)
    const isCompressed = header >= 0x80
    const local = isCompressed ? (header >> 5) & 3 : header & 15
    if (!isCompressed && (header & 0x40) !== 0) {
      const definition = definitionAt(view, at + 1, { end, hasDeveloper: (header & 0x20) !== 0 })
      if (!definition) return false
      definitions.set(local, definition.definition)
      at = definition.next
      continue
    }
    const definition = definitions.get(local)
    if (!definition || at + 1 + definition.size > end) return false
    if (isCompressed) seconds += ((header & 31) - (seconds & 31) + 32) & 31
    const record = recordAt(view, at + 1, definition)
    seconds = record.seconds ?? seconds
    if (definition.message === RECORD)
      records.push({ ...record, seconds: record.seconds ?? (isCompressed ? seconds : null) })
    at += 1 + definition.size
  }
  return at === end
}

interface ReadDefinition {
  readonly definition: Definition
  readonly next: number
}

function definitionAt(
  view: DataView,
  at: number,
  { end, hasDeveloper }: { readonly end: number; readonly hasDeveloper: boolean },
): ReadDefinition | null {
  if (at + 5 > end) return null
  const isLittle = view.getUint8(at + 1) === 0
  const count = view.getUint8(at + 4)
  const developerAt = at + 5 + count * 3
  if (developerAt > end) return null
  const fields = Array.from({ length: count }, (_, index): Field => {
    const field = at + 5 + index * 3
    return { number: view.getUint8(field), size: view.getUint8(field + 1) }
  })
  const developers = hasDeveloper && developerAt < end ? view.getUint8(developerAt) : 0
  const next = developerAt + (hasDeveloper ? 1 + developers * 3 : 0)
  if (next > end) return null
  let size = fields.reduce((sum, field) => sum + field.size, 0)
  for (let index = 0; index < developers; index += 1) size += view.getUint8(developerAt + 2 + index * 3)
  return { definition: { message: view.getUint16(at + 2, isLittle), isLittle, fields, size }, next }
}

const TIMESTAMP = 253
const LATITUDE = 0
const LONGITUDE = 1
/** Values of fields that a device left empty. */
const NO_POSITION = 0x7fffffff
const NO_TIME = 0xffffffff

function recordAt(view: DataView, start: number, { fields, isLittle }: Definition): FitRecord {
  const values = new Map<number, number>()
  let at = start
  for (const { number, size } of fields) {
    if (size === 4)
      values.set(number, number === TIMESTAMP ? view.getUint32(at, isLittle) : view.getInt32(at, isLittle))
    at += size
  }
  const valueOf = (number: number, empty: number) => {
    const value = values.get(number)
    return value === undefined || value === empty ? null : value
  }
  return {
    seconds: valueOf(TIMESTAMP, NO_TIME),
    latitude: valueOf(LATITUDE, NO_POSITION),
    longitude: valueOf(LONGITUDE, NO_POSITION),
  }
}

/** CRC-16 of the reversed polynomial 0x8005, as FIT has it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1
  }
  return crc
}

/** Rows of a dBASE table (.dbf), as shapefiles have them. */
import type { JsonObject } from '../rows/json-object.ts'

interface DbfField {
  readonly name: string
  readonly type: string
  readonly offset: number
  readonly length: number
}
const HEADER_LENGTH = 32
const FIELD_LENGTH = 32
const FIELDS_END = 0x0d
const DELETED = 0x2a

/** One object a row, null where it is marked as deleted; null for a table that is cut off or damaged. */
export function dbfRows(bytes: Uint8Array, encoding: string): readonly (JsonObject | null)[] | null {
  if (bytes.length < HEADER_LENGTH) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [count, start, length] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  const decoder = decoderFor(encoding)
  const fields = fieldsIn(bytes, start, decoder)
  const isWhole = length > 0 && start + count * length <= bytes.length
  if (fields === null || !isWhole) return null
  return Array.from({ length: count }, (_, at) => {
    const row = bytes.subarray(start + at * length, start + (at + 1) * length)
    if (row[0] === DELETED) return null
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(row, field, decoder)]))
  })
}

function decoderFor(encoding: string): TextDecoder {
  const plain = encoding.trim().toLowerCase()
  const label = /^\d+$/.test(plain) ? `windows-${plain}` : plain
  try {
    return new TextDecoder(label === 'windows-65001' || label === '' ? 'utf-8' : label)
  } catch {
    return new TextDecoder('windows-1252')
  }
}

function fieldsIn(bytes: Uint8Array, start: number, decoder: TextDecoder): readonly DbfField[] | null {
  const fields: DbfField[] = []
  // The first byte of a row is its mark of deletion.
  let offset = 1
  for (let at = HEADER_LENGTH; bytes[at] !== FIELDS_END; at += FIELD_LENGTH) {
    if (at + FIELD_LENGTH > start || at + FIELD_LENGTH > bytes.length) return null
    const nameBytes = bytes.subarray(at, at + 11)
    const end = nameBytes.indexOf(0)
    const name = decoder.decode(nameBytes.subarray(0, end < 0 ? 11 : end)).trim()
    const length = bytes[at + 16] ?? 0
    fields.push({ name, type: String.fromCharCode(bytes[at + 11] ?? 0), offset, length })
    offset += length
  }
  return fields
}

/** Dates as ISO days, numbers as they are written; null for a blank. */
function valueOf(row: Uint8Array, { type, offset, length }: DbfField, decoder: TextDecoder): unknown {
  const text = decoder
    .decode(row.subarray(offset, offset + length))
    .replaceAll('\0', '')
    .trim()
  if (text === '' || /^\*+$/.test(text)) return null
  if (type === 'D') return text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  if (type === 'L') return /^[yt]$/i.test(text) ? true : /^[nf]$/i.test(text) ? false : null
  // Long numbers stay text, so that none of their digits is lost.
  return (type === 'N' || type === 'F') && text.length <= MOST_DIGITS && Number.isFinite(Number(text))
    ? Number(text)
    : text
}
const MOST_DIGITS = 15

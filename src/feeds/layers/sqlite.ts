/** Reads the tables of an SQLite database file, without an engine: no query, no index, no journal (sqlite.org/fileformat2). */

/** A value of a record: text, number, bytes, or null. Whole numbers too long for a number are text. */
export type SqlValue = string | number | Uint8Array | null

interface Table {
  readonly name: string
  readonly root: number
  readonly sql: string
}
interface Row {
  readonly id: number
  readonly values: readonly SqlValue[]
}

/** Thrown where the bytes do not fit together. */
export class DamagedDatabase extends Error {}

const HEADER_LENGTH = 100
const [INTERIOR, LEAF] = [0x05, 0x0d]
const MAX_DEPTH = 40
const ENCODINGS = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'] as const

export class Database {
  private readonly view: DataView
  private readonly pageSize: number
  private readonly usable: number
  private readonly decoder: TextDecoder
  private readonly tables: ReadonlyMap<string, Table>

  /** Throws `DamagedDatabase` for a file that is cut off. */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < HEADER_LENGTH) throw new DamagedDatabase('no header')
    const stated = this.view.getUint16(16)
    this.pageSize = stated === 1 ? 65_536 : stated
    this.usable = this.pageSize - this.view.getUint8(20)
    this.decoder = new TextDecoder(ENCODINGS[this.view.getUint32(56)] ?? 'utf-8')
    if (this.pageSize < 512 || this.view.getUint32(28) * this.pageSize > bytes.length)
      throw new DamagedDatabase('cut off')
    this.tables = new Map(
      [...this.rowsFrom(1)].flatMap(({ values: [type, name, , root, sql] }) =>
        type === 'table' && typeof name === 'string' && typeof root === 'number' && typeof sql === 'string'
          ? [[name.toLowerCase(), { name, root, sql }] as const]
          : [],
      ),
    )
  }

  /** Rows of a table as objects by column name; null where there is no such table. */
  rowsOf(name: string): readonly Readonly<Record<string, SqlValue>>[] | null {
    const table = this.tables.get(name.toLowerCase())
    if (!table) return null
    const columns = columnsIn(table.sql)
    return Array.from(this.rowsFrom(table.root), ({ id, values }) =>
      Object.fromEntries(
        columns.map(({ name: column, isRowId }, at) => [column, isRowId ? id : (values[at] ?? null)]),
      ),
    )
  }

  private *rowsFrom(page: number, depth = 0): Generator<Row> {
    const base = (page - 1) * this.pageSize
    if (page < 1 || base + this.pageSize > this.bytes.length || depth > MAX_DEPTH)
      throw new DamagedDatabase('no such page')
    const start = base + (page === 1 ? HEADER_LENGTH : 0)
    const [type, count] = [this.view.getUint8(start), this.view.getUint16(start + 3)]
    if (type !== INTERIOR && type !== LEAF) throw new DamagedDatabase('no table page')
    const pointers = start + (type === INTERIOR ? 12 : 8)
    for (let index = 0; index < count; index += 1) {
      const cell = base + this.view.getUint16(pointers + index * 2)
      if (type === LEAF) yield this.rowAt(cell)
      else yield* this.rowsFrom(this.view.getUint32(cell), depth + 1)
    }
    if (type === INTERIOR) yield* this.rowsFrom(this.view.getUint32(start + 8), depth + 1)
  }

  private rowAt(cell: number): Row {
    const [length, afterLength] = varint(this.bytes, cell)
    const [id, start] = varint(this.bytes, afterLength)
    return { id, values: this.record(this.payload(start, length)) }
  }

  /** Bytes of a record, with those on overflow pages. */
  private payload(start: number, length: number): Uint8Array {
    const most = this.usable - 35
    if (length <= most) return this.slice(start, length)
    const least = Math.floor(((this.usable - 12) * 32) / 255) - 23
    const remainder = least + ((length - least) % (this.usable - 4))
    const local = remainder <= most ? remainder : least
    if (length > this.bytes.length) throw new DamagedDatabase('too long')
    const whole = new Uint8Array(length)
    whole.set(this.slice(start, local))
    let [at, page] = [local, this.view.getUint32(start + local)]
    while (at < length) {
      const base = (page - 1) * this.pageSize
      const piece = this.slice(base + 4, Math.min(length - at, this.usable - 4))
      whole.set(piece, at)
      at += piece.length
      page = this.view.getUint32(base)
    }
    return whole
  }

  private slice(start: number, length: number): Uint8Array {
    if (start < 0 || start + length > this.bytes.length) throw new DamagedDatabase('cut off')
    return this.bytes.subarray(start, start + length)
  }

  private record(bytes: Uint8Array): readonly SqlValue[] {
    const [headerLength, first] = varint(bytes, 0)
    const values: SqlValue[] = []
    let [at, body] = [first, headerLength]
    while (at < headerLength) {
      const [code, next] = varint(bytes, at)
      const length = lengthOf(code)
      if (body + length > bytes.length) throw new DamagedDatabase('record too short')
      values.push(this.value(code, bytes.subarray(body, body + length)))
      at = next
      body += length
    }
    return values
  }

  private value(code: number, bytes: Uint8Array): SqlValue {
    if (code === 0) return null
    if (code === 7) return viewOf(bytes).getFloat64(0)
    if (code <= 6) return wholeNumber(bytes)
    if (code <= 9) return code - 8
    return code % 2 === 0 ? bytes : this.decoder.decode(bytes)
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const NUMBER_LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0]
/** Bytes of a value by its serial type. */
const lengthOf = (code: number) => NUMBER_LENGTHS[code] ?? Math.floor((code - 12) / 2)

function wholeNumber(bytes: Uint8Array): SqlValue {
  let value = BigInt((bytes[0] ?? 0) >= 0x80 ? -1 : 0)
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}

/** The value of a variable-length integer, and the index after it. */
function varint(bytes: Uint8Array, start: number): readonly [value: number, next: number] {
  let value = 0
  for (let at = start; at < start + 8; at += 1) {
    const byte = bytes[at]
    if (byte === undefined) throw new DamagedDatabase('cut off')
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, at + 1]
  }
  return [value * 256 + (bytes[start + 8] ?? 0), start + 9]
}

interface Column {
  readonly name: string
  /** The column is another name of the row's number, which its record does not repeat. */
  readonly isRowId: boolean
}
const CONSTRAINT = /^(?:primary\s+key|unique|check|foreign\s+key|constraint)\b/i

/** Columns of a CREATE TABLE statement, in order. */
export function columnsIn(sql: string): readonly Column[] {
  const inside = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'))
  return partsOf(inside).flatMap((part) => {
    const text = part.replaceAll(/--[^\n]*\n|\/\*[\s\S]*?\*\//g, ' ').trim()
    if (text === '' || CONSTRAINT.test(text)) return []
    const match = /^(?:"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|([^\s,]+))/.exec(text)
    const name = match?.slice(1).find(Boolean) ?? text
    const isRowId =
      /^integer\b/i.test(text.slice(match?.[0].length).trim()) && /\bprimary\s+key\b/i.test(text)
    return [{ name: name.replaceAll('""', '"'), isRowId }]
  })
}

/** The text split at commas outside of brackets and quotes. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const [piece] of text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[\s\S]/g)) {
    if (piece === '(') depth += 1
    if (piece === ')') depth -= 1
    if (piece === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''}${piece}`
  }
  return parts
}

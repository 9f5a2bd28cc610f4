/** Reads members and values of plain JSON from UTF-8 bytes; whatever is unusual is left to a parser. */

/** Bytes and the position that is read next. */
export interface Cursor {
  bytes: Uint8Array
  at: number
}

export const QUOTE = 0x22
export const COMMA = 0x2c
const OBJECT_START = 0x7b
const OBJECT_END = 0x7d
export const LIST_START = 0x5b
export const LIST_END = 0x5d
const COLON = 0x3a
const BACKSLASH = 0x5c
const SPACE = 0x20
const [MINUS, PLUS, POINT, ZERO] = [0x2d, 0x2b, 0x2e, 0x30]
/** Set in a capital letter, this bit makes it a small one. */
const CASE = 0x20

/** Instead of the number of a member: the object has no more; its name is none of the known; it is no plain JSON. */
export const NO_MORE = -1
const UNKNOWN = -2
export const ODD = -3

/** Names of an object's members, which are usually in the order of the object before. */
export class MemberNames {
  /** With the quotation mark after them. */
  private readonly names: readonly Uint8Array[]
  /** Number of the name that was last read at each place. */
  private readonly usual: number[] = []
  private place = 0

  constructor(names: Iterable<string>) {
    this.names = Array.from(names, (name) => inBytes(`${name}"`))
  }

  /** Number of the first member's name, or one of the constants above; the cursor is at its value then. */
  first(cursor: Cursor): number {
    if (!passes(cursor, OBJECT_START)) return ODD
    skipSpace(cursor)
    this.place = 0
    return passes(cursor, OBJECT_END) ? NO_MORE : this.named(cursor)
  }

  /** The same for the member after a value. */
  next(cursor: Cursor): number {
    skipSpace(cursor)
    if (passes(cursor, OBJECT_END)) return NO_MORE
    if (!passes(cursor, COMMA)) return ODD
    skipSpace(cursor)
    return this.named(cursor)
  }

  private named(cursor: Cursor): number {
    if (!passes(cursor, QUOTE)) return ODD
    const number = this.numberAt(cursor)
    const end = number < 0 ? endOfText(cursor.bytes, cursor.at) + 1 : this.endOf(number, cursor)
    if (end === 0) return ODD
    this.usual[this.place] = number
    this.place += 1
    cursor.at = end
    skipSpace(cursor)
    if (!passes(cursor, COLON)) return ODD
    skipSpace(cursor)
    return number
  }

  private endOf(number: number, { at }: Cursor): number {
    return at + (this.names[number]?.length ?? 0)
  }

  private numberAt({ bytes, at }: Cursor): number {
    const usual = this.usual[this.place] ?? UNKNOWN
    const name = this.names[usual]
    if (name && isAt(bytes, at, name)) return usual
    const number = this.names.findIndex((other) => isAt(bytes, at, other))
    return number < 0 ? UNKNOWN : number
  }
}

function isAt(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text[index]) return false
  return true
}

/** Moves past the byte; false where another comes. */
export function passes(cursor: Cursor, byte: number): boolean {
  if (cursor.bytes[cursor.at] !== byte) return false
  cursor.at += 1
  return true
}

export function skipSpace(cursor: Cursor): void {
  let byte = cursor.bytes[cursor.at]
  while (byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09)
    byte = cursor.bytes[(cursor.at += 1)]
}

/** Index of the quotation mark after a text; -1 where it is not closed, or has escapes or control characters. */
export function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) return at
    if (byte === BACKSLASH || byte < SPACE) return -1
  }
  return -1
}

export const inBytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const [TRUE, FALSE, NULL] = [inBytes('true'), inBytes('false'), inBytes('null')]

/** Moves past the text; false where another comes. */
export function passesText(cursor: Cursor, text: Uint8Array): boolean {
  if (!isAt(cursor.bytes, cursor.at, text)) return false
  cursor.at += text.length
  return true
}

export const passesNull = (cursor: Cursor) => passesText(cursor, NULL)
export const passesTruth = (cursor: Cursor) => passesText(cursor, TRUE) || passesText(cursor, FALSE)

/** Moves past a text, a number or a literal; false where none of them comes. */
export function skipScalar(cursor: Cursor): boolean {
  const { bytes, at } = cursor
  if (bytes[at] === QUOTE) {
    cursor.at = endOfText(bytes, at + 1) + 1
    return cursor.at > 0
  }
  return isDigit(bytes[at]) || bytes[at] === MINUS
    ? skipNumber(cursor)
    : passesNull(cursor) || passesTruth(cursor)
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= ZERO && byte <= 0x39

/** By the grammar of RFC 8259, section 6. */
function skipNumber(cursor: Cursor): boolean {
  passes(cursor, MINUS)
  if (!passes(cursor, ZERO) && !skipDigits(cursor)) return false
  if (passes(cursor, POINT) && !skipDigits(cursor)) return false
  if (((cursor.bytes[cursor.at] ?? 0) | CASE) !== 0x65) return true
  cursor.at += 1
  if (!passes(cursor, PLUS)) passes(cursor, MINUS)
  return skipDigits(cursor)
}

/** False where there is none. */
function skipDigits(cursor: Cursor): boolean {
  const start = cursor.at
  while (isDigit(cursor.bytes[cursor.at])) cursor.at += 1
  return cursor.at > start
}

/** Index after the value at `from`, by its brackets and texts alone; -1 where it does not end. */
export function endOfValue(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) {
      at = endOfAnyText(bytes, at + 1)
      if (at < 0) return -1
    } else if (byte === OBJECT_START || byte === LIST_START) depth += 1
    else if (byte === OBJECT_END || byte === LIST_END) {
      if (depth === 0) return at
      depth -= 1
    } else if (byte === COMMA && depth === 0) return at
  }
  return -1
}

function endOfAnyText(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) return at
    if (bytes[at] === BACKSLASH) at += 1
  }
  return -1
}

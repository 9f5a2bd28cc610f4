/** Finds a place in JSON text without reading it as data, so that all the rest of the text can stay as it is. */

/** The ways to a value: names of members and numbers of list entries. */
type Path = readonly (string | number)[]

/** Where a list ends that begins at `start`: just after its last entry, or after its bracket where it is empty. */
export interface ListEnd {
  readonly at: number
  readonly isEmpty: boolean
}

/** Null where the path leads to no list. The text has been read as JSON before: this only looks where things are. */
export function endOfList(text: string, path: Path): ListEnd | null {
  const start = placeOf(text, path)
  if (start === null || text[start] !== '[') return null
  let end: ListEnd = { at: start + 1, isEmpty: true }
  for (const { to } of entriesOf(text, start)) end = { at: to, isEmpty: false }
  return end
}

/** The names of the members of the whole. */
export const memberNames = (text: string): readonly string[] =>
  [...entriesOf(text, afterSpace(text, 0))].flatMap(({ name }) => name ?? [])

/** The index of a value's first sign, or null where there is none. Of members with one name the last holds, as in JSON. */
function placeOf(text: string, path: Path): number | null {
  let at = afterSpace(text, 0)
  for (const step of path) {
    let found: number | null = null
    let number = 0
    for (const { name, from } of entriesOf(text, at)) {
      if (typeof step === 'number' ? number === step : name === step) found = from
      number += 1
    }
    if (found === null) return null
    at = found
  }
  return at
}

interface Entry {
  readonly name: string | null
  readonly from: number
  /** Just after the value. */
  readonly to: number
}

/** The entries of the list or the members of the object that begins at `start`. */
function* entriesOf(text: string, start: number): Generator<Entry> {
  const isObject = text[start] === '{'
  if (!isObject && text[start] !== '[') return
  let at = afterSpace(text, start + 1)
  while (at < text.length && text[at] !== ']' && text[at] !== '}') {
    let name: string | null = null
    if (isObject) {
      const end = valueEnd(text, at)
      name = String(JSON.parse(text.slice(at, end)))
      // Past the colon.
      at = afterSpace(text, afterSpace(text, end) + 1)
    }
    const to = valueEnd(text, at)
    yield { name, from: at, to }
    at = afterSpace(text, to)
    if (text[at] === ',') at = afterSpace(text, at + 1)
  }
}

function afterSpace(text: string, start: number): number {
  let at = start
  while (' \t\r\n'.includes(text[at] ?? '-')) at += 1
  return at
}

/** Brackets are counted, not followed: depth costs nothing. */
function valueEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') at = textEnd(text, at)
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    else if (depth === 0 && !isInWord(text[at + 1])) return at + 1
    if (depth === 0 && (sign === '"' || sign === '}' || sign === ']')) return at + 1
  }
  return text.length
}

/** Signs of a number or of a word such as `true`. */
const isInWord = (sign: string | undefined) => sign !== undefined && /[\w+.-]/.test(sign)

/** The index of the quote that closes a text. */
function textEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

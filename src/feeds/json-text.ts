/** Decodes and parses JSON, and describes in a sentence what arrived in its place. */
import { type Failed, failed } from '../domain/feed.ts'
import { truncated } from '../domain/text/well-formed-text.ts'
import { type JsonObject, isObject } from './rows/json-object.ts'

/** Beginning of a message about the text, by where it came from. */
export type MessageStart = 'The address answered with' | 'The file holds'

interface Parsed {
  readonly kind: 'parsed'
  readonly value: unknown
}

export const TOO_LONG = failed('The file is longer than one text can be.', 'Split it, or shorten its period.')

/** UTF-8 text without its byte order mark; invalid bytes become U+FFFD. Fails where it is longer than a string can be. */
export function textOf(bytes: Uint8Array): string | Failed {
  try {
    return new TextDecoder().decode(bytes)
  } catch {
    return TOO_LONG
  }
}

/**
 * Parsed JSON, or a failure that describes the text. The parser's own message is not repeated, since it quotes data.
 * @param meant what was expected, such as `GeoJSON`
 */
export function parseJson(text: string, messageStart: MessageStart, meant: string): Parsed | Failed {
  return parsedJson(text) ?? noJson({ text, isOpen: endsOpen(text) }, messageStart, meant)
}

/**
 * Null where the text is no JSON. Bare `NaN` and `Infinity`, which some exporters write, are read as strings, so that
 * their rows can be reported.
 */
export function parsedJson(text: string): Parsed | null {
  try {
    return { kind: 'parsed', value: JSON.parse(text) as unknown }
  } catch {
    return parsedLoosely(text)
  }
}

const STRING_OR_NUMBER_WORD = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g

function parsedLoosely(text: string): Parsed | null {
  if (!/NaN|Infinity/.test(text)) return null
  try {
    const quoted = text.replace(STRING_OR_NUMBER_WORD, (match) =>
      match.startsWith('"') ? match : `"${match}"`,
    )
    return { kind: 'parsed', value: JSON.parse(quoted) as unknown }
  } catch {
    return null
  }
}

/** A text that is no JSON, or its beginning. */
interface Unparsed {
  readonly text: string
  /** A string or a bracket is open at the end of the whole text, as in a truncated one. */
  readonly isOpen: boolean
}

/** Failure for a text that is no JSON: what it is instead, and what to do. */
export const noJson = (unparsed: Unparsed, messageStart: MessageStart, meant: string): Failed =>
  failed(`${messageStart} ${descriptionOf(unparsed, meant)}`, remedyFor(unparsed.text, messageStart))

function descriptionOf({ text, isOpen }: Unparsed, meant: string): string {
  const start = text.trimStart()
  if (start === '') return `nothing: it is empty.`
  if (start.startsWith('<')) return `${isWebPage(start) ? 'a web page' : 'XML'}, not ${meant}.`
  if (isOpen && /^[[{]/.test(start)) return `${meant} that ends early: it is cut off before its end.`
  return `something that is not ${meant}.`
}

const isWebPage = (start: string) => /^<(?:!doctype html|html|head|body|!--)/i.test(start)

/** Whether a string or a bracket is open at the end. */
function endsOpen(text: string): boolean {
  let depth = 0
  let isInText = false
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]
    if (character === '"') isInText = !isInText
    else if (isInText) i += character === '\\' ? 1 : 0
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
  }
  return isInText || depth > 0
}

function remedyFor(text: string, messageStart: MessageStart): string {
  if (messageStart === 'The file holds')
    return 'Save or export it again, and check that the export ran to its end.'
  return isWebPage(text.trimStart())
    ? 'Check the address in the manifest, and whether you need to sign in again.'
    : 'Ask the feed’s owner to export it again.'
}

/** Failure for JSON that is no FeatureCollection. */
export const noCollection = (value: unknown, messageStart: MessageStart): Failed =>
  failed(
    `${messageStart} JSON, but not a GeoJSON FeatureCollection: ${reasonAgainst(value)}.`,
    'A feed is one object with "type": "FeatureCollection" and a list named "features".',
  )

function reasonAgainst(value: unknown): string {
  if (Array.isArray(value)) return 'it is a list'
  if (!isObject(value)) return 'it is a single value'
  return typeOf(value) === 'FeatureCollection'
    ? 'it has no list named "features"'
    : `its type is ${typeOf(value)}`
}
const typeOf = ({ type }: JsonObject) => (typeof type === 'string' ? truncated(type, 40) : 'not given')

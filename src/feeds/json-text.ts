/** From bytes to parsed JSON and from there to a feed's rows, or plain words on what arrived instead. */
import type { Failed } from '../domain/feed.ts'
import { failed } from '../domain/feed.ts'
import { truncated } from '../domain/text/well-formed-text.ts'
import type { JsonObject } from './rows/json-object.ts'
import { isObject } from './rows/json-object.ts'

/** Where the text came from, as the sentence about it begins. */
export type SourceWords = 'The address answered with' | 'The file holds'

interface Parsed {
  readonly kind: 'parsed'
  readonly value: unknown
}

export const TOO_LONG = failed('The file is longer than one text can be.', 'Split it, or shorten its period.')

/** UTF-8, with or without a byte order mark; bytes that are none become replacement signs, never an error. */
export function textOf(bytes: Uint8Array): string | Failed {
  try {
    return new TextDecoder().decode(bytes)
  } catch {
    return TOO_LONG
  }
}

/** Parses JSON, or says what arrived instead. The fault's own message is not repeated: it quotes the data. */
export function parseJson(text: string, arrival: SourceWords, meant: string): Parsed | Failed {
  return parsedJson(text) ?? noJson({ text, isOpen: endsOpen(text) }, arrival, meant)
}

/**
 * Null where it is no JSON. Bare `NaN` and `Infinity`, which some exporters write, are read as texts, so that their
 * rows can be named.
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
    const mended = text.replace(STRING_OR_NUMBER_WORD, (found) =>
      found.startsWith('"') ? found : `"${found}"`,
    )
    return { kind: 'parsed', value: JSON.parse(mended) as unknown }
  } catch {
    return null
  }
}

/** A text that is no JSON, or enough of its beginning. */
interface Unparsed {
  readonly text: string
  /** A text or a bracket was open at the end of the whole: what a cut leaves behind. */
  readonly isOpen: boolean
}

/** Plain words on what arrived in place of JSON. */
export const noJson = (unparsed: Unparsed, arrival: SourceWords, meant: string): Failed =>
  failed(`${arrival} ${whatItIs(unparsed, meant)}`, remedyFor(unparsed.text, arrival))

function whatItIs({ text, isOpen }: Unparsed, meant: string): string {
  const start = text.trimStart()
  if (start === '') return `nothing: it is empty.`
  if (start.startsWith('<')) return `${isWebPage(start) ? 'a web page' : 'XML'}, not ${meant}.`
  if (isOpen && /^[[{]/.test(start)) return `${meant} that ends early: it is cut off before its end.`
  return `something that is not ${meant}.`
}

const isWebPage = (start: string) => /^<(?:!doctype html|html|head|body|!--)/i.test(start)

/** Leaves a text or a bracket open. */
function endsOpen(text: string): boolean {
  let depth = 0
  let isInText = false
  for (let i = 0; i < text.length; i += 1) {
    const mark = text[i]
    if (mark === '"') isInText = !isInText
    else if (isInText) i += mark === '\\' ? 1 : 0
    else if (mark === '{' || mark === '[') depth += 1
    else if (mark === '}' || mark === ']') depth -= 1
  }
  return isInText || depth > 0
}

function remedyFor(text: string, arrival: SourceWords): string {
  if (arrival === 'The file holds')
    return 'Save or export it again, and check that the export ran to its end.'
  return isWebPage(text.trimStart())
    ? 'Check the address in the manifest, and whether you need to sign in again.'
    : 'Ask the feed’s owner to export it again.'
}

/** Plain words on JSON that is no FeatureCollection. */
export const noCollection = (value: unknown, arrival: SourceWords): Failed =>
  failed(
    `${arrival} JSON, but not a GeoJSON FeatureCollection: ${whyNot(value)}.`,
    'A feed is one object with "type": "FeatureCollection" and a list named "features".',
  )

function whyNot(value: unknown): string {
  if (Array.isArray(value)) return 'it is a list'
  if (!isObject(value)) return 'it is a single value'
  return typeOf(value) === 'FeatureCollection'
    ? 'it has no list named "features"'
    : `its type is ${typeOf(value)}`
}
const typeOf = ({ type }: JsonObject) => (typeof type === 'string' ? truncated(type, 40) : 'not given')

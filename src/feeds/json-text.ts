/** From bytes to parsed JSON and from there to a feed's rows, or plain words on what arrived instead. */
import type { Failed } from '../domain/feed.ts'
import { failed } from '../domain/feed.ts'
import type { JsonObject } from './rows/json-object.ts'
import { isObject } from './rows/json-object.ts'

/** Where the text came from, as the sentence about it begins. */
export type Arrival = 'The address answered with' | 'The file holds'

export interface Parsed {
  readonly kind: 'parsed'
  readonly value: unknown
}

/** UTF-8, with or without a byte order mark; bytes that are none become replacement signs, never an error. */
export function textOf(bytes: Uint8Array): string | Failed {
  try {
    return new TextDecoder().decode(bytes)
  } catch {
    return failed('The file is longer than one text can be.', 'Split it, or shorten its period.')
  }
}

/**
 * Parses JSON. Bare `NaN` and `Infinity`, which some exporters write, are read as texts, so that their rows can be
 * named. The fault's own message is not repeated: it quotes the data.
 */
export function parseJson(text: string, arrival: Arrival, meant: string): Parsed | Failed {
  try {
    return { kind: 'parsed', value: JSON.parse(text) as unknown }
  } catch {
    return parseLoosely(text) ?? failed(`${arrival} ${whatItIs(text, meant)}`, remedyFor(text, arrival))
  }
}

const STRING_OR_NUMBER_WORD = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g

function parseLoosely(text: string): Parsed | null {
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

function whatItIs(text: string, meant: string): string {
  const start = text.trimStart()
  if (start === '') return `nothing: it is empty.`
  if (start.startsWith('<')) return `${isWebPage(start) ? 'a web page' : 'XML'}, not ${meant}.`
  if (endsEarly(start)) return `${meant} that ends early: it is cut off before its end.`
  return `something that is not ${meant}.`
}

const isWebPage = (start: string) => /^<(?:!doctype html|html|head|body|!--)/i.test(start)

/** Begins as JSON but leaves a text or a bracket open: what a cut leaves behind. */
function endsEarly(start: string): boolean {
  if (!/^[[{]/.test(start)) return false
  let depth = 0
  let isInText = false
  for (let i = 0; i < start.length; i += 1) {
    const mark = start[i]
    if (mark === '"') isInText = !isInText
    else if (isInText) i += mark === '\\' ? 1 : 0
    else if (mark === '{' || mark === '[') depth += 1
    else if (mark === '}' || mark === ']') depth -= 1
  }
  return isInText || depth > 0
}

function remedyFor(text: string, arrival: Arrival): string {
  if (arrival === 'The file holds')
    return 'Save or export it again, and check that the export ran to its end.'
  return isWebPage(text.trimStart())
    ? 'Check the address in the manifest, and whether you need to sign in again.'
    : 'Ask the feed’s owner to export it again.'
}

export interface Features {
  readonly kind: 'features'
  readonly features: readonly unknown[]
}

/** The rows of a GeoJSON FeatureCollection. */
export function featuresOf(text: string, arrival: Arrival): Features | Failed {
  const parsed = parseJson(text, arrival, 'GeoJSON')
  if (parsed.kind === 'failed') return parsed
  const { value } = parsed
  if (isObject(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features'])) {
    return { kind: 'features', features: value['features'] }
  }
  return failed(`${arrival} JSON, but not a GeoJSON FeatureCollection: ${whyNot(value)}.`, REMEDY)
}

const REMEDY = 'A feed is one object with "type": "FeatureCollection" and a list named "features".'

function whyNot(value: unknown): string {
  if (Array.isArray(value)) return 'it is a list'
  if (!isObject(value)) return 'it is a single value'
  return typeOf(value) === 'FeatureCollection'
    ? 'it has no list named "features"'
    : `its type is ${typeOf(value)}`
}
const typeOf = ({ type }: JsonObject) => (typeof type === 'string' ? type.slice(0, 40) : 'not given')

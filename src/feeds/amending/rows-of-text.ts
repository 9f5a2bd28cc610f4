/** The rows of a feed's text, parsed whole: a feed that somebody draws into is small. */
import type { Failed } from '../../domain/feed.ts'
import { noCollection, parseJson } from '../json-text.ts'
import { isObject } from '../rows/json-object.ts'

interface TextRows {
  readonly kind: 'rows'
  readonly features: readonly unknown[]
}

/** Fails in the same words as the reader of feeds where the text is no feed. */
export function rowsOfText(text: string): TextRows | Failed {
  const parsed = parseJson(text, 'The file holds', 'GeoJSON')
  if (parsed.kind === 'failed') return parsed
  const { value } = parsed
  if (isObject(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features']))
    return { kind: 'rows', features: value['features'] }
  return noCollection(value, 'The file holds')
}

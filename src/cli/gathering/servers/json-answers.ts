/** JSON answers of servers: parsed, with the servers' own ways of saying that something went wrong. */
import { type Failed, failed } from '../../../domain/feed.ts'
import { parseJson, textOf } from '../../../feeds/json-text.ts'
import { isList, isObject, type JsonObject } from '../../../feeds/rows/json-object.ts'
import type { Request } from './request.ts'

/** Requests JSON. Sent without validators, so that "unchanged" is never an answer. */
export async function jsonFrom(request: Request, url: URL): Promise<unknown> {
  const answer = await request(url)
  if (answer.kind === 'failed') return answer
  if (answer.kind === 'unchanged')
    return failed(`${url.host} answered 304, though it was asked for everything.`, ASK_OWNER)
  const text = textOf(answer.bytes)
  if (typeof text !== 'string') return text
  const parsed = parseJson(text, 'The address answered with', 'JSON')
  if (parsed.kind === 'failed') return failed(`${url.host}: ${parsed.what}`, parsed.toDo)
  return errorIn(parsed.value, url.host) ?? parsed.value
}

export const ASK_OWNER = 'Ask whoever runs the server.'

export const isFailure = (value: unknown): value is Failed =>
  isObject(value) && value['kind'] === 'failed' && typeof value['what'] === 'string'

/** ArcGIS answers 200 with `error`, Socrata with `error: true` and `message`, an OGC server with `code` and `description`. */
function errorIn(value: unknown, host: string): Failed | null {
  if (!isObject(value)) return null
  const error = value['error']
  const message = isObject(error)
    ? [error['message'], ...(isList(error['details']) ? error['details'] : [])].filter(isWords).join(' ')
    : error === true || (isWords(value['code']) && isWords(value['description']))
      ? [value['message'], value['description']].filter(isWords).join(' ')
      : null
  return message === null
    ? null
    : failed(`${host} answered with an error: ${message || 'without words'}.`, ASK_OWNER)
}
const isWords = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Features of a GeoJSON collection; null where it is none. */
export function featuresOf(value: unknown): readonly JsonObject[] | null {
  const features = isObject(value) ? value['features'] : null
  return isList(features) && features.every(isObject) ? features : null
}

/** A count that a server states as number or as digits; null where it states none. */
export function countIn(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null
}

/** The id that a server gives a feature; null where it gives none. */
export const featureId = ({ id }: JsonObject): string | null =>
  typeof id === 'string' || typeof id === 'number' ? String(id) : null

/** An address with further parameters. */
export function addressOf(base: string | URL, parameters: Readonly<Record<string, string>>): URL {
  const url = new URL(base)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url
}

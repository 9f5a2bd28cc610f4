/**
 * Feature types of a WFS 2.0 server. Asks for the number of hits first, and goes on by start index until a page is empty:
 * some servers stop at a limit of their own without a sign, and count no further than that limit either.
 * Source: OGC 09-025r2, "Web Feature Service 2.0", 7.7.4 (response paging).
 */
import { type Failed, failed } from '../../../domain/feed.ts'
import { textOf } from '../../../feeds/json-text.ts'
import type { JsonObject } from '../../../feeds/rows/json-object.ts'
import type { PlaceOf } from '../sources.ts'
import { addressOf, ASK_OWNER, countIn, featureId, featuresOf, isFailure, jsonFrom } from './json-answers.ts'
import { differing, joinPages, type Page } from './paging.ts'
import type { Request } from './request.ts'

const DEFAULT_PAGE = 1000

/** All features of the type as GeoJSON. */
export async function wfsRows(
  { url, typeName, outputFormat, pageSize = DEFAULT_PAGE }: PlaceOf<'wfs'>,
  request: Request,
): Promise<readonly JsonObject[] | Failed> {
  const base = new URL(url)
  const { host } = base
  const count = await hitsOf(
    request,
    addressOf(base, { ...GET_FEATURE, typeNames: typeName, resultType: 'hits' }),
  )
  if (typeof count !== 'number') return count
  const fetchPage = async (start: number): Promise<Page<number> | Failed> => {
    const parameters = {
      ...GET_FEATURE,
      typeNames: typeName,
      outputFormat,
      count: String(pageSize),
      startIndex: String(start),
    }
    const answer = await jsonFrom(request, addressOf(base, parameters))
    if (isFailure(answer)) return answer
    const features = featuresOf(answer)
    if (features === null) return failed(`${host} answered without GeoJSON features.`, ASK_OWNER)
    const end = start + features.length
    return { kind: 'page', features, next: features.length === 0 ? null : end }
  }
  const joined = await joinPages({ host, count: null, first: 0, fetchPage, idOf: featureId })
  if (joined.kind === 'failed') return joined
  const read = joined.features.length
  return read < count ? differing(host, { count, read }) : joined.features
}

const GET_FEATURE = { service: 'WFS', version: '2.0.0', request: 'GetFeature' } as const

/** Number of hits, from the attribute of an otherwise empty collection. */
async function hitsOf(request: Request, url: URL): Promise<number | Failed> {
  const answer = await request(url)
  if (answer.kind === 'failed') return answer
  const text = answer.kind === 'body' ? textOf(answer.bytes) : ''
  if (typeof text !== 'string') return text
  const exception = /<(?:\w+:)?ExceptionText>([^<]*)</.exec(text)?.[1]?.trim()
  if (exception) return failed(`${url.host} answered with an error: ${exception}.`, ASK_OWNER)
  const count = countIn(/\bnumberMatched="(\d+)"/.exec(text)?.[1] ?? null)
  return (
    count ??
    failed(
      `${url.host} does not say how many rows the type has (numberMatched).`,
      'Ask for WFS 2.0, or name an OGC API.',
    )
  )
}

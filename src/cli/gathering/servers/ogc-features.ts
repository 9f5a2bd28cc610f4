/**
 * Collections of an OGC API Features server. Follows its `next` links on the same host, with the source's own query
 * applied again, since some servers drop it from the link.
 * Source: OGC 17-069r4, "OGC API - Features - Part 1: Core", 7.15.
 */
import { type Failed, failed } from '../../../domain/feed.ts'
import { isList, isObject, type JsonObject } from '../../../feeds/rows/json-object.ts'
import type { PlaceOf } from '../sources.ts'
import { ASK_OWNER, countIn, featureId, featuresOf, isFailure, jsonFrom } from './json-answers.ts'
import { joinPages, type Page } from './paging.ts'
import type { Request } from './request.ts'

const DEFAULT_PAGE = 1000

/** All features of the collection. Without `numberMatched` the end is the page without a `next` link. */
export async function ogcFeatureRows(
  { url, pageSize, query }: PlaceOf<'ogc-api'>,
  request: Request,
): Promise<readonly JsonObject[] | Failed> {
  const first = new URL(url)
  first.pathname = first.pathname.replace(/(\/items)?\/?$/, '/items')
  first.searchParams.set('limit', String(pageSize ?? DEFAULT_PAGE))
  if (!first.searchParams.has('f')) first.searchParams.set('f', 'json')
  const own = [...first.searchParams].filter(([name]) => !(name in query))
  const { host } = first
  const counts = new Set<number>()
  const fetchPage = async (at: URL): Promise<Page<URL> | Failed> => {
    const answer = await jsonFrom(request, at)
    if (isFailure(answer)) return answer
    const features = featuresOf(answer)
    if (features === null) return failed(`${host} answered without GeoJSON features.`, ASK_OWNER)
    const matched = countIn(isObject(answer) ? answer['numberMatched'] : null)
    if (matched !== null) counts.add(matched)
    const link = nextLinkIn(answer)
    if (link === null) return { kind: 'page', features, next: null }
    const next = new URL(link, at)
    if (next.host !== host) return elsewhere(host, next.host)
    next.protocol = first.protocol
    for (const [name, value] of own) if (!next.searchParams.has(name)) next.searchParams.set(name, value)
    return { kind: 'page', features, next }
  }
  const joined = await joinPages({ host, count: null, first, fetchPage, idOf: featureId })
  if (joined.kind === 'failed') return joined
  const [count = joined.features.length, ...others] = counts
  return others.length > 0 || count !== joined.features.length
    ? changed(host, [...counts], joined.features.length)
    : joined.features
}

function nextLinkIn(answer: unknown): string | null {
  const links = isObject(answer) && isList(answer['links']) ? answer['links'].filter(isObject) : []
  const next = links.filter(({ rel }) => rel === 'next')
  const json = next.find(({ type }) => typeof type === 'string' && type.includes('json')) ?? next[0]
  const href = json?.['href']
  return typeof href === 'string' ? href : null
}

const elsewhere = (host: string, other: string) =>
  failed(
    `The next page of ${host} would be on ${other}.`,
    'Ask whoever runs the server to mend its own address.',
  )

const changed = (host: string, counts: readonly number[], read: number) =>
  failed(
    `${host} counts ${counts.map((count) => count.toLocaleString('en-GB')).join(', then ')} rows and gave ${read.toLocaleString('en-GB')}.`,
    'It is tried again at the next run. If it lasts, tell whoever runs the server.',
  )

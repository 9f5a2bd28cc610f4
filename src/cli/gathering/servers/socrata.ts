/**
 * Datasets of a Socrata portal: counted first, then paged in the order of the rows' own ids.
 * Source: "Paging through data" and "System fields", dev.socrata.com.
 */
import { type Failed, failed } from '../../../domain/feed.ts'
import { isList, isObject, type JsonObject } from '../../../feeds/rows/json-object.ts'
import type { PlaceOf } from '../sources.ts'
import { addressOf, ASK_OWNER, countIn, isFailure, jsonFrom } from './json-answers.ts'
import { joinPages, type Page } from './paging.ts'
import type { Request } from './request.ts'

const DEFAULT_PAGE = 5000
/** System fields, which are about the row and not about what it holds. */
const SYSTEM_FIELD = /^:/

/** All rows of the dataset as GeoJSON features; a column of type Point gives the geometry. */
export async function socrataRows(
  { url, where, pageSize = DEFAULT_PAGE }: PlaceOf<'socrata'>,
  request: Request,
): Promise<readonly JsonObject[] | Failed> {
  const base = new URL(url)
  base.pathname = base.pathname.replace(/(\.json|\.geojson|\.csv)?\/?$/, '.json')
  const { host } = base
  const condition = where === undefined ? {} : { $where: where }
  const counted = await jsonFrom(request, addressOf(base, { $select: 'count(*) as n', ...condition }))
  if (isFailure(counted)) return counted
  const [first] = isList(counted) ? counted : []
  const count = countIn(isObject(first) ? first['n'] : null)
  if (count === null) return failed(`${host} does not say how many rows there are.`, ASK_OWNER)
  const fetchPage = async (start: number): Promise<Page<number> | Failed> => {
    const page = { $limit: String(pageSize), $offset: String(start), $order: ':id', $select: ':id,*' }
    const answer = await jsonFrom(request, addressOf(base, { ...page, ...condition }))
    if (isFailure(answer)) return answer
    if (!isList(answer) || !answer.every(isObject))
      return failed(`${host} answered without a list of rows.`, ASK_OWNER)
    const end = start + answer.length
    return { kind: 'page', features: answer, next: answer.length === 0 || end >= count ? null : end }
  }
  if (count === 0) return []
  const joined = await joinPages({ host, count, first: 0, fetchPage, idOf })
  return joined.kind === 'failed' ? joined : joined.features.map(featureOf)
}

const idOf = (row: JsonObject) => (typeof row[':id'] === 'string' ? row[':id'] : null)

function featureOf(row: JsonObject): JsonObject {
  const entries = Object.entries(row).filter(([name]) => !SYSTEM_FIELD.test(name))
  const place = entries.find(([, value]) => isObject(value) && value['type'] === 'Point')
  const properties = entries.filter((entry) => entry !== place)
  return { type: 'Feature', geometry: place?.[1] ?? null, properties: Object.fromEntries(properties) }
}

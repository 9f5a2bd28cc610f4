/**
 * Layers of an ArcGIS FeatureServer or MapServer, and of servers that speak its protocol. Asks the count first, then pages
 * in the order of the object ids: with `f=geojson` some servers do not say that there is more.
 * Source: ArcGIS REST API, "Query (Feature Service/Layer)", Esri.
 */
import { type Failed, failed } from '../../../domain/feed.ts'
import { isList, isObject, type JsonObject } from '../../../feeds/rows/json-object.ts'
import type { PlaceOf } from '../sources.ts'
import { addressOf, ASK_OWNER, countIn, featuresOf, isFailure, jsonFrom } from './json-answers.ts'
import { joinPages, type Page } from './paging.ts'
import type { Request } from './request.ts'

const DEFAULT_PAGE = 1000

interface Layer {
  readonly kind: 'layer'
  readonly objectId: string
  readonly pageSize: number
  /** Whether pages are asked for by offset; older servers take a range of object ids. */
  readonly hasOffsets: boolean
  readonly fields: readonly Field[]
}
interface Field {
  readonly name: string
  readonly isDate: boolean
  /** Labels of a coded value domain, by code. */
  readonly labels: ReadonlyMap<unknown, string>
}

/** All features of the layer as GeoJSON: dates as ISO 8601 instants, coded values by their labels. */
export async function featureServerRows(
  { url, where, pageSize }: PlaceOf<'feature-server'>,
  request: Request,
): Promise<readonly JsonObject[] | Failed> {
  const base = url.replace(/\/(query)?\/?(\?.*)?$/, '')
  const layer = layerFrom(await jsonFrom(request, addressOf(base, { f: 'json' })), base)
  if (layer.kind === 'failed') return layer
  const query = { where, outFields: '*', outSR: '4326', f: 'geojson' }
  const counted = await jsonFrom(
    request,
    addressOf(`${base}/query`, { where, returnCountOnly: 'true', f: 'json' }),
  )
  if (isFailure(counted)) return counted
  const { host } = new URL(base)
  const count = countIn(isObject(counted) ? counted['count'] : null)
  if (count === null) return failed(`${host} does not say how many rows the layer has.`, ASK_OWNER)
  const size = pageSize ?? layer.pageSize
  const idOf = (feature: JsonObject) => objectIdOf(feature, layer)
  const fetchPage = async (after: string, soFar: number): Promise<Page<string> | Failed> => {
    const parameters = pageParameters(layer, { size, soFar, after, where })
    const answer = await jsonFrom(request, addressOf(`${base}/query`, { ...query, ...parameters }))
    if (isFailure(answer)) return answer
    const features = featuresOf(answer)
    if (features === null) return failed(`${host} answered without GeoJSON features.`, ASK_OWNER)
    const last = features.at(-1)
    const isLast = last === undefined || soFar + features.length >= count
    return { kind: 'page', features, next: isLast ? null : (idOf(last) ?? '') }
  }
  if (count === 0) return []
  const joined = await joinPages({ host, count, first: '', fetchPage, idOf })
  return joined.kind === 'failed' ? joined : joined.features.map((feature) => withPlainValues(feature, layer))
}

interface PageStart {
  readonly size: number
  readonly soFar: number
  /** Object id of the last row read; empty at the beginning. */
  readonly after: string
  readonly where: string
}

const pageParameters = (
  { objectId, hasOffsets }: Layer,
  { size, soFar, after, where }: PageStart,
): Readonly<Record<string, string>> => ({
  orderByFields: `${objectId} ASC`,
  resultRecordCount: String(size),
  ...(hasOffsets && { resultOffset: String(soFar) }),
  ...(!hasOffsets && after !== '' && { where: `(${where}) AND ${objectId} > ${after}` }),
})

function layerFrom(value: unknown, base: string): Layer | Failed {
  if (isFailure(value)) return value
  const { host } = new URL(base)
  if (!isObject(value) || !isList(value['fields']))
    return failed(
      `${host} does not describe a layer at that address.`,
      'Name the layer itself, such as .../FeatureServer/0.',
    )
  const fields = value['fields'].filter(isObject)
  const isUnknownTimeZone = value['datesInUnknownTimezone'] === true
  const idField = fields.find((field) => field['type'] === 'esriFieldTypeOID')
  const objectId = value['objectIdField'] ?? value['objectIdFieldName'] ?? idField?.['name']
  const capabilities = value['advancedQueryCapabilities']
  const largest = countIn(value['maxRecordCount']) ?? DEFAULT_PAGE
  return {
    kind: 'layer',
    objectId: typeof objectId === 'string' && objectId !== '' ? objectId : 'OBJECTID',
    pageSize: Math.max(1, Math.min(largest, DEFAULT_PAGE)),
    hasOffsets: !(isObject(capabilities) && capabilities['supportsPagination'] === false),
    fields: fields.map((field) => ({
      name: String(field['name']),
      isDate: field['type'] === 'esriFieldTypeDate' && !isUnknownTimeZone,
      labels: labelsOf(field['domain']),
    })),
  }
}

function labelsOf(domain: unknown): ReadonlyMap<unknown, string> {
  const values = isObject(domain) && isList(domain['codedValues']) ? domain['codedValues'] : []
  return new Map(values.filter(isObject).map(({ code, name }): [unknown, string] => [code, String(name)]))
}

function objectIdOf(feature: JsonObject, { objectId }: Layer): string | null {
  const properties = feature['properties']
  const id = (isObject(properties) ? properties[objectId] : null) ?? feature['id']
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null
}

function withPlainValues(feature: JsonObject, { fields }: Layer): JsonObject {
  const properties = feature['properties']
  if (!isObject(properties)) return feature
  const plain = { ...properties }
  for (const { name, isDate, labels } of fields) {
    const value = plain[name]
    if (isDate && typeof value === 'number') plain[name] = new Date(value).toISOString()
    const label = labels.get(value)
    if (label !== undefined) plain[name] = label
  }
  return { ...feature, properties: plain }
}

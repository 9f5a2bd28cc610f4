/** GeoJSON in whatever dress: a collection, a list, one feature a line, or a single one; with or without a `crs`. */
import type { Failed } from '../../../domain/feed.ts'
import { failed } from '../../../domain/feed.ts'
import { parseJson } from '../../json-text.ts'
import { isList, isObject } from '../../rows/json-object.ts'
import type { Crs, TextFile } from '../recognised.ts'

interface FeatureFile {
  readonly name: string
  readonly features: readonly unknown[]
  /** Null where the file does not say. */
  readonly crs: Crs | null
}

/** Stands before each feature of a GeoJSON text sequence (RFC 8142). */
export const RECORD_MARK = '\u001E'
const LINE_OF_ONE = /^\s*\{.*\}\s*$/

export function featureFile({ name, text }: TextFile): FeatureFile | Failed {
  const lines = linesOf(text)
  const parsed = lines ?? parseJson(text, 'The file holds', 'GeoJSON')
  if ('kind' in parsed && parsed.kind === 'failed') return failed(`${name}: ${parsed.what}`, parsed.toDo)
  const value = 'value' in parsed ? parsed.value : parsed
  const features = featuresIn(value)
  if (features === null) {
    return failed(`${name} holds JSON, but no GeoJSON features.`, 'Export it as a GeoJSON FeatureCollection.')
  }
  const crs = isObject(value) ? crsOf(value['crs']) : null
  return crs === 'other'
    ? failed(
        `${name} names coordinates that are not read here.`,
        'Export it in degrees (EPSG:4326) or on the British National Grid (EPSG:27700).',
      )
    : { name, features, crs }
}

/** Null unless every line that holds something is a feature of its own. */
function linesOf(text: string): readonly unknown[] | null {
  const head = text.slice(0, text.indexOf('\n'))
  if (!LINE_OF_ONE.test(head.replace(RECORD_MARK, '')) || !/"Feature"/.test(head)) return null
  if (head.includes('"FeatureCollection"')) return null
  try {
    return text
      .split('\n')
      .map((line) => line.replace(RECORD_MARK, '').trim())
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line))
  } catch {
    return null
  }
}

function featuresIn(value: unknown): readonly unknown[] | null {
  if (isList(value)) return value
  if (!isObject(value)) return null
  if (isList(value['features'])) return value['features']
  if (value['type'] === 'Feature') return [value]
  const isGeometry = isList(value['coordinates']) || isList(value['geometries'])
  return isGeometry ? [{ type: 'Feature', geometry: value, properties: {} }] : null
}

/** The old `crs` member, as text or by name: `urn:ogc:def:crs:EPSG::27700`, `EPSG:27700`, `OGC:CRS84`. */
function crsOf(member: unknown): Crs | 'other' | null {
  const properties = isObject(member) ? member['properties'] : null
  const told = isObject(properties) ? (properties['name'] ?? properties['code']) : member
  if (typeof told !== 'string' && typeof told !== 'number') return null
  const name = String(told)
  if (/CRS84/i.test(name)) return '4326'
  const code = /(\d{4,6})\D*$/.exec(name)?.[1]
  if (code === '27700') return '27700'
  if (code === '3857' || code === '900913') return '3857'
  return code === '4326' || code === '4258' ? '4326' : 'other'
}

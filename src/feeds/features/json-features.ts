/** Features of a JSON text, whatever wrote it: GeoJSON, Esri JSON, TopoJSON, plain records, one a line or as a whole. */
import { failed, type Failed, type Notice } from '../../domain/feed.ts'
import { positionsIn } from '../formats/coordinate-fixes.ts'
import type { Crs, TextFile } from '../formats/recognised.ts'
import { parseJson, parsedJson } from '../json-text.ts'
import { MARK_NAME } from '../loaded/stated-mark.ts'
import { isList, isObject, type JsonObject } from '../rows/json-object.ts'
import { crsOfMember, crsOfSpatialReference } from './crs-names.ts'
import { cutAnswer, cutNotice } from './cut-answer.ts'
import { dateFieldsOf, featuresOfEsri, isEsriJson } from './esri-json.ts'
import { withLongNumbersAsText } from './long-numbers.ts'
import { mendedGeometry } from './loose-geometry.ts'
import { featuresOfRecords, recordsIn } from './plain-records.ts'
import { flatPoliceRecords } from './police-api.ts'
import { mendedFeatures } from './property-mends.ts'
import { errorAnswer } from './server-errors.ts'

/** Features of one file. */
export interface FeatureFile {
  readonly name: string
  readonly features: readonly unknown[]
  /** Null where the file states none. */
  readonly crs: Crs | null
  /** The file's member `handling`, unchecked. */
  readonly mark: unknown
  readonly notices: readonly Notice[]
}

/** Record separator before each feature of a GeoJSON text sequence (RFC 8142). */
export const RECORD_MARK = '\u001E'

/** Never rejects. */
export async function jsonFeatures({ name, text }: TextFile): Promise<FeatureFile | Failed> {
  const readable = withLongNumbersAsText(text)
  const lines = valuesOfLines(readable)
  const parsed = lines ? { value: lines } : parseJson(readable, 'The file holds', 'GeoJSON')
  if ('kind' in parsed && parsed.kind === 'failed') return failed(`${name}: ${parsed.what}`, parsed.toDo)
  const { value } = parsed as { readonly value: unknown }
  const error = isObject(value) ? errorAnswer(value, name) : null
  if (error) return error
  const features = await featuresIn(value)
  if (features === null) {
    return failed(`${name} holds JSON, but no GeoJSON features.`, 'Export it as a GeoJSON FeatureCollection.')
  }
  const members = isObject(value) ? value : {}
  const crs = crsOf(members)
  return crs === 'other' ? otherCrs(name) : fileFrom({ name, features, crs }, members)
}

/** Failure for a coordinate system that is not read. */
export const otherCrs = (name: string, system: string | null = null) =>
  failed(
    system === null
      ? `${name} names coordinates that are not read here.`
      : `${name} is in “${system}”, which is not read here.`,
    'Export it as GeoJSON in degrees (EPSG:4326), on the British National Grid (EPSG:27700) or the Irish Grid (EPSG:29903).',
  )

const crsOf = (members: JsonObject) =>
  crsOfMember(members['crs']) ?? crsOfSpatialReference(members['spatialReference'])

function fileFrom(
  { name, features, crs }: Pick<FeatureFile, 'name' | 'features' | 'crs'>,
  members: JsonObject,
): FeatureFile {
  const cut = cutAnswer(members, features.length)
  const mended = mendedFeatures(features.map(withMendedGeometry), dateFieldsOf(members))
  return {
    name,
    features: mended,
    crs: crs !== null && crs !== '4326' && areDegrees(mended) ? null : crs,
    mark: members[MARK_NAME],
    notices: cut === null ? [] : [cutNotice(cut)],
  }
}

/** Whether all positions can only be degrees: a label of metres is wrong then. */
export const areDegrees = (features: readonly unknown[]) => {
  const pairs = features.flatMap((raw) => (isObject(raw) ? positionsIn(raw['geometry']) : []))
  return pairs.length > 0 && pairs.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)
}

function withMendedGeometry(raw: unknown): unknown {
  if (!isObject(raw)) return raw
  const geometry = mendedGeometry(raw['geometry'])
  return geometry === raw['geometry'] ? raw : { ...raw, geometry }
}

/** Null where the value holds neither features nor records. */
async function featuresIn(value: unknown): Promise<readonly unknown[] | null> {
  const collected = isObject(value) && isList(value['features']) ? value['features'] : null
  if (isObject(value)) {
    if (isEsriJson(value)) return featuresOfEsri(value)
    if (value['type'] === 'Feature') return [value]
    if (value['type'] === 'Topology') {
      // Loaded with the first topology, since few files are one.
      const { featuresOfTopology } = await import('./topo-json.ts')
      return featuresOfTopology(value)
    }
    const isGeometry = isList(value['coordinates']) || isList(value['geometries'])
    if (isGeometry) return [{ type: 'Feature', geometry: value, properties: {} }]
  }
  if (collected) return collected
  const records = recordsIn(value)
  if (records) return featuresOfRecords(flatPoliceRecords(records))
  return isList(value) ? value : null
}

const LINE_OF_ONE = /^\s*\{.*\}\s*$/

/** Values of a text with one object a line, or one after each record separator; null for any other text. */
function valuesOfLines(text: string): readonly unknown[] | null {
  const separator = text.trimStart().startsWith(RECORD_MARK) ? RECORD_MARK : '\n'
  if (separator === '\n' && !hasObjectLines(text)) return null
  const values: unknown[] = []
  for (const line of text.split(separator)) {
    const plain = line.replaceAll(RECORD_MARK, '').trim()
    if (plain === '') continue
    const parsed = parsedJson(plain)
    if (!parsed) return null
    values.push(parsed.value)
  }
  return values
}

/** Whether the first two lines hold a whole object each, or the only line a feature. */
function hasObjectLines(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().slice(0, MOST_HEAD).split('\n', 2)
  if (!LINE_OF_ONE.test(first) || first.includes('"FeatureCollection"')) return false
  return second.trim() === '' ? /"type"\s*:\s*"Feature"/.test(first) : /^\s*\{/.test(second)
}
const MOST_HEAD = 1_000_000

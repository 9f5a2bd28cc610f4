/** Recognised file formats as a table of plain objects, with GeoJSON parsing and a guess of the feed kind. */
import { failed, type Failed, type FeedKind } from '../../domain/feed.ts'
import type { Content, Crs, FormatId, TextFile } from './recognised.ts'
import { namesOfField } from '../tables/columns/guesses.ts'
import { COLUMN_PART_NAMES, plainName } from '../tables/columns/part-names.ts'
import { separatorOf } from '../tables/csv-rows.ts'
import { headerOf } from '../tables/table-rows.ts'
import { TABLE, TRACK, type RowReader } from './readers.ts'
import { parseJson } from '../json-text.ts'
import { MARK_NAME } from '../loaded/stated-mark.ts'
import { isList, isObject } from '../rows/json-object.ts'
import { FEED_DEFINITIONS, FEED_KINDS } from '../feed-kinds.ts'

/**
 * Features of a GeoJSON text: a collection, a list, one feature a line, or a single feature; with or without a `crs`.
 */
interface FeatureFile {
  readonly name: string
  readonly features: readonly unknown[]
  /** Null where the file has none. */
  readonly crs: Crs | null
  /** The collection's member `handling`, unchecked. */
  readonly mark: unknown
}

/** Record separator before each feature of a GeoJSON text sequence (RFC 8142). */
const RECORD_MARK = '\u001E'
const LINE_OF_ONE = /^\s*\{.*\}\s*$/

function featureFile({ name, text }: TextFile): FeatureFile | Failed {
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
    : { name, features, crs, mark: isObject(value) ? value[MARK_NAME] : null }
}

/** Features of line-delimited GeoJSON; null unless every non-blank line is a feature. */
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

/**
 * Coordinate system by the obsolete `crs` member, as text or name: `urn:ogc:def:crs:EPSG::27700`, `EPSG:27700`,
 * `OGC:CRS84`.
 */
function crsOf(member: unknown): Crs | 'other' | null {
  const properties = isObject(member) ? member['properties'] : null
  const crsName = isObject(properties) ? (properties['name'] ?? properties['code']) : member
  if (typeof crsName !== 'string' && typeof crsName !== 'number') return null
  const name = String(crsName)
  if (/CRS84/i.test(name)) return '4326'
  const code = /(\d{4,6})\D*$/.exec(name)?.[1]
  if (code === '27700') return '27700'
  if (code === '3857' || code === '900913') return '3857'
  return code === '4326' || code === '4258' ? '4326' : 'other'
}

interface OpenedFiles {
  readonly kind: 'opened'
  readonly content: Content
  /** Coordinate system stated in the files; null where there is none. */
  readonly crs: Crs | null
  /** Handling marks stated by the files as a whole, unchecked; left out where their format has no place for one. */
  readonly marks?: readonly unknown[]
}
/** A file format that can be recognised and opened. */
export interface Format {
  readonly id: FormatId
  /** Feed kinds that it can be converted to; null: any. */
  readonly kinds: readonly FeedKind[] | null
  /** The kind that it usually contains; null: decided by the columns. */
  readonly usual: FeedKind | null
  readonly isIn: (file: TextFile) => boolean
  readonly open: (files: readonly TextFile[]) => OpenedFiles | Failed | Promise<OpenedFiles | Failed>
  readonly reader: RowReader
}

const opensAsTexts = (files: readonly TextFile[]): OpenedFiles => {
  const [first] = files
  const separator = first ? separatorOf(first.text) : ','
  return { kind: 'opened', content: { kind: 'texts', files, separator }, crs: null }
}

function opensAsFeatures(files: readonly TextFile[]): OpenedFiles | Failed {
  const opened = []
  let crs: Crs | null = null
  for (const file of files) {
    const features = featureFile(file)
    if ('kind' in features) return features
    if (opened.length > 0 && features.crs !== crs) {
      return failed(
        `${file.name} tells its coordinates otherwise than ${files[0]?.name ?? ''}.`,
        'Convert them one after the other.',
      )
    }
    crs = features.crs
    opened.push(features)
  }
  const marks = opened.map(({ mark }) => mark)
  return { kind: 'opened', content: { kind: 'features', files: opened }, crs, marks }
}

const GPX_ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:[\w-]+:)?gpx[\s>]/

async function opensAsPositions(texts: readonly TextFile[]): Promise<OpenedFiles | Failed> {
  // The XML parser is loaded with the first track, since most files are tables.
  const { positionsOfGpx } = await import('./gpx.ts')
  const files = positionsOfGpx(texts)
  return 'kind' in files ? files : { kind: 'opened', content: { kind: 'positions', files }, crs: null }
}

const isJson = ({ text }: TextFile) => /^[[{]/.test(text.replace(RECORD_MARK, '').trimStart())
const STREET_COLUMNS = ['month', 'crimetype', 'longitude', 'latitude']
const headerNames = (file: TextFile) => headerOf(file, separatorOf(file.text)).map(plainName)

/** Columns with a time, a place and a device, and none with a category or the end of a visit. */
function isPingTable(file: TextFile): boolean {
  const names = headerNames(file)
  const has = (list: readonly string[]) => names.some((name) => list.includes(name))
  const isOfEvents = has(['category', ...namesOfField('incidents', 'category')])
  const isOfVisits = has([
    'end',
    'hotspot',
    ...namesOfField('patrol-visits', 'end'),
    ...COLUMN_PART_NAMES.endTime,
  ])
  const isPlaced = has([...COLUMN_PART_NAMES.longitude, ...COLUMN_PART_NAMES.easting])
  const isTimed = has(['start', ...namesOfField('patrol-visits', 'start')])
  return isPlaced && isTimed && has(COLUMN_PART_NAMES.device) && !isOfEvents && !isOfVisits
}

/** A file has the first format that matches; the last one matches all files. */
export const FORMATS: readonly Format[] = [
  {
    id: 'gpx',
    kinds: ['patrol-visits'],
    usual: 'patrol-visits',
    isIn: ({ text }) => GPX_ROOT.test(text),
    open: opensAsPositions,
    reader: TRACK,
  },
  {
    id: 'feed',
    kinds: null,
    usual: null,
    isIn: (file) => isJson(file) && kindOf('', file.text) !== null,
    open: opensAsFeatures,
    reader: TABLE,
  },
  {
    id: 'geojson',
    kinds: null,
    usual: null,
    isIn: isJson,
    open: opensAsFeatures,
    reader: TABLE,
  },
  {
    id: 'street-csv',
    kinds: null,
    usual: 'incidents',
    isIn: (file) => {
      const names = headerNames(file)
      return STREET_COLUMNS.every((name) => names.includes(name))
    },
    open: opensAsTexts,
    reader: TABLE,
  },
  {
    id: 'ping-csv',
    kinds: null,
    usual: 'patrol-visits',
    isIn: isPingTable,
    open: opensAsTexts,
    reader: TABLE,
  },
  {
    id: 'csv',
    kinds: null,
    usual: null,
    isIn: () => true,
    open: opensAsTexts,
    reader: TABLE,
  },
]

/** The format of an id. Throws for an id that is not in the table. */
export function formatOf(id: FormatId): Format {
  const match = FORMATS.find((format) => format.id === id)
  if (!match) throw new Error(`there is no format "${id}"`)
  return match
}

/** Length of text searched for a recognising field. */
const HEAD = 5000

/** Whether a JSON text is a manifest rather than a feed. */
export const isManifest = (text: string) => /"feeds"\s*:/.test(text) && !/"FeatureCollection"/.test(text)

/** Feed kind guessed from the file name, or from a field that only one kind has; null where neither matches. */
export function kindOf(fileName: string, text: string): FeedKind | null {
  const kindInName = FEED_KINDS.find((kind) => fileName.toLowerCase().includes(kind))
  const head = text.slice(0, HEAD)
  return (
    kindInName ?? FEED_KINDS.find((kind) => head.includes(`"${FEED_DEFINITIONS[kind].recognisedBy}"`)) ?? null
  )
}

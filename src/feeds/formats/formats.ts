/** Recognised file formats as a table of plain objects, with a guess of the feed kind. */
import { failed, type Failed, type FeedKind, type Notice } from '../../domain/feed.ts'
import { type FeatureFile, jsonFeatures, RECORD_MARK } from '../features/json-features.ts'
import type { Content, Crs, FileOfPositions, FormatId, SourceFile, TextFile } from './recognised.ts'
import { namesOfField } from '../tables/columns/guesses.ts'
import { COLUMN_PART_NAMES, plainName } from '../tables/columns/part-names.ts'
import { separatorOf } from '../tables/csv-rows.ts'
import { headerOf } from '../tables/table-rows.ts'
import { TABLE, TRACK, type RowReader } from './readers.ts'
import { FEED_DEFINITIONS, FEED_KINDS } from '../feed-kinds.ts'

interface OpenedFiles {
  readonly kind: 'opened'
  readonly content: Content
  /** Coordinate system stated in the files; null where there is none. */
  readonly crs: Crs | null
  /** Handling marks stated by the files as a whole, unchecked; left out where their format has no place for one. */
  readonly marks?: readonly unknown[]
  /** What the files say of themselves that must be known, such as an answer that a server cut off. */
  readonly notices?: readonly Notice[]
}
/** A file format that can be recognised and opened. */
export interface Format {
  readonly id: FormatId
  /** Feed kinds that it can be converted to; null: any. */
  readonly kinds: readonly FeedKind[] | null
  /** The kind that it usually contains; null: decided by the columns. */
  readonly usual: FeedKind | null
  readonly isIn: (file: SourceFile) => boolean
  readonly open: (files: readonly SourceFile[]) => OpenedFiles | Failed | Promise<OpenedFiles | Failed>
  readonly reader: RowReader
}

const opensAsTexts = async (files: readonly TextFile[]): Promise<OpenedFiles | Failed> => {
  const [first] = files
  const separator = first ? separatorOf(first.text) : ','
  const shaped = first && mayHaveShapes(first) ? await opensAsShapes(files, separator) : null
  return shaped ?? { kind: 'opened', content: { kind: 'texts', files, separator }, crs: null }
}

/** Whether a cell of the first rows may be well-known text, or binary in hex. */
const mayHaveShapes = ({ text }: TextFile) =>
  /(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\s*(?:ZM?|M)?\s*\(|\b0[01][0-9A-F]{40}/i.test(
    text.slice(0, SHAPE_HEAD),
  )
const SHAPE_HEAD = 100_000

async function opensAsShapes(
  files: readonly TextFile[],
  separator: string,
): Promise<OpenedFiles | Failed | null> {
  const { wktFeatures } = await import('../layers/wkt-table.ts')
  const opened: FeatureFile[] = []
  for (const file of files) {
    const features = wktFeatures(file, separator)
    if (features === null || 'kind' in features) return features
    opened.push(features)
  }
  return joinedFeatures(opened)
}

const opensAsJson = (files: readonly SourceFile[]) => opensEach(files, jsonFeatures)

function joinedFeatures(files: readonly FeatureFile[]): OpenedFiles | Failed {
  const [first] = files
  const other = files.find(({ crs }) => crs !== first?.crs)
  if (other) {
    return failed(
      `${other.name} tells its coordinates otherwise than ${first?.name ?? ''}.`,
      'Convert them one after the other.',
    )
  }
  return {
    kind: 'opened',
    content: { kind: 'features', files },
    crs: first?.crs ?? null,
    marks: files.map(({ mark }) => mark),
    notices: files.flatMap(({ notices }) => notices),
  }
}

/** Opens one file after the other; the first failure counts. */
async function opensEach(
  files: readonly SourceFile[],
  open: (file: SourceFile) => FeatureFile | Failed | Promise<FeatureFile | Failed>,
): Promise<OpenedFiles | Failed> {
  const opened: FeatureFile[] = []
  for (const file of files) {
    const features = await open(file)
    if ('kind' in features) return features
    opened.push(features)
  }
  return joinedFeatures(opened)
}

const opensAsPositions = (files: readonly FileOfPositions[] | Failed): OpenedFiles | Failed =>
  'kind' in files ? files : { kind: 'opened', content: { kind: 'positions', files }, crs: null }

/** What formats of positions have in common. */
const PATROL_TRACK = { kinds: ['patrol-visits'], usual: 'patrol-visits', reader: TRACK } as const

/** What the layers of maps have in common. */
const LAYER = { kinds: null, usual: null, reader: TABLE } as const

/** Sentences of GPS receivers: a log begins with one. */
const isNmea = (text: string) => /^\s*[$!][A-Z]{5},/.test(text.slice(0, HEAD))

/** Whether a text is XML with this root, whatever its prefix, after a declaration and comments. */
function hasRoot(text: string, root: string): boolean {
  if (!text.trimStart().startsWith('<')) return false
  const before = String.raw`^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*`
  return new RegExp(`${before}<(?:[\\w-]+:)?${root}[\\s>]`).test(text)
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
  // Readers of tracks and layers are loaded with the first file of theirs, since most files are tables.
  {
    ...PATROL_TRACK,
    id: 'gpx',
    isIn: ({ text }) => hasRoot(text, 'gpx'),
    open: async (files) => opensAsPositions((await import('../tracks/gpx.ts')).positionsOfGpx(files)),
  },
  {
    ...PATROL_TRACK,
    id: 'tcx',
    isIn: ({ text }) => hasRoot(text, 'TrainingCenterDatabase'),
    open: async (files) => opensAsPositions((await import('../tracks/tcx.ts')).positionsOfTcx(files)),
  },
  {
    ...PATROL_TRACK,
    id: 'nmea',
    isIn: ({ text }) => isNmea(text),
    open: async (files) => opensAsPositions((await import('../tracks/nmea.ts')).positionsOfNmea(files)),
  },
  {
    ...PATROL_TRACK,
    id: 'fit',
    isIn: ({ signature }) => signature === 'fit',
    open: async (files) => opensAsPositions((await import('../tracks/fit.ts')).positionsOfFit(files)),
  },
  {
    ...PATROL_TRACK,
    id: 'kml-track',
    isIn: ({ text }) => hasRoot(text, 'kml') && /<(?:\w+:)?Track[\s>]/.test(text),
    open: async (files) => opensAsPositions((await import('../tracks/kml-track.ts')).positionsOfKml(files)),
  },
  {
    ...LAYER,
    id: 'kml',
    isIn: ({ text }) => hasRoot(text, 'kml'),
    open: async (files) => opensEach(files, (await import('../layers/kml.ts')).kmlFeatures),
  },
  {
    ...LAYER,
    id: 'shapefile',
    isIn: ({ signature }) => signature === 'shape',
    open: async (files) => opensEach(files, (await import('../layers/shapefile.ts')).shapefileFeatures),
  },
  {
    ...LAYER,
    id: 'flatgeobuf',
    isIn: ({ signature }) => signature === 'flatgeobuf',
    open: async (files) => opensEach(files, (await import('../layers/flatgeobuf.ts')).flatgeobufFeatures),
  },
  {
    ...LAYER,
    id: 'geopackage',
    isIn: ({ signature }) => signature === 'sqlite',
    open: async (files) => opensEach(files, (await import('../layers/geopackage.ts')).geopackageFeatures),
  },
  {
    ...LAYER,
    id: 'parquet',
    isIn: ({ signature }) => signature === 'parquet',
    open: async (files) => opensEach(files, (await import('../parquet/parquet-features.ts')).parquetFeatures),
  },
  {
    id: 'feed',
    kinds: null,
    usual: null,
    isIn: (file) => isJson(file) && kindOf('', file.text) !== null,
    open: opensAsJson,
    reader: TABLE,
  },
  {
    id: 'geojson',
    kinds: null,
    usual: null,
    isIn: isJson,
    open: opensAsJson,
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
    isIn: ({ signature }) => signature === null,
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

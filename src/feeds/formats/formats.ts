/** The formats that files arrive in, as a table of plain objects: dialog, drop target and command line need no switch. */
import type { Failed, FeedKind } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'
import { kindOf } from './kind-of.ts'
import type { Content, Crs, FormatId, TextFile } from './recognised.ts'
import { namesOfField, PART_NAMES, plainName } from './columns/column-names.ts'
import { separatorOf } from './tables/csv-rows.ts'
import { featureFile, RECORD_MARK } from './tables/geojson-features.ts'
import { headerOf } from './tables/table-rows.ts'
import type { Way } from './readers.ts'
import { TABLE, TRACK } from './readers.ts'

interface Opened {
  readonly kind: 'opened'
  readonly content: Content
  /** How the files themselves say that they tell coordinates; null where they do not. */
  readonly crs: Crs | null
}
export interface Format {
  readonly id: FormatId
  readonly label: string
  /** Endings of file names, for a file dialog. */
  readonly endings: readonly string[]
  /** The kinds of feed that it can become; null: any. */
  readonly kinds: readonly FeedKind[] | null
  /** The kind that it holds as a rule; null: its columns tell. */
  readonly usual: FeedKind | null
  readonly isIn: (file: TextFile) => boolean
  readonly open: (files: readonly TextFile[]) => Opened | Failed | Promise<Opened | Failed>
  readonly way: Way
}

const opensAsTexts = (files: readonly TextFile[]): Opened => {
  const [first] = files
  const separator = first ? separatorOf(first.text) : ','
  return { kind: 'opened', content: { kind: 'texts', files, separator }, crs: null }
}

function opensAsFeatures(files: readonly TextFile[]): Opened | Failed {
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
  return { kind: 'opened', content: { kind: 'features', files: opened }, crs }
}

const GPX_ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:[\w-]+:)?gpx[\s>]/

async function opensAsPositions(texts: readonly TextFile[]): Promise<Opened | Failed> {
  // The reader of XML is fetched with the first track: most files are tables.
  const { positionsOfGpx } = await import('./tracks/gpx.ts')
  const files = positionsOfGpx(texts)
  return 'kind' in files ? files : { kind: 'opened', content: { kind: 'positions', files }, crs: null }
}

const isJson = ({ text }: TextFile) => /^[[{]/.test(text.replace(RECORD_MARK, '').trimStart())
const STREET_COLUMNS = ['month', 'crimetype', 'longitude', 'latitude']
const headerNames = (file: TextFile) => headerOf(file, separatorOf(file.text)).map(plainName)

/** A time, a place and something that names a device, and nothing that says what happened. */
function isPings(file: TextFile): boolean {
  const names = headerNames(file)
  const has = (list: readonly string[]) => names.some((name) => list.includes(name))
  const isOfEvents = has(['category', ...namesOfField('incidents', 'category')])
  const isOfVisits = has(['end', 'hotspot', ...namesOfField('patrol-visits', 'end')])
  const isPlaced = has([...PART_NAMES.longitude, ...PART_NAMES.easting])
  const isTimed = has(['start', ...namesOfField('patrol-visits', 'start')])
  return isPlaced && isTimed && has(PART_NAMES.device) && !isOfEvents && !isOfVisits
}

/** The first that fits is the format of a file; the last takes what is left. */
export const FORMATS: readonly Format[] = [
  {
    id: 'gpx',
    label: 'GPX track',
    endings: ['.gpx'],
    kinds: ['patrol-visits'],
    usual: 'patrol-visits',
    isIn: ({ text }) => GPX_ROOT.test(text),
    open: opensAsPositions,
    way: TRACK,
  },
  {
    id: 'feed',
    label: 'Holdfast feed',
    endings: ['.geojson', '.json'],
    kinds: null,
    usual: null,
    isIn: (file) => isJson(file) && kindOf('', file.text) !== null,
    open: opensAsFeatures,
    way: TABLE,
  },
  {
    id: 'geojson',
    label: 'GeoJSON',
    endings: ['.geojson', '.json', '.geojsonl'],
    kinds: null,
    usual: null,
    isIn: isJson,
    open: opensAsFeatures,
    way: TABLE,
  },
  {
    id: 'street-csv',
    label: 'Street crimes of data.police.uk',
    endings: ['.csv'],
    kinds: null,
    usual: 'incidents',
    isIn: (file) => {
      const names = headerNames(file)
      return STREET_COLUMNS.every((name) => names.includes(name))
    },
    open: opensAsTexts,
    way: TABLE,
  },
  {
    id: 'ping-csv',
    label: 'Positions of patrols, as CSV',
    endings: ['.csv', '.txt'],
    kinds: null,
    usual: 'patrol-visits',
    isIn: isPings,
    open: opensAsTexts,
    way: TABLE,
  },
  {
    id: 'csv',
    label: 'CSV',
    endings: ['.csv', '.tsv', '.txt'],
    kinds: null,
    usual: null,
    isIn: () => true,
    open: opensAsTexts,
    way: TABLE,
  },
]

/** The format by its name; every name stands in the table. */
export function formatOf(id: FormatId): Format {
  const found = FORMATS.find((format) => format.id === id)
  if (!found) throw new Error(`there is no format "${id}"`)
  return found
}

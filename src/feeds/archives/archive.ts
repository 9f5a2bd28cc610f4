/** What an archive holds: a workbook, a layer, or files to be read one by one. */
import { failed, type Failed, type Notice } from '../../domain/feed.ts'
import type { InputFile } from '../formats/recognised.ts'
import { sheetFault } from '../workbooks/sheet-faults.ts'
import type { ChosenNames } from './police-months.ts'
import { unpackedEntry, zipEntries, type ZipEntry, type ZipFault } from './zip.ts'

/** Unpacked sizes beyond it are refused: workbooks take several times their size in memory. */
const MOST_BYTES = 500_000_000
const MOST_FILES = 2000

export type ArchiveContent =
  /** The archive is one document of a spreadsheet. */
  | { readonly kind: 'workbook' }
  | { readonly kind: 'layer'; readonly name: string; readonly parts: ReadonlyMap<string, Uint8Array> }
  | {
      readonly kind: 'files'
      readonly files: readonly InputFile[]
      readonly unread: readonly string[]
      /** On files that are not wanted. */
      readonly notices: readonly Notice[]
    }

interface ArchiveReading {
  /** Most bytes that may come out. */
  readonly most?: number
  /** Which of the files to unpack; all where left out. */
  readonly choose?: (archive: string, names: readonly string[]) => ChosenNames
}

/** Unpacks every file that may be read, and verifies each. Never rejects. */
export async function archiveContent(
  { name, bytes }: InputFile,
  { most = MOST_BYTES, choose = () => ({ names: null, notices: [] }) }: ArchiveReading = {},
): Promise<ArchiveContent | Failed> {
  const all = zipEntries(bytes)
  const chosen = choose(
    name,
    (all ?? []).map((entry) => entry.name),
  )
  const entries = all?.filter((entry) => chosen.names === null || chosen.names.has(entry.name)) ?? null
  if (entries === null || entries.length > MOST_FILES)
    return failed(
      `${name} is an archive that is damaged, cut off, or of a size that is not read here.`,
      'Pack it again, or send its files unpacked.',
    )
  if (all?.length === 0) return failed(`${name} is an archive without files.`, 'Pack it again.')
  if (entries.length === 0) return { kind: 'files', files: [], unread: [], notices: chosen.notices }
  const unpacked = await unpackedFiles(name, entries, most)
  if ('kind' in unpacked) return unpacked
  const content = contentOf(name, unpacked.files)
  return content.kind === 'files' ? { ...content, notices: chosen.notices } : content
}

interface Unpacked {
  readonly files: readonly InputFile[]
}

async function unpackedFiles(
  archive: string,
  entries: readonly ZipEntry[],
  most: number,
): Promise<Unpacked | Failed> {
  const files: InputFile[] = []
  let left = most
  for (const entry of entries) {
    const bytes = await unpackedEntry(entry, left)
    if (typeof bytes === 'string') return faultOf(bytes, { archive, file: entry.name, most })
    left -= bytes.length
    files.push({ name: entry.name, bytes })
  }
  return { files }
}

function faultOf(
  fault: ZipFault,
  { archive, file, most }: { readonly archive: string; readonly file: string; readonly most: number },
): Failed {
  switch (fault) {
    case 'encrypted':
      return failed(`${archive} is locked with a password.`, 'Send it without one, over a safe way.')
    case 'too-large':
      return failed(`${archive} unpacks to more than ${most / 1e6} MB.`, 'Split it, or shorten its period.')
    case 'unknown-method':
      return failed(`${archive} packs ${file} in a way that is not read here.`, 'Send it unpacked.')
    case 'damaged':
      return failed(`${archive} is damaged at ${file}.`, 'Pack it again, or send it unpacked.')
  }
}

function contentOf(archive: string, files: readonly InputFile[]): ArchiveContent | Failed {
  const names = files.map(({ name }) => name)
  if (names.some((name) => /^xl\/workbook\.(?:xml|bin)$/i.test(name)))
    return sheetFault(archive, files) ?? { kind: 'workbook' }
  if (names.includes('content.xml') && names.includes('mimetype')) return openDocument(archive, files)
  if (names.some((name) => /^(?:word|ppt)\//.test(name))) {
    return failed(
      `${archive} is a document, not a table.`,
      'Copy its table into a spreadsheet, and save that as .xlsx or CSV.',
    )
  }
  const layers = names.filter((name) => /\.shp$/i.test(name))
  if (layers.length > 0) return layerOf(archive, files, layers)
  const readable = files.filter(({ name }) => READABLE.test(name))
  const unread = names.filter((name) => !READABLE.test(name) && !BESIDE.test(name))
  return readable.length > 0
    ? {
        kind: 'files',
        files: readable.map((file) => ({ ...file, name: nameIn(archive, file.name) })),
        unread,
        notices: [],
      }
    : failed(
        `${archive} is an archive with nothing that is read here (${names.slice(0, MOST_NAMED).join(', ')}).`,
        'Pack tables, workbooks or files of a map into it, or send them unpacked.',
      )
}
const MOST_NAMED = 5

const READABLE =
  /\.(?:csv|tsv|tab|txt|json|geojson|geojsonl|ndjson|topojson|kml|gpx|tcx|fit|nmea|xlsx|xlsm|xlsb|xls|ods|fgb|gpkg|parquet)$/i
/** Pictures and styles, which lie in a KMZ beside its document. */
const BESIDE = /\.(?:png|jpe?g|gif|svg|xsl|css|html?|md|pdf)$/i

/** The document of a KMZ has the name of its archive. */
const nameIn = (archive: string, name: string) => (name === 'doc.kml' ? archive : lastPart(name))
const lastPart = (name: string) => name.replace(/^.*\//, '')

function openDocument(archive: string, files: readonly InputFile[]): ArchiveContent | Failed {
  const type = new TextDecoder().decode(files.find(({ name }) => name === 'mimetype')?.bytes)
  return type.includes('spreadsheet')
    ? { kind: 'workbook' }
    : failed(
        `${archive} is a document, not a table.`,
        'Copy its table into a spreadsheet, and save that as .ods or CSV.',
      )
}

/** The only layer of a zipped shapefile, by the endings of its files. */
function layerOf(
  archive: string,
  files: readonly InputFile[],
  layers: readonly string[],
): ArchiveContent | Failed {
  const [only = ''] = layers
  if (layers.length > 1) {
    const names = layers.slice(0, MOST_NAMED).map(lastPart).join(', ')
    return failed(`${archive} holds several layers (${names}).`, 'Pack each with its files alone.')
  }
  const stem = only.slice(0, -'.shp'.length).toLowerCase()
  const parts = new Map<string, Uint8Array>()
  for (const { name, bytes } of files)
    if (name.toLowerCase().startsWith(`${stem}.`)) parts.set(name.toLowerCase().slice(stem.length + 1), bytes)
  return { kind: 'layer', name: lastPart(only), parts }
}

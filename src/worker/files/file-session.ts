/** Session of files that the user opens: recognises, converts, previews, saves and joins them, one set at a time. */
import type { Postcode } from '../../domain/borough/borough.ts'
import type { Dataset } from '../../domain/dataset.ts'
import {
  failed,
  highestHandling,
  type Failed,
  type FeedEntry,
  type FeedKind,
  type FeedReport,
  type Handling,
} from '../../domain/feed.ts'
import type { Surface } from '../../domain/geography.ts'
import { FEED_KINDS } from '../../feeds/feed-kinds.ts'
import { convert, kindsFor } from '../../feeds/formats/convert.ts'
import { feedText } from '../../feeds/formats/feed-lines.ts'
import { choicesFor, recognise } from '../../feeds/formats/recognise.ts'
import type { Choices, Converted, ConversionContext, Recognised } from '../../feeds/formats/recognised.ts'
import { guessesFor } from '../../feeds/tables/columns/guesses.ts'
import { meaningsOf } from '../../feeds/tables/meanings.ts'
import type { RowAccount } from '../../feeds/rows/ledger.ts'
import { runningSha256 } from '../../feeds/streams/checksum.ts'
import type { FileSession, JoinRequest, FileInspection, SavedFeed } from './file-inspection.ts'

export interface FileSessionContext {
  /** The data that the files are converted for; null while none are open. */
  readonly known: () => { readonly dataset: Dataset; readonly outline: Surface } | null
  readonly fetchPostcodes: (url: string) => Promise<readonly Postcode[]>
  readonly open: (
    entry: FeedEntry,
    bytes: Uint8Array<ArrayBuffer>,
    converted: RowAccount,
  ) => Promise<FeedReport | Failed>
}

interface OpenFiles {
  readonly given: readonly File[]
  readonly recognised: Recognised
  /** What the files are converted for. */
  readonly target: ConversionContext
  /** The last conversion, with its choices as JSON. */
  last: { readonly choices: string; readonly converted: Converted } | null
}

const NOT_OPEN = failed(
  'Files can be opened once the feeds are.',
  'Wait until they are, or load the page again.',
)
const NONE_LEFT = failed(
  'No row would be left.',
  'Look at the reasons, and choose otherwise what can be chosen.',
)

/** No call rejects because of the content of a file. */
export function makeFileSession(context: FileSessionContext): FileSession {
  let open: OpenFiles | null = null
  const converted = async (choices: Choices): Promise<Converted | Failed> => {
    if (!open) return NOT_OPEN
    const [files, key] = [open, JSON.stringify(choices)]
    if (files.last?.choices === key) return files.last.converted
    const outcome = await convert(files.recognised, choices, files.target)
    if (outcome.kind === 'converted') files.last = { choices: key, converted: outcome }
    return outcome
  }
  const convertedWithRows = async (choices: Choices) => {
    const outcome = await converted(choices)
    if (outcome.kind === 'failed') return outcome
    return outcome.lines.length === 0 ? NONE_LEFT : outcome
  }
  const inspected = async (given: readonly File[], target: ConversionContext) => {
    const recognised = await recognise(await filesWithBytes(given), target)
    if (recognised.kind === 'recognised') open = { given, recognised, target, last: null }
    return recognised.kind === 'failed' ? recognised : inspectionOf(recognised, recognised.feedKind, target)
  }
  return {
    inspectFiles: async (files, postcodesUrl) => {
      const target = conversionContext(context, postcodesUrl)
      if (!target) return NOT_OPEN
      open = null
      return inspected(files, target)
    },
    inspectSheet: async (sheet) => (open ? inspected(open.given, { ...open.target, sheet }) : NOT_OPEN),
    inspectFilesAs: async (kind) => (open ? inspectionOf(open.recognised, kind, open.target) : NOT_OPEN),
    previewFiles: async (choices) => {
      const outcome = await converted(choices)
      return outcome.kind === 'failed' ? outcome : { kind: 'preview', report: outcome.report }
    },
    saveFiles: async ({ choices, handling }) => {
      const outcome = await convertedWithRows(choices)
      const mark = withStatedMark(handling, open?.recognised)
      return outcome.kind === 'failed' ? outcome : savedFeed(outcome, choices, mark)
    },
    joinFiles: async (request) => {
      const outcome = await convertedWithRows(request.choices)
      return outcome.kind === 'failed'
        ? outcome
        : joined(
            context,
            { ...request, handling: withStatedMark(request.handling, open?.recognised) },
            { converted: outcome, files: open?.recognised.files ?? [] },
          )
    },
  }
}

const savedFeed = ({ lines }: Converted, choices: Choices, handling: Handling): SavedFeed => ({
  kind: 'saved',
  name: fileNameFor(choices),
  file: new Blob([feedText(lines, handling)], { type: 'application/geo+json' }),
})

/** Never lower than the mark that the files state themselves. */
const withStatedMark = (chosen: Handling, recognised: Recognised | undefined): Handling =>
  highestHandling([chosen, ...(recognised?.mark ? [recognised.mark.handling] : [])])

const filesWithBytes = (files: readonly File[]) =>
  Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )

function conversionContext(context: FileSessionContext, postcodesUrl: string): ConversionContext | null {
  const data = context.known()
  if (!data) return null
  const { place, manifest, categories, hotspots } = data.dataset
  return {
    place,
    outline: data.outline,
    asOf: manifest.asOf,
    categories,
    actionTypes: manifest.actionTypes,
    hotspots,
    postcodes: () => context.fetchPostcodes(postcodesUrl),
  }
}

function inspectionOf(
  { content: _, kind: __, ...recognition }: Recognised,
  kind: FeedKind,
  target: ConversionContext,
): FileInspection {
  return {
    kind: 'looked',
    recognition: { ...recognition, guesses: guessesFor(recognition.columns, kind, target.place) },
    choices: choicesFor(recognition, target, kind),
    meanings: meaningsOf(kind, target.place).map(({ meaning, label }) => ({ meaning, label })),
    kinds: kindsFor(recognition, FEED_KINDS),
  }
}

interface ConvertedFiles {
  readonly converted: Converted
  readonly files: Recognised['files']
}

async function joined(
  context: FileSessionContext,
  request: JoinRequest,
  { converted, files }: ConvertedFiles,
): Promise<Failed | null> {
  const data = context.known()
  if (!data) return NOT_OPEN
  const bytes = new TextEncoder().encode(feedText(converted.lines, null))
  const hash = runningSha256()
  hash.update(bytes)
  const names = files.map(({ name }) => name)
  const entry = entryFor({ ...request, names, checksum: hash.finish() }, data.dataset)
  const opened = await context.open(entry, bytes, converted)
  return 'kind' in opened && opened.kind === 'failed' ? opened : null
}

interface OpenedFile {
  readonly choices: Choices
  readonly handling: Handling
  readonly names: readonly string[]
  /** SHA-256 of the converted feed, in hex. */
  readonly checksum: string
}

/** Ten years in minutes: an opened file is not fetched again. */
const NEVER_REFRESHED = 5_259_600
const MOST_LETTERS = 80

const nameIn = ({ feed }: Choices) =>
  feed
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, MOST_LETTERS) || 'file'

/** Name under which the converted feed is saved. */
export const fileNameFor = (choices: Choices) => `${nameIn(choices)}.geojson`

/** Manifest entry of an opened file. The same content opened again replaces itself; another file gets an id of its own. */
export function entryFor(file: OpenedFile, dataset: Pick<Dataset, 'manifest' | 'checksums'>): FeedEntry {
  const { choices, handling, names } = file
  return {
    id: idFor(file, dataset),
    kind: choices.kind,
    url: '',
    refreshMinutes: NEVER_REFRESHED,
    source: `Opened here: ${names.join(', ')}`.slice(0, 2 * MOST_LETTERS),
    licence: '',
    handling,
    keepOnDeviceHours: 0,
    keepMonths: null,
  }
}

function idFor(
  { choices, checksum }: OpenedFile,
  { manifest, checksums }: Pick<Dataset, 'manifest' | 'checksums'>,
) {
  const used = new Set(manifest.feeds.map(({ id }) => id))
  const isFree = (id: string) => !used.has(id) || checksums[id] === checksum
  const first = `opened-${nameIn(choices)}`
  if (isFree(first)) return first
  let number = 2
  while (!isFree(`${first}-${number}`)) number += 1
  return `${first}-${number}`
}

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
import type { Place } from '../../domain/place/place.ts'
import type { Surface } from '../../domain/geography.ts'
import { FEED_KINDS } from '../../feeds/feed-kinds.ts'
import { convert, kindsFor } from '../../feeds/formats/convert.ts'
import { feedText } from '../../feeds/formats/feed-lines.ts'
import { nextSteps } from '../../feeds/formats/next-steps.ts'
import { choicesFor, recognise } from '../../feeds/formats/recognise.ts'
import type {
  Choices,
  Converted,
  ConversionContext,
  InputFile,
  Recognised,
} from '../../feeds/formats/recognised.ts'
import { isOpenQuestion } from '../../feeds/tables/columns/answers.ts'
import { columnQuestions } from '../../feeds/tables/columns/column-questions.ts'
import { guessesFor } from '../../feeds/tables/columns/guesses.ts'
import { endFieldOf, fieldsOf, meaningsOf } from '../../feeds/tables/meanings.ts'
import { readyMappingFor } from '../../feeds/tables/mapping/ready-mappings.ts'
import { namesInFile } from '../../feeds/tables/names/names-in-file.ts'
import type { RowAccount } from '../../feeds/rows/ledger.ts'
import { runningSha256 } from '../../feeds/streams/checksum.ts'
import {
  OPENED_HERE,
  type ConstantField,
  type FileInspection,
  type FileSession,
  type JoinRequest,
  type MappingRequest,
  type Preview,
  type SavedFeed,
} from './file-inspection.ts'
import { mappedChoices, mappingText } from './file-mapping.ts'

/** What opened files are converted for, and what names are taken. */
export interface FileTarget {
  readonly dataset: Pick<Dataset, 'place' | 'manifest' | 'categories' | 'hotspots' | 'checksums'>
  readonly outline: Surface
}

/** A converted file that joins the feeds. */
export interface OpenedFeed {
  readonly entry: FeedEntry
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Account of the rows that the bytes were converted from. */
  readonly converted: RowAccount
}

export interface FileSessionContext {
  /** Null while no data are open. */
  readonly known: () => Promise<FileTarget | null>
  readonly fetchPostcodes: (url: string) => Promise<readonly Postcode[]>
  readonly open: (file: OpenedFeed) => Promise<FeedReport | Failed>
}

interface GivenFiles {
  readonly given: readonly File[]
  /** What the files are converted for. */
  readonly target: ConversionContext
}
interface OpenFiles extends GivenFiles {
  readonly recognised: Recognised
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

const withRows = (outcome: Converted | Failed): Converted | Failed =>
  outcome.kind === 'converted' && outcome.lines.length === 0 ? NONE_LEFT : outcome

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
  const convertedWithRows = async (choices: Choices) => withRows(await converted(choices))
  const inspected = async (files: GivenFiles, kind: FeedKind | null = null) => {
    const recognised = await recognisedIn(files, kind)
    if (recognised.kind === 'failed') return recognised
    open = { ...files, recognised, last: null }
    return inspectionOf(recognised, recognised.feedKind, files.target)
  }
  return {
    inspectFiles: async (files, postcodesUrl) => {
      const target = await conversionContext(context, postcodesUrl)
      if (!target) return NOT_OPEN
      open = null
      return inspected({ given: files, target })
    },
    inspectSheet: async (sheet) =>
      open ? inspected({ ...open, target: { ...open.target, sheet, headLine: null } }) : NOT_OPEN,
    inspectHead: async (headLine, kind) =>
      open ? inspected({ ...open, target: { ...open.target, headLine } }, kind) : NOT_OPEN,
    inspectFilesAs: async (kind) => (open ? inspectionOf(open.recognised, kind, open.target) : NOT_OPEN),
    mapFiles: async (request, kind) => (open ? mapped(request, kind, open) : NOT_OPEN),
    saveMapping: async (choices) => (open ? savedMapping(choices, open.recognised) : NOT_OPEN),
    previewFiles: async (choices) => {
      const outcome = await converted(choices)
      if (outcome.kind === 'failed') return outcome
      return open ? previewOf(outcome, choices, open) : NOT_OPEN
    },
    saveFiles: async ({ choices, handling }) => {
      const outcome = await convertedWithRows(choices)
      const mark = withStatedMark(handling, open?.recognised)
      return outcome.kind === 'failed' ? outcome : savedFeed(outcome, choices, mark)
    },
    joinFiles: async ({ choices, handling }) => {
      const outcome = await convertedWithRows(choices)
      if (outcome.kind === 'failed') return outcome
      const request = { choices, handling: withStatedMark(handling, open?.recognised) }
      return joined(context, request, { converted: outcome, files: open?.recognised.files ?? [] })
    },
  }
}

function previewOf({ report }: Converted, choices: Choices, { recognised, target }: OpenFiles): Preview {
  return {
    kind: 'preview',
    report,
    steps: nextSteps(report, { recognised, choices, madeIn: 'page' }, target.place),
    names: namesInFile(recognised, choices, target),
  }
}

function mapped(
  request: MappingRequest,
  kind: FeedKind,
  { recognised, target }: OpenFiles,
): FileInspection | Failed {
  const result = mappedChoices(request, { recognised, kind }, target)
  if ('what' in result) return result
  const { choices, mapping } = result
  const inspection = inspectionOf(recognised, choices.kind, target)
  return {
    ...inspection,
    choices,
    questions:
      request.kind === 'ready' ? inspection.questions : questionsOn(recognised, choices.kind, target),
    mapping:
      request.kind === 'file' ? { kind: 'file', name: mapping ?? request.name } : { kind: request.kind },
  }
}

const savedMapping = (choices: Choices, recognised: Recognised): SavedFeed => ({
  kind: 'saved',
  name: `${nameIn(choices)}-mapping.json`,
  file: new Blob([mappingText(choices, recognised)], { type: 'application/json' }),
})

const savedFeed = ({ lines }: Converted, choices: Choices, handling: Handling): SavedFeed => ({
  kind: 'saved',
  name: fileNameFor(choices),
  file: new Blob([feedText(lines, handling)], { type: 'application/geo+json' }),
})

/** Never lower than the mark that the files state themselves. */
const withStatedMark = (chosen: Handling, recognised: Recognised | undefined): Handling =>
  highestHandling([chosen, ...(recognised?.mark ? [recognised.mark.handling] : [])])

async function recognisedIn({ given, target }: GivenFiles, kind: FeedKind | null) {
  const files = await filesWithBytes(given)
  return 'kind' in files ? files : recognise(files, target, kind)
}

async function filesWithBytes(files: readonly File[]): Promise<readonly InputFile[] | Failed> {
  const read: InputFile[] = []
  for (const file of files) {
    try {
      read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    } catch {
      return failed(
        `${file.name} could not be read: it is a folder, or it was moved or changed after it was chosen.`,
        'Open the files themselves, from where they are now.',
      )
    }
  }
  return read
}

async function conversionContext(
  context: FileSessionContext,
  postcodesUrl: string,
): Promise<ConversionContext | null> {
  const data = await context.known()
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
  const guesses = guessesFor(recognition.columns, kind, target.place)
  const choices = choicesFor(recognition, target, kind)
  const ready = readyMappingFor(recognition, kind, target.place)?.label ?? null
  const lists = listsFor(kind, target)
  return {
    kind: 'looked',
    recognition: { ...recognition, guesses },
    choices,
    ready,
    mapping: { kind: ready === null ? 'guessed' : 'ready' },
    // A ready mapping answers some.
    questions: questionsOn(recognition, kind, target).filter((question) => isOpenQuestion(question, choices)),
    fields: constantFieldsOf(kind, target.place, lists),
    lists,
    meanings: meaningsOf(kind, target.place).map(({ meaning, label }) => ({ meaning, label })),
    kinds: kindsFor(recognition, FEED_KINDS),
  }
}

const questionsOn = (
  { columns }: Pick<Recognised, 'columns'>,
  kind: FeedKind,
  { place }: ConversionContext,
): FileInspection['questions'] =>
  columnQuestions({ columns, guesses: guessesFor(columns, kind, place), kind })

function constantFieldsOf(
  kind: FeedKind,
  place: Place,
  lists: FileInspection['lists'],
): readonly ConstantField[] {
  const listed = new Map(Object.entries(lists).map(([name, list]) => [name, list.map(({ id }) => id)]))
  const labels = new Map(meaningsOf(kind, place, 'fields').map(({ meaning, label }) => [meaning, label]))
  return fieldsOf(kind, place)
    .filter(({ name }) => name !== 'id')
    .map(({ name, sort, options, says, isNeeded }) => ({
      name,
      label: labels.get(name) ?? name,
      says,
      isNeeded,
      options: listed.get(name) ?? options,
      isEnd: name === endFieldOf(kind),
      isClosed: sort === 'option',
    }))
}

function listsFor(
  kind: FeedKind,
  { categories, actionTypes, place }: ConversionContext,
): FileInspection['lists'] {
  const entries = (list: readonly { readonly id: string; readonly label: string }[]) =>
    list.map(({ id, label }) => ({ id, label }))
  if (kind === 'incidents') return { category: entries(categories) }
  return kind === 'actions' ? { type: entries(actionTypes), partner: entries(place.partners) } : {}
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
  const data = await context.known()
  if (!data) return NOT_OPEN
  const bytes = new TextEncoder().encode(feedText(converted.lines, null))
  const hash = runningSha256()
  hash.update(bytes)
  const names = files.map(({ name }) => name)
  const entry = entryFor({ ...request, names, checksum: hash.finish() }, data.dataset)
  const { report, listed } = converted
  const opened = await context.open({ entry, bytes, converted: { report, listed } })
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
const fileNameFor = (choices: Choices) => `${nameIn(choices)}.geojson`

/** Manifest entry of an opened file. The same content opened again replaces itself; another file gets an id of its own. */
export function entryFor(file: OpenedFile, dataset: Pick<Dataset, 'manifest' | 'checksums'>): FeedEntry {
  const { choices, handling, names } = file
  return {
    id: idFor(file, dataset),
    kind: choices.kind,
    url: '',
    refreshMinutes: NEVER_REFRESHED,
    source: `${OPENED_HERE}${names.join(', ')}`.slice(0, 2 * MOST_LETTERS),
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

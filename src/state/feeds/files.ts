/** Files opened or amended on this page, by way of the worker, so that parsing does not block the page. */
import { failed, type Failed, type FeedKind, type Handling } from '../../domain/feed.ts'
import type { Choices } from '../../feeds/formats/recognised.ts'
import type { FileSession, MappingRequest } from '../../worker/files/file-inspection.ts'
import { absoluteUrl, placeFiles } from '../own-files.ts'
import type { Store } from '../store.ts'
import type { Connection } from '../../worker/connect.ts'

export { answerTo, isOpenQuestion, withAnswer } from '../../feeds/tables/columns/answers.ts'
export type { ColumnQuestion } from '../../feeds/tables/columns/answers.ts'
export type { NameInFile, NamesInFile } from '../../feeds/tables/names/names-in-file.ts'
export { COORDINATE_LABELS, COORDINATE_SYSTEMS, FORMAT_LABELS } from '../../feeds/formats/recognised.ts'
export type {
  Choices,
  ColumnGuess,
  HeadRow,
  Meaning,
  FixOffer,
  Recognition,
  RecognisedColumn,
} from '../../feeds/formats/recognised.ts'
export type {
  ConstantField,
  FileInspection,
  MappingRequest,
  MeaningOption,
  Preview,
} from '../../worker/files/file-inspection.ts'

/** The worker's file functions; tests substitute their own. */
export type FileClient = FileSession

const fileClients = new WeakMap<Store, () => FileClient>()

/** Called when a worker is started, and again when it is replaced. */
export const connectFiles = (store: Store, client: () => FileClient) => void fileClients.set(store, client)

const NOT_OPEN = failed(
  'Files can be opened once the feeds are.',
  'Wait until they are, or load the page again.',
)
const brokenWorker = (error: unknown) =>
  failed(
    `The file could not be worked on: ${(error instanceof Error ? error.message : String(error)).replace(/\.$/, '')}.`,
    'Try a smaller file, or convert it with the command line.',
  )

async function withClient<Answer>(
  store: Store,
  ask: (client: FileClient) => Promise<Answer>,
): Promise<Answer | Failed> {
  const client = fileClients.get(store)
  if (!client || !store.getState().catalogue) return NOT_OPEN
  try {
    return await ask(client())
  } catch (error) {
    return brokenWorker(error)
  }
}

/** None of these functions rejects. */
export const inspectFiles = (store: Store, files: readonly File[]) =>
  withClient(store, async (client) => client.inspectFiles(files, absoluteUrl((await placeFiles()).postcodes)))
export const inspectFilesAs = (store: Store, kind: FeedKind) =>
  withClient(store, (client) => client.inspectFilesAs(kind))
export const inspectSheet = (store: Store, sheet: string) =>
  withClient(store, (client) => client.inspectSheet(sheet))
export const inspectHead = (store: Store, line: number, kind: FeedKind) =>
  withClient(store, (client) => client.inspectHead(line, kind))
export const mapFiles = (store: Store, request: MappingRequest, kind: FeedKind) =>
  withClient(store, (client) => client.mapFiles(request, kind))
export const savedMapping = (store: Store, choices: Choices) =>
  withClient(store, (client) => client.saveMapping(choices))
export const previewOf = (store: Store, choices: Choices) =>
  withClient(store, (client) => client.previewFiles(choices))
export const savedFeed = (store: Store, choices: Choices, handling: Handling) =>
  withClient(store, (client) => client.saveFiles({ choices, handling }))
export const openHere = (store: Store, choices: Choices, handling: Handling) =>
  withClient(store, (client) => client.joinFiles({ choices, handling }))

/** Stores files until the user decides what to do with them; an empty list is ignored. */
export function receiveFiles(store: Store, files: readonly File[]) {
  if (files.length > 0) store.setState({ pendingFiles: [...files] })
}
export const discardFiles = (store: Store) => store.setState({ pendingFiles: null })

/** The worker's function that writes drawn or recorded items into a feed's file. */
type Amend = Connection['amend']

const amendFunctions = new WeakMap<Store, Amend>()

/** Called once when the worker is started. */
export const setAmendClient = (store: Store, amend: Amend) => void amendFunctions.set(store, amend)

/** Undefined until a worker is started. */
export const amendClientOf = (store: Store): Amend | undefined => amendFunctions.get(store)

/** Messages between page and worker about files that the user opens: plain data. */
import type { Failed, FeedKind, FeedReport, Handling } from '../../domain/feed.ts'
import type { ColumnQuestion } from '../../feeds/tables/columns/answers.ts'
import type { ListedField, NamesInFile } from '../../feeds/tables/names/names-in-file.ts'
import type { Choices, Meaning, Recognition } from '../../feeds/formats/recognised.ts'

/** Begins the source of a feed that was opened in the page; the names of its files follow. */
export const OPENED_HERE = 'Opened here: '

/** A field that can be set for all rows. */
export interface ConstantField {
  readonly name: string
  readonly label: string
  readonly says: string
  readonly isNeeded: boolean
  /** Values to choose from; of a text that may be another, those that a list names. */
  readonly options: readonly string[]
  /** Whether a time of day of the end can give it. */
  readonly isEnd: boolean
  /** Whether no other value is possible. */
  readonly isClosed: boolean
}

/** Listed entries that a name in a file can be counted as. */
interface ListedEntry {
  readonly id: string
  readonly label: string
}

/** An entry of the list from which the meaning of a column is chosen. */
export interface MeaningOption {
  readonly meaning: Meaning
  readonly label: string
}

/** What was recognised in the files, with the default choices for their conversion. */
export interface FileInspection {
  readonly kind: 'looked'
  readonly recognition: Recognition
  readonly choices: Choices
  /** Meanings that a column can have in a feed of this kind. */
  readonly meanings: readonly MeaningOption[]
  /** Kinds of feed that the files can be converted to. */
  readonly kinds: readonly FeedKind[]
  /** Fields that can be set for all rows. */
  readonly fields: readonly ConstantField[]
  /** What only a person can say of the columns. */
  readonly questions: readonly ColumnQuestion[]
  /** By field, the listed entries that names in the file can be counted as. */
  readonly lists: Readonly<Partial<Record<ListedField, readonly ListedEntry[]>>>
  /** Name of the ready mapping for files of this form; null: there is none. */
  readonly ready: string | null
  /** The mapping that the choices come from. */
  readonly mapping: ChosenMapping
}

/** `guessed`: by names and cells alone. */
type ChosenMapping =
  { readonly kind: 'ready' } | { readonly kind: 'guessed' } | { readonly kind: 'file'; readonly name: string }
export type MappingRequest =
  | { readonly kind: 'ready' }
  | { readonly kind: 'guessed' }
  | { readonly kind: 'file'; readonly name: string; readonly text: string }

/** Outcome of the conversion with certain choices. */
export interface Preview {
  readonly kind: 'preview'
  readonly report: FeedReport
  /** What to do about rows set aside. */
  readonly steps: readonly string[]
  readonly names: NamesInFile
}

export interface SavedFeed {
  readonly kind: 'saved'
  readonly name: string
  readonly file: Blob
}

export interface JoinRequest {
  readonly choices: Choices
  readonly handling: Handling
}

/** The worker's calls on opened files. */
export interface FileSession {
  readonly inspectFiles: (files: readonly File[], postcodesUrl: string) => Promise<FileInspection | Failed>
  /** Inspects the same files as a feed of another kind. */
  readonly inspectFilesAs: (kind: FeedKind) => Promise<FileInspection | Failed>
  /** Inspects the same files with another sheet of the workbook. */
  readonly inspectSheet: (sheet: string) => Promise<FileInspection | Failed>
  /** Inspects the same files with another row as the names of columns. */
  readonly inspectHead: (line: number, kind: FeedKind) => Promise<FileInspection | Failed>
  /** The same files by another mapping; where it is refused the choices stay as they were. */
  readonly mapFiles: (request: MappingRequest, kind: FeedKind) => Promise<FileInspection | Failed>
  /** The choices as a mapping to keep and use again. */
  readonly saveMapping: (choices: Choices) => Promise<SavedFeed | Failed>
  readonly previewFiles: (choices: Choices) => Promise<Preview | Failed>
  readonly saveFiles: (request: JoinRequest) => Promise<SavedFeed | Failed>
  /** Adds the converted feed to those in use; null on success. */
  readonly joinFiles: (request: JoinRequest) => Promise<Failed | null>
}

/** Messages between page and worker about files that the user opens: plain data. */
import type { Failed, FeedKind, FeedReport, Handling } from '../../domain/feed.ts'
import type { Choices, Meaning, Recognition } from '../../feeds/formats/recognised.ts'

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
}

/** Outcome of the conversion with certain choices. */
interface Preview {
  readonly kind: 'preview'
  readonly report: FeedReport
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
  readonly previewFiles: (choices: Choices) => Promise<Preview | Failed>
  readonly saveFiles: (request: JoinRequest) => Promise<SavedFeed | Failed>
  /** Adds the converted feed to those in use; null on success. */
  readonly joinFiles: (request: JoinRequest) => Promise<Failed | null>
}

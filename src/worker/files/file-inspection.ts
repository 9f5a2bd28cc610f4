/** What the page and the worker say to each other about files that somebody opens here: plain data. */
import type { Failed, FeedKind, FeedReport, Handling } from '../../domain/feed.ts'
import type { Choices, Meaning, Recognition } from '../../feeds/formats/recognised.ts'

/** One entry of the list from which a column's meaning is chosen. */
export interface MeaningOption {
  readonly meaning: Meaning
  readonly label: string
}

/** What was found out about the files, and what would become of their rows if nothing is chosen otherwise. */
export interface FileInspection {
  readonly kind: 'looked'
  readonly recognition: Recognition
  readonly choices: Choices
  /** What a column may mean in a feed of this kind. */
  readonly meanings: readonly MeaningOption[]
  /** What the files can become. */
  readonly kinds: readonly FeedKind[]
}

/** What would become of the rows with these choices. */
interface Preview {
  readonly kind: 'preview'
  readonly report: FeedReport
}

interface Saved {
  readonly kind: 'saved'
  readonly name: string
  readonly file: Blob
}

export interface JoinRequest {
  readonly choices: Choices
  readonly handling: Handling
}

/** What the worker does with files. */
export interface FileSession {
  readonly lookAtFiles: (files: readonly File[], postcodesUrl: string) => Promise<FileInspection | Failed>
  /** The same files as a feed of another kind. */
  readonly lookAtFilesAs: (kind: FeedKind) => Promise<FileInspection | Failed>
  readonly previewFiles: (choices: Choices) => Promise<Preview | Failed>
  readonly saveFiles: (choices: Choices) => Promise<Saved | Failed>
  /** Null: it joined, and what is on screen will count it. */
  readonly joinFiles: (request: JoinRequest) => Promise<Failed | null>
}

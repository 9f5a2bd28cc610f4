/** Handling marks that files state themselves: feeds in their member `handling`, tables in a column of that name. */
import { HANDLING_MARKS, highestHandling, type Handling, type Notice } from '../../domain/feed.ts'

/** Name of the member of a feed, and of the column of a table. */
export const MARK_NAME = 'handling'

/** The highest mark that a file states. */
export interface StatedMark {
  readonly handling: Handling
  /** False where the file states a mark that is none of ours, which counts as the highest. */
  readonly isKnown: boolean
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** `OFFICIAL: SENSITIVE` and `official_sensitive` are the same mark. */
const plainMark = (value: unknown) =>
  typeof value === 'string'
    ? value
        .trim()
        .toLowerCase()
        .replaceAll(/[\s:_-]+/g, '-')
    : null

/** The highest of the marks in these members or cells; null where all of them are blank. */
export function statedMark(values: readonly unknown[]): StatedMark | null {
  const stated = values.filter((value) => !isBlank(value))
  if (stated.length === 0) return null
  const marks = stated.map((value) => HANDLING_MARKS.find((mark) => mark === plainMark(value)))
  return {
    handling: highestHandling(marks.map((mark) => mark ?? 'official-sensitive')),
    isKnown: !marks.includes(undefined),
  }
}

/** Notice on a feed that states a mark that is none of ours. */
export const UNKNOWN_MARK: Notice = {
  code: 'unknown-mark',
  text: 'The file states a handling mark that is not known here: treated as OFFICIAL-SENSITIVE.',
  count: 1,
}

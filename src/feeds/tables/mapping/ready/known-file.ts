/** The form in which well-known files are listed: how they are recognised, and the mapping by which they are read. */
import type { FeedKind } from '../../../../domain/feed.ts'
import type { Choices, Meaning } from '../../../formats/recognised.ts'
import type { Mapping } from '../mapping.ts'

/** What files of a known form cannot become. */
interface Refusal {
  /** Kinds that are refused; left out: all. */
  readonly kinds?: readonly FeedKind[]
  /** What the file holds, after its name. */
  readonly holds: string
  readonly toDo: string
}

/**
 * A well-known file. Names of columns are compared by their letters and digits, or else by their words in any order, so that
 * `Crime Number` is also `Crime Ref No`.
 */
export interface KnownFile {
  /** Name of the files, after "read as". */
  readonly label: string
  /** Names that the file has, each with those that it may have instead. */
  readonly has: readonly (readonly string[])[]
  /**
   * As a mapping is saved, except that it may name columns that a file does not have; of several columns with one meaning
   * the first that is filled has it, and the others are left out.
   */
  readonly mapping: Omit<Mapping, 'mapping' | 'kind' | 'constants' | 'categories'> & {
    readonly kind: FeedKind
    readonly constants?: Mapping['constants']
    readonly categories?: Mapping['categories']
  }
  /** Field that the force of the files' names fills. */
  readonly forceAs?: 'partner'
  readonly refused?: Refusal
}

/** What is added to the guesses. */
export interface AssumedMapping {
  /** Meanings by the plain name of a column that the file has; null leaves it out. */
  readonly columns: Readonly<Record<string, Meaning | null>>
  readonly constants: Readonly<Record<string, string>>
  /** Fields whose constant the files do not say. */
  readonly assumed: readonly string[]
  readonly categories?: Readonly<Record<string, string>>
  readonly days?: Choices['dayOrder']
}
/** What a ready mapping adds to the guesses. */
export interface ReadyMapping extends AssumedMapping {
  /** Name of the files that it is for. */
  readonly label: string
}

/** What the pack is made of: an answer of each kind, all of the same days. */
import { currentOf, failureOf, type AnswerTo, type Replies } from '../../state/questions/reply.ts'
import type { Catalogue } from '../../state/catalogue.ts'

const KINDS = ['board', 'figures', 'sites', 'areas', 'gaps', 'changes'] as const
/** Every answer that the pack is made of, all to what is asked now and so of the same days. */
export type PackAnswers = { readonly [K in (typeof KINDS)[number]]: AnswerTo<K> }

/** Null while one of them is missing. */
export function wholeOf(replies: Replies): PackAnswers | null {
  const [board, figures, sites] = [
    currentOf(replies.board),
    currentOf(replies.figures),
    currentOf(replies.sites),
  ]
  const [areas, gaps, changes] = [
    currentOf(replies.areas),
    currentOf(replies.gaps),
    currentOf(replies.changes),
  ]
  if (!board || !figures || !sites || !areas || !gaps || !changes) return null
  return { board, figures, sites, areas, gaps, changes }
}

/** Why one of them, and so the pack, will not come. */
export const packFailure = (replies: Replies) =>
  KINDS.map((kind) => failureOf(replies[kind])).find((failure) => failure !== null) ?? null

export interface PackChapterProps {
  readonly number: number
  readonly catalogue: Catalogue
  readonly answers: PackAnswers
}

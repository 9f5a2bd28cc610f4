/** The answers that the board pack is made of, all of the same window and baseline. */
import type { Catalogue } from '../../state/catalogue.ts'
import { currentOf, failureOf, type AnswerTo, type Replies } from '../../state/questions/reply.ts'

const ANSWER_KINDS = ['board', 'figures', 'sites', 'areas', 'gaps', 'changes'] as const
/** The current answer of every kind; being current, all are of the same days. */
export type PackAnswers = { readonly [K in (typeof ANSWER_KINDS)[number]]: AnswerTo<K> }

/** Null while an answer is missing. */
export function packAnswersIn(replies: Replies): PackAnswers | null {
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

/** The first failure among the answers, without which there is no pack; null where none failed. */
export const packFailure = (replies: Replies) =>
  ANSWER_KINDS.map((kind) => failureOf(replies[kind])).find((failure) => failure !== null) ?? null

export interface PackChapterProps {
  readonly number: number
  /** As at the last day of the window. */
  readonly catalogue: Catalogue
  readonly answers: PackAnswers
}

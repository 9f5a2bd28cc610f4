/** State of the worker's reply to a question of the View: waiting, answered or failed. */
import type { Failed } from '../../domain/feed.ts'
import type { AnswerOf } from '../../worker/questions.ts'
import type { ViewKind } from './questions-of.ts'

/** `earlier`: answer to the previous question of the same kind about the same data, available while waiting. */
export type Reply<A> =
  | { readonly kind: 'waiting'; readonly earlier: A | null }
  | { readonly kind: 'answered'; readonly answer: A }
  | Failed

/** Answer to the View's question of kind K. */
export type AnswerTo<K extends ViewKind> = AnswerOf<K>

/** By kind of question; kinds that are not asked are absent. All refer to the store's current catalogue. */
export type Replies = { readonly [K in ViewKind]?: Reply<AnswerOf<K>> | undefined }

/** The answer to the current question; null while there is none. */
export const currentOf = <A>(reply: Reply<A> | undefined): A | null =>
  reply?.kind === 'answered' ? reply.answer : null

/** The current answer, or the earlier one while waiting; must be shown together with the question that it answers. */
export const latestOf = <A>(reply: Reply<A> | undefined): A | null =>
  reply?.kind === 'waiting' ? reply.earlier : currentOf(reply)

/** Why the question failed; null if it was answered or is waiting. */
export const failureOf = (reply: Reply<unknown> | undefined): Failed | null =>
  reply?.kind === 'failed' ? reply : null

/** `waiting` while an answer may still arrive, else the failure and what to do. */
export function pendingWords(reply: Reply<unknown> | undefined, waiting: string): string {
  const failure = failureOf(reply)
  return failure ? `${failure.what} ${failure.toDo}` : waiting
}

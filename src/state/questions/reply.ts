/** What has become of a question that the View asks: still under way, answered, or failed. */
import type { Failed } from '../../domain/feed.ts'
import type { AnswerOf } from '../../worker/questions.ts'
import type { ViewKind } from './questions-of.ts'

/** `earlier`: the answer to the last question of the same kind about the same data, while another is under way. */
export type Reply<A> =
  | { readonly kind: 'waiting'; readonly earlier: A | null }
  | { readonly kind: 'answered'; readonly answer: A }
  | Failed

/** What answers a question of the View. */
export type AnswerTo<K extends ViewKind> = AnswerOf<K>

/** By kind of question; a kind that is not asked now has none. All are of the catalogue beside them in the store. */
export type Replies = { readonly [K in ViewKind]?: Reply<AnswerOf<K>> | undefined }

/** The answer to what is asked now; null while there is none. */
export const currentOf = <A>(reply: Reply<A> | undefined): A | null =>
  reply?.kind === 'answered' ? reply.answer : null

/** The same, or the answer of before while the one of now is under way: it must be shown with its own question. */
export const latestOf = <A>(reply: Reply<A> | undefined): A | null =>
  reply?.kind === 'waiting' ? reply.earlier : currentOf(reply)

/** Why no answer came; null where one came or still may. */
export const failureOf = (reply: Reply<unknown> | undefined): Failed | null =>
  reply?.kind === 'failed' ? reply : null

/** `waiting` while an answer may still come, else why it will not and what to do. */
export function pendingWords(reply: Reply<unknown> | undefined, waiting: string): string {
  const failure = failureOf(reply)
  return failure ? `${failure.what} ${failure.toDo}` : waiting
}

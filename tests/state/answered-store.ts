/** What the store holds once the worker has answered all that a View asks: its own functions, without a worker. */
import { questionsOf } from '../../src/state/questions/questions-of.ts'
import type { Replies } from '../../src/state/questions/reply.ts'
import type { State } from '../../src/state/store.ts'
import type { WorkerData } from '../../src/worker/worker-data.ts'
import { answerTo, type Answer } from '../../src/worker/questions.ts'

/** `null` where no data are open is a mistake of the test. */
export function repliesTo({ view, catalogue, listFrom }: State, held: WorkerData): Replies {
  if (!catalogue) throw new Error('the store holds no data')
  const questions = Object.values(questionsOf(view, catalogue, listFrom))
  return answeredWith(questions.flatMap((question) => (question ? [answerTo(held, question)] : [])))
}

export const answeredWith = (answers: readonly Answer[]): Replies =>
  Object.fromEntries(answers.map((answer) => [answer.kind, { kind: 'answered', answer }]))

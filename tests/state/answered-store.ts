/** Replies in the store after the worker answered all questions of a View, computed without a worker. */
import { questionsOf } from '../../src/state/questions/questions-of.ts'
import type { Replies } from '../../src/state/questions/reply.ts'
import type { State } from '../../src/state/store.ts'
import type { WorkerData } from '../../src/worker/editions.ts'
import { answerTo, type Answer } from '../../src/worker/questions.ts'

/** Throws if no data are open, which is a mistake in the test. */
export function repliesTo(
  { view, catalogue, listFrom, areaIndex, planning }: State,
  data: WorkerData,
): Replies {
  if (!catalogue) throw new Error('the store holds no data')
  const questions = Object.values(questionsOf(view, catalogue, { listFrom, areaIndex, planning }))
  return answeredWith(questions.flatMap((question) => (question ? [answerTo(data, question)] : [])))
}

export const answeredWith = (answers: readonly Answer[]): Replies =>
  Object.fromEntries(answers.map((answer) => [answer.kind, { kind: 'answered', answer }]))

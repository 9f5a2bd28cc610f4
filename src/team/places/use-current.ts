/** The answer to what is asked now: one to an older question is as good as none. */
import { useMemo } from 'react'
import { isSameQuestion, questionsOf } from '../../state/effects/asking.ts'
import { useHoldfast } from '../../state/context.tsx'
import type { State } from '../../state/store.ts'

type Answers = State['answers']

export function useCurrent<K extends keyof Answers>(kind: K): NonNullable<Answers[K]> | null {
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const answer = useHoldfast(({ answers }) => answers[kind]) ?? null
  const asked = useMemo(
    () => (catalogue ? questionsOf(view, catalogue, null)[kind] : null),
    [view, catalogue, kind],
  )
  return answer && asked && isSameQuestion(asked, answer.question) ? answer : null
}

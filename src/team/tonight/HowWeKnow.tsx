/** What the plan rests on, folded away: days counted, choice of places, order by lot, and what was left out. */
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import {
  caughtSentence,
  holidaySentence,
  leftOutSentence,
  offTodaySentence,
  overlapSentence,
  randomOrderSentence,
  worthSentence,
} from '../../measures/planning/plan-words.ts'
import { spanWords } from '../../measures/sentences.ts'
import styles from './Tonight.module.css'

export function HowWeKnow({ plan }: { readonly plan: ShiftPlan }) {
  const sentences = [
    `Counted: reports from ${spanWords(plan.result.request.window)} in the shift’s hours of the week, without what patrol itself finds.`,
    caughtSentence(plan),
    worthSentence(plan),
    plan.result.choice ?? 'How good such a choice was is being worked out.',
    plan.result.accuracy,
    randomOrderSentence(plan),
    leftOutSentence(plan),
    offTodaySentence(plan),
  ]
  const overlap = overlapSentence(plan)
  const holiday = holidaySentence(plan)
  return (
    <>
      {holiday !== null && <p className={styles['known']}>{holiday}</p>}
      {overlap !== null && <p className={styles['known']}>{overlap}</p>}
      <details className={styles['change']}>
        <summary>How we know</summary>
        {sentences.map((sentence) => sentence !== null && <p key={sentence}>{sentence}</p>)}
      </details>
    </>
  )
}

/** `We lost an hour`: a crew was called away; what it had done stays, and what no longer fits is named. */
import { useContext, useState } from 'react'
import { clockWords } from '../../measures/planning/shift-request.ts'
import { crewLetter, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { StoreContext } from '../../state/context.tsx'
import { editPlan } from '../../state/planning/planning-actions.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './plan.module.css'

interface Props {
  readonly plan: ShiftPlan
  readonly crew: number
}
const LOST_MINUTES = 60

export function LostHour({ plan, crew }: Props) {
  const store = useContext(StoreContext)
  const { startMinute, minutes } = plan.result.request
  const [from, setFrom] = useState<string | null>(null)
  if (from === null)
    return (
      <Button kind="link" onClick={() => setFrom(clockWords(startMinute))}>
        We lost an hour
      </Button>
    )
  const [hour = NaN, minute = NaN] = from.split(':').map(Number)
  const into = (hour * 60 + minute - startMinute + 1440) % 1440
  const lose = () => {
    editPlan(store, { kind: 'lose', crew, from: into, minutes: LOST_MINUTES })
    setFrom(null)
  }
  return (
    <div className={styles['lost']}>
      <label className={styles['field']}>
        {`Crew ${crewLetter(crew)} lost an hour from`}
        <input type="time" value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)} />
      </label>
      <Button disabled={!(into < minutes)} onClick={lose}>
        Plan without it
      </Button>
      <Button kind="link" onClick={() => setFrom(null)}>
        Keep the plan
      </Button>
    </div>
  )
}

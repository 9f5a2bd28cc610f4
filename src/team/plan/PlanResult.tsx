/** The plan that stands: what it is in sentences, the shift as a chart, each crew's visits, and the files. */
import { useContext } from 'react'
import type { PatrolVisit } from '../../domain/patrol.ts'
import {
  caughtSentence,
  leftOutSentence,
  randomOrderSentence,
  offTodaySentence,
  planSentence,
  overlapSentence,
  worthSentence,
} from '../../measures/planning/plan-words.ts'
import { peopleOf, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { handedInSentence, notReachedSentence } from '../../measures/planning/crew-shift.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import type { Planning } from '../../state/planning/planning.ts'
import { setPlanning, undoEdit } from '../../state/planning/planning-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { plural } from '../../ui/numbers.ts'
import { ShowOnMap } from '../ShowOnMap.tsx'
import { CrewVisits } from './CrewVisits.tsx'
import { DeliveredTable } from './DeliveredTable.tsx'
import { LostHour } from './LostHour.tsx'
import styles from './plan.module.css'
import { PlanDownloads } from './PlanDownloads.tsx'
import { ShiftChart } from './ShiftChart.tsx'

interface Props {
  readonly plan: ShiftPlan
  readonly planning: Planning
}

export function PlanResult({ plan, planning }: Props) {
  const store = useContext(StoreContext)
  const crew = Math.min(planning.crew, plan.crews.length - 1)
  const shown = plan.crews[crew]
  const isPhone = useIsPhone()
  const leftOut = leftOutSentence(plan)
  const off = offTodaySentence(plan)
  const together = overlapSentence(plan)
  return (
    <div className={styles['result']}>
      <p>
        <strong>{planSentence(plan)}</strong> {worthSentence(plan)} {caughtSentence(plan)}
      </p>
      <p className={styles['hint']}>
        {plan.result.choice ?? 'How good such a choice was is being worked out.'}
      </p>
      <ShiftChart plan={plan} crew={crew} />
      <CrewChoice plan={plan} crew={crew} />
      {/* On a phone the plan lies over the whole map. */}
      {!isPhone && <ShowOnMap points={shown?.visits.map(({ place }) => place.at) ?? []} />}
      {shown && (
        <>
          <p className={styles['crewline']}>
            {`Crew ${shown.crew}, ${plural(peopleOf(plan.result.request)[crew] ?? 0, 'person', 'people')}: ${plural(shown.visits.length, 'visit')}, ${totalMinutes(plan, crew)} min there, ${shown.travelMinutes} min on the way.`}
          </p>
          <CrewVisits plan={plan} crew={crew} />
          <LostHour plan={plan} crew={crew} />
        </>
      )}
      {planning.before && (
        <Button kind="link" onClick={() => undoEdit(store)}>
          Undo the last change
        </Button>
      )}
      {together !== null && <p className={styles['warned']}>{together}</p>}
      {leftOut !== null && <p className={styles['hint']}>{leftOut}</p>}
      {off !== null && <p className={styles['hint']}>{off}</p>}
      <p className={styles['hint']}>{randomOrderSentence(plan)}</p>
      <HandedIn plan={plan} />
      <PlanDownloads plan={plan} crew={crew} onPrint={() => setPlanning(store, { isPrinting: true })} />
    </div>
  )
}

/** What came back of it, once crews' files are opened: whose is out, and what was not reached. */
function HandedIn({ plan }: { readonly plan: ShiftPlan }) {
  const visits = useHoldfast(({ catalogue }) => catalogue?.visits ?? NONE)
  const handedIn = handedInSentence(plan, visits)
  if (handedIn === null) return null
  return (
    <>
      <p className={styles['hint']}>{`${handedIn} ${notReachedSentence(plan, visits) ?? ''}`}</p>
      <DeliveredTable plan={plan} visits={visits} />
    </>
  )
}
const NONE: readonly PatrolVisit[] = []

const totalMinutes = ({ crews }: ShiftPlan, crew: number) =>
  crews[crew]?.visits.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0

function CrewChoice({ plan, crew }: { readonly plan: ShiftPlan; readonly crew: number }) {
  const store = useContext(StoreContext)
  if (plan.crews.length < 2) return null
  return (
    <div role="group" aria-label="Crew shown" className={styles['crews']}>
      {plan.crews.map((one, at) => (
        <Button
          key={one.crew}
          aria-pressed={at === crew}
          onClick={() => setPlanning(store, { crew: at })}
        >{`Crew ${one.crew}`}</Button>
      ))}
    </div>
  )
}

/** A crew's visits in order: reordered by dragging or arrow keys, deleted, or replanned around a lost hour. */
import {
  Fragment,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import {
  breaksBefore,
  breakWords,
  crewLetter,
  planClock,
  type CrewVisit,
  type ShiftPlan,
} from '../../measures/planning/shift-plan.ts'
import { clockWords, minuteOfShift } from '../../measures/planning/shift-request.ts'
import { StoreContext } from '../../state/context.tsx'
import { editPlan } from '../../state/planning/planning-actions.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './plan.module.css'

interface CrewVisitsProps {
  readonly plan: ShiftPlan
  /** Index of the crew. */
  readonly crew: number
}

export function CrewVisits({ plan, crew }: CrewVisitsProps) {
  const store = useContext(StoreContext)
  const list = useRef<HTMLOListElement>(null)
  const visits = plan.crews[crew]?.visits ?? []
  const focusOn = useHandleFocus(list, visits.length)
  const [dragged, setDragged] = useState<number | null>(null)
  const move = (from: number, to: number) => {
    if (to < 0 || to >= visits.length || to === from) return
    editPlan(store, { kind: 'move', crew, visit: from, to })
    focusOn(to)
  }
  const remove = (visit: number) => {
    editPlan(store, { kind: 'delete', crew, visit })
    focusOn(Math.min(visit, visits.length - 2))
  }
  const onKey = (event: KeyboardEvent, index: number) => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: visits.length - 1 }[event.key]
    if (to !== undefined) move(index, to)
    else if (event.key === 'Delete') remove(index)
    else return
    event.preventDefault()
  }
  return (
    <>
      <ol
        ref={list}
        aria-label={`Visits of crew ${plan.crews[crew]?.crew ?? ''}`}
        className={styles['visits']}
      >
        {visits.map((visit, index) => (
          <Fragment key={index}>
            <BreakRows plan={plan} crew={crew} before={index} />
            <li
              draggable
              data-dragged={dragged === index}
              onDragStart={() => setDragged(index)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged !== null) move(dragged, index)
                setDragged(null)
              }}
            >
              <button
                type="button"
                className={styles['handle']}
                aria-label={`Move ${visit.label}, ${visit.place.name}: up and down arrow; Delete removes it`}
                onKeyDown={(event) => onKey(event, index)}
              >
                <span aria-hidden="true">⠿</span>
              </button>
              <VisitSummary visit={visit} isFirst={index === 0} clock={planClock(plan)} />
              <Button kind="icon" icon="close" onClick={() => remove(index)}>
                {`Remove ${visit.label}, ${visit.place.name}`}
              </Button>
            </li>
          </Fragment>
        ))}
        <BreakRows plan={plan} crew={crew} before={visits.length} />
      </ol>
      <LostHour plan={plan} crew={crew} />
    </>
  )
}

interface BreakRowsProps extends CrewVisitsProps {
  /** Position of the visit that follows. */
  readonly before: number
}
/** Breaks between two visits, as rows of the list without controls. */
function BreakRows({ plan, crew, before }: BreakRowsProps) {
  const { visits = [], breaks = [] } = plan.crews[crew] ?? {}
  return breaksBefore(before, visits, breaks).map((pause) => (
    <li key={pause.from} className={styles['pause']}>
      {breakWords(pause, planClock(plan))}
    </li>
  ))
}

interface VisitSummaryProps {
  readonly visit: CrewVisit
  readonly isFirst: boolean
  readonly clock: (at: CrewVisit['arrive']) => string
}
function VisitSummary({ visit, isFirst, clock }: VisitSummaryProps) {
  const { label, arrive, leave, place, travelMinutes, isRandom } = visit
  return (
    <>
      <strong>{label}</strong>
      <span>{`${clock(arrive)} to ${clock(leave)}`}</span>
      <span className={styles['name']}>
        {place.name}
        {isRandom && <small>, by lot</small>}
      </span>
      <small>{isFirst && travelMinutes === 0 ? 'start' : `+${travelMinutes} min`}</small>
    </>
  )
}

/** Returns a function that moves the focus to the handle of a row once the list has been rendered again. */
function useHandleFocus(list: RefObject<HTMLOListElement | null>, length: number) {
  const pending = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (pending.current === null) return
    const index = Math.min(pending.current, length - 1)
    pending.current = null
    list.current?.querySelectorAll<HTMLElement>(`.${styles['handle'] ?? ''}`)[index]?.focus()
  })
  return (index: number) => {
    pending.current = index
  }
}

const LOST_MINUTES = 60

/** Replans a crew that was called away for an hour: finished visits stay, and what no longer fits is named. */
function LostHour({ plan, crew }: CrewVisitsProps) {
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
  const minutesIntoShift = minuteOfShift(plan.result.request, hour * 60 + minute) ?? NaN
  const replan = () => {
    editPlan(store, { kind: 'lose', crew, from: minutesIntoShift, minutes: LOST_MINUTES })
    setFrom(null)
  }
  return (
    <div className={styles['lost']}>
      <label className={styles['field']}>
        {`Crew ${crewLetter(crew)} lost an hour from`}
        <input type="time" value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)} />
      </label>
      <Button disabled={!(minutesIntoShift < minutes)} onClick={replan}>
        Plan without it
      </Button>
      <Button kind="link" onClick={() => setFrom(null)}>
        Keep the plan
      </Button>
    </div>
  )
}

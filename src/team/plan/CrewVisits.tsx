/** A crew's visits in their order: dragged, moved by arrow keys, taken out; timed anew at once, with the focus kept. */
import { useContext, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { londonMinute } from '../../domain/day.ts'
import { clockWords } from '../../measures/planning/shift-request.ts'
import { crewLetter, type CrewVisit, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { StoreContext } from '../../state/context.tsx'
import { editPlan } from '../../state/planning/planning-actions.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './plan.module.css'

interface CrewVisitsProps {
  readonly plan: ShiftPlan
  readonly crew: number
}

export function CrewVisits({ plan, crew }: CrewVisitsProps) {
  const store = useContext(StoreContext)
  const list = useRef<HTMLOListElement>(null)
  const visits = plan.crews[crew]?.visits ?? []
  const focusOn = useFocusOn(list, visits.length)
  const [dragged, setDragged] = useState<number | null>(null)
  const move = (from: number, to: number) => {
    if (to < 0 || to >= visits.length || to === from) return
    editPlan(store, { kind: 'move', crew, visit: from, to })
    focusOn(to)
  }
  const takeOut = (visit: number) => {
    editPlan(store, { kind: 'delete', crew, visit })
    focusOn(Math.min(visit, visits.length - 2))
  }
  const onKey = (event: KeyboardEvent, at: number) => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: visits.length - 1 }[event.key]
    if (to !== undefined) move(at, to)
    else if (event.key === 'Delete') takeOut(at)
    else return
    event.preventDefault()
  }
  return (
    <ol ref={list} aria-label={`Visits of crew ${plan.crews[crew]?.crew ?? ''}`} className={styles['visits']}>
      {visits.map((visit, at) => (
        <li
          key={at}
          draggable
          data-dragged={dragged === at}
          onDragStart={() => setDragged(at)}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            if (dragged !== null) move(dragged, at)
            setDragged(null)
          }}
        >
          <button
            type="button"
            className={styles['handle']}
            aria-label={`Move ${visit.label}, ${visit.place.name}: up and down arrow; Delete takes it out`}
            onKeyDown={(event) => onKey(event, at)}
          >
            <span aria-hidden="true">⠿</span>
          </button>
          <VisitWords visit={visit} isFirst={at === 0} />
          <Button kind="icon" icon="close" onClick={() => takeOut(at)}>
            {`Take out ${visit.label}, ${visit.place.name}`}
          </Button>
        </li>
      ))}
    </ol>
  )
}

const clockOf = (at: CrewVisit['arrive']) => clockWords(londonMinute(at))

function VisitWords({ visit, isFirst }: { readonly visit: CrewVisit; readonly isFirst: boolean }) {
  const { label, arrive, leave, place, travelMinutes, isLot } = visit
  return (
    <>
      <strong>{label}</strong>
      <span>{`${clockOf(arrive)} to ${clockOf(leave)}`}</span>
      <span className={styles['name']}>
        {place.name}
        {isLot && <small>, by lot</small>}
      </span>
      <small>{isFirst && travelMinutes === 0 ? 'start' : `+${travelMinutes} min`}</small>
    </>
  )
}

/** After the list stands anew, the handle of the row that was moved has the focus again. */
function useFocusOn(list: RefObject<HTMLOListElement | null>, length: number) {
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const at = Math.min(wanted.current, length - 1)
    wanted.current = null
    list.current?.querySelectorAll<HTMLElement>(`.${styles['handle'] ?? ''}`)[at]?.focus()
  })
  return (at: number) => {
    wanted.current = at
  }
}

interface LostHourProps {
  readonly plan: ShiftPlan
  readonly crew: number
}
const LOST_MINUTES = 60

export function LostHour({ plan, crew }: LostHourProps) {
  const store = useContext(StoreContext)
  const { startMinute, minutes } = plan.made.asked
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

/** The printed briefing: one page a crew, with map, list, times, why, what to do, and the mark. */
import { useContext, useEffect } from 'react'
import { civilDate, londonDay, londonMinute } from '../../../domain/day.ts'
import { clockWords, MODE_WORDS } from '../../../measures/planning/shift-request.ts'
import { INVENTED } from '../../../measures/board-file.ts'
import { dayWords } from '../../../measures/sentences.ts'
import {
  peopleOf,
  type CrewPlan,
  type CrewVisit,
  type ShiftPlan,
} from '../../../measures/planning/shift-plan.ts'
import { StoreContext, useHoldfast } from '../../../state/context.tsx'
import { setPlanning } from '../../../state/planning/planning-actions.ts'
import { BriefingMap } from './BriefingMap.tsx'
import styles from './briefing.module.css'

export function Briefing({ plan }: { readonly plan: ShiftPlan }) {
  const store = useContext(StoreContext)
  useEffect(() => {
    const over = () => setPlanning(store, { isPrinting: false })
    globalThis.addEventListener('afterprint', over)
    // After the paper is laid out.
    const timer = setTimeout(() => globalThis.print(), 50)
    return () => {
      clearTimeout(timer)
      globalThis.removeEventListener('afterprint', over)
    }
  }, [store])
  return (
    <div className={styles['paper']} data-briefing="">
      {plan.crews.map((crew, at) => (
        <CrewPage key={crew.crew} plan={plan} crew={crew} at={at} />
      ))}
    </div>
  )
}

interface PageProps {
  readonly plan: ShiftPlan
  readonly crew: CrewPlan
  readonly at: number
}
function CrewPage({ plan, crew, at }: PageProps) {
  const handling = useHoldfast(({ catalogue }) => catalogue?.handling ?? 'official')
  const isInvented = useHoldfast(({ catalogue }) => catalogue?.manifest.demonstration ?? false)
  const { request: asked } = plan.result
  const people = peopleOf(asked)[at] ?? 0
  const end = asked.startMinute + asked.minutes
  return (
    <article className={styles['page']}>
      <p className={styles['marks']}>
        {[handling.toUpperCase(), ...(isInvented ? [INVENTED] : []), 'DESTROY AFTER SHIFT'].join(' · ')}
      </p>
      <h1>{`Crew ${crew.crew}: ${dayWords(asked.day)}, ${clockWords(asked.startMinute)} to ${clockWords(end)}`}</h1>
      <p>
        {`${people} ${people === 1 ? 'person' : 'people'}, ${MODE_WORDS[asked.mode]}. ${crew.visits.length} visits of ${asked.visitMinutes} minutes. Be seen, speak to people, and stay the whole time: a visit of 10 to 16 minutes leaves the longest quiet.`}
      </p>
      <BriefingMap crew={crew} at={at} />
      <table>
        <thead>
          <tr>
            {['Place', 'Arrive', 'Leave', 'Where', 'Why there, what to do', 'Done'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {crew.visits.map((visit) => (
            <VisitRow
              key={visit.arrive}
              visit={visit}
              isFirst={crew.visits.find(({ label }) => label === visit.label) === visit}
            />
          ))}
        </tbody>
      </table>
      <p className={styles['choice']}>{plan.result.choice}</p>
      <p className={styles['marks']}>
        {`Seed ${asked.seed}. ${breakWords(crew)}What is usual: ${spanOf(plan)}. ${[handling.toUpperCase(), 'DESTROY AFTER SHIFT'].join(' · ')}`}
      </p>
    </article>
  )
}

const spanOf = ({ result: made }: ShiftPlan) => {
  const { from, to } = made.request.window
  return `reports of ${dayWords(from)} to ${dayWords(to)}`
}
const breakWords = ({ breaks }: CrewPlan) =>
  breaks
    .map(({ from, to }) => `Break ${clockWords(londonMinute(from))} to ${clockWords(londonMinute(to))}. `)
    .join('')

function VisitRow({ visit, isFirst }: { readonly visit: CrewVisit; readonly isFirst: boolean }) {
  const { label, arrive, leave, place, isLot } = visit
  const day = civilDate(londonDay(arrive))
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <time dateTime={new Date(arrive).toISOString()} title={`${day.day}/${day.month}/${day.year}`}>
          {clockWords(londonMinute(arrive))}
        </time>
      </td>
      <td>{clockWords(londonMinute(leave))}</td>
      <td>
        {place.name}
        {place.ward !== null && <small>{` ${place.ward}`}</small>}
      </td>
      {/* Once for each place: the page is one page. */}
      <td>{isFirst ? `${place.why} ${place.doThere ?? ''}${isLot ? ' Drawn by lot.' : ''}` : 'as before'}</td>
      <td>
        <span className={styles['box']} aria-label="to be ticked" />
      </td>
    </tr>
  )
}

/** The printed briefing: one page per crew with handling mark, map, and its visits with times, reasons and tasks. */
import { Fragment, useContext, useEffect, useMemo } from 'react'
import type { Road } from '../../domain/borough/borough.ts'
import { civilDate, londonDay } from '../../domain/day.ts'
import { HANDLING_LABELS } from '../../domain/feed.ts'
import { INVENTED } from '../../measures/board-file.ts'
import {
  breaksBefore,
  peopleOf,
  planClock,
  type CrewPlan,
  type CrewVisit,
  type ShiftPlan,
} from '../../measures/planning/shift-plan.ts'
import { MODE_WORDS, shiftClock } from '../../measures/planning/shift-request.ts'
import { dayWords } from '../../measures/sentences.ts'
import { seedSentence } from '../../measures/tonight/shift-lot.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { setPlanning } from '../../state/planning/planning-actions.ts'
import { holidaysIn } from '../../domain/time/bank-holidays.ts'
import { dataBox } from '../../map/base/base-sources.ts'
import { fadeBands } from '../../map/base/fade-bands.ts'
import { walkFrame } from './walk-frame.ts'
import styles from './briefing.module.css'

export function Briefing({ plan }: { readonly plan: ShiftPlan }) {
  const store = useContext(StoreContext)
  const title = `Shift of ${planTimeWords(plan.result.request)} - Holdfast`
  useEffect(() => {
    // A PDF takes its name from the title.
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
  useEffect(() => {
    const onAfterPrint = () => setPlanning(store, { isPrinting: false })
    globalThis.addEventListener('afterprint', onAfterPrint)
    // After the layout of the page.
    const timer = setTimeout(() => globalThis.print(), 50)
    return () => {
      clearTimeout(timer)
      globalThis.removeEventListener('afterprint', onAfterPrint)
    }
  }, [store])
  return (
    <div className={styles['paper']} data-briefing="">
      {plan.crews.map((crew, index) => (
        <CrewPage key={crew.crew} plan={plan} crew={crew} index={index} />
      ))}
    </div>
  )
}

/** `30 August 2024, 17:00 to 21:00`. */
function planTimeWords(request: ShiftPlan['result']['request']): string {
  const clock = shiftClock(request)
  const [holiday] = holidaysIn({ from: request.day, to: request.day })
  const name = holiday ? ` (${holiday.name})` : ''
  return `${dayWords(request.day)}${name}, ${clock(0)} to ${clock(request.minutes)}`
}

interface CrewPageProps {
  readonly plan: ShiftPlan
  readonly crew: CrewPlan
  /** Index of the crew in the plan. */
  readonly index: number
}
function CrewPage({ plan, crew, index }: CrewPageProps) {
  const handling = useHoldfast(({ catalogue }) => catalogue?.handling ?? 'official')
  const isInvented = useHoldfast(({ catalogue }) => catalogue?.manifest.demonstration ?? false)
  const { request } = plan.result
  const people = peopleOf(request)[index] ?? 0
  return (
    <article className={styles['page']}>
      <p className={styles['marks']}>
        {[HANDLING_LABELS[handling], ...(isInvented ? [INVENTED] : []), 'DESTROY AFTER SHIFT'].join(' · ')}
      </p>
      <h1>{`Crew ${crew.crew}: ${planTimeWords(request)}`}</h1>
      <p>
        {`${people} ${people === 1 ? 'person' : 'people'}, ${MODE_WORDS[request.mode]}. ${crew.visits.length} visits of ${request.visitMinutes} minutes. Be seen, speak to people, and stay the whole time: visits of 10 to 16 minutes keep a place quiet longest.`}
      </p>
      <BriefingMap crew={crew} index={index} />
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
          {crew.visits.map((visit, at) => (
            <Fragment key={visit.arrive}>
              <BreakRows plan={plan} crew={crew} before={at} />
              <VisitRow
                visit={visit}
                isFirst={crew.visits.find(({ label }) => label === visit.label) === visit}
                clock={planClock(plan)}
              />
            </Fragment>
          ))}
          <BreakRows plan={plan} crew={crew} before={crew.visits.length} />
        </tbody>
      </table>
      <p className={styles['choice']}>{plan.result.choice}</p>
      <p className={styles['marks']}>
        {`${seedSentence(request)} What is usual: ${baselineText(plan)}. ${[HANDLING_LABELS[handling], 'DESTROY AFTER SHIFT'].join(' · ')}`}
      </p>
    </article>
  )
}

const baselineText = ({ result }: ShiftPlan) => {
  const { from, to } = result.request.window
  return `reports of ${dayWords(from)} to ${dayWords(to)}`
}

interface BreakRowsProps {
  readonly plan: ShiftPlan
  readonly crew: CrewPlan
  /** Position of the visit that follows. */
  readonly before: number
}
/** Breaks between two visits, as rows of the table. */
function BreakRows({ plan, crew, before }: BreakRowsProps) {
  const clock = planClock(plan)
  return breaksBefore(before, crew.visits, crew.breaks).map(({ name, from, to }) => (
    <tr key={from}>
      <th scope="row">{name}</th>
      <td>{clock(from)}</td>
      <td colSpan={4}>{clock(to)}</td>
    </tr>
  ))
}

interface VisitRowProps {
  readonly visit: CrewVisit
  readonly isFirst: boolean
  readonly clock: (at: CrewVisit['arrive']) => string
}
function VisitRow({ visit, isFirst, clock }: VisitRowProps) {
  const { label, arrive, leave, place, isRandom } = visit
  const day = civilDate(londonDay(arrive))
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <time dateTime={new Date(arrive).toISOString()} title={`${day.day}/${day.month}/${day.year}`}>
          {clock(arrive)}
        </time>
      </td>
      <td>{clock(leave)}</td>
      {/* Ward, reason and tasks only at the first visit of a place, so that the crew fits on one page. */}
      {isFirst ? (
        <>
          <td>
            {place.name}
            {place.ward !== null && <small>{` ${place.ward}`}</small>}
          </td>
          <td>{`${place.why} ${place.doThere ?? ''}${isRandom ? ' Drawn by lot.' : ''}`}</td>
        </>
      ) : (
        <td colSpan={2}>{`${place.name}, as before`}</td>
      )}
      <td>
        <span className={styles['box']} aria-label="to be ticked" />
      </td>
    </tr>
  )
}

const SIZE = { width: 680, height: 220 }

/** A crew's walk as SVG over roads and place names, with numbered stops. */
function BriefingMap({ crew, index }: { readonly crew: CrewPlan; readonly index: number }) {
  const geography = useHoldfast((state) => state.geography)
  // Roads end somewhere outside the borough: they fade before.
  const fades = useMemo(
    () =>
      geography ? fadeBands(geography.borough.outline, dataBox(geography.borough, geography.roads)) : [],
    [geography],
  )
  const stops = [...new Map(crew.visits.map(({ label, place }) => [label, place.at]))]
  if (stops.length === 0) return null
  const frame = walkFrame(
    stops.map(([, at]) => at),
    SIZE,
  )
  const { pathOf, mayCross } = frame
  const roads = (geography?.roads ?? []).filter(({ line }: Road) => mayCross(line.coordinates))
  const names = frame.namesOf(geography?.borough.places ?? [])
  return (
    <svg
      className={styles['map']}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label={`Map of crew ${crew.crew}’s walk`}
    >
      {roads.map(({ line }, i) => (
        <polyline key={i} className={styles['road']} points={pathOf(line.coordinates)} />
      ))}
      {fades.map(({ shape, opacity }, i) => (
        <path
          key={i}
          className={styles['fade']}
          opacity={opacity}
          d={shape.coordinates
            .flat()
            .map((ring) => `M${pathOf(ring)}Z`)
            .join('')}
        />
      ))}
      <polyline
        className={styles['walk']}
        data-pattern={index % 4}
        points={pathOf(crew.visits.map(({ place }) => place.at))}
      />
      {names.map(({ name, x, y }) => (
        <text key={name} className={styles['place']} x={x} y={y} textAnchor="middle">
          {name}
        </text>
      ))}
      {stops.map(([label, at], stop) => (
        <polyline key={label} className={styles['leader']} points={frame.leaderTo(at, stop)} />
      ))}
      {stops.map(([label], stop) => (
        <g key={label} transform={frame.shiftTo(stop)}>
          <circle className={styles['stand']} r="12" />
          <text className={styles['label']} textAnchor="middle" y="4">
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** The places of one crew as numbered cards in the order of its walk, with breaks and the clock change between them. */
import type { Knowledge } from '../../measures/figure.ts'
import type { Instant } from '../../domain/day.ts'
import { planClock, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { MOST_CARDS, placeCards, shiftList, type PlaceCard } from '../../measures/tonight/crew-cards.ts'
import { placeCountWords } from '../../measures/tonight/shift-words.ts'
import { useIntent } from '../../state/context.tsx'
import { whereWords } from '../../measures/tonight/where-words.ts'
import styles from './Tonight.module.css'
import { kindOfPlace } from './walk-mark.ts'
import { useLitPlace } from '../places/use-lit-place.ts'

interface ShiftCardsProps {
  readonly plan: ShiftPlan
  readonly crew: number
  readonly known: Knowledge['known']
  /** Whether only the first place is shown. */
  readonly isFirstOnly?: boolean
}

export function ShiftCards({ plan, crew, known, isFirstOnly = false }: ShiftCardsProps) {
  const clock = planClock(plan)
  const most = Math.max(1, ...placeCards(plan, crew).map(({ place }) => place.reports ?? 0))
  return (
    <ol
      className={styles['cards']}
      aria-label={`Places of crew ${plan.crews[crew]?.crew ?? ''}, at most ${MOST_CARDS}`}
    >
      {(isFirstOnly ? placeCards(plan, crew).slice(0, 1) : shiftList(plan, crew)).map((item) =>
        item.kind === 'line' ? (
          <li key={item.words} className={styles['line']}>
            {item.words}
          </li>
        ) : (
          <Card
            key={item.place.id}
            card={item}
            most={most}
            known={known}
            time={clock(item.arrive)}
            clock={clock}
          />
        ),
      )}
    </ol>
  )
}

/** `Again at 19:30`, `4 more visits, the last at 00:45`. */
const againWords = (times: readonly string[]) =>
  times.length < 2
    ? `Again at ${times[0] ?? ''}`
    : `${times.length} more visits, the last at ${times.at(-1) ?? ''}`

/** `7 min from 1`. */
const wayWords = (way: PlaceCard['way']) =>
  way === null ? null : `${way.minutes} min${way.from === null ? '' : ` from ${way.from}`}`

interface CardProps {
  readonly card: PlaceCard
  /** The largest count of the list, which fills the bar. */
  readonly most: number
  readonly known: Knowledge['known']
  readonly time: string
  readonly clock: (at: Instant) => string
}
function Card({ card: { number, place, way, again }, most, known, clock, time }: CardProps) {
  const lit = useLitPlace(place.id)
  const intend = useIntent()
  const where = [whereWords(place), wayWords(way)].filter((words) => words !== null).join(', ')
  return (
    <li className={styles['card']} {...lit}>
      <span className={styles['number']} data-hot={place.isHot}>
        {number}
      </span>
      <h3>
        <button
          type="button"
          onClick={() => intend({ kind: 'choose', chosen: { kind: kindOfPlace(place), id: place.id } })}
        >
          {place.name}
        </button>
      </h3>
      <span className={styles['time']}>{time}</span>
      {where !== '' && <span className={styles['where']}>{where}</span>}
      <span className={styles['count']}>
        {known !== 'no' && place.reports !== null && (
          <span className={styles['share']} style={{ width: `${(place.reports / most) * 80}px` }} />
        )}
        {placeCountWords(place, known)}
        {place.isHot && <strong>more than chance</strong>}
      </span>
      {place.doThere !== null && <strong className={styles['task']}>{place.doThere}</strong>}
      {again.length > 0 && <small className={styles['where']}>{againWords(again.map(clock))}</small>}
    </li>
  )
}

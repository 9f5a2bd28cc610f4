/** The places of one crew as numbered cards in the order of its walk, with breaks and the clock change between them. */
import type { Knowledge } from '../../measures/figure.ts'
import { planClock, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { MOST_CARDS, placeCards, shiftList, type PlaceCard } from '../../measures/tonight/crew-cards.ts'
import { placeCountWords } from '../../measures/tonight/shift-words.ts'
import styles from './Tonight.module.css'

interface ShiftCardsProps {
  readonly plan: ShiftPlan
  readonly crew: number
  readonly known: Knowledge['known']
}

export function ShiftCards({ plan, crew, known }: ShiftCardsProps) {
  const clock = planClock(plan)
  const most = Math.max(1, ...placeCards(plan, crew).map(({ place }) => place.reports ?? 0))
  return (
    <ol
      className={styles['cards']}
      aria-label={`Places of crew ${plan.crews[crew]?.crew ?? ''}, at most ${MOST_CARDS}`}
    >
      {shiftList(plan, crew).map((item) =>
        item.kind === 'line' ? (
          <li key={item.words} className={styles['line']}>
            {item.words}
          </li>
        ) : (
          <Card key={item.place.id} card={item} most={most} known={known} time={clock(item.arrive)} />
        ),
      )}
    </ol>
  )
}

interface CardProps {
  readonly card: PlaceCard
  /** The largest count of the list, which fills the bar. */
  readonly most: number
  readonly known: Knowledge['known']
  readonly time: string
}
function Card({ card: { number, place }, most, known, time }: CardProps) {
  return (
    <li className={styles['card']}>
      <span className={styles['number']} data-hot={place.isHot}>
        {number}
      </span>
      <h3>{place.name}</h3>
      <span className={styles['time']}>{time}</span>
      {place.ward !== null && <span className={styles['where']}>{place.ward}</span>}
      <span className={styles['count']}>
        {known !== 'no' && place.reports !== null && (
          <span className={styles['share']} style={{ width: `${(place.reports / most) * 110}px` }} />
        )}
        {placeCountWords(place, known)}
        {place.isHot && <strong>more than chance</strong>}
      </span>
      {place.doThere !== null && <strong className={styles['task']}>{place.doThere}</strong>}
    </li>
  )
}

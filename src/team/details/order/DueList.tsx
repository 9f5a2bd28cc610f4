/** What must be done or served by when, under the numbers that the strip carries. */
import type { OrderTimeline } from '../../../measures/order-timeline.ts'
import { stateWords, urgencyOf } from './life-words.ts'
import style from './order.module.css'

export function DueList({ life }: { readonly life: OrderTimeline }) {
  return (
    <ol className={style['dues']}>
      {life.dues.map((due, index) => (
        <li key={due.kind} data-state={due.state.kind} data-urgency={urgencyOf(due)}>
          <span className={style['number']} aria-hidden="true">
            {index + 1}
          </span>
          <span className={style['step']}>
            {due.label}
            {due.note !== '' && <small>{due.note}</small>}
          </span>
          <span className={style['by']}>
            {due.by}
            <span className={style['standing']}>{stateWords(due.state, life.on)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

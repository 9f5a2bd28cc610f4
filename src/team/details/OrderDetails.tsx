/** A closure order: where it stands on the window's last day, and the dates of its life. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { daysLeft, stageOn, STAGE_LABELS } from '../../domain/closure-order.ts'
import { dayOfMoment, type Day, type Moment } from '../../domain/day.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatDay, plural } from '../../ui/numbers.ts'
import styles from './details.module.css'
import { Gone, Story, StorySection } from './Story.tsx'

const LIFE: readonly (readonly [label: string, date: (order: ClosureOrder) => Moment | null])[] = [
  ['Notice served', (order) => order.noticeServed],
  ['Hearing', (order) => order.hearing],
  ['Adjourned to', (order) => order.adjournedTo],
  ['Cancelled', (order) => order.cancelled],
  ['Refused', (order) => order.refused],
  ['Made', (order) => order.made],
  ['Ends', (order) => order.ends],
  ['Extended to', (order) => order.extendedTo],
  ['Discharged', (order) => order.discharged],
  ['Quashed', (order) => order.quashed],
  ['Appeal', (order) => order.appeal],
  ['Possession notice', (order) => order.possessionNotice],
]
const ACCESS = { full: 'nobody may enter', partial: 'some may enter' } as const
const SCOPE = { whole: 'the whole of the premises', part: 'part of the premises' } as const
const APPLICANT = {
  police: 'the police',
  council: 'the council',
  'registered-provider': 'a registered provider',
} as const

function sentenceOf(order: ClosureOrder, day: Day): string {
  const stage = stageOn(order, day)
  if (!stage) return `On ${formatDay(day)} no notice had been served yet.`
  const left = daysLeft(order, day)
  const ending = left === null ? '' : ` ${plural(left, 'day')} left.`
  const how = [order.scope && SCOPE[order.scope], order.access && ACCESS[order.access]]
    .filter(Boolean)
    .join(', ')
  return `On ${formatDay(day)}: ${STAGE_LABELS[stage].toLowerCase()}.${ending} ${how === '' ? '' : `It closes ${how}.`}`
}

export function OrderDetails({ id }: { readonly id: string }) {
  const order = useHoldfast(({ catalogue }) => catalogue?.orders.find((one) => one.id === id))
  const day = useHoldfast(({ shown }) => shown?.window.to)
  if (!order || day === undefined) return <Gone what="Closure order" />
  const dates = LIFE.flatMap(([label, date]) => {
    const moment = date(order)
    return moment ? [{ label, day: dayOfMoment(moment) }] : []
  })
  const applicant = order.applicant ? `, applied for by ${APPLICANT[order.applicant]}` : ''
  return (
    <Story
      kicker={`Closure order${applicant}`}
      title={order.id}
      sentence={sentenceOf(order, day)}
      figures={[{ value: String(order.premises), label: order.premisesKind ?? 'premises' }]}
    >
      <StorySection title="Its life">
        <ul className={styles['dates']}>
          {dates.map(({ label, day: on }) => (
            <li key={label} data-ahead={on > day}>
              <span>{label}</span>
              <span>{formatDay(on)}</span>
            </li>
          ))}
        </ul>
        <p className={styles['footnote']}>A reminder, not legal advice. The order’s own words win.</p>
      </StorySection>
      {order.breaches.length > 0 && (
        <StorySection title="Breaches" fact={plural(order.breaches.length, 'breach', 'breaches')}>
          <p>{order.breaches.map((breach) => formatDay(dayOfMoment(breach))).join('; ')}</p>
        </StorySection>
      )}
    </Story>
  )
}

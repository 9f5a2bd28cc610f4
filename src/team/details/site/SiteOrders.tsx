/** The closure orders of a site by their stage on one day; each can be chosen. */
import { daysLeft, stageOn, STAGE_LABELS, STAGES, type ClosureOrder } from '../../../domain/closure-order.ts'
import type { Day } from '../../../domain/day.ts'
import { useIntent } from '../../../state/context.tsx'
import { Button } from '../../../ui/Button.tsx'
import { formatDay, plural } from '../../../ui/numbers.ts'
import styles from '../details.module.css'
import { StorySection } from '../Story.tsx'

interface Props {
  readonly orders: readonly ClosureOrder[]
  /** The window's last day. */
  readonly day: Day
}

export function SiteOrders({ orders, day }: Props) {
  const served = orders.filter((order) => stageOn(order, day) !== null)
  const stages = STAGES.map((stage) => ({
    stage,
    orders: served.filter((order) => stageOn(order, day) === stage),
  })).filter((group) => group.orders.length > 0)
  return (
    <StorySection title="Closure orders" fact={`on ${formatDay(day)}`}>
      {stages.length === 0 && <p>No notice had been served here.</p>}
      {stages.map((group) => (
        <div key={group.stage}>
          <h5 className={styles['stage']}>{`${STAGE_LABELS[group.stage]}: ${group.orders.length}`}</h5>
          <ul className={styles['items']}>
            {group.orders.map((order) => (
              <OrderItem key={order.id} order={order} day={day} />
            ))}
          </ul>
        </div>
      ))}
    </StorySection>
  )
}

function OrderItem({ order, day }: { readonly order: ClosureOrder; readonly day: Day }) {
  const intend = useIntent()
  const left = daysLeft(order, day)
  return (
    <li>
      <Button
        kind="link"
        onClick={() => {
          intend({ kind: 'choose', chosen: { kind: 'order', id: order.id } })
        }}
      >
        {order.id}
      </Button>
      <small>
        {left === null ? plural(order.premises, 'premises', 'premises') : `${plural(left, 'day')} left`}
      </small>
    </li>
  )
}

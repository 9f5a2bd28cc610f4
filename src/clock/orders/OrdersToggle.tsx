/** How many orders were made, as the button that opens their lane; where it cannot be opened, the number alone. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import type { OpenedBy } from './OpenOrders.tsx'
import style from './orders.module.css'

export interface OpenState {
  readonly opened: OpenedBy
  readonly onOpen: (by: OpenedBy) => void
}

interface OrdersToggleProps {
  readonly orders: readonly ClosureOrder[]
  readonly open: OpenState | undefined
}

export function OrdersToggle({ orders, open }: OrdersToggleProps) {
  const made = orders.filter((order) => order.made !== null).length
  if (!open || made === 0) return `${formatCount(made)} made,`
  const isOpen = open.opened !== null
  return (
    <button
      type="button"
      className={style['toggle']}
      aria-expanded={isOpen}
      onClick={() => open.onOpen(isOpen ? null : 'hand')}
    >
      {`${formatCount(made)} made`}
      <span className="visually-hidden">{`: ${isOpen ? 'close' : 'open'} the lane of ${plural(made, 'order')}`}</span>
    </button>
  )
}

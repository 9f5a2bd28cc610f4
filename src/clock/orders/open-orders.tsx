/** List of the closure orders over their lane: each bar a button, opened by hover or by the toggle beside the lane. */
import { boundWords } from '../../measures/feeds/known-words.ts'
import type { Known } from '../known-lanes.ts'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { formatDay, plural } from '../../ui/numbers.ts'
import type { DockLayout, Lane } from '../dock-layout.ts'
import { extentOf, type TimeScale } from '../scale.ts'
import { useOrderName } from './use-order-name.ts'
import { orderSentence, segmentsOf, MIN_TARGET_SIZE, orderTargets, type OrderTarget } from './OrderLane.tsx'
import style from './orders.module.css'

interface OpenOrdersProps {
  /** The element of all lanes. */
  readonly frame: RefObject<HTMLElement | null>
  readonly orders: readonly ClosureOrder[]
  readonly scale: TimeScale
  readonly layout: DockLayout
  readonly opened: OrderListTrigger
  readonly onOpen: (by: OrderListTrigger) => void
  readonly onOrder: (id: string) => void
}

/** What opened the list: a mouse resting on the lane, or the toggle; null if it is closed. */
export type OrderListTrigger = 'hover' | 'button' | null

/** Opens when a mouse rests on the lane; for keyboard and touch the toggle opens it. */
export function OpenOrders(props: OpenOrdersProps) {
  const { frame, orders, scale, layout, opened, onOpen } = props
  const targets = useMemo(() => orderTargets(orders, scale), [orders, scale])
  useMouseRest(frame, layout.orders, () => targets.length > 0 && opened === null && onOpen('hover'))
  if (opened === null || targets.length === 0) return null
  return <OrderList {...props} targets={targets} />
}

interface OrderListProps extends OpenOrdersProps {
  readonly targets: readonly OrderTarget[]
}

const ROW = MIN_TARGET_SIZE
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function OrderList({ targets, scale, layout, opened, onOpen, onOrder }: OrderListProps) {
  const list = useRef<HTMLUListElement>(null)
  const returnFocus = useFocusOnFirst(opened === 'button', list)
  const [current, setCurrent] = useState(0)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onOpen(null)
      return returnFocus()
    }
    const next = nextIndex(event.key, current, targets.length)
    if (next === null) return undefined
    event.preventDefault()
    setCurrent(next)
    return list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <ul
      ref={list}
      aria-label="Closure orders on the clock"
      className={style['open']}
      style={listBox(targets, layout, scale)}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerLeave={(event) => event.pointerType === 'mouse' && opened === 'hover' && onOpen(null)}
      onBlur={({ relatedTarget, currentTarget }) => {
        // The toggle closes the list itself.
        const isElsewhere = relatedTarget && !currentTarget.contains(relatedTarget)
        if (isElsewhere && !relatedTarget.hasAttribute('aria-expanded')) onOpen(null)
      }}
      onKeyDown={onKeyDown}
    >
      {targets.map((target, index) => (
        <li key={target.bar.order.id}>
          <Target
            target={target}
            scale={scale}
            isTabStop={index === Math.min(current, targets.length - 1)}
            onChoose={() => onOrder(target.bar.order.id)}
          />
        </li>
      ))}
    </ul>
  )
}

/** Position over the lanes: from the orders' lane down to the axis, then up to the flags; more rows scroll. */
function listBox(targets: readonly OrderTarget[], { flags, orders, axis }: DockLayout, scale: TimeScale) {
  const rows = 1 + Math.max(...targets.map(({ row }) => row))
  const height = Math.min(Math.max(rows * ROW, orders.height), axis.y - flags.y)
  const top = Math.min(orders.y, axis.y - height)
  return { left: scale.left, width: scale.right - scale.left, height, top }
}

/** Moves the focus to the first order if the list was opened by the toggle; returns a function that moves it back. */
function useFocusOnFirst(isByButton: boolean, list: RefObject<HTMLElement | null>): () => void {
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    if (!isByButton) return
    opener.current = document.activeElement
    list.current?.querySelector('button')?.focus()
  }, [isByButton, list])
  return () => {
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
}

function nextIndex(key: string, current: number, length: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  const step = STEPS[key]
  return step === undefined ? null : (current + step + length) % length
}

interface TargetProps {
  readonly target: OrderTarget
  readonly scale: TimeScale
  /** Whether Tab stops here; true for exactly one of the buttons (roving tabindex). */
  readonly isTabStop: boolean
  readonly onChoose: () => void
}

function Target({ target: { bar, x, width, row }, scale, isTabStop, onChoose }: TargetProps) {
  const sentence = orderSentence(bar, scale.bounds.to, useOrderName()(bar.order))
  const last = (bar.extended ?? bar.first).to
  return (
    <button
      type="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={sentence}
      title={sentence}
      className={style['target']}
      style={{ left: x - scale.left, top: row * ROW, width, height: ROW }}
      onClick={onChoose}
    >
      <span className={style['until']}>{`to ${formatDay(last, 'short')}`}</span>
      {segmentsOf(bar).map(({ name, span }) => {
        const segment = extentOf(scale, span)
        return (
          <span
            key={name}
            className={style[name]}
            style={{ left: segment.x - x, width: Math.max(1, segment.width) }}
          />
        )
      })}
    </button>
  )
}

const REST_MILLISECONDS = 250

/** Calls `onRest` when a mouse has stayed on a lane for `REST_MILLISECONDS` without a button pressed. */
function useMouseRest(frame: RefObject<HTMLElement | null>, lane: Lane, onRest: () => void) {
  const latest = useRef(onRest)
  useEffect(() => {
    latest.current = onRest
  })
  const { y, height } = lane
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const leave = () => clearTimeout(timer)
    const move = (event: PointerEvent) => {
      clearTimeout(timer)
      const down = event.clientY - element.getBoundingClientRect().top
      if (event.pointerType !== 'mouse' || event.buttons !== 0 || down < y || down > y + height) return
      timer = setTimeout(() => latest.current(), REST_MILLISECONDS)
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerdown', leave)
    element.addEventListener('pointerleave', leave)
    return () => {
      leave()
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerdown', leave)
      element.removeEventListener('pointerleave', leave)
    }
  }, [frame, y, height])
}

/** What opened the list, and the callback that opens or closes it. */
export interface OrderListState {
  readonly opened: OrderListTrigger
  readonly onOpen: (by: OrderListTrigger) => void
}

interface OrdersToggleProps {
  readonly orders: readonly ClosureOrder[]
  readonly known: Known
  readonly open: OrderListState | undefined
}

/** Number of orders made, as the button that opens their list; plain text if it cannot be opened or is not known. */
export function OrdersToggle({ orders, known, open }: OrdersToggleProps) {
  const madeCount = orders.filter((order) => order.made !== null).length
  const made = boundWords(madeCount, known)
  if (known !== 'yes' && madeCount === 0) return 'not known'
  if (!open || madeCount === 0) return `${made} made,`
  const isOpen = open.opened !== null
  return (
    <button
      type="button"
      className={style['toggle']}
      aria-expanded={isOpen}
      onClick={() => open.onOpen(isOpen ? null : 'button')}
    >
      {`${made} made`}
      <span className="visually-hidden">{`: ${isOpen ? 'close' : 'open'} the lane of ${plural(madeCount, 'order')}`}</span>
    </button>
  )
}

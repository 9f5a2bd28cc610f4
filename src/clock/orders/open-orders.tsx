/** The lane of closure orders opened: each bar a target of its own, that can be chosen by hand or by keys. */

import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { formatDay, formatCount, plural } from '../../ui/numbers.ts'
import type { DockLayout, Lane } from '../dock-layout.ts'
import { extentOf, type TimeScale } from '../scale.ts'
import { describe, partsOf, LEAST_TARGET, orderTargets, type OrderTarget } from './OrderLane.tsx'
import style from './orders.module.css'

interface OpenOrdersProps {
  /** The element that holds all lanes. */
  readonly frame: RefObject<HTMLElement | null>
  readonly orders: readonly ClosureOrder[]
  readonly scale: TimeScale
  readonly layout: DockLayout
  readonly opened: OpenedBy
  readonly onOpen: (by: OpenedBy) => void
  readonly onOrder: (id: string) => void
}

/** What opened the lane: a mouse that rests on it, or the button beside it; null: it is closed. */
export type OpenedBy = 'rest' | 'hand' | null

/** Opens where a mouse rests on the lane; the button beside the lane opens it for keys and thumbs. */
export function OpenOrders(props: OpenOrdersProps) {
  const { frame, orders, scale, layout, opened, onOpen } = props
  const targets = useMemo(() => orderTargets(orders, scale), [orders, scale])
  useRestingOver(frame, layout.orders, () => targets.length > 0 && opened === null && onOpen('rest'))
  if (opened === null || targets.length === 0) return null
  return <Panel {...props} targets={targets} />
}

interface PanelProps extends OpenOrdersProps {
  readonly targets: readonly OrderTarget[]
}

const ROW = LEAST_TARGET
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function Panel({ targets, scale, layout, opened, onOpen, onOrder }: PanelProps) {
  const panel = useRef<HTMLUListElement>(null)
  const giveBack = useFocusFor(opened === 'hand', panel)
  const [at, setAt] = useState(0)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      onOpen(null)
      return giveBack()
    }
    const next = nextOf(event.key, at, targets.length)
    if (next === null) return undefined
    event.preventDefault()
    setAt(next)
    return panel.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <ul
      ref={panel}
      aria-label="Closure orders on the clock"
      className={style['open']}
      style={placeOf(targets, layout, scale)}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerLeave={(event) => event.pointerType === 'mouse' && opened === 'rest' && onOpen(null)}
      onBlur={({ relatedTarget, currentTarget }) => {
        // The button beside the lane closes it by itself.
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
            isStop={index === Math.min(at, targets.length - 1)}
            onChoose={() => onOrder(target.bar.order.id)}
          />
        </li>
      ))}
    </ul>
  )
}

/** Over the lanes, never over the controls or the axis: from its own lane down, then up to the flags; the rest scrolls. */
function placeOf(targets: readonly OrderTarget[], { flags, orders, axis }: DockLayout, scale: TimeScale) {
  const rows = 1 + Math.max(...targets.map(({ row }) => row))
  const height = Math.min(Math.max(rows * ROW, orders.height), axis.y - flags.y)
  const top = Math.min(orders.y, axis.y - height)
  return { left: scale.left, width: scale.right - scale.left, height, top }
}

/** Takes the focus to the first order where a hand asked for the lane; gives a way to give it back. */
function useFocusFor(isAsked: boolean, panel: RefObject<HTMLElement | null>): () => void {
  const came = useRef<Element | null>(null)
  useEffect(() => {
    if (!isAsked) return
    came.current = document.activeElement
    panel.current?.querySelector('button')?.focus()
  }, [isAsked, panel])
  return () => {
    if (came.current instanceof HTMLElement) came.current.focus()
  }
}

function nextOf(key: string, at: number, length: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  const step = STEPS[key]
  return step === undefined ? null : (at + step + length) % length
}

interface TargetProps {
  readonly target: OrderTarget
  readonly scale: TimeScale
  /** Whether Tab stops at it: one of them all. */
  readonly isStop: boolean
  readonly onChoose: () => void
}

function Target({ target: { bar, x, width, row }, scale, isStop, onChoose }: TargetProps) {
  const words = describe(bar, scale.bounds.to)
  const last = (bar.extended ?? bar.first).to
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={words}
      title={words}
      className={style['target']}
      style={{ left: x - scale.left, top: row * ROW, width, height: ROW }}
      onClick={onChoose}
    >
      <span className={style['until']}>{`to ${formatDay(last, 'short')}`}</span>
      {partsOf(bar).map(({ name, span }) => {
        const part = extentOf(scale, span)
        return (
          <span
            key={name}
            className={style[name]}
            style={{ left: part.x - x, width: Math.max(1, part.width) }}
          />
        )
      })}
    </button>
  )
}

/** Tells when a mouse has come to rest on a lane: passing over it on the way elsewhere opens nothing. */

const REST_MILLISECONDS = 250

export function useRestingOver(frame: RefObject<HTMLElement | null>, lane: Lane, onRest: () => void) {
  const newest = useRef(onRest)
  useEffect(() => {
    newest.current = onRest
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
      timer = setTimeout(() => newest.current(), REST_MILLISECONDS)
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

/** How many orders were made, as the button that opens their lane; where it cannot be opened, the number alone. */

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

// @vitest-environment jsdom
/** The list of closure orders in the time dock: targets without overlap, opening, keyboard and choice. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MIN_TARGET_SIZE, orderTargets } from '../../src/clock/orders/OrderLane.tsx'
import { timeScale } from '../../src/clock/scale.ts'
import { endMomentOfDay, momentOfDay, type DaySpan } from '../../src/domain/day.ts'
import { DATA, anySpan, day, order } from './invented.ts'
import { StatefulDock } from './StatefulDock.tsx'

afterEach(cleanup)

const madeOrder = (id: string, from: string, to: string) =>
  order(id, {
    noticeServed: momentOfDay(day(from)),
    made: momentOfDay(day(from)),
    ends: endMomentOfDay(day(to)),
  })
const ORDERS = [
  madeOrder('b', '2023-06-01', '2023-08-31'),
  madeOrder('a', '2023-05-02', '2023-08-01'),
  madeOrder('c', '2024-01-10', '2024-04-09'),
]
const windows: DaySpan[] = []
const targets = () =>
  screen
    .queryAllByRole('button', { name: /: closure order made / })
    .map((target) => target.getAttribute('aria-label'))

describe('targets', () => {
  it('are at least 24 px, lie on the axis and never touch', () => {
    const scale = timeScale(DATA, 320, 1424)
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 40 }), (spans) => {
        const orders = spans.map(({ from, to }, i) =>
          order(`o${i}`, {
            noticeServed: momentOfDay(from),
            made: momentOfDay(from),
            ends: endMomentOfDay(to),
          }),
        )
        const placed = orderTargets(orders, scale)
        for (const { x, width } of placed) {
          expect(width).toBeGreaterThanOrEqual(MIN_TARGET_SIZE)
          expect(x).toBeGreaterThanOrEqual(scale.left)
          expect(x + width).toBeLessThanOrEqual(scale.right + 1e-6)
        }
        for (const [i, a] of placed.entries())
          for (const b of placed.slice(i + 1))
            expect(a.row !== b.row || a.x + a.width < b.x || b.x + b.width < a.x).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a kind of feed of which none is open', () => {
  it('is not known, and never 0', () => {
    render(<StatefulDock windows={windows} knownOf={(kind) => (kind === 'incidents' ? 'yes' : 'no')} />)
    expect(screen.getByText('Closure orders').textContent).toContain('not known')
    expect(screen.getByText(/^Actions/).textContent).toContain('not known')
    expect(screen.getByText(/closure orders not known; actions not known\.$/)).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/\b0 (closure order|action)/)
  })
  it('is counted where it is open, 0 included', () => {
    render(<StatefulDock windows={windows} />)
    expect(screen.getByText('Closure orders').textContent).toContain('0 made')
  })
})

describe('list of orders', () => {
  it('opens by its button, takes the focus, moves by arrow keys and returns the focus', () => {
    const onOrder = vi.fn<(id: string) => void>()
    render(<StatefulDock windows={windows} orders={ORDERS} onOrder={onOrder} />)
    expect(targets()).toEqual([])
    const toggle = screen.getByRole('button', { name: /^3 made/ })
    toggle.focus()
    fireEvent.click(toggle)
    expect(targets()).toHaveLength(3)
    expect(targets()[0]).toContain('Premises, a: closure order made 2 May 2023, last day 1 August 2023')
    expect(document.activeElement?.getAttribute('aria-label')).toBe(targets()[0])
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' })
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Premises, b: closure order')
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'End' })
    fireEvent.click(document.activeElement ?? document.body)
    expect(onOrder.mock.calls).toEqual([['c']])
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
    expect(targets()).toEqual([])
    expect(document.activeElement).toBe(toggle)
  })

  it('opens when a mouse rests on the lane, not when it passes, and closes when it leaves', () => {
    vi.useFakeTimers()
    try {
      render(<StatefulDock windows={windows} orders={ORDERS} onOrder={() => undefined} />)
      const lanes = screen.getByRole('slider', { name: 'Window start' }).parentElement ?? document.body
      const over = (clientY: number, milliseconds: number) => {
        fireEvent.pointerMove(lanes, { clientY, pointerType: 'mouse', pointerId: 1, buttons: 0 })
        act(() => {
          vi.advanceTimersByTime(milliseconds)
        })
      }
      over(60, 100)
      over(140, 1000)
      expect(targets()).toEqual([])
      over(60, 1000)
      expect(targets()).toHaveLength(3)
      fireEvent.pointerLeave(screen.getByRole('list', { name: 'Closure orders on the clock' }), {
        pointerType: 'mouse',
      })
      expect(targets()).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  it('is a plain number if no order can be chosen', () => {
    render(<StatefulDock windows={windows} orders={ORDERS} />)
    expect(screen.queryByRole('button', { name: /made/ })).toBeNull()
  })
})

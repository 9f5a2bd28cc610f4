// @vitest-environment jsdom
/** User input to the time dock: keyboard, date fields and pointer. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { timeScale, xOf } from '../../src/clock/scale.ts'
import type { DaySpan } from '../../src/domain/day.ts'
import { StatefulDock, type StatefulDockProps } from './StatefulDock.tsx'
import { DATA, day, span } from './invented.ts'

const windows: DaySpan[] = []
beforeEach(() => {
  windows.length = 0
  Element.prototype.setPointerCapture = vi.fn()
})
afterEach(cleanup)

const draw = (props: Omit<StatefulDockProps, 'windows'> = {}) =>
  render(<StatefulDock {...props} windows={windows} />)
const newest = () => windows.at(-1)

describe('keyboard', () => {
  it.each([
    ['Window start', 'ArrowRight', '2023-05-02', '2023-08-31'],
    ['Window start', 'ArrowDown', '2023-04-30', '2023-08-31'],
    ['Window start', 'PageDown', '2023-04-01', '2023-08-31'],
    ['Window start', 'Home', '2021-09-01', '2023-08-31'],
    ['Window start', 'End', '2024-08-31', '2024-08-31'],
    ['Window end', 'ArrowUp', '2023-05-01', '2023-09-01'],
    ['Window end', 'PageUp', '2023-05-01', '2023-09-30'],
    ['Window end', 'End', '2023-05-01', '2024-08-31'],
    ['Window end', 'Home', '2021-09-01', '2021-09-01'],
  ])('%s, %s: %s to %s', (name, key, from, to) => {
    draw()
    fireEvent.keyDown(screen.getByRole('slider', { name }), { key })
    expect(newest()).toEqual(span(from, to))
  })

  it('ignores other keys', () => {
    draw()
    const start = screen.getByRole('slider', { name: 'Window start' })
    expect(fireEvent.keyDown(start, { key: 'Tab' })).toBe(true)
    expect(fireEvent.keyDown(start, { key: 'ArrowRight', ctrlKey: true })).toBe(true)
    expect(windows).toEqual([])
  })

  it('moves by months if incidents are dated by month, and states so', () => {
    draw({ monthsOnly: true })
    expect(screen.getByText('Known by month')).toBeTruthy()
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Window end' }), { key: 'ArrowRight' })
    expect(newest()).toEqual(span('2023-05-01', '2023-09-30'))
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Window start' }), { key: 'ArrowLeft' })
    expect(newest()).toEqual(span('2023-04-01', '2023-09-30'))
  })
})

describe('date fields', () => {
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } })

  it('include both days', () => {
    draw()
    type('From', '2023-06-01')
    type('To', '2023-06-30')
    expect(newest()).toEqual(span('2023-06-01', '2023-06-30'))
  })

  it('move the other end along, and restore it while the same date is still being typed', () => {
    draw()
    type('To', '2023-01-31')
    expect(newest()).toEqual(span('2023-01-31', '2023-01-31'))
    type('To', '2023-12-31')
    expect(newest()).toEqual(span('2023-05-01', '2023-12-31'))
  })

  it('keep the moved end once the field is left', () => {
    draw()
    type('To', '2023-01-31')
    fireEvent.blur(screen.getByLabelText('To'))
    type('To', '2023-12-31')
    expect(newest()).toEqual(span('2023-01-31', '2023-12-31'))
  })

  it('change nothing for an empty date or a half-typed year', () => {
    draw()
    type('From', '')
    type('To', '0020-08-31')
    expect(windows).toEqual([])
    fireEvent.blur(screen.getByLabelText('From'))
    expect(screen.getByLabelText('From')).toHaveProperty('value', '2023-05-01')
  })

  it('clamp to the data and say where they begin, until the window moves on', () => {
    draw()
    type('From', '1999-01-01')
    expect(newest()).toEqual(span('2021-09-01', '2023-08-31'))
    const begin = 'The data begin on 1 September 2021, and so does the window.'
    expect(screen.getByText(begin).getAttribute('aria-live')).toBe('polite')
    fireEvent.blur(screen.getByLabelText('From'))
    expect(screen.getByText(begin)).toBeTruthy()
    type('To', '2099-01-01')
    expect(screen.queryByText(begin)).toBeNull()
    expect(screen.getByText('The data end on 31 August 2024, and so does the window.')).toBeTruthy()
    type('To', '2024-08-30')
    expect(screen.queryByText(/The data end/)).toBeNull()
  })

  it('say where the data begin even where the window is there already', () => {
    draw({ window: span('2021-09-01', '2023-08-31'), monthsOnly: true })
    type('From', '2019-01-01')
    expect(screen.getByText(/The data begin on 1 September 2021/)).toBeTruthy()
    expect(windows).toEqual([])
  })

  it('do not pass off an assumed year as the data while no incident is open', () => {
    draw({ knownOf: (kind) => (kind === 'incidents' ? 'no' : 'yes') })
    type('From', '1999-01-01')
    expect(screen.queryByText(/The data begin/)).toBeNull()
    expect(screen.getByText(/No incidents are open, so the window keeps to/)).toBeTruthy()
  })
})

describe('pointer', () => {
  const scale = timeScale(DATA, 320, 1424)
  const lanes = () => screen.getByRole('slider', { name: 'Window start' }).parentElement ?? document.body
  const at = (text: string) => ({ clientX: xOf(scale, day(text)), pointerId: 1, button: 0 })
  const drag = (element: Element, from: string, to: string) => {
    fireEvent.pointerDown(element, at(from))
    fireEvent.pointerMove(lanes(), at(to))
    fireEvent.pointerUp(lanes(), at(to))
  }

  it('drags an end by its handle', () => {
    draw()
    drag(screen.getByRole('slider', { name: 'Window end' }), '2023-09-01', '2024-01-01')
    expect(newest()).toEqual(span('2023-05-01', '2023-12-31'))
  })

  it('drags the whole window by its middle, and stops on release', () => {
    draw()
    drag(lanes(), '2023-07-01', '2023-07-15')
    expect(newest()).toEqual(span('2023-05-15', '2023-09-14'))
    fireEvent.pointerMove(lanes(), at('2024-01-01'))
    expect(newest()).toEqual(span('2023-05-15', '2023-09-14'))
  })

  it('moves the nearer end on a press outside the window', () => {
    draw()
    drag(lanes(), '2023-02-01', '2023-02-01')
    expect(newest()).toEqual(span('2023-02-01', '2023-08-31'))
    drag(lanes(), '2024-02-01', '2024-02-01')
    expect(newest()).toEqual(span('2023-02-01', '2024-01-31'))
  })

  it('restores the other end when the drag turns back', () => {
    draw()
    const handle = screen.getByRole('slider', { name: 'Window start' })
    fireEvent.pointerDown(handle, at('2023-05-01'))
    fireEvent.pointerMove(lanes(), at('2023-12-01'))
    expect(newest()).toEqual(span('2023-12-01', '2023-12-01'))
    fireEvent.pointerMove(lanes(), at('2023-06-01'))
    expect(newest()).toEqual(span('2023-06-01', '2023-08-31'))
  })

  it('does not report an unchanged window', () => {
    draw()
    fireEvent.pointerDown(lanes(), at('2023-07-01'))
    fireEvent.pointerMove(lanes(), at('2023-07-01'))
    expect(windows).toEqual([])
  })
})

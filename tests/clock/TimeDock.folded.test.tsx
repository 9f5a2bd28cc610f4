// @vitest-environment jsdom
/** The time dock's baseline choice, zoom of the axis, and collapsed state. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DaySpan } from '../../src/domain/day.ts'
import type { Fold } from '../../src/clock/collapsed/FoldButton.tsx'
import { span } from './invented.ts'
import { StatefulDock } from './StatefulDock.tsx'

afterEach(cleanup)
const windows: DaySpan[] = []

describe('baseline choice', () => {
  const draw = (base: string | null) => {
    const onBase = vi.fn<(base: string | null) => void>()
    render(<StatefulDock windows={windows} compact compare={{ base, onBase }} />)
    return onBase
  }
  const box = () => screen.getByRole('checkbox', { name: /^Compare/ })
  const choice = () => screen.getByRole('combobox', { name: 'What the window is compared with' })

  it('is switched on with the year before as default, and off', () => {
    const on = draw(null)
    fireEvent.click(box())
    expect(on.mock.calls).toEqual([['year']])
    cleanup()
    const off = draw('before')
    fireEvent.click(box())
    expect(off.mock.calls).toEqual([[null]])
  })
  it('offers custom dates only if the permalink has them', () => {
    draw('year')
    expect(choice().querySelectorAll('option')).toHaveLength(2)
    cleanup()
    const onBase = draw('2022-05-01..2022-08-31')
    expect(choice().textContent).toContain('1 May to 31 Aug 2022')
    fireEvent.change(choice(), { target: { value: 'before' } })
    expect(onBase.mock.calls).toEqual([['before']])
  })
})

describe('zoom of the axis', () => {
  const names = () => screen.getByRole('group', { name: /^Axis, / }).getAttribute('aria-label')

  it.each([false, true])('zooms in and out by button (phone: %s)', (compact) => {
    render(<StatefulDock windows={windows} compact={compact} />)
    const [closer, wider] = ['Closer', 'Wider'].map((name) => screen.getByRole('button', { name }))
    if (!closer || !wider) throw new Error('no buttons')
    expect(wider).toHaveProperty('disabled', true)
    const whole = names()
    fireEvent.click(closer)
    expect(names()).not.toBe(whole)
    for (let i = 0; i < 6; i++) fireEvent.click(closer)
    expect(closer).toHaveProperty('disabled', true)
    for (let i = 0; i < 6; i++) fireEvent.click(wider)
    expect(names()).toBe(whole)
  })
  it('zooms in by Control and wheel, and ignores the wheel alone', () => {
    render(<StatefulDock windows={windows} />)
    const lanes = screen.getByRole('slider', { name: 'Window start' }).parentElement ?? document.body
    const whole = names()
    expect(fireEvent.wheel(lanes, { deltaY: -200, clientX: 900 })).toBe(true)
    expect(names()).toBe(whole)
    expect(fireEvent.wheel(lanes, { deltaY: -200, clientX: 900, ctrlKey: true })).toBe(false)
    expect(names()).not.toBe(whole)
  })
  it('follows a window that leaves the axis, while the keys still reach the ends of the data', () => {
    render(<StatefulDock windows={windows} />)
    fireEvent.click(screen.getByRole('button', { name: 'Closer' }))
    const closer = names()
    const start = screen.getByRole('slider', { name: 'Window start' })
    expect(start.getAttribute('aria-valuemin')).toBe(String(span('2021-09-01', '2021-09-01').from))
    fireEvent.keyDown(start, { key: 'Home' })
    expect(windows.at(-1)?.from).toBe(span('2021-09-01', '2021-09-01').from)
    expect(names()).not.toBe(closer)
  })
})

function FoldingDock({ leaves }: Pick<Fold, 'leaves'>) {
  const [isOpen, onFold] = useState(false)
  return <StatefulDock windows={windows} fold={{ isOpen, leaves, onFold }} />
}

describe('collapsed', () => {
  it('has the lengths of the window too where the bars are below the controls', () => {
    render(<FoldingDock leaves="bars" />)
    expect(screen.getByRole('combobox', { name: 'Length of the window' })).toBeTruthy()
    cleanup()
    render(<FoldingDock leaves="row" />)
    expect(screen.queryByRole('combobox')).toBeNull()
  })
  it.each(['row', 'bars'] as const)(
    'to %s has play, both dates and both sliders, and moves the focus when it opens',
    (leaves) => {
      render(<FoldingDock leaves={leaves} />)
      for (const name of ['Play', 'Step back', 'Step forward', 'Open the clock'])
        expect(screen.getByRole('button', { name })).toBeTruthy()
      expect(screen.getByLabelText('From')).toBeTruthy()
      expect(screen.getByLabelText('To')).toBeTruthy()
      expect(screen.queryByRole('button', { name: 'Show as table' })).toBeNull()
      fireEvent.keyDown(screen.getByRole('slider', { name: 'Window end' }), { key: 'ArrowRight' })
      expect(windows.at(-1)).toEqual(span('2023-05-01', '2023-09-01'))
      fireEvent.click(screen.getByRole('button', { name: 'Open the clock' }))
      const close = screen.getByRole('button', { name: 'Close the clock' })
      expect(document.activeElement).toBe(close)
      expect(screen.getByRole('button', { name: 'Show as table' })).toBeTruthy()
      fireEvent.click(close)
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open the clock' }))
    },
  )
})

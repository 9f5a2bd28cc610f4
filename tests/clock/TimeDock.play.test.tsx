// @vitest-environment jsdom
/** The dock as it moves by itself: presets, steps and play. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DaySpan } from '../../src/domain/day.ts'
import { StatefulDock, manualFrames } from './StatefulDock.tsx'
import type { StatefulDockProps } from './StatefulDock.tsx'
import { span } from './invented.ts'

const told: DaySpan[] = []
beforeEach(() => {
  told.length = 0
})
afterEach(cleanup)

const draw = (props: Omit<StatefulDockProps, 'told'> = {}) => render(<StatefulDock {...props} told={told} />)
const newest = () => told.at(-1)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('presets and steps', () => {
  it('28 days are 28 days, and show that they hold', () => {
    draw()
    press('28 days')
    expect(newest()).toEqual(span('2023-08-04', '2023-08-31'))
    expect(screen.getByRole('button', { name: '28 days' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('those of a site need a site, and say so', () => {
    draw({ site: null })
    const phaseButton = screen.getByRole('button', { name: 'This phase' })
    expect(phaseButton).toHaveProperty('disabled', true)
    expect(phaseButton.getAttribute('title')).toBe('No site is chosen')
  })

  it('stand in a list on a phone', () => {
    draw({ compact: true })
    fireEvent.change(screen.getByLabelText('Length of the window'), { target: { value: '3-months' } })
    expect(newest()).toEqual(span('2023-06-01', '2023-08-31'))
  })

  it('steps by the speed', () => {
    draw()
    press('Step forward')
    expect(newest()).toEqual(span('2023-05-08', '2023-09-07'))
    fireEvent.change(screen.getByLabelText('Speed'), { target: { value: 'day' } })
    press('Step back')
    expect(newest()).toEqual(span('2023-05-07', '2023-09-06'))
  })
})

describe('play', () => {
  it('goes one step a second, with its length kept, until it is paused', () => {
    const hand = manualFrames()
    draw({ frames: hand.frames })
    press('Play')
    hand.pass(0)
    hand.pass(999)
    expect(told).toEqual([])
    hand.pass(1)
    expect(newest()).toEqual(span('2023-05-08', '2023-09-07'))
    hand.pass(1000)
    expect(newest()).toEqual(span('2023-05-15', '2023-09-14'))
    press('Pause')
    expect(hand.isRunning()).toBe(false)
  })

  it('pauses at the end, and plays from the start again', () => {
    const hand = manualFrames()
    draw({ frames: hand.frames, window: span('2024-08-02', '2024-08-29') })
    press('Play')
    hand.pass(0)
    hand.pass(1000)
    expect(newest()).toEqual(span('2024-08-04', '2024-08-31'))
    expect(hand.isRunning()).toBe(false)
    press('Play')
    expect(newest()).toEqual(span('2021-09-01', '2021-09-28'))
    expect(hand.isRunning()).toBe(true)
  })

  it('makes up for no second that was missed, and stops at a move by hand', () => {
    const hand = manualFrames()
    draw({ frames: hand.frames })
    press('Play')
    hand.pass(0)
    hand.pass(60_000)
    expect(told).toHaveLength(1)
    press('28 days')
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
    expect(hand.isRunning()).toBe(false)
  })
})

// @vitest-environment jsdom
/** The time dock's presets, steps and play. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DaySpan } from '../../src/domain/day.ts'
import { StatefulDock, manualFrames, type StatefulDockProps } from './StatefulDock.tsx'
import { span } from './invented.ts'

const windows: DaySpan[] = []
beforeEach(() => {
  windows.length = 0
})
afterEach(cleanup)

const draw = (props: Omit<StatefulDockProps, 'windows'> = {}) =>
  render(<StatefulDock {...props} windows={windows} />)
const newest = () => windows.at(-1)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('presets and steps', () => {
  it('28 days sets 28 days and is shown as active', () => {
    draw()
    press('28 days')
    expect(newest()).toEqual(span('2023-08-04', '2023-08-31'))
    expect(screen.getByRole('button', { name: '28 days' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('presets of a site are unavailable without one, with the reason', () => {
    draw({ site: null })
    const phaseButton = screen.getByRole('button', { name: 'This phase' })
    expect(phaseButton).toHaveProperty('disabled', true)
    expect(phaseButton.getAttribute('title')).toBe('No site is chosen')
  })

  it('are a list on a phone', () => {
    draw({ compact: true })
    fireEvent.change(screen.getByLabelText('Length of the window'), { target: { value: '3-months' } })
    expect(newest()).toEqual(span('2023-06-01', '2023-08-31'))
  })

  it('a step is as long as the speed', () => {
    draw()
    press('Step forward')
    expect(newest()).toEqual(span('2023-05-08', '2023-09-07'))
    fireEvent.change(screen.getByLabelText('Speed'), { target: { value: 'day' } })
    press('Step back')
    expect(newest()).toEqual(span('2023-05-07', '2023-09-06'))
  })
})

describe('play', () => {
  it('moves one step a second, keeping its length, until paused', () => {
    const clock = manualFrames()
    draw({ frames: clock.frames })
    press('Play')
    clock.pass(0)
    clock.pass(999)
    expect(windows).toEqual([])
    clock.pass(1)
    expect(newest()).toEqual(span('2023-05-08', '2023-09-07'))
    clock.pass(1000)
    expect(newest()).toEqual(span('2023-05-15', '2023-09-14'))
    press('Pause')
    expect(clock.isRunning()).toBe(false)
  })

  it('pauses at the end, and then plays from the start', () => {
    const clock = manualFrames()
    draw({ frames: clock.frames, window: span('2024-08-02', '2024-08-29') })
    press('Play')
    clock.pass(0)
    clock.pass(1000)
    expect(newest()).toEqual(span('2024-08-04', '2024-08-31'))
    expect(clock.isRunning()).toBe(false)
    press('Play')
    expect(newest()).toEqual(span('2021-09-01', '2021-09-28'))
    expect(clock.isRunning()).toBe(true)
  })

  it('skips missed seconds, and pauses on a manual move', () => {
    const clock = manualFrames()
    draw({ frames: clock.frames })
    press('Play')
    clock.pass(0)
    clock.pass(60_000)
    expect(windows).toHaveLength(1)
    press('28 days')
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
    expect(clock.isRunning()).toBe(false)
  })
})

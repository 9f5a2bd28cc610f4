/** A dock that keeps its own window, for tests that use it as a person would. */
import { act } from '@testing-library/react'
import { useState } from 'react'
import { TimeDock, type TimeDockProps } from '../../src/clock/TimeDock.tsx'
import type { FrameScheduler } from '../../src/clock/use-dock.ts'
import { daysIn, type DaySpan } from '../../src/domain/day.ts'
import { DATA, phase, site, span } from './invented.ts'

export const SUMMER = span('2023-05-01', '2023-08-31')
const estate = site([phase('clear', '2023-05-01', '2023-11-20'), phase('hold', '2023-10-16')])

/** Frames that come only when the test lets time pass. */
export function manualFrames() {
  let pending: ((time: number) => void) | null = null
  let now = 0
  const frames: FrameScheduler = {
    request: (callback) => {
      pending = callback
      return 1
    },
    cancel: () => {
      pending = null
    },
  }
  const pass = (milliseconds: number) =>
    act(() => {
      const callback = pending
      pending = null
      now += milliseconds
      callback?.(now)
    })
  return { frames, pass, isRunning: () => pending !== null }
}

export interface StatefulDockProps extends Partial<Omit<TimeDockProps, 'onWindow'>> {
  /** Every window that the dock tells, in order. */
  readonly told: DaySpan[]
}

export function StatefulDock({ told, ...props }: StatefulDockProps) {
  const [window, setWindow] = useState(props.window ?? SUMMER)
  const put = (next: DaySpan) => {
    told.push(next)
    setWindow(next)
  }
  const nothing = () => undefined
  return (
    <TimeDock
      firstDay={DATA.from}
      lastDay={DATA.to}
      asOf={DATA.to}
      daily={new Uint32Array(daysIn(DATA)).fill(3)}
      sites={[estate]}
      site={estate}
      onSite={nothing}
      orders={[]}
      actions={[]}
      notes={[]}
      baseline={null}
      late={null}
      monthsOnly={false}
      compact={false}
      onTable={nothing}
      {...props}
      window={window}
      onWindow={put}
    />
  )
}

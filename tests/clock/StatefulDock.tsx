/** Test component: a time dock that holds its window in state and records every window it reports. */
import { act } from '@testing-library/react'
import { useState } from 'react'
import { TimeDock, type TimeDockProps } from '../../src/clock/TimeDock.tsx'
import type { FrameScheduler } from '../../src/clock/use-dock.ts'
import { daysIn, type DaySpan } from '../../src/domain/day.ts'
import { DATA, phase, site, span } from './invented.ts'

export const SUMMER = span('2023-05-01', '2023-08-31')
const testSite = site([phase('clear', '2023-05-01', '2023-11-20'), phase('hold', '2023-10-16')])

/** A frame scheduler whose time only advances by `pass`. */
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
  /** Receives every window that the dock reports, in order. */
  readonly windows: DaySpan[]
}

export function StatefulDock({ windows, ...props }: StatefulDockProps) {
  const [window, setWindow] = useState(props.window ?? SUMMER)
  const setAndRecord = (next: DaySpan) => {
    windows.push(next)
    setWindow(next)
  }
  const noop = () => undefined
  return (
    <TimeDock
      firstDay={DATA.from}
      lastDay={DATA.to}
      asOf={DATA.to}
      daily={new Uint32Array(daysIn(DATA)).fill(3)}
      sites={[testSite]}
      site={testSite}
      onSite={noop}
      orders={[]}
      actions={[]}
      notes={[]}
      baseline={null}
      late={null}
      monthsOnly={false}
      compact={false}
      onTable={noop}
      {...props}
      window={window}
      onWindow={setAndRecord}
    />
  )
}

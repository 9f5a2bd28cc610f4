/** The dock's own behaviour: where the window goes by hand, by step and by play. */
import { useMemo, useState } from 'react'
import type { Day, DaySpan } from '../domain/day.ts'
import { isSameSpan, spanWithin } from '../domain/day.ts'
import { usePlayer } from './player.ts'
import type { FrameClock } from './player.ts'
import { isAtEnd, rewound, stepSpan, wholeMonths } from './window-arithmetic.ts'
import type { Step } from './window-arithmetic.ts'

interface DockInput {
  readonly firstDay: Day
  readonly lastDay: Day
  readonly window: DaySpan
  readonly onWindow: (span: DaySpan) => void
  readonly monthsOnly: boolean
  readonly frames: FrameClock
}

export interface Dock {
  /** The data's ends. */
  readonly bounds: DaySpan
  readonly speed: Step
  readonly isPlaying: boolean
  readonly setSpeed: (speed: Step) => void
  /** Plays, from the start of the data where the window stands at their end; or pauses. */
  readonly togglePlay: () => void
  /** One step by hand; like every move by hand it pauses. */
  readonly step: (direction: 1 | -1) => void
  readonly move: (span: DaySpan) => void
}

export function useDock({ firstDay, lastDay, window, onWindow, monthsOnly, frames }: DockInput): Dock {
  const bounds = useMemo(() => ({ from: firstDay, to: lastDay }), [firstDay, lastDay])
  const [chosenSpeed, setSpeed] = useState<Step>('week')
  const [isPlaying, setPlaying] = useState(false)
  const speed = monthsOnly ? 'month' : chosenSpeed
  const put = (span: DaySpan) => {
    const settled = monthsOnly ? wholeMonths(span, bounds) : spanWithin(span, bounds)
    if (!isSameSpan(settled, window)) onWindow(settled)
  }
  const next = (direction: 1 | -1) => stepSpan(window, { step: speed, direction }, bounds)
  const move = (span: DaySpan) => {
    setPlaying(false)
    put(span)
  }
  const togglePlay = () => {
    if (!isPlaying && isAtEnd(window, bounds)) put(rewound(window, bounds))
    setPlaying(!isPlaying)
  }
  const playOn = () => {
    const span = next(1)
    put(span)
    if (isAtEnd(span, bounds)) setPlaying(false)
  }
  usePlayer(isPlaying, playOn, frames)
  return { bounds, speed, isPlaying, setSpeed, togglePlay, step: (direction) => move(next(direction)), move }
}

/** What the keys do to one end of the window. */
import { addMonths, dayAfter, dayNumber, monthsFrom } from '../domain/day.ts'
import type { Day, DaySpan } from '../domain/day.ts'
import { moveEnd, wholeMonths } from './window-arithmetic.ts'
import type { WindowEnd } from './window-arithmetic.ts'

interface KeyPress {
  /** As in KeyboardEvent.key. */
  readonly key: string
  readonly end: WindowEnd
}
interface KeyContext {
  readonly window: DaySpan
  readonly bounds: DaySpan
  readonly monthsOnly: boolean
}

const ARROWS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }
const PAGES: Readonly<Record<string, number>> = { PageUp: 1, PageDown: -1 }

/** Arrows a day, Page keys a month (both a month where only months are known), Home and End the data's ends. */
export function spanByKey({ key, end }: KeyPress, context: KeyContext): DaySpan | null {
  const day = dayByKey({ key, end }, context)
  if (day === null) return null
  const span = moveEnd(context.window, { end, day }, context.bounds)
  return context.monthsOnly ? wholeMonths(span, context.bounds) : span
}

function dayByKey({ key, end }: KeyPress, { window, bounds, monthsOnly }: KeyContext): Day | null {
  if (key === 'Home') return bounds.from
  if (key === 'End') return bounds.to
  const arrow = ARROWS[key]
  if (arrow !== undefined && !monthsOnly) return dayNumber(window[end] + arrow)
  const months = arrow ?? PAGES[key]
  if (months === undefined) return null
  // The end of a window goes from month's end to month's end: by the day after it, so that 30 June gives 31 May.
  return end === 'from' ? addMonths(window.from, months) : monthsFrom(dayAfter(window.to), months).to
}

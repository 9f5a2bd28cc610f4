/** Native date inputs for the first and last day of the window, both included. */
import { useId, useRef, useState } from 'react'
import { civilDate, isoDay, isSameSpan, parseDay, type DaySpan } from '../../domain/day.ts'
import { moveEnd, type WindowEnd } from '../window-arithmetic.ts'
import style from './controls.module.css'

interface DateFieldsProps {
  readonly window: DaySpan
  readonly bounds: DaySpan
  readonly onMove: (span: DaySpan) => void
  readonly monthsOnly: boolean
}

export function DateFields({ window, bounds, onMove, monthsOnly }: DateFieldsProps) {
  const field = { window, bounds, onMove }
  return (
    <div className={style['dates']}>
      <DateField {...field} end="from" label="From" />
      <DateField {...field} end="to" label="To" />
      {monthsOnly && <span className={style['known']}>Known by month</span>}
    </div>
  )
}

interface DateFieldProps extends Omit<DateFieldsProps, 'monthsOnly'> {
  readonly end: WindowEnd
  readonly label: string
}

/** Least year accepted: while a year is typed, the input reports the years 2, 20 and 202. */
const MIN_YEAR = 1000

function DateField({ window, bounds, onMove, end, label }: DateFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  // A half-typed date may move the other end of the window; each is applied to the window from before typing began.
  const typing = useRef<{ readonly origin: DaySpan; readonly result: DaySpan } | null>(null)
  const enter = (text: string) => {
    const day = parseDay(text)
    if (day === null || civilDate(day).year < MIN_YEAR) return setDraft(text)
    const previous = typing.current
    const origin = previous && isSameSpan(previous.result, window) ? previous.origin : window
    const result = moveEnd(origin, { end, day }, bounds)
    typing.current = { origin, result }
    setDraft(null)
    return onMove(result)
  }
  const leave = () => {
    typing.current = null
    setDraft(null)
  }
  return (
    <div className={style['date']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={draft ?? isoDay(window[end])}
        min={isoDay(bounds.from)}
        max={isoDay(bounds.to)}
        onChange={(event) => enter(event.currentTarget.value)}
        onBlur={leave}
      />
    </div>
  )
}

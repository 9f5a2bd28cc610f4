/** The window's two days, typed into native date inputs; both are included. */
import { useId, useRef, useState } from 'react'
import { civilDate, isoDay, isSameSpan, parseDay } from '../../domain/day.ts'
import type { DaySpan } from '../../domain/day.ts'
import { moveEnd } from '../window-arithmetic.ts'
import type { WindowEnd } from '../window-arithmetic.ts'
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

/** The first three digits of a year arrive as the years 2, 20 and 202: not yet a date. */
const TYPED_YEAR = 1000

function DateField({ window, bounds, onMove, end, label }: DateFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  // Half-typed dates pass through days that carry the other end away: each is worked out from where typing began.
  const typing = useRef<{ readonly origin: DaySpan; readonly put: DaySpan } | null>(null)
  const type = (text: string) => {
    const day = parseDay(text)
    if (day === null || civilDate(day).year < TYPED_YEAR) return setDraft(text)
    const began = typing.current
    const origin = began && isSameSpan(began.put, window) ? began.origin : window
    const put = moveEnd(origin, { end, day }, bounds)
    typing.current = { origin, put }
    setDraft(null)
    return onMove(put)
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
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
      />
    </div>
  )
}

/** Native date inputs for the first and last day of the window, both included. */
import { useId, useRef, useState } from 'react'
import { civilDate, isoDay, isSameSpan, parseDay, type DaySpan } from '../../domain/day.ts'
import { beyondDataWords, type WindowBounds } from '../../measures/feeds/window-words.ts'
import { DateInput } from '../../ui/forms/DateInput.tsx'
import { moveEnd, wholeMonths, type WindowEnd } from '../window-arithmetic.ts'
import style from './controls.module.css'

interface DateFieldsProps extends WindowBounds {
  readonly window: DaySpan
  readonly onMove: (span: DaySpan) => void
  readonly monthsOnly: boolean
}

/** Says where the data begin or end until the window moves on from a date typed outside them. */
export function DateFields(props: DateFieldsProps) {
  const { window, bounds, onMove, monthsOnly } = props
  const noteId = useId()
  const [outside, setOutside] = useState<{ readonly window: DaySpan; readonly words: string } | null>(null)
  const enter = (typed: Partial<DaySpan>, result: DaySpan) => {
    const words = beyondDataWords({ from: null, to: null, ...typed }, props).join(' ')
    setOutside({ window: monthsOnly ? wholeMonths(result, bounds) : result, words })
    onMove(result)
  }
  const words = outside && isSameSpan(outside.window, window) ? outside.words : ''
  const field = { window, bounds, noteId, onEnter: enter }
  return (
    <div className={style['dates']}>
      <DateField {...field} end="from" label="From" />
      <DateField {...field} end="to" label="To" />
      {monthsOnly && <span className={style['known']}>Known by month</span>}
      <p id={noteId} aria-live="polite" className={style['outside']}>
        {words}
      </p>
    </div>
  )
}

interface DateFieldProps extends Pick<DateFieldsProps, 'window' | 'bounds'> {
  readonly end: WindowEnd
  readonly label: string
  /** Element id of the note on dates outside the data. */
  readonly noteId: string
  /** Called with the typed day and the window that results from it. */
  readonly onEnter: (typed: Partial<DaySpan>, result: DaySpan) => void
}

/** Least year accepted: while a year is typed, the input reports the years 2, 20 and 202. */
const MIN_YEAR = 1000

function DateField({ window, bounds, end, label, noteId, onEnter }: DateFieldProps) {
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
    return onEnter({ [end]: day }, result)
  }
  const leave = () => {
    typing.current = null
    setDraft(null)
  }
  return (
    <div className={style['date']}>
      <label htmlFor={id}>{label}</label>
      <DateInput
        id={id}
        value={draft ?? isoDay(window[end])}
        min={isoDay(bounds.from)}
        max={isoDay(bounds.to)}
        aria-describedby={noteId}
        onChange={(event) => enter(event.currentTarget.value)}
        onBlur={leave}
      />
    </div>
  )
}

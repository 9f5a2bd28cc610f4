/** The status line (period, incidents in view and in all, change on the baseline) and the mark of out-of-date data. */
import { useEffect, useState } from 'react'
import type { DaySpan } from '../domain/day.ts'
import type { ShortChange } from '../measures/baseline/beside-baseline.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { formatCount, formatSpan, plural } from '../ui/numbers.ts'
import style from './StatusLine.module.css'

interface StatusLineProps {
  readonly window: DaySpan
  /** Incidents in the window and the chosen categories and areas: inside the map's viewport, and in all. */
  readonly inView: number
  readonly inAll: number
  /** The change of `inAll` on the baseline; omitted if nothing is compared. */
  readonly change?: ShortChange | null
  /** Phrase of the hours of the week that count; omitted if all count. */
  readonly hours?: string | null
  /** No feed of incidents is open, so the counts are unknown rather than 0. */
  readonly isUnknown?: boolean
}

/** Time without a change after which the sentence is announced, in milliseconds. */
export const ANNOUNCE_AFTER = 800
/** Time for which the announced text stays in the live region, in milliseconds; removed then so that it is not read twice. */
const ANNOUNCED_FOR = 4000

/** `1 May 2023 to 31 August 2023: 4,812 incidents in view, 12,901 in all.` */
export const statusSentence = (props: StatusLineProps) => `${spanOf(props)} ${countsOf(props)}`

const spanOf = ({ window, hours = null }: StatusLineProps) =>
  `${formatSpan(window.from, window.to)}${hours === null ? '' : `, ${hours}`}:`
const countsOf = ({ inView, inAll, isUnknown = false }: StatusLineProps) =>
  isUnknown
    ? 'incidents are not known.'
    : `${plural(inView, 'incident')} in view, ${formatCount(inAll)} in all.`

/**
 * The visible sentence follows every step of the clock; the announced one waits until the clock rests. They are two
 * elements because a live region that changes with every frame would keep a screen reader reading out-of-date text.
 */
export function StatusLine(props: StatusLineProps) {
  const { change = null } = props
  const announced = useSettled(`${statusSentence(props)}${change ? ` ${announcedChange(change)}` : ''}`)
  return (
    <>
      <p role="status" aria-live="off" className={style['line']}>
        <b>{spanOf(props)}</b> {countsOf(props)}
      </p>
      {change && (
        <p className={style['change']} title={change.details}>
          {change.text} {change.verdict && <Chip verdict={change.verdict} />}
        </p>
      )}
      <p aria-live="polite" className="visually-hidden">
        {announced}
      </p>
    </>
  )
}

/** The change as text for a screen reader, with its verdict and what it is based on. */
const announcedChange = ({ text, verdict, details }: ShortChange) =>
  `${text}${verdict ? `: ${verdict}` : ''}. ${details}`

/** The text once it has not changed for `ANNOUNCE_AFTER`; empty before that and after `ANNOUNCED_FOR`. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const announce = setTimeout(() => setSettled(text), ANNOUNCE_AFTER)
    const clear = setTimeout(() => setSettled(''), ANNOUNCE_AFTER + ANNOUNCED_FOR)
    return () => {
      clearTimeout(announce)
      clearTimeout(clear)
    }
  }, [text])
  return settled
}

interface StaleDataMarkProps {
  /** `Old data: 9 days.`; null if the data are current. */
  readonly text: string | null
}

/** Warning that the data details the numbers beside it are out of date. */
export function StaleDataMark({ text }: StaleDataMarkProps) {
  if (text === null) return null
  return (
    <p className={style['old']}>
      <Icon name="warning" size={14} />
      {text}
    </p>
  )
}

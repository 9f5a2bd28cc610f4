/** The sentence that says what is shown. */
import { useEffect, useState } from 'react'
import type { DaySpan } from '../domain/day.ts'
import type { ShortChange } from '../measures/baseline/beside-baseline.ts'
import { Chip } from '../ui/Chip.tsx'
import { formatCount, formatSpan, plural } from '../ui/numbers.ts'
import style from './StatusLine.module.css'

interface StatusLineProps {
  readonly window: DaySpan
  /** Incidents in the window, the chosen categories and areas: inside the map's frame, and anywhere. */
  readonly inView: number
  readonly inAll: number
  /** The change of `inAll` on the baseline; left out: nothing is compared. */
  readonly change?: ShortChange | null
  /** The hours of the week that count, in words; left out: all. */
  readonly hours?: string | null
  /** No feed of incidents is open: unknown is not nought. */
  readonly isUnknown?: boolean
}

/** How long the sentence must have stood before it is spoken, in milliseconds. */
export const SPEAK_AFTER = 800
/** How long it then stays to be read out before it goes, so that nobody meets it twice. */
const SPOKEN_FOR = 4000

/** `1 May 2023 to 31 August 2023: 4,812 incidents in view, 12,901 in all.` */
export const statusSentence = (props: StatusLineProps) => `${spanOf(props)} ${countsOf(props)}`

const spanOf = ({ window, hours = null }: StatusLineProps) =>
  `${formatSpan(window.from, window.to)}${hours === null ? '' : `, ${hours}`}:`
const countsOf = ({ inView, inAll, isUnknown = false }: StatusLineProps) =>
  isUnknown
    ? 'incidents are not known.'
    : `${plural(inView, 'incident')} in view, ${formatCount(inAll)} in all.`

/**
 * What is seen follows every step of the clock; what is spoken waits until it rests. They are two elements, since
 * one that changes sixty times a second would keep a screen reader talking of moments long gone.
 */
export function StatusLine(props: StatusLineProps) {
  const { change = null } = props
  const spoken = useSettled(`${statusSentence(props)}${change ? ` ${spokenChange(change)}` : ''}`)
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
        {spoken}
      </p>
    </>
  )
}

const spokenChange = ({ text, verdict, details: behind }: ShortChange) =>
  `${text}${verdict ? `: ${verdict}` : ''}. ${behind}`

function useSettled(text: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const speak = setTimeout(() => setSettled(text), SPEAK_AFTER)
    const fallSilent = setTimeout(() => setSettled(''), SPEAK_AFTER + SPOKEN_FOR)
    return () => {
      clearTimeout(speak)
      clearTimeout(fallSilent)
    }
  }, [text])
  return settled
}

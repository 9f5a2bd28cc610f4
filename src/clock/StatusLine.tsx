/** The status line (period, incidents in view and in all, change on the baseline) and the mark of data that fall short. */
import { useEffect, useState } from 'react'
import type { ShortChange } from '../measures/baseline/beside-baseline.ts'
import { filterWords, type Scope } from '../measures/scope.ts'
import { capital } from '../measures/sentences.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { formatCount, formatSpan, plural } from '../ui/numbers.ts'
import type { Known } from './known-lanes.ts'
import style from './StatusLine.module.css'

/** What the status line states. */
export interface StatusFacts {
  /** What was chosen when the incidents were counted. */
  readonly scope: Scope
  /** Incidents of the scope: inside the map's viewport, and in all. */
  readonly inView: number
  readonly inAll: number
  /** The change of `inAll` on the baseline; null if nothing is compared. */
  readonly change: ShortChange | null
  /** Whether the incidents of the window are known; in part, the counts are lower bounds. */
  readonly known: Known
}

/** Time without a change after which the sentence is announced, in milliseconds. */
export const ANNOUNCE_AFTER = 800
/** Time for which the announced text stays in the live region, in milliseconds; removed then so that it is not read twice. */
const ANNOUNCED_FOR = 4000

/**
 * Everything that the line states, for the clipboard, pictures, print and screen readers: `1 May 2023 to 31 August 2023:
 * 4,812 incidents in view, 12,901 in all. Only drugs. In all 12,901, was 13,402: between 9 % fewer and 2 % more, could be
 * chance. Drugs, compared with 1 May 2022 to 31 August 2022.`
 */
export function statusSentence(facts: StatusFacts): string {
  return [`${daysOf(facts)} ${countsOf(facts)}`, restOfStatus(facts)].filter(Boolean).join(' ')
}

const daysOf = ({ scope: { window } }: StatusFacts) => `${formatSpan(window.from, window.to)}:`
function countsOf({ inView, inAll, known }: StatusFacts): string {
  if (known === 'no' || (known === 'part' && inAll === 0)) return 'incidents are not known.'
  const bound = known === 'part' ? 'at least ' : ''
  return `${bound}${plural(inView, 'incident')} in view, ${bound}${formatCount(inAll)} in all.`
}

/** `Fri and Sat, 18:00 to 23:00; only drugs; only in Ward West.`; null where everything counts. */
function filterSentence({ scope }: StatusFacts): string | null {
  const filters = filterWords(scope)
  return filters.length === 0 ? null : `${capital(filters.join('; '))}.`
}

/** `In all 184, was 153: 20 % more, between 6 and 53 % more, up. Crimes, compared with 1 May 2022 to 31 August 2022.` */
export const changeSentence = ({ text, verdict, details, notice }: ShortChange) =>
  [`${text.replace(/\.$/, '')}${verdict ? `, ${verdict}` : ''}.`, details, notice].filter(Boolean).join(' ')

/**
 * The visible sentence follows every step of the clock; the announced one waits until the clock rests. They are two
 * elements because a live region that changes with every frame would keep a screen reader reading out-of-date text.
 */
export function StatusLine(facts: StatusFacts) {
  const { change } = facts
  const filters = filterSentence(facts)
  return (
    <>
      <p role="status" aria-live="off" className={style['line']}>
        <b>{daysOf(facts)}</b> {countsOf(facts)}
      </p>
      {filters !== null && (
        <p className={style['filters']} title={filters}>
          {filters}
        </p>
      )}
      {change && (
        <p className={style['change']} title={change.details}>
          {change.text} {change.verdict && <Chip verdict={change.verdict} />} {change.notice}
        </p>
      )}
      <Announced text={statusSentence(facts)} />
    </>
  )
}

/** The whole line for screen readers alone, where the screen shows less. */
export function StatusSentence(facts: StatusFacts) {
  const rest = restOfStatus(facts)
  return (
    <>
      <p role="status" aria-live="off" className="visually-hidden">
        {`${daysOf(facts)} ${countsOf(facts)}`}
      </p>
      {rest !== null && <p className="visually-hidden">{rest}</p>}
      <Announced text={statusSentence(facts)} />
    </>
  )
}

/** Filters and change as sentences; null where everything counts and nothing is compared. */
export function restOfStatus(facts: StatusFacts): string | null {
  const rest = [filterSentence(facts), facts.change && changeSentence(facts.change)].filter(Boolean)
  return rest.length === 0 ? null : rest.join(' ')
}

const Announced = ({ text }: { readonly text: string }) => (
  <p aria-live="polite" className="visually-hidden">
    {useSettled(text)}
  </p>
)

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
  /** `Old data: 9 days.`, or what is not known and why; null if nothing falls short. */
  readonly text: string | null
}

/** Warning that the data of the numbers beside it are out of date, or do not cover all of their days. */
export function StaleDataMark({ text }: StaleDataMarkProps) {
  if (text === null) return null
  return (
    <p className={style['old']}>
      <Icon name="warning" size={14} />
      {text}
    </p>
  )
}

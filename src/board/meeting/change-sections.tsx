/** What changed between two meetings, kind by kind, each with its day. */

import { CHANGE_KINDS, CHANGE_LABELS, type ChangeKind, type MeetingChange } from '../../measures/meeting/changes.ts'
import { dayWords } from '../../measures/sentences.ts'
import { Heading } from '../sections.tsx'
import style from './MeetingPart.module.css'
import { WeekBars } from '../../charts/process/WeekBars.tsx'
import type { Day } from '../../domain/day.ts'
import type { WeekCount } from '../../measures/meeting/weekly-counts.ts'
import { formatDay } from '../../ui/numbers.ts'

const NONE: Readonly<Record<ChangeKind, string>> = {
  new: 'Nothing began.',
  ended: 'Nothing ended.',
  crossed: 'No site crossed a limit.',
  done: 'No commitment was done.',
  overdue: 'No commitment became overdue.',
  late: 'No report came late, or no feed says when it was reported.',
}

export function ChangeLists({ changes }: { readonly changes: readonly MeetingChange[] }) {
  return (
    <div className={style['lists']}>
      {CHANGE_KINDS.map((kind) => (
        <ChangeList key={kind} kind={kind} changes={changes.filter((change) => change.kind === kind)} />
      ))}
    </div>
  )
}

interface ListProps {
  readonly kind: ChangeKind
  readonly changes: readonly MeetingChange[]
}

function ChangeList({ kind, changes }: ListProps) {
  return (
    <section className={style['section']} aria-labelledby={`changes-${kind}`}>
      <Heading id={`changes-${kind}`}>{`${CHANGE_LABELS[kind]}: ${changes.length}`}</Heading>
      {changes.length === 0 ? (
        <p className={style['none']}>{NONE[kind]}</p>
      ) : (
        <ul className={style['changes']}>
          {changes.map(({ what, on }) => (
            <li key={`${on} ${what}`}>
              <span>{dayWords(on)}</span>
              <span className={style['what']}>{what}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Crimes and ASB a week about the last meeting, with the weeks shaded of which reports are still to come. */

interface LateWeeksProps {
  readonly weeks: readonly WeekCount[]
  /** The day of the last meeting. */
  readonly last: Day
}

export function LateWeeks({ weeks, last }: LateWeeksProps) {
  if (weeks.length === 0) return null
  const bars = (part: 'crimes' | 'asb') =>
    weeks.map(({ span, isLate, ...week }) => ({
      name: `Week from ${formatDay(span.from, 'short')}`,
      count: week[part],
      isLate,
      isSince: span.to > last,
    }))
  return (
    <section className={style['section']} aria-labelledby="late-weeks">
      <Heading id="late-weeks">Weeks as they are known now, whole borough</Heading>
      <div className={style['lists']}>
        <WeekBars label="Crimes a week, whole borough" weeks={bars('crimes')} />
        <WeekBars label="ASB a week, whole borough" weeks={bars('asb')} />
      </div>
    </section>
  )
}

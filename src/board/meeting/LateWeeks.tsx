/** Crimes and ASB a week about the last meeting, with the weeks shaded of which reports are still to come. */
import { WeekBars } from '../../charts/process/WeekBars.tsx'
import type { Day } from '../../domain/day.ts'
import type { WeekCount } from '../../measures/meeting/changes.ts'
import { formatDay } from '../../ui/numbers.ts'
import { Heading } from '../Heading.tsx'
import style from './styles/MeetingPart.module.css'

interface Props {
  readonly weeks: readonly WeekCount[]
  /** The day of the last meeting. */
  readonly last: Day
}

export function LateWeeks({ weeks, last }: Props) {
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

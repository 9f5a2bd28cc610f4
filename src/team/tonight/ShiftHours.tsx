/** Reports by hour of the shift as bars, with their values for screen readers, and how many have no time of day. */
import type { Knowledge } from '../../measures/figure.ts'
import type { ShiftHour } from '../../measures/tonight/shift-words.ts'
import { capital } from '../../measures/sentences.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import styles from './Tonight.module.css'

interface ShiftHoursProps {
  readonly hours: readonly ShiftHour[]
  readonly known: Knowledge['known']
  /** Whether the bars weigh the reports by harm. */
  readonly isHarm: boolean
  /** Reports at the same places that are in no hour. */
  readonly untimed: number
}

/** Height of the highest bar in pixels. */
const HIGHEST = 52

export function ShiftHours({ hours, known, isHarm, untimed }: ShiftHoursProps) {
  const most = Math.max(...hours.map(({ count }) => count))
  if (known === 'no' || !(most > 0)) return null
  const least = known === 'part' ? 'at least ' : ''
  const reports = (count: number) => `${least}${plural(Math.round(count), 'report')}`
  const words = (count: number) =>
    isHarm ? `${least}${formatCount(Math.round(count))} of harm` : reports(count)
  return (
    <>
      <ol className={styles['hours']} aria-label={`${isHarm ? 'Harm' : 'Reports'} by hour of the shift`}>
        {hours.map(({ words: hour, count }, at) => (
          <li key={at} title={`${hour}: ${words(count)}`}>
            <span className={styles['bar']} style={{ height: `${Math.round((count / most) * HIGHEST)}px` }} />
            <span className={styles['hour']}>{hour}</span>
            <span className="visually-hidden">{words(count)}</span>
          </li>
        ))}
      </ol>
      {untimed > 0 && (
        <p className={styles['quiet']}>
          {`${capital(reports(untimed))} there ${untimed === 1 ? 'has' : 'have'} no time of day, so no bar counts ${untimed === 1 ? 'it' : 'them'}.`}
        </p>
      )}
    </>
  )
}

/** Reports by hour of the shift as bars, with their values for screen readers. */
import type { Knowledge } from '../../measures/figure.ts'
import type { ShiftHour } from '../../measures/tonight/shift-words.ts'
import { plural } from '../../ui/numbers.ts'
import styles from './Tonight.module.css'

interface ShiftHoursProps {
  readonly hours: readonly ShiftHour[]
  readonly known: Knowledge['known']
}

export function ShiftHours({ hours, known }: ShiftHoursProps) {
  const most = Math.max(...hours.map(({ count }) => count))
  if (known === 'no' || !(most > 0)) return null
  return (
    <ol className={styles['hours']} aria-label="Reports by hour of the shift">
      {hours.map(({ words, count }, at) => (
        <li
          key={at}
          title={`${words}: ${known === 'part' ? 'at least ' : ''}${plural(Math.round(count), 'report')}`}
        >
          <span className={styles['bar']} style={{ height: `${Math.round((count / most) * 52)}px` }} />
          <span className={styles['hour']}>{words}</span>
          <span className="visually-hidden">{plural(Math.round(count), 'report')}</span>
        </li>
      ))}
    </ol>
  )
}

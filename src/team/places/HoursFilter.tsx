/** Filter by hours of the week: weekdays and times by their controls, or dragged over the week grid. */
import { useMemo, useState } from 'react'
import { HourTable, peakSentence } from '../../charts/HourMatrix.tsx'
import {
  hoursOf,
  formatHours,
  hoursRangeOf,
  type HoursRange,
  parseHours,
} from '../../domain/places/week-hours.ts'
import { hoursWords } from '../../measures/hotspots/hours-words.ts'
import { scopeWords } from '../../measures/scope.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { TableScope } from '../table/TableScope.tsx'
import styles from './HoursFilter.module.css'
import { WeekGrid } from './WeekGrid.tsx'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
/** Range shown before any is chosen. */
const DEFAULT_RANGE: HoursRange = { days: [], from: 18, to: 23 }
const hourLabel = (hour: number) => `${String(hour).padStart(2, '0')}:00`

export function HoursFilter() {
  const intend = useIntent()
  const hours = useHoldfast(({ view }) => view.hours)
  const chosen = hours === null ? null : parseHours(hours)
  const week = useWeek()
  // Not made while it is shut, since every step of the clock would make it again.
  const [hasTable, setTable] = useState(false)
  const range = (chosen && hoursRangeOf(chosen)) ?? DEFAULT_RANGE
  const choose = (next: HoursRange) => {
    const text = next.days.length === 0 ? null : formatHours(hoursOf(next))
    intend({ kind: 'ask-places', asks: { hours: text } })
  }
  const isOn = (day: number) => chosen !== null && range.days.includes(day)
  return (
    <div className={styles['hours']} role="group" aria-label="Hours of the week">
      <WeekGrid
        chosen={chosen}
        counts={week?.counts ?? null}
        onChoose={choose}
        onCancel={(before) => intend({ kind: 'ask-places', asks: { hours: before && formatHours(before) } })}
      />
      {week && (
        <>
          <p className={styles['words']}>{`A larger square: more incidents. ${week.text}`}</p>
          <details className={styles['more']} onToggle={({ currentTarget }) => setTable(currentTarget.open)}>
            <summary>Hours as a table</summary>
            {hasTable && (
              <div className={styles['table']}>
                <TableScope scope={week.scope}>
                  <HourTable label={week.label} counts={week.counts} />
                </TableScope>
              </div>
            )}
          </details>
        </>
      )}
      <div className={styles['days']}>
        {DAYS.map((name, day) => (
          <button
            key={name}
            type="button"
            aria-pressed={isOn(day)}
            aria-label={name}
            onClick={() =>
              choose({
                ...range,
                days: DAYS.map((_, index) => index).filter((other) => isOn(other) !== (other === day)),
              })
            }
          >
            {name.slice(0, 3)}
          </button>
        ))}
      </div>
      <div className={styles['times']}>
        <TimeChoice
          label="From"
          hours={HOURS}
          value={range.from}
          onChoose={(from) => choose({ ...withDays(range), from })}
        />
        <TimeChoice
          label="to"
          hours={HOURS.map((hour) => hour + 1)}
          value={range.to}
          onChoose={(to) => choose({ ...withDays(range), to })}
        />
        {chosen && (
          <Button kind="link" onClick={() => intend({ kind: 'ask-places', asks: { hours: null } })}>
            All hours
          </Button>
        )}
      </div>
      <p className={styles['words']}>
        {chosen
          ? `${hoursWords(hours)}. Reports without a time of day are not counted.`
          : 'All hours count. Choose days, or drag over the week.'}
      </p>
    </div>
  )
}

/** Counts by hour of the week in the window, of the same step as every other number. */
function useWeek() {
  const shown = useHoldfast((state) => state.shown)
  return useMemo(() => {
    if (!shown) return null
    const { hours, untimed } = shown.week
    const scope = { ...shown.scope, hours: null, baseline: null }
    const counts = [...hours]
    const without = untimed > 0 ? ` ${formatCount(untimed)} have no time of day.` : ''
    return {
      counts,
      text: `${peakSentence(counts, Math.max(...counts))}${without}`,
      label: `Incidents by weekday and hour, ${scopeWords(scope)}`,
      scope,
    }
  }, [shown])
}

/** The range with every day if none is chosen. */
const withDays = (range: HoursRange): HoursRange =>
  range.days.length === 0 ? { ...range, days: DAYS.map((_, day) => day) } : range

interface TimeChoiceProps {
  readonly label: string
  readonly hours: readonly number[]
  readonly value: number
  readonly onChoose: (hour: number) => void
}
const TimeChoice = ({ label, hours, value, onChoose }: TimeChoiceProps) => (
  <label>
    {label}
    <select value={value} onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}>
      {hours.map((hour) => (
        <option key={hour} value={hour}>
          {hourLabel(hour)}
        </option>
      ))}
    </select>
  </label>
)

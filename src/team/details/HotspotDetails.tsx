/** A patrol hotspot: why there, what to do, and the patrol time planned and delivered, in all and day by day. */
import { DayBars } from '../../charts/DayBars.tsx'
import { PatrolCalendar } from '../../charts/PatrolCalendar.tsx'
import { dayOfMoment, lastDayOfMoment, type DaySpan } from '../../domain/day.ts'
import type { PatrolHotspot, PatrolVisit } from '../../domain/patrol.ts'
import { lastDays, patrolDays, type PatrolDay } from '../../measures/patrol-time/patrol-days.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatDay, formatPercent, formatSpan } from '../../ui/numbers.ts'
import { AddToPlan } from './parts/AddToPlan.tsx'
import { HotspotReports } from './parts/HotspotReports.tsx'
import styles from './details.module.css'
import { Gone, Story, StorySection } from './Story.tsx'

const STRIP_DAYS = 28

const sum = (days: readonly PatrolDay[], of: 'delivered' | 'planned' | 'visits') =>
  days.reduce((total, day) => total + day[of], 0)

export function HotspotDetails({ id }: { readonly id: string }) {
  const hotspot = useHoldfast(({ catalogue }) => catalogue?.hotspots.find((one) => one.id === id))
  const visits = useHoldfast(({ catalogue }) => catalogue?.visits) ?? []
  const window = useHoldfast(({ shown }) => shown?.window)
  if (!hotspot || !window) return <Gone what="Patrol hotspot" />
  const days = patrolDays(hotspot, visits, window)
  const [delivered, planned] = [sum(days, 'delivered'), sum(days, 'planned')]
  const until = hotspot.to ? ` to ${formatDay(lastDayOfMoment(hotspot.to))}` : ''
  const period = formatSpan(window.from, window.to)
  return (
    <Story
      kicker={`Patrol hotspot, from ${formatDay(dayOfMoment(hotspot.from))}${until}`}
      title={hotspot.name}
      sentence={`${period}: ${sharesWords(delivered, planned)}`}
      figures={[
        { value: formatCount(delivered), label: 'minutes delivered' },
        { value: formatCount(planned), label: 'minutes planned' },
        { value: formatCount(sum(days, 'visits')), label: 'visits' },
      ]}
    >
      <StorySection title="The plan">
        <p>{planWords(hotspot)}</p>
      </StorySection>
      <Calendar hotspot={hotspot} visits={visits} window={window} />
      <Strip hotspot={hotspot} visits={visits} window={window} />
      <HotspotReports />
      {hotspot.why && (
        <StorySection title="Why here">
          <p>{hotspot.why}</p>
        </StorySection>
      )}
      {hotspot.doThere && (
        <StorySection title="What to do there">
          <p>{hotspot.doThere}</p>
        </StorySection>
      )}
      <AddToPlan place={{ kind: 'hotspot', id, name: hotspot.name }} />
    </Story>
  )
}

const sharesWords = (delivered: number, planned: number) =>
  planned > 0
    ? `${formatPercent(delivered / planned)} of the planned patrol time was delivered.`
    : 'no patrol time was planned.'

function planWords({ visitsPerDay, minutesPerVisit, hours }: PatrolHotspot): string {
  const when = hours ? `, between ${hours.replace('-', ' and ')}` : ''
  return `${visitsPerDay} visits of ${minutesPerVisit} minutes a day${when}.`
}

interface StripProps {
  readonly hotspot: PatrolHotspot
  readonly visits: readonly PatrolVisit[]
  readonly window: DaySpan
}
const CALENDAR_DAYS = 371
/** The days of the window as a calendar, a year at most. */
function Calendar({ hotspot, visits, window }: StripProps) {
  const span = lastDays(hotspot, window, CALENDAR_DAYS)
  if (!span) return null
  const days = patrolDays(hotspot, visits, span)
  return (
    <StorySection title="Calendar" fact={formatSpan(span.from, span.to, 'short')}>
      <PatrolCalendar
        label={`Patrol time kept day by day, ${formatSpan(span.from, span.to)}`}
        days={days.map(barOf)}
      />
    </StorySection>
  )
}

const barOf = ({ day, delivered, planned, visits, delivery }: PatrolDay) => ({
  day,
  value: delivered,
  plan: planned,
  visits,
  kind: delivery,
})

/** The last days of the window one by one: a mean hides the nights on which nobody came. */
function Strip({ hotspot, visits, window }: StripProps) {
  const span = lastDays(hotspot, window, STRIP_DAYS)
  if (!span) return null
  const days = patrolDays(hotspot, visits, span)
  return (
    <StorySection title="Day by day" fact={formatSpan(span.from, span.to, 'short')}>
      <DayBars label={`Patrol minutes by day, ${formatSpan(span.from, span.to)}`} days={days.map(barOf)} />
      <p className={styles['footnote']}>A visit counts on the day on which it began.</p>
    </StorySection>
  )
}

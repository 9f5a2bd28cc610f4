/** A patrol hotspot: why there, what to do, and the patrol time planned and delivered, in all and day by day. */
import { DayBars } from '../../charts/DayBars.tsx'
import { PatrolCalendar } from '../../charts/PatrolCalendar.tsx'
import { dayOfMoment, lastDayOfMoment, type DaySpan } from '../../domain/day.ts'
import type { PatrolHotspot, PatrolVisit } from '../../domain/patrol.ts'
import { lastDays, patrolDays, type PatrolDay } from '../../measures/places/patrol-days.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatDay, formatPercent, formatSpan } from '../../ui/numbers.ts'
import { AddToPlan } from './details-actions.tsx'
import styles from './details.module.css'
import { NotInData, DetailsFrame, DetailsSection } from './details-frame.tsx'
import { hotspotPeriodWords } from '../../measures/patrol-time/return-words.ts'
import { reportsSentence } from '../../measures/patrol-time/hotspot-reports.ts'
import { returnName } from '../../measures/patrol-time/monthly-return.ts'
import { currentOf, failureOf } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { Button } from '../../ui/Button.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { saveText } from '../../ui/copy/clipboard.ts'
import placeStyles from '../places/places.module.css'

const STRIP_DAYS = 28

const sum = (days: readonly PatrolDay[], of: 'delivered' | 'planned' | 'visits') =>
  days.reduce((total, day) => total + day[of], 0)

export function HotspotDetails({ id }: { readonly id: string }) {
  const hotspot = useHoldfast(({ catalogue }) => catalogue?.hotspots.find((one) => one.id === id))
  const visits = useHoldfast(({ catalogue }) => catalogue?.visits) ?? []
  const window = useHoldfast(({ shown }) => shown?.window)
  if (!hotspot || !window) return <NotInData what="Patrol hotspot" />
  const days = patrolDays(hotspot, visits, window)
  const [delivered, planned] = [sum(days, 'delivered'), sum(days, 'planned')]
  const until = hotspot.to ? ` to ${formatDay(lastDayOfMoment(hotspot.to))}` : ''
  const period = formatSpan(window.from, window.to)
  return (
    <DetailsFrame
      kicker={`Patrol hotspot, from ${formatDay(dayOfMoment(hotspot.from))}${until}`}
      title={hotspot.name}
      sentence={`${period}: ${sharesWords(delivered, planned)}`}
      figures={[
        { value: formatCount(delivered), label: 'minutes delivered' },
        { value: formatCount(planned), label: 'minutes planned' },
        { value: formatCount(sum(days, 'visits')), label: 'visits' },
      ]}
    >
      <DetailsSection title="The plan">
        <p>{planWords(hotspot)}</p>
      </DetailsSection>
      <Calendar hotspot={hotspot} visits={visits} window={window} />
      <Strip hotspot={hotspot} visits={visits} window={window} />
      <HotspotReports />
      {hotspot.why && (
        <DetailsSection title="Why here">
          <p>{hotspot.why}</p>
        </DetailsSection>
      )}
      {hotspot.doThere && (
        <DetailsSection title="What to do there">
          <p>{hotspot.doThere}</p>
        </DetailsSection>
      )}
      <AddToPlan place={{ kind: 'hotspot', id, name: hotspot.name }} />
    </DetailsFrame>
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
    <DetailsSection title="Calendar" fact={formatSpan(span.from, span.to, 'short')}>
      <PatrolCalendar
        label={`Patrol time kept day by day, ${formatSpan(span.from, span.to)}`}
        days={days.map(barOf)}
      />
    </DetailsSection>
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
    <DetailsSection title="Day by day" fact={formatSpan(span.from, span.to, 'short')}>
      <DayBars label={`Patrol minutes by day, ${formatSpan(span.from, span.to)}`} days={days.map(barOf)} />
      <p className={styles['footnote']}>A visit counts on the day on which it began.</p>
    </DetailsSection>
  )
}

function HotspotReports() {
  const reply = useReply('hotspot')
  const answer = currentOf(reply)
  const failure = failureOf(reply)
  if (failure) return <Pending failure={failure}>Counting.</Pending>
  if (!answer) return null
  const { reports, monthly, question } = answer
  const { from, to } = question.window
  return (
    <>
      <DetailsSection title="Reported in it" fact={formatSpan(from, to, 'short')}>
        {reports.map((figure) => (
          <p key={figure.id} className={placeStyles['after']}>
            <strong>{figure.label}:</strong> {reportsSentence(figure)}
          </p>
        ))}
        <p className={placeStyles['after']}>{hotspotPeriodWords(question.baseline)}</p>
      </DetailsSection>
      <DetailsSection
        title="The monthly return"
        fact={formatSpan(monthly.month.from, monthly.month.to, 'short')}
      >
        <p>Patrols, hours by agency, ASB, crimes and enforcement, a row a hotspot.</p>
        <Button
          kind="link"
          icon="table"
          onClick={() => saveText(returnName(monthly.month), 'text/csv', monthly.text)}
        >
          Save the return as CSV
        </Button>
      </DetailsSection>
    </>
  )
}

/** Details of a patrol hotspot: plan, patrol time planned and delivered in all and by day, reports in it, reasons and tasks. */
import { DayBars, type DayBar } from '../../charts/DayBars.tsx'
import { PatrolCalendar } from '../../charts/PatrolCalendar.tsx'
import { StaleDataMark } from '../../clock/StatusLine.tsx'
import { dayOfMoment, lastDayOfMoment, type DaySpan } from '../../domain/day.ts'
import type { PatrolHotspot, PatrolVisit } from '../../domain/patrol.ts'
import { largeHotspotWords } from '../../measures/drawing/shape-words.ts'
import type { Figure } from '../../measures/figure.ts'
import { changeColumns, valueColumns } from '../../measures/tables/figure-columns.ts'
import { boundWords, knowledgeIn, knownWords } from '../../measures/feeds/known-words.ts'
import { reportsSentence } from '../../measures/patrol-time/hotspot-reports.ts'
import { returnName, hotspotPeriodWords } from '../../measures/patrol-time/monthly-return.ts'
import { daysActive, lastDays, patrolDays, type PatrolDay } from '../../measures/patrol-time/patrol-days.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useReply } from '../../state/context.tsx'
import { currentOf, failureOf } from '../../state/questions/reply.ts'
import { Button } from '../../ui/Button.tsx'
import { saveText } from '../../ui/copy/clipboard.ts'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatCount, formatDay, formatPercent, formatSpan } from '../../ui/numbers.ts'
import { Pending } from '../../ui/Pending.tsx'
import { WholeScope } from '../table/WholeScope.tsx'
import { AddToPlan } from './details-actions.tsx'
import { NotInData, DetailsFrame, DetailsSection } from './details-frame.tsx'
import placeStyles from '../places/places.module.css'
import styles from './details.module.css'

/** Days of the bar chart. */
const STRIP_DAYS = 28

const sum = (days: readonly PatrolDay[], field: 'delivered' | 'planned' | 'visits') =>
  days.reduce((total, day) => total + day[field], 0)

const RECORDED = ['patrol-visits'] as const

export function HotspotDetails({ id }: { readonly id: string }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const hotspot = catalogue?.hotspots.find((candidate) => candidate.id === id)
  const window = useHoldfast(({ shown }) => shown?.window)
  if (!catalogue || !hotspot || !window) return <NotInData what="Patrol hotspot" />
  const { visits } = catalogue
  // Before the hotspot was there, no patrol of it can be missing.
  const active = daysActive(hotspot, window) ?? window
  const known = knowledgeIn(catalogue, 'patrol-visits', active).known
  const days = patrolDays(hotspot, visits, window)
  const [delivered, planned] = [sum(days, 'delivered'), sum(days, 'planned')]
  const until = hotspot.to ? ` to ${formatDay(lastDayOfMoment(hotspot.to))}` : ''
  const period = formatSpan(window.from, window.to)
  const tooLarge = largeHotspotWords(hotspot.shape)
  return (
    <WholeScope measure={`Patrol hotspot ${hotspot.name}`}>
      <DetailsFrame
        kicker={`Patrol hotspot, from ${formatDay(dayOfMoment(hotspot.from))}${until}`}
        title={hotspot.name}
        sentence={`${period}: ${known === 'yes' ? deliveryWords(delivered, planned) : 'what was delivered is not wholly known.'}`}
        figures={[
          { value: boundWords(delivered, known), label: 'minutes delivered' },
          { value: formatCount(planned), label: 'minutes planned' },
          { value: boundWords(sum(days, 'visits'), known), label: 'visits' },
        ]}
      >
        <StaleDataMark text={knownWords(catalogue, RECORDED, active)} />
        <DetailsSection title="The plan">
          <p>{planWords(hotspot)}</p>
          {tooLarge !== null && <p className={placeStyles['after']}>{tooLarge}</p>}
        </DetailsSection>
        <PatrolDaysCalendar {...{ hotspot, visits, window, catalogue }} />
        <DailyBars {...{ hotspot, visits, window, catalogue }} />
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
    </WholeScope>
  )
}

const deliveryWords = (delivered: number, planned: number) =>
  planned > 0
    ? `${formatPercent(delivered / planned)} of the planned patrol time was delivered.`
    : 'no patrol time was planned.'

function planWords({ visitsPerDay, minutesPerVisit, hours }: PatrolHotspot): string {
  const when = hours ? `, between ${hours.replace('-', ' and ')}` : ''
  return `${visitsPerDay} visits of ${minutesPerVisit} minutes a day${when}.`
}

interface PatrolChartProps {
  readonly hotspot: PatrolHotspot
  readonly visits: readonly PatrolVisit[]
  readonly window: DaySpan
  readonly catalogue: Catalogue
}
/** Most days of the calendar: 53 weeks. */
const CALENDAR_DAYS = 371

/** Patrol time of the window's last days as a calendar, a year at most. */
function PatrolDaysCalendar({ hotspot, visits, window, catalogue }: PatrolChartProps) {
  const span = lastDays(hotspot, window, CALENDAR_DAYS)
  if (!span) return null
  const days = patrolDays(hotspot, visits, span)
  return (
    <DetailsSection title="Calendar" fact={formatSpan(span.from, span.to, 'short')}>
      <PatrolCalendar
        label={`Patrol time kept day by day, ${formatSpan(span.from, span.to)}`}
        days={barsOf(days, catalogue)}
      />
    </DetailsSection>
  )
}

/** Each day with whether the visits of it are known. */
const barsOf = (days: readonly PatrolDay[], catalogue: Catalogue): readonly DayBar[] =>
  days.map(({ day, delivered, planned, visits, delivery }) => ({
    day,
    value: delivered,
    plan: planned,
    visits,
    kind: delivery,
    known: knowledgeIn(catalogue, 'patrol-visits', { from: day, to: day }).known,
  }))

/** Patrol minutes of each of the window's last 28 days; a mean would hide days without a visit. */
function DailyBars({ hotspot, visits, window, catalogue }: PatrolChartProps) {
  const span = lastDays(hotspot, window, STRIP_DAYS)
  if (!span) return null
  const days = patrolDays(hotspot, visits, span)
  return (
    <DetailsSection title="Day by day" fact={formatSpan(span.from, span.to, 'short')}>
      <WholeScope measure={`Patrol minutes in ${hotspot.name}`} days={span}>
        <DayBars
          label={`Patrol minutes by day, ${formatSpan(span.from, span.to)}`}
          days={barsOf(days, catalogue)}
        />
      </WholeScope>
      <p className={styles['footnote']}>A visit counts on the day on which it began.</p>
    </DetailsSection>
  )
}

const sameFigure = (figure: Figure) => figure
const REPORT_COLUMNS: readonly FileColumn<Figure>[] = [
  { label: 'Reported', value: ({ label }) => label },
  ...valueColumns('Window', sameFigure),
  ...changeColumns(sameFigure),
]

/** Reports in the hotspot, and the monthly return for all hotspots as a download. */
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
        <WholeScope measure="Reports in the hotspot" days={question.window} baseline={question.baseline}>
          <TableFile
            isSmall
            caption={`Reported in it, ${formatSpan(from, to)}`}
            what="reports in hotspot"
            columns={REPORT_COLUMNS}
            rows={reports}
          />
        </WholeScope>
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

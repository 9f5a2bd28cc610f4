/** Details of a ward: residents, deprivation, crimes and ASB with rates and months, and its sites. */
import { MonthBars } from '../../charts/MonthBars.tsx'
import type { Area } from '../../domain/area.ts'
import { civilDate, daysIn, lastOfMonth, monthNumber, parseSpan, type DaySpan } from '../../domain/day.ts'
import { phasesOn, PHASE_LABELS, type Site } from '../../domain/site.ts'
import { deprivationWords, sitesIn } from '../../measures/areas/wards.ts'
import type { Figure } from '../../measures/figure.ts'
import { risingWords } from '../../measures/feeds/freshness.ts'
import { knowledgeByMonth } from '../../measures/feeds/known-words.ts'
import { periodWords } from '../../measures/scope.ts'
import { adjustedColumns, changeColumns, valueColumns } from '../../measures/tables/figure-columns.ts'
import { capital, changeSentence, valueWords } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useIntent, useReply } from '../../state/context.tsx'
import { failureOf, latestOf, type AnswerTo } from '../../state/questions/reply.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatCount, formatDay } from '../../ui/numbers.ts'
import { Pending } from '../../ui/Pending.tsx'
import { WholeScope } from '../table/WholeScope.tsx'
import { CountHere } from './details-actions.tsx'
import { NotInData, DetailsFrame, DetailsSection } from './details-frame.tsx'
import styles from './details.module.css'

export function WardDetails({ id }: { readonly id: string }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const smallAreas = useHoldfast(({ geography }) => geography?.borough.lsoas) ?? []
  const ward = catalogue?.areas.find(({ code }) => code === id)
  if (!catalogue || !ward) return <NotInData what="Ward" />
  return (
    <DetailsFrame
      kicker={`Ward, ${ward.code}`}
      title={ward.name}
      sentence={[residentsSentence(ward), deprivationWords(ward, smallAreas)].filter(Boolean).join(' ')}
    >
      <WardCounts code={ward.code} />
      <WardSites sites={sitesIn(ward, catalogue.sites)} />
      <CountHere id={ward.code} />
    </DetailsFrame>
  )
}

const residentsSentence = ({ population }: Area) =>
  population === null
    ? 'The areas feed does not say how many people live here.'
    : `${formatCount(population)} people live here.`

type WardRow = AnswerTo<'board'>['wards'][number]
const MEASURES = [
  ['reported', 'Crimes without what patrol itself finds'],
  ['asb', 'ASB'],
] as const

/** Crimes and ASB of the ward in the window, each with rate, change and months. */
function WardCounts({ code }: { readonly code: string }) {
  const reply = useReply('board')
  const answer = latestOf(reply)
  const shownWindow = useHoldfast((state) => state.shown?.window)
  const late = useHoldfast(({ catalogue }) => catalogue?.late ?? null)
  const row = answer?.wards.find((ward) => ward.code === code)
  if (!answer) return <Pending failure={failureOf(reply)}>Counting.</Pending>
  if (!row) return <p>The incidents feed does not speak of this ward.</p>
  const { from, to } = answer.question.window
  const isStale = shownWindow?.from !== from || shownWindow.to !== to
  return (
    <WholeScope
      measure="Crimes and ASB, each by itself"
      days={answer.question.window}
      baseline={answer.question.baseline}
    >
      <TableFile
        isSmall
        what={`crimes and ASB in ${row.name}`}
        caption={`Crimes and ASB in ${row.name}, ${periodWords(answer.question)}`}
        columns={fileColumns(row)}
        rows={MEASURES}
      />
      {MEASURES.map(([measure, label]) => (
        <MeasureSection key={measure} row={row} measure={measure} label={label} />
      ))}
      <p className={styles['footnote']} aria-busy={isStale}>
        {`${periodWords(answer.question)}; every category and hour, the whole ward. People who work or shop there are not in the rates.`}{' '}
        {risingWords({ to }, late)}
      </p>
    </WholeScope>
  )
}

/** The days of all months that are counted. */
function monthsOf({ months, crimes }: WardRow): DaySpan {
  const first = monthNumber(months.first)
  return { from: months.first, to: lastOfMonth(first + crimes.monthly.length - 1) }
}

type MeasureEntry = (typeof MEASURES)[number]
const fileColumns = (row: WardRow): readonly FileColumn<MeasureEntry>[] => [
  { label: 'Measure', value: ([, label]) => label },
  ...valueColumns('Window', ([measure]: MeasureEntry) => row[measure].figure),
  ...valueColumns('Per 1,000 residents', ([measure]: MeasureEntry) => ({
    value: row[measure].rate,
    known: row[measure].rate === null ? 'no' : row[measure].figure.known,
    why: row[measure].figure.why ?? '',
  })),
  ...changeColumns(([measure]: MeasureEntry) => row[measure].figure),
  ...adjustedColumns(([measure]: MeasureEntry) => row[measure].figure),
]

interface MeasureSectionProps {
  readonly row: WardRow
  readonly measure: MeasureEntry[0]
  readonly label: string
}
function MeasureSection({ row, measure, label }: MeasureSectionProps) {
  const { figure, rate, monthly } = row[measure]
  const { first } = row.months
  const { year, month } = civilDate(first)
  const catalogue = useHoldfast((state) => state.catalogue)
  const known = catalogue ? knowledgeByMonth(catalogue, 'incidents', { first, length: monthly.length }) : []
  const unit = 'per 1,000 residents'
  const rateText =
    rate === null ? 'rate not known' : `${valueWords({ value: rate, known: figure.known, unit })} ${unit}`
  return (
    <DetailsSection title={label} fact={rateText}>
      <p>
        <strong className={styles['number']}>{capital(valueWords(figure))}</strong>{' '}
        {figure.verdict && <Chip verdict={figure.verdict} />}
      </p>
      <p>
        {[changeSentence(figure), figure.caveat, figure.why, catalogue && beforeWords(figure, catalogue)]
          .filter(Boolean)
          .join(' ')}
      </p>
      <WholeScope measure={`${label} in ${row.name}`} days={monthsOf(row)}>
        <MonthBars
          label={`${label} in ${row.name} by month, the window tinted`}
          first={{ year, month: month - 1 }}
          counts={monthly}
          window={{ from: row.months.windowFrom, to: row.months.windowTo }}
          risingFrom={row.months.risingFrom}
          known={known}
        />
      </WholeScope>
    </DetailsSection>
  )
}

/** That the days before a figure's are not known, where it is not compared as the data begin in them; null otherwise. */
function beforeWords({ from, to, baselineValue }: Figure, { dataDays }: Catalogue): string | null {
  const days = parseSpan(from, to)
  const isBefore = days !== null && dataDays.from > days.from - daysIn(days)
  return baselineValue === undefined && isBefore
    ? `What came before ${formatDay(dataDays.from)} is not known.`
    : null
}

/** The sites whose centre lies in the ward; each can be chosen. */
function WardSites({ sites }: { readonly sites: readonly Site[] }) {
  const intend = useIntent()
  const day = useHoldfast(({ shown }) => shown?.window.to)
  if (sites.length === 0 || day === undefined) return null
  return (
    <DetailsSection title="Sites in it">
      <ul className={styles['items']}>
        {sites.map((site) => (
          <li key={site.id}>
            <Button
              kind="link"
              onClick={() => {
                intend({ kind: 'choose', chosen: { kind: 'site', id: site.id } })
              }}
            >
              {site.name}
            </Button>
            <small>
              {phasesOn(site, day)
                .map(({ kind }) => PHASE_LABELS[kind])
                .join(' and ') || 'no phase yet'}
            </small>
          </li>
        ))}
      </ul>
    </DetailsSection>
  )
}

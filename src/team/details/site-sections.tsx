/** Sections of a site's details: counts, closure orders, actions, surveys of residents and comparison areas. */
import { BarList } from '../../charts/BarList.tsx'
import { useKnown } from '../../clock/KnownNote.tsx'
import type { Action, ActionType } from '../../domain/action.ts'
import type { Area } from '../../domain/area.ts'
import { daysLeft, stageOn, STAGE_LABELS, STAGES, type ClosureOrder } from '../../domain/closure-order.ts'
import type { SurveyResult } from '../../domain/commitment.ts'
import { dayOfMoment, isoDay, isWithin, lastDayOfMoment, type DaySpan, type Day } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { orderNameAmong } from '../../measures/closure/order-name.ts'
import { figureOf, type Figure } from '../../measures/figure.ts'
import { changeColumns, valueColumns } from '../../measures/tables/figure-columns.ts'
import { boundWords, knowledgeOfActions, noneWords } from '../../measures/feeds/known-words.ts'
import { SITE_REGRESSION_CAUTION, surveySentence } from '../../measures/on-site.ts'
import { risingWords } from '../../measures/feeds/freshness.ts'
import { periodWords } from '../../measures/scope.ts'
import { capital, changeSentence, valueWords } from '../../measures/sentences.ts'
import { useHoldfast, useIntent, useReply } from '../../state/context.tsx'
import { failureOf, latestOf } from '../../state/questions/reply.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatCount, formatSpan, formatDay, plural, formatTightSpan } from '../../ui/numbers.ts'
import { Pending } from '../../ui/Pending.tsx'
import { WholeScope } from '../table/WholeScope.tsx'
import { DetailsSection } from './details-frame.tsx'
import styles from './details.module.css'

const MEASURES = [
  ['crimes-reported', 'Crimes, without what patrol itself finds'],
  ['asb', 'ASB'],
] as const

/** Crimes and ASB of the site in the window, each with its change and caveat. */
export function SiteCounts({ site }: { readonly site: string }) {
  const reply = useReply('board')
  const answer = latestOf(reply)
  const shownWindow = useHoldfast((state) => state.shown?.window)
  const late = useHoldfast(({ catalogue }) => catalogue?.late ?? null)
  if (!answer) return <Pending failure={failureOf(reply)}>Counting.</Pending>
  const { window } = answer.question
  const figures = MEASURES.flatMap(([id, label]) => {
    const figure = figureOf(answer.figures, id, { site })
    return figure ? [{ figure, label }] : []
  })
  if (figures.length === 0) return <p>No feed of incidents is open.</p>
  return (
    <>
      <WholeScope measure="Crimes and ASB, each by itself" days={window} baseline={answer.question.baseline}>
        <TableFile
          isSmall
          what="crimes and ASB in site"
          caption={`Crimes and ASB inside the boundary, ${periodWords(answer.question)}`}
          columns={COUNT_COLUMNS}
          rows={figures}
        />
      </WholeScope>
      {figures.map(({ figure, label }) => (
        <DetailsSection key={figure.id} title={label}>
          <p>
            <strong className={styles['number']}>{capital(valueWords(figure))}</strong>{' '}
            {figure.verdict && <Chip verdict={figure.verdict} />}
          </p>
          <p>{[changeSentence(figure), figure.caveat, figure.why].filter(Boolean).join(' ')}</p>
        </DetailsSection>
      ))}
      <p
        className={styles['footnote']}
        aria-busy={shownWindow?.from !== window.from || shownWindow.to !== window.to}
      >
        {`${periodWords(answer.question)}; every category and hour, inside the boundary. The board sets the site against its comparison areas. ${SITE_REGRESSION_CAUTION}`}{' '}
        {risingWords(window, late)}
      </p>
    </>
  )
}

interface SiteCount {
  readonly figure: Figure
  readonly label: string
}
const COUNT_COLUMNS: readonly FileColumn<SiteCount>[] = [
  { label: 'Measure', value: ({ label }) => label },
  ...valueColumns('Window', ({ figure }: SiteCount) => figure),
  ...changeColumns(({ figure }: SiteCount) => figure),
]

interface SiteActionsProps {
  readonly actions: readonly Action[]
  readonly window: DaySpan
  readonly types: readonly ActionType[]
}

/** Partners' actions in the site in the window by type, including those not shown on the map. */
export function SiteActions({ actions, window, types }: SiteActionsProps) {
  const known = useKnown('actions')
  const catalogue = useHoldfast((state) => state.catalogue)
  const counts = new Map<string, number>()
  for (const { type, on, count } of actions)
    if (isWithin(dayOfMoment(on), window)) counts.set(type, (counts.get(type) ?? 0) + count)
  const bars = [...counts]
    .map(([id, value]) => ({
      id,
      value,
      label: types.find((type) => type.id === id)?.label ?? id,
      known: catalogue ? knowledgeOfActions(catalogue, id, window).known : known,
    }))
    .toSorted((a, b) => b.value - a.value || (a.label < b.label ? -1 : 1))
  const period = formatSpan(window.from, window.to)
  return (
    <DetailsSection title="What was done here">
      {bars.length === 0 ? (
        <p>{noneWords(`No action is recorded here, ${period}.`, known)}</p>
      ) : (
        <BarList label={`Actions in the site by type, ${period}`} bars={bars} unit="Actions" />
      )}
    </DetailsSection>
  )
}

interface SiteComparisonProps {
  readonly site: Site
  readonly areas: readonly Area[]
}

/** The site's ring and comparison areas, which were fixed before any result. */
export function SiteComparison({ site, areas }: SiteComparisonProps) {
  const names = site.comparison.map(
    (code) => areas.find((area) => area.code === code)?.name ?? `${code} (name not known)`,
  )
  return (
    <DetailsSection title="What it is compared with">
      <p>
        {`A ring of ${formatCount(site.ringMetres)} m round it, to see whether anything moved there. `}
        {names.length > 0
          ? `Comparison areas: ${names.join(', ')}. Both were chosen before any result was shown.`
          : 'No comparison area is named in the feed.'}
      </p>
    </DetailsSection>
  )
}

interface SiteOrdersProps {
  readonly orders: readonly ClosureOrder[]
  /** The window's last day. */
  readonly day: Day
}

/** The site's closure orders by stage on one day; each can be chosen. */
export function SiteOrders({ orders, day }: SiteOrdersProps) {
  const known = useKnown('closure-orders')
  const served = orders.filter((order) => stageOn(order, day) !== null)
  const stages = STAGES.map((stage) => ({
    stage,
    orders: served.filter((order) => stageOn(order, day) === stage),
  })).filter((group) => group.orders.length > 0)
  return (
    <DetailsSection title="Closure orders" fact={`on ${formatDay(day)}`}>
      {stages.length === 0 && <p>{noneWords('No notice had been served here.', known)}</p>}
      {stages.length > 0 && (
        <TableFile
          isSmall
          what="closure orders in site"
          caption={`Closure orders in the site on ${formatDay(day)}`}
          columns={orderColumns(day)}
          rows={stages.flatMap((group) => group.orders)}
        />
      )}
      {stages.map((group) => (
        <div key={group.stage}>
          <h5
            className={styles['stage']}
          >{`${STAGE_LABELS[group.stage]}: ${boundWords(group.orders.length, known)}`}</h5>
          <ul className={styles['items']}>
            {group.orders.map((order) => (
              <OrderItem key={order.id} order={order} day={day} />
            ))}
          </ul>
        </div>
      ))}
    </DetailsSection>
  )
}

const orderColumns = (day: Day): readonly FileColumn<ClosureOrder>[] => [
  { label: 'Order', value: ({ id }) => id },
  {
    label: 'Stage',
    value: (order) => {
      const stage = stageOn(order, day)
      return stage && STAGE_LABELS[stage]
    },
  },
  { label: 'Days left', value: (order) => daysLeft(order, day) ?? '' },
  { label: 'Premises', value: ({ premises }) => premises },
]

function OrderItem({ order, day }: { readonly order: ClosureOrder; readonly day: Day }) {
  const intend = useIntent()
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas) ?? []
  const left = daysLeft(order, day)
  return (
    <li>
      <Button
        kind="link"
        onClick={() => {
          intend({ kind: 'choose', chosen: { kind: 'order', id: order.id } })
        }}
      >
        {orderNameAmong(order, areas)}
      </Button>
      <small>
        {left === null ? plural(order.premises, 'premises', 'premises') : `${plural(left, 'day')} left`}
      </small>
    </li>
  )
}

const SURVEY_COLUMNS: readonly FileColumn<SurveyResult>[] = [
  { label: 'Question', value: ({ question }) => question },
  { label: 'Asked from', value: ({ from }) => isoDay(dayOfMoment(from)) },
  { label: 'Asked to', value: ({ to }) => isoDay(lastDayOfMoment(to)) },
  { label: 'Answered', value: ({ answered }) => answered },
  { label: 'Agreed', value: ({ agreed }) => agreed },
  { label: 'In words', value: surveySentence },
]

/** Surveys of the site's residents, newest first. */
export function SiteSurveys({ results }: { readonly results: readonly SurveyResult[] }) {
  const known = useKnown('survey-results')
  const newest = results.toSorted((a, b) => b.from.at - a.from.at || (a.id < b.id ? -1 : 1))
  return (
    <DetailsSection title="What residents say">
      {newest.length === 0 && <p>{noneWords('No survey of residents is in the data.', known)}</p>}
      {newest.length > 0 && (
        <TableFile
          isSmall
          what="surveys of residents"
          caption="What residents say"
          columns={SURVEY_COLUMNS}
          rows={newest}
        />
      )}
      <ul className={styles['phases']}>
        {newest.map((result) => (
          <li key={result.id}>
            <span>
              {result.question}
              <small>{surveySentence(result)}</small>
              <small>{`Asked ${formatTightSpan(dayOfMoment(result.from), lastDayOfMoment(result.to))}.`}</small>
            </span>
          </li>
        ))}
      </ul>
    </DetailsSection>
  )
}

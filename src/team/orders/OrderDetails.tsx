/** Details of a closure order: stage on the window's last day, timeline with the legal limits, breaches, counts before and after. */
import { ChartFrame } from '../../charts/ChartFrame.tsx'
import { orderAsAt } from '../../domain/closure-order.ts'
import { isoDay } from '../../domain/day.ts'
import { asAtOf } from '../../measures/baseline/as-at.ts'
import { orderName } from '../../measures/closure/order-name.ts'
import { wardOf } from '../../measures/on-site.ts'
import { LEGAL_FOOTER, orderTimelineOf, type OrderTimeline } from '../../measures/order-timeline.ts'
import { useHoldfast, useReply } from '../../state/context.tsx'
import { currentOf, failureOf } from '../../state/questions/reply.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, formatDay, plural } from '../../ui/numbers.ts'
import { Pending } from '../../ui/Pending.tsx'
import { NotInData, DetailsFrame, DetailsSection } from '../details/details-frame.tsx'
import { WholeScope } from '../table/WholeScope.tsx'
import { BeforeAfter } from './BeforeAfter.tsx'
import {
  kickerOf,
  notServedSentence,
  timelineRows,
  stageSentence,
  stateWords,
  urgencyOf,
  type TimelineRow,
} from './timeline-words.ts'
import { TimelineStrip } from './TimelineStrip.tsx'
import style from './order.module.css'

export function OrderDetails({ id }: { readonly id: string }) {
  const orders = useHoldfast(({ catalogue }) => catalogue?.orders)
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas)
  const manifest = useHoldfast(({ catalogue }) => catalogue?.manifest)
  const window = useHoldfast(({ shown }) => shown?.window)
  const known = orders?.find((candidate) => candidate.id === id)
  if (!known || !areas || !manifest || !window) return <NotInData what="Closure order" />
  const day = asAtOf(window, { manifest })
  const order = day < manifest.asOf ? orderAsAt(known, day) : known
  if (!order) return <DetailsFrame kicker="Closure order" title={id} sentence={notServedSentence(day)} />
  const timeline = orderTimelineOf(order, day)
  return (
    <WholeScope measure={`Closure order ${order.id}`}>
      <DetailsFrame
        kicker={kickerOf(timeline, wardOf(order, areas))}
        title={orderName(order, wardOf(order, areas))}
        sentence={stageSentence(timeline)}
        figures={figuresOf(timeline)}
        asked={`on ${formatDay(day)}`}
      >
        <DetailsSection title="From notice to end">
          <TimelineChart timeline={timeline} />
          <Notices timeline={timeline} />
        </DetailsSection>
        {timeline.dues.length > 0 && (
          <DetailsSection title="What must be done or served by when">
            <DueList timeline={timeline} />
          </DetailsSection>
        )}
        <DetailsSection title="Breaches" fact={plural(timeline.breaches.length, 'breach', 'breaches')}>
          <p>
            {timeline.breaches.length === 0
              ? 'None in the feed.'
              : timeline.breaches.map((breach) => formatDay(breach)).join('; ')}
          </p>
        </DetailsSection>
        <Comparison id={id} wasMade={order.made !== null} />
        <p className={style['legal']}>
          {LEGAL_FOOTER}
          <small>{timeline.rules}</small>
        </p>
      </DetailsFrame>
    </WholeScope>
  )
}

const figuresOf = ({ daysLeft, order: { premises, premisesKind } }: OrderTimeline) => [
  ...(daysLeft === null
    ? []
    : [{ value: formatCount(daysLeft), label: daysLeft === 1 ? 'day left' : 'days left' }]),
  { value: formatCount(premises), label: premisesKind ?? 'premises' },
]

const COLUMNS: readonly Column<TimelineRow>[] = [
  { id: 'what', label: 'What', value: ({ what }) => what },
  {
    id: 'day',
    label: 'When',
    value: ({ day }) => day,
    show: ({ when }) => when,
    file: [
      { label: 'Day', value: ({ day }) => isoDay(day) },
      { label: 'When', value: ({ when }) => when },
    ],
  },
  { id: 'status', label: 'State', value: ({ status }) => status },
]

function TimelineChart({ timeline }: { readonly timeline: OrderTimeline }) {
  const label = `Closure order ${timeline.order.id}, as of ${formatDay(timeline.on)}`
  return (
    <ChartFrame
      label={label}
      picture={<TimelineStrip timeline={timeline} />}
      table={
        <DataTable caption={label} columns={COLUMNS} rows={timelineRows(timeline)} keyOf={({ id }) => id} />
      }
    />
  )
}

function Notices({ timeline }: { readonly timeline: OrderTimeline }) {
  if (timeline.notices.length === 0) return null
  return (
    <ul className={style['notices']}>
      {timeline.notices.map(({ code, text }) => (
        <li key={code} data-code={code}>
          {text}
        </li>
      ))}
    </ul>
  )
}

/** Reports before and after the order; nothing if no order was made. */
function Comparison({ id, wasMade }: { readonly id: string; readonly wasMade: boolean }) {
  const reply = useReply('order')
  if (!wasMade) return null
  const answer = currentOf(reply)
  const comparison = answer?.question.id === id ? answer.comparison : null
  return (
    <DetailsSection title="Before and after">
      {comparison ? (
        <BeforeAfter comparison={comparison} />
      ) : (
        <Pending failure={failureOf(reply)}>Counting.</Pending>
      )}
    </DetailsSection>
  )
}

/** What must be done or served by when, numbered as on the timeline. */
function DueList({ timeline }: { readonly timeline: OrderTimeline }) {
  return (
    <ol className={style['dues']}>
      {timeline.dues.map((due, index) => (
        <li key={due.kind} data-state={due.state.kind} data-urgency={urgencyOf(due)}>
          <span className={style['number']} aria-hidden="true">
            {index + 1}
          </span>
          <span className={style['step']}>
            {due.label}
            {due.note !== '' && <small>{due.note}</small>}
          </span>
          <span className={style['by']}>
            {due.by}
            <span className={style['state']}>{stateWords(due.state, timeline.on)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A closure order: where it stands on the window's last day, its life with the legal limits, before and after it. */
import { ChartFrame } from '../../charts/ChartFrame.tsx'
import { LEGAL_FOOTER, orderTimelineOf, type OrderTimeline } from '../../measures/order-timeline.ts'
import { wardOf } from '../../measures/closure/premises.ts'
import { currentOf, failureOf } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { useHoldfast } from '../../state/context.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { formatCount, formatDay, plural } from '../../ui/numbers.ts'
import { BeforeAfter } from './BeforeAfter.tsx'
import { TimelineStrip } from './TimelineStrip.tsx'
import {
  kickerOf,
  timelineRows,
  stageSentence,
  stateWords,
  urgencyOf,
  type TimelineRow,
} from './timeline-words.ts'
import style from './order.module.css'
import { NotInData, DetailsFrame, DetailsSection } from '../details/details-frame.tsx'

export function OrderDetails({ id }: { readonly id: string }) {
  const orders = useHoldfast(({ catalogue }) => catalogue?.orders)
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const found = orders?.find((one) => one.id === id)
  if (!found || !areas || day === undefined) return <NotInData what="Closure order" />
  const life = orderTimelineOf(found, day)
  return (
    <DetailsFrame
      kicker={kickerOf(life, wardOf(found, areas))}
      title={found.id}
      sentence={stageSentence(life)}
      figures={figuresOf(life)}
    >
      <DetailsSection title="Its life">
        <TimelineChart life={life} />
        <Notices life={life} />
      </DetailsSection>
      {life.dues.length > 0 && (
        <DetailsSection title="What must be done or served by when">
          <DueList life={life} />
        </DetailsSection>
      )}
      <DetailsSection title="Breaches" fact={plural(life.breaches.length, 'breach', 'breaches')}>
        <p>
          {life.breaches.length === 0
            ? 'None in the feed.'
            : life.breaches.map((breach) => formatDay(breach)).join('; ')}
        </p>
      </DetailsSection>
      <Comparison id={id} wasMade={found.made !== null} />
      <p className={style['legal']}>
        {LEGAL_FOOTER}
        <small>{life.rules}</small>
      </p>
    </DetailsFrame>
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
  { id: 'day', label: 'When', value: ({ day }) => day, show: ({ when }) => when },
  { id: 'standing', label: 'How it stands', value: ({ standing }) => standing },
]

function TimelineChart({ life }: { readonly life: OrderTimeline }) {
  const label = `The life of closure order ${life.order.id}, as of ${formatDay(life.on)}`
  return (
    <ChartFrame
      label={label}
      picture={<TimelineStrip life={life} />}
      table={<DataTable caption={label} columns={COLUMNS} rows={timelineRows(life)} keyOf={({ id }) => id} />}
    />
  )
}

function Notices({ life }: { readonly life: OrderTimeline }) {
  if (life.notices.length === 0) return null
  return (
    <ul className={style['notices']}>
      {life.notices.map(({ code, text }) => (
        <li key={code} data-code={code}>
          {text}
        </li>
      ))}
    </ul>
  )
}

/** Only of an order that a court made. */
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

function DueList({ life }: { readonly life: OrderTimeline }) {
  return (
    <ol className={style['dues']}>
      {life.dues.map((due, index) => (
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
            <span className={style['standing']}>{stateWords(due.state, life.on)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

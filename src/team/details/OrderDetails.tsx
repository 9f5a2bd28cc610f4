/** A closure order: where it stands on the window's last day, its life with the legal limits, before and after it. */
import { ChartFrame } from '../../charts/ChartFrame.tsx'
import { LEGAL_FOOTER, orderTimelineOf, type OrderTimeline } from '../../measures/order-timeline.ts'
import { wardOf } from '../../measures/on-site.ts'
import { currentOf, failureOf } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { useHoldfast } from '../../state/context.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { formatCount, formatDay, plural } from '../../ui/numbers.ts'
import { BeforeAfter } from './order/BeforeAfter.tsx'
import { DueList } from './order/DueList.tsx'
import { LifeStrip } from './order/LifeStrip.tsx'
import { kickerOf, lifeRows, stageSentence, type LifeRow } from './order/life-words.ts'
import style from './order/order.module.css'
import { Gone, Story, StorySection } from './Story.tsx'

export function OrderDetails({ id }: { readonly id: string }) {
  const orders = useHoldfast(({ catalogue }) => catalogue?.orders)
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const found = orders?.find((one) => one.id === id)
  if (!found || !areas || day === undefined) return <Gone what="Closure order" />
  const life = orderTimelineOf(found, day)
  return (
    <Story
      kicker={kickerOf(life, wardOf(found, areas))}
      title={found.id}
      sentence={stageSentence(life)}
      figures={figuresOf(life)}
    >
      <StorySection title="Its life">
        <LifeChart life={life} />
        <Notices life={life} />
      </StorySection>
      {life.dues.length > 0 && (
        <StorySection title="What must be done or served by when">
          <DueList life={life} />
        </StorySection>
      )}
      <StorySection title="Breaches" fact={plural(life.breaches.length, 'breach', 'breaches')}>
        <p>
          {life.breaches.length === 0
            ? 'None in the feed.'
            : life.breaches.map((breach) => formatDay(breach)).join('; ')}
        </p>
      </StorySection>
      <Comparison id={id} wasMade={found.made !== null} />
      <p className={style['legal']}>
        {LEGAL_FOOTER}
        <small>{life.rules}</small>
      </p>
    </Story>
  )
}

const figuresOf = ({ daysLeft, order: { premises, premisesKind } }: OrderTimeline) => [
  ...(daysLeft === null
    ? []
    : [{ value: formatCount(daysLeft), label: daysLeft === 1 ? 'day left' : 'days left' }]),
  { value: formatCount(premises), label: premisesKind ?? 'premises' },
]

const COLUMNS: readonly Column<LifeRow>[] = [
  { id: 'what', label: 'What', value: ({ what }) => what },
  { id: 'day', label: 'When', value: ({ day }) => day, show: ({ when }) => when },
  { id: 'standing', label: 'How it stands', value: ({ standing }) => standing },
]

function LifeChart({ life }: { readonly life: OrderTimeline }) {
  const label = `The life of closure order ${life.order.id}, as of ${formatDay(life.on)}`
  return (
    <ChartFrame
      label={label}
      picture={<LifeStrip life={life} />}
      table={<DataTable caption={label} columns={COLUMNS} rows={lifeRows(life)} keyOf={({ id }) => id} />}
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
    <StorySection title="Before and after">
      {comparison ? (
        <BeforeAfter comparison={comparison} />
      ) : (
        <Pending failure={failureOf(reply)}>Counting.</Pending>
      )}
    </StorySection>
  )
}

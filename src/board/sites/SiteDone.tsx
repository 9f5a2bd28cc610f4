/** What was done in a site: patrol time, orders and what became of the premises, engagement, and what residents say. */
import { type ClosureOrder, isInForce } from '../../domain/closure-order.ts'
import { type DaySpan, dayOfMoment, isWithin, lastDayOfMoment } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { actionsOn, ordersOn, surveySentence, type SitePatrol } from '../../measures/on-site.ts'
import { deliveryOf } from '../../measures/patrol-time/patrol-days.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatTightSpan, plural } from '../../ui/numbers.ts'
import { Section } from '../Section.tsx'
import style from './styles/SitesPart.module.css'

interface Props {
  readonly site: Site
  readonly patrol: SitePatrol | null
  readonly catalogue: Catalogue
}

export function SiteDone({ site, patrol, catalogue }: Props) {
  const window = useHoldfast(({ shown }) => shown?.window)
  if (!window) return null
  const orders = ordersOn(site, catalogue.orders)
  const events = actionsOn(site, catalogue.actions)
    .filter(({ type, on }) => type === 'engagement-event' && isWithin(dayOfMoment(on), window))
    .reduce((sum, { count }) => sum + count, 0)
  return (
    <Section className={style['done']} title="What was done here">
      <dl className={style['facts']}>
        <div>
          <dt>Patrol time</dt>
          <dd>{patrolWords(patrol)}</dd>
        </div>
        <div>
          <dt>Closure orders</dt>
          <dd>{orderWords(orders, window)}</dd>
        </div>
        <div>
          <dt>Engagement</dt>
          <dd>
            {events === 0
              ? 'No engagement event is recorded in the window.'
              : `${plural(events, 'event')} in the window.`}
          </dd>
        </div>
        <Surveys site={site} catalogue={catalogue} />
      </dl>
    </Section>
  )
}

const DELIVERIES = { under: 'Short of the plan.', met: 'As planned.', over: 'More than planned.' } as const

function patrolWords(patrol: SitePatrol | null): string {
  if (!patrol) return 'Not known: the feeds of hotspots and visits are not both open.'
  if (patrol.hotspots.length === 0) return 'No patrol hotspot lies in the site.'
  if (patrol.planned === 0 && patrol.delivered === 0)
    return 'No hotspot of the site was active in the window, and no visit is recorded.'
  return `${formatCount(patrol.delivered)} of ${formatCount(patrol.planned)} minutes planned in the window. ${DELIVERIES[deliveryOf(patrol)]}`
}

const AFTERWARDS = {
  returned: 'returned to the tenant',
  repossessed: 'repossessed',
  surrendered: 'surrendered',
  other: 'otherwise',
} as const

function orderWords(orders: readonly ClosureOrder[], window: DaySpan): string {
  const made = orders.filter((order) => order.made && isWithin(dayOfMoment(order.made), window)).length
  const inForce = orders.filter((order) => isInForce(order, window.to)).length
  const after = Object.entries(AFTERWARDS).flatMap(([id, words]) => {
    const count = orders.filter(({ afterwards }) => afterwards === id).length
    return count > 0 ? [`${count} ${words}`] : []
  })
  const became = after.length > 0 ? ` What became of the premises: ${after.join(', ')}.` : ''
  return `${plural(made, 'order')} made in the window, ${inForce} in force on its last day.${became}`
}

function Surveys({ site, catalogue }: Omit<Props, 'patrol'>) {
  const results = catalogue.surveys
    .filter((one) => one.site === site.id)
    .toSorted((a, b) => b.from.at - a.from.at)
  return (
    <div>
      <dt>Residents</dt>
      <dd>
        {results.length === 0 && 'No survey of residents is in the data.'}
        <ul>
          {results.map((result) => (
            <li key={result.id}>
              {`“${result.question}” ${surveySentence(result)} `}
              <small>{formatTightSpan(dayOfMoment(result.from), lastDayOfMoment(result.to))}</small>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}

/** Activity in a site: patrol time against plan, closure orders and their outcome, engagement events, resident surveys. */
import { type ClosureOrder, isInForce, lastDayOf } from '../../domain/closure-order.ts'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import { isOpen } from '../../domain/dataset.ts'
import { type DaySpan, dayOfMoment, isWithin, lastDayOfMoment } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { boundWords, knowledgeOfActions, noneWords } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { actionsOn, ordersOn, surveySentence, type SitePatrol } from '../../measures/on-site.ts'
import { deliveryOf } from '../../measures/patrol-time/patrol-days.ts'
import { capital } from '../../measures/sentences.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatTightSpan, plural } from '../../ui/numbers.ts'
import { Section } from '../sections.tsx'
import style from './SitesPart.module.css'

interface SiteActivityProps {
  readonly site: Site
  readonly patrol: SitePatrol | null
  /** As at the last day of the window. */
  readonly catalogue: Catalogue
  readonly window: DaySpan
}

export function SiteActivity({ site, patrol, catalogue, window }: SiteActivityProps) {
  const known = {
    hotspots: useKnown('patrol-hotspots'),
    visits: useKnown('patrol-visits'),
    orders: useKnown('closure-orders'),
  }
  const events = useHoldfast(({ catalogue: today }) =>
    today ? knowledgeOfActions(today, 'engagement-event', window).known : 'no',
  )
  const orders = ordersOn(site, catalogue.orders)
  const eventCount = actionsOn(site, catalogue.actions)
    .filter(({ type, on }) => type === 'engagement-event' && isWithin(dayOfMoment(on), window))
    .reduce((sum, { count }) => sum + count, 0)
  return (
    <Section className={style['done']} title="What was done here">
      <KnownNote kinds={RECORDED} />
      <dl className={style['facts']}>
        <div>
          <dt>Patrol time</dt>
          <dd>{patrol ? patrolSentence(patrol, known) : `Not known, as ${closedFeeds(catalogue)}.`}</dd>
        </div>
        <div>
          <dt>Closure orders</dt>
          <dd>{orderSentence(orders, window, known.orders)}</dd>
        </div>
        <div>
          <dt>Engagement</dt>
          <dd>
            {eventCount === 0
              ? noneWords('No engagement event is recorded in the window.', events)
              : `${events === 'part' ? 'At least ' : ''}${plural(eventCount, 'event')} in the window.`}
          </dd>
        </div>
        <Surveys site={site} catalogue={catalogue} />
      </dl>
    </Section>
  )
}

/** What the section is made of. */
const RECORDED = ['patrol-hotspots', 'patrol-visits', 'closure-orders', 'actions', 'survey-results'] as const

const DELIVERY_SENTENCES = {
  under: 'Short of the plan.',
  met: 'As planned.',
  over: 'More than planned.',
} as const

const PATROL_KINDS = [
  ['patrol-hotspots', 'patrol hotspots'],
  ['patrol-visits', 'patrol visits'],
] as const

/** `no feed of patrol visits is open`, for each kind that patrol time is made of and that is not. */
const closedFeeds = (catalogue: Catalogue) =>
  PATROL_KINDS.filter(([kind]) => !isOpen(catalogue, kind))
    .map(([, words]) => `no feed of ${words} is open`)
    .join(' and ')

function patrolSentence(
  patrol: SitePatrol,
  { hotspots, visits: known }: Record<'hotspots' | 'visits', Knowledge['known']>,
): string {
  if (patrol.hotspots.length === 0) return noneWords('No patrol hotspot lies in the site.', hotspots)
  const planned = `${formatCount(patrol.planned)} minutes planned in the window`
  if (known !== 'yes') return `${capital(boundWords(patrol.delivered, known))} of ${planned}.`
  if (patrol.planned === 0 && patrol.delivered === 0)
    return 'No hotspot of the site was active in the window, and no visit is recorded.'
  return `${formatCount(patrol.delivered)} of ${planned}. ${DELIVERY_SENTENCES[deliveryOf(patrol)]}`
}

const PREMISES_OUTCOMES = {
  returned: 'returned to the tenant',
  repossessed: 'repossessed',
  surrendered: 'surrendered',
  other: 'otherwise',
} as const

function orderSentence(orders: readonly ClosureOrder[], window: DaySpan, known: Knowledge['known']): string {
  const madeCount = orders.filter((order) => order.made && isWithin(dayOfMoment(order.made), window)).length
  const inForce = orders.filter((order) => isInForce(order, window.to)).length
  const outcomes = outcomeSentence(orders, window, known)
  if (known === 'no') return 'Not known.'
  if (known === 'part' && madeCount + inForce === 0)
    return `Orders made in the window, or in force on its last day: not known.${outcomes}`
  if (known === 'part')
    return `${capital(boundWords(madeCount, known))} made in the window, ${boundWords(inForce, known)} in force on its last day.${outcomes}`
  return `${plural(madeCount, 'order')} made in the window, ${inForce} in force on its last day.${outcomes}`
}

/** What became of the premises of the orders that ended in the window; empty where none is known to have. */
function outcomeSentence(
  orders: readonly ClosureOrder[],
  window: DaySpan,
  known: Knowledge['known'],
): string {
  const ended = orders.filter((order) => {
    const last = order.made && lastDayOf(order)
    return last !== null && isWithin(last, window) && !isInForce(order, window.to)
  })
  if (ended.length === 0) return ''
  const outcomes = Object.entries(PREMISES_OUTCOMES).flatMap(([id, phrase]) => {
    const count = ended.filter(({ afterwards }) => afterwards === id).length
    return count > 0 ? [`${boundWords(count, known)} ${phrase}`] : []
  })
  const notStated = ended.filter(({ afterwards }) => afterwards === null).length
  const parts = [...outcomes, ...(notStated > 0 ? [`${boundWords(notStated, known)} not stated`] : [])]
  const atLeast = known === 'yes' ? '' : 'At least '
  return ` ${atLeast}${plural(ended.length, 'order')} ended in the window; of the premises: ${parts.join(', ')}.`
}

function Surveys({ site, catalogue }: Pick<SiteActivityProps, 'site' | 'catalogue'>) {
  const known = useKnown('survey-results')
  const results = catalogue.surveys
    .filter((survey) => survey.site === site.id)
    .toSorted((a, b) => b.from.at - a.from.at)
  return (
    <div>
      <dt>Residents</dt>
      <dd>
        {results.length === 0 && noneWords('No survey of residents is in the data.', known)}
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

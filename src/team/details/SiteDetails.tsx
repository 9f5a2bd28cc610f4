/** Details of a site: figures of the window, counts, phases with their reviews, orders, actions, surveys and comparison areas. */
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import type { Action } from '../../domain/action.ts'
import { isInForce } from '../../domain/closure-order.ts'
import { dayOfMoment, isoDay, isWithin, lastDayOfMoment, type Day, type DaySpan } from '../../domain/day.ts'
import { phasesOn, PHASE_LABELS, type Phase, type Site } from '../../domain/site.ts'
import { asAtDay, asAtOf } from '../../measures/baseline/as-at.ts'
import { reviewDaysLate } from '../../measures/decisions.ts'
import { boundWords, knowledgeOfActions } from '../../measures/feeds/known-words.ts'
import { actionsOn, ordersOn } from '../../measures/on-site.ts'
import { catalogueAsAt } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatDay, formatSpan, plural } from '../../ui/numbers.ts'
import { WholeScope } from '../table/WholeScope.tsx'
import { AddToPlan, CountHere } from './details-actions.tsx'
import { NotInData, DetailsFrame, DetailsSection } from './details-frame.tsx'
import { SiteActions, SiteCounts, SiteComparison, SiteOrders, SiteSurveys } from './site-sections.tsx'
import styles from './details.module.css'

/** Sum of the counts of one action type in the window. */
const countOf = (actions: readonly Action[], type: string, window: DaySpan) =>
  actions
    .filter((action) => action.type === type && isWithin(dayOfMoment(action.on), window))
    .reduce((sum, { count }) => sum + count, 0)

/** What the site's numbers and lists are made of, besides incidents. */
const RECORDED = ['closure-orders', 'actions', 'survey-results'] as const

export function SiteDetails({ id }: { readonly id: string }) {
  const whole = useHoldfast((state) => state.catalogue)
  const window = useHoldfast(({ shown }) => shown?.window)
  const catalogue = whole && window && catalogueAsAt(whole, asAtOf(window, whole))
  const site = catalogue?.sites.find((candidate) => candidate.id === id)
  const ordersKnown = useKnown('closure-orders')
  if (!catalogue || !site) return <NotInData what="Site" />
  const orders = ordersOn(site, catalogue.orders)
  const actions = actionsOn(site, catalogue.actions)
  const doneWords = (type: string) =>
    boundWords(countOf(actions, type, window), knowledgeOfActions(whole, type, window).known)
  const madeCount = orders.filter((order) => order.made && isWithin(dayOfMoment(order.made), window)).length
  const phases = phasesOn(site, window.to).map(({ kind }) => PHASE_LABELS[kind])
  const now = phases.length > 0 ? phases.join(' and ') : 'no phase yet'
  return (
    <WholeScope measure={`Site ${site.name}`}>
      <DetailsFrame
        kicker={`Site, ring ${site.ringMetres} m`}
        title={site.name}
        sentence={`${formatSpan(window.from, window.to)}. On the last day: ${now}.`}
        figures={[
          { value: boundWords(madeCount, ordersKnown), label: 'orders made' },
          {
            value: boundWords(orders.filter((order) => isInForce(order, window.to)).length, ordersKnown),
            label: 'in force',
            asked: `on ${formatDay(window.to)}`,
          },
          { value: doneWords('arrest'), label: 'arrests' },
          { value: doneWords('warrant'), label: 'warrants' },
        ]}
      >
        <KnownNote kinds={RECORDED} />
        <SiteCounts site={site.id} />
        <DetailsSection title="Phases">
          <TableFile
            isSmall
            what={`phases of ${site.name}`}
            caption={`Phases of ${site.name}`}
            columns={PHASE_COLUMNS}
            rows={site.phases}
          />
          <ul className={styles['phases']}>
            {site.phases.map((phase) => (
              <PhaseRow
                key={`${phase.kind} ${phase.from.at}`}
                site={site}
                phase={phase}
                asAt={asAtDay(catalogue)}
              />
            ))}
          </ul>
        </DetailsSection>
        <SiteOrders orders={orders} day={window.to} />
        <SiteActions actions={actions} window={window} types={catalogue.manifest.actionTypes} />
        <SiteSurveys results={catalogue.surveys.filter((survey) => survey.site === site.id)} />
        <SiteComparison site={site} areas={catalogue.areas} />
        <div className={styles['feet']}>
          <CountHere id={site.id} />
          <AddToPlan isSecond place={{ kind: 'site', id, name: site.name }} />
        </div>
      </DetailsFrame>
    </WholeScope>
  )
}

const PHASE_COLUMNS: readonly FileColumn<Phase>[] = [
  { label: 'Phase', value: ({ kind }) => PHASE_LABELS[kind] },
  { label: 'From', value: ({ from }) => isoDay(dayOfMoment(from)) },
  { label: 'To', value: ({ to }) => (to ? isoDay(lastDayOfMoment(to)) : 'no end yet') },
  { label: 'Decided by', value: ({ decidedBy }) => decidedBy },
  { label: 'Evidence', value: ({ evidence }) => evidence },
  { label: 'Review', value: ({ review }) => (review ? isoDay(lastDayOfMoment(review)) : 'none set') },
]

interface PhaseRowProps {
  readonly site: Site
  readonly phase: Phase
  readonly asAt: Day
}
function PhaseRow({ site, phase, asAt }: PhaseRowProps) {
  const until = phase.to ? ` to ${formatDay(lastDayOfMoment(phase.to))}` : ''
  const late = reviewDaysLate(site, phase, asAt)
  return (
    <li>
      <span className={styles['phase']} data-phase={phase.kind}>
        {PHASE_LABELS[phase.kind]}
      </span>
      <span>
        {`from ${formatDay(dayOfMoment(phase.from))}${until}`}
        {phase.decidedBy && <small>{`Decided by ${phase.decidedBy}.`}</small>}
        {phase.evidence && <small>{phase.evidence}</small>}
        {phase.review && late === 0 && <small>{`Review ${formatDay(lastDayOfMoment(phase.review))}.`}</small>}
        {phase.review && late > 0 && (
          <small className={styles['overdue']}>
            {`Review overdue by ${plural(late, 'day')}: it was due ${formatDay(lastDayOfMoment(phase.review))}.`}
          </small>
        )}
      </span>
    </li>
  )
}

/** Message that the window, or all of the data, holds no incident, with one action that shows some. */
import { isOpen } from '../domain/dataset.ts'
import { dayNumber, daysUpTo, monthsUpTo, type DaySpan } from '../domain/day.ts'
import { knowledgeIn } from '../measures/feeds/known-words.ts'
import { scopedStatement, type Scope } from '../measures/scope.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { useIntent } from '../state/context.tsx'
import type { Intent } from '../state/intents.ts'
import type { ShownCounts } from '../state/store.ts'
import { Message } from '../ui/Message.tsx'

/** Action offered where every window is empty: removes the filter of categories first, then of hours, then of areas. */
function removeFilterAction({ categories, hours }: Scope, intend: (intent: Intent) => void) {
  const action = (label: string, intent: Intent) => ({ label, onAction: () => intend(intent) })
  if (categories !== null) return action('Show every category', { kind: 'set-categories', ids: null })
  if (hours !== null) return action('Show every hour', { kind: 'ask-places', asks: { hours: null } })
  return action('Show everywhere', { kind: 'set-areas', codes: [] })
}

interface EmptyWindowProps {
  readonly catalogue: Catalogue
  readonly shown: ShownCounts
}

export function EmptyWindow({ catalogue, shown }: EmptyWindowProps) {
  const intend = useIntent()
  const { scope, daily } = shown
  const { window } = scope
  const isKnown = knowledgeIn(catalogue, 'incidents', window).known === 'yes'
  // A feed that did not open is reported with the failures.
  if (!isOpen(catalogue, 'incidents')) return null
  if (catalogue.index.count === 0)
    return (
      <Message kind="nothing" title="No incidents in the data">
        No feed that is open holds an incident.
      </Message>
    )
  const wider = widerWindow(window, catalogue.dataDays, {
    firstDay: catalogue.index.firstDay,
    counts: daily,
  })
  const action = wider
    ? { label: `Show ${wider.label}`, onAction: () => intend({ kind: 'set-window', ...wider.window }) }
    : removeFilterAction(scope, intend)
  return (
    <div role="status">
      <Message
        kind="nothing"
        title={isKnown ? 'Nothing in this window' : 'Nothing known in this window'}
        action={action}
      >
        {`${scopedStatement({ ...scope, baseline: null }, isKnown ? 'no incidents' : 'incidents are not known')}.`}
      </Message>
    </div>
  )
}

interface WiderWindow {
  readonly window: DaySpan
  /** `28 days`, in the form that follows "Show". */
  readonly label: string
}

const SHORT_DAYS = 28
const LONG_MONTHS = 12

/** Incidents per day in the chosen categories and areas; index 0 is `firstDay`. */
interface DailyCounts {
  readonly firstDay: number
  readonly counts: Uint32Array
}

/**
 * The shortest of 28 days, 12 months and all days that holds an incident. The first two end with the window; null where
 * no incident of the choice exists.
 */
export function widerWindow(window: DaySpan, dataDays: DaySpan, daily: DailyCounts): WiderWindow | null {
  const within = ({ from, to }: DaySpan): DaySpan => ({ from: dayNumber(Math.max(dataDays.from, from)), to })
  const offers: readonly WiderWindow[] = [
    { label: `${SHORT_DAYS} days`, window: within(daysUpTo(window.to, SHORT_DAYS)) },
    { label: `${LONG_MONTHS} months`, window: within(monthsUpTo(window.to, LONG_MONTHS)) },
    { label: 'all days', window: dataDays },
  ]
  return offers.find((offer) => countIn(offer.window, daily) > 0) ?? null
}

function countIn({ from, to }: DaySpan, { firstDay, counts }: DailyCounts): number {
  const first = Math.max(0, from - firstDay)
  return counts.subarray(first, Math.max(first, to - firstDay + 1)).reduce((sum, count) => sum + count, 0)
}

/** Words on when a decision falls due, and where its row leads. */
import type { WaitingItem } from '../../measures/meeting/waiting.ts'
import { plural } from '../../ui/numbers.ts'

/** What a row opens. */
export interface DecisionTarget {
  readonly kind: 'site' | 'order' | 'commitment'
  readonly id: string
}

/** The order, else the site of a review or signal, else the commitment; null for a quiet feed. */
export function targetOf({
  kind,
  order,
  site,
  commitment,
}: Pick<WaitingItem, 'kind' | 'order' | 'site' | 'commitment'>): DecisionTarget | null {
  if (order !== null) return { kind: 'order', id: order }
  if (kind === 'commitment' && commitment !== null) return { kind: 'commitment', id: commitment }
  return site === null ? null : { kind: 'site', id: site }
}

/** `17 days overdue`, `today`, `in 3 days`. */
export function daysLeftWords(daysLeft: number): string {
  if (daysLeft < 0) return `${plural(-daysLeft, 'day')} overdue`
  return daysLeft === 0 ? 'today' : `in ${plural(daysLeft, 'day')}`
}

/** What the status line states of the counts on screen. */
import { knowledgeIn } from '../measures/feeds/known-words.ts'
import type { Catalogue } from '../state/catalogue.ts'
import type { ShownCounts } from '../state/store.ts'
import type { StatusFacts } from './StatusLine.tsx'

export const statusFacts = (
  { scope, step, total, change }: Pick<ShownCounts, 'scope' | 'step' | 'total' | 'change'>,
  catalogue: Catalogue,
): StatusFacts => ({
  scope,
  inView: step.inView,
  inAll: total,
  change,
  known: knowledgeIn(catalogue, 'incidents', scope.window).known,
})

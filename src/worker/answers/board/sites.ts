/** The sites' question: charts at every pace, phases, displacement and patrol time of each. */
import type { DaySpan } from '../../../domain/day.ts'
import { testDayComparisonsOf, type TestDayComparison } from '../../../measures/planning/test-days.ts'
import { siteAccounts, type SiteAccount } from '../../../measures/sites/site-account.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface SitesQuestion {
  readonly kind: 'sites'
  readonly window: DaySpan
}
export interface SitesAnswer {
  readonly kind: 'sites'
  readonly question: SitesQuestion
  readonly accounts: readonly SiteAccount[]
  /** Places of a test, then all together. */
  readonly tests: readonly TestDayComparison[]
}

export const sitesAnswer = ({ dataset }: WorkerData, question: SitesQuestion): SitesAnswer => ({
  kind: 'sites',
  question,
  accounts: siteAccounts(dataset, question.window),
  tests: testDayComparisonsOf(dataset),
})

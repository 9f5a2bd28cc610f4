/** The question of what nobody is telling: report gaps, blank fields, sites not asked, and who is patrolled and searched. */
import type { DaySpan } from '../../../domain/day.ts'
import { fairness, type Fairness } from '../../../measures/gaps/fairness.ts'
import { reportGaps, type ReportGap } from '../../../measures/gaps/gaps.ts'
import { blankQuestions, siteQuestions, type GapQuestion } from '../../../measures/gaps/questions.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface GapsQuestion {
  readonly kind: 'gaps'
  readonly window: DaySpan
}
export interface GapsAnswer {
  readonly kind: 'gaps'
  readonly question: GapsQuestion
  /** Of crimes without what patrol itself finds, and of ASB. */
  readonly reports: { readonly crimes: readonly ReportGap[]; readonly asb: readonly ReportGap[] }
  /** Besides those on reports and on quiet feeds, which the page words by itself. */
  readonly questions: readonly GapQuestion[]
  readonly fairness: Fairness | null
}

export const gapsAnswer = ({ dataset }: WorkerData, question: GapsQuestion): GapsAnswer => ({
  kind: 'gaps',
  question,
  reports: {
    crimes: reportGaps(dataset, question.window),
    asb: reportGaps(dataset, question.window, 'asb'),
  },
  questions: [...siteQuestions(dataset, question.window.to), ...blankQuestions(dataset)],
  fairness: fairness(dataset, question.window),
})

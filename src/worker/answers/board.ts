/** The board's questions for a window and its baseline: the first page's figures with the wards; then every figure. */

import type { DaySpan } from '../../domain/day.ts'
import { areaTable, type AreaRow } from '../../measures/area-table.ts'
import type { Figure } from '../../measures/figure.ts'
import { figuresOf, summaryFigures } from '../../measures/figures-of.ts'
import type { WorkerData } from '../editions.ts'
import { areaLevels, type AreaLevel } from '../../measures/areas/area-levels.ts'
import { changesBetween, type Between, type MeetingChange } from '../../measures/meeting/changes.ts'
import { weeklyCounts, type WeekCount } from '../../measures/meeting/weekly-counts.ts'
import { fairness, type Fairness } from '../../measures/gaps/fairness.ts'
import { reportGaps, type ReportGap } from '../../measures/gaps/gaps.ts'
import { blankQuestions, siteQuestions, type GapQuestion } from '../../measures/gaps/questions.ts'
import { testDaysOf } from '../../measures/patrol-time/test-day-figures.ts'
import type { OnAgainstOff } from '../../measures/planning/test-days.ts'
import { siteAccounts, type SiteAccount } from '../../measures/sites/site-account.ts'

export interface BoardQuestion {
  readonly kind: 'board'
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}

export interface BoardAnswer {
  readonly kind: 'board'
  readonly question: BoardQuestion
  readonly figures: readonly Figure[]
  readonly wards: readonly AreaRow[]
}

export function boardAnswer({ dataset }: WorkerData, question: BoardQuestion): BoardAnswer {
  const figures = summaryFigures(dataset, question)
  return {
    kind: 'board',
    question,
    figures,
    wards: areaTable(dataset, question, { figures }),
  }
}

/** What the files hold: it takes longer than the first page may. */
export interface FiguresQuestion {
  readonly kind: 'figures'
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}
export interface FiguresAnswer {
  readonly kind: 'figures'
  readonly question: FiguresQuestion
  readonly figures: readonly Figure[]
}

export const figuresAnswer = (
  { dataset, borough }: WorkerData,
  question: FiguresQuestion,
): FiguresAnswer => ({
  kind: 'figures',
  question,
  figures: figuresOf(dataset, question, borough),
})

/** The areas' question: every level of area one by one, with its funnel. */

export interface AreasQuestion {
  readonly kind: 'areas'
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}
export interface AreasAnswer {
  readonly kind: 'areas'
  readonly question: AreasQuestion
  readonly levels: readonly AreaLevel[]
}

export const areasAnswer = ({ dataset, borough }: WorkerData, question: AreasQuestion): AreasAnswer => ({
  kind: 'areas',
  question,
  levels: areaLevels(dataset, question, borough),
})

/** The question of what changed since the last meeting. */

export interface ChangesQuestion {
  readonly kind: 'changes'
  readonly between: Between
}
export interface ChangesAnswer {
  readonly kind: 'changes'
  readonly question: ChangesQuestion
  readonly changes: readonly MeetingChange[]
  readonly weeks: readonly WeekCount[]
}

export const changesAnswer = ({ dataset }: WorkerData, question: ChangesQuestion): ChangesAnswer => ({
  kind: 'changes',
  question,
  changes: changesBetween(dataset, question.between),
  weeks: weeklyCounts(dataset, question.between.now),
})

/** The question of what nobody is telling: report gaps, blank fields, sites not asked, and who is patrolled and searched. */

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

/** The sites' question: charts at every pace, phases, displacement and patrol time of each. */

export interface SitesQuestion {
  readonly kind: 'sites'
  readonly window: DaySpan
}
export interface SitesAnswer {
  readonly kind: 'sites'
  readonly question: SitesQuestion
  readonly accounts: readonly SiteAccount[]
  /** Places of a test, then all together. */
  readonly tests: readonly OnAgainstOff[]
}

export const sitesAnswer = ({ dataset }: WorkerData, question: SitesQuestion): SitesAnswer => ({
  kind: 'sites',
  question,
  accounts: siteAccounts(dataset, question.window),
  tests: testDaysOf(dataset),
})

/**
 * Answers for the board: figures, wards, areas, sites, gaps in reporting, and changes between meetings, each as at the last
 * day of its window.
 */
import type { DaySpan } from '../../domain/day.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { asAtDay, asAtOf, datasetAsAt } from '../../measures/baseline/as-at.ts'
import { areaTable, type AreaRow } from '../../measures/area-table.ts'
import { areaLevels, type AreaLevel } from '../../measures/areas/area-levels.ts'
import type { Figure } from '../../measures/figure.ts'
import { figuresOf, summaryFigures } from '../../measures/figures-of.ts'
import { fairness, type Fairness } from '../../measures/gaps/fairness.ts'
import { boardRecords, type BoardRecords } from '../../measures/tables/board-records.ts'
import { searchBreakdown, type SearchBreakdown } from '../../measures/gaps/searches.ts'
import { reportGaps, type ReportGap } from '../../measures/gaps/gaps.ts'
import { blankQuestions, siteQuestions, type GapQuestion } from '../../measures/gaps/questions.ts'
import {
  changesBetween,
  type MeetingInterval,
  type MeetingChange,
  weeklyCounts,
  type WeekCount,
} from '../../measures/meeting/changes.ts'
import { siteOutcomes, type SiteOutcome } from '../../measures/outcome/site-outcome.ts'
import { testDayComparisonsOf, type TestDayComparison } from '../../measures/planning/test-days.ts'
import { siteAccounts, type SiteAccount } from '../../measures/sites/site-account.ts'
import { knowledgeIn } from '../../measures/feeds/known-words.ts'
import { worstOf } from '../../measures/figures/known-figures.ts'
import type { WorkerData } from '../editions.ts'

/** Figures of the board's first page, with the wards. Windows and baselines are days, both included. */
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

const asAtLastDay = (dataset: Dataset, window: DaySpan) => datasetAsAt(dataset, asAtOf(window, dataset))

export function boardAnswer({ dataset: all }: WorkerData, question: BoardQuestion): BoardAnswer {
  const dataset = asAtLastDay(all, question.window)
  const figures = summaryFigures(dataset, question)
  return {
    kind: 'board',
    question,
    figures,
    wards: areaTable(dataset, question, { figures }),
  }
}

/** All figures, as exported; a separate question, since it takes longer than the first page. */
export interface FiguresQuestion {
  readonly kind: 'figures'
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}
export interface FiguresAnswer {
  readonly kind: 'figures'
  readonly question: FiguresQuestion
  readonly figures: readonly Figure[]
  readonly records: BoardRecords
}

export const figuresAnswer = (
  { dataset, borough }: WorkerData,
  question: FiguresQuestion,
): FiguresAnswer => ({
  kind: 'figures',
  question,
  figures: figuresOf(asAtLastDay(dataset, question.window), question, borough),
  records: boardRecords(dataset, question.window),
})

/** All levels of area, each with its funnel plot. */
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
  levels: areaLevels(asAtLastDay(dataset, question.window), question, borough),
})

/** Changes since the last meeting. */
export interface ChangesQuestion {
  readonly kind: 'changes'
  readonly between: MeetingInterval
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

/** Gaps in reporting, blank fields, sites without survey, and the fairness of patrols and searches. */
export interface GapsQuestion {
  readonly kind: 'gaps'
  readonly window: DaySpan
}
export interface GapsAnswer {
  readonly kind: 'gaps'
  readonly question: GapsQuestion
  /** Of crimes, without those recorded through police activity, and of anti-social behaviour. */
  readonly reports: { readonly crimes: readonly ReportGap[]; readonly asb: readonly ReportGap[] }
  /** Why reports of the window cannot be compared with those expected; empty where they can. */
  readonly reportsUnknown: string
  /** Without those on reports and on quiet feeds, which the page phrases itself. */
  readonly questions: readonly GapQuestion[]
  readonly fairness: Fairness | null
  /** Searches by outcome and ethnicity group; null without a feed of actions. */
  readonly searches: SearchBreakdown | null
}

export function gapsAnswer({ dataset: all }: WorkerData, question: GapsQuestion): GapsAnswer {
  const { window } = question
  const dataset = asAtLastDay(all, window)
  // Where reports or areas are missing, a shortfall says nothing of who does not report.
  const { known, why } = worstOf([
    knowledgeIn(dataset, 'incidents', window),
    knowledgeIn(dataset, 'areas', window),
  ])
  const gapsOf = (measure: 'crimes-reported' | 'asb') =>
    known === 'yes' ? reportGaps(dataset, window, measure) : []
  return {
    kind: 'gaps',
    question,
    reports: { crimes: gapsOf('crimes-reported'), asb: gapsOf('asb') },
    reportsUnknown: why,
    questions: [...siteQuestions(dataset, asAtDay(dataset)), ...blankQuestions(dataset)],
    fairness: fairness(dataset, window),
    searches: searchBreakdown(dataset, window),
  }
}

/** Charts, phases, displacement and patrol time of each site. */
export interface SitesQuestion {
  readonly kind: 'sites'
  readonly window: DaySpan
}
export interface SitesAnswer {
  readonly kind: 'sites'
  readonly question: SitesQuestion
  readonly accounts: readonly SiteAccount[]
  /** Weekly series and verdicts since Clear. */
  readonly outcomes: readonly SiteOutcome[]
  /** Test-day results by place, then for all places together. */
  readonly tests: readonly TestDayComparison[]
}

export function sitesAnswer({ dataset: all }: WorkerData, question: SitesQuestion): SitesAnswer {
  const dataset = asAtLastDay(all, question.window)
  return {
    kind: 'sites',
    question,
    accounts: siteAccounts(dataset, question.window),
    outcomes: siteOutcomes(dataset, question.window),
    tests: testDayComparisonsOf(dataset),
  }
}

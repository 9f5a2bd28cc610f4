/** The scope of a number: everything that was chosen before it was counted, as a sentence, as rows of a file, as a file name. */
import { isoDay, type DaySpan } from '../domain/day.ts'
import { wholeNoun } from '../domain/place/served-place.ts'
import { baselineSpanWords, inSentence, spanWords, weekdayWords } from './sentences.ts'

/** What a number counts; the text parts are names as shown. */
export interface Scope {
  readonly window: DaySpan
  /** Null: nothing is compared. */
  readonly baseline: DaySpan | null
  /** `Fri and Sat, 18:00 to 23:00`; null: all hours. */
  readonly hours: string | null
  /** Labels of the chosen categories; null: all. */
  readonly categories: readonly string[] | null
  /** The same choice as a short phrase, `only theft and burglary`, `without drugs`; left out: `only` and the labels. */
  readonly categoryWords?: string | null
  /** Names of the chosen areas; empty: the whole borough. */
  readonly areas: readonly string[]
  /** What is counted: `Incidents`, `Crimes and ASB`, `Harm`. */
  readonly measure: string
  /** Whether incidents that patrol itself finds are left out. */
  readonly leavesOutFound: boolean
}

/** Scope of what is counted whole, to which no filter applies. */
export const wholeScope = (
  { window, baseline }: Pick<Scope, 'window' | 'baseline'>,
  measure: string,
): Scope => ({
  window,
  baseline,
  hours: null,
  categories: null,
  areas: [],
  measure,
  leavesOutFound: false,
})

/**
 * `Incidents, 1 May 2023 to 31 August 2023, compared with 1 May 2022 to 31 August 2022; Fri and Sat, 18:00 to 23:00;
 * only anti-social behaviour; only in Ward West; without what patrol itself finds.`
 */
export const scopeSentence = (scope: Scope): string => `${scope.measure}, ${scopeWords(scope)}.`

/** The same without the measure, as the end of a title: `Incidents by category, 1 May 2023 to 31 August 2023; only drugs`. */
export const scopeWords = (scope: Omit<Scope, 'measure'>): string =>
  [periodWords(scope), ...filterWords(scope)].join('; ')

/** `1 May 2023 to 31 August 2023, compared with 1 May 2022 to 31 August 2022`. */
export const periodWords = ({ window, baseline }: Pick<Scope, 'window' | 'baseline'>): string =>
  [spanWords(window), ...comparedWords(window, baseline)].join(', ')

/**
 * A statement between its days and what was chosen: `1 May 2023 to 31 August 2023: 4,812 incidents in view, by category;
 * only drugs; compared with 1 May 2022 to 31 August 2022`.
 */
export const scopedStatement = ({ window, baseline, ...filters }: Scope, statement: string): string =>
  [`${spanWords(window)}: ${statement}`, ...filterWords(filters), ...comparedWords(window, baseline)].join(
    '; ',
  )

const comparedWords = (window: DaySpan, baseline: Scope['baseline']): readonly string[] =>
  baseline ? [`compared with ${baselineSpanWords(window, baseline)}`] : []

/** The filters in words, each a part of a sentence; empty where everything counts. */
export const filterWords = ({
  hours,
  categories,
  categoryWords,
  areas,
  leavesOutFound,
}: Pick<Scope, 'hours' | 'categories' | 'categoryWords' | 'areas' | 'leavesOutFound'>): readonly string[] => [
  ...(hours === null ? [] : [hours]),
  ...(categories === null
    ? []
    : [categoryWords ?? `only ${categories.map(inSentence).join(', ') || 'no category'}`]),
  ...(areas.length === 0 ? [] : [`only in ${areas.join(', ')}`]),
  ...(leavesOutFound ? ['without what patrol itself finds'] : []),
]

function isoBaselineWords(window: DaySpan, baseline: DaySpan): string {
  const days = `${isoDay(baseline.from)} to ${isoDay(baseline.to)}`
  const weekdays = weekdayWords(window, baseline)
  return weekdays === null ? days : `${days}, ${weekdays}`
}

/** Name and value of each part, in a fixed order and complete, for the first rows of a file. */
export const scopeRows = (scope: Scope): readonly (readonly [string, string])[] => [
  ['Counted', scope.measure],
  ['From', isoDay(scope.window.from)],
  ['To', isoDay(scope.window.to)],
  ['Compared with', scope.baseline ? isoBaselineWords(scope.window, scope.baseline) : 'nothing'],
  ['Hours', scope.hours ?? 'all'],
  ['Categories', scope.categories === null ? 'all' : scope.categories.join('; ') || 'none'],
  ['Areas', scope.areas.length === 0 ? `the whole ${wholeNoun()}` : scope.areas.join('; ')],
  ['Found by patrol', scope.leavesOutFound ? 'left out' : 'counted'],
]

/** `incidents-by-category-2023-05-01-to-2023-08-31.csv`; filters that the name cannot hold are in the file's first rows. */
export function scopeFileName(what: string, scope: Scope, ending: string): string {
  const isFiltered = filterWords(scope).length > 0
  const days = `${isoDay(scope.window.from)}-to-${isoDay(scope.window.to)}`
  return `${what}-${days}${isFiltered ? '-filtered' : ''}.${ending}`
}

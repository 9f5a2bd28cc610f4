/** Calendar-month factors of a series of monthly counts, and exposures of days that carry them. */
import { civilDate, dayNumber, type DaySpan } from '../../domain/day.ts'
import type { Sample } from './control-chart.ts'

/** Consecutive months, each with its count and its days. */
interface MonthlySamples {
  /** Calendar month of the first sample: 0 is January, 11 December. */
  readonly firstMonth: number
  readonly samples: readonly Sample[]
}

/** Factor of each calendar month, January first; their mean is 1. */
export type MonthFactors = readonly number[]

const MONTHS = 12
const STEPS = 200
/** Largest change of a factor in a step at which the fit has converged. */
const TOLERANCE = 1e-13

/**
 * Month factors by a Poisson regression with log link: count = days x level of the year x factor of the month, the years
 * being blocks of twelve months counted back from the last, so that a trend between years is not taken for season.
 * Maximum likelihood by iterative proportional fitting (Deming and Stephan 1940; McCullagh and Nelder 1989, ch. 6).
 * Assumes the same season every year. Cost: about 20 microseconds.
 * @returns null where a calendar month is missing, or has no count
 */
export function monthFactors({ firstMonth, samples }: MonthlySamples): MonthFactors | null {
  const monthOf = (at: number) => (firstMonth + at) % MONTHS
  const yearOf = (at: number) => Math.floor((samples.length - 1 - at) / MONTHS)
  const years = Array.from({ length: Math.ceil(samples.length / MONTHS) }, () => 1)
  let factors = Array.from({ length: MONTHS }, () => 1)
  const fitted = (length: number, indexOf: (at: number) => number, weightOf: (at: number) => number) => {
    const [counts, exposures] = [new Float64Array(length), new Float64Array(length)]
    for (const [at, { count, exposure }] of samples.entries()) {
      const index = indexOf(at)
      counts[index] = (counts[index] ?? 0) + count
      exposures[index] = (exposures[index] ?? 0) + exposure * weightOf(at)
    }
    return Array.from(counts, (count, index) => count / (exposures[index] ?? 0))
  }
  for (let step = 0; step < STEPS; step++) {
    const raw = fitted(MONTHS, monthOf, (at) => years[yearOf(at)] ?? 0)
    if (!raw.every((factor) => factor > 0 && factor < Infinity)) return null
    const mean = raw.reduce((sum, factor) => sum + factor, 0) / MONTHS
    const next = raw.map((factor) => factor / mean)
    const change = Math.max(...next.map((factor, month) => Math.abs(factor - (factors[month] ?? 0))))
    factors = next
    if (change < TOLERANCE) break
    years.splice(0, years.length, ...fitted(years.length, yearOf, (at) => next[monthOf(at)] ?? 0))
  }
  return factors
}

/** Exposure of an inclusive span: its days, each times the factor of its calendar month. */
export function seasonalExposure(span: DaySpan, factors: MonthFactors): number {
  let exposure = 0
  for (let day = span.from; day <= span.to; day = dayNumber(day + 1))
    exposure += factors[civilDate(day).month - 1] ?? 1
  return exposure
}

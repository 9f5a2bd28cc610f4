/** What a person chose to compare with, as the address spells it: `year`, `before`, or two days of their own. */
import type { DaySpan } from '../../domain/day.ts'
import { dayNumber, daysIn, isoDay, parseDay } from '../../domain/day.ts'
import { yearsApart, yearsBefore } from './baseline.ts'

/** The two baselines that follow the window. Any other text is `2022-05-01..2022-08-31`, which stays where it is. */
export const BASELINES = ['year', 'before'] as const
export type FollowingBaseline = (typeof BASELINES)[number]

/** Where a comparison stands, and what must be said because it is not what was asked for. */
export interface ChosenBaseline {
  readonly span: DaySpan | null
  readonly notice: string | null
}

const asAsked = (span: DaySpan): ChosenBaseline => ({ span, notice: null })
const NO_DATA: ChosenBaseline = { span: null, notice: 'There are no incidents to compare with.' }
const NOT_COVERED: ChosenBaseline = {
  span: null,
  notice: 'Not compared: the data do not cover the days to compare with.',
}

/** `2022-05-01..2022-08-31`, both days included; null for anything else, an end before its beginning too. */
export function ownDates(text: string): DaySpan | null {
  const [first = '', last = '', ...rest] = text.split('..')
  const [from, to] = [parseDay(first), parseDay(last)]
  if (from === null || to === null || rest.length > 0) return null
  return from <= to ? { from, to } : null
}
export const writtenDates = ({ from, to }: DaySpan) => `${isoDay(from)}..${isoDay(to)}`

export const isBaseline = (text: string) =>
  BASELINES.some((known) => known === text) || ownDates(text) !== null

/**
 * The days that a text means beside a window. `reach`: the days that the incidents speak for. Where they do not
 * reach back a year, the equal period before stands in and the notice says so; where not that far either, or for
 * own days outside of them, nothing is compared.
 */
export function chosenBaseline(text: string, window: DaySpan, reach: DaySpan | null): ChosenBaseline {
  const own = ownDates(text)
  if (!reach) return NO_DATA
  if (own) return own.from >= reach.from && own.to <= reach.to ? asAsked(own) : NOT_COVERED
  const before = periodBefore(window)
  const sameDays = yearsBefore(window, yearsApart(window))
  if (text !== 'before' && sameDays.from >= reach.from) return asAsked(sameDays)
  if (before.from < reach.from) return NOT_COVERED
  if (text === 'before') return asAsked(before)
  return { span: before, notice: 'The data do not reach back a year: the period before stands in.' }
}

const periodBefore = (window: DaySpan): DaySpan => ({
  from: dayNumber(window.from - daysIn(window)),
  to: dayNumber(window.from - 1),
})

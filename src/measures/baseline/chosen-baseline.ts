/** What a person chose to compare with, as the address spells it: `year`, `before`, or two days of their own. */
import type { DaySpan, Grain } from '../../domain/day.ts'
import { isoDay, parseSpan, snappedToGrain } from '../../domain/day.ts'
import { BASELINES, followingBaseline } from './baseline.ts'

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
export function typedDates(text: string): DaySpan | null {
  const [first = '', last = '', ...rest] = text.split('..')
  return rest.length > 0 ? null : parseSpan(first, last)
}
export const writtenDates = ({ from, to }: DaySpan) => `${isoDay(from)}..${isoDay(to)}`

export const isBaseline = (text: string) =>
  BASELINES.some((known) => known === text) || typedDates(text) !== null

/** Own days as whole months where only months are known; any other text as it is. */
export function baselineAtGrain(text: string, grain: Grain): string {
  const own = typedDates(text)
  return own ? writtenDates(snappedToGrain(own, grain)) : text
}

/**
 * The days that a text means beside a window. `reach`: the days that the incidents speak for. Where they do not
 * reach back a year, the equal period before stands in and the notice says so; where not that far either, or for
 * own days outside of them, nothing is compared.
 */
export function chosenBaseline(text: string, window: DaySpan, reach: DaySpan | null): ChosenBaseline {
  const own = typedDates(text)
  if (!reach) return NO_DATA
  if (own) return own.from >= reach.from && own.to <= reach.to ? asAsked(own) : NOT_COVERED
  const asked = text === 'before' ? 'before' : 'year'
  const found = followingBaseline(asked, window, reach)
  if (!found) return NOT_COVERED
  if (found.kind === asked) return asAsked(found.span)
  return { span: found.span, notice: 'The data do not reach back a year: the period before stands in.' }
}

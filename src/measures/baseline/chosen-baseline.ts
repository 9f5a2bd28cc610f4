/** Parses the baseline chosen in the URL (`year`, `before` or two days) and resolves it to days. */
import { type DaySpan, type Grain, isoDay, parseSpan, snappedToGrain } from '../../domain/day.ts'
import { BASELINES, followingBaseline } from './baseline.ts'

/** Days to compare with, and the notice where they differ from the choice. */
export interface ChosenBaseline {
  readonly span: DaySpan | null
  readonly notice: string | null
}

const unchanged = (span: DaySpan): ChosenBaseline => ({ span, notice: null })
const NO_DATA: ChosenBaseline = { span: null, notice: 'There are no incidents to compare with.' }
const NOT_COVERED: ChosenBaseline = {
  span: null,
  notice: 'Not compared: the data do not cover the days to compare with.',
}

/**
 * Parses `2022-05-01..2022-08-31` (inclusive); null for anything else, also where the end precedes the start.
 */
export function typedDates(text: string): DaySpan | null {
  const [first = '', last = '', ...rest] = text.split('..')
  return rest.length > 0 ? null : parseSpan(first, last)
}
/** `2022-05-01..2022-08-31`, as `typedDates` parses it. */
export const writtenDates = ({ from, to }: DaySpan) => `${isoDay(from)}..${isoDay(to)}`

/** Whether a URL value is a valid baseline. */
export const isBaseline = (text: string) =>
  BASELINES.some((option) => option === text) || typedDates(text) !== null

/** Custom days snappedToGrain to whole months for monthly data; other values unchanged. */
export function baselineAtGrain(text: string, grain: Grain): string {
  const customDays = typedDates(text)
  return customDays ? writtenDates(snappedToGrain(customDays, grain)) : text
}

/**
 * Resolves a baseline choice for a window. Where the data do not reach back a year, the equal period before
 * replaces it and `notice` says so; `span` is null where that is not covered either, or where custom days lie
 * outside the data.
 * @param reach days covered by the incidents
 */
export function chosenBaseline(text: string, window: DaySpan, reach: DaySpan | null): ChosenBaseline {
  const customDays = typedDates(text)
  if (!reach) return NO_DATA
  if (customDays)
    return customDays.from >= reach.from && customDays.to <= reach.to ? unchanged(customDays) : NOT_COVERED
  const kind = text === 'before' ? 'before' : 'year'
  const following = followingBaseline(kind, window, reach)
  if (!following) return NOT_COVERED
  if (following.kind === kind) return unchanged(following.span)
  return { span: following.span, notice: 'The data do not reach back a year: the period before stands in.' }
}

/** Says where a window that was asked for reaches beyond the data. */
import type { DaySpan } from '../../domain/day.ts'
import { dayWords, spanWords } from '../sentences.ts'

/** The days that windows keep to. */
export interface WindowBounds {
  readonly bounds: DaySpan
  /** False where no incident is open: the bounds are then those of an assumed year, not of the data. */
  readonly hasIncidents: boolean
}

/**
 * One sentence for each end of a window that lies outside the bounds; empty for a window inside them.
 * @param asked null: not asked for
 */
export function beyondDataWords(
  asked: { readonly [End in keyof DaySpan]: DaySpan[End] | null },
  { bounds, hasIncidents }: WindowBounds,
): readonly string[] {
  const isBefore = asked.from !== null && asked.from < bounds.from
  const isAfter = asked.to !== null && asked.to > bounds.to
  if (!hasIncidents)
    return isBefore || isAfter ? [`No incidents are open, so the window keeps to ${spanWords(bounds)}.`] : []
  return [
    ...(isBefore ? [`The data begin on ${dayWords(bounds.from)}, and so does the window.`] : []),
    ...(isAfter ? [`The data end on ${dayWords(bounds.to)}, and so does the window.`] : []),
  ]
}

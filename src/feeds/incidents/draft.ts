/**
 * An incident as parsed from its row, before coarsening, and the limits of its place and times. Drafts only exist until
 * they are written into columns.
 */
import { type Day, type EndMoment, type Moment, endOfDay, startOfDay } from '../../domain/day.ts'
import type { FeedEntry } from '../../domain/feed.ts'
import { retainedFrom } from '../definition/feed-definition.ts'
import { type LondonClock, FIRST_DAY } from '../moments.ts'
import type { Vicinity } from '../vicinity.ts'

/** An incident with its exact place and texts. */
export interface IncidentDraft {
  readonly id: string
  readonly category: string
  /** The exact position, in degrees. */
  readonly longitude: number
  readonly latitude: number
  /** Outside the borough, within the distance that is shown. */
  readonly isOutside: boolean
  readonly occurred: Moment
  readonly occurredTo: EndMoment | null
  readonly reported: Moment | null
  /** Assumptions made in reading its times. */
  readonly clock: LondonClock
  readonly agency: string | null
  readonly location: string | null
  readonly outcome: string | null
  readonly isPrivate: boolean
  /** Null where its category decides. */
  readonly policeGenerated: boolean | null
}

/** Limits of an incident's place and times; instants in ms since 1970. */
export interface IncidentLimits {
  readonly vicinity: Vicinity
  /** Times from `from`, inclusive, to `before`, exclusive, are valid. */
  readonly from: number
  readonly before: number
  /** Incidents that ended before it are past their retention period, the feed's `keepMonths`. */
  readonly retainedFrom: number
}
/** Limits of a feed's incidents, with times up to the end of `asOf`. */
export const incidentLimits = (
  asOf: Day,
  vicinity: Vicinity,
  feed: Pick<FeedEntry, 'keepMonths'>,
): IncidentLimits => ({
  vicinity,
  from: startOfDay(FIRST_DAY),
  before: endOfDay(asOf),
  retainedFrom: startOfDay(retainedFrom(feed, asOf)),
})

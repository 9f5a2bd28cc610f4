/** An incident as its row tells it, before the door: it lives only until it is written into the columns. */
import type { Day, EndMoment, Moment } from '../../domain/day.ts'
import { endOfDay, startOfDay } from '../../domain/day.ts'
import type { FeedEntry } from '../../domain/feed.ts'
import { retainedFrom } from '../definition/feed-definition.ts'
import type { LondonClock } from '../moments.ts'
import { FIRST_DAY } from '../moments.ts'
import type { Vicinity } from '../vicinity.ts'

export interface IncidentDraft {
  readonly id: string
  readonly category: string
  /** The true place, in degrees. */
  readonly longitude: number
  readonly latitude: number
  /** Outside the borough, but near it. */
  readonly isOutside: boolean
  readonly occurred: Moment
  readonly occurredTo: EndMoment | null
  readonly reported: Moment | null
  /** What had to be assumed of its times. */
  readonly clock: LondonClock
  readonly agency: string | null
  readonly location: string | null
  readonly outcome: string | null
  readonly isPrivate: boolean
  /** Null where the row leaves it to its category. */
  readonly policeGenerated: boolean | null
}

/** What an incident's place and times have to lie within. */
export interface IncidentLimits {
  readonly vicinity: Vicinity
  /** The first instant that counts, and the first that is too late. */
  readonly from: number
  readonly before: number
  /** What was over before this is no longer kept: the feed's `keepMonths`. */
  readonly keptFrom: number
}
export const incidentLimits = (
  asOf: Day,
  vicinity: Vicinity,
  feed: Pick<FeedEntry, 'keepMonths'>,
): IncidentLimits => ({
  vicinity,
  from: startOfDay(FIRST_DAY),
  before: endOfDay(asOf),
  keptFrom: startOfDay(retainedFrom(feed, asOf)),
})

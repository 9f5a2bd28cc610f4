/** Whether the server can be reached, by what was last fetched from it and when: a browser's own word is often wrong. */
import type { FeedState } from '../../domain/feed.ts'
import { ageWords } from './age.ts'

/** Instants in UTC milliseconds; null: never, as far as is known. */
export interface ServerContact {
  /** When the server last answered. */
  readonly reachedAt: number | null
  /** When it was last asked in vain. */
  readonly failedAt: number | null
}

export const NO_CONTACT: ServerContact = { reachedAt: null, failedAt: null }

interface Heard {
  readonly contact: ServerContact
  /** What was fetched of a feed is an answer too, also where a copy of it was kept in an earlier session. */
  readonly feedStates: readonly Pick<FeedState, 'from' | 'goodAt'>[]
  /** UTC milliseconds. */
  readonly now: number
}

const MINUTE = 60_000
/** The server is asked once a minute: an answer older than this means that nobody asked since. */
const CURRENT_MILLISECONDS = 2 * MINUTE

/** `No signal: last reached the server 14 minutes ago`; null where it was reached just now, or nothing is known yet. */
export function signalWords({ contact, feedStates, now }: Heard): string | null {
  const answers = feedStates.map(({ from, goodAt }) => (from === 'opened-here' ? null : goodAt))
  const reachedAt = latest([contact.reachedAt, ...answers], now)
  const failedAt = latest([contact.failedAt], now)
  const age = reachedAt === null ? null : Math.max(0, now - reachedAt)
  const last = age === null ? null : `last reached the server ${ageWords(age)} ago`
  if (failedAt !== null && failedAt > (reachedAt ?? -Infinity))
    return last ? `No signal: ${last}` : 'No signal'
  return last === null || age === null || age < CURRENT_MILLISECONDS ? null : `L${last.slice(1)}`
}

/** What lies well ahead was noted before the device's clock was set back, and tells nothing of now. */
function latest(instants: readonly (number | null)[], now: number): number | null {
  const usable = instants.filter((at) => at !== null).filter((at) => at <= now + MINUTE)
  return usable.length === 0 ? null : Math.max(...usable)
}

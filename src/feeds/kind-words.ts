/** The reasons and notices of all kinds of feed, and their sentences. */
import type { Place } from '../domain/place/place.ts'
import { FEED_DEFINITIONS, ownReasons } from './feed-kinds.ts'
import { noticesWith } from './rows/notices.ts'
import type { Sentences } from './rows/reasons.ts'
import { reasonsWith, sentenceOf } from './rows/reasons.ts'

/** By code. */
export const allReasons = (): Sentences => reasonsWith(ownReasons())
export function allNotices(): Sentences {
  const own = Object.values(FEED_DEFINITIONS).flatMap(({ words }) => Object.entries(words.notices))
  return noticesWith(Object.fromEntries(own))
}

type Near = Pick<Place, 'vicinityMetres'>
/** One sentence for people; an unknown reason speaks for itself. */
export const reasonText = (reason: string, place: Near): string => sentenceOf(reason, allReasons(), place)
/** What a notice says of its rows, as the end of a sentence; an unknown code speaks for itself. */
export const noticeText = (code: string, place: Near): string => sentenceOf(code, allNotices(), place)

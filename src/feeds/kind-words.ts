/** Sentences of the reasons and notices of all kinds of feed. */
import type { Surroundings } from '../domain/place/place.ts'
import { FEED_DEFINITIONS, ownReasons } from './feed-kinds.ts'
import { noticesWith } from './rows/notices.ts'
import { type Sentences, reasonsWith, sentenceOf } from './rows/reasons.ts'

/** Sentences of all reasons, by code. */
export const allReasons = (): Sentences => reasonsWith(ownReasons())

/** Sentences of all notices, by code. */
export function allNotices(): Sentences {
  const own = Object.values(FEED_DEFINITIONS).flatMap(({ sentences }) => Object.entries(sentences.notices))
  return noticesWith(Object.fromEntries(own))
}

/** Sentence of a reason; an unknown code is returned as it is. */
export const reasonText = (reason: string, place: Surroundings): string =>
  sentenceOf(reason, allReasons(), place)

/** End of the sentence of a notice, after its number of rows; an unknown code is returned as it is. */
export const noticeText = (code: string, place: Surroundings): string => sentenceOf(code, allNotices(), place)

/** Words on an answer that waits for a person to accept it. */
import type { Day } from '../../domain/day.ts'
import type { Doubt } from '../../domain/feed.ts'
import { countWords, dayWords } from '../sentences.ts'
import { plainName } from './feed-names.ts'

/** `0 rows instead of 723`; of a manifest `0 feeds instead of 9`. */
export const doubtWords = ({ held, offered }: Doubt, noun: 'row' | 'feed' = 'row') =>
  `${countWords(offered)} ${noun}${offered === 1 ? '' : 's'} instead of ${countWords(held)}`

/**
 * `The feed incidents suddenly held 0 rows instead of 723; the rows of 3 May 2024 are used until someone accepts.`
 * @param asOf as-of day of the last good rows
 */
export const doubtSentence = (feed: string, doubt: Doubt, asOf: Day) =>
  `The feed ${plainName(feed)} suddenly held ${doubtWords(doubt)}; the rows of ${dayWords(asOf)} are used until someone accepts.`

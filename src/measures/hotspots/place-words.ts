/** Places in words: what stands out, what a place has been, what repeats, and what is left out of a ranking. */
import type { KnoxCell } from '../../analytics/near-repeat.ts'
import type { History } from '../../analytics/squares/hotspot-history.ts'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { countWords, rateWords } from '../sentences.ts'
import type { PlaceHistory } from './place-history.ts'

/** `more than chance would give`, or that it could be chance: in the words of a board. */
export const hotPlaceWords = ({ isHot }: Pick<RankedPlace, 'isHot'>) =>
  isHot ? 'more than chance would give' : 'could be chance'

const HISTORY_MEANINGS: Readonly<Record<History, string>> = {
  persistent: 'hot in at least four fifths of the periods',
  emerging: 'hot in the last fifth of the periods, never before',
  former: 'hot before, not in the last fifth of the periods',
  recurrent: 'hot in the last fifth of the periods and in some before',
  none: 'hot in none of the periods',
}

/** `Persistent: hot in at least four fifths of the periods, 11 of 12. Its counts neither rise nor fall beyond chance.` */
export function historySentence({ history, isHot, trend }: PlaceHistory): string {
  const name =
    history === 'none' ? 'No history of its own' : history.charAt(0).toUpperCase() + history.slice(1)
  const hot = isHot.filter(Boolean).length
  const direction = trend.p >= 0.05 ? 'neither rise nor fall beyond chance' : trend.s > 0 ? 'rise' : 'fall'
  return `${name}: ${HISTORY_MEANINGS[history]}, ${hot} of ${isHot.length}. Its counts ${direction} (Mann-Kendall, p ${chanceWords(trend.p)}).`
}

/** `.032`, `under .001`. */
export const chanceWords = (p: number) => (p < 0.001 ? 'under .001' : p.toFixed(3).replace(/^0/, ''))

/** One report near another in place and time more often than if the days were shuffled over the same points. */
export function nearRepeatSentence(cells: readonly KnoxCell[] | null): string {
  const [week, fortnight] = cells ?? []
  if (!week || !fortnight) return 'Too few reports with a known day to say whether one follows another.'
  const told = ({ observed, expected }: KnoxCell) =>
    `${countWords(observed)} ${observed === 1 ? 'pair' : 'pairs'} where ${rateWords(expected)} would be expected`
  const word =
    week.p < 0.05
      ? 'One report is followed by another nearby more often than chance would give'
      : 'One report does not draw another beyond chance'
  return `${word}: within 200 m and under 7 days ${told(week)} (p ${chanceWords(week.p)}), from 7 to under 14 days ${told(fortnight)} (p ${chanceWords(fortnight.p)}).`
}

/** Why a ranking has no place, or what it does not count; each a sentence. */
export function leftOutSentences(ranking: PlaceRanking): readonly string[] {
  const { found, outside, untimed, notPlaces } = ranking
  const say = (count: number, words: string) => (count > 0 ? [`${countWords(count)} ${words}`] : [])
  return [
    ...say(found, 'that patrol itself finds are left out.'),
    ...say(untimed, 'without a time of day are left out while hours are chosen.'),
    ...say(outside, 'lie in no square of the borough.'),
    ...say(notPlaces, 'stand where the manifest says that nothing happens.'),
  ]
}

export function noPlacesSentence({ found, untimed, counted }: PlaceRanking): string {
  if (counted > 0) return 'No place in the chosen areas holds a report in these days, hours and categories.'
  if (untimed > 0)
    return `No report in these hours. ${countWords(untimed)} have no time of day: choose all hours to rank by them.`
  if (found > 0)
    return `No report but the ${countWords(found)} that patrol itself finds: count them too, or choose other categories.`
  return 'No report in these days, hours and categories. Choose a longer window, or more of them.'
}

/** What the test assumes, for whoever asks how we know. */
export const NULL_MEANING =
  'What chance would give: the same reports spread over all squares of the borough alike. It knows nothing of where people live, work or go out, so a square that stands out is often a town centre. Gi* sets what a square and the eight round it hold against the whole borough; p is the exact chance of at least so much, one-sided; q is p corrected for having looked at every square (Benjamini and Hochberg). A place stands out where q is at most .05.'

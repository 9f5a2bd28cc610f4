/**
 * Sentences on ranked places: significance, history, near repeats, exclusions, and the quality of the choice.
 */

import { tooCoarseSentence } from '../feeds/position-grain.ts'
import type { KnoxCell } from '../../analytics/near-repeat.ts'
import type { History } from '../../analytics/squares/hotspot-history.ts'
import { LEAST_REPORTS } from '../../analytics/squares/touching-squares.ts'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { theWhole, wholeNoun } from '../../domain/place/served-place.ts'
import { boundWords } from '../feeds/known-words.ts'
import type { Knowledge } from '../figure.ts'
import { capital, countWords, rateWords } from '../sentences.ts'
import type { PlaceHistory } from './place-history.ts'
import type { CapturedShares, ChoiceQuality, EvaluatedMonth } from './choice-quality.ts'

/** `Ward One`; `in no ward`; `ward not known` where the areas are not wholly known. */
export const placeWardWords = (ward: string | null, areasKnown: Knowledge['known']): string =>
  ward ?? (areasKnown === 'yes' ? 'in no ward' : 'ward not known')

/** Significance of a place in plain words. */
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

/** Knox test result as a sentence; null input: too few dated reports. */
export function nearRepeatSentence(cells: readonly KnoxCell[] | null): string {
  const [week, fortnight] = cells ?? []
  if (!week || !fortnight) return 'Too few reports with a known day to say whether one follows another.'
  const pairsWords = ({ observed, expected }: KnoxCell) =>
    `${countWords(observed)} ${observed === 1 ? 'pair' : 'pairs'} where ${rateWords(expected)} would be expected`
  const word =
    week.p < 0.05
      ? 'One report is followed by another nearby more often than chance would give'
      : 'One report does not draw another beyond chance'
  return `${word}: within 200 m and under 7 days ${pairsWords(week)} (p ${chanceWords(week.p)}), from 7 to under 14 days ${pairsWords(fortnight)} (p ${chanceWords(fortnight.p)}).`
}

/** Incidents excluded from a ranking, one sentence per reason; lower bounds where the incidents are known in part. */
export function leftOutSentences(ranking: PlaceRanking, known: Knowledge['known']): readonly string[] {
  const { found, outside, untimed, notPlaces } = ranking
  const part = (count: number, predicate: string) =>
    count > 0 ? [capital(`${boundWords(count, known)} ${predicate}`)] : []
  return [
    ...part(found, 'that patrol itself finds are left out.'),
    ...part(untimed, 'without a time of day are left out while hours are chosen.'),
    ...part(outside, `lie in no square of ${theWhole()}.`),
    ...part(notPlaces, 'stand where the manifest says that nothing happens.'),
  ]
}

/** What a ranking leaves out whatever it counts. */
export const LEAST_REPORTS_NOTE = `A place of fewer than ${LEAST_REPORTS} reports in these days and hours is not ranked.`

/** Caution on regression to the mean, once with a ranking and with a place of it. */
export const PLACE_REGRESSION_CAUTION =
  'A place ranks high partly by chance, so some fall is to be expected without a patrol.'

/** Reason why a ranking is empty, with advice. */
export function noPlacesSentence({ found, untimed, counted, tooCoarse }: PlaceRanking): string {
  if (tooCoarse > 0) return tooCoarseSentence(tooCoarse)
  if (counted > 0)
    return `No place holds as many as ${LEAST_REPORTS} reports in these days, hours, categories and areas. Choose a longer window, or more of them.`
  if (untimed > 0)
    return `No report in these hours. ${countWords(untimed)} have no time of day: choose all hours to rank by them.`
  if (found > 0)
    return `No report but the ${countWords(found)} that patrol itself finds: count them too, or choose other categories.`
  return 'No report in these days, hours and categories. Choose a longer window, or more of them.'
}

/** Null hypothesis and method of the hot-spot test, for the explanation panel. */
export const nullHypothesisNote = () =>
  `What chance would give: the same reports spread over all squares of ${theWhole()} alike. It knows nothing of where people live, work or go out, so a square that stands out is often a town centre. Gi* sets what a square and the eight round it hold against the whole ${wholeNoun()}; p is the exact chance of at least so much, one-sided; q is p corrected for having looked at every square (Benjamini and Hochberg). A place stands out where q is at most .05.`

const percent = (share: number) => `${Math.round(share * 100)} %`
const finePercent = (share: number) => `${rateWords(share * 100)} %`

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** `26 % (21 to 30 %)`: mean, least and greatest share over the months. */
function rangeWords(months: readonly EvaluatedMonth[], shareOf: (month: EvaluatedMonth) => number): string {
  const shares = months.map(shareOf)
  const [least, most] = [Math.min(...shares), Math.max(...shares)]
  return `${percent(meanOf(shares))} (${Math.round(least * 100)} to ${percent(most)})`
}

/**
 * `Chosen like this on the twelve months before, 20 places on 1.9 % of the land held 26 % (21 to 30 %) of the next
 * month's reports and 27 % (20 to 33 %) of their harm, over 12 months.`
 */
export function choiceSentence({ places, months, why }: ChoiceQuality): string {
  if (months.length === 0)
    return [
      'How good such a choice is cannot be said: it takes twelve months of data before a whole month to try it on.',
      ...(why === '' ? [] : [`Not all incidents are known. ${why}`]),
    ].join(' ')
  const untried = why === '' ? '' : ` Other months are not known. ${why}`
  const atMost = months.every((month) => month.places === places) ? '' : 'at most '
  const land = meanOf(months.map(({ ours }) => ours.land))
  const over = months.length === 1 ? '1 month' : `${months.length} months`
  return `Chosen like this on the twelve months before, ${atMost}${countWords(places)} places on ${finePercent(land)} of the land held ${rangeWords(months, ({ ours }) => ours.count)} of the next month’s reports and ${rangeWords(months, ({ ours }) => ours.harm)} of their harm, over ${over}.${untried}`
}

/** The two usual indices of such a choice, with their names; null where no month could be tried. */
export function accuracySentence({ months }: Pick<ChoiceQuality, 'months'>): string | null {
  if (months.length === 0) return null
  const pai = rateWords(meanOf(months.map((month) => month.pai)))
  const pei = meanOf(months.map((month) => month.pei)).toFixed(2)
  return `On average the predictive accuracy index (PAI) was ${pai} and the predictive efficiency index (PEI) ${pei}.`
}

/** Comparison with the partnership's own hotspots, in the months where they are known; null where none was active in any month. */
export function ownDataSentence({ months, whyOwn }: ChoiceQuality): string | null {
  const unknown = whyOwn === '' ? '' : `The partnership’s own patrol hotspots are not known. ${whyOwn}`
  const both = months.flatMap(({ own, oursOnSameLand }) =>
    own && oursOnSameLand ? [{ own, ours: oursOnSameLand }] : [],
  )
  if (both.length === 0) return unknown || null
  const mean = (of: (pair: { own: CapturedShares; ours: CapturedShares }) => number) => meanOf(both.map(of))
  const own = percent(mean((pair) => pair.own.count))
  const ours = percent(mean((pair) => pair.ours.count))
  return `The partnership’s own patrol hotspots held ${own} on ${finePercent(mean((pair) => pair.own.land))} of the land; the first of these places, on no more land, ${ours}.${unknown === '' ? '' : ` Of other months: ${unknown}`}`
}

/** Definitions of PAI and PEI, for the explanation panel. */
export const PAI_PEI_NOTE =
  'PAI: the share of reports over the share of land, so 1 is no better than anywhere. PEI: PAI over the best that so much land could have had, known only afterwards. Each month is tried with a choice made before it began.'

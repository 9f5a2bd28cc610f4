/** How good a choice was, in the sentence that stands in the ranking and in every plan. */
import { countWords, rateWords } from '../sentences.ts'
import type { Caught, ChoiceQuality, TriedMonth } from './choice-quality.ts'

const percent = (share: number) => `${Math.round(share * 100)} %`
const finePercent = (share: number) => `${rateWords(share * 100)} %`

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** `26 % (21 to 30 %)`: the mean over the months, and the least and the most of any. */
function rangeWords(months: readonly TriedMonth[], shareOf: (month: TriedMonth) => number): string {
  const shares = months.map(shareOf)
  const [least, most] = [Math.min(...shares), Math.max(...shares)]
  return `${percent(meanOf(shares))} (${Math.round(least * 100)} to ${percent(most)})`
}

/**
 * `Chosen like this on the twelve months before, 20 places on 1.9 % of the land held 26 % (21 to 30 %) of the next
 * month's reports and 27 % (20 to 33 %) of their harm, over 12 months: PAI 13.0, PEI 0.81.`
 */
export function choiceSentence({ places, months }: ChoiceQuality): string {
  if (months.length === 0)
    return 'How good such a choice is cannot be said: it takes twelve months of data before a whole month to try it on.'
  const land = meanOf(months.map(({ ours }) => ours.land))
  const over = months.length === 1 ? '1 month' : `${months.length} months`
  const pai = rateWords(meanOf(months.map((month) => month.pai)))
  const pei = meanOf(months.map((month) => month.pei)).toFixed(2)
  return `Chosen like this on the twelve months before, ${countWords(places)} places on ${finePercent(land)} of the land held ${rangeWords(months, ({ ours }) => ours.count)} of the next month’s reports and ${rangeWords(months, ({ ours }) => ours.harm)} of their harm, over ${over}: PAI ${pai}, PEI ${pei}.`
}

/** Beside the partnership's own hotspots; null where none was active in any month. */
export function ownDataSentence({ months }: ChoiceQuality): string | null {
  const both = months.flatMap(({ own, oursOnSameLand }) =>
    own && oursOnSameLand ? [{ own, ours: oursOnSameLand }] : [],
  )
  if (both.length === 0) return null
  const mean = (of: (pair: { own: Caught; ours: Caught }) => number) => meanOf(both.map(of))
  const own = percent(mean((pair) => pair.own.count))
  const ours = percent(mean((pair) => pair.ours.count))
  return `The partnership’s own patrol hotspots held ${own} on ${finePercent(mean((pair) => pair.own.land))} of the land; the first of these places, on no more land, ${ours}.`
}

/** What the two figures are, for whoever asks. */
export const CHOICE_MEANING =
  'PAI: the share of reports over the share of land, so 1 is no better than anywhere. PEI: PAI over the best that so much land could have had, known only afterwards. Each month is tried with a choice made before it began.'

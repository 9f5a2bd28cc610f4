/** The change in all in one breath, for the line over the map: `In all −9 % (−11 to −7)`, and what stands behind it. */
import type { DaySpan } from '../../domain/day.ts'
import type { SeasonCaveat } from './baseline.ts'
import type { BaselineComparison } from './beside-baseline.ts'
import type { Verdict } from '../figure.ts'
import { countWords, LEAST_BASE_FOR_PERCENT, rateWords, spanWords } from '../sentences.ts'

export interface ShortChange {
  readonly text: string
  /** Null where the comparison allows none; `text` then says why. */
  readonly verdict: Verdict | null
  /** What is compared with what, and how, in whole sentences. */
  readonly behind: string
}
export interface ChangeCounts extends Pick<BaselineComparison, 'change' | 'standing'> {
  readonly now: number
  readonly before: number
  readonly baseline: DaySpan
}

/** Why there is no word of up or down, in a few. */
const WHY: Readonly<Record<SeasonCaveat, string>> = {
  alone: '',
  'same-season': '',
  'other-season': ', season not removed',
  overlapping: ', window and baseline share days',
  'out-of-reach': ', the data do not cover the baseline',
  unfinished: ', the data do not cover the whole window',
}

const signed = (ratio: number) => {
  const percent = Math.round((ratio - 1) * 100)
  return `${percent < 0 ? '−' : percent > 0 ? '+' : ''}${countWords(Math.abs(percent))}`
}

/** No percentage on a base under 20, nor of its own where the change could be chance: then the interval stands alone. */
export function shortChange(counts: ChangeCounts): ShortChange {
  const { change, standing, now, before, baseline } = counts
  const phi = change.clumping === undefined ? '' : ` Clumping allowed for: ${rateWords(change.clumping)}.`
  return {
    text: `In all ${changeText(counts)}${WHY[standing]}`,
    verdict: change.verdict ?? null,
    behind: `Crimes and ASB together, compared with ${spanWords(baseline)}: ${countWords(now)}, was ${countWords(before)}.${phi}`,
  }
}

function changeText({ change, now, before }: ChangeCounts): string {
  const { ratio, ratioLow: low, ratioHigh: high, verdict } = change
  const isBare = ratio === undefined || low === undefined || high === undefined
  if (isBare || before < LEAST_BASE_FOR_PERCENT) return `${countWords(now)}, was ${countWords(before)}`
  if (verdict === 'could be chance') return `${signed(low)} to ${signed(high)} %`
  return `${signed(ratio)} % (${signed(low)} to ${signed(high)})`
}

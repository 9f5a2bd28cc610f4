/** What residents answered when they were asked: a share with its interval, or that too few answered. */
import { shareOf } from '../../analytics/small-numbers/exact-intervals.ts'
import type { SurveyResult } from '../../domain/commitment.ts'
import { countWords } from '../sentences.ts'

/** Under so many answers nothing is said of a share. */
export const LEAST_ANSWERS = 30

const percent = (share: number) => `${Math.round(share * 100)}`

/** `187 answered. 33 % agreed, between 26 and 40 %.`, or `12 answered. Too few to say.` */
export function surveySentence({ answered, agreed }: SurveyResult): string {
  const share = answered >= LEAST_ANSWERS ? shareOf(agreed, answered) : null
  if (!share) return `${countWords(answered)} answered. Too few to say.`
  return `${countWords(answered)} answered. ${percent(share.share)} % agreed, between ${percent(share.low)} and ${percent(share.high)} %.`
}

/** Sentences for the reasons why rows are rejected, the same as in the command line. */
import { reasonsWith, sentenceOf } from '../../feeds/rows/reasons.ts'
export { feedSteps } from '../../feeds/rows/report-steps.ts'
import type { Catalogue } from '../catalogue.ts'

/** The sentence for a reason code; those specific to one kind of feed come with the catalogue. */
export const reasonText = (
  reason: string,
  { ownReasons, place }: Pick<Catalogue, 'ownReasons' | 'place'>,
): string => sentenceOf(reason, reasonsWith(ownReasons ?? {}), place)

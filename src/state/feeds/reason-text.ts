/** Why rows are set aside, in sentences for the page: the same that the command line prints. */
import { reasonsWith, sentenceOf } from '../../feeds/rows/reasons.ts'
import type { Catalogue } from '../catalogue.ts'

/** The kinds' own sentences come with the data, since all else of a kind stays in the worker. */
export const reasonText = (
  reason: string,
  { ownReasons, place }: Pick<Catalogue, 'ownReasons' | 'place'>,
): string => sentenceOf(reason, reasonsWith(ownReasons ?? {}), place)

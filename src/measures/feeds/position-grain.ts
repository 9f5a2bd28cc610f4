/** How coarse the positions of incidents are, and what lists of places say where they are too coarse for them. */
import type { Dataset } from '../../domain/dataset.ts'
import { SQUARE_SIDES } from '../../domain/places/ranked-place.ts'
import type { Knowledge } from '../figure.ts'
import { KNOWN } from './coverage.ts'
import { feedName } from './feed-names.ts'

type Feeds = Pick<Dataset, 'manifest'>

const coarseFeeds = ({ manifest }: Feeds) =>
  manifest.feeds.filter(({ kind, grain }) => kind === 'incidents' && (grain?.metres ?? 0) > 0)

/** Metres to which positions of incidents are known, by the coarsest feed; 0 where none is coarse. */
export const positionGrain = (dataset: Feeds): number =>
  Math.max(0, ...coarseFeeds(dataset).map(({ grain }) => grain?.metres ?? 0))

/** In place of a ranking by squares that are no larger than the positions are known to. */
export function tooCoarseSentence(metres: number): string {
  const side = SQUARE_SIDES.find((each) => each > metres)
  const advice = side === undefined ? 'No square here is larger.' : `Choose squares of ${side} m or more.`
  return `Positions here are known to ${metres} m only, so squares of this size cannot be ranked. ${advice}`
}

/** Whether places with several incidents are known: not where positions coincide because they were made coarser. */
export function repeatKnowledge(dataset: Feeds): Knowledge {
  const feeds = coarseFeeds(dataset)
  if (feeds.length === 0) return KNOWN
  const names = feeds.map(({ id }) => feedName(id)).join(', ')
  return {
    known: 'no',
    why: `Positions are known to ${positionGrain(dataset)} m only (${names}), so incidents that share one need not have been at one place.`,
    feeds: feeds.map(({ id }) => id),
  }
}

/** How the feeds stand by the device's clock, as the measure of their age wants it. */
import type { FeedStatusInput } from '../../measures/feeds/age.ts'
import type { State } from '../store.ts'

export const feedStatusInput = ({ catalogue, feedStates, lookedAt }: State): FeedStatusInput => ({
  feeds: catalogue?.manifest.feeds ?? [],
  feedStates,
  now: lookedAt,
})

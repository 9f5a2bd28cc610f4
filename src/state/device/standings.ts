/** How the feeds stand by the device's clock, as the measure of their age wants it. */
import type { Standings } from '../../measures/feeds/age.ts'
import type { State } from '../store.ts'

export const standingsIn = ({ catalogue, feedStates, lookedAt }: State): Standings => ({
  feeds: catalogue?.manifest.feeds ?? [],
  feedStates,
  now: lookedAt,
})

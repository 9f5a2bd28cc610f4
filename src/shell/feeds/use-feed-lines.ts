/** How the feeds stand, as React state: one line each, trouble first; null until they are open. */
import { useMemo } from 'react'
import { feedSummaries, type FeedSummary } from '../../measures/feeds/feed-status.ts'
import { useHoldfast } from '../../state/context.tsx'

export function useFeedLines(): readonly FeedSummary[] | null {
  const catalogue = useHoldfast((state) => state.catalogue)
  const feedStates = useHoldfast((state) => state.feedStates)
  return useMemo(() => catalogue && feedSummaries({ ...catalogue, feedStates }), [catalogue, feedStates])
}

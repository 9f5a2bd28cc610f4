/** How the feeds stand, as React state: one line each, trouble first; null until they are open. */
import { useMemo } from 'react'
import { feedLines, type FeedLine } from '../../measures/feeds/standing.ts'
import { useHoldfast } from '../../state/context.tsx'

export function useFeedLines(): readonly FeedLine[] | null {
  const catalogue = useHoldfast((state) => state.catalogue)
  const feedStates = useHoldfast((state) => state.feedStates)
  return useMemo(() => catalogue && feedLines({ ...catalogue, feedStates }), [catalogue, feedStates])
}

/** Note beside counts and lists of the window that are not wholly known, with the feeds and the reason. */
import type { FeedKind } from '../domain/feed.ts'
import { knownWords } from '../measures/feeds/known-words.ts'
import { useHoldfast } from '../state/context.tsx'
import type { State } from '../state/store.ts'
import { StaleDataMark } from './StatusLine.tsx'

/** The note's text; null where every kind is known for the window. */
export const knownNote = (
  { catalogue, shown }: Pick<State, 'catalogue' | 'shown'>,
  kinds: readonly FeedKind[],
): string | null => catalogue && shown && knownWords(catalogue, kinds, shown.window)

/** Renders nothing where every kind is known. */
export const KnownNote = ({ kinds }: { readonly kinds: readonly FeedKind[] }) => (
  <StaleDataMark text={useHoldfast((state) => knownNote(state, kinds))} />
)

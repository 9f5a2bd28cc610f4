/** Note beside counts and lists of the window that are not wholly known, with the feeds and the reason. */
import type { FeedKind } from '../domain/feed.ts'
import { knowledgeIn, knownWords } from '../measures/feeds/known-words.ts'
import type { Knowledge } from '../measures/figure.ts'
import { useHoldfast } from '../state/context.tsx'
import type { State } from '../state/store.ts'
import { StaleDataMark } from './StatusLine.tsx'

/** The note's text; null where every kind is known for the window. */
export const knownNote = (
  { catalogue, shown }: Pick<State, 'catalogue' | 'shown'>,
  kinds: readonly FeedKind[],
): string | null => catalogue && shown && knownWords(catalogue, kinds, shown.window)

/** Whether what is counted or listed of a kind is known for the window. */
export const useKnown = (kind: FeedKind): Knowledge['known'] =>
  useHoldfast(({ catalogue, shown }) =>
    catalogue && shown ? knowledgeIn(catalogue, kind, shown.window).known : 'no',
  )

/** Renders nothing where every kind is known. */
export const KnownNote = ({ kinds }: { readonly kinds: readonly FeedKind[] }) => (
  <StaleDataMark text={useHoldfast((state) => knownNote(state, kinds))} />
)

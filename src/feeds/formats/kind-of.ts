/** Guesses what a file holds from its name, or from a field that only one kind has. */
import type { FeedKind } from '../../domain/feed.ts'
import { FEED_DEFINITIONS, FEED_KINDS } from '../feed-kinds.ts'

const HEAD = 5000

/** True where a text names feeds and is no feed itself. */
export const isManifest = (text: string) => /"feeds"\s*:/.test(text) && !/"FeatureCollection"/.test(text)

/** Null where neither the name nor the first rows tell. */
export function kindOf(fileName: string, text: string): FeedKind | null {
  const named = FEED_KINDS.find((kind) => fileName.toLowerCase().includes(kind))
  const head = text.slice(0, HEAD)
  return named ?? FEED_KINDS.find((kind) => head.includes(`"${FEED_DEFINITIONS[kind].recognisedBy}"`)) ?? null
}

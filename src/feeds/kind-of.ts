/** Guesses what a file holds from its name, or from a field that only one kind has. */
import type { FeedKind } from '../domain/feed.ts'
import { FEED_KINDS } from '../domain/feed.ts'

const TELLING_FIELDS: Readonly<Record<FeedKind, string>> = {
  incidents: 'occurred',
  'closure-orders': 'noticeServed',
  'patrol-hotspots': 'visitsPerDay',
  'patrol-visits': 'start',
  actions: 'partner',
  sites: 'ringMetres',
  areas: 'level',
  commitments: 'owner',
  'survey-results': 'question',
}
const HEAD = 5000

/** True where a text names feeds and is no feed itself. */
export const isManifest = (text: string) => /"feeds"\s*:/.test(text) && !/"FeatureCollection"/.test(text)

export const isFeedKind = (name: string): name is FeedKind => FEED_KINDS.some((kind) => kind === name)

/** Null where neither the name nor the first rows tell. */
export function kindOf(fileName: string, text: string): FeedKind | null {
  const named = FEED_KINDS.find((kind) => fileName.toLowerCase().includes(kind))
  const head = text.slice(0, HEAD)
  return named ?? FEED_KINDS.find((kind) => head.includes(`"${TELLING_FIELDS[kind]}"`)) ?? null
}

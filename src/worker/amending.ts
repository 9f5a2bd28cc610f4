/** Fetches a feed, writes amendments into it, and returns the validated file. */
import type { Borough } from '../domain/borough/borough.ts'
import { type Failed, type FeedEntry, type Manifest, failed } from '../domain/feed.ts'
import type { Place } from '../domain/place/place.ts'
import { amendedFeed, type AmendedFeed, type RejectedAmendment } from '../feeds/amending/amend.ts'
import type { Amendment } from '../feeds/amending/amended-text.ts'
import { singleFetch, fetchBytes } from '../feeds/fetch-bytes.ts'
import { textOf } from '../feeds/json-text.ts'
import { feedContext } from '../feeds/read-feed.ts'

/** The feed to amend, the amendments, and what its rows are validated against. */
export interface AmendRequest {
  readonly manifestUrl: string
  readonly placeUrl: string
  readonly boroughUrl: string
  readonly manifest: Pick<Manifest, 'asOf' | 'actionTypes' | 'categories'>
  readonly feed: FeedEntry
  /** The manifest lists no such feed: its file starts empty. */
  readonly isNew: boolean
  readonly amendments: readonly Amendment[]
  readonly marks: Readonly<Record<string, string>>
}
export type AmendAnswer = AmendedFeed | RejectedAmendment | Failed

export interface AmendContext {
  readonly fetchResponse: (url: URL, init?: RequestInit) => Promise<Response>
  readonly fetchPlace: (url: string) => Promise<Place>
  readonly fetchBorough: (url: string) => Promise<Borough>
}

/** Fetches the feed again first, so that changes published meanwhile are not overwritten. */
export async function amendedFrom(request: AmendRequest, context: AmendContext): Promise<AmendAnswer> {
  const { manifestUrl, placeUrl, boroughUrl, manifest, feed, isNew, amendments, marks } = request
  const text = isNew ? null : await feedText(feed, new URL(manifestUrl), context)
  if (text !== null && typeof text !== 'string') return text
  const [place, borough] = await Promise.all([context.fetchPlace(placeUrl), context.fetchBorough(boroughUrl)])
  return amendedFeed({
    feed,
    text,
    amendments,
    context: () => feedContext(manifest, { place, borough }),
    marks,
  })
}

async function feedText(feed: FeedEntry, manifestUrl: URL, context: AmendContext): Promise<string | Failed> {
  const url = URL.canParse(feed.url, manifestUrl) ? new URL(feed.url, manifestUrl) : null
  if (url?.host !== manifestUrl.host)
    return failed('The feed is not on the host that the manifest came from.', 'Ask whoever keeps the feed.')
  const fetched = await fetchBytes(url, singleFetch(context.fetchResponse))
  if (fetched.kind === 'fetched') return textOf(fetched.bytes)
  return failed(`The feed did not open again. ${fetched.what}`, fetched.toDo)
}

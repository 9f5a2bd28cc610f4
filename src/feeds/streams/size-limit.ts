/** How much is read of one feed at most, and the words for a feed that is larger. */
import type { Failed, FeedEntry } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'

/** Where the manifest names no other limit. */
const USUAL_MEGABYTES = 1000
/** How the words begin. */
export const LARGER = 'It is larger than'
const MEGABYTE = 1_000_000

/** `bytes` read, or announced; null where they are not too many. */
export function tooLarge(
  { mostMegabytes = USUAL_MEGABYTES }: Pick<FeedEntry, 'mostMegabytes'>,
  bytes: number,
): Failed | null {
  if (bytes <= mostMegabytes * MEGABYTE) return null
  return failed(
    `${LARGER} ${mostMegabytes.toLocaleString('en-GB')} MB, the most that is read of this feed.`,
    'Shorten its period, or set its "mostMegabytes" in the manifest higher.',
  )
}

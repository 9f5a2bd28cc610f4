/** Lets the worker write drawn items into their feed's file, validated like any feed. Nothing is sent to a server. */
import { type FeedEntry, type FeedKind, failed, highestHandling } from '../../domain/feed.ts'
import type { AmendAnswer } from '../../worker/amending.ts'
import type { Catalogue } from '../catalogue.ts'
import { absoluteUrl, manifestAddress, placeFiles } from '../own-files.ts'
import type { Store } from '../store.ts'
import { amendClientOf, setAmendClient } from '../feeds/files.ts'
import type { Amendment } from './drawing.ts'

export { setAmendClient }

/** Mark in every file of the demonstration. */
const INVENTED = 'Invented incidents'

/** The feeds of the kind listed in the manifest; if there is none, the entry that would be added. */
export function feedsOfKind({ manifest }: Catalogue, kind: FeedKind): readonly FeedEntry[] {
  const listed = manifest.feeds.filter((feed) => feed.kind === kind)
  if (listed.length > 0) return listed
  const handling = highestHandling(manifest.feeds.map((feed) => feed.handling))
  const none = { refreshMinutes: 0, source: '', licence: '', keepOnDeviceHours: null, keepMonths: null }
  return [{ ...none, id: kind, kind, url: `${kind}.geojson`, handling }]
}

const isListed = ({ manifest }: Catalogue, feed: FeedEntry) => manifest.feeds.some(({ id }) => id === feed.id)

/** File name of the feed on its server. */
export function fileNameOf({ url, kind }: FeedEntry): string {
  const name =
    url
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? ''
  return /^[\w.-]+$/.test(name) ? name : `${kind}.geojson`
}

/** The feed's file with this amendment and all earlier ones of this page. Never rejects. */
export async function amendFeed(store: Store, feed: FeedEntry, amendment: Amendment): Promise<AmendAnswer> {
  const { catalogue, drawnItems } = store.getState()
  const amend = amendClientOf(store)
  if (!catalogue || !amend)
    return failed('The feeds are not open yet.', 'Wait until they are, then try again.')
  const { asOf, actionTypes, categories, demonstration } = catalogue.manifest
  const earlier = drawnItems.filter((one) => one.feed === feed.id).map((one) => one.amendment)
  try {
    const { place, borough } = await placeFiles()
    return await amend({
      manifestUrl: manifestAddress().href,
      placeUrl: absoluteUrl(place),
      boroughUrl: absoluteUrl(borough),
      manifest: { asOf, actionTypes, categories },
      feed,
      isNew: !isListed(catalogue, feed),
      amendments: [...earlier, amendment],
      marks: { handling: feed.handling, ...(demonstration ? { demonstration: INVENTED } : {}) },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return failed(`The file was not made: ${reason}.`, 'Nothing is lost: try again.')
  }
}

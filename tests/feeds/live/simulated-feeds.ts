/** Live feeds of a simulated server and device. */
import type { Failed, FeedKind, FeedState } from '../../../src/domain/feed.ts'
import type { CurrentFeeds } from '../../../src/feeds/live/current-feeds.ts'
import { LiveFeeds } from '../../../src/feeds/live/live-feeds.ts'
import type { PlaceAndBorough } from '../../../src/feeds/stand-in-areas.ts'
import { runningSha256 } from '../../../src/feeds/streams/checksum.ts'
import { simulatedContext, silence } from '../fetching/simulated-context.ts'
import { ON_SMALL_BOROUGH } from '../small-borough.ts'
import { simulatedCopies } from './simulated-copies.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const entry = (id: string, rest: object = {}) => ({
  id,
  kind: 'incidents',
  url: `${id}.geojson`,
  refreshMinutes: 10,
  handling: 'official',
  ...rest,
})
export const manifestWith = (feeds: readonly object[], rest: object = {}) =>
  JSON.stringify({ version: 1, asOf: '2024-06-30', feeds, ...rest })
export const incidents = (count: number, from = 0) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: Array.from({ length: count }, (_, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
      properties: { id: `i${from + i}`, category: 'burglary', occurred: '2024-05-04' },
    })),
  })

/** Response to a file name: a text, a status, or `silence`. */
export type Answer = string | number

interface OpenOptions {
  readonly where?: PlaceAndBorough
  readonly firstKinds?: readonly FeedKind[]
}

/** Live feeds of a simulated server with these files, which may be replaced later. */
export function openFeeds(
  files: Record<string, Answer>,
  device = simulatedCopies(),
  { where = ON_SMALL_BOROUGH, firstKinds = [] }: OpenOptions = {},
) {
  const requests: string[] = []
  const simulated = simulatedContext((url, init) => {
    requests.push(url.pathname.split('/').at(-1) ?? '')
    const answer = files[url.pathname.split('/').at(-1) ?? ''] ?? 404
    if (answer === 'silence') return silence(init)
    const response = typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer)
    return Promise.resolve(response)
  })
  const shown: (CurrentFeeds | Failed)[] = []
  const arrived: CurrentFeeds[] = []
  let states: readonly FeedState[] = []
  const liveFeeds = new LiveFeeds(new URL('http://localhost/feeds/manifest.json'), {
    ...simulated.context,
    ...where,
    copies: device.copies,
    // The browser's digest would take real time.
    newHash: runningSha256,
    firstKinds,
    onProgress: () => {},
    onArrived: (settled) => arrived.push(settled),
    onStates: (next) => (states = next),
    onCurrent: (current) => shown.push(current),
  })
  void liveFeeds.start()
  const counts = () => {
    const last = shown.at(-1)
    if (last?.kind !== 'current') return null
    return last.feeds.map((one) => (one.kind === 'held' ? one.report.shown : one.what))
  }
  const stateOf = (feed: string) => states.find((state) => state.feed === feed)
  return { ...simulated, device, files, liveFeeds, requests, arrived, shown, counts, stateOf }
}

/** A device with copies of these files. */
export async function deviceWith(files: Record<string, Answer>) {
  const before = openFeeds(files)
  await before.pass(MINUTE)
  before.liveFeeds.stop()
  return before.device
}

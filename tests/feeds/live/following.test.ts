/** The feeds of a manifest while a page is open: what is shown when, what is kept, what is doubted, what goes. */
import { describe, expect, test } from 'vitest'
import type { Failed, FeedState } from '../../../src/domain/feed.ts'
import { LiveFeeds, type Current } from '../../../src/feeds/live/follow-feeds.ts'
import { runningSha256 } from '../../../src/feeds/streams/running-hash.ts'
import { inventedWorld, silence } from '../fetching/invented-world.ts'
import { ON_SMALL_BOROUGH } from '../small-borough.ts'
import { inventedCopies } from './invented-copies.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const entry = (id: string, rest: object = {}) => ({
  id,
  kind: 'incidents',
  url: `${id}.geojson`,
  refreshMinutes: 10,
  handling: 'official',
  ...rest,
})
const manifestWith = (feeds: readonly object[], rest: object = {}) =>
  JSON.stringify({ version: 1, asOf: '2024-06-30', feeds, ...rest })
const incidents = (count: number, from = 0) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: Array.from({ length: count }, (_, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
      properties: { id: `i${from + i}`, category: 'burglary', occurred: '2024-05-04' },
    })),
  })

/** A text to answer with, a status, or `silence`. */
type Answer = string | number
/** A server by file name: a text, a status, or silence. */
function follow(files: Record<string, Answer>, device = inventedCopies()) {
  const invented = inventedWorld((url, init) => {
    const answer = files[url.pathname.split('/').at(-1) ?? ''] ?? 404
    if (answer === 'silence') return silence(init)
    const response = typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer)
    return Promise.resolve(response)
  })
  const shown: (Current | Failed)[] = []
  let states: readonly FeedState[] = []
  const following = new LiveFeeds(new URL('http://localhost/feeds/manifest.json'), {
    ...invented.world,
    ...ON_SMALL_BOROUGH,
    copies: device.copies,
    // The browser's own would take time of the real clock.
    newHash: runningSha256,
    onProgress: () => {},
    onStates: (next) => (states = next),
    onCurrent: (current) => shown.push(current),
  })
  void following.start()
  const counts = () => {
    const last = shown.at(-1)
    if (last?.kind !== 'current') return null
    return last.holdings.map((one) => (one.kind === 'held' ? one.report.shown : one.what))
  }
  const stateOf = (feed: string) => states.find((state) => state.feed === feed)
  return { ...invented, device, files, following, shown, counts, stateOf }
}

/** A device on which a page was open before, with these files. */
async function keptFrom(files: Record<string, Answer>) {
  const before = follow(files)
  await before.pass(MINUTE)
  before.following.stop()
  return before.device
}

describe('a feed that somebody does not want to wait for', () => {
  test('is given up while the others open, and is asked for again only when that is wished', async () => {
    const { pass, counts, files, following, stateOf } = follow({
      'manifest.json': manifestWith([entry('a'), entry('b')]),
      'a.geojson': incidents(3),
      'b.geojson': 'silence',
    })
    await pass(1000)
    following.cancel('b')
    await pass(1000)
    expect(counts()).toEqual([3, 'Stopped at your wish.'])
    expect(stateOf('b')).toMatchObject({ trouble: { kind: 'stopped' }, nextTryAt: null, isFetching: false })
    files['b.geojson'] = incidents(5, 100)
    following.wake(true)
    await pass(DAY)
    expect(counts()).toEqual([3, 'Stopped at your wish.'])
    void following.ask('b')
    await pass(1000)
    expect(counts()).toEqual([3, 5])
  })
})

describe('the first picture', () => {
  test('does not wait for a feed that hangs, which joins when it comes', async () => {
    const { pass, counts, files } = follow({
      'manifest.json': manifestWith([entry('a'), entry('b')]),
      'a.geojson': incidents(3),
      'b.geojson': 'silence',
    })
    await pass(2000)
    expect(counts()).toBeNull()
    await pass(2000)
    expect(counts()).toEqual([3, 'It is still on its way.'])
    files['b.geojson'] = incidents(5, 100)
    await pass(2 * MINUTE)
    expect(counts()).toEqual([3, 5])
  })
  test('is there at once where every feed is, or has failed', async () => {
    const { pass, counts } = follow({
      'manifest.json': manifestWith([entry('a'), entry('b')]),
      'a.geojson': incidents(3),
    })
    await pass(10)
    expect(counts()).toEqual([3, 'The address answered 404: there is nothing there.'])
  })
  test('is the copy of this device where the network is down or slow, with its age', async () => {
    const files = { 'manifest.json': manifestWith([entry('a')]), 'a.geojson': incidents(7) }
    const device = await keptFrom(files)
    for (const answer of [500, 'silence'] as const) {
      const { pass, counts, stateOf, world } = follow(
        { 'manifest.json': answer, 'a.geojson': answer },
        device,
      )
      await pass(4000)
      expect(counts()).toEqual([7])
      expect(stateOf('a')).toMatchObject({ from: 'kept' })
      expect(stateOf('a')?.goodAt).toBeLessThanOrEqual(world.now())
    }
  })
  test('is never the copy where the server wants a sign-in, nor one that is over', async () => {
    const files = { 'manifest.json': manifestWith([entry('a')]), 'a.geojson': incidents(7) }
    const device = await keptFrom(files)
    const refused = follow({ ...files, 'a.geojson': 401 }, device)
    await refused.pass(5000)
    expect(refused.counts()).toEqual(['The address answered 401: it wants you to sign in.'])

    const late = follow({ ...files, 'a.geojson': 500 }, device)
    late.sleep(15 * DAY)
    await late.pass(5000)
    expect(late.counts()).toEqual(['The address answered 500.'])
  })
  test('a manifest that does not open fails in words, and opens when it comes back', async () => {
    const { pass, shown, counts, files } = follow({ 'manifest.json': 500 })
    await pass(100)
    expect(shown).toEqual([
      expect.objectContaining({
        kind: 'failed',
        what: 'The manifest did not open. The address answered 500.',
      }),
    ])
    files['manifest.json'] = manifestWith([entry('a')])
    files['a.geojson'] = incidents(2)
    await pass(MINUTE)
    expect(counts()).toEqual([2])
  })
})

describe('what is kept on the device', () => {
  test('follows the handling mark, and goes at once when the mark rises', async () => {
    const feeds = [
      entry('open', { handling: 'public' }),
      entry('a', { keepOnDeviceHours: 2 }),
      entry('closed', { handling: 'official-sensitive' }),
      entry('none', { keepOnDeviceHours: 0 }),
    ]
    const files = Object.fromEntries(feeds.map(({ id }, at) => [`${id}.geojson`, incidents(3, at * 10)]))
    const { pass, device, stateOf, world, ...page } = follow({
      'manifest.json': manifestWith(feeds),
      ...files,
    })
    await pass(MINUTE)
    expect([...device.rows.keys()].toSorted()).toEqual(['a', 'open'])
    const until = (feed: string) => (stateOf(feed)?.keptUntil ?? 0) - world.now()
    expect(until('open')).toBeGreaterThan(13.9 * DAY)
    expect(until('a')).toBeLessThanOrEqual(2 * HOUR)
    expect(stateOf('closed')?.keptUntil).toBeNull()

    const raised = feeds.map((feed) => ({ ...feed, handling: 'official-sensitive' }))
    page.files['manifest.json'] = manifestWith(raised)
    await pass(20 * MINUTE)
    expect([...device.rows.keys()]).toEqual([])
    expect(page.counts()).toEqual([3, 3, 3, 3])
  })
  test('is emptied on request, and not filled again by this page', async () => {
    const { pass, device, following, stateOf } = follow({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(3),
    })
    await pass(MINUTE)
    expect(await following.clear()).toBe(1)
    await pass(HOUR)
    expect(device.rows.size).toBe(0)
    expect(stateOf('a')).toMatchObject({ from: 'fetched' })
  })
  test('is written again where the rows are others, and only marked as current where they are the same', async () => {
    const { files, pass, device } = follow({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(7),
    })
    await pass(MINUTE)
    const copy = () => ({ ...device.abouts.get('a'), rows: device.rows.get('a') })
    const first = copy()
    await pass(HOUR)
    expect([copy().rows === first.rows, copy().stamp]).toEqual([true, first.stamp])
    expect(copy().goodAt).toBeGreaterThan(first.goodAt ?? Infinity)
    files['a.geojson'] = incidents(8)
    await pass(HOUR)
    expect(copy()).toMatchObject({ shown: 8, rows: { report: { shown: 8 } } })
    expect(copy().stamp).not.toBe(first.stamp)
    // What the device shows the next time, where the server is gone.
    const next = follow({ ...files, 'a.geojson': 500 }, device)
    await next.pass(5000)
    expect(next.counts()).toEqual([8])
  })
  test('is dropped where its rows would now be read otherwise', async () => {
    const files = { 'manifest.json': manifestWith([entry('a')]), 'a.geojson': incidents(7) }
    const device = await keptFrom(files)
    const categories = [{ id: 'burglary', sensitive: true }]
    const { pass, counts } = follow(
      { 'manifest.json': manifestWith([entry('a')], { categories }), 'a.geojson': 500 },
      device,
    )
    await pass(5000)
    expect(counts()).toEqual(['The address answered 500.'])
    expect(device.rows.size).toBe(0)
  })
})

describe('while the page is open', () => {
  test('a failure keeps the rows with their age, and never shows nought', async () => {
    const { pass, counts, stateOf, files, world } = follow({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(7),
    })
    await pass(MINUTE)
    const good = stateOf('a')?.goodAt ?? 0
    for (const answer of [404, 500, 401, '<!doctype html>', '{"type":', '', 'silence', 429]) {
      files['a.geojson'] = answer
      await pass(HOUR)
      expect(counts()).toEqual([7])
      expect(stateOf('a')?.error).not.toBeNull()
      expect(stateOf('a')?.goodAt).toBe(good)
    }
    files['a.geojson'] = incidents(8)
    await pass(HOUR)
    expect(counts()).toEqual([8])
    expect(stateOf('a')).toMatchObject({ trouble: null, from: 'fetched' })
    expect(world.now() - (stateOf('a')?.goodAt ?? 0)).toBeLessThan(11 * MINUTE)
  })
  test('feeds come and go with the manifest, which is read at the pace of the fastest', async () => {
    const { pass, counts, files, device } = follow({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(7),
      'b.geojson': incidents(2, 100),
    })
    await pass(MINUTE)
    files['manifest.json'] = manifestWith([entry('a'), entry('b')])
    await pass(12 * MINUTE)
    expect(counts()).toEqual([7, 2])
    files['manifest.json'] = manifestWith([entry('b')])
    await pass(12 * MINUTE)
    expect(counts()).toEqual([2])
    expect([...device.rows.keys()]).toEqual(['b'])
  })
  test('the same bytes are no news: nothing is built for them', async () => {
    const { pass, shown } = follow({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(7),
    })
    await pass(3 * HOUR)
    expect(shown).toHaveLength(1)
  })
  test('a file opened here stands in for its feed, or joins, and is kept nowhere', async () => {
    const { pass, following, counts, stateOf, device } = follow({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(7),
    })
    await pass(MINUTE)
    const own = { source: '', licence: '', keepOnDeviceHours: null, keepMonths: null } as const
    const file = { ...own, kind: 'incidents', url: '', refreshMinutes: 60, handling: 'official' } as const
    const bytes = new TextEncoder().encode(incidents(4))
    expect(await following.open({ ...file, id: 'a' }, bytes)).toMatchObject({ shown: 4 })
    await following.open({ ...file, id: 'mine' }, new TextEncoder().encode(incidents(1, 500)))
    expect(await following.open({ ...file, id: 'a' }, new TextEncoder().encode('<html>'))).toMatchObject({
      kind: 'failed',
    })
    await pass(HOUR)
    expect(counts()).toEqual([4, 1])
    expect(stateOf('mine')).toMatchObject({ from: 'opened-here' })
    expect([...device.rows.keys()]).toEqual(['a'])
    expect(device.rows.get('a')?.report.shown).toBe(7)
  })
})

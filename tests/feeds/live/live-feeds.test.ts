/** Feeds of a manifest while the page is open: display, copies on the device, doubted content, changes of the manifest. */
import { describe, expect, test } from 'vitest'
import type { Doubt, Failed, FeedState } from '../../../src/domain/feed.ts'
import type { CurrentFeeds } from '../../../src/feeds/live/current-feeds.ts'
import { LiveFeeds } from '../../../src/feeds/live/live-feeds.ts'
import { runningSha256 } from '../../../src/feeds/streams/checksum.ts'
import { simulatedContext, silence } from '../fetching/simulated-context.ts'
import { ON_SMALL_BOROUGH } from '../small-borough.ts'
import { simulatedCopies } from './simulated-copies.ts'

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

/** Response to a file name: a text, a status, or `silence`. */
type Answer = string | number

/** Live feeds of a simulated server with these files. */
function openFeeds(files: Record<string, Answer>, device = simulatedCopies()) {
  const simulated = simulatedContext((url, init) => {
    const answer = files[url.pathname.split('/').at(-1) ?? ''] ?? 404
    if (answer === 'silence') return silence(init)
    const response = typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer)
    return Promise.resolve(response)
  })
  const shown: (CurrentFeeds | Failed)[] = []
  let states: readonly FeedState[] = []
  const liveFeeds = new LiveFeeds(new URL('http://localhost/feeds/manifest.json'), {
    ...simulated.context,
    ...ON_SMALL_BOROUGH,
    copies: device.copies,
    // The browser's digest would take real time.
    newHash: runningSha256,
    onProgress: () => {},
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
  return { ...simulated, device, files, liveFeeds, shown, counts, stateOf }
}

/** A device with copies of these files. */
async function deviceWith(files: Record<string, Answer>) {
  const before = openFeeds(files)
  await before.pass(MINUTE)
  before.liveFeeds.stop()
  return before.device
}

describe('a cancelled feed', () => {
  test('does not affect the others, and is requested again by the user only', async () => {
    const { pass, counts, files, liveFeeds, stateOf } = openFeeds({
      'manifest.json': manifestWith([entry('a'), entry('b')]),
      'a.geojson': incidents(3),
      'b.geojson': 'silence',
    })
    await pass(1000)
    liveFeeds.cancel('b')
    await pass(1000)
    expect(counts()).toEqual([3, 'Stopped at your wish.'])
    expect(stateOf('b')).toMatchObject({ error: { kind: 'stopped' }, nextTryAt: null, isFetching: false })
    files['b.geojson'] = incidents(5, 100)
    liveFeeds.wake(true)
    await pass(DAY)
    expect(counts()).toEqual([3, 'Stopped at your wish.'])
    void liveFeeds.fetchNow('b')
    await pass(1000)
    expect(counts()).toEqual([3, 5])
  })
})

describe('the first display', () => {
  test('does not wait for a feed that hangs, which joins when it arrives', async () => {
    const { pass, counts, files } = openFeeds({
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
  test('comes at once where every feed has loaded or failed', async () => {
    const { pass, counts } = openFeeds({
      'manifest.json': manifestWith([entry('a'), entry('b')]),
      'a.geojson': incidents(3),
    })
    await pass(10)
    expect(counts()).toEqual([3, 'The address answered 404: there is nothing there.'])
  })
  test('uses the copy on the device, with its age, where the network is down or slow', async () => {
    const files = { 'manifest.json': manifestWith([entry('a')]), 'a.geojson': incidents(7) }
    const device = await deviceWith(files)
    for (const answer of [500, 'silence'] as const) {
      const { pass, counts, stateOf, context } = openFeeds(
        { 'manifest.json': answer, 'a.geojson': answer },
        device,
      )
      await pass(4000)
      expect(counts()).toEqual([7])
      expect(stateOf('a')).toMatchObject({ from: 'kept' })
      expect(stateOf('a')?.goodAt).toBeLessThanOrEqual(context.now())
    }
  })
  test('uses no copy where the server requires a sign-in, and no expired one', async () => {
    const files = { 'manifest.json': manifestWith([entry('a')]), 'a.geojson': incidents(7) }
    const device = await deviceWith(files)
    const refused = openFeeds({ ...files, 'a.geojson': 401 }, device)
    await refused.pass(5000)
    expect(refused.counts()).toEqual(['The address answered 401: it wants you to sign in.'])

    const late = openFeeds({ ...files, 'a.geojson': 500 }, device)
    late.sleep(15 * DAY)
    await late.pass(5000)
    expect(late.counts()).toEqual(['The address answered 500.'])
  })
  test('reports a manifest that fails, and recovers when it is back', async () => {
    const { pass, shown, counts, files } = openFeeds({ 'manifest.json': 500 })
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

describe('a copy on the device', () => {
  test('follows the handling mark, and is deleted at once under a stricter one', async () => {
    const feeds = [
      entry('open', { handling: 'public' }),
      entry('a', { keepOnDeviceHours: 2 }),
      entry('closed', { handling: 'official-sensitive' }),
      entry('none', { keepOnDeviceHours: 0 }),
    ]
    const files = Object.fromEntries(feeds.map(({ id }, at) => [`${id}.geojson`, incidents(3, at * 10)]))
    const { pass, device, stateOf, context, ...page } = openFeeds({
      'manifest.json': manifestWith(feeds),
      ...files,
    })
    await pass(MINUTE)
    expect([...device.rows.keys()].toSorted()).toEqual(['a', 'open'])
    const until = (feed: string) => (stateOf(feed)?.keptUntil ?? 0) - context.now()
    expect(until('open')).toBeGreaterThan(13.9 * DAY)
    expect(until('a')).toBeLessThanOrEqual(2 * HOUR)
    expect(stateOf('closed')?.keptUntil).toBeNull()

    const raised = feeds.map((feed) => ({ ...feed, handling: 'official-sensitive' }))
    page.files['manifest.json'] = manifestWith(raised)
    await pass(20 * MINUTE)
    expect([...device.rows.keys()]).toEqual([])
    expect(page.counts()).toEqual([3, 3, 3, 3])
  })
  test('is not stored where the file itself states a stricter mark than the manifest', async () => {
    const feeds = [entry('a'), entry('closed')]
    const { pass, device, counts } = openFeeds({
      'manifest.json': manifestWith(feeds),
      'a.geojson': incidents(3),
      'closed.geojson': incidents(3, 10).replace('{', '{"handling":"official-sensitive",'),
    })
    await pass(MINUTE)
    expect(counts()).toEqual([3, 3])
    expect([...device.rows.keys()]).toEqual(['a'])
  })
  test('is deleted on request, and not stored again by this page', async () => {
    const { pass, device, liveFeeds, stateOf } = openFeeds({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(3),
    })
    await pass(MINUTE)
    expect(await liveFeeds.clear()).toBe(1)
    await pass(HOUR)
    expect(device.rows.size).toBe(0)
    expect(stateOf('a')).toMatchObject({ from: 'fetched', keptUntil: null })
  })
  test('is rewritten for other rows, and only marked as current for the same', async () => {
    const { files, pass, device } = openFeeds({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(7),
    })
    await pass(MINUTE)
    const copy = () => ({ ...device.infos.get('a'), rows: device.rows.get('a') })
    const first = copy()
    await pass(HOUR)
    expect([copy().rows === first.rows, copy().stamp]).toEqual([true, first.stamp])
    expect(copy().goodAt).toBeGreaterThan(first.goodAt ?? Infinity)
    files['a.geojson'] = incidents(8)
    await pass(HOUR)
    expect(copy()).toMatchObject({ shown: 8, rows: { report: { shown: 8 } } })
    expect(copy().stamp).not.toBe(first.stamp)
    // The next page, without a server.
    const next = openFeeds({ ...files, 'a.geojson': 500 }, device)
    await next.pass(5000)
    expect(next.counts()).toEqual([8])
  })
  test('is deleted where its rows would now be read differently', async () => {
    const files = { 'manifest.json': manifestWith([entry('a')]), 'a.geojson': incidents(7) }
    const device = await deviceWith(files)
    const categories = [{ id: 'burglary', sensitive: true }]
    const { pass, counts } = openFeeds(
      { 'manifest.json': manifestWith([entry('a')], { categories }), 'a.geojson': 500 },
      device,
    )
    await pass(5000)
    expect(counts()).toEqual(['The address answered 500.'])
    expect(device.rows.size).toBe(0)
  })
})

describe('a feed that was full and is empty', () => {
  const doubt: Doubt = { held: 40, offered: 0 }
  const full = { 'manifest.json': manifestWith([entry('a')]), 'a.geojson': incidents(40) }

  /** A page with 40 rows on screen and on the device, whose server has answered with none for an hour. */
  async function emptied(files: Record<string, Answer> = full) {
    const page = openFeeds({ ...files })
    await page.pass(MINUTE)
    const goodAt = page.stateOf('a')?.goodAt
    page.files['a.geojson'] = incidents(0)
    await page.pass(HOUR)
    const doubts = () => {
      const last = page.shown.at(-1)
      return last?.kind === 'current' ? last.doubts : null
    }
    return { ...page, goodAt, doubts }
  }

  test('keeps its last good rows, on the device too, and says so with the rows', async () => {
    const { counts, stateOf, goodAt, device, doubts } = await emptied()
    expect(counts()).toEqual([40])
    expect(stateOf('a')).toMatchObject({ from: 'fetched', goodAt, error: null, doubt })
    expect(doubts()).toEqual({ a: doubt })
    expect(device.infos.get('a')).toMatchObject({ shown: 40, goodAt })
    expect(device.rows.get('a')?.report.shown).toBe(40)
  })
  test.each([['at once', incidents(0)] as const, ['after a refusal', 401] as const])(
    'keeps them after a reload, where the server answers %s',
    async (_when, first) => {
      const { device, files, goodAt } = await emptied()
      const next = openFeeds({ ...files, 'a.geojson': first }, device)
      await next.pass(MINUTE)
      next.files['a.geojson'] = incidents(0)
      await next.pass(HOUR)
      expect(next.counts()).toEqual([40])
      expect(next.stateOf('a')).toMatchObject({ from: 'kept', goodAt, doubt })
      expect(device.infos.get('a')).toMatchObject({ shown: 40, goodAt })
    },
  )
  test('is used when a person accepts it, and then stored on the device', async () => {
    const { counts, stateOf, device, doubts, liveFeeds, pass, context } = await emptied()
    expect(liveFeeds.acceptDoubted('a', { held: 40, offered: 1 })).toBe(false)
    expect(liveFeeds.acceptDoubted('b', doubt)).toBe(false)
    expect(counts()).toEqual([40])
    expect(liveFeeds.acceptDoubted('a', doubt)).toBe(true)
    await pass(1000)
    expect(counts()).toEqual([0])
    expect(stateOf('a')).toMatchObject({ from: 'fetched', doubt: null, error: null })
    // Current when the server last answered with it, not when it was accepted.
    expect(stateOf('a')?.goodAt).toBeLessThan(context.now() - 1000)
    expect(doubts()).toEqual({})
    expect(device.infos.get('a')?.shown).toBe(0)
    await pass(HOUR)
    expect([counts(), doubts()]).toEqual([[0], {}])
  })
  test('is in doubt no more when the server’s rows are back', async () => {
    const { counts, stateOf, doubts, files, pass } = await emptied()
    files['a.geojson'] = incidents(41)
    await pass(HOUR)
    expect([counts(), doubts()]).toEqual([[41], {}])
    expect(stateOf('a')).toMatchObject({ doubt: null, error: null })
  })
  test('is not in doubt where it never held rows, or nothing may be kept on the device', async () => {
    const empty = { ...full, 'a.geojson': incidents(0) }
    const fresh = openFeeds(empty)
    await fresh.pass(HOUR)
    expect([fresh.counts(), fresh.stateOf('a')?.doubt]).toEqual([[0], null])

    const secret = { 'manifest.json': manifestWith([entry('a', { handling: 'official-sensitive' })]) }
    const before = await emptied({ ...full, ...secret })
    expect([before.counts(), before.stateOf('a')?.doubt]).toEqual([[40], doubt])
    const next = openFeeds({ ...empty, ...secret }, before.device)
    await next.pass(HOUR)
    expect([next.counts(), next.stateOf('a')?.doubt]).toEqual([[0], null])
  })
  test('stays in doubt where the manifest changes around it, and is another feed at another address', async () => {
    const { counts, stateOf, files, pass, liveFeeds } = await emptied()
    files['manifest.json'] = manifestWith([entry('a', { refreshMinutes: 11 })], { asOf: '2024-07-02' })
    await pass(HOUR)
    expect([counts(), stateOf('a')?.doubt]).toEqual([[40], doubt])
    expect(liveFeeds.acceptDoubted('a', doubt)).toBe(true)

    const moved = await emptied()
    moved.files['manifest.json'] = manifestWith([entry('a', { url: 'moved.geojson' })])
    moved.files['moved.geojson'] = incidents(2)
    await moved.pass(HOUR)
    expect([moved.counts(), moved.stateOf('a')?.doubt]).toEqual([[2], null])
  })
  test('shows no rows of its former kind when the manifest gives it another', async () => {
    const { counts, files, pass } = await emptied()
    files['manifest.json'] = manifestWith([entry('a', { kind: 'sites', url: 'sites.geojson' })])
    await pass(HOUR)
    expect(counts()).toEqual(['The address answered 404: there is nothing there.'])
  })
  test('keeps the rows on screen when the device is cleared or the request is cancelled', async () => {
    const { counts, stateOf, device, files, liveFeeds, pass } = await emptied()
    expect(await liveFeeds.clear()).toBe(1)
    files['a.geojson'] = 'silence'
    void liveFeeds.fetchNow('a')
    await pass(1000)
    liveFeeds.cancel('a')
    await pass(1000)
    expect(stateOf('a')).toMatchObject({ doubt, error: { kind: 'stopped' } })
    expect(counts()).toEqual([40])
    expect(liveFeeds.acceptDoubted('a', doubt)).toBe(true)
    await pass(1000)
    expect([counts(), device.rows.size]).toEqual([[0], 0])
  })
  test('casts no doubt on a file that was opened in its place', async () => {
    const { counts, stateOf, doubts, liveFeeds, pass } = await emptied()
    const { id, kind, url, refreshMinutes } = entry('a')
    const file = { id, kind, url, refreshMinutes, keepOnDeviceHours: null, keepMonths: null } as const
    const own = { ...file, kind: 'incidents', source: '', licence: '', handling: 'official' } as const
    await liveFeeds.open(own, new TextEncoder().encode(incidents(1)))
    await pass(1000)
    expect([counts(), stateOf('a')?.doubt, doubts()]).toEqual([[1], null, {}])
  })
})

describe('a manifest that named feeds and names none', () => {
  const doubt: Doubt = { held: 2, offered: 0 }
  const files = {
    'manifest.json': manifestWith([entry('a'), entry('b')]),
    'a.geojson': incidents(3),
    'b.geojson': incidents(5, 100),
  }
  test('leaves feeds and copies as they are until a person accepts it', async () => {
    const { pass, counts, device, stateOf, liveFeeds, ...page } = openFeeds({ ...files })
    await pass(MINUTE)
    page.files['manifest.json'] = manifestWith([])
    await pass(HOUR)
    expect(counts()).toEqual([3, 5])
    expect(stateOf('manifest')).toMatchObject({ error: null, doubt })
    expect(device.rows.size).toBe(2)
    expect(liveFeeds.acceptDoubted(null, doubt)).toBe(true)
    await pass(1000)
    expect([counts(), device.rows.size]).toEqual([[], 0])
  })
  test('is compared with the copy on the device after a reload', async () => {
    const device = await deviceWith(files)
    const { pass, counts, stateOf } = openFeeds({ ...files, 'manifest.json': manifestWith([]) }, device)
    await pass(HOUR)
    expect(counts()).toEqual([3, 5])
    expect(stateOf('manifest')).toMatchObject({ from: 'kept', doubt })
    expect(device.rows.size).toBe(2)
  })
})

describe('while the page is open', () => {
  test('a failure leaves the rows in use, with their age', async () => {
    const { pass, counts, stateOf, files, context } = openFeeds({
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
    expect(stateOf('a')).toMatchObject({ error: null, from: 'fetched' })
    expect(context.now() - (stateOf('a')?.goodAt ?? 0)).toBeLessThan(11 * MINUTE)
  })
  test('feeds follow the manifest, which is fetched at the pace of the fastest', async () => {
    const { pass, counts, files, device } = openFeeds({
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
  test('unchanged bytes cause no update', async () => {
    const { pass, shown } = openFeeds({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(7),
    })
    await pass(3 * HOUR)
    expect(shown).toHaveLength(1)
  })
  test('an opened file replaces its feed, or joins the others, and is not stored', async () => {
    const { pass, liveFeeds, counts, stateOf, device } = openFeeds({
      'manifest.json': manifestWith([entry('a')]),
      'a.geojson': incidents(7),
    })
    await pass(MINUTE)
    const own = { source: '', licence: '', keepOnDeviceHours: null, keepMonths: null } as const
    const file = { ...own, kind: 'incidents', url: '', refreshMinutes: 60, handling: 'official' } as const
    const bytes = new TextEncoder().encode(incidents(4))
    expect(await liveFeeds.open({ ...file, id: 'a' }, bytes)).toMatchObject({ shown: 4 })
    await liveFeeds.open({ ...file, id: 'mine' }, new TextEncoder().encode(incidents(1, 500)))
    expect(await liveFeeds.open({ ...file, id: 'a' }, new TextEncoder().encode('<html>'))).toMatchObject({
      kind: 'failed',
    })
    await pass(HOUR)
    expect(counts()).toEqual([4, 1])
    expect(stateOf('mine')).toMatchObject({ from: 'opened-here' })
    expect([...device.rows.keys()]).toEqual(['a'])
    expect(device.rows.get('a')?.report.shown).toBe(7)
  })
})

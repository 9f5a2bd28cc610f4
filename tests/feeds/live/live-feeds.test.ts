/** Feeds of a manifest while the page is open: display, copies on the device, changes of the manifest. */
import { describe, expect, test } from 'vitest'
import { simulatedCopies } from './simulated-copies.ts'
import {
  DAY,
  deviceWith,
  entry,
  HOUR,
  incidents,
  manifestWith,
  MINUTE,
  openFeeds,
} from './simulated-feeds.ts'

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
    expect(counts()).toEqual([3, 'Stopped by you.'])
    expect(stateOf('b')).toMatchObject({ error: { kind: 'stopped' }, nextTryAt: null, isFetching: false })
    files['b.geojson'] = incidents(5, 100)
    liveFeeds.wake(true)
    await pass(DAY)
    expect(counts()).toEqual([3, 'Stopped by you.'])
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
  test('says of a manifest that a sign-in helps where the server requires one', async () => {
    const refused = openFeeds({ 'manifest.json': 401 })
    await refused.pass(100)
    expect(refused.shown).toEqual([expect.objectContaining({ kind: 'failed', wantsSignIn: true })])
    const broken = openFeeds({ 'manifest.json': 500 })
    await broken.pass(100)
    expect(broken.shown).toEqual([expect.not.objectContaining({ wantsSignIn: true })])
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

describe('a copy on the device', () => {
  const FILES = { 'manifest.json': manifestWith([entry('a')]), 'a.geojson': incidents(3) }

  test('is reported as kept only once it is written', async () => {
    const device = simulatedCopies()
    const writes: (() => void)[] = []
    const store: typeof device.copies.store = async (...copy) => {
      await new Promise<void>((resolve) => writes.push(resolve))
      return device.copies.store(...copy)
    }
    const { pass, stateOf } = openFeeds(FILES, { ...device, copies: { ...device.copies, store } })
    await pass(1000)
    expect(stateOf('a')).toMatchObject({ from: 'fetched', keptUntil: null })
    for (const write of writes) write()
    await pass(10)
    expect(stateOf('a')?.keptUntil).toBeGreaterThan(0)
  })

  test('that does not fit is never reported as kept, and an earlier one keeps its own time', async () => {
    const device = await deviceWith(FILES)
    device.stored.isFull = true
    const full = openFeeds({ ...FILES, 'a.geojson': incidents(9) }, device)
    await full.pass(1000)
    const kept = full.stateOf('a')?.keptUntil
    expect(kept).toBe(device.infos.get('a')?.keptUntil)
    device.infos.clear()
    const empty = openFeeds(FILES, device)
    await empty.pass(DAY)
    expect(empty.counts()).toEqual([3])
    expect(empty.stateOf('a')?.keptUntil).toBeNull()
  })

  test('that is being written when the feed may no longer be kept is removed', async () => {
    const device = simulatedCopies()
    const removed: string[] = []
    const copies: typeof device.copies = {
      ...device.copies,
      store: () => new Promise(() => {}),
      remove: async (feeds) => void removed.push(...feeds),
    }
    const { pass, files } = openFeeds({ ...FILES }, { ...device, copies })
    await pass(1000)
    expect(removed).toEqual([])
    files['manifest.json'] = manifestWith([entry('a', { handling: 'official-sensitive' })])
    await pass(DAY)
    expect(removed).toContain('a')
  })
})

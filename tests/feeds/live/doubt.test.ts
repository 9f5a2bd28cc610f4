/** Answers in doubt: the last good rows stay in use and on the device until the answer changes or a person accepts it. */
import { describe, expect, test } from 'vitest'
import type { Doubt } from '../../../src/domain/feed.ts'
import {
  deviceWith,
  entry,
  HOUR,
  incidents,
  manifestWith,
  MINUTE,
  openFeeds,
  type Answer,
} from './simulated-feeds.ts'

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

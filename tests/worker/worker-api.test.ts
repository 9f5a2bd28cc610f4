/** The worker API: what it opens, and that its answers equal those of a plain loop over the feed. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { contains } from '../../src/analytics/geometry.ts'
import { parseDay, dayNumber } from '../../src/domain/day.ts'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import type { Opened, WorkerUpdate } from '../../src/worker/updates.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { fetchFrom, incidentsText, MANIFEST } from './invented-feeds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
const COUNT = 400
const files = { 'manifest.json': JSON.stringify(MANIFEST), 'incidents.geojson': incidentsText(COUNT) }
const apiWith = (served: Readonly<Record<string, string>>) =>
  makeWorkerApi({
    fetchResponse: fetchFrom(served),
    fetchPlace: () => Promise.resolve(PLACE),
    fetchBorough: () => Promise.resolve(borough),
  })
const request = {
  manifestUrl: 'http://localhost/feeds/manifest.json',
  placeUrl: 'place.json',
  boroughUrl: 'borough.json',
}
/** Positions of the feed's rows. */
const lattice = () =>
  (
    JSON.parse(incidentsText(COUNT)) as { features: { geometry: { coordinates: [number, number] } }[] }
  ).features.map(({ geometry }) => geometry.coordinates)
const window = {
  from: parseDay('2024-02-01') ?? dayNumber(0),
  to: parseDay('2024-03-31') ?? dayNumber(0),
}

describe('the worker API', () => {
  const api = apiWith(files)
  let opened: Opened

  beforeAll(async () => {
    const answer = await api.open(request, () => {})
    if (answer.kind === 'failed') throw new Error(answer.what)
    opened = answer
  })

  test('sends the page an index of every incident, without row numbers', () => {
    expect(opened.index.count).toBe(COUNT)
    expect(opened.index.row).toHaveLength(0)
    expect(opened.known.reports).toMatchObject([{ rowsIn: COUNT, shown: COUNT }])
    expect(opened.monthsOnly).toBe(false)
  })

  test('counts for a cluster what a loop over the feed counts', async () => {
    const top = 0
    const answer = await api.answer({
      kind: 'cluster',
      node: top,
      window,
      categories: ['burglary', 'robbery'],
      areas: [],
    })
    if (answer.kind !== 'cluster') throw new Error(answer.kind)
    const inTop = (opened.index.end[top] ?? 0) - (opened.index.start[top] ?? 0)
    const expected = Array.from({ length: COUNT }, (_, i) => i).filter(
      (i) => [0, 3].includes(i % 4) && [1, 2].includes(i % 6),
    )
    // The lattice is one cluster at the coarsest zoom, so the top node contains everything.
    expect(inTop).toBe(COUNT)
    expect(answer.count).toBe(expected.length)
    expect(answer.byCategory.reduce((a, b) => a + b)).toBe(expected.length)
    expect(answer.hours.counted + answer.hours.unknown + answer.hours.tooLong).toBe(expected.length)
    expect(answer.hours.shares.reduce((a, b) => a + b)).toBeCloseTo(answer.hours.counted, 9)
    const { counts, window: months } = answer.months
    expect(counts.slice(months.from, months.to + 1).reduce((a, b) => a + b)).toBe(expected.length)
  })

  test('numbers the nodes of chosen areas in their own index, which the page gets without row numbers', async () => {
    const wards = opened.known.areas.filter(({ level }) => level === 'ward')
    const counts: number[] = []
    for (const { code, shape } of wards) {
      const areas = [code]
      const built = await api.answer({ kind: 'area-index', areas })
      if (built.kind !== 'area-index') throw new Error(built.kind)
      expect(built.index.row).toHaveLength(0)
      const inside = lattice().filter(([x, y]) => contains(shape, x, y)).length
      counts.push(inside)
      expect(built.index.count).toBe(inside)
      expect(built.index.byDay.leaf).toHaveLength(inside)
      const everyDay = { from: dayNumber(0), to: dayNumber(30_000) }
      let sum = 0
      for (let node = 0; node < built.index.nodeCount; node = built.index.skip[node] ?? Infinity) {
        const question = { kind: 'cluster', node, window: everyDay, categories: null, areas } as const
        const answer = await api.answer(question)
        if (answer.kind === 'cluster') sum += answer.count
      }
      expect(sum).toBe(inside)
    }
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(2)
    expect(counts.reduce((a, b) => a + b)).toBe(COUNT)
  })

  test('gives its order of days to the page, also for an area that the data do not know', async () => {
    expect(opened.index.byDay.leaf).toHaveLength(COUNT)
    const unknown = await api.answer({ kind: 'area-index', areas: ['nowhere'] })
    if (unknown.kind !== 'area-index') throw new Error(unknown.kind)
    expect(unknown.index.byDay).toEqual(opened.index.byDay)
  })

  test('answers the board with the same total, once', async () => {
    const answer = await api.answer({ kind: 'board', window, baseline: null })
    if (answer.kind !== 'board') throw new Error(answer.kind)
    const total = (id: string) =>
      answer.figures.find((f) => f.id === id && !f.area && !f.category && !f.site)?.value
    const inWindow = Array.from({ length: COUNT }, (_, i) => i).filter((i) => [1, 2].includes(i % 6))
    expect(total('asb')).toBe(inWindow.filter((i) => i % 4 === 1).length)
    expect(total('crimes')).toBe(inWindow.filter((i) => i % 4 !== 1).length)
  })

  test('answers without comparison, and with the question, for an unknown order', async () => {
    const question = { kind: 'order', id: 'unknown' } as const
    expect(await api.answer(question)).toEqual({ kind: 'order', question, comparison: null })
  })

  test('rejects a question before any data are open', async () => {
    await expect(apiWith(files).answer({ kind: 'board', window, baseline: null })).rejects.toThrow('board')
  })

  test('keeps the rows of a feed that is suddenly empty until that is accepted, and says so with them', async () => {
    const served: Record<string, string> = { ...files }
    const updates: WorkerUpdate[] = []
    const doubting = apiWith(served)
    // Short waits: a request is rejected until the least pause has passed.
    const quick = { ...request, patience: 0.01 }
    const listeners = {
      onUpdate: (update: WorkerUpdate) => void updates.push(update),
      onFirstLists: () => {},
      onPlaces: () => {},
      onStates: () => {},
    }
    await doubting.open(quick, () => {}, listeners)
    served['incidents.geojson'] = incidentsText(0)
    const known = () => {
      const last = updates.at(-1)
      return last && last.kind !== 'failed' ? last.known : null
    }
    const doubt = { held: COUNT, offered: 0 }
    await vi.waitFor(
      async () => {
        await doubting.refresh('incidents')
        expect(known()?.doubts).toEqual({ incidents: doubt })
      },
      { timeout: 10_000, interval: 20 },
    )
    expect(known()?.reports).toMatchObject([{ shown: COUNT }])
    expect(await doubting.acceptDoubted('incidents', { ...doubt, offered: 1 })).toBe(false)
    expect(await doubting.acceptDoubted('incidents', doubt)).toBe(true)
    await vi.waitFor(() => expect(known()?.doubts).toEqual({}), { timeout: 10_000 })
    expect(known()?.reports).toMatchObject([{ shown: 0 }])
  })

  test('fails with reason and remedy for a manifest that is missing or a web page', async () => {
    for (const served of [{}, { 'manifest.json': '<!doctype html><title>Sign in</title>' }]) {
      const answer = await apiWith(served).open(request, () => {})
      if (answer.kind !== 'failed') throw new Error('it opened')
      expect(answer.what).toMatch(/manifest/i)
      expect(answer.toDo.length).toBeGreaterThan(10)
    }
  })
})

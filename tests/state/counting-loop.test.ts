/** The counting loop: one count per frame, for the newest View, with all numbers of the same moment. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Selection } from '../../src/analytics/cluster-index.ts'
import { inHours, selectedCategories } from '../../src/analytics/selection.ts'
import { squareCounts } from '../../src/analytics/squares/square-step.ts'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { catalogueOf, usualWindow, type Catalogue } from '../../src/state/catalogue.ts'
import { startCountingLoop } from '../../src/state/counting-loop.ts'
import { makeStore, type Store } from '../../src/state/store.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { fetchFrom, incidentsText, MANIFEST } from '../worker/invented-feeds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
const roomOf = (incidents: number) =>
  makeWorkerApi({
    fetchResponse: fetchFrom({
      'manifest.json': JSON.stringify(MANIFEST),
      'incidents.geojson': incidentsText(incidents),
    }),
    fetchPlace: () => Promise.resolve(PLACE),
    fetchBorough: () => Promise.resolve(borough),
  })
const room = roomOf(400)
const request = {
  manifestUrl: 'http://localhost/feeds/manifest.json',
  placeUrl: 'place.json',
  boroughUrl: 'borough.json',
}

async function openCatalogue(from = room): Promise<Catalogue> {
  const opened = await from.open(request, () => {})
  if (opened.kind === 'failed') throw new Error(opened.what)
  return catalogueOf(opened.known, opened)
}

describe('the counting loop', () => {
  let store: Store
  let frames: (() => void)[]
  let measured: string[]
  const nextFrame = () => frames.splice(0).forEach((run) => run())

  const startLoop = (of: Store) =>
    startCountingLoop(of, {
      requestFrame: (callback) => void frames.push(callback),
      now: () => 0,
      measure: (name) => void measured.push(name),
      flush: (update) => update(),
    })

  beforeEach(async () => {
    store = makeStore()
    frames = []
    measured = []
    startLoop(store)
    await vi.dynamicImportSettled()
    store.setState({ catalogue: await openCatalogue() })
  })

  test('counts all data before there is a map', () => {
    nextFrame()
    const { shown } = store.getState()
    expect(shown?.total).toBe(400)
    expect(shown?.step.inView).toBe(400)
    expect(shown?.daily.reduce((a, b) => a + b)).toBe(400)
  })

  test('counts new data at once, so that no count of the data before stands beside them', async () => {
    nextFrame()
    const areOwn: boolean[] = []
    store.subscribe(({ catalogue, shown }) => void areOwn.push(shown?.index === catalogue?.index))
    store.setState({ catalogue: await openCatalogue(roomOf(7)) })
    expect(new Set(areOwn)).toEqual(new Set([true]))
    expect([store.getState().shown?.total, frames.length]).toEqual([7, 0])
  })

  test('shows no counts rather than those of other data, until the filters are loaded', async () => {
    const [before, after] = [await openCatalogue(), await openCatalogue(roomOf(7))]
    const opening = makeStore()
    startLoop(opening)
    opening.setState({ catalogue: before })
    expect(opening.getState().shown?.total).toBe(400)
    opening.dispatch({ kind: 'ask-places', asks: { hours: 'mon-sun:0-24' } })
    nextFrame()
    expect(opening.getState().shown?.total).toBe(400)
    opening.setState({ catalogue: after })
    expect(opening.getState().shown).toBeNull()
    await vi.dynamicImportSettled()
    nextFrame()
    expect(opening.getState().shown?.total).toBe(7)
  })

  test('counts a hundred intents within one frame once, for the newest', () => {
    nextFrame()
    measured.length = 0
    const { from } = usualWindow(store.getState().catalogue ?? failTest())
    for (let i = 0; i < 100; i++) {
      store.dispatch({ kind: 'set-window', from, to: dayNumber(from + i) })
    }
    expect(frames).toHaveLength(1)
    nextFrame()
    expect(store.getState().shown?.window).toEqual({ from, to: from + 99 })
    expect(measured).toEqual(['holdfast:scrub', 'holdfast:lag'])
  })

  test('the counts inside and outside a window sum to the total', () => {
    nextFrame()
    const { from, to } = usualWindow(store.getState().catalogue ?? failTest())
    const totalOf = (a: number, b: number) => {
      store.dispatch({ kind: 'set-window', from: dayNumber(a), to: dayNumber(b) })
      nextFrame()
      const { shown } = store.getState()
      expect(shown?.step.inView).toBe(shown?.total)
      return shown?.total ?? 0
    }
    for (const cut of [from, from + 40, to - 1]) expect(totalOf(from, cut) + totalOf(cut + 1, to)).toBe(400)
  })

  test('a single ward excludes the rest of the borough, and Clear all restores it', () => {
    nextFrame()
    const wards = (store.getState().catalogue?.areas ?? []).filter(({ level }) => level === 'ward')
    const totals = wards.map(({ code }) => {
      store.dispatch({ kind: 'set-areas', codes: [code] })
      nextFrame()
      const { shown } = store.getState()
      expect(shown?.week.hours.reduce((a, b) => a + b)).toBe(shown?.total)
      return shown?.total ?? 0
    })
    expect(totals.filter((total) => total > 0).length).toBeGreaterThan(1)
    expect(totals.reduce((a, b) => a + b)).toBe(400)
    store.dispatch({ kind: 'clear-all' })
    nextFrame()
    expect(store.getState().shown?.total).toBe(400)
  })

  test('selected hours of the week restrict every number, until they are cleared', () => {
    nextFrame()
    // The invented incidents cycle through the hours of the day.
    store.dispatch({ kind: 'ask-places', asks: { hours: 'mon-sun:0-12' } })
    expect(frames).toHaveLength(1)
    nextFrame()
    const { shown } = store.getState()
    const inMorning = Array.from({ length: 400 }, (_, i) => i).filter((i) => i % 24 < 12).length
    expect(shown?.total).toBe(inMorning)
    expect(shown?.step.inView).toBe(inMorning)
    expect(shown?.daily.reduce((a, b) => a + b)).toBe(inMorning)
    store.dispatch({ kind: 'ask-places', asks: { hours: null } })
    nextFrame()
    expect(store.getState().shown?.total).toBe(400)
  })

  test('a renewed boundary with the same code is counted again', () => {
    nextFrame()
    const { catalogue } = store.getState()
    const [one, other] = (catalogue?.areas ?? []).filter(({ level }) => level === 'ward')
    if (!catalogue || !one || !other) return failTest()
    const totalIn = (areas: Catalogue['areas'], code: string) => {
      store.setState({ catalogue: { ...catalogue, areas } })
      store.dispatch({ kind: 'set-areas', codes: [code] })
      nextFrame()
      const { shown } = store.getState()
      expect(shown?.daily.reduce((a, b) => a + b)).toBe(shown?.total)
      return shown?.total
    }
    for (const ward of catalogue.areas.filter(({ level }) => level === 'ward')) {
      const there = totalIn([ward], ward.code)
      const moved = totalIn([{ ...one, shape: ward.shape }], one.code)
      expect(moved).toBe(there)
    }
  })

  test('hours of the week are counted in the same step, whichever hours are chosen', () => {
    nextFrame()
    const hoursOf = () => [...(store.getState().shown?.week.hours ?? [])]
    const all = hoursOf()
    expect(all.reduce((a, b) => a + b)).toBe(400)
    store.dispatch({ kind: 'ask-places', asks: { hours: 'mon-sun:0-12' } })
    nextFrame()
    expect(store.getState().shown?.total).toBeLessThan(400)
    expect(hoursOf()).toEqual(all)
    const { from } = usualWindow(store.getState().catalogue ?? failTest())
    store.dispatch({ kind: 'set-window', from, to: dayNumber(from + 20) })
    nextFrame()
    expect(hoursOf().reduce((a, b) => a + b)).toBeLessThan(400)
  })

  test('squares are counted in the same step from when they are laid out, and follow window and hours', async () => {
    nextFrame()
    expect(store.getState().shown?.squares).toBeNull()
    const answer = await room.answer({ kind: 'squares', sideMetres: 150 })
    if (answer.kind !== 'squares') throw new Error('answered another question')
    store.dispatch({ kind: 'ask-places', asks: { found: true } })
    store.setState({ replies: { squares: { kind: 'answered', answer } } })
    expect(frames).toHaveLength(1)
    nextFrame()
    const sum = () => store.getState().shown?.squares?.counts.reduce((a, b) => a + b)
    const all = sum()
    expect(all).toBeGreaterThan(100)
    const catalogue = store.getState().catalogue ?? failTest()
    const { from } = usualWindow(catalogue)
    const countIn = (selection: Partial<Selection>) => {
      const { index, groupOf } = catalogue
      const chosen = new Uint8Array(index.categoryCount).fill(1)
      const whole = { from, to: from + 20, chosen, category: index.category, groupOf }
      return squareCounts(index, answer.runs, { ...whole, ...selection }).reduce((a, b) => a + b)
    }
    store.dispatch({ kind: 'set-window', from, to: dayNumber(from + 20) })
    nextFrame()
    expect(sum()).toBe(countIn({}))
    store.dispatch({ kind: 'ask-places', asks: { hours: 'mon-sun:0-12' } })
    nextFrame()
    const { index } = catalogue
    const category = selectedCategories(
      index,
      inHours(
        index,
        new Uint8Array(168).map((_, hour) => (hour % 24 < 12 ? 1 : 0)),
      ),
    )
    expect(sum()).toBe(countIn({ category }))
    expect(sum()).toBeLessThan(all ?? 0)
    store.dispatch({ kind: 'ask-places', asks: { cell: 300 } })
    nextFrame()
    expect(store.getState().shown?.squares).toBeNull()
  })

  test('changes without effect on numbers are not counted again', () => {
    nextFrame()
    store.dispatch({ kind: 'set-tab', tab: 'board' })
    expect(frames).toHaveLength(0)
  })
})

function failTest(): never {
  throw new Error('no catalogue is open')
}

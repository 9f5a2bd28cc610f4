/** The counting loop: one count per frame, for the newest View, with all numbers of the same moment. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { catalogueOf, usualWindow, type Catalogue } from '../../src/state/catalogue.ts'
import { startCountingLoop } from '../../src/state/counting-loop.ts'
import { makeStore, type Store } from '../../src/state/store.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { fetchFrom, incidentsText, MANIFEST } from '../worker/invented-feeds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
const files = { 'manifest.json': JSON.stringify(MANIFEST), 'incidents.geojson': incidentsText(400) }
const room = makeWorkerApi({
  fetchResponse: fetchFrom(files),
  fetchPlace: () => Promise.resolve(PLACE),
  fetchBorough: () => Promise.resolve(borough),
})
const request = {
  manifestUrl: 'http://localhost/feeds/manifest.json',
  placeUrl: 'place.json',
  boroughUrl: 'borough.json',
}

async function openCatalogue(): Promise<Catalogue> {
  const opened = await room.open(request, () => {})
  if (opened.kind === 'failed') throw new Error(opened.what)
  return catalogueOf(opened.known, opened)
}

describe('the counting loop', () => {
  let store: Store
  let frames: (() => void)[]
  let measured: string[]
  const nextFrame = () => frames.splice(0).forEach((run) => run())

  beforeEach(async () => {
    store = makeStore()
    frames = []
    measured = []
    startCountingLoop(store, {
      requestFrame: (callback) => void frames.push(callback),
      now: () => 0,
      measure: (name) => void measured.push(name),
      flush: (update) => update(),
    })
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
      return store.getState().shown?.total ?? 0
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

  test('changes without effect on numbers are not counted again', () => {
    nextFrame()
    store.dispatch({ kind: 'set-tab', tab: 'board' })
    expect(frames).toHaveLength(0)
  })
})

function failTest(): never {
  throw new Error('no catalogue is open')
}

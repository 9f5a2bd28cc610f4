/** The index of the chosen areas: asked for, replaced, and counted together with its own positions. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { decodeBorough } from '../../../src/domain/borough/decode.ts'
import { boxOf, isInBox } from '../../../src/domain/geography.ts'
import { catalogueOf, type Catalogue } from '../../../src/state/catalogue.ts'
import { clusterId, nodeOf } from '../../../src/state/chosen-cluster.ts'
import { startCountingLoop } from '../../../src/state/counting-loop.ts'
import { startAreaIndex } from '../../../src/state/areas/start-area-index.ts'
import { makeStore, type ShownCounts, type Store } from '../../../src/state/store.ts'
import type { Answer } from '../../../src/worker/questions.ts'
import { makeWorkerApi } from '../../../src/worker/worker-api.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { fetchFrom, incidentsText, MANIFEST } from '../../worker/invented-feeds.ts'

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

interface Held {
  readonly areas: readonly string[]
  readonly answer: (given?: Answer | null) => Promise<void>
  readonly fail: () => Promise<void>
}

describe('the index of the chosen areas', () => {
  let store: Store
  let frames: (() => void)[]
  let held: Held[]
  let wards: readonly string[]
  const nextFrame = () => frames.splice(0).forEach((run) => run())
  const shown = (): ShownCounts => store.getState().shown ?? failTest()
  const catalogue = () => store.getState().catalogue ?? failTest()
  const choose = (...codes: readonly string[]) => {
    store.dispatch({ kind: 'set-areas', codes })
    nextFrame()
  }
  const answerAll = async () => {
    for (let next = held.shift(); next; next = held.shift()) await next.answer()
    nextFrame()
  }

  beforeEach(async () => {
    store = makeStore()
    frames = []
    held = []
    startCountingLoop(store, {
      requestFrame: (callback) => void frames.push(callback),
      now: () => 0,
      measure: () => {},
      flush: (update) => update(),
    })
    await vi.dynamicImportSettled()
    store.setState({ catalogue: await openCatalogue() })
    startAreaIndex(store, (question) => {
      return new Promise((resolve, reject) => {
        held.push({
          areas: question.areas,
          answer: async (given) => {
            resolve(given === undefined ? await room.answer(question) : given)
            await settled()
          },
          fail: async () => {
            reject(new Error('out of memory'))
            await settled()
          },
        })
      })
    })
    nextFrame()
    const totals = catalogue()
      .areas.filter(({ level }) => level === 'ward')
      .map(({ code }) => {
        choose(code)
        return [code, shown().total] as const
      })
    choose()
    await answerAll()
    wards = totals.filter(([, total]) => total > 20).map(([code]) => code)
    if (wards.length < 3) failTest()
  })

  test('is counted as soon as it is built, with the same numbers and its own positions', async () => {
    const [ward = ''] = wards
    choose(ward)
    const before = shown()
    expect(before.index).toBe(catalogue().index)
    expect(before.total).toBeGreaterThan(20)
    await answerAll()
    const after = shown()
    expect(after.index).not.toBe(catalogue().index)
    expect([after.total, after.step.inView]).toEqual([before.total, before.step.inView])
    expect([...after.daily]).toEqual([...before.daily])
    const area = catalogue().areas.find(({ code }) => code === ward) ?? failTest()
    for (const [i, node] of after.step.node.entries()) {
      const [x, y] = [after.index.longitude[node] ?? 0, after.index.latitude[node] ?? 0]
      expect(isInBox(x, y, boxOf(area.shape))).toBe(true)
      expect(after.step.count[i]).toBeGreaterThan(0)
    }
  })

  test('gives way to the index of all incidents at once, without asking', async () => {
    choose(wards[0] ?? '')
    await answerAll()
    choose()
    expect(held).toHaveLength(0)
    expect(shown().index).toBe(catalogue().index)
    expect(shown().total).toBe(400)
  })

  test('is asked for one at a time, the newest next, and an answer about another choice is dropped', async () => {
    const [a = '', b = '', c = ''] = wards
    for (const code of [a, b, c]) choose(code)
    expect(held.map(({ areas }) => areas)).toEqual([[a]])
    await held.shift()?.answer()
    nextFrame()
    expect(store.getState().areaIndex?.areas).not.toEqual([a])
    expect(shown().index).toBe(catalogue().index)
    expect(held.map(({ areas }) => areas)).toEqual([[c]])
    await answerAll()
    expect(store.getState().areaIndex?.areas).toEqual([c])
    expect(shown().index).toBe(store.getState().areaIndex?.index)
  })

  test('is kept when other feeds are renewed, and asked for anew when its boundary moves', async () => {
    const [a = '', b = ''] = wards
    choose(a)
    await answerAll()
    const { index } = shown()
    store.setState({ catalogue: { ...catalogue(), areas: structuredClone(catalogue().areas) } })
    nextFrame()
    expect(held).toHaveLength(0)
    expect(shown().index).toBe(index)
    const shape = catalogue().areas.find(({ code }) => code === b)?.shape ?? failTest()
    const moved = catalogue().areas.map((area) => (area.code === a ? { ...area, shape } : area))
    store.setState({ catalogue: { ...catalogue(), areas: moved } })
    nextFrame()
    expect(held.map(({ areas }) => areas)).toEqual([[a]])
    expect(shown().index).toBe(catalogue().index)
  })

  test('is not asked for again while newer data are on their way', async () => {
    choose(wards[0] ?? '')
    await held.shift()?.answer(null)
    expect(held).toHaveLength(0)
    store.setState({ catalogue: { ...catalogue() } })
    expect(held).toHaveLength(1)
  })

  test('says so where it cannot be built, and counts with the index of all incidents', async () => {
    choose(wards[0] ?? '')
    const { total } = shown()
    await held.shift()?.fail()
    nextFrame()
    expect(store.getState().notices.join()).toContain('out of memory')
    expect(held).toHaveLength(0)
    expect(shown().total).toBe(total)
  })

  describe('with a chosen cluster', () => {
    const chooseTop = () => {
      const { index } = shown()
      store.dispatch({ kind: 'choose', chosen: { kind: 'cluster', id: clusterId(index, 0) } })
    }
    const isChosenDrawn = () => {
      const { chosen } = store.getState().view
      return chosen !== null && nodeOf(shown().index, chosen.id) !== null
    }

    test('follows it to the nearest one of the area, and back', async () => {
      const [a = ''] = wards
      choose(a)
      await answerAll()
      chooseTop()
      choose()
      if (store.getState().view.chosen) expect(isChosenDrawn()).toBe(true)
      else expect(store.getState().notices.join()).toContain('no longer chosen')
    })

    test('finds the same one for an address with the area and the cluster', async () => {
      choose(wards[0] ?? '')
      await answerAll()
      const id = clusterId(shown().index, 0)
      choose()
      store.dispatch({ kind: 'choose', chosen: { kind: 'cluster', id } })
      choose(wards[0] ?? '')
      await answerAll()
      expect(store.getState().view.chosen?.id).toBe(id)
      expect(isChosenDrawn()).toBe(true)
    })

    test('deselects it with a notice where the area has none near', async () => {
      store.dispatch({ kind: 'choose', chosen: { kind: 'cluster', id: '-2.3,53.4,15' } })
      choose(wards[0] ?? '')
      expect(store.getState().view.chosen).not.toBeNull()
      await answerAll()
      expect(store.getState().view.chosen).toBeNull()
      expect(store.getState().notices.join()).toContain('no longer chosen')
    })
  })
})

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

function failTest(): never {
  throw new Error('nothing is open or shown')
}

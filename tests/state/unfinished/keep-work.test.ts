// @vitest-environment jsdom
/** Unfinished work: what counts as such, that it survives a reload, and that leaving asks only where it would be lost. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { newDrawing } from '../../../src/state/drawing/drawing.ts'
import { draw, openDrawing, setDrawing, typeInto } from '../../../src/state/drawing/drawing-actions.ts'
import { addToPlan } from '../../../src/state/planning/plan-access.ts'
import { NEW_PLANNING } from '../../../src/state/planning/planning.ts'
import type { Store } from '../../../src/state/store.ts'
import { clearWork, keepWork } from '../../../src/state/unfinished/keep-work.ts'
import { unfinishedWork } from '../../../src/state/unfinished/unfinished-work.ts'
import { datasetOf, span } from '../../measures/invented-dataset.ts'
import { openStore } from '../open-store.ts'

const device = { works: true, stored: new Map<string, string>(), busyUntil: Promise.resolve() }
vi.mock('../../../src/feeds/device/unfinished-work.ts', () => ({
  storedWork: (url: string) => Promise.resolve(JSON.parse(device.stored.get(url) ?? 'null') as unknown),
  storeWork: async (url: string, work: unknown) => {
    await device.busyUntil
    if (device.works) device.stored.set(url, JSON.stringify(work))
    return device.works
  },
  deleteStoredWork: () => {
    device.stored.clear()
    return Promise.resolve(true)
  },
}))

const DATASET = datasetOf([{ on: '2024-05-02' }])
const newStore = () => openStore(DATASET, { window: span('2024-01-01', '2024-08-31') })
const SCRIPT = '<script>window.ran=true</script>'

let left: EventListener[] = []
beforeEach(() => {
  device.works = true
  device.stored.clear()
  vi.useFakeTimers()
  const add = window.addEventListener.bind(window)
  vi.spyOn(window, 'addEventListener').mockImplementation((name: string, listener: unknown) => {
    if (name === 'beforeunload') left.push(listener as EventListener)
    add(name, listener as EventListener)
  })
  return () => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    for (const listener of left) removeEventListener('beforeunload', listener)
    left = []
  }
})

async function keeping() {
  const store = newStore()
  await keepWork(store)
  return store
}
const written = () => vi.advanceTimersByTimeAsync(1000)
const asksOnLeaving = () => {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}
/** Another page on the same device. */
async function reloaded(): Promise<Store> {
  for (const listener of left.splice(0)) removeEventListener('beforeunload', listener)
  return keeping()
}

function begin(store: Store) {
  openDrawing(store, 'hotspot')
  draw(store, { kind: 'place', at: [-2.6, 53.5] })
  typeInto(store, { name: 'name', value: SCRIPT })
}

describe('what was begun', () => {
  test('is kept, and is there after a reload, with a notice and the panel closed', async () => {
    const store = await keeping()
    begin(store)
    expect(asksOnLeaving()).toBe(true)
    await written()
    expect(store.getState().workKept).toBe('kept')
    expect(asksOnLeaving()).toBe(false)
    const again = await reloaded()
    const { drawing, notices, workKept } = again.getState()
    expect(drawing).toEqual({ ...store.getState().drawing, isOpen: false })
    expect(drawing?.typed.hotspot['name']).toBe(SCRIPT)
    expect(notices.join()).toContain('what was drawn and typed')
    expect(workKept).toBe('kept')
  })

  test('is lost by leaving until a change of it is stored', async () => {
    const store = await keeping()
    begin(store)
    await written()
    device.busyUntil = new Promise((resolve) => setTimeout(resolve, 5000))
    typeInto(store, { name: 'why', value: 'more' })
    await written()
    expect(asksOnLeaving()).toBe(true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(asksOnLeaving()).toBe(false)
  })

  test('is deleted from the device when it is discarded', async () => {
    const store = await keeping()
    begin(store)
    await written()
    expect(device.stored.size).toBe(1)
    setDrawing(store, newDrawing('hotspot'))
    await written()
    expect([device.stored.size, store.getState().workKept]).toEqual([0, null])
    expect((await reloaded()).getState().drawing).toBeNull()
  })

  test('that the device does not store is said, and leaving asks', async () => {
    device.works = false
    const store = await keeping()
    begin(store)
    await written()
    expect(store.getState().workKept).toEqual({ why: 'the browser stores nothing' })
    expect(asksOnLeaving()).toBe(true)
  })

  test('of a second tab is not kept, and its panel says why', async () => {
    const request = (_name: string, _options: object, hold: (lock: object | null) => Promise<unknown>) =>
      hold(null)
    vi.stubGlobal('navigator', Object.create(navigator, { locks: { value: { request } } }))
    const store = await keeping()
    vi.unstubAllGlobals()
    begin(store)
    await written()
    expect(device.stored.size).toBe(0)
    expect(store.getState().workKept).toEqual({ why: 'another tab of Holdfast keeps its own' })
    expect(asksOnLeaving()).toBe(true)
  })

  test('on official-sensitive data is never stored', async () => {
    const store = newStore()
    const { catalogue } = store.getState()
    store.setState({ catalogue: catalogue && { ...catalogue, handling: 'official-sensitive' } })
    await keepWork(store)
    begin(store)
    await written()
    expect(device.stored.size).toBe(0)
    expect(store.getState().workKept).toEqual({ why: 'the data are official-sensitive' })
    expect(asksOnLeaving()).toBe(true)
  })

  test('goes when the mark of the data is raised, and when the device is cleared', async () => {
    const store = await keeping()
    begin(store)
    await written()
    const { catalogue } = store.getState()
    store.setState({ catalogue: catalogue && { ...catalogue, handling: 'official-sensitive' } })
    typeInto(store, { name: 'why', value: 'more' })
    await written()
    expect(device.stored.size).toBe(0)
    store.setState({ catalogue })
    typeInto(store, { name: 'why', value: 'most' })
    await written()
    expect(device.stored.size).toBe(1)
    expect(await clearWork(store)).toBe(true)
    typeInto(store, { name: 'why', value: 'after it' })
    await written()
    expect(device.stored.size).toBe(0)
    expect(asksOnLeaving()).toBe(true)
  })
})

describe('a plan', () => {
  const place = { id: 'p1', name: 'Invented Street', at: [-2.6, 53.5], minutes: 10 } as const

  test('of which an address names everything is no unfinished work', () => {
    const store = newStore()
    store.setState({ planning: NEW_PLANNING })
    expect(unfinishedWork(store.getState())).toBeNull()
  })

  test('with places chosen by hand is there after a reload', async () => {
    const store = await keeping()
    addToPlan(store, place as never)
    await written()
    const { planning, notices } = (await reloaded()).getState()
    expect(planning).toMatchObject({ chosen: ['p1'], added: [{ id: 'p1' }] })
    expect(notices.join()).toContain('the plan changed by hand')
  })

  test('does not replace one that a link names', async () => {
    const store = await keeping()
    addToPlan(store, place as never)
    await written()
    const linked = newStore()
    linked.dispatch({ kind: 'set-shift', shift: 'fri 18:00 8h 4' })
    await keepWork(linked)
    expect(linked.getState().planning).toBeNull()
  })
})

test('nothing asks and nothing is said where nothing was begun', async () => {
  const store = await keeping()
  openDrawing(store, 'site')
  await written()
  expect(asksOnLeaving()).toBe(false)
  expect([store.getState().workKept, store.getState().notices]).toEqual([null, []])
})

test('work of another form on the device is ignored', async () => {
  for (const stored of ['"text"', '[1]', '{"drawing":null}']) {
    device.stored.set('http://localhost:3000/feeds/manifest.json', stored)
    const store = await keeping()
    expect(store.getState().notices).toEqual([])
  }
})

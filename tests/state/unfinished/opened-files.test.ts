// @vitest-environment jsdom
/** Files that were open are named after a reload, never those of official-sensitive data, and the sentence can be put away. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { Handling } from '../../../src/domain/feed.ts'
import { openedFileState } from '../../../src/feeds/live/current-feeds.ts'
import type { Store } from '../../../src/state/store.ts'
import {
  clearOpenedFiles,
  forgetClosedFiles,
  rememberOpenedFiles,
} from '../../../src/state/unfinished/opened-files.ts'
import { datasetOf, span } from '../../measures/invented-dataset.ts'
import { openStore } from '../open-store.ts'

const device = vi.hoisted(() => ({ works: true, stored: null as string | null }))
vi.mock('../../../src/feeds/device/unfinished-work.ts', () => ({
  OPENED_FILES: {
    read: () => Promise.resolve(JSON.parse(device.stored ?? 'null') as unknown),
    write: (_: string, names: unknown) => {
      if (device.works) device.stored = JSON.stringify(names)
      return Promise.resolve(device.works)
    },
    clear: () => {
      device.stored = null
      return Promise.resolve(true)
    },
  },
}))

const left: EventListener[] = []
beforeEach(() => {
  Object.assign(device, { works: true, stored: null })
  const add = window.addEventListener.bind(window)
  vi.spyOn(window, 'addEventListener').mockImplementation((name: string, listener: unknown) => {
    if (name === 'beforeunload') left.push(listener as EventListener)
    add(name, listener as EventListener)
  })
  return () => {
    vi.restoreAllMocks()
    for (const listener of left.splice(0)) removeEventListener('beforeunload', listener)
  }
})

async function page(): Promise<Store> {
  for (const listener of left.splice(0)) removeEventListener('beforeunload', listener)
  const store = openStore(datasetOf([{ on: '2024-05-02' }]), { window: span('2024-01-01', '2024-08-31') })
  await rememberOpenedFiles(store)
  return store
}
async function open(store: Store, name: string, handling: Handling = 'official') {
  const { catalogue, feedStates } = store.getState()
  const [entry] = catalogue?.manifest.feeds ?? []
  if (!catalogue || !entry) throw new Error('no feed is open')
  const opened = { ...entry, id: `opened-${name}`, source: `Opened here: ${name}`, handling }
  const manifest = { ...catalogue.manifest, feeds: [...catalogue.manifest.feeds, opened] }
  store.setState({
    catalogue: { ...catalogue, manifest, handling },
    feedStates: [...feedStates, openedFileState(opened.id)],
  })
  await vi.waitFor(() => Promise.resolve())
}
const asksOnLeaving = () => {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

test('a file that was open is named after a reload until it is opened again', async () => {
  const before = await page()
  expect(before.getState().closedFiles).toEqual([])
  await open(before, 'street.csv')
  await open(before, '<b>beats</b>.kml')
  expect(asksOnLeaving()).toBe(false)
  const after = await page()
  expect(after.getState().closedFiles).toEqual(['street.csv', '<b>beats</b>.kml'])
  await open(after, 'street.csv')
  expect(after.getState().closedFiles).toEqual(['<b>beats</b>.kml'])
  expect((await page()).getState().closedFiles).toEqual(['<b>beats</b>.kml', 'street.csv'])
})

test('the sentence that is put away does not come again', async () => {
  await open(await page(), 'street.csv')
  const store = await page()
  const isForgotten = forgetClosedFiles(store)
  // Not before the names are deleted: a reload at once would name them again.
  expect(store.getState().closedFiles).toEqual(['street.csv'])
  await isForgotten
  expect([device.stored, store.getState().closedFiles]).toEqual([null, []])
  expect((await page()).getState().closedFiles).toEqual([])
})

test('nothing is stored of official-sensitive data, and leaving asks', async () => {
  const store = await page()
  await open(store, 'street.csv')
  expect(device.stored).not.toBeNull()
  await open(store, 'victims.csv', 'official-sensitive')
  expect(device.stored).toBeNull()
  expect(asksOnLeaving()).toBe(true)
  expect((await page()).getState().closedFiles).toEqual([])
})

test('leaving asks where the device does not store', async () => {
  device.works = false
  await open(await page(), 'street.csv')
  expect(asksOnLeaving()).toBe(true)
})

test('nothing is stored any more once the device was cleared', async () => {
  await open(await page(), 'street.csv')
  const store = await page()
  expect(await clearOpenedFiles(store)).toBe(true)
  await open(store, 'other.csv')
  expect([device.stored, store.getState().closedFiles]).toEqual([null, []])
})

test.each(['"text"', '{}', '[1,null]'])('what is no list of names is ignored: %s', async (stored) => {
  device.stored = stored
  expect((await page()).getState().closedFiles).toEqual([])
})

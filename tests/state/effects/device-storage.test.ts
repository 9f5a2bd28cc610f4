// @vitest-environment jsdom
/** Whether the app's own files are on the device is known from its service worker. */
import { beforeEach, expect, test, vi } from 'vitest'
import { startOffline } from '../../../src/state/effects/device-storage.ts'
import { makeStore } from '../../../src/state/store.ts'

type Worker = EventTarget & { state: string }
const worker = (state: string): Worker => Object.assign(new EventTarget(), { state })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('PROD', true)
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')))
  return () => {
    vi.useRealTimers()
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
  }
})

async function started(register: () => Promise<unknown>) {
  const serviceWorker = { register, controller: null }
  vi.stubGlobal('navigator', Object.create(navigator, { serviceWorker: { value: serviceWorker } }))
  const store = makeStore()
  startOffline(store)
  await vi.advanceTimersByTimeAsync(6000)
  return store
}

const registrationWith = (workers: Partial<Record<'installing' | 'waiting' | 'active', Worker>>) =>
  Object.assign(new EventTarget(), { installing: null, waiting: null, active: null, ...workers })

test('they are where a worker is active', async () => {
  const store = await started(() => Promise.resolve(registrationWith({ active: worker('activated') })))
  expect(store.getState().isAppStored).toBe(true)
})

test('it is not known while the first worker is installed, and they are not where that fails', async () => {
  const installing = worker('installing')
  const registration = registrationWith({ installing })
  const store = await started(() => Promise.resolve(registration))
  expect(store.getState().isAppStored).toBeNull()
  Object.assign(registration, { installing: null })
  installing.dispatchEvent(new Event('statechange'))
  expect(store.getState().isAppStored).toBe(false)
})

test('they are not where no worker can be registered', async () => {
  const store = await started(() => Promise.reject(new Error('full')))
  expect(store.getState().isAppStored).toBe(false)
})

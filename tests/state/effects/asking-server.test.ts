// @vitest-environment jsdom
/** The server is asked once a minute while the page is visible, and what it answers is what is known of the signal. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startAskingServer } from '../../../src/state/effects/asking-server.ts'
import { makeStore } from '../../../src/state/store.ts'
import { OWN_SHIFT } from '../../measures/planning/invented-shift.ts'

const MINUTE = 60_000
const NOON = Date.UTC(2024, 7, 30, 12)
let isHidden = false
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers({ now: NOON })
  isHidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden)
  localStorage.clear()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

type Server = (signal: AbortSignal) => Promise<Response>
const answers: Server = () => Promise.resolve(Response.json({ version: '0.1.0' }))
const isGone: Server = () => Promise.reject(new TypeError('failed to fetch'))
/** Full bars, and no data. */
const saysNothing: Server = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('too late'))))

async function started(server: Server, store = makeStore()) {
  const asked: number[] = []
  const now = { server }
  stop = startAskingServer(store, (url, init) => {
    expect([new URL(url).pathname, init?.cache]).toEqual(['/version.json', 'no-store'])
    asked.push((Date.now() - NOON) / MINUTE)
    return now.server(init?.signal ?? new AbortController().signal)
  })
  await vi.advanceTimersByTimeAsync(0)
  const show = (hidden: boolean) => {
    isHidden = hidden
    document.dispatchEvent(new Event('visibilitychange'))
  }
  const contact = () => {
    const { reachedAt, failedAt } = store.getState().contact
    const minutes = (at: number | null) => (at === null ? null : (at - NOON) / MINUTE)
    return { reached: minutes(reachedAt), failed: minutes(failedAt) }
  }
  return { asked, now, show, contact, store }
}

describe('the server', () => {
  test('is asked at once and then once a minute', async () => {
    const { asked, contact } = await started(answers)
    expect(asked).toEqual([0])
    await vi.advanceTimersByTimeAsync(3.5 * MINUTE)
    expect(asked).toEqual([0, 1, 2, 3])
    expect(contact()).toEqual({ reached: 3, failed: null })
  })
  test('is not asked while the page is hidden, and at once when it is visible again', async () => {
    const { asked, show } = await started(answers)
    await vi.advanceTimersByTimeAsync(MINUTE / 2)
    show(true)
    await vi.advanceTimersByTimeAsync(30 * MINUTE)
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(asked).toEqual([0])
    show(false)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(asked).toEqual([0, 31.5, 32.5])
  })
  test('is not asked where the page begins hidden', async () => {
    isHidden = true
    const { asked, show } = await started(answers)
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(asked).toEqual([])
    show(false)
    expect(asked).toEqual([5])
  })
  test('is asked again where the network is said to have changed, one request at a time', async () => {
    const { asked, now, contact } = await started(saysNothing)
    window.dispatchEvent(new Event('online'))
    window.dispatchEvent(new Event('offline'))
    expect(asked).toEqual([0])
    now.server = answers
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toEqual([0, 1 / 6])
    expect(contact()).toEqual({ reached: 1 / 6, failed: 1 / 6 })
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(asked).toEqual([0, 1 / 6, 7 / 6])
  })
  test('is not reached where nothing answers, whatever the browser says of the network', async () => {
    expect(navigator.onLine).toBe(true)
    const { contact } = await started(saysNothing)
    expect(contact()).toEqual({ reached: null, failed: null })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(contact()).toEqual({ reached: null, failed: 1 / 6 })
  })
  test.each([
    ['fails', isGone],
    ['answers with an error', () => Promise.resolve(Response.json({ version: '0.1.0' }, { status: 502 }))],
    ['answers with the page of somebody in between', () => Promise.resolve(new Response('<!doctype html>'))],
    ['answers with another file', () => Promise.resolve(Response.json(['other']))],
  ])('is not reached where the request %s', async (_how, server) => {
    const { contact, now } = await started(answers)
    now.server = server
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    expect(contact()).toEqual({ reached: 0, failed: 2 })
  })
})

describe('when it was last reached', () => {
  const onStreet = () => makeStore({ street: { shift: OWN_SHIFT, isOn: true, isKept: true, said: '' } })

  test('is known after a reload without a network, where a shift is on the device', async () => {
    await started(answers, onStreet())
    stop()
    await vi.advanceTimersByTimeAsync(14 * MINUTE)
    const { contact } = await started(isGone, onStreet())
    expect(contact()).toEqual({ reached: 0, failed: 14 })
  })
  test('is kept for nobody else, and is not believed where it lies ahead', async () => {
    await started(answers)
    stop()
    expect(Object.keys(localStorage)).toEqual([])
    localStorage.setItem('holdfast:reached-at', String(NOON + MINUTE))
    expect((await started(isGone)).contact().reached).toBeNull()
  })
})

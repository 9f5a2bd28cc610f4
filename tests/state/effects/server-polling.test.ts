// @vitest-environment jsdom
/** Polling of the server once a minute while the page is visible, and the stored time of the last contact. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startServerPolling } from '../../../src/state/effects/server-polling.ts'
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
/** A connection that accepts the request and never answers. */
const neverAnswers: Server = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('too late'))))

async function started(server: Server, store = makeStore()) {
  const polledAt: number[] = []
  const now = { server }
  stop = startServerPolling(store, (url, init) => {
    expect([new URL(url).pathname, init?.cache]).toEqual(['/version.json', 'no-store'])
    polledAt.push((Date.now() - NOON) / MINUTE)
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
  return { asked: polledAt, now, show, contact, store }
}

describe('the server', () => {
  test('is polled at once and then once a minute', async () => {
    const { asked: polledAt, contact } = await started(answers)
    expect(polledAt).toEqual([0])
    await vi.advanceTimersByTimeAsync(3.5 * MINUTE)
    expect(polledAt).toEqual([0, 1, 2, 3])
    expect(contact()).toEqual({ reached: 3, failed: null })
  })
  test('is not polled while the page is hidden, and at once when it is visible again', async () => {
    const { asked: polledAt, show } = await started(answers)
    await vi.advanceTimersByTimeAsync(MINUTE / 2)
    show(true)
    await vi.advanceTimersByTimeAsync(30 * MINUTE)
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(polledAt).toEqual([0])
    show(false)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(polledAt).toEqual([0, 31.5, 32.5])
  })
  test('is not polled if the page starts hidden', async () => {
    isHidden = true
    const { asked: polledAt, show } = await started(answers)
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(polledAt).toEqual([])
    show(false)
    expect(polledAt).toEqual([5])
  })
  test('is polled again after a network event, one request at a time', async () => {
    const { asked: polledAt, now, contact } = await started(neverAnswers)
    window.dispatchEvent(new Event('online'))
    window.dispatchEvent(new Event('offline'))
    expect(polledAt).toEqual([0])
    now.server = answers
    await vi.advanceTimersByTimeAsync(10_000)
    expect(polledAt).toEqual([0, 1 / 6])
    expect(contact()).toEqual({ reached: 1 / 6, failed: 1 / 6 })
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(polledAt).toEqual([0, 1 / 6, 7 / 6])
  })
  test('is unreachable if it does not answer, whatever the browser reports', async () => {
    expect(navigator.onLine).toBe(true)
    const { contact } = await started(neverAnswers)
    expect(contact()).toEqual({ reached: null, failed: null })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(contact()).toEqual({ reached: null, failed: 1 / 6 })
  })
  test.each([
    ['fails', isGone],
    ['answers with an error', () => Promise.resolve(Response.json({ version: '0.1.0' }, { status: 502 }))],
    ['answers with the page of somebody in between', () => Promise.resolve(new Response('<!doctype html>'))],
    ['answers with another file', () => Promise.resolve(Response.json(['other']))],
  ])('is unreachable if the request %s', async (_how, server) => {
    const { contact, now } = await started(answers)
    now.server = server
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    expect(contact()).toEqual({ reached: 0, failed: 2 })
  })
})

describe('the time of the last contact', () => {
  const onStreet = () =>
    makeStore({ crewScreen: { shift: OWN_SHIFT, isOn: true, isStored: true, announcement: '' } })

  test('is restored after a reload without a network if a shift is on the device', async () => {
    await started(answers, onStreet())
    stop()
    await vi.advanceTimersByTimeAsync(14 * MINUTE)
    const { contact } = await started(isGone, onStreet())
    expect(contact()).toEqual({ reached: 0, failed: 14 })
  })
  test('is not stored otherwise, and is ignored if it is in the future', async () => {
    await started(answers)
    stop()
    expect(Object.keys(localStorage)).toEqual([])
    localStorage.setItem('holdfast:reached-at', String(NOON + MINUTE))
    expect((await started(isGone)).contact().reached).toBeNull()
  })
})

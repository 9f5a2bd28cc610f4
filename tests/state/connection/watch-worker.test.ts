/** The watch over the worker: what counts as lost, and what does not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { allowanceFor, watchWorker } from '../../../src/state/connection/watch-worker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(ping: () => Promise<unknown>, isHidden = () => false) {
  const onLost = vi.fn()
  const stop = watchWorker({ ping, allowance: () => allowanceFor(0, 0), isHidden, onLost })
  return { onLost, stop }
}
const silent = () => new Promise<never>(() => {})

test('a worker that never answers is lost within five seconds, once', async () => {
  const { onLost } = watched(silent)
  await vi.advanceTimersByTimeAsync(3000)
  expect(onLost).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2000)
  expect(onLost).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(onLost).toHaveBeenCalledOnce()
})

test('a worker that stops answering later is lost within five seconds from then', async () => {
  let isAlive = true
  const { onLost } = watched(() => (isAlive ? Promise.resolve() : silent()))
  await vi.advanceTimersByTimeAsync(30_500)
  expect(onLost).not.toHaveBeenCalled()
  isAlive = false
  await vi.advanceTimersByTimeAsync(5000)
  expect(onLost).toHaveBeenCalledOnce()
})

test('a worker that is slow, but answers within the allowance, is never lost', async () => {
  const { onLost } = watched(() => new Promise((resolve) => setTimeout(resolve, 3500)))
  await vi.advanceTimersByTimeAsync(120_000)
  expect(onLost).not.toHaveBeenCalled()
})

test('a hidden page loses nothing; visible again, it allows the whole silence anew', async () => {
  let isHidden = false
  const { onLost } = watched(silent, () => isHidden)
  await vi.advanceTimersByTimeAsync(3000)
  isHidden = true
  await vi.advanceTimersByTimeAsync(600_000)
  isHidden = false
  await vi.advanceTimersByTimeAsync(3000)
  expect(onLost).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2000)
  expect(onLost).toHaveBeenCalledOnce()
})

test('a watch that was ended reports nothing', async () => {
  const { onLost, stop } = watched(silent)
  await vi.advanceTimersByTimeAsync(2000)
  stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(onLost).not.toHaveBeenCalled()
})

test('more rows and earlier restarts allow a longer silence', () => {
  expect(allowanceFor(0, 0)).toBeLessThan(5000)
  expect(allowanceFor(10_000_000, 0)).toBe(24_000)
  expect(allowanceFor(0, 2)).toBe(4 * allowanceFor(0, 0))
})

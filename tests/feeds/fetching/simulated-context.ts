/** Simulated clock, timers, randomness and server for tests of fetching. */
import type { PollerContext } from '../../../src/feeds/fetching/poller.ts'
import { limitsFor } from '../../../src/feeds/fetching/limits.ts'

interface Timer {
  readonly at: number
  readonly callback: () => void
}

export type AnswerFor = (url: URL, init: RequestInit) => Promise<Response>

/** Runs all pending promise and stream callbacks. */
async function settled() {
  for (let turn = 0; turn < 4; turn++) await new Promise((done) => setImmediate(done))
}

export function simulatedContext(answer: AnswerFor) {
  const timers = new Set<Timer>()
  let now = Date.UTC(2024, 5, 30, 12)
  let random = 0.5
  let requests = 0
  const context: PollerContext = {
    limits: limitsFor(1),
    now: () => now,
    random: () => random,
    setTimer: (callback, milliseconds) => {
      const timer = { at: now + milliseconds, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    fetch: (url, init) => {
      requests += 1
      return answer(url, init)
    },
  }
  return {
    context,
    settled,
    requests: () => requests,
    setRandom: (next: number) => (random = next),
    /** Advances the clock; timers run in order, each with all that follows from it. */
    pass: async (milliseconds: number) => {
      const end = now + milliseconds
      await settled()
      for (;;) {
        const next = [...timers].toSorted((a, b) => a.at - b.at)[0]
        if (!next || next.at > end) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.callback()
        await settled()
      }
      now = end
    },
    /** Advances the clock without running timers, as while a machine sleeps. */
    sleep: (milliseconds: number) => (now += milliseconds),
  }
}
/** A response that never comes, and rejects on abort, as in a browser. */
export const silence = (init: RequestInit) =>
  new Promise<Response>((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
  })

/** A body of these chunks, which then closes, hangs or breaks. */
export const bodyOf = (pieces: readonly string[], end: 'close' | 'hang' | 'break') =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      if (end === 'close') controller.close()
      if (end === 'break') controller.error(new TypeError('network error'))
    },
  })

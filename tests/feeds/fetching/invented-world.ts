/** A world whose clock stands until it is told to go on, and whose server answers as it is told. */
import type { PollerContext } from '../../../src/feeds/fetching/poller.ts'
import { limitsFor } from '../../../src/feeds/fetching/limits.ts'

interface Timer {
  readonly at: number
  readonly callback: () => void
}

export type AnswerFor = (url: URL, init: RequestInit) => Promise<Response>

/** Lets everything that is ready happen: promises, and streams that hand on what they were given. */
async function settled() {
  for (let turn = 0; turn < 4; turn++) await new Promise((done) => setImmediate(done))
}

export function inventedWorld(answer: AnswerFor) {
  const timers = new Set<Timer>()
  let now = Date.UTC(2024, 5, 30, 12)
  let chance = 0.5
  let asked = 0
  const world: PollerContext = {
    limits: limitsFor(1),
    now: () => now,
    chance: () => chance,
    setTimer: (callback, milliseconds) => {
      const timer = { at: now + milliseconds, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    fetch: (url, init) => {
      asked += 1
      return answer(url, init)
    },
  }
  return {
    world,
    settled,
    asked: () => asked,
    setChance: (next: number) => (chance = next),
    /** Timers run in their order, each with what follows from it. */
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
    /** The machine sleeps: time passes and no timer runs. */
    sleep: (milliseconds: number) => (now += milliseconds),
  }
}
export type InventedWorld = ReturnType<typeof inventedWorld>

/** Answers nothing, and fails when it is given up, as a browser does. */
export const silence = (init: RequestInit) =>
  new Promise<Response>((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
  })

/** A body that gives its pieces one after the other and then goes on as told. */
export const bodyOf = (pieces: readonly string[], end: 'close' | 'hang' | 'break') =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      if (end === 'close') controller.close()
      if (end === 'break') controller.error(new TypeError('network error'))
    },
  })

/** Pace: at once when rested, and never twice in one frame. */
import { describe, expect, it } from 'vitest'
import { oncePerFrame } from '../../src/map/canvas/frame-timing.ts'

function clock() {
  let waiting: FrameRequestCallback[] = []
  return {
    request: (callback: FrameRequestCallback) => waiting.push(callback),
    tick: () => {
      const due = waiting
      waiting = []
      for (const callback of due) callback(0)
    },
  }
}

describe('once per frame', () => {
  it('works at once, then once for all that was asked in a frame', () => {
    const { request, tick } = clock()
    let done = 0
    const paced = oncePerFrame(() => done++, request)
    paced.ask()
    expect(done).toBe(1)
    paced.ask()
    paced.ask()
    expect(done).toBe(1)
    tick()
    expect(done).toBe(2)
    tick()
    expect(done).toBe(2)
    paced.ask()
    expect(done).toBe(3)
  })
  it('does nothing more when it is over', () => {
    const { request, tick } = clock()
    let done = 0
    const paced = oncePerFrame(() => done++, request)
    paced.ask()
    paced.ask()
    paced.end()
    tick()
    expect(done).toBe(1)
  })
})

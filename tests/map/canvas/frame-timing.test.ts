/** Frame timing: work runs at most once a frame, and the map reports once that it is ready. */
import { describe, expect, it } from 'vitest'
import { notifyWhenReady, oncePerFrame } from '../../../src/map/canvas/frame-timing.ts'

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
  it('runs immediately, then once for all requests of a frame', () => {
    const { request, tick } = clock()
    let done = 0
    const throttle = oncePerFrame(() => done++, request)
    throttle.request()
    expect(done).toBe(1)
    throttle.request()
    throttle.request()
    expect(done).toBe(1)
    tick()
    expect(done).toBe(2)
    tick()
    expect(done).toBe(2)
    throttle.request()
    expect(done).toBe(3)
  })
  it('does not run after it was cancelled', () => {
    const { request, tick } = clock()
    let done = 0
    const throttle = oncePerFrame(() => done++, request)
    throttle.request()
    throttle.request()
    throttle.cancel()
    tick()
    expect(done).toBe(1)
  })
})

/** A fake map whose idle events and animation frames are triggered by the test. */
function fakeMap() {
  const listeners: (() => void)[] = []
  const frames: (() => void)[] = []
  const events: string[] = []
  const map = {
    on: (_: string, listener: () => void) => {
      listeners.push(listener)
      return map
    },
    triggerRepaint: () => events.push('repaint'),
  }
  // The fake has only the one event that is used.
  const watch = notifyWhenReady(
    map as unknown as Parameters<typeof notifyWhenReady>[0],
    () => events.push('ready'),
    (frame) => {
      frames.push(frame)
    },
  )
  return {
    ...watch,
    rest: () => listeners.forEach((listener) => listener()),
    frame: () => frames.splice(0).forEach((frame) => frame()),
    events,
  }
}

it('is not ready without marks, and makes an idle map fire again once there are some', () => {
  const map = fakeMap()
  map.rest()
  map.frame()
  expect(map.events).toEqual([])
  map.marksDrawn()
  expect(map.events).toEqual(['repaint'])
  map.rest()
  map.frame()
  expect(map.events).toEqual(['repaint'])
  map.frame()
  expect(map.events).toEqual(['repaint', 'ready'])
})

it('reports once, and requests no further repaint', () => {
  const map = fakeMap()
  map.marksDrawn()
  map.rest()
  map.marksDrawn()
  map.rest()
  for (let frame = 0; frame < 4; frame += 1) map.frame()
  expect(map.events).toEqual(['repaint', 'ready'])
})

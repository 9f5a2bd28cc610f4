/** When the map says that it stands: once, with its ground at rest and marks on it. */
import { expect, it } from 'vitest'
import { ready } from '../../src/map/canvas/frame-timing.ts'

/** A map that rests when it is told to, and frames that pass when they are told to. */
function aMap() {
  const listeners: (() => void)[] = []
  const frames: (() => void)[] = []
  const said: string[] = []
  const map = {
    on: (_: string, listener: () => void) => {
      listeners.push(listener)
      return map
    },
    triggerRepaint: () => said.push('repaint'),
  }
  // The one event that is listened to, of the many that a map has.
  const standing = ready(
    map as unknown as Parameters<typeof ready>[0],
    () => said.push('ready'),
    (frame) => {
      frames.push(frame)
    },
  )
  return {
    ...standing,
    rest: () => listeners.forEach((listener) => listener()),
    frame: () => frames.splice(0).forEach((frame) => frame()),
    said,
  }
}

it('does not stand while there is nothing on it, and asks a resting ground to speak again', () => {
  const map = aMap()
  map.rest()
  map.frame()
  expect(map.said).toEqual([])
  map.drawn()
  expect(map.said).toEqual(['repaint'])
  map.rest()
  map.frame()
  expect(map.said).toEqual(['repaint'])
  map.frame()
  expect(map.said).toEqual(['repaint', 'ready'])
})

it('says it once, and asks for no picture more', () => {
  const map = aMap()
  map.drawn()
  map.rest()
  map.drawn()
  map.rest()
  for (let frame = 0; frame < 4; frame += 1) map.frame()
  expect(map.said).toEqual(['repaint', 'ready'])
})

/** Labels keep their places while the clock steps or plays, and are placed again 250 ms after. */
import { expect, it } from 'vitest'
import { PlacementHold } from '../../../src/map/canvas/placement-hold.ts'
import { mapLayoutOf, type Viewport } from '../../../src/map/layout/map-layout.ts'
import type { Scene } from '../../../src/map/scene.ts'
import { dayNumber } from '../../../src/domain/day.ts'
import { LAYOUT_OPTIONS, sceneOf, viewportAt } from '../sample-map.ts'

const VIEWPORT = viewportAt(13)
const sceneOn = (day: number, parts: Partial<Scene> = {}) =>
  sceneOf({ window: { from: dayNumber(0), to: dayNumber(day) }, ...parts })

function holding() {
  const waiting = new Map<number, { readonly work: () => void; readonly milliseconds: number }>()
  const rests: string[] = []
  let last = 0
  const hold = new PlacementHold(() => rests.push('placed again'), {
    set: (work, milliseconds) => {
      waiting.set(++last, { work, milliseconds })
      return last
    },
    clear: (handle) => void waiting.delete(handle),
  })
  const pass = () => {
    const all = [...waiting]
    for (const [handle, { work }] of all) {
      waiting.delete(handle)
      work()
    }
    return all.map(([, { milliseconds }]) => milliseconds)
  }
  /** Draws a scene and says whether its places were kept. */
  const draw = (scene: Scene, viewport: Viewport = VIEWPORT) => {
    const held = hold.layoutFor(scene, viewport)
    hold.keep({ scene, viewport, layout: mapLayoutOf(scene, viewport, { ...LAYOUT_OPTIONS, held }) })
    return held !== null
  }
  return { draw, pass, rests }
}

it('keeps places from the first step until 250 ms after the last', () => {
  const { draw, pass, rests } = holding()
  expect(draw(sceneOn(1))).toBe(false)
  expect([2, 3, 4].map((day) => draw(sceneOn(day)))).toEqual([true, true, true])
  expect(draw(sceneOn(4))).toBe(true)
  expect(rests).toEqual([])
  expect(pass()).toEqual([250])
  expect(rests).toEqual(['placed again'])
  expect(draw(sceneOn(4))).toBe(false)
})

it('keeps them while the clock plays, however slowly, and places them after the pause', () => {
  const { draw, pass, rests } = holding()
  draw(sceneOn(1))
  expect(draw(sceneOn(1, { isMoving: true }))).toBe(true)
  expect(draw(sceneOn(2, { isMoving: true }))).toBe(true)
  pass()
  expect(draw(sceneOn(2, { isMoving: true }))).toBe(true)
  expect(draw(sceneOn(2))).toBe(true)
  rests.length = 0
  expect(pass()).toEqual([250])
  expect(rests).toEqual(['placed again'])
  expect(draw(sceneOn(2))).toBe(false)
})

it('places them anew where the map moves or its colours change', () => {
  const { draw, pass } = holding()
  draw(sceneOn(1))
  expect(draw(sceneOn(2), viewportAt(14))).toBe(false)
  expect(draw(sceneOn(3), viewportAt(14))).toBe(true)
  expect(draw(sceneOn(4, { theme: 'night' }), viewportAt(14))).toBe(false)
  expect(pass()).toEqual([])
})

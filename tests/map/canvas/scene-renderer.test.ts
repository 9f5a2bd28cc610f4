/** The renderer of Scenes: the layers draw discs on their way, the layout has them at their places. */
import { afterEach, expect, test, vi } from 'vitest'
import { createSceneRenderer } from '../../../src/map/canvas/scene-renderer.ts'
import type { Disc } from '../../../src/map/discs/discs.ts'
import { cluster, LAYOUT_OPTIONS, placeAt, sceneOf, viewportAt } from '../sample-map.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('children of a cluster are drawn at its place first, and drawing goes on until they are at their own', () => {
  const requested: FrameRequestCallback[] = []
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('requestAnimationFrame', (work: FrameRequestCallback) => requested.push(work))
  const redraw = vi.fn<() => void>()
  const context = { measure: (text: string) => 7 * text.length, sketchLayers: () => null, redraw }
  const render = createSceneRenderer(() => LAYOUT_OPTIONS, context)
  const drawn = (clusters: readonly ReturnType<typeof cluster>[], zoom: number) => {
    const scene = sceneOf({ clusters })
    const { layout, layers } = render({ scene, viewport: viewportAt(zoom), held: null, pixelRatio: 1 })
    const discs = layers.find(({ id }) => id === 'clusters')?.props.data as readonly Disc[]
    const numbers = layers.find(({ id }) => id === 'cluster-numbers')?.props.data as readonly Disc[]
    return {
      numbers: numbers.length,
      placed: layout.discs.map(({ middle }) => middle),
      drawn: discs.map(({ middle }) => middle),
    }
  }
  const parent = { ...cluster(1, 20), after: 9 }
  const children = [
    { ...cluster(2, 9, placeAt({ x: -70, y: 0 }, 13)), after: 5 },
    { ...cluster(5, 11, placeAt({ x: 70, y: 0 }, 13)), after: 9 },
  ]
  const whole = drawn([parent], 12)
  expect(whole.drawn).toEqual(whole.placed)
  expect(whole.numbers).toBe(1)
  const split = drawn(children, 13)
  expect(split.placed[0]).not.toEqual(split.placed[1])
  expect(split.drawn[0]?.x).toBeCloseTo(2 * (whole.placed[0]?.x ?? NaN), 3)
  expect(split.drawn[1]?.x).toBeCloseTo(split.drawn[0]?.x ?? NaN, 3)
  expect(split.numbers).toBe(0)
  expect(requested).toHaveLength(1)
  requested[0]?.(0)
  expect(redraw).toHaveBeenCalledOnce()
})

test('a layer is begun with the first thing that it draws, and stays from then on', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  const context = { measure: (text: string) => 7 * text.length, sketchLayers: () => null, redraw: () => {} }
  const render = createSceneRenderer(() => LAYOUT_OPTIONS, context)
  const idsOf = (clusters: readonly ReturnType<typeof cluster>[]) => {
    const scene = sceneOf({ clusters })
    return render({ scene, viewport: viewportAt(12), held: null, pixelRatio: 1 }).layers.map(({ id }) => id)
  }
  const before = idsOf([])
  expect(before).not.toContain('clusters')
  const filled = idsOf([cluster(1, 20)])
  expect(filled).toEqual(expect.arrayContaining(['clusters', 'cluster-numbers']))
  expect(filled).not.toContain('walk')
  expect(idsOf([])).toEqual(filled)
})

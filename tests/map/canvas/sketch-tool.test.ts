// @vitest-environment jsdom
/** The sketch tool: the gesture of each press, drag, touch and key, on a fake map. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { beforeEach, expect, test } from 'vitest'
import type { Position } from '../../../src/domain/geography.ts'
import { SketchTool } from '../../../src/map/canvas/sketch-tool.ts'
import type { SketchMark } from '../../../src/map/scene.ts'
import type { SketchEdit } from '../../../src/state/drawing/drawing.ts'

type Listener = (event: never) => void

/** A fake map with a thousand pixels to the degree, north up, which records by how much it was panned. */
class FlatMap {
  readonly listeners = new Map<string, Set<Listener>>()
  readonly moved: (readonly number[])[] = []
  on(name: string, listener: Listener) {
    this.listeners.set(name, (this.listeners.get(name) ?? new Set()).add(listener))
  }
  off(name: string, listener: Listener) {
    this.listeners.get(name)?.delete(listener)
  }
  project = ([longitude, latitude]: Position) => ({ x: longitude * 1000, y: -latitude * 1000 })
  unproject = ([x, y]: readonly [number, number]) => ({ lng: x / 1000, lat: -y / 1000 })
  panBy(by: readonly number[]) {
    this.moved.push(by)
  }
  fire(name: string, event: object) {
    for (const listener of this.listeners.get(name) ?? []) listener({ type: name, ...event } as never)
  }
}

const EMPTY: SketchMark = {
  kind: 'site',
  corners: [],
  isClosed: false,
  pointed: null,
  isLive: true,
  band: null,
  comparison: [],
  drawn: [],
}
const TRIANGLE: readonly Position[] = [
  [0, 0],
  [0.1, 0],
  [0.1, -0.1],
]

let map = new FlatMap()
let gestures: SketchEdit[] = []
let crosshair: boolean[] = []
let mark: SketchMark | null = EMPTY
let tool = toolOn(map)

function toolOn(on: FlatMap) {
  return new SketchTool(on as unknown as MapLibreMap, {
    sketch: () => mark,
    middle: () => ({ x: 500, y: 500 }),
    onGesture: (gesture) => gestures.push(gesture),
    onCrosshair: (isShown) => crosshair.push(isShown),
  })
}
beforeEach(() => {
  map = new FlatMap()
  ;[gestures, crosshair, mark] = [[], [], EMPTY]
  tool = toolOn(map)
})

const press = (x: number, y: number) => map.fire('click', { point: { x, y } })
const key = (name: string, shiftKey = false) =>
  tool.key(new KeyboardEvent('keydown', { key: name, shiftKey, cancelable: true }))
/** Starts a drag by mouse or touch; returns whether the map's own panning was prevented. */
function startsDrag(name: 'mousedown' | 'touchstart', at: readonly [number, number], fingers = 1): boolean {
  let isPrevented = false
  const point = { x: at[0], y: at[1] }
  const points = Array.from({ length: fingers }, () => point)
  map.fire(name, { point, points, preventDefault: () => (isPrevented = true) })
  return isPrevented
}

test('a press places a corner there; on the last corner it places none; on the first it closes the shape', () => {
  press(250, -40)
  expect(gestures).toEqual([{ kind: 'place', at: [0.25, 0.04] }])
  mark = { ...EMPTY, corners: TRIANGLE }
  press(103, 102)
  expect(gestures).toHaveLength(1)
  press(4, 3)
  expect(gestures[1]).toEqual({ kind: 'close' })
})

test('two corners are not closed by a press on the first', () => {
  mark = { ...EMPTY, corners: TRIANGLE.slice(0, 2) }
  press(0, 0)
  expect(gestures).toEqual([])
})

test('an idle tool handles no press and no key', () => {
  mark = null
  press(10, 10)
  expect([key('Enter'), key('Backspace'), key('ArrowLeft')]).toEqual([false, false, false])
  expect(gestures).toEqual([])
})

test('keys place a corner in the middle, close the shape there, take back a corner and let go of the shape', () => {
  expect(key('Enter')).toBe(true)
  expect(gestures).toEqual([{ kind: 'place', at: [0.5, -0.5] }])
  mark = { ...EMPTY, corners: [...TRIANGLE, [0.5, -0.5]] }
  key('Enter')
  key('Backspace')
  key('Escape')
  expect(gestures.slice(1).map(({ kind }) => kind)).toEqual(['close', 'take-back', 'let-go'])
  expect(key('a')).toBe(false)
})

test('with Shift arrow keys pan the map finely; without it the map handles them', () => {
  expect(key('ArrowUp', true)).toBe(true)
  expect(key('ArrowLeft')).toBe(true)
  expect(map.moved).toEqual([[0, -10]])
})

test('the crosshair is shown while no pointer is over the map', () => {
  map.fire('mousemove', {})
  map.fire('mousemove', {})
  map.fire('mouseout', {})
  expect(crosshair).toEqual([false, true])
})

for (const [start, move, end, reach] of [
  ['mousedown', 'mousemove', 'mouseup', 8],
  ['touchstart', 'touchmove', 'touchend', 20],
] as const)
  test(`${start} near a corner drags it until released anywhere on the page`, () => {
    mark = { ...EMPTY, corners: TRIANGLE, isClosed: true }
    expect(startsDrag(start, [100 + reach, 0])).toBe(true)
    map.fire(move, { lngLat: { lng: 0.2, lat: -0.02 } })
    expect(gestures).toEqual([{ kind: 'move', corner: 1, to: [0.2, -0.02] }])
    window.dispatchEvent(new Event(end))
    map.fire(move, { lngLat: { lng: 0.3, lat: 0 } })
    expect(gestures).toHaveLength(1)
  })

test('away from every corner a drag pans the map, and touch reaches farther than a mouse', () => {
  mark = { ...EMPTY, corners: TRIANGLE }
  expect(startsDrag('mousedown', [115, 0])).toBe(false)
  expect(startsDrag('touchstart', [115, 0])).toBe(true)
  window.dispatchEvent(new Event('touchend'))
  expect(startsDrag('touchstart', [150, 0])).toBe(false)
})

test('two fingers on a corner drag no corner but zoom the map', () => {
  mark = { ...EMPTY, corners: TRIANGLE }
  expect(startsDrag('touchstart', [100, 0], 2)).toBe(false)
  map.fire('touchmove', { lngLat: { lng: 0.3, lat: 0 } })
  expect(gestures).toEqual([])
})

// @vitest-environment jsdom
/** The hand that draws: what each press, drag, thumb and key becomes, on a map that only knows pixels. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { beforeEach, expect, test } from 'vitest'
import type { Position } from '../../../src/domain/geography.ts'
import { SketchTool } from '../../../src/map/canvas/sketch-tool.ts'
import type { SketchMark } from '../../../src/map/scene.ts'
import type { SketchEdit } from '../../../src/state/drawing/drawing.ts'

type Listener = (event: never) => void

/** A thousand pixels a degree, north upwards; it notes by how much it was moved. */
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
  happens(name: string, event: object) {
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
let hand = handOn(map)

function handOn(on: FlatMap) {
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
  hand = handOn(map)
})

const press = (x: number, y: number) => map.happens('click', { point: { x, y } })
const key = (name: string, shiftKey = false) =>
  hand.key(new KeyboardEvent('keydown', { key: name, shiftKey, cancelable: true }))
/** A press or a touch that starts a drag: whether the map was told to stay. */
function starts(name: 'mousedown' | 'touchstart', at: readonly [number, number], fingers = 1): boolean {
  let isHeld = false
  const point = { x: at[0], y: at[1] }
  const points = Array.from({ length: fingers }, () => point)
  map.happens(name, { point, points, preventDefault: () => (isHeld = true) })
  return isHeld
}

test('a press places a corner where it fell; one on the last corner places none; one on the first closes', () => {
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

test('a hand that is idle takes no press and no key', () => {
  mark = null
  press(10, 10)
  expect([key('Enter'), key('Backspace'), key('ArrowLeft')]).toEqual([false, false, false])
  expect(gestures).toEqual([])
})

test('keys place in the middle, close on the second time there, take back and let go', () => {
  expect(key('Enter')).toBe(true)
  expect(gestures).toEqual([{ kind: 'place', at: [0.5, -0.5] }])
  mark = { ...EMPTY, corners: [...TRIANGLE, [0.5, -0.5]] }
  key('Enter')
  key('Backspace')
  key('Escape')
  expect(gestures.slice(1).map(({ kind }) => kind)).toEqual(['close', 'take-back', 'let-go'])
  expect(key('a')).toBe(false)
})

test('with Shift the arrows move the map finely; without it they are the map’s own', () => {
  expect(key('ArrowUp', true)).toBe(true)
  expect(key('ArrowLeft')).toBe(true)
  expect(map.moved).toEqual([[0, -10]])
})

test('the crosshair stands while no pointer says where', () => {
  map.happens('mousemove', {})
  map.happens('mousemove', {})
  map.happens('mouseout', {})
  expect(crosshair).toEqual([false, true])
})

for (const [start, move, end, reach] of [
  ['mousedown', 'mousemove', 'mouseup', 8],
  ['touchstart', 'touchmove', 'touchend', 20],
] as const)
  test(`${start} near a corner takes it along until the hand lets go anywhere on the page`, () => {
    mark = { ...EMPTY, corners: TRIANGLE, isClosed: true }
    expect(starts(start, [100 + reach, 0])).toBe(true)
    map.happens(move, { lngLat: { lng: 0.2, lat: -0.02 } })
    expect(gestures).toEqual([{ kind: 'move', corner: 1, to: [0.2, -0.02] }])
    window.dispatchEvent(new Event(end))
    map.happens(move, { lngLat: { lng: 0.3, lat: 0 } })
    expect(gestures).toHaveLength(1)
  })

test('away from every corner a drag is the map’s own, and a thumb reaches farther than a mouse', () => {
  mark = { ...EMPTY, corners: TRIANGLE }
  expect(starts('mousedown', [115, 0])).toBe(false)
  expect(starts('touchstart', [115, 0])).toBe(true)
  window.dispatchEvent(new Event('touchend'))
  expect(starts('touchstart', [150, 0])).toBe(false)
})

test('two fingers on a corner turn no corner: they zoom the map', () => {
  mark = { ...EMPTY, corners: TRIANGLE }
  expect(starts('touchstart', [100, 0], 2)).toBe(false)
  map.happens('touchmove', { lngLat: { lng: 0.3, lat: 0 } })
  expect(gestures).toEqual([])
})

/** Detents of sheets: their heights, where a released sheet goes, and which sheet is in front. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOfOpening, sheetName } from '../../../src/ui/sheet/sheet-order.ts'
import {
  DETENTS,
  heightWithin,
  nextDetent,
  sheetHeights,
  snapTo,
  velocityOf,
} from '../../../src/ui/sheet/snap.ts'

const HEIGHTS = { peek: 104, half: 320, full: 640 }

describe('the heights of a sheet', () => {
  it('are the head, half of the room and the whole of it', () => {
    expect(sheetHeights(640)).toEqual(HEIGHTS)
  })
  it('give content that asks for it more or less than half', () => {
    expect(sheetHeights(640, 400).half).toBe(400)
    expect(sheetHeights(640, 900).half).toBe(640)
    expect(sheetHeights(640, 20).half).toBe(160)
  })
  it('leave some of the map in sight beside a peeking sheet on a phone held across', () => {
    expect(sheetHeights(200)).toEqual({ peek: 80, half: 160, full: 200 })
  })
  it('never fall from peek to full nor leave the room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (room, half) => {
        const heights = sheetHeights(room, half)
        expect(heights.peek).toBeLessThanOrEqual(heights.half)
        expect(heights.half).toBeLessThanOrEqual(heights.full)
        expect(heights.full).toBe(room)
      }),
    )
  })
})

describe('a released sheet', () => {
  it.each([
    ['rests near peek', 150, 0, 'peek'],
    ['rests near half', 250, 0, 'half'],
    ['rests near full', 500, 0, 'full'],
    ['rests midway and goes lower', 480, 0, 'half'],
    ['is flicked up a little from peek', 110, 0.6, 'half'],
    ['is flicked up a little from half', 325, 0.6, 'full'],
    ['is thrown up from peek to full', 200, 3, 'full'],
    ['is flicked down from full', 630, -0.6, 'half'],
    ['is thrown down from full to peek', 500, -3, 'peek'],
    ['is flicked down below peek', 100, -2, 'peek'],
    ['is flicked up above full', 640, 2, 'full'],
    ['drifts slowly up and turns back', 330, 0.1, 'half'],
  ] as const)('%s', (_what, height, velocity, detent) => {
    expect(snapTo({ height, velocity }, HEIGHTS)).toBe(detent)
  })
  it('goes to the detent on which it is let go at rest', () => {
    for (const detent of DETENTS)
      expect(snapTo({ height: HEIGHTS[detent], velocity: 0 }, HEIGHTS)).toBe(detent)
  })
  it('stays between peek and full while it is dragged', () => {
    expect([20, 300, 900].map((height) => heightWithin(height, HEIGHTS))).toEqual([104, 300, 640])
  })
})

describe('the buttons', () => {
  it('go one step, and stay at the ends', () => {
    expect(DETENTS.map((detent) => nextDetent(detent, 1, HEIGHTS))).toEqual(['half', 'full', 'full'])
    expect(DETENTS.map((detent) => nextDetent(detent, -1, HEIGHTS))).toEqual(['peek', 'peek', 'half'])
  })
  it('skip a detent of the same height', () => {
    expect(nextDetent('peek', 1, { peek: 104, half: 104, full: 300 })).toBe('full')
    expect(nextDetent('full', -1, { peek: 104, half: 300, full: 300 })).toBe('peek')
  })
})

describe('the velocity of a pointer', () => {
  it('is of the last tenth of a second, upwards positive', () => {
    const samples = [
      { y: 500, at: 0 },
      { y: 300, at: 400 },
      { y: 250, at: 450 },
      { y: 200, at: 500 },
    ]
    expect(velocityOf(samples)).toBe(1)
    expect(velocityOf(samples.map(({ y, at }) => ({ y: -y, at })))).toBe(-1)
  })
  it('is none where the pointer rested before it was lifted, or never moved', () => {
    expect(
      velocityOf([
        { y: 500, at: 0 },
        { y: 200, at: 100 },
        { y: 200, at: 900 },
      ]),
    ).toBe(0)
    expect(velocityOf([{ y: 500, at: 0 }])).toBe(0)
    expect(velocityOf([])).toBe(0)
  })
})

describe('the order of open sheets', () => {
  it('puts what is opened later in front, and keeps the others', () => {
    expect(orderOfOpening([], ['details:site:a'])).toEqual(['details:site:a'])
    expect(orderOfOpening(['layers:1', 'details:site:a'], ['details:site:a', 'layers:1', 'table'])).toEqual([
      'layers:1',
      'details:site:a',
      'table',
    ])
    expect(orderOfOpening(['layers:1', 'table'], ['layers:1'])).toEqual(['layers:1'])
  })
  it('raises a sheet whose content was replaced', () => {
    const order = orderOfOpening(['details:site:a', 'layers:1'], ['details:site:b', 'layers:1'])
    expect(order.map(sheetName)).toEqual(['layers', 'details'])
  })
})

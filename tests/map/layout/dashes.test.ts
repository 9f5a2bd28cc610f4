/** Line of a site: solid, dashed 9-4 or dotted, with the same pattern in pixels at every zoom. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dashed, siteLine, type Stroke } from '../../../src/map/layout/dashes.ts'
import { MIDDLE, square } from '../sample-map.ts'

const length = (stroke: Stroke) =>
  stroke
    .slice(1)
    .reduce((sum, { x, y }, i) => sum + Math.hypot(x - (stroke[i]?.x ?? x), y - (stroke[i]?.y ?? y)), 0)

describe('dashes', () => {
  it('cuts a straight line into dashes of 9 with gaps of 4', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 30, y: 0 },
    ]
    expect(dashed(line, 9, 4).map((stroke) => stroke.map(({ x }) => x))).toEqual([
      [0, 9],
      [13, 22],
      [26, 30],
    ])
  })
  it('bends a dash with the line', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 5, y: 0 },
      { x: 5, y: 20 },
    ]
    expect(dashed(line, 9, 4)[0]).toEqual([
      { x: 0, y: 0 },
      { x: 5, y: 0 },
      { x: 5, y: 4 },
    ])
  })
  it('draws nine parts of thirteen of any line', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) })
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (line) => {
        const whole = length(line)
        const strokes = dashed(line, 9, 4)
        const inked = strokes.reduce((sum, stroke) => sum + length(stroke), 0)
        const rest = whole % 13
        expect(inked).toBeCloseTo(Math.floor(whole / 13) * 9 + Math.min(rest, 9), 4)
        for (const stroke of strokes) expect(length(stroke)).toBeLessThanOrEqual(9 + 1e-6)
      }),
    )
  })
})

describe('the line of a phase', () => {
  const shape = square(MIDDLE, 0.01)
  it('is solid for Clear and without a phase', () => {
    for (const phase of ['clear', null] as const) {
      const { strokes, dots } = siteLine(shape, phase, 13)
      expect(strokes).toHaveLength(1)
      expect(strokes[0]).toHaveLength(5)
      expect(dots).toEqual([])
    }
  })
  it('is dashed for Hold and dotted for Build, with twice as many marks one zoom closer', () => {
    const hold = [13, 14].map((zoom) => siteLine(shape, 'hold', zoom).strokes.length)
    const build = [13, 14].map((zoom) => siteLine(shape, 'build', zoom).dots.length)
    expect((hold[1] ?? 0) / (hold[0] ?? 1)).toBeCloseTo(2, 0)
    expect((build[1] ?? 0) / (build[0] ?? 1)).toBeCloseTo(2, 0)
    expect(siteLine(shape, 'build', 13).strokes).toEqual([])
  })
})

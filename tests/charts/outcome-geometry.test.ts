/** Geometry of the opening picture: known positions, areas against sums, lanes against brute force. */
import { describe, expect, it } from 'vitest'
import {
  aboutClear,
  areaPath,
  axisWeeks,
  clampedToUsual,
  lanesOf,
  linePath,
  percentAcross,
  shareScale,
  USUAL_HEIGHT,
  type SharePoint,
} from '../../src/charts/outcome/outcome-geometry.ts'
import { seededUniform } from '../../src/analytics/seeded.ts'

const AXIS = { from: -50, to: 50 }
const points = (...shares: readonly number[]): readonly SharePoint[] =>
  shares.map((share, at) => ({ week: at, share }))

/** Corners of a path of straight lines. */
const corners = (path: string) =>
  [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)

/** Area inside the corners (shoelace formula). */
const areaOf = (path: string) => {
  const all = corners(path)
  const twice = all.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = all[(at + 1) % all.length] ?? [0, 0]
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

describe('positions', () => {
  it('run from 0 to 100 % and not beyond', () => {
    expect([-60, -50, 0, 25, 50, 60].map((week) => percentAcross(week, AXIS))).toEqual([
      0, 0, 50, 75, 100, 100,
    ])
    expect(percentAcross(3, { from: 3, to: 3 })).toBe(0)
  })
  it('have none at the foot, usual 48 px above it, and one scale in pixels for every line', () => {
    for (const highest of [0.4, 1.3, 2.2]) {
      const scale = shareScale(points(0.2, highest))
      expect(scale.y(0)).toBe(scale.height)
      expect(scale.y(0) - scale.y(1)).toBeCloseTo(48, 10)
      expect(scale.y(highest)).toBeGreaterThanOrEqual(0)
    }
  })
  it('stop at three times the usual', () => {
    const scale = shareScale(points(9))
    const tight = shareScale(points(9), USUAL_HEIGHT.tight)
    expect(tight.height).toBeLessThan(scale.height)
    expect(tight.y(0) - tight.y(1)).toBe(USUAL_HEIGHT.tight)
    expect(scale.top).toBe(3)
    expect(scale.y(9)).toBe(scale.y(3))
  })
  it('label every half-year, and Clear', () => {
    expect(axisWeeks({ from: -52, to: 70 })).toEqual([-52, -26, 0, 26, 52])
    expect(axisWeeks({ from: -10, to: 20 })).toEqual([0])
  })
})

describe('the area between the line and usual', () => {
  const scales = (shares: readonly SharePoint[]) => ({ axis: AXIS, scale: shareScale(shares) })
  it('is as large as what is missing', () => {
    // A half under usual over four weeks: 40 of 1000 wide and 24 px high.
    const line = points(0.5, 0.5, 0.5, 0.5, 0.5)
    expect(areaOf(areaPath(line, 'below', scales(line)))).toBeCloseTo(40 * 24, 6)
    expect(areaOf(areaPath(line, 'above', scales(line)))).toBe(0)
  })
  it('ends where the line crosses usual', () => {
    expect(clampedToUsual(points(0.5, 2), 'below')).toEqual([
      { week: 0, share: 0.5 },
      { week: 1 / 3, share: 1 },
      { week: 1, share: 1 },
    ])
  })
  it('is, above less below, the sum of the differences', () => {
    const uniform = seededUniform(3)
    const line = points(...Array.from({ length: 50 }, () => 2 * uniform()))
    const both = scales(line)
    const difference = areaOf(areaPath(line, 'above', both)) - areaOf(areaPath(line, 'below', both))
    // Trapezia of one week: 10 of 1000 wide.
    const summed = line
      .slice(1)
      .reduce((sum, { share }, at) => sum + ((share + (line[at]?.share ?? 0)) / 2 - 1) * 48 * 10, 0)
    // Corners are rounded to a hundredth of a pixel.
    expect(Math.abs(difference - summed)).toBeLessThan(2)
  })
  it('is empty for fewer than two points', () => {
    for (const line of [points(), points(0.5)]) {
      expect(areaPath(line, 'below', scales(line))).toBe('')
      expect(linePath(line, scales(line))).toBe('')
    }
  })
  it('is parted at Clear, without a gap', () => {
    const line = [-2, -1, 0, 1].map((week) => ({ week, share: 1 }))
    const { before, after } = aboutClear(line)
    expect(before.at(-1)).toEqual(after[0])
    expect(before.length + after.length).toBe(line.length + 1)
  })
})

describe('lanes of closure orders', () => {
  it('hold no two that overlap, and as few lanes as overlap at once', () => {
    const uniform = seededUniform(5)
    const spans = Array.from({ length: 80 }, () => {
      const from = -60 + 120 * uniform()
      return { from, to: from + 1 + 12 * uniform() }
    })
    const { spans: placed, lanes } = lanesOf(spans, AXIS)
    const onAxis = spans.filter(({ from, to }) => to > AXIS.from && from < AXIS.to)
    expect(placed).toHaveLength(onAxis.length)
    for (const a of placed)
      for (const b of placed)
        if (a !== b && a.lane === b.lane) expect(a.to <= b.from || b.to <= a.from).toBe(true)
    const atOnce = onAxis.map(({ from }) => onAxis.filter((one) => one.from <= from && one.to > from).length)
    expect(lanes).toBe(Math.max(...atOnce))
  })
  it('leave out what ends before it begins', () => {
    expect(
      lanesOf(
        [
          { from: 3, to: 3 },
          { from: 4, to: 2 },
        ],
        AXIS,
      ),
    ).toEqual({ spans: [], lanes: 0 })
  })
})

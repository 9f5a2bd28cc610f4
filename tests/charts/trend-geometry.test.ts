/** Small trends: means over the series' own mean, one scale, and gaps where months are not known. */
import { describe, expect, it } from 'vitest'
import {
  relativeTrend,
  trendPath,
  TREND_BOX,
  trendScale,
  trendY,
} from '../../src/charts/trends/trend-geometry.ts'

describe('a trend', () => {
  it('is the mean of three months over the mean of all', () => {
    expect(relativeTrend([6, 6, 6, 12, 12, 18])).toEqual([null, null, 0.6, 0.8, 1, 1.4])
  })
  it('has no value where one of the three months is not known', () => {
    expect(relativeTrend([10, 10, null, 10, 10, 10])).toEqual([null, null, null, null, null, 1])
  })
  it('is none under five a month, and where nothing is known', () => {
    expect(relativeTrend([4, 5, 5, 5])).toBeNull()
    expect(relativeTrend([null, null])).toBeNull()
    expect(relativeTrend([])).toBeNull()
  })
  it('does not depend on the size of the part', () => {
    expect(relativeTrend([7, 14, 21, 7, 7])).toEqual(relativeTrend([70, 140, 210, 70, 70]))
  })
})

describe('the scale', () => {
  it('holds every trend, is even on both sides of 1 and goes in quarters', () => {
    expect(trendScale([[1, 1.1], null, [0.95]])).toEqual({ least: 0.75, most: 1.25 })
    expect(
      trendScale([
        [1, 1.1],
        [0.4, null],
      ]),
    ).toEqual({ least: 0.25, most: 1.75 })
    expect(trendScale([[1.25]])).toEqual({ least: 0.75, most: 1.25 })
    expect(trendScale([])).toEqual({ least: 0.75, most: 1.25 })
    expect(trendScale([[5]])).toEqual({ least: 0, most: 2 })
  })
  it('has the top at its greatest share and 1 in the middle', () => {
    const scale = { least: 0.5, most: 1.5 }
    expect([1.5, 1, 0.5, 9, 0].map((share) => trendY(share, scale))).toEqual([
      0,
      TREND_BOX.height / 2,
      TREND_BOX.height,
      0,
      TREND_BOX.height,
    ])
  })
  it('draws a path that is interrupted where it is not known', () => {
    expect(trendPath([1, 1, null, 1, 1], { least: 0, most: 2 })).toBe('M0 30L25 30M75 30L100 30')
    expect(trendPath([null], { least: 0, most: 2 })).toBe('')
  })
})

/** Colour classes of a filtered map: scaled by its share of the data, readable, ascending. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  classWords,
  scaledClasses,
  scaledCountClasses,
  type ColourClasses,
} from '../../../src/measures/hotspots/square-classes.ts'

const CLASSES: ColourClasses = [1, 15, 30, 60, 120]
const DENSITY: ColourClasses = [50, 150, 300, 600, 1200]

describe('classes scaled by a share', () => {
  it('are those of all data for all of it, or nearly all', () => {
    for (const share of [1, 0.97]) {
      expect(scaledCountClasses(CLASSES, share)).toEqual(CLASSES)
      expect(scaledClasses(DENSITY, share)).toEqual(DENSITY)
    }
  })
  it('are half for half of the data, to the nearest readable value', () => {
    expect(scaledCountClasses(CLASSES, 0.5)).toEqual([1, 8, 15, 30, 60])
    expect(scaledClasses(DENSITY, 0.5)).toEqual([24, 80, 150, 300, 600])
  })
  it('are never farther from their share than an eighth, and ascend', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 1, noNaN: true }), (share) => {
        const scaled = scaledClasses(DENSITY, share)
        for (const [i, least] of scaled.entries()) {
          expect(Math.abs(Math.log(least / ((DENSITY[i] ?? 0) * share)))).toBeLessThan(Math.log(1.16))
          if (i > 0) expect(least).toBeGreaterThan(scaled[i - 1] ?? 0)
        }
        const counts = scaledCountClasses(CLASSES, share)
        expect(counts[0]).toBe(1)
        for (const [i, least] of counts.entries()) {
          expect(Number.isInteger(least)).toBe(true)
          if (i > 0) expect(least).toBeGreaterThan(counts[i - 1] ?? 0)
        }
      }),
    )
  })
  it('stay those of all data where nothing is chosen', () => {
    expect(scaledClasses(DENSITY, 0)).toEqual(DENSITY)
  })
  it('are written without needless figures', () => {
    expect([1200, 15, 0.5, 0.15].map(classWords)).toEqual(['1,200', '15', '0.5', '0.15'])
  })
})

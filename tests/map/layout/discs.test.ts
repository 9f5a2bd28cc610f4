/** Discs: sizes, exact numbers, rings whose shares add up, and positions where the number can be read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../src/measures/figure.ts'
import { pixelAt } from '../../../src/map/mercator.ts'
import {
  discSize,
  discLabel,
  discFontSize,
  discRadius,
  outerRadius,
  ringEnds,
  discSizeFor,
} from '../../../src/map/discs/disc-size.ts'
import { discsOf } from '../../../src/map/discs/discs.ts'
import { areDisjoint, rectAt } from '../../../src/map/layout/rects.ts'
import { cluster, placeAt } from '../sample-map.ts'

const NUMBER = { width: 40, height: 15 }
const NO_FRAME = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 }

describe('the size of a disc', () => {
  it.each([
    [1, 10],
    [10, 14.5],
    [50, 18.7],
    [150, 22.3],
    [400, 26.1],
    [1300, 31.5],
    [2200, 34],
    [12_901, 34],
  ])('%i incidents: radius %d', (count, radius) => {
    expect(discRadius(count)).toBeCloseTo(radius, 1)
    if (count > 1) expect(discSize(count).radius).toBe(discRadius(count))
  })
  it('is a dot of 10 px for a single incident', () => {
    expect(discSize(1)).toMatchObject({ kind: 'one', radius: 5, text: 0 })
  })
  it('is a dot of 4 px without a number for none from zoom 14, and a circle with 0 before', () => {
    expect(discSize(0, 13.99)).toMatchObject({ kind: 'none', radius: 10, text: 11 })
    expect(discSize(0, 14)).toMatchObject({ kind: 'none', radius: 2, text: 0 })
    const [disc] = discsOf([cluster(1, 0)], 14, NO_FRAME)
    expect(disc?.size).toEqual(discSize(0, 14))
    expect(discSize(7, 14)).toEqual(discSize(7))
  })
  it('distinguishes none, one and many', () => {
    expect([0, 1, 2].map((count) => discSize(count).kind)).toEqual(['none', 'one', 'many'])
  })
  it('never shrinks as the number grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (count, more) => {
        expect(outerRadius(discSize(count + more))).toBeGreaterThanOrEqual(outerRadius(discSize(count)))
        expect(discFontSize(count + more)).toBeGreaterThanOrEqual(discFontSize(count))
      }),
    )
  })
})

describe('the number', () => {
  it('is exact, with commas, never rounded', () => {
    expect([0, 7, 994, 1046, 12_901, 108_000].map((count) => discLabel(count))).toEqual([
      '0',
      '7',
      '994',
      '1,046',
      '12,901',
      '108,000',
    ])
  })
  it('is left out for a single incident, which is a dot', () => {
    expect(discLabel(1)).toBe('')
  })
  it('fits its disc at 0.62 of the font size a digit', () => {
    for (const count of [2, 10, 50, 150, 400, 9999, 99_999, 999_999]) {
      const figures = discLabel(count).replaceAll(',', '').length
      expect(figures * 0.62 * discFontSize(count)).toBeLessThan(2 * discSize(count).radius)
    }
  })
})

describe('the ring of a change', () => {
  const changed = (count: number, change: Verdict | null) => discSizeFor({ count, change })

  it('is thick for up and down and thin otherwise, at every size', () => {
    for (const count of [2, 10, 50, 150, 400]) {
      expect(changed(count, 'up').ring).toBe(3.5)
      expect(changed(count, 'down').ring).toBe(3.5)
      expect(changed(count, 'could be chance').ring).toBe(1.5)
      expect(changed(count, 'too few to say').ring).toBe(1.5)
      expect(changed(count, null)).toEqual(discSize(count))
    }
  })
  it('does not change the radius, which depends on the number alone', () => {
    for (const count of [2, 10, 50, 150, 400])
      expect(changed(count, 'down').radius).toBe(discSize(count).radius)
  })
  it('turns a single incident that went up or down into a disc with a number', () => {
    expect(changed(1, 'down')).toMatchObject({ kind: 'many', radius: 10, text: 11 })
    expect(discLabel(1, changed(1, 'down'))).toBe('1')
    expect(changed(1, 'too few to say').kind).toBe('one')
  })
  it('leaves an empty cluster empty', () => {
    expect(changed(0, 'down')).toEqual(discSize(0))
  })
})

describe('the ring', () => {
  it('ends its groups clockwise in legend order', () => {
    expect(ringEnds([1, 1, 2, 0])).toEqual([0.25, 0.5, 1, 1])
    expect(ringEnds([0, 0, 0, 0])).toEqual([0, 0, 0, 0])
  })
  it('gives each group its share and ends at 1', () => {
    const part = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(fc.tuple(part, part, part, part), (mix) => {
        const whole = mix.reduce((sum, count) => sum + count, 0)
        fc.pre(whole > 0)
        const ends = ringEnds(mix)
        expect(ends.at(-1)).toBe(1)
        for (const [i, end] of ends.entries()) {
          expect((end - (ends[i - 1] ?? 0)) * whole).toBeCloseTo(mix[i] ?? 0, 6)
        }
      }),
    )
  })
})

describe('the position of a disc', () => {
  const zoom = 13
  const frame = (() => {
    const { x, y } = pixelAt(placeAt({ x: 0, y: 0 }, zoom), zoom)
    return { left: x - 400, right: x + 400, top: y - 300, bottom: y + 300 }
  })()
  const offset = fc.integer({ min: -900, max: 900 })

  it('is unchanged wherever the whole disc is visible', () => {
    const [disc] = discsOf([cluster(1, 500, placeAt({ x: 120, y: -80 }, zoom))], zoom, frame)
    expect(disc?.middle.x).toBeCloseTo(frame.left + 520, 6)
    expect(disc?.middle.y).toBeCloseTo(frame.top + 220, 6)
  })
  it('is moved into the frame however far out it is', () => {
    fc.assert(
      fc.property(offset, offset, fc.integer({ min: 1, max: 2000 }), (x, y, count) => {
        const [disc] = discsOf([cluster(1, count, placeAt({ x, y }, zoom))], zoom, frame)
        const reach = outerRadius(discSize(count))
        expect(disc?.middle.x).toBeGreaterThanOrEqual(frame.left + reach - 1e-6)
        expect(disc?.middle.x).toBeLessThanOrEqual(frame.right - reach + 1e-6)
        expect(disc?.middle.y).toBeGreaterThanOrEqual(frame.top + reach - 1e-6)
        expect(disc?.middle.y).toBeLessThanOrEqual(frame.bottom - reach + 1e-6)
      }),
    )
  })
  it('is unchanged for an empty cluster', () => {
    const [disc] = discsOf([cluster(1, 0, placeAt({ x: 390, y: 0 }, zoom))], zoom, frame)
    expect(disc?.middle.x).toBeCloseTo(frame.left + 790, 6)
  })
  it('is moved where discs overlap, until none does and each is near its place', () => {
    const count = fc.integer({ min: 2, max: 4000 })
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 9 }), fc.integer(), (counts, seed) => {
        // Clusters of an index are at least 64 pixels apart.
        const marks = counts.map((number, i) => {
          const shift = ((seed >> (2 * i)) & 3) * 2
          const x = (i % 3) * 70 - 70 + shift
          return cluster(i, number, placeAt({ x, y: Math.floor(i / 3) * 70 - 70 - shift }, zoom))
        })
        const discs = discsOf(marks, zoom, frame)
        for (const [i, a] of discs.entries()) {
          const at = pixelAt(a.mark.at, zoom)
          expect(Math.hypot(a.middle.x - at.x, a.middle.y - at.y)).toBeLessThanOrEqual(24.001)
          const radius = discRadius(a.mark.count)
          for (const b of discs.slice(i + 1)) {
            const distance = Math.hypot(a.middle.x - b.middle.x, a.middle.y - b.middle.y)
            // Numbers are never covered; rings touch at most by a few pixels where all are large.
            expect(distance).toBeGreaterThanOrEqual(radius + discRadius(b.mark.count) - 1e-6)
            expect(areDisjoint(rectAt(a.middle, NUMBER), rectAt(b.middle, NUMBER))).toBe(true)
          }
        }
      }),
    )
  })
  it('is unchanged where discs of their true size do not touch', () => {
    const marks = [
      cluster(1, 20, placeAt({ x: -20, y: 0 }, zoom)),
      cluster(2, 20, placeAt({ x: 24, y: 0 }, zoom)),
    ]
    const [a, b] = discsOf(marks, zoom, frame)
    const reach = outerRadius(discSize(20))
    expect(reach * 2).toBeLessThan(44)
    expect((b?.middle.x ?? 0) - (a?.middle.x ?? 0)).toBeCloseTo(44, 6)
  })
})

/** Discs: sizes, exact numbers, rings whose shares add up, and positions where the number can be read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../src/measures/figure.ts'
import { pixelAt } from '../../../src/map/mercator.ts'
import {
  discSize,
  discsOf,
  discLabel,
  discFontSize,
  outerRadius,
  ringEnds,
  discSizeFor,
} from '../../../src/map/layout/discs.ts'
import { cluster, placeAt } from '../sample-map.ts'

describe('the size of a disc', () => {
  it.each([
    [1, 5],
    [2, 10],
    [9, 10],
    [10, 13],
    [49, 13],
    [50, 17],
    [149, 17],
    [150, 21],
    [399, 21],
    [400, 26],
    [12_901, 26],
  ])('%i incidents: radius %i', (count, radius) => {
    expect(discSize(count).radius).toBe(radius)
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
    expect(changed(1, 'down')).toMatchObject({ kind: 'many', radius: 10 })
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
})

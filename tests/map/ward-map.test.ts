/** Numbers and layout of the ward map: exact, inside the picture, and over no site or other number. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Area } from '../../src/domain/area.ts'
import { pixelAt } from '../../src/map/mercator.ts'
import { wardCounts } from '../../src/map/wards/ward-counts.ts'
import { SITE_RADIUS, wardLayout, wardRadius } from '../../src/map/wards/ward-layout.ts'
import { INITIAL_VIEW, type View } from '../../src/state/view.ts'
import { datasetOf, span } from '../measures/invented-dataset.ts'
import { openStore } from '../state/open-store.ts'
import { BOROUGH, MIDDLE, placeAt, square } from './sample-map.ts'

const WEST = [-2.63, 53.53] as const
const EAST = [-2.57, 53.53] as const
const dataset = datasetOf([
  { on: '2024-02-01', at: WEST, times: 40 },
  { on: '2024-05-01', at: WEST, category: 'drugs', times: 5 },
  { on: '2024-05-31', at: EAST, times: 3 },
  { on: '2024-05-31', at: [-2.3, 53.53], times: 2 },
])
const WARDS: readonly Area[] = BOROUGH.wards.map((ward) => ({ ...ward, from: null, to: null }))
const { catalogue } = openStore(dataset, { window: span('2024-01-01', '2024-08-31') }).getState()
if (!catalogue) throw new Error('the store holds no data')

describe('numbers by ward', () => {
  const countsOf = (days: readonly [string, string], view: Partial<View> = {}) =>
    wardCounts(catalogue, WARDS, { view: { ...INITIAL_VIEW, ...view }, window: span(...days) })

  it('are exact for window, categories and hours, with those in no ward', () => {
    expect(countsOf(['2024-01-01', '2024-08-31'])).toEqual({ counts: [45, 3], outside: 2 })
    expect(countsOf(['2024-05-01', '2024-05-31'])).toEqual({ counts: [5, 3], outside: 2 })
    expect(countsOf(['2024-05-01', '2024-05-30'])).toEqual({ counts: [5, 0], outside: 0 })
    expect(countsOf(['2024-01-01', '2024-08-31'], { categories: ['drugs'] })).toEqual({
      counts: [5, 0],
      outside: 0,
    })
    expect(countsOf(['2024-01-01', '2024-08-31'], { hours: 'tue:3-4' })).toEqual({
      counts: [0, 0],
      outside: 0,
    })
  })
  it('count a place on the border of two wards once', () => {
    const onBorder = openStore(datasetOf([{ on: '2024-02-01', at: [-2.6, 53.53], times: 4 }]), {
      window: span('2024-02-01', '2024-02-01'),
    }).getState().catalogue
    if (!onBorder) throw new Error('the store holds no data')
    const { counts, outside } = wardCounts(onBorder, WARDS, {
      view: INITIAL_VIEW,
      window: span('2024-02-01', '2024-02-01'),
    })
    expect((counts[0] ?? 0) + (counts[1] ?? 0) + outside).toBe(4)
  })
})

describe('the layout of the ward map', () => {
  const number = fc.integer({ min: 0, max: 5000 })
  const side = fc.integer({ min: 280, max: 1200 })

  it('keeps every number inside, clear of the others and of the sites', () => {
    fc.assert(
      fc.property(number, number, side, side, (a, b, width, height) => {
        const wards = BOROUGH.wards.map((ward, i) => ({ ...ward, count: i === 0 ? a : b }))
        const sites = [{ shape: square(WEST, 0.004) }]
        const layout = wardLayout({ outline: BOROUGH.outline, wards, sites }, { width, height })
        const isSmall = Math.min(width, height) < 440
        const site = layout.at(WEST)
        for (const { middle, radius, ward } of layout.wards) {
          expect(radius).toBe(isSmall ? 0 : wardRadius(ward.count))
          expect(middle.x).toBeGreaterThanOrEqual(radius)
          expect(middle.x).toBeLessThanOrEqual(width - radius)
          expect(middle.y).toBeGreaterThanOrEqual(radius)
          expect(middle.y).toBeLessThanOrEqual(height - radius)
        }
        const [first, second] = layout.wards
        const between = Math.hypot(
          (first?.middle.x ?? 0) - (second?.middle.x ?? 0),
          (first?.middle.y ?? 0) - (second?.middle.y ?? 0),
        )
        expect(between).toBeGreaterThanOrEqual((first?.radius ?? 0) + (second?.radius ?? 0))
        const away = Math.hypot((first?.middle.x ?? 0) - site.x, (first?.middle.y ?? 0) - site.y)
        expect(away).toBeGreaterThanOrEqual((first?.radius ?? 0) + SITE_RADIUS - 0.1)
      }),
    )
  })
  it('draws positions where the full map has them, north up', () => {
    const layout = wardLayout({ outline: BOROUGH.outline, wards: [], sites: [] }, { width: 800, height: 600 })
    const [west, east] = [layout.at(WEST), layout.at(EAST)]
    expect(west.y).toBeCloseTo(east.y, 6)
    expect(west.x).toBeLessThan(east.x)
    const [a, b] = [pixelAt(WEST, 12), pixelAt(EAST, 12)]
    const north = layout.at(placeAt({ x: 0, y: -b.x + a.x }, 12))
    const middle = layout.at(MIDDLE)
    expect(middle.y - north.y).toBeCloseTo(east.x - west.x, 3)
  })
})

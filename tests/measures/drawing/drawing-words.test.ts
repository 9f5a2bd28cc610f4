/** Tests of the feedback on drawn shapes and of the conversion of form input. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../../../src/domain/geography.ts'
import {
  commitmentMembers,
  geometryOf,
  hotspotMembers,
  idFor,
  siteMembers,
  formFaultOf,
  missingDecisionFaults,
} from '../../../src/measures/drawing/amendment.ts'
import {
  hectareWords,
  largeHotspotWords,
  polygonOf,
  shapeFault,
  touchedAreas,
  unfinishedFault,
} from '../../../src/measures/drawing/shape-words.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'

const { outline } = SMALL_BOROUGH
const square = (west: number, south: number, side: number): readonly Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
]
const named = (code: string, corners: readonly Position[]) => ({
  code,
  name: code,
  shape: polygonOf(corners),
})

describe('a shape', () => {
  test('has its area in hectares, with more digits the smaller it is', () => {
    expect(hectareWords(square(-2.6, 53.5, 0.001))).toBe('0.74 ha')
    expect(hectareWords(square(-2.6, 53.5, 0.004))).toBe('11.8 ha')
    expect(hectareWords(square(-2.6, 53.5, 0.02))).toBe('295 ha')
    expect(hectareWords(square(-2.6, 53.5, 0.02).slice(0, 2))).toBeNull()
  })
  test('is large for a patrol hotspot above nine squares of 150 m, and may be kept', () => {
    // 45 ha, and two sides of 450 m.
    expect(largeHotspotWords(polygonOf(square(-2.6, 53.5, 0.0078)))).toMatch(
      /^44\.\d ha is large for a patrol hotspot: one visit covers 20 ha at most, nine squares of 150 m\./,
    )
    expect(largeHotspotWords(polygonOf(square(-2.6, 53.5, 0.0052)))).toBeNull()
    expect(shapeFault(square(-2.6, 53.5, 0.0078), true, outline)).toBeNull()
  })
  test('is faulted while drawing only for what no later corner can correct', () => {
    const drawn = square(-2.6, 53.5, 0.004)
    expect(shapeFault([], false, outline)).toBeNull()
    expect(shapeFault(drawn, true, outline)).toBeNull()
    expect(unfinishedFault(drawn, true, outline)).toBeNull()
    expect(unfinishedFault(drawn, false, outline)).toBe('The shape is still open: close it.')
    expect(unfinishedFault([], false, outline)).toContain('Nothing is drawn yet')
    expect(unfinishedFault(drawn.slice(0, 2), false, outline)).toBe(
      'A shape needs three corners; this one has 2.',
    )
    expect(shapeFault(square(-2.6, 53.5, 0.0001), false, outline)).toBeNull()
    expect(shapeFault(square(-2.6, 53.5, 0.0001), true, outline)).toContain('smaller than 500')
  })
  test('names exactly the areas that it or its ring touches', () => {
    const site = square(-2.6, 53.5, 0.004)
    const areas = [
      named('over', square(-2.598, 53.502, 0.01)),
      named('beside', square(-2.594, 53.5, 0.004)),
      named('far', square(-2.58, 53.5, 0.004)),
    ]
    expect(touchedAreas(site, 300, areas).map(({ text }) => text)).toEqual([
      'over touches the site: choose one that lies apart.',
      'beside touches the ring: choose one that lies apart.',
    ])
    expect(touchedAreas(site, 0, areas).map(({ code }) => code)).toEqual(['over'])
    expect(touchedAreas(site, Number.NaN, areas).map(({ code }) => code)).toEqual(['over'])
    expect(touchedAreas([], 300, areas)).toEqual([])
  })
  test('becomes a counter-clockwise ring in either drawing direction', () => {
    const drawn = square(-2.6, 53.5, 0.004)
    const ring = (corners: readonly Position[]) => JSON.stringify(geometryOf(polygonOf(corners)))
    expect(ring(drawn)).toContain('[[-2.6,53.5],[-2.596,53.5]')
    expect(ring(drawn.toReversed())).toContain('[-2.6,53.5],[-2.596,53.5]')
  })
})

describe('form input', () => {
  test('becomes numbers and days, and is omitted where empty', () => {
    const typed = {
      name: ' Square ',
      visitsPerDay: '2',
      minutesPerVisit: '1e3',
      from: '2024-09-01',
      to: '',
      why: '  ',
    }
    expect(hotspotMembers(typed, 'square')).toEqual({
      id: 'square',
      name: 'Square',
      from: '2024-09-01',
      visitsPerDay: 2,
      // Not accepted as a number; validation reports it.
      minutesPerVisit: '1e3',
    })
    expect(siteMembers({ ringMetres: '300' }, 's', ['E1'])).toEqual({
      id: 's',
      phases: [],
      ringMetres: 300,
      comparison: ['E1'],
    })
    expect(commitmentMembers({ public: '' }, 'c')).toEqual({ id: 'c' })
  })
  test('gives a unique id of letters and digits', () => {
    expect(idFor('Café du Nord!', 'site', new Set())).toBe('cafe-du-nord')
    expect(idFor('Café du Nord!', 'site', new Set(['cafe-du-nord', 'cafe-du-nord-2']))).toBe('cafe-du-nord-3')
    expect(idFor('???', 'site', new Set())).toBe('site')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(idFor(name, 'site', new Set(['site']))).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/)
      }),
    )
  })
})

describe('a fault', () => {
  test('gets the field and the message of the form', () => {
    const faults = (field: string | null, reason: string) =>
      formFaultOf({ field, reason, text: 'As judged.' })
    expect(faults('owner', 'missing-field').text).toBe('Say which partner or role owns it.')
    expect(faults('phases[3].from', 'missing-field')).toEqual({ field: 'from', text: 'Give its first day.' })
    expect(faults('phases', 'ends-before-start')).toEqual({ field: 'to', text: 'As judged.' })
    expect(faults('id', 'duplicate-id').field).toBe('name')
    expect(faults(null, 'missing-geometry').field).toBe('shape')
    expect(faults(null, 'not-a-feature').field).toBe('whole')
  })
  test('is raised for a decision without `decidedBy` or `evidence`', () => {
    expect(missingDecisionFaults({ decidedBy: 'Board', evidence: ' ' }).map(({ field }) => field)).toEqual([
      'evidence',
    ])
  })
})

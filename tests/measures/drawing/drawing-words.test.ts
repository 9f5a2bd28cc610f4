/** What is said of a drawn shape, and what is written of what was typed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../../../src/domain/geography.ts'
import {
  commitmentMembers,
  geometryOf,
  hotspotMembers,
  idFor,
  siteMembers,
} from '../../../src/measures/drawing/amendment.ts'
import { faultInWords, undecided } from '../../../src/measures/drawing/fault-words.ts'
import {
  hectareWords,
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
  test('is told in hectares, finer the smaller it is', () => {
    expect(hectareWords(square(-2.6, 53.5, 0.001))).toBe('0.74 ha')
    expect(hectareWords(square(-2.6, 53.5, 0.004))).toBe('11.8 ha')
    expect(hectareWords(square(-2.6, 53.5, 0.02))).toBe('295 ha')
    expect(hectareWords(square(-2.6, 53.5, 0.02).slice(0, 2))).toBeNull()
  })
  test('is faulted while it is drawn for what no later corner can mend, and no sooner', () => {
    const whole = square(-2.6, 53.5, 0.004)
    expect(shapeFault([], false, outline)).toBeNull()
    expect(shapeFault(whole, true, outline)).toBeNull()
    expect(unfinishedFault(whole, true, outline)).toBeNull()
    expect(unfinishedFault(whole, false, outline)).toBe('The shape is still open: close it.')
    expect(unfinishedFault([], false, outline)).toContain('Nothing is drawn yet')
    expect(unfinishedFault(whole.slice(0, 2), false, outline)).toBe(
      'A shape needs three corners; this one has 2.',
    )
    expect(shapeFault(square(-2.6, 53.5, 0.0001), false, outline)).toBeNull()
    expect(shapeFault(square(-2.6, 53.5, 0.0001), true, outline)).toContain('smaller than 500')
  })
  test('names the areas that it or its ring touches, and no others', () => {
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
  test('becomes a ring against the clock, whichever way it was drawn', () => {
    const drawn = square(-2.6, 53.5, 0.004)
    const ring = (corners: readonly Position[]) => JSON.stringify(geometryOf(polygonOf(corners)))
    expect(ring(drawn)).toContain('[[-2.6,53.5],[-2.596,53.5]')
    expect(ring(drawn.toReversed())).toContain('[-2.6,53.5],[-2.596,53.5]')
  })
})

describe('what was typed', () => {
  test('is written as numbers and days, and nothing where nothing was typed', () => {
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
      // No number as people write them: the judge is to name it.
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
  test('gives an id that is taken by no other, of letters and digits only', () => {
    expect(idFor('Café du Nord!', 'site', new Set())).toBe('cafe-du-nord')
    expect(idFor('Café du Nord!', 'site', new Set(['cafe-du-nord', 'cafe-du-nord-2']))).toBe('cafe-du-nord-3')
    expect(idFor('???', 'site', new Set())).toBe('site')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        expect(idFor(words, 'site', new Set(['site']))).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/)
      }),
    )
  })
})

describe('a fault', () => {
  test('stands at the field of the form, in its words', () => {
    const judged = (field: string | null, reason: string) =>
      faultInWords({ field, reason, text: 'As judged.' })
    expect(judged('owner', 'missing-field').text).toBe('Say which partner or role owns it.')
    expect(judged('phases[3].from', 'missing-field')).toEqual({ field: 'from', text: 'Give its first day.' })
    expect(judged('phases', 'ends-before-start')).toEqual({ field: 'to', text: 'As judged.' })
    expect(judged('id', 'duplicate-id').field).toBe('name')
    expect(judged(null, 'missing-geometry').field).toBe('shape')
    expect(judged(null, 'not-a-feature').field).toBe('whole')
  })
  test('is a decision without who took it, and on what', () => {
    expect(undecided({ decidedBy: 'Board', evidence: ' ' }).map(({ field }) => field)).toEqual(['evidence'])
  })
})

/** Presets of the window: both days included, ending where the window ends, with a reason if unavailable. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysIn } from '../../src/domain/day.ts'
import {
  PRESETS,
  presetResult,
  activePreset,
  type PresetContext,
  type PresetId,
} from '../../src/clock/presets.ts'
import { DATA, day, phase, site, span, windowInBounds } from './invented.ts'

const testSite = site([
  phase('clear', '2023-05-01', '2023-11-20'),
  phase('hold', '2023-10-16', '2024-04-20'),
  phase('build', '2024-03-01'),
])
const context = (change: Partial<PresetContext> = {}): PresetContext => ({
  window: span('2024-01-01', '2024-08-31'),
  bounds: DATA,
  asOf: day('2024-08-31'),
  site: testSite,
  monthsOnly: false,
  ...change,
})
const spanOf = (id: PresetId, change?: Partial<PresetContext>) => {
  const result = presetResult(id, context(change))
  return result.kind === 'span' ? result.span : result.why
}

describe('lengths', () => {
  it.each([
    ['24-hours', '2024-08-31', '2024-08-31'],
    ['7-days', '2024-08-25', '2024-08-31'],
    ['28-days', '2024-08-04', '2024-08-31'],
    ['3-months', '2024-06-01', '2024-08-31'],
    ['12-months', '2023-09-01', '2024-08-31'],
  ] as const)('%s to 31 August 2024 begin on %s', (id, from, to) => {
    expect(spanOf(id)).toEqual(span(from, to))
  })

  it('count months from the day after: three months to 30 June start on 1 April', () => {
    const window = span('2023-06-20', '2023-06-30')
    expect(spanOf('3-months', { window })).toEqual(span('2023-04-01', '2023-06-30'))
  })

  it('start with the data if they would start before', () => {
    const window = span('2021-09-01', '2021-09-10')
    expect(spanOf('28-days', { window })).toEqual(span('2021-09-01', '2021-09-28'))
    expect(spanOf('12-months', { window })).toEqual(span('2021-09-01', '2022-08-31'))
  })

  it.each([
    ['24-hours', 1],
    ['7-days', 7],
    ['28-days', 28],
  ] as const)('%s are always %d days, or all the data have', (id, length) => {
    fc.assert(
      fc.property(windowInBounds, ({ window, bounds }) => {
        const result = presetResult(id, context({ window, bounds }))
        expect(result.kind === 'span' && daysIn(result.span)).toBe(Math.min(length, daysIn(bounds)))
      }),
    )
  })

  it('all stay within the data', () => {
    fc.assert(
      fc.property(windowInBounds, fc.constantFrom(...PRESETS), ({ window, bounds }, { id }) => {
        const result = presetResult(id, context({ window, bounds }))
        if (result.kind !== 'span') return
        expect(result.span.from).toBeGreaterThanOrEqual(bounds.from)
        expect(result.span.to).toBeLessThanOrEqual(bounds.to)
        expect(result.span.from).toBeLessThanOrEqual(result.span.to)
      }),
    )
  })
})

describe('presets of the site', () => {
  it('this phase is the latest begun on the as-of day', () => {
    expect(spanOf('this-phase')).toEqual(span('2024-03-01', '2024-08-31'))
    expect(spanOf('this-phase', { asOf: day('2023-11-01') })).toEqual(span('2023-10-16', '2024-04-20'))
  })

  it('since Clear runs from the first Clear to the end of the data', () => {
    expect(spanOf('since-clear')).toEqual(span('2023-05-01', '2024-08-31'))
  })

  it('state why they are unavailable', () => {
    expect(spanOf('this-phase', { site: null })).toBe('No site is chosen')
    expect(spanOf('since-clear', { site: site([phase('hold', '2023-05-01')]) })).toBe(
      'Invented site has no Clear phase yet',
    )
    expect(spanOf('this-phase', { site: site([phase('clear', '2025-01-01')]) })).toBe(
      'Invented site has no phase yet',
    )
  })
})

describe('incidents dated by month', () => {
  it('make lengths in days unavailable, and months whole', () => {
    const monthsOnly = true
    expect(spanOf('28-days', { monthsOnly })).toContain('by month')
    const window = span('2023-05-01', '2023-08-31')
    expect(spanOf('3-months', { monthsOnly, window })).toEqual(span('2023-06-01', '2023-08-31'))
  })
})

describe('activePreset', () => {
  it('is the preset whose window is shown, or null', () => {
    expect(activePreset(context({ window: span('2024-08-04', '2024-08-31') }))).toBe('28-days')
    expect(activePreset(context({ window: span('2023-05-01', '2024-08-31') }))).toBe('since-clear')
    expect(activePreset(context({ window: span('2023-05-02', '2024-08-31') }))).toBeNull()
  })
})

/** Tests of figures copied as sentences. */
import { describe, expect, test } from 'vitest'
import { copiedSentence, namedFigure } from '../../src/measures/copied-sentence.ts'
import type { Figure } from '../../src/measures/figure.ts'
import { datasetOf } from './invented-dataset.ts'

const FIGURE: Figure = {
  id: 'crimes',
  label: 'Crimes',
  definition: 'Crimes reported.',
  unit: 'crimes',
  from: '2023-05-01',
  to: '2023-08-31',
  asAt: '2023-08-31',
  known: 'yes',
  value: 110,
  baselineValue: 207,
  ratio: 110 / 207,
  ratioLow: 0.42,
  ratioHigh: 0.67,
  verdict: 'down',
}

describe('a copied figure', () => {
  test('has its label, period and sentence', () => {
    expect(namedFigure(FIGURE)).toBe(
      'Crimes, 1 May 2023 to 31 August 2023: 110, was 207. 47 % fewer, between 33 and 58 % fewer. Down.',
    )
  })
  test('throws on invalid days', () => {
    expect(() => namedFigure({ ...FIGURE, to: 'soon' })).toThrow('crimes is from 2023-05-01 to soon')
  })
  test('carries as-of date, handling mark and demonstration mark', () => {
    const { manifest } = datasetOf([])
    const sentence = (rest: Partial<typeof manifest>) =>
      copiedSentence('110 crimes', { manifest: { ...manifest, ...rest } })
    const feed = { id: 'a', kind: 'incidents', url: '', refreshMinutes: 1, source: '', licence: '' } as const
    const marked = { keepOnDeviceHours: null, keepMonths: null } as const
    const feeds = [{ ...feed, ...marked, handling: 'official-sensitive' }] as const
    expect(sentence({ demonstration: true, feeds })).toMatch(
      /^110 crimes\. As of \d+ \w+ \d{4}\. Invented incidents\. OFFICIAL-SENSITIVE\.$/,
    )
    expect(sentence({ demonstration: false, feeds })).not.toContain('Invented')
  })
})

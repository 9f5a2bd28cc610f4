/** Truncation and repair of text never leave a lone surrogate, in any output. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { truncated, wellFormed } from '../../../src/domain/text/well-formed-text.ts'
import { svgAddress } from '../../../src/charts/chart-picture.ts'
import { readManifest } from '../../../src/feeds/manifest.ts'
import { FEED_DEFINITIONS } from '../../../src/feeds/feed-kinds.ts'
import { openLedger } from '../../../src/feeds/rows/ledger.ts'
import { nameCounts, noteRow } from '../../../src/feeds/rows/notices.ts'
import { refusal } from '../../../src/feeds/rows/row-outcome.ts'
import { PLACE } from '../shipped-place.ts'

const anyUnits = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) })
const characters = fc.string({ unit: 'binary' })

describe('truncated text', () => {
  test('is a prefix and loses at most one unit more than asked', () => {
    fc.assert(
      fc.property(anyUnits, fc.nat(40), (text, most) => {
        const cut = truncated(text, most)
        expect(text.startsWith(cut)).toBe(true)
        expect(cut.length).toBeLessThanOrEqual(most)
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(most, text.length) - 1)
      }),
    )
  })
  test('stays well-formed', () => {
    fc.assert(
      fc.property(characters, fc.nat(40), (text, most) => {
        expect(wellFormed(truncated(text, most))).toBe(truncated(text, most))
      }),
    )
    expect(truncated('a😀', 2)).toBe('a')
    expect(truncated('a😀b', 3)).toBe('a😀')
  })
})

test('well-formed text can be encoded in a URL', () => {
  fc.assert(
    fc.property(anyUnits, (text) => {
      expect(decodeURIComponent(encodeURIComponent(wellFormed(text)))).toBe(wellFormed(text))
      expect(() => svgAddress(text)).not.toThrow()
      expect(wellFormed(text)).toHaveLength(text.length)
    }),
  )
  expect(wellFormed('a😀é')).toBe('a😀é')
  expect(wellFormed('a\ud83d')).toBe('a\ufffd')
})

/** Lengths round a limit, so that one of them has its emoji across it. */
const long = Array.from({ length: 4 }, (_, i) => `${'x'.repeat(76 + i)}😀😀`)
const halves = /\p{Surrogate}/u

describe('a report', () => {
  test.each(long)('has no lone surrogate in rejected rows and notices: %s', (id) => {
    const ledger = openLedger({ id: 'f', kind: 'incidents' }, PLACE, FEED_DEFINITIONS.incidents.sentences)
    ledger.setAside({ row: 1, id }, { ...refusal('bad-date'), value: id })
    noteRow(ledger.notices, 'crossing-boundary', id)
    nameCounts(ledger.notices, 'not-in-list', new Map([[id, 2]]))
    const { setAside, notices } = ledger.report(1, 0)
    const outputs = [setAside.map(({ examples }) => examples), notices].flatMap((part) =>
      JSON.stringify(part),
    )
    // JSON escapes a lone surrogate and writes a whole character as itself.
    expect(outputs.join()).not.toMatch(/\\ud[89a-f]/)
    expect(outputs.join()).toContain('xxx')
  })
  test.each(long)('of a manifest has none either: %s', (asOf) => {
    const read = readManifest(JSON.stringify({ version: 1, asOf, feeds: [] }), PLACE)
    if (!('kind' in read)) throw new Error('it was read')
    expect(read.what).toContain('xxx')
    expect(read.what).not.toMatch(halves)
  })
})

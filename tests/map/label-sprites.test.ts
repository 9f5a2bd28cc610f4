/** Names on the map: whole where they have room, cut with an ellipsis where not, never in the middle of a sign. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SpriteStyle } from '../../src/map/sprites/sprite.ts'
import { cutTo } from '../../src/map/sprites/label-sprites.ts'

const look: SpriteStyle = { theme: 'day', measure: (text) => Array.from(text).length * 7 }
const cut = (text: string) => cutTo(180, text, { font: 'any', look })

it.each([
  ['Invented Hall', 'Invented Hall'],
  ['', ''],
  ['a'.repeat(25), 'a'.repeat(25)],
  ['a'.repeat(26), `${'a'.repeat(24)}…`],
  ['a'.repeat(5000), `${'a'.repeat(24)}…`],
  ['a name that ends before sp aces', 'a name that ends before…'],
  ['🏠'.repeat(40), `${'🏠'.repeat(24)}…`],
])('%s is written %s', (name, written) => expect(cut(name)).toBe(written))

it('never outgrows its room, and begins as the name does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
      const written = cut(name)
      expect(look.measure(written, 'any')).toBeLessThanOrEqual(180)
      expect(name.startsWith(written.replace(/…$/, ''))).toBe(true)
    }),
  )
})

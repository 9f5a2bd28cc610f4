/** Truncation of names on the map: whole if they fit, else cut with an ellipsis between code points. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SpriteStyle } from '../../src/map/sprites/sprite.ts'
import { truncatedToWidth } from '../../src/map/sprites/label-sprites.ts'

const style: SpriteStyle = { theme: 'day', measure: (text) => Array.from(text).length * 7 }
const cut = (text: string) => truncatedToWidth(180, text, { font: 'any', style })

it.each([
  ['Invented Hall', 'Invented Hall'],
  ['', ''],
  ['a'.repeat(25), 'a'.repeat(25)],
  ['a'.repeat(26), `${'a'.repeat(24)}…`],
  ['a'.repeat(5000), `${'a'.repeat(24)}…`],
  ['a name that ends before sp aces', 'a name that ends before…'],
  ['🏠'.repeat(40), `${'🏠'.repeat(24)}…`],
])('%s is written %s', (name, written) => expect(cut(name)).toBe(written))

it('never exceeds its width, and is a prefix of the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
      const written = cut(name)
      expect(style.measure(written, 'any')).toBeLessThanOrEqual(180)
      expect(name.startsWith(written.replace(/…$/, ''))).toBe(true)
    }),
  )
})

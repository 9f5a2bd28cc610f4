/** Instants read from bytes are those that the text gives, and every other text is left to the parser of texts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantInBytes } from '../../../src/feeds/columnar/instant-bytes.ts'
import { parseMoment } from '../../../src/feeds/moments.ts'

function inBytes(text: string): number {
  const bytes = new TextEncoder().encode(`-${text}2`)
  return instantInBytes({ bytes, starts: Int32Array.of(1), ends: Int32Array.of(bytes.length - 1) }, 0)
}

const number = (max: number) =>
  fc.oneof({ weight: 9, arbitrary: fc.nat(max) }, fc.nat(99)).map((value) => String(value).padStart(2, '0'))
const times = fc
  .tuple(fc.integer({ min: 1990, max: 2110 }), number(12), number(31), number(24), number(60), number(60))
  .map(([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}`)
const offsets = fc.oneof(
  fc.constantFrom('Z', '', '+01:00', '+00:00', '-05:30', '+1:00', 'z', '+01.00', '+01:00 '),
  fc
    .tuple(fc.constantFrom('+', '-', ' '), number(15), number(60))
    .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
)
const damaged = fc
  .tuple(times, offsets, fc.nat(26), fc.constantFrom('', 'x', ' ', '9', ':', '-', 'é'))
  .map(([time, offset, at, mark]) => (time + offset).slice(0, at) + mark + (time + offset).slice(at + 1))

test('any time is the same, or left to the other parser', () => {
  let read = 0
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(times, offsets).map((parts) => parts.join('')),
        damaged,
      ),
      (text) => {
        const at = inBytes(text)
        if (Number.isNaN(at)) return
        read += 1
        expect(parseMoment(text)).toEqual({ at, precision: 'instant' })
      },
    ),
    { numRuns: 20_000 },
  )
  expect(read).toBeGreaterThan(1000)
})

test.each([
  ['2024-05-04T21:15:00+01:00', Date.UTC(2024, 4, 4, 20, 15)],
  ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
  ['2024-12-31T23:59:59-05:30', Date.UTC(2025, 0, 1, 5, 29, 59)],
])('%s is read', (text, at) => expect(inBytes(text)).toBe(at))

/** Numbers by text in typed arrays: they are those that a map gives. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HashedNumbers, HashedTexts } from '../../../src/feeds/tables/hashed-numbers.ts'

test('any texts give the numbers that were set last, and others none', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('', 'a', 'b', '__proto__', 'a '))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.integer())), fc.array(text), (set, asked) => {
      const [numbers, model] = [new HashedNumbers(new HashedTexts()), new Map<string, number>()]
      for (const [key, value] of set) {
        numbers.set(key, value)
        model.set(key, value)
      }
      for (const key of [...asked, ...model.keys()]) expect(numbers.get(key)).toBe(model.get(key))
    }),
  )
})

test('three hundred thousand texts that differ by a digit are distinguished', () => {
  const numbers = new HashedNumbers(new HashedTexts())
  const count = 300_000
  for (let i = 0; i < count; i += 1) numbers.set(`GM${i}`, i)
  let wrong = 0
  for (let i = 0; i < count; i += 1) if (numbers.get(`GM${i}`) !== i) wrong += 1
  for (let i = 0; i < count; i += 1) if (numbers.get(`MG${i}`) !== undefined) wrong += 1
  expect(wrong).toBe(0)
})

/** The rule by which an answer is doubted. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doubtOf } from '../../../src/feeds/fetching/doubt.ts'

describe('an answer', () => {
  test.each([
    [723, 0],
    [723, 72],
    [10, 1],
    [3, 0],
    [1, 0],
    [723, 7230],
    [3, 30],
    [2, 22],
  ])('after %i rows with %i is in doubt', (held, offered) => {
    expect(doubtOf(offered, held)).toEqual({ held, offered })
  })
  test.each([
    [723, 723],
    [723, 73],
    [723, 7229],
    [10, 2],
    [2, 20],
    [1, 20],
    [0, 0],
    [0, 5000],
  ])('after %i rows with %i is plausible', (held, offered) => {
    expect(doubtOf(offered, held)).toBeNull()
  })
  test('without any row is always in doubt after one with rows', () => {
    fc.assert(fc.property(fc.integer({ min: 1 }), (held) => doubtOf(0, held) !== null))
  })
})

/** Keyboard navigation of a list: keys that move, wrapping, and keys that are ignored. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activeByKey, activeByTyping } from '../../src/ui/lists/list-keys.ts'

describe('keys that move', () => {
  test.each([
    ['ArrowDown', -1, 0],
    ['ArrowUp', -1, 4],
    ['ArrowDown', 4, 0],
    ['ArrowUp', 0, 4],
    ['ArrowDown', 1, 2],
    ['Home', 3, 0],
    ['End', -1, 4],
    ['PageDown', 1, 4],
    ['PageUp', 3, 0],
  ])('%s from %i goes to %i of five', (key, active, next) => {
    expect(activeByKey(key, { active, count: 5 })).toBe(next)
  })
  test('other keys and an empty list are ignored', () => {
    expect(activeByKey('a', { active: 1, count: 5 })).toBeNull()
    expect(activeByKey('Tab', { active: 1, count: 5 })).toBeNull()
    expect(activeByKey('Home', { active: -1, count: 0 })).toBeNull()
  })
  test('keys never leave the list', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp')
    fc.assert(
      fc.property(fc.array(keys), fc.integer({ min: 1, max: 40 }), (pressed, count) => {
        let active = -1
        for (const key of pressed) active = activeByKey(key, { active, count }) ?? active
        expect(active).toBeLessThan(count)
        expect(active).toBeGreaterThanOrEqual(pressed.length > 0 ? 0 : -1)
      }),
    )
  })
})

describe('type-ahead', () => {
  const LABELS = ['Abram', 'Leigh Central', 'Leigh South', 'Leigh West', 'Lowton East']
  test.each([
    ['l', -1, 1],
    ['l', 1, 2],
    ['ll', 2, 3],
    ['l', 4, 1],
    ['leigh', 3, 3],
    ['leigh w', 1, 3],
    ['LO', 1, 4],
    ['z', 1, -1],
    ['le x', 1, -1],
  ])('%s from %i moves to %i', (typed, active, next) => {
    expect(activeByTyping(typed, active, LABELS)).toBe(next)
  })
})

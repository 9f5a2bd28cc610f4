/** Arithmetic of the window: it stays ordered and inside the data, and keeps its length when moved. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, dayNumber, daysIn, spanWithin, type DaySpan } from '../../src/domain/day.ts'
import {
  isWholeMonths,
  moveByMonths,
  moveEnd,
  moveSpan,
  nearerEnd,
  spanAtDataStart,
  stepSpan,
  wholeMonths,
} from '../../src/clock/window-arithmetic.ts'
import { DATA, anyDay, anySpan, day, span, windowInBounds } from './invented.ts'

const STEPS = ['day', 'week', 'month'] as const
const shifts = fc.integer({ min: -4000, max: 4000 })
const directions = fc.constantFrom(1 as const, -1 as const)

function expectWithin(window: DaySpan, bounds: DaySpan) {
  expect(window.from).toBeGreaterThanOrEqual(bounds.from)
  expect(window.to).toBeLessThanOrEqual(bounds.to)
  expect(window.from).toBeLessThanOrEqual(window.to)
}

describe('every operation keeps a window ordered and inside the data', () => {
  it('moved or stepped', () => {
    fc.assert(
      fc.property(windowInBounds, anySpan, shifts, (given, other, shift) => {
        const { window, bounds } = given
        expectWithin(spanWithin(other, bounds), bounds)
        expectWithin(moveSpan(window, shift, bounds), bounds)
        expectWithin(moveByMonths(window, shift % 60, bounds), bounds)
        expectWithin(wholeMonths(other, bounds), bounds)
        expectWithin(spanAtDataStart(window, bounds), bounds)
      }),
    )
  })

  it('resized at either end', () => {
    fc.assert(
      fc.property(windowInBounds, anyDay, fc.constantFrom('from', 'to'), ({ window, bounds }, to, end) => {
        expectWithin(moveEnd(window, { end, day: to }, bounds), bounds)
      }),
    )
  })

  it('starting outside the data or in the wrong order', () => {
    const backwards = { from: day('2026-01-01'), to: day('2020-01-01') }
    expect(spanWithin(backwards, DATA)).toEqual(DATA)
  })
})

describe('moving', () => {
  it('keeps the length for any shift', () => {
    fc.assert(
      fc.property(windowInBounds, shifts, ({ window, bounds }, shift) => {
        expect(daysIn(moveSpan(window, shift, bounds))).toBe(daysIn(window))
      }),
    )
  })

  it('by a step keeps the length in days, or in months where it is whole months', () => {
    fc.assert(
      fc.property(windowInBounds, fc.constantFrom(...STEPS), directions, (given, step, direction) => {
        const { window, bounds } = given
        const moved = stepSpan(window, { step, direction }, bounds)
        const isWhole = isWholeMonths(window, bounds)
        if (step === 'month' && isWhole) expect(isWholeMonths(moved, bounds)).toBe(true)
        else expect(daysIn(moved)).toBe(daysIn(window))
      }),
    )
  })

  it('steps by a day, a week or a month', () => {
    const window = span('2023-05-03', '2023-05-30')
    const step = (by: (typeof STEPS)[number], direction: 1 | -1) =>
      stepSpan(window, { step: by, direction }, DATA)
    expect(step('day', 1)).toEqual(span('2023-05-04', '2023-05-31'))
    expect(step('week', -1)).toEqual(span('2023-04-26', '2023-05-23'))
    expect(step('month', 1)).toEqual(span('2023-06-03', '2023-06-30'))
  })

  it('moves whole months to whole months, though they differ in days', () => {
    const window = span('2023-05-01', '2023-06-30')
    expect(moveByMonths(window, 1, DATA)).toEqual(span('2023-06-01', '2023-07-31'))
    expect(moveByMonths(window, -3, DATA)).toEqual(span('2023-02-01', '2023-03-31'))
    expect(moveByMonths(window, 99, DATA)).toEqual(span('2024-07-01', '2024-08-31'))
  })

  it('stops at the ends of the data', () => {
    expect(moveSpan(span('2024-08-01', '2024-08-28'), 30, DATA)).toEqual(span('2024-08-04', '2024-08-31'))
    expect(spanAtDataStart(span('2024-08-04', '2024-08-31'), DATA)).toEqual(span('2021-09-01', '2021-09-28'))
  })
})

describe('moving one end', () => {
  it('moves the other end along if it passes it', () => {
    const window = span('2023-05-01', '2023-08-31')
    expect(moveEnd(window, { end: 'from', day: day('2023-10-05') }, DATA)).toEqual(
      span('2023-10-05', '2023-10-05'),
    )
    expect(moveEnd(window, { end: 'to', day: day('2023-01-05') }, DATA)).toEqual(
      span('2023-01-05', '2023-01-05'),
    )
  })

  it('leaves the other end unchanged otherwise', () => {
    fc.assert(
      fc.property(windowInBounds, anyDay, ({ window, bounds }, to) => {
        fc.pre(to <= window.to)
        expect(moveEnd(window, { end: 'from', day: to }, bounds).to).toBe(window.to)
      }),
    )
  })

  it('the nearer end is chosen for a day outside', () => {
    const window = span('2023-05-01', '2023-08-31')
    expect(nearerEnd(window, day('2023-03-01'))).toBe('from')
    expect(nearerEnd(window, day('2023-12-01'))).toBe('to')
  })
})

describe('whole months', () => {
  it('are those that the span touches', () => {
    expect(wholeMonths(span('2023-05-31', '2023-07-01'), DATA)).toEqual(span('2023-05-01', '2023-07-31'))
  })

  it('are clipped to the data and still count as whole', () => {
    const data = span('2023-01-10', '2023-03-20')
    expect(wholeMonths(span('2023-01-15', '2023-03-02'), data)).toEqual(data)
    expect(isWholeMonths(data, data)).toBe(true)
    expect(moveByMonths(span('2023-02-01', '2023-02-28'), 1, data)).toEqual(span('2023-03-01', '2023-03-20'))
  })

  it('start on the first, end on the last day of a month, and contain the span', () => {
    const data = span('2010-01-01', '2035-12-31')
    fc.assert(
      fc.property(anySpan, (given) => {
        const whole = wholeMonths(given, data)
        expect(addMonths(whole.from, 0)).toBe(whole.from)
        expect(new Date(whole.from * 86_400_000).getUTCDate()).toBe(1)
        expect(new Date(dayNumber(whole.to + 1) * 86_400_000).getUTCDate()).toBe(1)
        expect(whole.from).toBeLessThanOrEqual(given.from)
        expect(whole.to).toBeGreaterThanOrEqual(given.to)
      }),
    )
  })
})

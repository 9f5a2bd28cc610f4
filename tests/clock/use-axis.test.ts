/** The days on the time axis: inside the data, around the window, zoomed around a fixed day. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canZoom, axisIncludingWindow, MIN_AXIS_DAYS, zoomedAxis } from '../../src/clock/axis/use-axis.ts'
import { timeScale, xOf } from '../../src/clock/scale.ts'
import { dayNumber, daysIn, type DaySpan } from '../../src/domain/day.ts'
import { day, span, windowInBounds } from './invented.ts'

const DATA = span('2021-09-01', '2024-08-31')
const SUMMER = span('2023-05-01', '2023-08-31')
const context = { window: SUMMER, bounds: DATA }
const holds = (outer: DaySpan, inner: DaySpan) => outer.from <= inner.from && outer.to >= inner.to

describe('zooming', () => {
  it('halves the days and keeps the day at its place', () => {
    const about = day('2023-06-15')
    const closer = zoomedAxis(DATA, { factor: 0.5, about }, context)
    expect(daysIn(closer)).toBe(Math.round(daysIn(DATA) / 2))
    const at = (bounds: DaySpan) => xOf(timeScale(bounds, 0, 1000), about + 0.5)
    expect(Math.abs(at(closer) - at(DATA))).toBeLessThan(2)
  })
  it('stops where the window would not fit, and reports it', () => {
    let axis = DATA
    for (let step = 0; step < 9; step++) axis = zoomedAxis(axis, { factor: 0.5, about: SUMMER.from }, context)
    expect(daysIn(axis)).toBe(Math.ceil(daysIn(SUMMER) * 1.1))
    expect(canZoom(axis, context)).toEqual({ closer: false, wider: true })
  })
  it('stops at four weeks for a window of one day', () => {
    const oneDay = { window: span('2023-05-01', '2023-05-01'), bounds: DATA }
    const axis = zoomedAxis(DATA, { factor: 0.001, about: day('2023-05-01') }, oneDay)
    expect(daysIn(axis)).toBe(MIN_AXIS_DAYS)
  })
  it('out again returns to the whole data', () => {
    const closer = zoomedAxis(DATA, { factor: 0.5, about: SUMMER.from }, context)
    const wider = zoomedAxis(closer, { factor: 2.1, about: SUMMER.from }, context)
    expect(wider).toEqual(DATA)
    expect(canZoom(wider, context)).toEqual({ closer: true, wider: false })
  })
})

describe('the axis', () => {
  it('lies inside the data and includes the window after any zoom', () => {
    const factor = fc.double({ min: 0.01, max: 10, noNaN: true })
    fc.assert(
      fc.property(windowInBounds, windowInBounds, factor, ({ window, bounds }, other, by) => {
        const about = dayNumber(Math.min(bounds.to, Math.max(bounds.from, other.window.from)))
        const axis = zoomedAxis(bounds, { factor: by, about }, { window, bounds })
        expect(holds(bounds, axis)).toBe(true)
        expect(holds(axis, window)).toBe(true)
      }),
    )
  })
  it('does not move while the window stays on it', () => {
    const axis = span('2023-01-01', '2023-12-31')
    expect(axisIncludingWindow(axis, context)).toBe(axis)
  })
  it('follows a window that leaves it, as little as needed', () => {
    const axis = span('2022-01-01', '2022-12-31')
    const next = axisIncludingWindow(axis, context)
    expect(next.to).toBe(SUMMER.to)
    expect(daysIn(next)).toBe(daysIn(axis))
  })
  it('widens for a longer window', () => {
    const next = axisIncludingWindow(span('2023-06-01', '2023-06-30'), {
      window: span('2022-06-01', '2023-08-31'),
      bounds: DATA,
    })
    expect(holds(next, span('2022-06-01', '2023-08-31'))).toBe(true)
    expect(daysIn(next)).toBeLessThan(daysIn(DATA))
  })
})

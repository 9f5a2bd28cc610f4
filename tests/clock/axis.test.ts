/** Geometry of the time dock: scale, bins, tick labels, flags, phase bands and order bars. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, daysIn, endMomentOfDay, momentOfDay, weekdayOf } from '../../src/domain/day.ts'
import { phaseBands } from '../../src/clock/lanes/PhaseLane.tsx'
import { orderBars } from '../../src/clock/orders/OrderLane.tsx'
import { textWidth } from '../../src/clock/dock-layout.ts'
import { baselineFlag, flagsOf } from '../../src/clock/lanes/Flags.tsx'
import { tickLabels, ticksOf } from '../../src/clock/lanes/AxisLane.tsx'
import { MIN_BAR_WIDTH, binsOf, grainFor, roundTickBelow } from '../../src/clock/histogram.ts'
import { boundaryAt, dayAt, extentOf, timeScale, xOf } from '../../src/clock/scale.ts'
import { DATA, anySpan, day, order, phase, site, span, windowInBounds } from './invented.ts'

const desk = timeScale(DATA, 320, 1424)
const GRAINS = ['day', 'week', 'month'] as const

describe('scale', () => {
  it('maps the first day to the left and the end of the last to the right', () => {
    expect(xOf(desk, DATA.from)).toBe(320)
    expect(xOf(desk, DATA.to + 1)).toBeCloseTo(1424, 9)
    expect(extentOf(desk, DATA).width).toBeCloseTo(1104, 9)
  })

  it('maps the pixels of a day back to it', () => {
    fc.assert(
      fc.property(windowInBounds, fc.integer({ min: 40, max: 3000 }), ({ bounds, window }, width) => {
        const scale = timeScale(bounds, 16, 16 + width)
        const middle = xOf(scale, window.from) + scale.dayWidth / 2
        expect(dayAt(scale, middle)).toBe(window.from)
        expect(boundaryAt(scale, xOf(scale, window.from))).toBe(window.from)
        expect(boundaryAt(scale, xOf(scale, window.to + 1))).toBe(window.to + 1)
      }),
    )
  })

  it('clamps pixels beyond its ends', () => {
    expect([dayAt(desk, -50), dayAt(desk, 9999)]).toEqual([DATA.from, DATA.to])
    expect([boundaryAt(desk, -50), boundaryAt(desk, 9999)]).toEqual([DATA.from, DATA.to + 1])
  })
})

describe('bars', () => {
  const daily = fc
    .array(fc.nat(500), { minLength: 1, maxLength: 900 })
    .map((counts) => Uint32Array.from(counts))

  it('sum to the daily counts, and cover each day once', () => {
    fc.assert(
      fc.property(daily, fc.nat(30_000), fc.constantFrom(...GRAINS), (counts, first, grain) => {
        const bins = binsOf(counts, dayNumber(first), grain)
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(counts.reduce((sum, n) => sum + n, 0))
        expect(bins[0]?.from).toBe(first)
        expect(bins.at(-1)?.to).toBe(first + counts.length - 1)
        for (const [index, bin] of bins.slice(1).entries()) expect(bin.from).toBe((bins[index]?.to ?? 0) + 1)
      }),
    )
  })

  it('start weeks on Monday and months on the first, except the clipped ends', () => {
    const counts = new Uint32Array(daysIn(DATA)).fill(1)
    const weeks = binsOf(counts, DATA.from, 'week')
    expect(weeks.slice(1).every((bin) => weekdayOf(bin.from) === 0)).toBe(true)
    expect(weeks[0]).toEqual({ ...span('2021-09-01', '2021-09-05'), count: 5 })
    const months = binsOf(counts, DATA.from, 'month')
    expect(months).toHaveLength(36)
    expect(months[5]).toEqual({ ...span('2022-02-01', '2022-02-28'), count: 28 })
  })

  it('are as fine as four pixels allow', () => {
    expect(grainFor(MIN_BAR_WIDTH, false)).toBe('day')
    expect(grainFor(desk.dayWidth, false)).toBe('week')
    expect(grainFor(0.3, false)).toBe('month')
    expect(grainFor(MIN_BAR_WIDTH, true)).toBe('month')
  })

  it('have a round tick at or below the highest', () => {
    expect([0, 1, 4, 9, 10, 713, 1999, 5000].map(roundTickBelow)).toEqual([0, 1, 2, 5, 10, 500, 1000, 5000])
  })
})

describe('labels of months and years', () => {
  it('never overlap, for any data and width', () => {
    fc.assert(
      fc.property(anySpan, fc.integer({ min: 100, max: 2000 }), (bounds, width) => {
        const scale = timeScale(bounds, 0, width)
        const labels = tickLabels(scale, ticksOf(scale))
        for (const [index, label] of labels.entries()) {
          const before = labels[index - 1]
          if (before) expect(label.x).toBeGreaterThan(before.x + textWidth(before.text))
        }
      }),
    )
  })

  it('name quarters on a wide screen, and the year at each January', () => {
    const texts = tickLabels(desk, ticksOf(desk)).map((label) => label.text)
    expect(texts.slice(0, 5)).toEqual(['Sept 2021', 'Jan 2022', 'Apr', 'Jul', 'Oct'])
    expect(texts).toContain('Jan 2024')
  })
})

describe('flags', () => {
  it('are two inside a wide window', () => {
    const [first, last] = flagsOf(span('2023-05-01', '2024-02-29'), desk, false)
    expect(first?.text).toBe('1 May 2023')
    expect(last?.text).toBe('29 Feb 2024')
    expect(first?.x).toBeCloseTo(xOf(desk, day('2023-05-01')), 9)
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(xOf(desk, day('2024-03-01')), 9)
  })

  it('merge if they would overlap', () => {
    expect(flagsOf(span('2024-08-04', '2024-08-31'), desk, false).map((flag) => flag.text)).toEqual([
      '4 to 31 Aug 2024',
    ])
  })

  it('never overlap or leave the axis, on a wide screen or a phone', () => {
    const phone = timeScale(DATA, 16, 344)
    fc.assert(
      fc.property(windowInBounds, fc.boolean(), ({ bounds, window }, isPhone) => {
        const scale = { ...timeScale(bounds, isPhone ? phone.left : 320, isPhone ? phone.right : 1424) }
        const flags = flagsOf(window, scale, isPhone)
        const [first, last] = flags
        if (first && last) expect(last.x).toBeGreaterThanOrEqual(first.x + first.width)
        for (const flag of flags) {
          expect(flag.x).toBeGreaterThanOrEqual(scale.left - 5)
          expect(flag.x + flag.width).toBeLessThanOrEqual(scale.right + 5)
        }
      }),
    )
  })

  it('place the baseline at its end, else left of other flags, else omit it', () => {
    const window = span('2023-05-01', '2023-08-31')
    const flags = flagsOf(window, desk, false)
    const early = baselineFlag(span('2021-09-01', '2021-10-31'), desk, flags)
    expect(early).toMatchObject({ text: 'Compared with 1 Sept to 31 Oct 2021', x: desk.left })
    const next = baselineFlag(span('2022-12-29', '2023-04-30'), desk, flags)
    expect((next?.x ?? 0) + (next?.width ?? 0)).toBeLessThan(flags[0]?.x ?? 0)
    expect(baselineFlag(window, desk, flags)).toBeNull()
  })
})

describe('phase bands and order bars', () => {
  it('lower a phase that overlaps the previous one, but not the one after it', () => {
    const estate = site([
      phase('clear', '2023-05-01', '2023-11-20'),
      phase('hold', '2023-10-16', '2024-04-20'),
      phase('build', '2024-03-01'),
    ])
    const bands = phaseBands(estate, desk)
    expect(bands.map((band) => band.isLower)).toEqual([false, true, false])
    expect(bands[2]?.x ?? 0).toBeCloseTo(xOf(desk, day('2024-03-01')), 9)
    expect((bands[2]?.x ?? 0) + (bands[2]?.width ?? 0)).toBeCloseTo(desk.right, 9)
    expect(bands[0]?.free).toBeCloseTo((bands[1]?.x ?? 0) - (bands[0]?.x ?? 0), 9)
  })

  it('split an order where its extension begins, and omit one never made', () => {
    const at = (text: string) => momentOfDay(day(text))
    const until = (text: string) => endMomentOfDay(day(text))
    const [bar, ...rest] = orderBars(
      [
        order('extended', {
          made: at('2023-05-04'),
          ends: until('2023-08-03'),
          extendedTo: until('2023-11-03'),
        }),
        order('refused', { refused: at('2023-05-04') }),
      ],
      DATA.to,
    )
    expect(rest).toEqual([])
    expect(bar).toMatchObject({
      notice: span('2023-05-01', '2023-05-03'),
      first: span('2023-05-04', '2023-08-03'),
      extended: span('2023-08-04', '2023-11-03'),
      row: 0,
    })
  })

  it('end an order on its last full day before discharge, and an open one with the data', () => {
    const at = (text: string) => momentOfDay(day(text))
    const until = (text: string) => endMomentOfDay(day(text))
    const bars = orderBars(
      [
        order('cut', { made: at('2023-05-04'), ends: until('2023-08-03'), discharged: at('2023-06-01') }),
        order('open', { made: at('2023-05-05') }),
      ],
      DATA.to,
    )
    expect(bars.map((bar) => bar.first.to)).toEqual([day('2023-05-31'), DATA.to])
    expect(bars.map((bar) => bar.row)).toEqual([0, 1])
  })

  it('never overlap within a row', () => {
    const made = fc.integer({ min: DATA.from, max: DATA.to })
    fc.assert(
      fc.property(fc.array(fc.tuple(made, fc.nat(120)), { maxLength: 30 }), (pairs) => {
        const orders = pairs.map(([from, length], index) =>
          order(String(index), {
            noticeServed: momentOfDay(dayNumber(from - 2)),
            made: momentOfDay(dayNumber(from)),
            ends: endMomentOfDay(dayNumber(from + length)),
          }),
        )
        const bars = orderBars(orders, DATA.to)
        expect(bars).toHaveLength(orders.length)
        for (const bar of bars) {
          const others = bars.filter((other) => other !== bar && other.row === bar.row)
          expect(
            others.every((other) => other.first.from > bar.first.to || other.first.to < bar.first.from),
          ).toBe(true)
        }
      }),
    )
  })
})

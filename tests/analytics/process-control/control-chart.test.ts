/**
 * Poisson limits, control charts, EWMA, signals and funnels: published figures, reference values from R, and
 * invariants.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  controlChart,
  type ControlChart,
  type Sample,
  ewmaOf,
  signalsOf,
} from '../../../src/analytics/process-control/control-chart.ts'
import {
  funnelDispersion,
  funnelLimits,
  funnelPosition,
} from '../../../src/analytics/process-control/funnel.ts'
import {
  classicalLimits,
  poissonLimits,
  THREE_SIGMA_TAIL,
} from '../../../src/analytics/process-control/poisson-limits.ts'

interface Golden {
  readonly limits: readonly (readonly [mean: number, tail: number, low: number, high: number])[]
  readonly chart: {
    readonly baseline: readonly number[]
    readonly baselineDays: readonly number[]
    readonly later: readonly number[]
    readonly laterDays: readonly number[]
    readonly rate: number
    readonly dispersion: number
    readonly ewma: readonly number[]
    readonly ewmaHigh: readonly number[]
    readonly low: readonly number[]
    readonly high: readonly number[]
  }
  readonly funnel: {
    readonly count: readonly number[]
    readonly expected: readonly number[]
    readonly phi: number
    readonly innerLow: readonly number[]
    readonly innerHigh: readonly number[]
    readonly outerLow: readonly number[]
    readonly outerHigh: readonly number[]
  }
}
const golden = JSON.parse(readFileSync('tests/golden/process-control.json', 'utf8')) as Golden

const near = (value: number) => expect.closeTo(value, 7)
const chartOf = (samples: readonly Sample[], baseline: number, phi = 1): ControlChart => {
  const chart = controlChart(samples, baseline, phi)
  if (chart.kind === 'none') throw new Error(`no chart: ${chart.reason}`)
  return chart
}
const weekly = (counts: readonly number[]): readonly Sample[] =>
  counts.map((count) => ({ count, exposure: 7 }))

describe('limits of a count', () => {
  test.each(golden.limits)('of mean %d with a tail of %d equal those of R', (mean, tail, low, high) => {
    expect(poissonLimits(mean, tail)).toEqual({ low: near(low), high: near(high) })
  })

  test.each([
    [516 / 26, 19.8462, 6.4814, 33.2109],
    [472 / 24, 19.6667, 6.3625, 32.9708],
  ])('classical limits of mean %d', (mean, centre, low, high) => {
    expect(mean).toBeCloseTo(centre, 4)
    const limits = classicalLimits(mean)
    expect(limits.low).toBeCloseTo(low, 4)
    expect(limits.high).toBeCloseTo(high, 4)
  })

  test('a whole count lies outside exactly if its tail is under the tail probability', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        fc.integer({ min: 0, max: 120 }),
        (mean, count) => {
          const { low, high } = poissonLimits(mean, THREE_SIGMA_TAIL)
          const [atMost, atLeast] = tailsOf(count, mean)
          fc.pre(Math.abs(atMost - THREE_SIGMA_TAIL) > 1e-9 && Math.abs(atLeast - THREE_SIGMA_TAIL) > 1e-9)
          expect(count > high).toBe(atLeast < THREE_SIGMA_TAIL)
          expect(count < low).toBe(atMost < THREE_SIGMA_TAIL)
        },
      ),
    )
  })

  test('phi widens both by its root, the lower one to no less than 0', () => {
    const [plain, wide] = [poissonLimits(40, 0.025), poissonLimits(40, 0.025, 4)]
    expect(wide.high - 40).toBeCloseTo(2 * (plain.high - 40), 10)
    expect(40 - wide.low).toBeCloseTo(2 * (40 - plain.low), 10)
    expect(poissonLimits(3, 0.025, 9).low).toBe(0)
  })

  test('arguments outside the domain throw', () => {
    expect(() => poissonLimits(0, 0.025)).toThrow('a mean of 0')
    expect(() => poissonLimits(3, 0.5)).toThrow('a tail of 0.5')
    expect(() => poissonLimits(3, 0.1, 0.9)).toThrow('phi of 0.9')
  })
})

/** Lower and upper tail of a count, by summation. */
function tailsOf(count: number, mean: number): readonly [number, number] {
  let [chance, below] = [Math.exp(-mean), 0]
  for (let k = 0; k < count; k++) {
    below += chance
    chance *= mean / (k + 1)
  }
  return [below + chance, 1 - below]
}

describe('the moving average', () => {
  test.each([
    [1, 5.2],
    [2, 5.53675],
    [3, 5.71797],
    [10, 5.98844],
  ])('of mean 4, weight .2, width 3: upper limit at %i', (time, limit) => {
    const points = ewmaOf(
      Array.from({ length: 10 }, () => 1),
      Array.from({ length: 10 }, () => 1 / Math.sqrt(4)),
    )
    expect(4 * (points[time - 1]?.high ?? 0)).toBeCloseTo(limit, 5)
  })

  test('is constant for constant values', () => {
    const points = ewmaOf([1, 1, 1], [0.5, 0.5, 0.5])
    expect(points.map(({ value }) => value)).toEqual([near(1), near(1), near(1)])
  })
})

describe('a chart', () => {
  const { chart: reference } = golden
  const samples = [...reference.baseline, ...reference.later].map((count, at) => ({
    count,
    exposure: [...reference.baselineDays, ...reference.laterDays][at] ?? 0,
  }))

  test('of overdispersed months of different length equals that of R', () => {
    const chart = chartOf(samples, reference.baseline.length, reference.dispersion)
    expect(chart.rate).toBeCloseTo(reference.rate, 9)
    const later = chart.points.slice(reference.baseline.length)
    expect(later.map(({ low }) => low)).toEqual(reference.low.map(near))
    expect(later.map(({ high }) => high)).toEqual(reference.high.map(near))
    expect(later.map(({ ewma }) => ewma?.value)).toEqual(reference.ewma.map(near))
    expect(later.map(({ ewma }) => ewma?.high)).toEqual(reference.ewmaHigh.map(near))
  })

  test('later samples do not change centre or limits', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(counts, (later) => {
        const [short, long] = [
          chartOf(weekly(reference.baseline), 16),
          chartOf(weekly([...reference.baseline, ...later]), 16),
        ]
        expect(long.points.slice(0, 16)).toEqual(short.points)
        const limits = new Set(long.points.map(({ low, high, expected }) => `${low} ${high} ${expected}`))
        expect(limits.size).toBe(1)
      }),
      { numRuns: 30 },
    )
  })

  test.each([1, 1.2, 1.49, 1.6])('has limits widened by the root of %d', (phi) => {
    const [first] = chartOf(weekly([4, 5, 6, 5, 4, 6, 5, 5]), 8, phi).points
    const { low, high } = poissonLimits(5, THREE_SIGMA_TAIL, 1)
    expect(first?.high).toBeCloseTo(5 + (high - 5) * Math.sqrt(phi), 9)
    expect(first?.low).toBeCloseTo(Math.max(0, 5 - (5 - low) * Math.sqrt(phi)), 9)
  })

  test('a point outside and a run of eight are signalled, but not in the baseline', () => {
    const chart = chartOf(
      weekly([...Array.from({ length: 20 }, (_, i) => 9 + (i % 3)), 30, 8, 8, 8, 8, 8, 8, 8, 8]),
      20,
    )
    expect(
      chart.points.slice(0, 20).every(({ signals, ewma }) => signals.length === 0 && ewma === null),
    ).toBe(true)
    expect(chart.points[20]?.signals).toContainEqual({ rule: 'outside', direction: 'above' })
    expect(chart.points.at(-2)?.signals).not.toContainEqual(expect.objectContaining({ rule: 'run' }))
    expect(chart.points.at(-1)?.signals).toContainEqual({ rule: 'run', direction: 'below' })
  })

  test.each([
    [[1, 2, 3, 4, 5, 6, 7], 7, 'short-baseline'],
    [[0, 0, 0, 0, 0, 0, 0, 0, 3], 8, 'empty-baseline'],
    [[], 0, 'short-baseline'],
  ] as const)('%j with a baseline of %i: %s', (counts, length, reason) => {
    expect(controlChart(weekly(counts), length, 1)).toEqual({ kind: 'none', reason })
  })

  test('throws for invalid counts and exposures', () => {
    expect(() => controlChart([{ count: -1, exposure: 7 }], 1, 1)).toThrow('a count of -1')
    expect(() => controlChart([{ count: 1, exposure: 0 }], 1, 1)).toThrow('an exposure of 0')
  })
})

describe('a run', () => {
  const runSignals = (counts: readonly number[]) =>
    signalsOf(
      counts.map((count) => ({ count, expected: 10, low: 0, high: 100 })),
      [],
    ).map((signals) => signals.some(({ rule }) => rule === 'run'))

  test('is signalled from the eighth point on', () => {
    expect(runSignals([11, 12, 11, 12, 11, 12, 11, 12, 11, 9])).toEqual([
      ...Array(7).fill(false),
      true,
      true,
      false,
    ])
  })
  test('neither counts nor is interrupted by points on the centre line', () => {
    expect(runSignals([11, 12, 10, 11, 12, 11, 12, 10, 11, 12])).toEqual([...Array(9).fill(false), true])
  })
  test('is interrupted by a point on the other side', () => {
    expect(runSignals([11, 12, 11, 12, 9, 12, 11, 12, 11, 12, 11, 12]).some(Boolean)).toBe(false)
  })
})

describe('a funnel', () => {
  const { funnel } = golden
  const areas = funnel.count.map((count, at) => ({ count, expected: funnel.expected[at] ?? 0 }))

  test('equals that of R', () => {
    const phi = funnelDispersion(areas)
    expect(phi).toBeCloseTo(funnel.phi, 9)
    const limits = areas.map(({ expected }) => funnelLimits(expected, phi))
    expect(limits.map(({ inner }) => inner.low)).toEqual(funnel.innerLow.map(near))
    expect(limits.map(({ inner }) => inner.high)).toEqual(funnel.innerHigh.map(near))
    expect(limits.map(({ outer }) => outer.low)).toEqual(funnel.outerLow.map(near))
    expect(limits.map(({ outer }) => outer.high)).toEqual(funnel.outerHigh.map(near))
  })

  test('limits are wider for small areas than for large areas of the same rate', () => {
    expect(funnelPosition(3, funnelLimits(1, 1))).toBe('within')
    expect(funnelPosition(300, funnelLimits(100, 1))).toBe('far above')
    expect(funnelPosition(70, funnelLimits(100, 1))).toBe('far below')
    expect(funnelPosition(122, funnelLimits(100, 1))).toBe('above')
    expect(funnelPosition(79, funnelLimits(100, 1))).toBe('below')
  })

  test('fewer than ten areas give a dispersion of 1, and it is never under 1', () => {
    expect(funnelDispersion(areas.slice(0, 9))).toBe(1)
    expect(funnelDispersion(Array.from({ length: 30 }, () => ({ count: 20, expected: 20 })))).toBe(1)
  })
})

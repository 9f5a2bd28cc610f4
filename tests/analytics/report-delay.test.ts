/** Reporting delay against brute force, and against the truth under right truncation. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysToArrive, LEAST_REPORTS } from '../../src/analytics/report-delay.ts'

interface Report {
  readonly delay: number
  readonly age: number
}
const arrivals = (reports: readonly Report[]) => ({
  delays: reports.map(({ delay }) => delay),
  ages: reports.map(({ age }) => age),
})

/** Reverse-time hazard, computed from all reports for each day. */
function byBruteForce(reports: readonly Report[], share: number): number | null {
  const observed = reports.filter(({ delay, age }) => delay <= age)
  const atRisk = (s: number) => observed.filter(({ delay, age }) => delay <= s && age >= s).length
  const days = Array.from({ length: 61 }, (_, s) => s).filter((s) => atRisk(s) >= LEAST_REPORTS)
  const longest = days.at(-1)
  if (longest === undefined) return null
  for (let within = 0; within <= longest; within++) {
    // Share that had arrived within `within` days: all longer delays removed one after another.
    let arrived = 1
    for (let s = longest; s > within; s--)
      arrived *= 1 - observed.filter(({ delay }) => delay === s).length / Math.max(1, atRisk(s))
    if (arrived >= share) return within
  }
  return null
}

const anyReports = fc.array(
  fc.record({ delay: fc.integer({ min: 0, max: 30 }), age: fc.integer({ min: 0, max: 60 }) }),
  { minLength: 150, maxLength: 400 },
)

describe('days until most reports have arrived', () => {
  it('equal those of brute force', () => {
    fc.assert(
      fc.property(anyReports, fc.constantFrom(0.5, 0.8, 0.95), (reports, share) => {
        expect(daysToArrive(arrivals(reports), share)).toBe(byBruteForce(reports, share))
      }),
      { numRuns: 60 },
    )
  })

  it('are the plain quantile where every event is old enough', () => {
    const delays = Array.from({ length: 1000 }, (_, i) => Math.floor(i / 50))
    const old = delays.map((delay) => ({ delay, age: 400 }))
    expect(daysToArrive(arrivals(old), 0.95)).toBe(18)
    expect(daysToArrive(arrivals(old), 0.5)).toBe(9)
  })

  it('are not shortened by recent events, of which only quick reports are in the feed', () => {
    // 40 events a day for 90 days; one in ten is reported on the twentieth day, the others at once.
    const all = Array.from({ length: 90 * 40 }, (_, i) => ({
      delay: i % 10 === 0 ? 20 : 0,
      age: Math.floor(i / 40),
    }))
    const inTheFeed = all.filter(({ delay, age }) => delay <= age)
    expect(daysToArrive(arrivals(inTheFeed), 0.95)).toBe(20)
    expect(daysToArrive(arrivals(inTheFeed), 0.89)).toBe(0)
  })

  it('do not depend on the order of rows, and are null for too few reports', () => {
    const reports = Array.from({ length: 300 }, (_, i) => ({ delay: i % 17, age: 30 + (i % 40) }))
    expect(daysToArrive(arrivals(reports.toReversed()), 0.95)).toBe(daysToArrive(arrivals(reports), 0.95))
    expect(daysToArrive(arrivals(reports.slice(0, LEAST_REPORTS - 1)), 0.95)).toBeNull()
    expect(daysToArrive(arrivals([]), 0.95)).toBeNull()
  })
})

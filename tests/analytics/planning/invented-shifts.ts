/** Seeded synthetic shifts: places on a plane, and expected reports that vary by hour. */
import { runningReports, type Break, type ShiftProblem } from '../../../src/analytics/planning/shift.ts'
import { seededUniform } from '../../../src/analytics/seeded.ts'

export interface ShiftOptions {
  readonly seed: number
  readonly places: number
  readonly minutes: number
  /** All times of the shift are multiples of it. */
  readonly gridMinutes?: number
  readonly crews?: number
  readonly breaks?: readonly Break[]
  readonly hasEnds?: boolean
  /** Whether each place belongs to one crew. */
  readonly isApart?: boolean
  /** Width of the plane, in travel minutes. */
  readonly across?: number
}

export function inventedShift(of: ShiftOptions): ShiftProblem {
  const { seed, places, minutes, gridMinutes = 1, crews = 1, across = 30 } = of
  const uniform = seededUniform(seed)
  const at = Array.from({ length: places }, () => ({ x: uniform() * across, y: uniform() * across }))
  const roundedUp = (length: number) => Math.max(gridMinutes, Math.ceil(length / gridMinutes) * gridMinutes)
  const travelMinutes = (from: number, to: number) => {
    const [a, b] = [at[from], at[to]]
    return from === to || !a || !b ? 0 : roundedUp(Math.hypot(a.x - b.x, a.y - b.y))
  }
  const ends = Int32Array.from(at, ({ x, y }) => roundedUp(Math.hypot(x - across / 2, y - across / 2)))
  const firstHour = 60 - Math.floor((uniform() * 60) / gridMinutes) * gridMinutes
  return {
    minutes,
    visitMinutes: 15,
    revisitMinutes: 60,
    breaks: of.breaks ?? [],
    places,
    travel: Int32Array.from({ length: places ** 2 }, (_, i) =>
      travelMinutes(Math.floor(i / places), i % places),
    ),
    fromStart: of.hasEnds ? ends : null,
    toEnd: of.hasEnds ? ends : null,
    firstHour,
    cumulativeReports: at.map(() => {
      const level = uniform() ** 2
      const perHour = Array.from({ length: 24 }, () => level * uniform() ** 2)
      return runningReports(perHour, (minute) => Math.floor((minute - firstHour + 60) / 60), minutes)
    }),
    patches: Array.from({ length: crews }, (_, crew) =>
      Array.from({ length: places }, (__, place) => place).filter(
        (place) => !of.isApart || place % crews === crew,
      ),
    ),
  }
}

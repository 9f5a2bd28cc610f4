/** Invented shifts, by seed: places on a plane of a few minutes' walk, and hours that differ. */
import { runningReports, type Break, type ShiftProblem } from '../../../src/analytics/planning/shift.ts'
import { seededUniform } from '../../../src/analytics/seeded.ts'

export interface ShiftOf {
  readonly seed: number
  readonly places: number
  readonly minutes: number
  /** Every time of the shift is a multiple of it. */
  readonly gridMinutes?: number
  readonly crews?: number
  readonly breaks?: readonly Break[]
  readonly hasEnds?: boolean
  /** True: each place belongs to one crew. */
  readonly isApart?: boolean
  /** Minutes across. */
  readonly across?: number
}

export function inventedShift(of: ShiftOf): ShiftProblem {
  const { seed, places, minutes, gridMinutes = 1, crews = 1, across = 30 } = of
  const uniform = seededUniform(seed)
  const at = Array.from({ length: places }, () => ({ x: uniform() * across, y: uniform() * across }))
  const whole = (length: number) => Math.max(gridMinutes, Math.ceil(length / gridMinutes) * gridMinutes)
  const way = (from: number, to: number) => {
    const [a, b] = [at[from], at[to]]
    return from === to || !a || !b ? 0 : whole(Math.hypot(a.x - b.x, a.y - b.y))
  }
  const ends = Int32Array.from(at, ({ x, y }) => whole(Math.hypot(x - across / 2, y - across / 2)))
  const firstHour = 60 - Math.floor((uniform() * 60) / gridMinutes) * gridMinutes
  return {
    minutes,
    visitMinutes: 15,
    revisitMinutes: 60,
    breaks: of.breaks ?? [],
    places,
    travel: Int32Array.from({ length: places ** 2 }, (_, i) => way(Math.floor(i / places), i % places)),
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

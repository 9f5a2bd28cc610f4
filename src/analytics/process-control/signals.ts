/** Which points of a control chart call for a question, and why. */
import type { Interval } from '../small-numbers/poisson-interval.ts'
import type { EwmaPoint } from './ewma.ts'

type Direction = 'above' | 'below'
export interface Signal {
  /** One point beyond its limits; a run on one side of the centre; the moving average beyond its limits. */
  readonly rule: 'outside' | 'run' | 'average'
  readonly direction: Direction
}
/** A point as it is judged. */
interface PointWithLimits extends Interval {
  readonly count: number
  readonly expected: number
}

/** So many in a row on one side are a signal: by chance one in 128 runs of eight. */
const RUN_LENGTH = 8

/**
 * The signals of each point, in the order of the points. A run is said at its eighth point and at every later one that
 * goes on with it; points on the line neither count nor break (Western Electric 1956, rule 4).
 */
export function signalsOf(
  points: readonly PointWithLimits[],
  averages: readonly EwmaPoint[],
): readonly (readonly Signal[])[] {
  let [side, length] = [0, 0]
  return points.map((point, at) => {
    const now = Math.sign(point.count - point.expected)
    if (now !== 0) [side, length] = [now, now === side ? length + 1 : 1]
    const average = averages[at]
    return [
      ...signal('outside', beyond(point.count, point)),
      ...signal('run', now !== 0 && length >= RUN_LENGTH ? side : 0),
      ...signal('average', average ? beyond(average.value, average) : 0),
    ]
  })
}

const beyond = (value: number, { low, high }: Interval) => (value > high ? 1 : value < low ? -1 : 0)

const signal = (rule: Signal['rule'], side: number): readonly Signal[] =>
  side === 0 ? [] : [{ rule, direction: side > 0 ? 'above' : 'below' }]

/** Gate on counts of the whole borough outside the control limits of the quarters before, by group. */
import { poissonLimits, THREE_SIGMA_TAIL } from '../../analytics/process-control/poisson-limits.ts'
import { countWords } from '../../measures/sentences.ts'
import { closedRange } from '../../summary/band.ts'
import { rangeOf } from '../../summary/figures.ts'
import { quarterDays, quarterNumber, yearBefore } from '../../summary/quarter.ts'
import { fewOf, type Gate, type GateInput, newQuarters, notJudged, refusal } from './gate.ts'
import { wholeNoun } from '../../domain/place/served-place.ts'

/** Fewest quarters before: with them the same quarter of a year before is known. */
const LEAST_QUARTERS = 4
/** Probability that any count of a release without change lies outside its limits. */
const FALSE_ALARMS = 0.01
/** Clumping allowed for at least, as in public comparisons. */
const LEAST_PHI = 1.5
/** Median of chi-square with one degree of freedom. */
const MEDIAN_CHI_SQUARE = 0.4549

/**
 * A new quarter's count of a group is expected to be the mean of the same quarter in the years before. Its limits are
 * exact Poisson limits widened by overdispersion (Wedderburn 1974) and by that mean's own error, at a tail shared out
 * among all counts that are judged. The overdispersion is the median over the groups of squared changes from year to year
 * in the quarters before, in units of their Poisson variance, so that a single broken quarter does not hide the next;
 * never below 1.5.
 */
export const outOfControlGate: Gate = (input) => {
  const counts = groupCounts(input)
  const quarters = newQuarters(input)
  const judged = quarters.filter((quarter) => quartersBefore(counts, quarter) >= LEAST_QUARTERS)
  const tests = judged.length * input.counted.groups.length
  const tail = Math.min(THREE_SIGMA_TAIL, FALSE_ALARMS / (2 * Math.max(1, tests)))
  const outside = judged.flatMap((quarter) => {
    const phi = overdispersionBefore(counts, quarter)
    return input.counted.groups.flatMap(({ id, label }) => {
      const limits = limitsOf(counts.get(id), quarter, { phi, tail })
      const count = counts.get(id)?.get(quarter)
      if (limits === null || count === undefined) return []
      const { expected, low, high } = limits
      if (count >= low && count <= high) return []
      const [least, most] = [Math.ceil(low), Math.floor(high)].map(countWords)
      return [
        `${label} in ${quarter}: ${countWords(count)}, where ${countWords(Math.round(expected))} were expected and ${least} to ${most} lie within the limits`,
      ]
    })
  })
  const unjudged = quarters.filter((quarter) => !judged.includes(quarter))
  return [
    ...(outside.length > 0
      ? [
          refusal(
            'out-of-control',
            `${countWords(outside.length)} of ${countWords(tests)} counts of the whole ${wholeNoun()} lie outside the control limits of the quarters before: ${fewOf(outside, 8)}.`,
          ),
        ]
      : []),
    ...(unjudged.length > 0
      ? [
          notJudged(
            'out-of-control',
            `${unjudged.join(', ')}: fewer than ${LEAST_QUARTERS} quarters before, so that no control limits can be given.`,
          ),
        ]
      : []),
  ]
}

/** Counts of the borough by group and quarter. */
type GroupCounts = ReadonlyMap<string, ReadonlyMap<string, number>>

/** From the data; where they no longer reach, the middle of what the ledger's bands add up to. */
function groupCounts({ counted, ledger }: GateInput): GroupCounts {
  const { areas, quarters, groups, counts } = counted
  const last = ledger.releases.at(-1)?.summary
  return new Map(
    groups.map(({ id }, group) => {
      const published = (last?.quarters ?? []).flatMap((quarter) => {
        const range = last ? closedRange(rangeOf(last, { quarter, group: id })) : null
        return range === null ? [] : [[quarter, (range.low + range.high) / 2] as const]
      })
      const now = quarters.map((quarter, at) => {
        const cells = areas.map(
          (_, area) => counts[(area * quarters.length + at) * groups.length + group] ?? 0,
        )
        return [quarter, cells.reduce((sum, count) => sum + count, 0)] as const
      })
      return [id, new Map([...published, ...now])]
    }),
  )
}

const quartersBefore = (counts: GroupCounts, quarter: string) => {
  const [any] = counts.values()
  return any?.has(yearBefore(quarter)) ? [...any.keys()].filter((each) => each < quarter).length : 0
}

interface LimitOptions {
  readonly phi: number
  readonly tail: number
}
function limitsOf(
  counts: ReadonlyMap<string, number> | undefined,
  quarter: string,
  { phi, tail }: LimitOptions,
) {
  const same = [...(counts ?? [])].filter(
    ([each]) => each < quarter && (quarterNumber(quarter) - quarterNumber(each)) % LEAST_QUARTERS === 0,
  )
  if (same.length === 0) return null
  const [all, days] = same.reduce(
    ([sum, time], [each, count]) => [sum + count, time + quarterDays(each)],
    [0, 0],
  )
  // Without any count before, less than one is expected.
  const expected = (Math.max(all, 0.5) / days) * quarterDays(quarter)
  return { expected, ...poissonLimits(expected, tail, phi * (1 + 1 / same.length)) }
}

function overdispersionBefore(counts: GroupCounts, quarter: string): number {
  const changes = [...counts.values()].flatMap((ofGroup) =>
    [...ofGroup].flatMap(([each, count]) => {
      const before = ofGroup.get(yearBefore(each))
      return each < quarter && before !== undefined && count + before > 0
        ? [(count - before) ** 2 / (count + before)]
        : []
    }),
  )
  const median = changes.toSorted((a, b) => a - b)[Math.floor(changes.length / 2)] ?? 0
  return Math.max(LEAST_PHI, median / MEDIAN_CHI_SQUARE)
}

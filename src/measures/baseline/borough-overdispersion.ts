/** How much crimes and ASB together clump in the borough: worked out once for a dataset, for whatever follows the clock. */
import type { ClusterIndex } from '../../analytics/cluster-index.ts'
import { inAreas } from '../../analytics/selection.ts'
import {
  overdispersion,
  pooledOverdispersion,
  type MonthlyCounts,
} from '../../analytics/small-numbers/overdispersion.ts'
import type { Area } from '../../domain/area.ts'
import type { DaySpan } from '../../domain/day.ts'
import { firstOfMonth, wholeMonthsIn } from '../../domain/day.ts'

/** Phi, at least 1. */
export interface BoroughOverdispersion {
  /** Of a place: pooled over the wards. */
  readonly place: number
  /** Of the borough as one. */
  readonly whole: number
}

/**
 * From every whole month that the data speak for, the window's own among them, since the clock moves and phi must
 * not: a real change within them counts as clumping, which errs on the side of "could be chance". Assumes that a
 * cluster clumps as a ward does. Cost: one pass over the places and one over the incidents a ward.
 */
export function boroughOverdispersion(
  index: ClusterIndex,
  areas: readonly Area[],
  reach: DaySpan | null,
): BoroughOverdispersion {
  if (!reach) return { place: 1, whole: 1 }
  const { first, length } = wholeMonthsIn(reach)
  const months = monthOfDays(index, { first, length })
  const seriesOf = (inside: Uint8Array | null): MonthlyCounts => ({
    firstMonth: first % 12,
    counts: countsByMonth(index, { months, length }, inside),
  })
  const wards = areas.filter(({ level }) => level === 'ward')
  const pooled = pooledOverdispersion(wards.map(({ shape }) => seriesOf(inAreas(index, [shape]))))
  return { place: pooled, whole: overdispersion(seriesOf(null), pooled) }
}

/** For each day of the index the month it counts in, from 0; `length` where its month is not whole. */
function monthOfDays(index: ClusterIndex, { first, length }: { first: number; length: number }): Uint16Array {
  const days = index.lastDay - index.firstDay + 1
  const months = new Uint16Array(days).fill(length)
  for (let month = 0; month < length; month++) {
    const from = firstOfMonth(first + month) - index.firstDay
    months.fill(month, Math.max(0, from), Math.max(0, firstOfMonth(first + month + 1) - index.firstDay))
  }
  return months
}

function countsByMonth(
  { count, day }: ClusterIndex,
  { months, length }: { months: Uint16Array; length: number },
  inside: Uint8Array | null,
): readonly number[] {
  const counts = new Uint32Array(length + 1)
  for (let i = 0; i < count; i++) {
    if (inside !== null && inside[i] !== 1) continue
    const month = months[day[i] ?? 0] ?? length
    counts[month] = (counts[month] ?? 0) + 1
  }
  return [...counts.subarray(0, length)]
}

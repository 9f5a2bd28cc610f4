/**
 * Overdispersion of monthly counts of crimes and ASB together, per ward and for the borough; computed once
 * per dataset for every clock position.
 */
import type { ClusterIndex } from '../../analytics/cluster-index.ts'
import { inAreas } from '../../analytics/selection.ts'
import {
  overdispersion,
  pooledOverdispersion,
  type MonthlyCounts,
} from '../../analytics/small-numbers/overdispersion.ts'
import type { Area } from '../../domain/area.ts'
import { type DaySpan, firstOfMonth, wholeMonthsIn } from '../../domain/day.ts'

/** Phi, at least 1. */
export interface BoroughOverdispersion {
  /** Pooled over the wards: used for a single place. */
  readonly place: number
  /** Of the borough's total. */
  readonly borough: number
}

/**
 * Estimates phi from every whole month covered by the data, the window's own included, so that it does not
 * change while the clock moves: a real change within them inflates phi, which errs towards "could be chance".
 * Assumes that clusters are as overdispersed as wards. Cost: one pass over the places and one over the
 * incidents per ward.
 */
export function boroughOverdispersion(
  index: ClusterIndex,
  areas: readonly Area[],
  reach: DaySpan | null,
): BoroughOverdispersion {
  if (!reach) return { place: 1, borough: 1 }
  const { first, length } = wholeMonthsIn(reach)
  const months = monthOfDays(index, { first, length })
  const seriesOf = (inside: Uint8Array | null): MonthlyCounts => ({
    firstMonth: first % 12,
    counts: countsByMonth(index, { months, length }, inside),
  })
  const wards = areas.filter(({ level }) => level === 'ward')
  const pooled = pooledOverdispersion(wards.map(({ shape }) => seriesOf(inAreas(index, [shape]))))
  return { place: pooled, borough: overdispersion(seriesOf(null), pooled) }
}

/** Month index of each day of the cluster index, from 0; `length` for days of incomplete months. */
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

/** How much a site's counts clump: by its months before Clear, or by all wards where it has too few. */
import { clumping, pooledClumping, type MonthlyCounts } from '../../analytics/small-numbers/clumping.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { dayNumber } from '../../domain/day.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { firstDayOfMonth, incidentReach, monthNumber } from '../baseline/baseline.ts'
import { placesOf } from '../figures/places.ts'
import { kindReader, type Measure } from '../figures/tally.ts'
import { countOn, siteTally } from './site-tally.ts'

const pooled = new WeakMap<Dataset, Map<Measure['id'], number>>()

/** Phi, at least 1. */
export function siteClumping(dataset: Dataset, site: Site, measure: Measure): number {
  const reach = incidentReach(dataset)
  if (!reach) return 1
  const clear = firstClear(site) ?? dayNumber(reach.to + 1)
  const first = monthNumber(reach.from - 1) + 1
  const tally = siteTally(dataset, site)
  const months = Array.from({ length: Math.max(0, monthNumber(clear) - first) }, (_, at) =>
    monthOf(first + at),
  )
  const counts = months.map((span) => countOn(tally, 'site', { measure, span }))
  return clumping({ firstMonth: first % 12, counts }, ofWards(dataset, measure, reach))
}

const monthOf = (month: number): DaySpan => ({
  from: firstDayOfMonth(month),
  to: dayNumber(firstDayOfMonth(month + 1) - 1),
})

/** The wards' phi over all whole months, worked out once for a dataset and a measure. */
function ofWards(dataset: Dataset, measure: Measure, reach: DaySpan): number {
  const ofDataset = pooled.get(dataset) ?? new Map<Measure['id'], number>()
  pooled.set(dataset, ofDataset)
  const phi = ofDataset.get(measure.id) ?? pooledClumping(wardMonths(dataset, measure, reach))
  ofDataset.set(measure.id, phi)
  return phi
}

function wardMonths(dataset: Dataset, measure: Measure, reach: DaySpan): readonly MonthlyCounts[] {
  const { areas: wards, areaOf: wardOf } = placesOf(dataset)
  const first = monthNumber(reach.from - 1) + 1
  const length = Math.max(0, monthNumber(reach.to + 1) - first)
  const kindOf = kindReader(dataset)
  const monthOfDay = new Map<number, number>()
  const counts = wards.map(() => Array.from({ length }, () => 0))
  for (let row = 0; row < dataset.incidents.count; row++) {
    if (!measure.kinds.includes(kindOf(row))) continue
    const day = dataset.incidents.day[row] ?? 0
    const month = monthOfDay.get(day) ?? monthNumber(day) - first
    monthOfDay.set(day, month)
    const ofWard = counts[wardOf[row] ?? wards.length]
    if (ofWard && month >= 0 && month < length) ofWard[month] = (ofWard[month] ?? 0) + 1
  }
  return counts.map((ofWard) => ({ firstMonth: first % 12, counts: ofWard }))
}

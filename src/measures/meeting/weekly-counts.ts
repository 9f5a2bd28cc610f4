/** Crimes and ASB week by week up to the as-of day, with the weeks of which reports are still to come. */
import type { Dataset } from '../../domain/dataset.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import { addMonths, dayNumber, daysFrom, daysIn, daysUpTo } from '../../domain/day.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { lateDays } from '../feeds/late-days.ts'
import { kindReader, MEASURES } from '../figures/tally.ts'

export interface WeekCount {
  readonly span: DaySpan
  readonly crimes: number
  readonly asb: number
  readonly isLate: boolean
}

const MONTHS_BEFORE = 6

/** Whole weeks that end on the as-of day, from six months before `now` on; none where there are no incidents. */
export function weeklyCounts(dataset: Dataset, now: Day): readonly WeekCount[] {
  const reach = incidentReach(dataset)
  if (!reach) return []
  const { asOf } = dataset.manifest
  const first = Math.max(reach.from, addMonths(now, -MONTHS_BEFORE))
  const length = Math.max(0, Math.floor(daysIn({ from: dayNumber(first), to: asOf }) / 7))
  const start = daysUpTo(asOf, 7 * length).from
  const asbKinds = MEASURES.find(({ id }) => id === 'asb')?.kinds ?? []
  const kindOf = kindReader(dataset)
  const sums = Array.from({ length }, () => ({ crimes: 0, asb: 0 }))
  const { count, day } = dataset.incidents
  for (let row = 0; row < count; row++) {
    const week = sums[Math.floor(((day[row] ?? 0) - start) / 7)]
    if (!week) continue
    if (asbKinds.includes(kindOf(row))) week.asb++
    else week.crimes++
  }
  const late = lateDays(dataset.incidents, asOf)
  return sums.map((sum, at) => {
    const span = daysFrom(dayNumber(start + 7 * at), 7)
    return { span, ...sum, isLate: late !== null && span.to >= late.from }
  })
}

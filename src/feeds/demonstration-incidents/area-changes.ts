/** Changes of antisocial behaviour planted in whole areas: a level before, a level after, and even steps between. */
import type { Borough } from '../../domain/borough/borough.ts'
import { isoDay } from '../../domain/day.ts'
import { patchOf, type Patch } from '../demonstration/grid-polygons.ts'
import { itemAt } from '../demonstration/random.ts'
import { PLANNED_A_MONTH } from './hotspots.ts'
import { sumOf } from './mix.ts'
import { weightOfMonth, type Month } from './months.ts'
import plan from '../../../data/demonstration/area-changes.json'

type PlannedChange = (typeof plan.changes)[number]

/** Days with their expected number of reports. */
export interface ExpectedSpan {
  readonly from: string
  readonly to: string
  /** Indexes of its months. */
  readonly months: readonly number[]
  readonly expected: number
}

/** A planted change in one area. */
export interface AreaChange {
  readonly area: string
  readonly level: string
  readonly category: string
  readonly patch: Patch
  /** Expected reports in an average month before the change. */
  readonly monthly: number
  /** Level of each month as a share of `monthly`. */
  readonly levels: readonly number[]
  readonly before: ExpectedSpan
  readonly after: ExpectedSpan
}

/** The planned changes, scaled to the number of incidents. Throws for an area that the borough lacks. */
export function areaChanges(
  borough: Borough,
  { months, incidentsAMonth }: { readonly months: readonly Month[]; readonly incidentsAMonth: number },
): readonly AreaChange[] {
  const scale = incidentsAMonth / PLANNED_A_MONTH
  return plan.changes.map((change) => {
    const [before, after] = [change.before, change.after].map((span) => expectedSpan(span, months, scale))
    const shape = borough.msoas.find(({ code }) => code === change.area)?.shape
    if (!shape || !before || !after) throw new Error(`The borough has no area ${change.area}`)
    const monthly = before.expected / weightIn(before, months)
    const remains = after.expected / weightIn(after, months) / monthly
    const { area, level, category } = change
    const levels = months.map((_, month) => levelIn(month, { before, after, remains }))
    return { area, level, category, patch: patchOf(shape), monthly, levels, before, after }
  })
}

function expectedSpan(
  { from, to, expected }: PlannedChange['before'],
  months: readonly Month[],
  scale: number,
): ExpectedSpan {
  const within = months.flatMap(({ first }, index) =>
    isoDay(first) >= from && isoDay(first) <= to ? [index] : [],
  )
  return { from, to, months: within, expected: expected * scale }
}

const weightIn = ({ months: indexes }: ExpectedSpan, months: readonly Month[]) =>
  sumOf(indexes.map((index) => weightOfMonth(itemAt(months, index))))

/** 1 up to the last month before, `remains` from the first month after, on a straight line between. */
function levelIn(
  month: number,
  {
    before,
    after,
    remains,
  }: { readonly before: ExpectedSpan; readonly after: ExpectedSpan; readonly remains: number },
): number {
  const [last = 0, first = 0] = [before.months.at(-1), after.months[0]]
  const done = Math.min(1, Math.max(0, (month - last) / (first - last)))
  return 1 + done * (remains - 1)
}

/** Gates on rows that are not counted: set aside when read, or of categories that are unknown, or missing. */
import { rowsSetAside, type FeedKind } from '../../domain/feed.ts'
import { countWords } from '../../measures/sentences.ts'
import { quarterNumber, quarterOf } from '../../summary/quarter.ts'
import { quarterOfDay } from '../counting/quarters.ts'
import { dayNumber } from '../../domain/day.ts'
import { fewOf, type Gate, type GateInput, newQuarters, refusal, shareWords } from './gate.ts'

/** The kinds of feed that the page is made of. */
const SHOWN_KINDS: readonly FeedKind[] = ['incidents', 'areas', 'closure-orders', 'actions', 'commitments']
/** Largest share of a feed's rows that may be set aside. */
const MAX_SHARE_SET_ASIDE = 0.01

/** Feeds of which more than a hundredth of the rows was set aside: every count made of them would be too low. */
export const rowsSetAsideGate: Gate = ({ dataset: { reports } }) =>
  reports
    .filter(({ kind }) => SHOWN_KINDS.includes(kind))
    .flatMap((report) => {
      const aside = rowsSetAside(report)
      if (aside <= MAX_SHARE_SET_ASIDE * report.rowsIn) return []
      const reasons = report.setAside
        .toSorted((a, b) => b.count - a.count)
        .map(({ reason, count }) => `${reason} ${countWords(count)}`)
      return refusal(
        'rows-set-aside',
        `${countWords(aside)} of ${countWords(report.rowsIn)} rows of the feed ${report.feed} were set aside (${shareWords(aside, report.rowsIn)}; at most ${shareWords(MAX_SHARE_SET_ASIDE, 1)} may be): ${fewOf(reasons)}.`,
      )
    })

/** Categories that the manifest does not list: their incidents would be counted in no group. */
export const unknownCategoriesGate: Gate = (input) => {
  const { dataset, counted } = input
  const listed = new Set(dataset.manifest.categories.map(({ id }) => id))
  const counts = categoryCounts(input)
  const unknown = dataset.categories.flatMap(({ id }, index) => {
    const count = counted.quarters.reduce((sum, quarter) => sum + (counts.get(quarter)?.[index] ?? 0), 0)
    return listed.has(id) || count === 0 ? [] : [{ id, count }]
  })
  if (unknown.length === 0) return []
  const all = unknown.reduce((sum, { count }) => sum + count, 0)
  const names = unknown
    .toSorted((a, b) => b.count - a.count)
    .map(({ id, count }) => `${id} ${countWords(count)}`)
  return [
    refusal(
      'unknown-categories',
      `${countWords(all)} incidents are of ${countWords(unknown.length)} categories that the manifest does not list, and would be counted in no group: ${fewOf(names)}.`,
    ),
  ]
}

/** Number of incidents expected in a quarter from which on none at all is no chance. */
const LEAST_EXPECTED = 20

/** Categories without any incident in a new quarter that had many in the quarters before. */
export const missingCategoriesGate: Gate = (input) => {
  const { dataset, counted } = input
  const counts = categoryCounts(input)
  const missing = newQuarters(input).flatMap((quarter) =>
    dataset.categories.flatMap(({ label, publicGroup }, index) => {
      if (publicGroup === null || (counts.get(quarter)?.[index] ?? 0) > 0) return []
      const before = quartersBefore(quarter, counted.quarters).map((each) => counts.get(each)?.[index] ?? 0)
      const usual = before.length > 0 ? Math.min(...before) : 0
      return usual >= LEAST_EXPECTED
        ? [`${label} in ${quarter}, at least ${countWords(usual)} in each of the ${before.length} before`]
        : []
    }),
  )
  return missing.length === 0
    ? []
    : [
        refusal(
          'missing-categories',
          `Of ${missing.length === 1 ? 'a category' : `${missing.length} categories`} there is no incident any more: ${fewOf(missing)}.`,
        ),
      ]
}

const QUARTERS_A_YEAR = 4
const quartersBefore = (quarter: string, quarters: readonly string[]) =>
  Array.from({ length: QUARTERS_A_YEAR }, (_, i) => quarterOf(quarterNumber(quarter) - 1 - i)).filter(
    (each) => quarters.includes(each),
  )

/** Incidents of each category, by quarter; the whole borough and beyond. */
function categoryCounts({
  dataset: { incidents, categories },
  counted: { quarters },
}: Pick<GateInput, 'dataset' | 'counted'>): ReadonlyMap<string, Int32Array> {
  const counts = new Map(quarters.map((quarter) => [quarter, new Int32Array(categories.length)]))
  const byDay = new Map<number, Int32Array | undefined>()
  for (let row = 0; row < incidents.count; row++) {
    const day = incidents.day[row] ?? 0
    if (!byDay.has(day)) byDay.set(day, counts.get(quarterOfDay(dayNumber(day))))
    const ofQuarter = byDay.get(day)
    const category = incidents.category[row] ?? 0
    if (ofQuarter) ofQuarter[category] = (ofQuarter[category] ?? 0) + 1
  }
  return counts
}

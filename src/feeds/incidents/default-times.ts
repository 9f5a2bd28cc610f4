/** Notes the times that a form fills in by itself, of each category by itself: agencies have forms of their own. */
import type { Category } from '../../domain/category.ts'
import { likelyDefaultTimes } from '../../domain/incident.ts'
import type { NoticeTally } from '../rows/notices.ts'
import { nameCounts, note } from '../rows/notices.ts'
import type { RowStore } from './row-store.ts'

/** Times of day and categories of the rows; guarded rows have no time of day here, and are not looked at. */
type TimeColumns = Pick<RowStore, 'minute' | 'category'>

export function noteDefaultTimes(
  tally: NoticeTally,
  rows: TimeColumns,
  categories: readonly Category[],
): void {
  const piles = new Map<string, number>()
  minutesByCategory(rows, categories.length).forEach((minutes, code) => {
    for (const { minute, count } of likelyDefaultTimes(minutes)) {
      note(tally, 'default-midnight', count)
      piles.set(`${categories[code]?.id ?? ''} at 00:0${minute}`, count)
    }
  })
  nameCounts(tally, 'default-midnight', piles)
}

/** Counted first, so that each category has one array that fits. */
function minutesByCategory({ minute, category }: TimeColumns, categories: number): readonly Int16Array[] {
  const counts = new Int32Array(categories)
  for (const code of category) counts[code] = (counts[code] ?? 0) + 1
  const minutes = Array.from(counts, (count) => new Int16Array(count))
  const filled = new Int32Array(categories)
  category.forEach((code, row) => {
    const at = filled[code] ?? 0
    const own = minutes[code]
    if (own) own[at] = minute[row] ?? -1
    filled[code] = at + 1
  })
  return minutes
}

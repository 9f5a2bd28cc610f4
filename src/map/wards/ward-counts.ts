/** Incidents of the shown window by ward, for a map without WebGL. */
import * as maths from '../../analytics/selection.ts'
import type { Area } from '../../domain/area.ts'
import type { DaySpan } from '../../domain/day.ts'
import { memoisedLast } from '../../measures/memoised.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { selectionMaker } from '../../state/selection.ts'
import type { View } from '../../state/view.ts'

interface WardCounts {
  /** Incidents of each ward, in the order of the wards given. */
  readonly counts: readonly number[]
  /** Incidents in none of them. */
  readonly outside: number
}

const select = selectionMaker(() => maths)

/** Number of the ward that holds each incident, in the order of the index, from 1; 0: none. */
const wardOfEach = memoisedLast(
  ({ index }: Catalogue, wards: readonly Area[]): Uint16Array => {
    const ward = new Uint16Array(index.count)
    for (const [i, { shape }] of wards.entries()) {
      const isInside = maths.inAreas(index, [shape])
      // A place on a border counts in one ward only.
      for (let row = 0; row < ward.length; row++)
        if (isInside[row] === 1 && ward[row] === 0) ward[row] = i + 1
    }
    return ward
  },
  (wards) => [wards],
)

/** Exact counts in the chosen categories, areas and hours. */
export function wardCounts(
  catalogue: Catalogue,
  wards: readonly Area[],
  { view, window }: { readonly view: Pick<View, 'categories' | 'areas' | 'hours'>; readonly window: DaySpan },
): WardCounts {
  const { index } = catalogue
  const selection = select({ ...view, ...window }, catalogue)
  const [first, last] = [window.from - index.firstDay, window.to - index.firstDay]
  const isChosen = new Uint8Array(256)
  isChosen.set(selection.chosen.subarray(0, index.categoryCount))
  const ward = wardOfEach(catalogue, wards)
  const sums = new Uint32Array(wards.length + 1)
  for (let row = 0; row < index.count; row++) {
    const day = index.day[row] ?? 0
    if (day < first || day > last || isChosen[selection.category[row] ?? 0] !== 1) continue
    const at = ward[row] ?? 0
    sums[at] = (sums[at] ?? 0) + 1
  }
  const [outside = 0, ...counts] = sums
  return { counts, outside }
}

/** Colour classes scaled by the share of the data that the filters choose, so that a filtered map stays readable. */
import * as maths from '../../analytics/selection.ts'
import { dailyCounts } from '../../analytics/step.ts'
import {
  scaledClasses,
  scaledCountClasses,
  type ColourClasses,
} from '../../measures/hotspots/square-classes.ts'
import { memoisedLast } from '../../measures/memoised.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { selectionMaker } from '../../state/selection.ts'
import type { View } from '../../state/view.ts'

type Filter = Pick<View, 'categories' | 'areas' | 'hours' | 'found'>
export interface SquareClasses {
  readonly counts: ColourClasses
  readonly density: ColourClasses
}

const [selectReported, selectAll] = [selectionMaker(() => maths, true), selectionMaker(() => maths)]

/**
 * Share of the reports in the chosen areas, over all days of the data, that categories and hours choose; 1 where
 * there are none. Areas themselves change no class: a square holds as much whether others are shown or not.
 */
export const chosenShare = memoisedLast(
  (catalogue: Catalogue, { categories, areas, hours, found }: Filter): number => {
    const days = { from: catalogue.dataDays.from, to: catalogue.dataDays.to }
    const all = countOf(catalogue, selectAll({ ...days, areas, categories: null, hours: null }, catalogue))
    const select = found ? selectAll : selectReported
    const chosen = countOf(catalogue, select({ ...days, areas, categories, hours }, catalogue))
    return all === 0 ? 1 : chosen / all
  },
  ({ categories, areas, hours, found }) => [categories, areas, hours, found],
)

const countOf = ({ index }: Catalogue, selection: Parameters<typeof dailyCounts>[1]) =>
  dailyCounts(index, selection).reduce((sum, count) => sum + count, 0)

/** Whether the filter chooses a part of the data, which is said beside the classes. */
export const isScaledBy = ({ categories, hours }: Pick<Filter, 'categories' | 'hours'>) =>
  categories !== null || hours !== null

/** The classes of a filter at every window. */
export const classesFor = memoisedLast(
  (classes: SquareClasses, share: number): SquareClasses => ({
    counts: scaledCountClasses(classes.counts, share),
    density: scaledClasses(classes.density, share),
  }),
  (share) => [share],
)

/** Incident counts by hour of the week for the window, categories and areas of a View, ignoring its hours filter. */
import * as maths from '../../analytics/selection.ts'
import { weekCounts, type WeekCounts } from '../../analytics/week-counts.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { Catalogue } from '../catalogue.ts'
import { selectionMaker } from '../selection.ts'
import type { View } from '../view.ts'

const selectionOf = selectionMaker(() => maths)

export const weekCountsOf = (
  view: Pick<View, 'categories' | 'areas'>,
  catalogue: Catalogue,
  window: DaySpan,
): WeekCounts => weekCounts(catalogue.index, selectionOf({ ...view, ...window, hours: null }, catalogue))

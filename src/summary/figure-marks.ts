/**
 * How a page marks its figures, so that the attack reads what a resident reads. An element with `data-figure` shows
 * one figure; which one is said by the nearest `data-area`, `data-quarter` and `data-group` on it or above it (none:
 * all). Its text, `aria-label`, `title`, and `<title>` inside it are all read. `data-change` on it says the
 * change of its figure against the same quarter a year before. A number of a cell or a total stands nowhere else.
 * `data-quoted` is on what quotes a figure that somebody else announced: its numbers are those of the summary's quotations.
 */
import type { Change } from './figures.ts'
import type { FigureKey } from './public-summary.ts'

export const FIGURE = 'data-figure'
export const AREA = 'data-area'
export const QUARTER = 'data-quarter'
export const GROUP = 'data-group'
export const CHANGE = 'data-change'
/** Never on a figure of ours, nor round one. */
export const QUOTED = 'data-quoted'
/** On an element that shows a range of `borough`: the figure's id, beside `data-quarter`. */
export const BOROUGH = 'data-borough'

interface FigureMarks {
  readonly 'data-figure': ''
  readonly 'data-area'?: string
  readonly 'data-quarter'?: string
  readonly 'data-group'?: string
  readonly 'data-change'?: Change
}

/** All marks at once, to be spread on an element. Keys that an ancestor carries may be left out by hand. */
export const figureMarks = ({ area, quarter, group }: FigureKey, change?: Change): FigureMarks => ({
  'data-figure': '',
  ...(area !== undefined && { 'data-area': area }),
  ...(quarter !== undefined && { 'data-quarter': quarter }),
  ...(group !== undefined && { 'data-group': group }),
  ...(change !== undefined && { 'data-change': change }),
})

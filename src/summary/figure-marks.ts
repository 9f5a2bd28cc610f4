/**
 * Attributes that mark figures on a page, so that the attack reads the same figures as a resident. An element with
 * `data-figure` shows one figure, identified by the nearest `data-area`, `data-quarter` and `data-group` on it or its
 * ancestors (missing: all). Its text, `aria-label`, `title` and inner `<title>` are read. `data-change` states the
 * change against the same quarter of the year before. Numbers of cells and totals are allowed in figures only.
 * `data-quoted` marks the quotation of a figure announced elsewhere, whose numbers must be those of the summary's
 * quotations.
 */
import type { Change } from './change.ts'
import type { FigureKey } from './public-summary.ts'

export const FIGURE = 'data-figure'
export const AREA = 'data-area'
export const QUARTER = 'data-quarter'
export const GROUP = 'data-group'
export const CHANGE = 'data-change'
/** Never on or around an element with `data-figure`. */
export const QUOTED = 'data-quoted'
/**
 * The range of a change in percentages; its text must be exactly what the bands of the figure's key give. Never on or around
 * an element with `data-figure`.
 */
export const COMPARISON = 'data-comparison'
/** Id of a borough figure, on its element beside `data-quarter`. */
export const BOROUGH = 'data-borough'

interface KeyMarks {
  readonly 'data-area'?: string
  readonly 'data-quarter'?: string
  readonly 'data-group'?: string
}
interface FigureMarks extends KeyMarks {
  readonly 'data-figure': ''
  readonly 'data-change'?: Change
}
interface ComparisonMarks extends KeyMarks {
  readonly 'data-comparison': ''
}

/** All attributes of a figure, to be spread on an element. Keys that an ancestor carries may be left out. */
export const figureMarks = (key: FigureKey, change?: Change): FigureMarks => ({
  'data-figure': '',
  ...keyMarks(key),
  ...(change !== undefined && { 'data-change': change }),
})

/** All attributes of a comparison, as `figureMarks`. */
export const comparisonMarks = (key: FigureKey): ComparisonMarks => ({
  'data-comparison': '',
  ...keyMarks(key),
})

const keyMarks = ({ area, quarter, group }: FigureKey): KeyMarks => ({
  ...(area !== undefined && { 'data-area': area }),
  ...(quarter !== undefined && { 'data-quarter': quarter }),
  ...(group !== undefined && { 'data-group': group }),
})

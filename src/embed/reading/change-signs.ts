/** The sign that stands before a figure, so that colour does not stand alone. */
import type { Change } from '../../summary/figures.ts'

export const CHANGE_SIGNS: Readonly<Record<Change, string>> = {
  lower: '▼',
  'no-clear-change': '',
  higher: '▲',
  'not-comparable': '',
}

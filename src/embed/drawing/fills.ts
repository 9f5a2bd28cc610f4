/** How an area of the map is filled: by its change, and over that by what sort of figure it has. */
import type { Row } from '../reading/rows.ts'

/** Names a pattern of the map; null: the plain colour of its change, which the sheet gives. */
export function patternOf({ now, change }: Pick<Row, 'now' | 'change'>): string | null {
  if (now.face === 'few') return `few-${change}`
  return now.face === 'not-published' ? 'not-published' : null
}

/** `5–9`: the figure where there is little room. What is no figure is said by its pattern, its title and the table. */
export const shortWords = ({ now }: Pick<Row, 'now'>) =>
  now.face === 'number' || now.face === 'few' ? now.words.replace(' to ', '–') : ''

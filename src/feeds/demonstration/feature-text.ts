/** Feeds as text: one feature a line, so that a row can be found by its line and files differ line by line. */
import type { Shape } from '../../domain/geography.ts'

/** What may stand in a feed's properties: texts, numbers, lists; an undefined member is not written. */
export type Properties = Readonly<Record<string, unknown>>
export interface Feature {
  readonly type: 'Feature'
  readonly geometry: Shape | null
  readonly properties: Properties
}

export const feature = (geometry: Shape | null, properties: Properties): Feature => ({
  type: 'Feature',
  geometry,
  properties,
})

export const collectionText = (lines: readonly string[]) =>
  `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`

export const pad = (number: number, digits: number) => String(number).padStart(digits, '0')

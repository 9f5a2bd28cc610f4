/** Writes feeds with one feature a line, so that rows can be found by line number and files compared line by line. */
import type { Shape } from '../../domain/geography.ts'

/** Properties of a feature: texts, numbers, lists; undefined members are not written. */
export type Properties = Readonly<Record<string, unknown>>
/** A GeoJSON feature. */
export interface Feature {
  readonly type: 'Feature'
  readonly geometry: Shape | null
  readonly properties: Properties
}

/** Builds a feature. */
export const feature = (geometry: Shape | null, properties: Properties): Feature => ({
  type: 'Feature',
  geometry,
  properties,
})

/** A FeatureCollection of features given as JSON. */
export const collectionText = (lines: readonly string[]) =>
  `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`

/** A number with leading zeros. */
export const pad = (number: number, digits: number) => String(number).padStart(digits, '0')

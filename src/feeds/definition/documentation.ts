/** The parts of a feed kind that explain it to people: an example, and what is said of its rows. Not part of the app. */
import type { Point, Polygon, Shape } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'

/** One invented row that is shown with nothing to say about it: to copy, and to begin from. */
export interface Example {
  readonly geometry: Shape | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** What is said of the kind's rows beside what is said of every row and of every place: codes of both. */
export interface Documentation {
  readonly reasons: readonly string[]
  readonly notices: readonly string[]
}

/** Where examples lie. */
export const examplePoint = ({ examples }: Place): Point => ({ type: 'Point', coordinates: examples.point })
export const exampleBlock = ({ examples }: Place): Polygon => ({
  type: 'Polygon',
  coordinates: [examples.block],
})

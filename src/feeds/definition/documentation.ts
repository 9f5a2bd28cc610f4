/** The parts of a feed kind that explain it to people: an example, and what is said of its rows. Not part of the app. */
import type { Polygon, Point, Shape } from '../../domain/geography.ts'

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
export const EXAMPLE_POINT: Point = { type: 'Point', coordinates: [-2.632, 53.546] }
export const EXAMPLE_BLOCK: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [-2.634, 53.545],
      [-2.63, 53.545],
      [-2.63, 53.547],
      [-2.634, 53.547],
      [-2.634, 53.545],
    ],
  ],
}

/** What of the squares a Scene draws: their step at the shown moment, in classes fixed from the whole data. */
import { squareStep, type SquareStep } from '../../analytics/squares/square-step.ts'
import type { RankedPlace } from '../../domain/places/ranked-place.ts'
import { squareOf } from '../../analytics/squares/square-grid.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import * as maths from '../../analytics/selection.ts'
import type { AnswerTo } from '../../state/questions/reply.ts'
import { selectionMaker } from '../../state/selection.ts'
import type { Shown } from '../../state/store.ts'
import type { View } from '../../state/view.ts'
import type { ColourClasses } from '../../measures/hotspots/square-classes.ts'
import { memoisedResult } from '../../measures/memoised.ts'
import type { Lattice } from './lattice.ts'

type SquaresAnswer = AnswerTo<'squares'>
type PlacesAnswer = AnswerTo<'places'>

export interface SquareMarks extends Lattice {
  readonly step: SquareStep
  readonly classes: { readonly counts: ColourClasses; readonly density: ColourClasses }
  readonly areSquares: boolean
  readonly isDensity: boolean
  /** Squares that hold more than chance would give; empty until the clock rests. */
  readonly hot: readonly number[]
  /** The squares of the chosen place. */
  readonly chosen: readonly number[]
  /** Which place each square belongs to, by the index of the square. */
  readonly placeOf: ReadonlyMap<number, string>
}

interface SquareSource {
  readonly view: Pick<View, 'layers' | 'categories' | 'areas' | 'hours' | 'found' | 'cell' | 'chosen'>
  readonly catalogue: Catalogue
  readonly shown: Shown
  readonly squares: SquaresAnswer | null
  /** Null: not asked for, or asked for other days than are shown. */
  readonly places: PlacesAnswer | null
}

const reported = selectionMaker(() => maths, true)
const everything = selectionMaker(() => maths)

/** Null where neither squares nor density nor a place is to be drawn, or their squares are still being made. */
export function squareMarks({ view, catalogue, shown, squares, places }: SquareSource): SquareMarks | null {
  if (squares?.question.sideMetres !== view.cell) return null
  const [areSquares, isDensity] = [view.layers.includes('squares'), view.layers.includes('density')]
  const chosen = view.chosen?.kind === 'place' ? view.chosen.id : null
  const step = stepOf(catalogue, squares, { view, window: shown.window })
  const ranked = placesOn(squares, places?.ranking.places ?? NO_PLACES)
  return {
    grid: squares.runs.grid,
    corners: squares.runs.corners,
    step,
    classes: squares.classes,
    areSquares,
    isDensity,
    hot: areSquares ? (places?.hot ?? NONE) : NONE,
    chosen: chosen === null ? NONE : (ranked.squaresOf.get(chosen) ?? NONE),
    placeOf: ranked.placeOf,
  }
}

const NONE: readonly number[] = []
const NO_PLACES: readonly RankedPlace[] = []

interface Moment {
  readonly view: SquareSource['view']
  readonly window: Shown['window']
}
function stepOf(catalogue: Catalogue, { runs, bandwidthMetres }: SquaresAnswer, { view, window }: Moment) {
  const select = view.found ? everything : reported
  const selection = select({ ...view, ...window }, catalogue)
  return squareStep(catalogue.index, runs, { selection, bandwidthMetres })
}

const placesOn = memoisedResult(({ runs }: SquaresAnswer, places: readonly RankedPlace[]) => {
  const { grid } = runs
  const at = new Map<string, number>()
  for (let square = 0; square < grid.at.length; square++) {
    const { easting, northing } = squareOf(grid, grid.at[square] ?? 0)
    at.set(`${easting} ${northing}`, square)
  }
  const placeOf = new Map<number, string>()
  const squaresOf = new Map<string, readonly number[]>()
  for (const { id, squares, sideMetres } of places) {
    if (sideMetres !== grid.sideMetres) continue
    const own = squares.flatMap(({ easting, northing }) => at.get(`${easting} ${northing}`) ?? [])
    squaresOf.set(id, own)
    for (const square of own) placeOf.set(square, id)
  }
  return { placeOf, squaresOf }
})

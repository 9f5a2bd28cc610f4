/** Number and share of significant hot squares per area, which tells concentrated from diffuse crime. */
import { contains } from '../../analytics/geometry.ts'
import { toDegrees } from '../../analytics/grid.ts'
import { HOT_Q, significantSquares } from '../../analytics/squares/significant-squares.ts'
import type { Level } from '../../domain/area.ts'
import { centreOf, SQUARE_METRES } from '../../domain/borough/grids.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'
import { wholeNoun } from '../../domain/place/served-place.ts'
import { knowledgeIn } from '../feeds/known-words.ts'
import type { CountedFigure } from '../figure.ts'
import type { FigurePeriod } from '../baseline/baseline.ts'
import { placesOf } from '../figures/places.ts'
import { squareCounts, type BoroughGeography, type SquareCounts } from '../hotspots/square-counts.ts'
import { memoisedLast, memoised } from '../memoised.ts'

/** Numbers of significant squares and of all squares in one area. */
export interface HotSquares {
  readonly hot: number
  /** Squares of the borough whose centre lies in the area, including empty ones. */
  readonly squares: number
}

interface HotSquaresRequest {
  readonly geography: BoroughGeography
  readonly window: FigurePeriod['window']
}

/** By area code; areas that contain no square's centre are absent. Empty where the incidents of the window are not wholly known. */
export function hotSquaresOf(
  dataset: Dataset,
  level: Level,
  request: HotSquaresRequest,
): ReadonlyMap<string, HotSquares> {
  if (knowledgeIn(dataset, 'incidents', request.window).known !== 'yes') return new Map()
  const { counts, isHot } = significanceOf(dataset, request)
  const squaresOf = squaresIn(counts.squares, { level, dataset })
  return new Map(
    [...squaresOf].flatMap(([code, squares]) =>
      squares.length === 0
        ? []
        : [[code, { hot: squares.filter((at) => isHot[at] === 1).length, squares: squares.length }]],
    ),
  )
}

/**
 * Significance over all squares of the borough, as in the ranking of places, without police-generated
 * offences; cached for the last window.
 */
const significanceOf = memoisedLast(
  (dataset: Dataset, { geography, window }: HotSquaresRequest) => {
    const request = { window, hours: null, categories: null, leavesOutFound: true, sideMetres: SQUARE_METRES }
    const counts = squareCounts(dataset, geography, request)
    const { q } = significantSquares(counts.squares.grid, counts.counts)
    return { counts, isHot: Uint8Array.from(q, (each) => (each <= HOT_Q ? 1 : 0)) }
  },
  ({ geography: { outline }, window: { from, to } }) => [outline, from, to],
)

/** Square indexes by area code; depends on the grid and the areas alone. */
const squaresIn = memoised(
  ({ squares }: SquareCounts['squares'], { level, dataset }: LevelOfDataset) => {
    const middles = squares.map((square) => toDegrees(centreOf(square)))
    return new Map(
      placesOf(dataset, level).areas.map(({ code, shape }) => {
        const box = boxOf(shape)
        const inside: number[] = []
        middles.forEach(([x, y], at) => {
          if (isInBox(x, y, box) && contains(shape, x, y)) inside.push(at)
        })
        return [code, inside] as const
      }),
    )
  },
  ({ level, dataset }) => [level, dataset.areas],
)

interface LevelOfDataset {
  readonly level: Level
  readonly dataset: Dataset
}

/** Figure `hot-squares` of every area of the level. */
export function hotSquareFigures(
  dataset: Dataset,
  level: Level,
  { geography, days, window }: HotSquaresRequest & Pick<FigurePeriod, 'days'>,
): readonly CountedFigure[] {
  const names = new Map(placesOf(dataset, level).areas.map(({ code, name }) => [code, name]))
  return [...hotSquaresOf(dataset, level, { geography, window })].map(
    ([area, { hot, squares }]): CountedFigure => ({
      id: 'hot-squares',
      label: `Share of hot squares, ${names.get(area) ?? area}`,
      definition: `Squares of ${SQUARE_METRES} m whose middle lies in the area and that stand out of the whole ${wholeNoun()} (Getis-Ord Gi*, false discovery rate ${HOT_Q}), over all squares whose middle lies in it; by reports of these days without what patrol itself finds.`,
      unit: 'share',
      madeOf: ['incidents'],
      isEstimate: true,
      ...days,
      area,
      value: hot / squares,
    }),
  )
}

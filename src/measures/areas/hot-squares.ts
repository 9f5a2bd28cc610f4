/** How many squares of each area stand out of the borough: whether much in few places, or a little everywhere. */
import { contains } from '../../analytics/geometry.ts'
import { toDegrees } from '../../analytics/grid.ts'
import { HOT_Q, significantSquares } from '../../analytics/squares/significant-squares.ts'
import type { Level } from '../../domain/area.ts'
import { centreOf, SQUARE_METRES } from '../../domain/borough/national-grid.ts'
import { isOpen, type Dataset } from '../../domain/dataset.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'
import type { Figure } from '../figure.ts'
import type { Period } from '../figures/period.ts'
import { placesOf } from '../figures/places.ts'
import { squareCounts, type PlaceGround, type SquareCounts } from '../hotspots/square-counts.ts'
import { memoisedLast, memoised } from '../memoised.ts'

export interface HotSquares {
  readonly hot: number
  /** Squares of the borough whose middle lies in the area, with or without anything reported in them. */
  readonly squares: number
}

interface Asked {
  readonly ground: PlaceGround
  readonly window: Period['window']
}

/** By code; an area that holds the middle of no square is left out, and so is all where no feed of incidents is open. */
export function hotSquaresOf(dataset: Dataset, level: Level, asked: Asked): ReadonlyMap<string, HotSquares> {
  if (!isOpen(dataset, 'incidents')) return new Map()
  const { counts, isHot } = judgedOnce(dataset, asked)
  const squaresOf = squaresIn(dataset, { level, counts })
  return new Map(
    [...squaresOf].flatMap(([code, squares]) =>
      squares.length === 0
        ? []
        : [[code, { hot: squares.filter((at) => isHot[at] === 1).length, squares: squares.length }]],
    ),
  )
}

/** Judged over all squares of the borough, as the ranking of places is; what patrol itself finds is left out. */
const judgedOnce = memoisedLast(
  (dataset: Dataset, { ground, window }: Asked) => {
    const asked = { window, hours: null, categories: null, leavesOutFound: true, sideMetres: SQUARE_METRES }
    const counts = squareCounts(dataset, ground, asked)
    const { q } = significantSquares(counts.squares.grid, counts.counts)
    return { counts, isHot: Uint8Array.from(q, (each) => (each <= HOT_Q ? 1 : 0)) }
  },
  ({ ground: { outline }, window: { from, to } }) => [outline, from, to],
)

/** The squares are those of the borough, whatever is asked about them. */
const squaresIn = memoised(
  (dataset: Dataset, { level, counts }: { readonly level: Level; readonly counts: SquareCounts }) => {
    const middles = counts.squares.squares.map((square) => toDegrees(centreOf(square)))
    return new Map(
      placesOf(dataset, level).areas.map(({ code, shape }) => {
        const box = boxOf(shape)
        const inside = middles.flatMap(([x, y], at) =>
          isInBox(x, y, box) && contains(shape, x, y) ? [at] : [],
        )
        return [code, inside] as const
      }),
    )
  },
  ({ level, counts }) => [level, counts.squares],
)

/** `hot-squares` of every area of the level. */
export function hotSquareFigures(
  dataset: Dataset,
  level: Level,
  { ground, days, window }: Asked & Pick<Period, 'days'>,
): readonly Figure[] {
  const names = new Map(placesOf(dataset, level).areas.map(({ code, name }) => [code, name]))
  return [...hotSquaresOf(dataset, level, { ground, window })].map(([area, { hot, squares }]): Figure => ({
    id: 'hot-squares',
    label: `Share of hot squares, ${names.get(area) ?? area}`,
    definition: `Squares of ${SQUARE_METRES} m whose middle lies in the area and that stand out of the whole borough (Getis-Ord Gi*, false discovery rate ${HOT_Q}), over all squares whose middle lies in it; by reports of these days without what patrol itself finds.`,
    unit: 'share',
    ...days,
    area,
    value: hot / squares,
  }))
}

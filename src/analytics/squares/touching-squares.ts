/** Groups touching squares into places of at most three by three squares, the extent of one patrol visit. */
import { sumTails } from './exact-p.ts'
import { squareIndexByCell, type SquareGrid } from './square-grid.ts'
import { HOT_Q, type SignificantSquares } from './significant-squares.ts'

/** Least reports of a place: fewer are too few to send anybody there, or to say that a place stands out. */
export const LEAST_REPORTS = 5

/** Squares of one place. */
export interface SquareGroup {
  /** Square indices, the heaviest first. */
  readonly squares: readonly number[]
  readonly isHot: boolean
  /** Sum of the squares' weights. */
  readonly weight: number
}

/** Values of the squares to be grouped. */
interface SquareValues {
  readonly counts: Uint32Array
  /** Weight of each square, by which places are ordered. */
  readonly weights: ArrayLike<number>
  readonly significance: SignificantSquares
}

/**
 * Disjoint places of at most three by three squares. The heaviest hot square is a seed and takes those of its eight
 * neighbours that are hot and not empty; then the heaviest remaining one, and so on. A town centre thus becomes several
 * places that a visit can cover. Gi* is a statement on a square with its neighbours, so a square may be hot by its
 * neighbours alone: where the hot squares' own sum is not significant, the place takes the neighbours that are not hot
 * too. A hot square beside an existing place seeds one only if the sum of the squares left round it is significant. If
 * fewer than `most` places result, the heaviest other squares follow that touch no place. Places of fewer than
 * `LEAST_REPORTS` incidents are left out. Cost: one sort.
 * @param most maximum number of places
 */
export function touchingSquares(
  grid: SquareGrid,
  values: SquareValues,
  most: number,
): readonly SquareGroup[] {
  const state: GroupingState = {
    ...values,
    near: neighbourhoods(grid),
    isTaken: new Uint8Array(grid.at.length),
  }
  const order = heaviestFirst(values)
  const isSignificant = ownSignificance(values)
  const hot = order
    .filter((square) => (values.significance.q[square] ?? 1) <= HOT_Q)
    .flatMap((square) => hotGroup(state, square, isSignificant))
  const rest = order.flatMap((square) => (hot.length < most ? separateGroup(state, square) : []))
  const byWeight = (a: SquareGroup, b: SquareGroup) => b.weight - a.weight
  return [...hot.toSorted(byWeight), ...rest.toSorted(byWeight)].slice(0, most)
}

interface GroupingState extends SquareValues {
  /** Square indices of a square (first) and of those that touch it. */
  readonly near: (square: number) => readonly number[]
  readonly isTaken: Uint8Array
}

function heaviestFirst({ counts, weights, significance }: SquareValues): readonly number[] {
  return Array.from(counts.keys())
    .filter((square) => (counts[square] ?? 0) > 0)
    .toSorted(
      (a, b) =>
        (weights[b] ?? 0) - (weights[a] ?? 0) || (significance.z[b] ?? 0) - (significance.z[a] ?? 0) || a - b,
    )
}

function neighbourhoods(grid: SquareGrid): (square: number) => readonly number[] {
  const orderOf = squareIndexByCell(grid)
  const { columns, at } = grid
  const steps = [0, 1, -1].flatMap((north) => [0, 1, -1].map((east) => north * columns + east))
  return (square) =>
    steps.map((step) => orderOf[(at[square] ?? 0) + step] ?? -1).filter((index) => index >= 0)
}

/** Whether the sum of some squares is at least as improbable as the least significant hot square. */
function ownSignificance({ counts, significance }: SquareValues): (squares: readonly number[]) => boolean {
  const limit = significance.p.reduce(
    (most, p, square) => ((significance.q[square] ?? 1) <= HOT_Q ? Math.max(most, p) : most),
    0,
  )
  const all = counts.reduce((sum, count) => sum + count, 0)
  const tails = sumTails(counts, new Map(Array.from({ length: 9 }, (_, i) => [i + 1, Math.min(all, 5000)])))
  const sumOf = (squares: readonly number[]) =>
    squares.reduce((sum, square) => sum + (counts[square] ?? 0), 0)
  return (squares) => (tails.get(squares.length)?.[sumOf(squares)] ?? 0) <= limit
}

function hotGroup(
  state: GroupingState,
  square: number,
  isSignificant: (squares: readonly number[]) => boolean,
): readonly SquareGroup[] {
  const { near, isTaken, counts, significance } = state
  const neighbourhood = near(square)
  const free = neighbourhood.filter((index) => isTaken[index] !== 1)
  if (isTaken[square] === 1 || (free.length < neighbourhood.length && !isSignificant(free))) return []
  const occupied = free.filter((index) => (counts[index] ?? 0) > 0)
  const own = occupied.filter((index) => (significance.q[index] ?? 1) <= HOT_Q)
  return groupOf(state, isSignificant(own) ? own : occupied, true)
}

/**
 * A place of squares that are not hot; none where a neighbour already belongs to a place, which then covers this square
 * too.
 */
function separateGroup(state: GroupingState, square: number): readonly SquareGroup[] {
  const { near, isTaken, counts, significance } = state
  const isCold = (index: number) => (significance.q[index] ?? 1) > HOT_Q
  const neighbourhood = near(square)
  if (!isCold(square) || neighbourhood.some((index) => isTaken[index] === 1)) return []
  const own = neighbourhood.filter((index) => isCold(index) && (counts[index] ?? 0) > 0)
  return groupOf(state, own, false)
}

/** The squares as one place, taken by it; none where they hold too few incidents. */
function groupOf(state: GroupingState, squares: readonly number[], isHot: boolean): readonly SquareGroup[] {
  const { isTaken, counts, weights } = state
  if (squares.reduce((sum, square) => sum + (counts[square] ?? 0), 0) < LEAST_REPORTS) return []
  for (const square of squares) isTaken[square] = 1
  const weightOf = (square: number) => weights[square] ?? 0
  return [
    {
      squares: squares.toSorted((a, b) => weightOf(b) - weightOf(a)),
      isHot,
      weight: squares.reduce((sum, square) => sum + weightOf(square), 0),
    },
  ]
}

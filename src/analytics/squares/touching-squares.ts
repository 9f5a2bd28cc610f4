/** Squares that touch, gathered into places small enough to be walked in one visit. */
import { sumTails } from './exact-p.ts'
import { orderIn } from './square-grid.ts'
import type { SquareGrid } from './square-grid.ts'
import { HOT_Q, type SignificantSquares } from './significant-squares.ts'

export interface SquareGroup {
  /** Indices of squares; the one that it was gathered round comes first. */
  readonly squares: readonly number[]
  readonly isHot: boolean
  /** The sum of their weights. */
  readonly weight: number
}

interface Weighed {
  readonly counts: Uint32Array
  /** What places are ordered by, one a square. */
  readonly weights: ArrayLike<number>
  readonly standing: SignificantSquares
}

/**
 * Places of at most three by three squares, no square in two. The heaviest hot square gathers those of its eight
 * neighbours that are hot and hold something; then the heaviest that is left, and so on. So a town centre is several
 * places, each of a size that a visit can cover, where one of forty squares would send nobody anywhere. What is left
 * beside a gathered place is hot by its neighbour's doing: it makes a place of its own only if its own squares sum to
 * more than chance would give. After them, where fewer than `most` stand out, the heaviest of the rest, apart from
 * all others. Cost: one sort.
 */
export function touchingSquares(grid: SquareGrid, weighed: Weighed, most: number): readonly SquareGroup[] {
  const gathering: Gathering = { ...weighed, near: nearIn(grid), isTaken: new Uint8Array(grid.at.length) }
  const order = heaviestFirst(weighed)
  const isEnough = ownChance(weighed)
  const hot = order
    .filter((square) => (weighed.standing.q[square] ?? 1) <= HOT_Q)
    .flatMap((square) => gathered(gathering, square, isEnough))
  const rest = order.flatMap((square) => (hot.length < most ? apart(gathering, square) : []))
  const byWeight = (a: SquareGroup, b: SquareGroup) => b.weight - a.weight
  return [...hot.toSorted(byWeight), ...rest.toSorted(byWeight)].slice(0, most)
}

interface Gathering extends Weighed {
  /** A square and those that touch it. */
  readonly near: (square: number) => readonly number[]
  readonly isTaken: Uint8Array
}

function heaviestFirst({ counts, weights, standing }: Weighed): readonly number[] {
  return Array.from(counts.keys())
    .filter((square) => (counts[square] ?? 0) > 0)
    .toSorted(
      (a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || (standing.z[b] ?? 0) - (standing.z[a] ?? 0) || a - b,
    )
}

function nearIn(grid: SquareGrid): (square: number) => readonly number[] {
  const orderOf = orderIn(grid)
  const { columns, at } = grid
  const steps = [0, 1, -1].flatMap((north) => [0, 1, -1].map((east) => north * columns + east))
  return (square) => steps.map((step) => orderOf[(at[square] ?? 0) + step] ?? -1).filter((one) => one >= 0)
}

/** Whether so many squares hold, by themselves, more than those would have to that are called hot. */
function ownChance({ counts, standing }: Weighed): (squares: readonly number[]) => boolean {
  const limit = standing.p.reduce(
    (most, p, square) => ((standing.q[square] ?? 1) <= HOT_Q ? Math.max(most, p) : most),
    0,
  )
  const all = counts.reduce((sum, count) => sum + count, 0)
  const tails = sumTails(counts, new Map(Array.from({ length: 9 }, (_, i) => [i + 1, Math.min(all, 5000)])))
  const sumOf = (squares: readonly number[]) =>
    squares.reduce((sum, square) => sum + (counts[square] ?? 0), 0)
  return (squares) => (tails.get(squares.length)?.[sumOf(squares)] ?? 0) <= limit
}

function gathered(
  gathering: Gathering,
  square: number,
  isEnough: (squares: readonly number[]) => boolean,
): readonly SquareGroup[] {
  const { near, isTaken, counts, standing } = gathering
  const round = near(square)
  const free = round.filter((one) => isTaken[one] !== 1)
  if (isTaken[square] === 1 || (free.length < round.length && !isEnough(free))) return []
  const own = free.filter((one) => (standing.q[one] ?? 1) <= HOT_Q && (counts[one] ?? 0) > 0)
  return [taken(gathering, own, true)]
}

/** None of its neighbours may belong to a place: what stands beside one is walked with it. */
function apart(gathering: Gathering, square: number): readonly SquareGroup[] {
  const { near, isTaken, counts, standing } = gathering
  const isCold = (one: number) => (standing.q[one] ?? 1) > HOT_Q
  const round = near(square)
  if (!isCold(square) || round.some((one) => isTaken[one] === 1)) return []
  const own = round.filter((one) => isCold(one) && (counts[one] ?? 0) > 0)
  return [taken(gathering, own, false)]
}

function taken({ isTaken, weights }: Gathering, squares: readonly number[], isHot: boolean): SquareGroup {
  for (const square of squares) isTaken[square] = 1
  return { squares, isHot, weight: squares.reduce((sum, square) => sum + (weights[square] ?? 0), 0) }
}

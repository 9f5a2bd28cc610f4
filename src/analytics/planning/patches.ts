/** One walkable patch a crew: places near enough to each other that the time goes into visits, not into walking. */

/** A place of a patch is no farther than this from its middle, in minutes. */
const PATCH_MINUTES = 15
/** So many places keep a crew busy: more of them do not make a patch better. */
const BUSY = 8

interface PatchesOf {
  readonly crews: number
  /** `[from * places + to]`, in minutes. */
  readonly travel: Int32Array
  /** By place, over the shift. */
  readonly usual: readonly number[]
  readonly minutes: number
  /** Places of no patch go to the nearest one, however far: they were chosen by hand. */
  readonly takesAll: boolean
  /** Minutes there and back again where crews start or end somewhere; null: nowhere. */
  readonly toAndFro: readonly number[] | null
}

/**
 * The patch that holds most, then the next of what is left, one a crew; what is in reach of two middles goes to the
 * nearer. Greedy, as for covering the most with few discs (Nemhauser, Wolsey and Fisher 1978). Places of no patch are
 * left out. A crew for which no place is left shares the first patch. Cost: crews times places squared.
 */
export function walkablePatches(of: PatchesOf): readonly (readonly number[])[] {
  const places = of.usual.length
  const middles: number[] = []
  const left = new Set(
    Array.from({ length: places }, (_, place) => place).filter((place) => (of.usual[place] ?? 0) > 0),
  )
  while (middles.length < of.crews && left.size > 0) {
    const middle = [...left].reduce((best, next) =>
      worthRound(of, left, next) > worthRound(of, left, best) ? next : best,
    )
    middles.push(middle)
    for (const place of reached(of, left, middle)) left.delete(place)
  }
  const patches: number[][] = middles.map(() => [])
  for (let place = 0; place < places; place++) {
    const near = middles.map((middle, crew) => ({ crew, minutes: of.travel[middle * places + place] ?? 0 }))
    const [nearest] = near.toSorted((a, b) => a.minutes - b.minutes)
    const has = (of.usual[place] ?? 0) > 0
    if (has && nearest && (of.takesAll || nearest.minutes <= PATCH_MINUTES))
      patches[nearest.crew]?.push(place)
  }
  return Array.from({ length: of.crews }, (_, crew) => patches[crew] ?? patches[0] ?? [])
}

const reached = ({ travel, usual }: PatchesOf, left: ReadonlySet<number>, middle: number) =>
  [...left].filter((place) => (travel[middle * usual.length + place] ?? 0) <= PATCH_MINUTES)

/** What the best places round a middle hold, those far from it for less; and less where the way there takes long. */
function worthRound(of: PatchesOf, left: ReadonlySet<number>, middle: number): number {
  const { travel, usual, minutes, toAndFro } = of
  const shares = reached(of, left, middle).map(
    (place) => (usual[place] ?? 0) * (1 - (travel[middle * usual.length + place] ?? 0) / (2 * PATCH_MINUTES)),
  )
  const best = shares.toSorted((a, b) => b - a).slice(0, BUSY)
  const there = Math.max(0, 1 - (toAndFro?.[middle] ?? 0) / minutes)
  return best.reduce((sum, share) => sum + share, 0) * there
}

/** How well chosen places catch what comes next: PAI and PEI, on what happened after the choice was made. */

interface Caught {
  /** How many places were chosen, from the best ranked on. */
  readonly chosen: number
  /** Share of what came that fell inside them, 0 to 1. */
  readonly share: number
  /** Share of the area that they are, 0 to 1. */
  readonly area: number
  /** Share of what came over share of the area (Chainey, Tompson and Uhlig 2008). */
  readonly pai: number
  /** PAI over the best that the same area could have had (Hunt 2016); 1 where nothing better was to be had. */
  readonly pei: number
}

/**
 * For 1, 2, 3 ... places of equal area, ranked by `score`, the highest first. Ties are broken against us: of equal
 * scores the one with fewer observed comes first. Where nothing came at all, shares and PAI are 0 and PEI is 1.
 * Cost: two sorts.
 * @param score what the choice was made by, one a place
 * @param observed what came after, one a place, in the same order
 * @throws RangeError where the two are not of one length
 */
export function predictionAccuracy(
  score: ArrayLike<number>,
  observed: ArrayLike<number>,
  upTo = score.length,
): readonly Caught[] {
  const n = score.length
  if (observed.length !== n) throw new RangeError(`${n} scores, but ${observed.length} observed`)
  const places = Array.from({ length: n }, (_, i) => ({ score: score[i] ?? 0, observed: observed[i] ?? 0 }))
  const all = places.reduce((sum, place) => sum + place.observed, 0)
  const ranked = places.toSorted((a, b) => b.score - a.score || a.observed - b.observed)
  const best = places.toSorted((a, b) => b.observed - a.observed)
  let [inside, most] = [0, 0]
  return ranked.slice(0, upTo).map((place, i) => {
    inside += place.observed
    most += best[i]?.observed ?? 0
    const [share, area] = [all > 0 ? inside / all : 0, (i + 1) / n]
    return { chosen: i + 1, share, area, pai: share / area, pei: most > 0 ? inside / most : 1 }
  })
}

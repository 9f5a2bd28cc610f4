/** Predictive accuracy of ranked places: PAI and PEI on incidents after the ranking was made. */

/** Accuracy of the first `chosen` places. */
interface RankedAccuracy {
  /** Number of places chosen, from the top of the ranking. */
  readonly chosen: number
  /** Share of later incidents inside them, 0 to 1. */
  readonly share: number
  /** Share of the total area, 0 to 1. */
  readonly area: number
  /** Prediction accuracy index: share of incidents over share of area (Chainey, Tompson and Uhlig 2008). */
  readonly pai: number
  /** Prediction efficiency index: PAI over the highest possible PAI at the same area (Hunt 2016); 1 where that is 0. */
  readonly pei: number
}

/**
 * PAI and PEI of the first 1, 2, 3 ... places of equal area, ranked by `score`, highest first. Ties are broken
 * conservatively: fewer observed first. Without any later incident shares and PAI are 0 and PEI is 1. Cost: two sorts.
 * @param score value that ranks the places
 * @param observed later incidents of each place, in the same order
 * @throws RangeError where the two differ in length
 */
export function predictionAccuracy(
  score: ArrayLike<number>,
  observed: ArrayLike<number>,
  upTo = score.length,
): readonly RankedAccuracy[] {
  const n = score.length
  if (observed.length !== n) throw new RangeError(`${n} scores, but ${observed.length} observed`)
  const places = Array.from({ length: n }, (_, i) => ({ score: score[i] ?? 0, observed: observed[i] ?? 0 }))
  const all = places.reduce((sum, place) => sum + place.observed, 0)
  const ranked = places.toSorted((a, b) => b.score - a.score || a.observed - b.observed)
  const best = places.toSorted((a, b) => b.observed - a.observed)
  let [inside, bestPossible] = [0, 0]
  return ranked.slice(0, upTo).map((place, i) => {
    inside += place.observed
    bestPossible += best[i]?.observed ?? 0
    const [share, area] = [all > 0 ? inside / all : 0, (i + 1) / n]
    return {
      chosen: i + 1,
      share,
      area,
      pai: share / area,
      pei: bestPossible > 0 ? inside / bestPossible : 1,
    }
  })
}

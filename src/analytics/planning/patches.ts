/**
 * Divides the places of a shift into one compact patch a crew, so that time is spent on visits rather than on travel.
 */

/** Greatest travel time from the centre of a patch to one of its places, in minutes. */
const PATCH_MINUTES = 15
/** Places of a patch that count towards its value: a crew cannot visit more in a shift. */
const PLACES_A_CREW = 8

/** Input of the division. */
interface PatchInput {
  readonly crews: number
  /** `, in] Travel minutes, `[from * places + to]`. */
  readonly travel: Int32Array
  /** Expected reports at each place over the shift. */
  readonly usual: readonly number[]
  readonly minutes: number
  /** Whether places out of reach are added to the nearest patch: the user selected them. */
  readonly includesAll: boolean
  /** Round-trip minutes between each place and the start or end points; null without such points. */
  readonly roundTripMinutes: readonly number[] | null
}

/**
 * One patch a crew: the patch with the highest value first, then the best of the remaining places; a place in reach of
 * two centres goes to the nearer. Greedy maximum coverage (Nemhauser, Wolsey and Fisher 1978). Places out of reach are
 * left out unless `includesAll`. A crew without places of its own gets the first patch. Cost: crews times places squared.
 * @returns indices of places by crew
 */
export function walkablePatches(of: PatchInput): readonly (readonly number[])[] {
  const places = of.usual.length
  const centres: number[] = []
  const remaining = new Set(
    Array.from({ length: places }, (_, place) => place).filter((place) => (of.usual[place] ?? 0) > 0),
  )
  while (centres.length < of.crews && remaining.size > 0) {
    const centre = [...remaining].reduce((best, next) =>
      patchValue(of, remaining, next) > patchValue(of, remaining, best) ? next : best,
    )
    centres.push(centre)
    for (const place of placesInReach(of, remaining, centre)) remaining.delete(place)
  }
  const patches: number[][] = centres.map(() => [])
  for (let place = 0; place < places; place++) {
    const near = centres.map((centre, crew) => ({ crew, minutes: of.travel[centre * places + place] ?? 0 }))
    const [nearest] = near.toSorted((a, b) => a.minutes - b.minutes)
    const has = (of.usual[place] ?? 0) > 0
    if (has && nearest && (of.includesAll || nearest.minutes <= PATCH_MINUTES))
      patches[nearest.crew]?.push(place)
  }
  return Array.from({ length: of.crews }, (_, crew) => patches[crew] ?? patches[0] ?? [])
}

const placesInReach = ({ travel, usual }: PatchInput, remaining: ReadonlySet<number>, centre: number) =>
  [...remaining].filter((place) => (travel[centre * usual.length + place] ?? 0) <= PATCH_MINUTES)

/**
 * Value of a patch round a centre: the best places, discounted by distance, and in all by the travel to start and end
 * points.
 */
function patchValue(of: PatchInput, remaining: ReadonlySet<number>, centre: number): number {
  const { travel, usual, minutes, roundTripMinutes } = of
  const shares = placesInReach(of, remaining, centre).map(
    (place) => (usual[place] ?? 0) * (1 - (travel[centre * usual.length + place] ?? 0) / (2 * PATCH_MINUTES)),
  )
  const best = shares.toSorted((a, b) => b - a).slice(0, PLACES_A_CREW)
  const timeShareLeft = Math.max(0, 1 - (roundTripMinutes?.[centre] ?? 0) / minutes)
  return best.reduce((sum, share) => sum + share, 0) * timeShareLeft
}

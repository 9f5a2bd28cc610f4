/** Incidents by square, for a window, hours of the week and categories; nothing that is left out goes unsaid. */
import { metresBetween } from '../../analytics/geometry.ts'
import { incidentSquares, type IncidentSquares } from '../../analytics/squares/incident-squares.ts'
import { NO_SQUARE } from '../../analytics/squares/square-grid.ts'
import type { Borough } from '../../domain/borough/borough.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { POLICE_GENERATED, type IncidentColumns } from '../../domain/incident.ts'
import { memoised } from '../memoised.ts'
import { parseHours, middleHour, type ChosenHours } from '../../domain/places/week-hours.ts'

/** What the ground tells of squares and their names. */
export type PlaceGround = Pick<Borough, 'outline' | 'places'>
type Counting = Pick<Dataset, 'incidents' | 'categories' | 'manifest'>

export interface SquaresRequest {
  readonly window: DaySpan
  /** As `parseHours` reads them; null: every hour. */
  readonly hours: string | null
  /** Ids; null: every category. */
  readonly categories: readonly string[] | null
  /** Leaves out what patrol itself finds: on unless somebody switches it off, and always for a plan. */
  readonly leavesOutFound: boolean
  readonly sideMetres: number
}

/** Every incident of the window and the categories is in exactly one of the five. */
export interface SquareCounts {
  readonly squares: IncidentSquares
  /** One a square. */
  readonly counts: Uint32Array
  readonly harm: Float64Array
  readonly counted: number
  readonly found: number
  readonly notPlaces: number
  readonly outside: number
  /** Without a time of day (or told as a range of more than a day), where hours are chosen. */
  readonly untimed: number
}

/** Visits each row of the window and the categories that patrol itself did not find. Returns how many it did find. */
export function forRows(
  { incidents, categories }: Counting,
  asked: Pick<SquaresRequest, 'window' | 'categories' | 'leavesOutFound'>,
  visit: (row: number) => void,
): number {
  const { count, day, category, flags } = incidents
  const { window, leavesOutFound } = asked
  const isChosen = Uint8Array.from(categories, ({ id }) => ((asked.categories?.includes(id) ?? true) ? 1 : 0))
  const isFound = Uint8Array.from(categories, ({ policeGenerated }) => (policeGenerated ? 1 : 0))
  let found = 0
  for (let row = 0; row < count; row++) {
    const on = day[row] ?? 0
    const of = category[row] ?? 0
    if (on < window.from || on > window.to || isChosen[of] !== 1) continue
    if (leavesOutFound && (isFound[of] === 1 || ((flags[row] ?? 0) & POLICE_GENERATED) !== 0)) found++
    else visit(row)
  }
  return found
}

/** Cost: some 2 ns a row, and what `placed` costs the first time. */
export function squareCounts(dataset: Counting, ground: PlaceGround, asked: SquaresRequest): SquareCounts {
  const { squares, isNotPlace } = placed(dataset, ground, asked.sideMetres)
  const { incidents, categories } = dataset
  const isAmong = inHours(incidents, asked.hours === null ? null : parseHours(asked.hours))
  const counts = new Uint32Array(squares.squares.length)
  const harm = new Float64Array(counts.length)
  let [counted, notPlaces, outside, untimed] = [0, 0, 0, 0]
  const found = forRows(dataset, asked, (row) => {
    const among = isAmong(row)
    const square = squares.squareOf[row] ?? NO_SQUARE
    if (among === 'untimed') untimed++
    else if (among === 'no') return
    else if (isNotPlace[row] === 1) notPlaces++
    else if (square === NO_SQUARE) outside++
    else {
      counted++
      counts[square] = (counts[square] ?? 0) + 1
      harm[square] = (harm[square] ?? 0) + (categories[incidents.category[row] ?? 0]?.harm ?? 0)
    }
  })
  return { squares, counts, harm, counted, found, notPlaces, outside, untimed }
}

/** `untimed`: hours are chosen, and of this row none is known. */
type Among = 'yes' | 'no' | 'untimed'

export function inHours(incidents: IncidentColumns, chosen: ChosenHours | null): (row: number) => Among {
  if (!chosen) return () => 'yes'
  return (row) => {
    const hour = middleHour({
      day: incidents.day[row] ?? 0,
      minute: incidents.minute[row] ?? -1,
      rangeMinutes: incidents.rangeMinutes[row] ?? 0,
    })
    return hour < 0 ? 'untimed' : chosen[hour] === 1 ? 'yes' : 'no'
  }
}

interface Placed {
  readonly squares: IncidentSquares
  /** 1 for rows in places that the manifest keeps out of hotspots. */
  readonly isNotPlace: Uint8Array
}

/** Where the incidents stand on squares of a side: asked at every question, worked out once for the columns. */
export const placed = (
  { incidents, manifest }: Counting,
  ground: PlaceGround,
  sideMetres: number,
): Placed => ({
  squares: squaresOnce(incidents, { outline: ground.outline, sideMetres }),
  isNotPlace: notPlacesOnce(incidents, manifest.notPlaces ?? NONE),
})

type NotPlaces = NonNullable<Counting['manifest']['notPlaces']>
const NONE: NotPlaces = []

const squaresOnce = memoised(
  (incidents: IncidentColumns, { outline, sideMetres }: Pick<PlaceGround, 'outline'> & Sided) =>
    incidentSquares(incidents, outline, sideMetres),
  ({ outline, sideMetres }) => [outline, sideMetres],
)
type Sided = Pick<SquaresRequest, 'sideMetres'>

const notPlacesOnce = memoised(inNotPlaces, (notPlaces: NotPlaces) => [notPlaces])

function inNotPlaces({ count, longitude, latitude }: IncidentColumns, notPlaces: NotPlaces): Uint8Array {
  const inside = new Uint8Array(count)
  for (const { point, metres } of notPlaces) {
    for (let row = 0; row < count; row++) {
      if (metresBetween(point, [longitude[row] ?? 0, latitude[row] ?? 0]) <= metres) inside[row] = 1
    }
  }
  return inside
}

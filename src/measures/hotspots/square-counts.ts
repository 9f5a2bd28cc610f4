/**
 * Counts and harm of incidents by grid square for a window, hours of the week and categories, with the number
 * excluded for each reason.
 */
import { metresBetween } from '../../analytics/geometry.ts'
import { incidentSquares, type IncidentSquares } from '../../analytics/squares/incident-squares.ts'
import { NO_SQUARE } from '../../analytics/squares/square-grid.ts'
import type { Borough, Street } from '../../domain/borough/borough.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { POLICE_GENERATED, type IncidentColumns } from '../../domain/incident.ts'
import { memoised } from '../memoised.ts'
import { parseHours, middleHour, type ChosenHours } from '../../domain/places/week-hours.ts'

/** Outline of the borough, and what places are named by: without streets, by place labels alone. */
export type BoroughGeography = Pick<Borough, 'outline' | 'places'> &
  Partial<Pick<Borough, 'stations'>> & { readonly streets?: readonly Street[] | undefined }
type SquareSources = Pick<Dataset, 'incidents' | 'categories' | 'manifest'>

/** Selection of incidents, and the side of the squares. */
export interface SquaresRequest {
  readonly window: DaySpan
  /** In the format of `parseHours`; null: every hour. */
  readonly hours: string | null
  /** Category ids; null: every category. */
  readonly categories: readonly string[] | null
  /** Excludes police-generated offences: the default, and always so for a plan. */
  readonly leavesOutFound: boolean
  readonly sideMetres: number
}

/**
 * Every incident of the window and the categories is in exactly one of `counted`, `found`, `notPlaces`,
 * `outside` and `untimed`.
 */
export interface SquareCounts {
  readonly squares: IncidentSquares
  /** Indexed as `squares.squares`. */
  readonly counts: Uint32Array
  readonly harm: Float64Array
  readonly counted: number
  readonly found: number
  readonly notPlaces: number
  readonly outside: number
  /** Without a usable time of day (unknown, or a range of more than a day), where hours are chosen. */
  readonly untimed: number
}

/**
 * Calls `visit` for each row of window and categories, without police-generated offences where these are
 * excluded. Returns the number excluded.
 */
export function forEachRow(
  { incidents, categories }: SquareSources,
  request: Pick<SquaresRequest, 'window' | 'categories' | 'leavesOutFound'>,
  visit: (row: number) => void,
): number {
  const { count, day, category, flags } = incidents
  const { window, leavesOutFound } = request
  const isChosen = Uint8Array.from(categories, ({ id }) =>
    (request.categories?.includes(id) ?? true) ? 1 : 0,
  )
  const isFound = Uint8Array.from(categories, ({ policeGenerated }) => (policeGenerated ? 1 : 0))
  let policeFound = 0
  for (let row = 0; row < count; row++) {
    const on = day[row] ?? 0
    const of = category[row] ?? 0
    if (on < window.from || on > window.to || isChosen[of] !== 1) continue
    if (leavesOutFound && (isFound[of] === 1 || ((flags[row] ?? 0) & POLICE_GENERATED) !== 0)) policeFound++
    else visit(row)
  }
  return policeFound
}

/** Cost: about 2 ns a row, plus that of `incidentsOnSquares` on first use. */
export function squareCounts(
  dataset: SquareSources,
  geography: BoroughGeography,
  request: SquaresRequest,
): SquareCounts {
  const { squares, isNotPlace } = incidentsOnSquares(dataset, geography, request.sideMetres)
  const { incidents, categories } = dataset
  const isAmong = hoursFilter(incidents, request.hours === null ? null : parseHours(request.hours))
  const counts = new Uint32Array(squares.squares.length)
  const harm = new Float64Array(counts.length)
  let [counted, notPlaces, outside, untimed] = [0, 0, 0, 0]
  const policeFound = forEachRow(dataset, request, (row) => {
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
  return { squares, counts, harm, counted, found: policeFound, notPlaces, outside, untimed }
}

/** `untimed`: hours are chosen and the row has no usable time. */
type HoursMatch = 'yes' | 'no' | 'untimed'

/** Returns a test of rows for lying in the chosen hours, by the middle of their time range. */
export function hoursFilter(
  incidents: IncidentColumns,
  chosen: ChosenHours | null,
): (row: number) => HoursMatch {
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

interface IncidentsOnSquares {
  readonly squares: IncidentSquares
  /** 1 for rows at locations that the manifest excludes from hotspots. */
  readonly isNotPlace: Uint8Array
}

/** Assigns incidents to squares of a side length; cached per incident columns. */
export const incidentsOnSquares = (
  { incidents, manifest }: SquareSources,
  geography: BoroughGeography,
  sideMetres: number,
): IncidentsOnSquares => ({
  squares: cachedSquares(incidents, { outline: geography.outline, sideMetres }),
  isNotPlace: cachedNotPlaces(incidents, manifest.notPlaces ?? NONE),
})

type NotPlaces = NonNullable<SquareSources['manifest']['notPlaces']>
const NONE: NotPlaces = []

const cachedSquares = memoised(
  (incidents: IncidentColumns, { outline, sideMetres }: Pick<BoroughGeography, 'outline'> & Sided) =>
    incidentSquares(incidents, outline, sideMetres),
  ({ outline, sideMetres }) => [outline, sideMetres],
)
type Sided = Pick<SquaresRequest, 'sideMetres'>

const cachedNotPlaces = memoised(inNotPlaces, (notPlaces: NotPlaces) => [notPlaces])

function inNotPlaces({ count, longitude, latitude }: IncidentColumns, notPlaces: NotPlaces): Uint8Array {
  const inside = new Uint8Array(count)
  for (const { point, metres } of notPlaces) {
    for (let row = 0; row < count; row++) {
      if (metresBetween(point, [longitude[row] ?? 0, latitude[row] ?? 0]) <= metres) inside[row] = 1
    }
  }
  return inside
}

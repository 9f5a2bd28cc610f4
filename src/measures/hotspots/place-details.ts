/**
 * Details of a ranked place: counts by category and hour of the week, history, repeat location and
 * near-repeat test.
 */
import { hoursOfWeek, type HoursOfWeek } from '../../analytics/aoristic.ts'
import { toDegrees, toGrid } from '../../analytics/grid.ts'
import { knoxTest, type KnoxCell } from '../../analytics/near-repeat.ts'
import { seededUniform } from '../../analytics/seeded.ts'
import { cellAt, squareIndexByCell } from '../../analytics/squares/square-grid.ts'
import { centreOf, type Square } from '../../domain/borough/grids.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { MOVED, PRECISIONS, PRIVATE_PLACE } from '../../domain/incident.ts'
import { parseHours } from '../../domain/places/week-hours.ts'
import { placeName } from './ranked-places.ts'
import { streetNames } from './street-names.ts'
import { placeHistories, type PlaceHistory } from './place-history.ts'
import {
  forEachRow,
  hoursFilter,
  incidentsOnSquares,
  type BoroughGeography,
  type SquaresRequest,
} from './square-counts.ts'

/** A place, given by its squares. */
interface PlaceDetailsRequest {
  readonly request: SquaresRequest
  readonly squares: readonly Square[]
}
/** Details of one place. */
export interface PlaceDetails {
  /** Name of the squares, for screens. */
  readonly near: string
  /** Name of the squares' centre by the nearest place label, for files. */
  readonly nearArea: string
  readonly count: number
  /** Indexed as the dataset's categories. */
  readonly byCategory: readonly number[]
  /** Over all hours of the week, whatever hours are chosen. */
  readonly hours: HoursOfWeek
  /** Null where the window is too short. */
  readonly history: PlaceHistory | null
  /** Reports at the position with most; null where it is too few or protected. */
  readonly onOnePoint: number | null
  /** Knox test: pairs within 200 m, under 7 and under 14 days; null for too few dated reports. */
  readonly nearRepeat: readonly KnoxCell[] | null
}

/** Disclosure threshold: fewer reports at a point might identify one household. */
const LEAST_ON_A_POINT = 5
const LEAST_FOR_PAIRS = 10
/** Maximum number of incidents in the Knox test, for computing time. */
const MOST_FOR_PAIRS = 400
const BANDS = { metres: [200], days: [7, 14] }
const SEED = 1

/** Computes the details. Cost: those of `placeHistories`, and up to 999 permutations of the Knox test. */
export function placeDetails(
  dataset: Dataset,
  geography: BoroughGeography,
  details: PlaceDetailsRequest,
): PlaceDetails {
  const { request } = details
  const { incidents, categories } = dataset
  const { indices, rows, inAllHours } = rowsOf(dataset, geography, details)
  const byCategory = categories.map(() => 0)
  for (const row of rows) {
    const category = incidents.category[row] ?? 0
    byCategory[category] = (byCategory[category] ?? 0) + 1
  }
  const histories = placeHistories(dataset, geography, { request, places: [indices] })
  const nearArea = placeName(geography.places, middleOf(details))
  return {
    near: streetNames([{ ...placeOf(details), areaName: nearArea }], geography)[0] ?? nearArea,
    nearArea,
    count: rows.length,
    byCategory,
    hours: hoursOfWeek(
      inAllHours.map((row) => ({
        day: incidents.day[row] ?? 0,
        minute: incidents.minute[row] ?? -1,
        rangeMinutes: incidents.rangeMinutes[row] ?? 0,
      })),
    ),
    history: histories?.[0] ?? null,
    onOnePoint: onOnePoint(dataset, rows),
    nearRepeat: nearRepeat(dataset, rows),
  }
}

const placeOf = ({ request: { sideMetres }, squares }: PlaceDetailsRequest) => ({ sideMetres, squares })

function middleOf({ request: { sideMetres }, squares }: PlaceDetailsRequest) {
  const mean = (of: (square: Square) => number) =>
    squares.reduce((sum, square) => sum + of(square), 0) / Math.max(1, squares.length)
  const corner = { easting: mean(({ easting }) => easting), northing: mean(({ northing }) => northing) }
  return toDegrees(centreOf(corner, sideMetres))
}

/** Square indexes of the place, its rows in the chosen hours, and in all hours. */
function rowsOf(dataset: Dataset, geography: BoroughGeography, { request, squares }: PlaceDetailsRequest) {
  const { squares: all, isNotPlace } = incidentsOnSquares(dataset, geography, request.sideMetres)
  const orderOf = squareIndexByCell(all.grid)
  const half = request.sideMetres / 2
  const indices = squares
    .map(({ easting, northing }) => orderOf[cellAt(all.grid, easting + half, northing + half)] ?? -1)
    .filter((square) => square >= 0)
  const ownSquares = new Set(indices)
  const isAmong = hoursFilter(dataset.incidents, request.hours === null ? null : parseHours(request.hours))
  const inAllHours: number[] = []
  forEachRow(dataset, request, (row) => {
    if (isNotPlace[row] !== 1 && ownSquares.has(all.squareOf[row] ?? -1)) inAllHours.push(row)
  })
  return { indices, inAllHours, rows: inAllHours.filter((row) => isAmong(row) === 'yes') }
}

/** Excludes moved positions, which are not real, and private places, which are homes. */
function onOnePoint({ incidents, categories }: Dataset, rows: readonly number[]): number | null {
  const points = new Map<string, number>()
  for (const row of rows) {
    const isGuarded =
      ((incidents.flags[row] ?? 0) & (MOVED | PRIVATE_PLACE)) !== 0 ||
      (categories[incidents.category[row] ?? -1]?.sensitive ?? true)
    const point = `${incidents.longitude[row] ?? 0} ${incidents.latitude[row] ?? 0}`
    // One protected report excludes the whole position.
    points.set(point, isGuarded ? -Infinity : (points.get(point) ?? 0) + 1)
  }
  const most = Math.max(0, ...points.values())
  return most >= LEAST_ON_A_POINT ? most : null
}

/** Knox test by random permutation of days, with a fixed seed for reproducible results. */
function nearRepeat({ incidents }: Dataset, rows: readonly number[]): readonly KnoxCell[] | null {
  const details = rows.filter((row) => PRECISIONS[incidents.precision[row] ?? 0] !== 'month')
  if (details.length < LEAST_FOR_PAIRS) return null
  const latest = details
    .toSorted((a, b) => (incidents.day[b] ?? 0) - (incidents.day[a] ?? 0))
    .slice(0, MOST_FOR_PAIRS)
  const at = latest.map((row) => toGrid(incidents.longitude[row] ?? 0, incidents.latitude[row] ?? 0))
  return knoxTest(
    {
      easting: at.map(({ easting }) => easting),
      northing: at.map(({ northing }) => northing),
      day: latest.map((row) => incidents.day[row] ?? 0),
    },
    BANDS,
    { uniform: seededUniform(SEED), permutations: latest.length > 200 ? 199 : 999 },
  )
}

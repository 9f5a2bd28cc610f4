/** Why a place: what was reported there, when in the week, from how few points, and whether one report follows another. */
import { hoursOfWeek, type HoursOfWeek } from '../../analytics/aoristic.ts'
import { toDegrees, toGrid } from '../../analytics/grid.ts'
import { knoxTest, type KnoxCell } from '../../analytics/near-repeat.ts'
import { seededUniform } from '../../analytics/seeded.ts'
import { cellAt, squareIndexByCell } from '../../analytics/squares/square-grid.ts'
import { centreOf, type Square } from '../../domain/borough/national-grid.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { MOVED, PRECISIONS, PRIVATE_PLACE } from '../../domain/incident.ts'
import { parseHours } from '../../domain/places/week-hours.ts'
import { placeName } from './place-names.ts'
import { placeHistories, type PlaceHistory } from './place-history.ts'
import { forRows, inHours, placed } from './square-counts.ts'
import type { PlaceGround, SquaresRequest } from './square-counts.ts'

/** A place by its squares. */
interface PlaceDetailsRequest {
  readonly asked: SquaresRequest
  readonly squares: readonly Square[]
}
export interface PlaceDetails {
  /** What the middle of its squares is called by the nearest label. */
  readonly near: string
  readonly count: number
  /** By the dataset's categories. */
  readonly byCategory: readonly number[]
  /** All hours of the week, chosen or not. */
  readonly hours: HoursOfWeek
  /** Null where the window is too short to tell one. */
  readonly history: PlaceHistory | null
  /** Reports at the one point that has most; null where that may not be said, or says nothing. */
  readonly onOnePoint: number | null
  /** Pairs within 200 m, and 7 and 14 days; null where too few have a day. */
  readonly nearRepeat: readonly KnoxCell[] | null
}

/** A point with fewer says nothing, and might be one household. */
const LEAST_ON_A_POINT = 5
const LEAST_FOR_PAIRS = 10
/** More pairs than these incidents make would keep a reader waiting. */
const MOST_FOR_PAIRS = 400
const BANDS = { metres: [200], days: [7, 14] }
const SEED = 1

export function placeDetails(dataset: Dataset, ground: PlaceGround, told: PlaceDetailsRequest): PlaceDetails {
  const { asked } = told
  const { incidents, categories } = dataset
  const { indices, rows, inAllHours } = rowsOf(dataset, ground, told)
  const byCategory = categories.map(() => 0)
  for (const row of rows) {
    const category = incidents.category[row] ?? 0
    byCategory[category] = (byCategory[category] ?? 0) + 1
  }
  const histories = placeHistories(dataset, ground, { asked, places: [indices] })
  return {
    near: placeName(ground.places, middleOf(told)),
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

function middleOf({ asked: { sideMetres }, squares }: PlaceDetailsRequest) {
  const mean = (of: (square: Square) => number) =>
    squares.reduce((sum, square) => sum + of(square), 0) / Math.max(1, squares.length)
  const corner = { easting: mean(({ easting }) => easting), northing: mean(({ northing }) => northing) }
  return toDegrees(centreOf(corner, sideMetres))
}

/** Rows of the place in chosen hours, and in all of them. */
function rowsOf(dataset: Dataset, ground: PlaceGround, { asked, squares }: PlaceDetailsRequest) {
  const { squares: all, isNotPlace } = placed(dataset, ground, asked.sideMetres)
  const orderOf = squareIndexByCell(all.grid)
  const half = asked.sideMetres / 2
  const indices = squares
    .map(({ easting, northing }) => orderOf[cellAt(all.grid, easting + half, northing + half)] ?? -1)
    .filter((square) => square >= 0)
  const own = new Set(indices)
  const isAmong = inHours(dataset.incidents, asked.hours === null ? null : parseHours(asked.hours))
  const inAllHours: number[] = []
  forRows(dataset, asked, (row) => {
    if (isNotPlace[row] !== 1 && own.has(all.squareOf[row] ?? -1)) inAllHours.push(row)
  })
  return { indices, inAllHours, rows: inAllHours.filter((row) => isAmong(row) === 'yes') }
}

/** Only rows that may be listed one by one: a moved one stands where nothing happened, a private one is a home. */
function onOnePoint({ incidents, categories }: Dataset, rows: readonly number[]): number | null {
  const points = new Map<string, number>()
  for (const row of rows) {
    const isGuarded =
      ((incidents.flags[row] ?? 0) & (MOVED | PRIVATE_PLACE)) !== 0 ||
      (categories[incidents.category[row] ?? -1]?.sensitive ?? true)
    const point = `${incidents.longitude[row] ?? 0} ${incidents.latitude[row] ?? 0}`
    // One guarded report on a point keeps the whole point out of what is said.
    points.set(point, isGuarded ? -Infinity : (points.get(point) ?? 0) + 1)
  }
  const most = Math.max(0, ...points.values())
  return most >= LEAST_ON_A_POINT ? most : null
}

/** Days shuffled over places, from a seed, so that the same question has the same answer. */
function nearRepeat({ incidents }: Dataset, rows: readonly number[]): readonly KnoxCell[] | null {
  const told = rows.filter((row) => PRECISIONS[incidents.precision[row] ?? 0] !== 'month')
  if (told.length < LEAST_FOR_PAIRS) return null
  const latest = told
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

/** The hierarchy of incidents: clusters, 150 m squares, places, incidents, all in one leaf order. */
import type { Box } from '../domain/geography.ts'
import { POLICE_GENERATED, type IncidentColumns } from '../domain/incident.ts'
import { middleHour } from '../domain/places/week-hours.ts'
import { hierarchyOf, layOut, sortedBy } from './hierarchy/cluster-tree.ts'
import { uniquePlaces } from './hierarchy/places.ts'
import { occupiedSquares } from './hierarchy/squares.ts'

export { COARSEST_ZOOM, FINEST_ZOOM, PLACE_LEVEL, SQUARE_LEVEL } from './levels.ts'

/**
 * Nodes stand in depth-first order: the children of node i begin at i + 1, and `skip[i]` is the next node that
 * is not below i. Every node holds one contiguous range of incidents, so a count is one pass over `day` and
 * `category`. Nothing here depends on the order of the feed's rows. All arrays may cross to the page.
 */
export interface ClusterIndex {
  readonly nodeCount: number
  /** Degrees: where the node is drawn. For a square its centre, for a cluster the middle of its squares. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  /** Bounds of the places below each node, in degrees, four a node: west, south, east, north. */
  readonly bounds: Float64Array
  /** Range of incidents [start, end). */
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly skip: Uint32Array
  /** The zoom from which the node gives way to its children; SQUARE_LEVEL, PLACE_LEVEL. */
  readonly expandsAt: Uint8Array
  /** Incidents, in leaf order: London day counted from `firstDay`, and category. */
  readonly count: number
  readonly firstDay: number
  readonly lastDay: number
  readonly day: Uint16Array
  readonly category: Uint8Array
  /** Hour of the week in the middle of what was told, Monday 00:00 being 0; NO_HOUR where no time was told. */
  readonly hour: Uint8Array
  /** 1 for what the feed says police work itself found. */
  readonly found: Uint8Array
  /** Row of each incident in the columns; kept by the worker, empty on the page. */
  readonly row: Uint32Array
  readonly categoryCount: number
}

/** What to count: days, categories and places. */
export interface Selection {
  /** Days as in `domain/day.ts`, both included. */
  readonly from: number
  readonly to: number
  /** `chosen[category]` is 1 or 0. */
  readonly chosen: Uint8Array
  /** Category of each incident, with `categoryCount` in place of those outside the chosen areas. */
  readonly category: Uint8Array
  /** Group (0 to 3) of each category. */
  readonly groupOf: Uint8Array
}

export interface Frame {
  readonly box: Box
  readonly zoom: number
  /** True where places may be drawn one by one. */
  readonly points: boolean
}

/** One step of the clock: what stands in the frame, in index order. Arrays are `length` long (mix four times). */
export interface Step {
  readonly length: number
  readonly node: Uint32Array
  /** Incidents in the window, the chosen categories and areas, inside the frame, under this node. */
  readonly count: Uint32Array
  /** The same by group, four a node. */
  readonly mix: Uint32Array
  /** The sum of `count`: incidents in view. */
  readonly inView: number
  /** In view by category, whether the category is chosen or not. */
  readonly byCategory: Uint32Array
}

/** The columns that the index is built from; without the last three nothing is known of hours, and nothing was found. */
export type Countable = Pick<IncidentColumns, 'count' | 'longitude' | 'latitude' | 'day' | 'category'> &
  Partial<Pick<IncidentColumns, 'minute' | 'rangeMinutes' | 'flags'>>

/** `hour` of an incident without a time of day. */
export const NO_HOUR = 255

/** Days and categories must leave room for Uint16 and for one category more, which means: outside the chosen areas. */
const MOST_DAYS = 0x10000
const MOST_CATEGORIES = 255

/**
 * Builds the index, once for a dataset. Only `row` tells in which order the feed gave its rows. Cost: for each
 * incident some 0.3, for each unique place some 1 microsecond: 0.7 to 1.5 times what supercluster takes to load
 * every incident as a point of its own.
 * @throws RangeError for positions that are not finite, categories outside the list, days more than 65,535 apart
 */
export function buildClusterIndex(columns: Countable, categoryCount: number): ClusterIndex {
  refuseCategories(columns, categoryCount)
  const days = daysOf(columns)
  const places = uniquePlaces(columns)
  const incidentsAt = new Uint32Array(places.count)
  for (const place of places.of) incidentsAt[place] = (incidentsAt[place] ?? 0) + 1
  const squares = occupiedSquares(places, incidentsAt)
  const { rank, ...nodes } = layOut(hierarchyOf(squares.centres), { places, squares, incidentsAt })

  const fed = new Uint32Array(columns.count).map((_, row) => row)
  const byCategory = sortedBy(fed, columns.category, categoryCount)
  const byDay = sortedBy(byCategory, days.day, days.lastDay - days.firstDay + 1)
  const rankOfRow = places.of.map((place) => rank[place] ?? 0)
  const row = sortedBy(byDay, rankOfRow, places.count)
  return {
    ...nodes,
    count: columns.count,
    firstDay: days.firstDay,
    lastDay: days.lastDay,
    day: new Uint16Array(columns.count).map((_, i) => days.day[row[i] ?? 0] ?? 0),
    category: new Uint8Array(columns.count).map((_, i) => columns.category[row[i] ?? 0] ?? 0),
    hour: new Uint8Array(columns.count).map((_, i) => hourAt(columns, row[i] ?? 0)),
    found: new Uint8Array(columns.count).map((_, i) => isFound(columns, row[i] ?? 0)),
    row,
    categoryCount,
  }
}

function hourAt({ day, minute, rangeMinutes }: Countable, row: number): number {
  const told = {
    day: day[row] ?? 0,
    minute: minute?.[row] ?? -1,
    rangeMinutes: rangeMinutes?.[row] ?? 0,
  }
  const hour = middleHour(told)
  return hour < 0 ? NO_HOUR : hour
}

const isFound = ({ flags }: Countable, row: number) =>
  ((flags?.[row] ?? 0) & POLICE_GENERATED) === 0 ? 0 : 1

function refuseCategories({ category, count }: Countable, categoryCount: number) {
  if (categoryCount > MOST_CATEGORIES) {
    throw new RangeError(`${categoryCount} categories, but at most ${MOST_CATEGORIES} can be told apart`)
  }
  const row = category.subarray(0, count).findIndex((c) => c >= categoryCount)
  if (row >= 0) throw new RangeError(`row ${row} has category ${category[row]}, of ${categoryCount}`)
}

/** Days counted from the first; an empty dataset spans none. */
function daysOf({ count, day }: Countable) {
  if (count === 0) return { firstDay: 0, lastDay: -1, day: new Uint16Array(0) }
  let [firstDay, lastDay] = [Infinity, -Infinity]
  for (let row = 0; row < count; row++) {
    firstDay = Math.min(firstDay, day[row] ?? firstDay)
    lastDay = Math.max(lastDay, day[row] ?? lastDay)
  }
  if (lastDay - firstDay >= MOST_DAYS) {
    throw new RangeError(`days ${firstDay} to ${lastDay} are more than ${MOST_DAYS - 1} apart`)
  }
  return { firstDay, lastDay, day: new Uint16Array(count).map((_, row) => (day[row] ?? 0) - firstDay) }
}

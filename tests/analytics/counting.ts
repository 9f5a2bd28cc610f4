/** Reference implementation of counting by a plain loop over columns, for comparison with the index. */
import type {
  ClusterIndex,
  IndexableColumns,
  Frame,
  Selection,
  ClusterStep,
} from '../../src/analytics/cluster-index.ts'
import { DEFAULT_CATEGORIES, GROUPS } from '../../src/domain/category.ts'
import type { Position, Surface } from '../../src/domain/geography.ts'

export type IncidentTuple = readonly [longitude: number, latitude: number, day: number, category: number]

export const columnsOf = (rows: readonly IncidentTuple[]): IndexableColumns => ({
  count: rows.length,
  longitude: Float64Array.from(rows, ([longitude]) => longitude),
  latitude: Float64Array.from(rows, ([, latitude]) => latitude),
  day: Int32Array.from(rows, ([, , day]) => day),
  category: Uint8Array.from(rows, ([, , , category]) => category),
})

export interface Node {
  readonly node: number
  readonly at: Position
  readonly start: number
  readonly end: number
  readonly expandsAt: number
}
export const nodesOf = (index: ClusterIndex): readonly Node[] =>
  Array.from({ length: index.nodeCount }, (_, node) => ({
    node,
    at: [index.longitude[node] ?? NaN, index.latitude[node] ?? NaN],
    start: index.start[node] ?? NaN,
    end: index.end[node] ?? NaN,
    expandsAt: index.expandsAt[node] ?? NaN,
  }))

export const GROUP_OF = Uint8Array.from(DEFAULT_CATEGORIES, ({ group }) => GROUPS.indexOf(group))

/** Selection in plain terms. */
export interface PlainSelection {
  readonly from: number
  readonly to: number
  readonly chosen: readonly number[]
  /** Rectangles (degrees) of which one must contain the incident; none: anywhere. */
  readonly areas: readonly (readonly [west: number, south: number, east: number, north: number])[]
}

export const chosenFlags = (chosen: readonly number[]): Uint8Array =>
  Uint8Array.from(DEFAULT_CATEGORIES, (_, category) => (chosen.includes(category) ? 1 : 0))

export const rectangle = ([west, south, east, north]: PlainSelection['areas'][number]): Surface => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

/** Whether a row is in the window, areas and frame, regardless of its category. */
export function isCounted(
  columns: IndexableColumns,
  row: number,
  { wanted, frame }: { wanted: PlainSelection; frame: Frame },
) {
  const [x = NaN, y = NaN, day = NaN] = [columns.longitude[row], columns.latitude[row], columns.day[row]]
  const isIn = ([west, south, east, north]: PlainSelection['areas'][number]) =>
    x >= west && x <= east && y >= south && y <= north
  const { west, south, east, north } = frame.box
  const isInAreas = wanted.areas.length === 0 || wanted.areas.some(isIn)
  return day >= wanted.from && day <= wanted.to && isInAreas && isIn([west, south, east, north])
}

export interface PlainCount {
  readonly count: number
  readonly mix: readonly number[]
  readonly byCategory: readonly number[]
}

export function plainCount(
  columns: IndexableColumns,
  rows: Iterable<number>,
  within: { readonly wanted: PlainSelection; readonly frame: Frame },
): PlainCount {
  const mix = [0, 0, 0, 0]
  const byCategory = DEFAULT_CATEGORIES.map(() => 0)
  let count = 0
  for (const row of rows) {
    if (!isCounted(columns, row, within)) continue
    const category = columns.category[row] ?? 0
    byCategory[category] = (byCategory[category] ?? 0) + 1
    if (!within.wanted.chosen.includes(category)) continue
    const group = GROUP_OF[category] ?? 0
    mix[group] = (mix[group] ?? 0) + 1
    count++
  }
  return { count, mix, byCategory }
}

export const selectionFor = (wanted: PlainSelection, category: Uint8Array): Selection => ({
  from: wanted.from,
  to: wanted.to,
  chosen: chosenFlags(wanted.chosen),
  category,
  groupOf: GROUP_OF,
})

/** Nodes of a step with their counts. */
export const marksOf = (step: ClusterStep) =>
  Array.from({ length: step.length }, (_, i) => ({
    node: step.node[i] ?? NaN,
    count: step.count[i] ?? NaN,
    mix: [...step.mix.subarray(4 * i, 4 * i + 4)],
  }))

/**
 * Areas of every level for the board: table rows, funnel plots of counts against residents, and hot squares.
 */
import {
  funnelDispersion,
  funnelLimits,
  funnelPosition,
  type FunnelPosition,
} from '../../analytics/process-control/funnel.ts'
import type { Level } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { BoardPeriod } from '../baseline/baseline.ts'
import type { BoroughGeography } from '../hotspots/square-counts.ts'
import { areaTable, type AreaRow } from '../area-table.ts'
import { levelsIn } from '../figures/areas.ts'
import { areaRatios, type AreaRatios } from './area-ratios.ts'
import { hotSquaresOf, type HotSquares } from './hot-squares.ts'

/** One area in a funnel plot. */
export interface AreaFunnelPoint {
  readonly code: string
  readonly name: string
  readonly count: number
  /** Overall rate times the area's residents. */
  readonly expected: number
  readonly place: FunnelPosition
  /**
   * Deviation from the expected count in standard deviations, allowing for overdispersion; the sort key of
   * lists.
   */
  readonly score: number
}
/** Funnel limits as ratios of the expected count, in ascending order of expected counts. */
interface FunnelEdge {
  readonly expected: number
  readonly inner: readonly [low: number, high: number]
  readonly outer: readonly [low: number, high: number]
}
/** Funnel plot of one measure over the areas of one level. */
export interface Funnel {
  readonly points: readonly AreaFunnelPoint[]
  readonly edges: readonly FunnelEdge[]
  /** Phi by which the limits are widened, at least 1. */
  readonly dispersion: number
}
/** Everything that the board shows of one level of area. */
export interface AreaLevel {
  readonly level: Level
  readonly rows: readonly AreaRow[]
  /** Each area's rate over that of all areas of the level. */
  readonly ratios: AreaRatios
  /**
   * Funnels of crimes without police-generated offences and of ASB; areas with unknown population or
   * without a fully known count are excluded.
   */
  readonly funnels: { readonly reported: Funnel; readonly asb: Funnel }
  /** By area code; areas that contain no square's centre are absent. */
  readonly hotSquares: ReadonlyMap<string, HotSquares>
}

/** Every level with more than one area in the data. */
export function areaLevels(
  dataset: Dataset,
  period: BoardPeriod,
  geography: BoroughGeography,
): readonly AreaLevel[] {
  return levelsIn(dataset).map((level) => {
    const rows = areaTable(dataset, period, { level })
    return {
      level,
      rows,
      ratios: areaRatios(dataset, period, { level, rows }),
      funnels: { reported: funnelOf(rows, 'reported'), asb: funnelOf(rows, 'asb') },
      hotSquares: hotSquaresOf(dataset, level, { geography, window: period.window }),
    }
  })
}

const EDGES = 24

/** Funnel of the areas with known residents and a fully known count; empty where nothing was counted. */
export function funnelOf(rows: readonly AreaRow[], measure: 'reported' | 'asb'): Funnel {
  const counted = rows.flatMap((row) => {
    const { value, known } = row[measure].figure
    const isCounted = value !== null && known === 'yes' && (row.population ?? 0) > 0
    return isCounted ? [{ ...row, count: value }] : []
  })
  const sum = (part: (row: (typeof counted)[number]) => number) =>
    counted.reduce((all, row) => all + part(row), 0)
  const rate = sum(({ count }) => count) / sum(({ population }) => population ?? 0)
  if (!(rate > 0)) return { points: [], edges: [], dispersion: 1 }
  const points = counted.map((row) => ({
    code: row.code,
    name: row.name,
    count: row.count,
    expected: rate * (row.population ?? 0),
  }))
  const dispersion = funnelDispersion(points)
  return {
    points: points.map((spot) => ({
      ...spot,
      place: funnelPosition(spot.count, funnelLimits(spot.expected, dispersion)),
      score: (2 * (Math.sqrt(spot.count) - Math.sqrt(spot.expected))) / Math.sqrt(dispersion),
    })),
    edges: edgesOf(
      points.map(({ expected }) => expected),
      dispersion,
    ),
    dispersion,
  }
}

function edgesOf(expected: readonly number[], dispersion: number): readonly FunnelEdge[] {
  const least = Math.min(...expected) * 0.95
  const most = Math.max(...expected) * 1.05
  return Array.from({ length: EDGES }, (_, i) => {
    const at = least + ((most - least) * i) / (EDGES - 1)
    const { inner, outer } = funnelLimits(at, dispersion)
    return {
      expected: at,
      inner: [inner.low / at, inner.high / at],
      outer: [outer.low / at, outer.high / at],
    }
  })
}

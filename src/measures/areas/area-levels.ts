/** Every level of area as the board shows it: rows, and where each area stands beside what chance does. */
import {
  funnelDispersion,
  funnelLimits,
  funnelPosition,
  type FunnelPosition,
} from '../../analytics/process-control/funnel.ts'
import type { Level } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { BoardPeriod } from '../baseline/baseline.ts'
import type { PlaceGround } from '../hotspots/square-counts.ts'
import { areaTable, type AreaRow } from '../area-table.ts'
import { levelsIn } from '../figures/levels.ts'
import { hotSquaresOf, type HotSquares } from './hot-squares.ts'

export interface AreaFunnelPoint {
  readonly code: string
  readonly name: string
  readonly count: number
  /** What the rate of all areas gives its residents. */
  readonly expected: number
  readonly place: FunnelPosition
  /** How far from what is expected, in standard deviations that clumping is allowed for in: what a list is sorted by. */
  readonly score: number
}
/** Limits as ratios of the expected count, at rising expected counts: what the funnel is drawn from. */
interface FunnelEdge {
  readonly expected: number
  readonly inner: readonly [low: number, high: number]
  readonly outer: readonly [low: number, high: number]
}
export interface Funnel {
  readonly spots: readonly AreaFunnelPoint[]
  readonly edges: readonly FunnelEdge[]
  /** By how much limits were widened because areas differ anyway: phi, at least 1. */
  readonly dispersion: number
}
export interface AreaLevel {
  readonly level: Level
  readonly rows: readonly AreaRow[]
  /** Of crimes without what patrol itself finds, and of ASB; areas whose residents are not known are in neither. */
  readonly funnels: { readonly reported: Funnel; readonly asb: Funnel }
  /** By code; areas that hold no square are not in it. */
  readonly hotSquares: ReadonlyMap<string, HotSquares>
}

/** Levels of which the data hold more than one area. */
export function areaLevels(dataset: Dataset, period: BoardPeriod, ground: PlaceGround): readonly AreaLevel[] {
  return levelsIn(dataset).map((level) => {
    const rows = areaTable(dataset, period, { level })
    return {
      level,
      rows,
      funnels: { reported: funnelOf(rows, 'reported'), asb: funnelOf(rows, 'asb') },
      hotSquares: hotSquaresOf(dataset, level, { ground, window: period.window }),
    }
  })
}

const EDGES = 24

function funnelOf(rows: readonly AreaRow[], measure: 'reported' | 'asb'): Funnel {
  const known = rows.filter(({ population }) => (population ?? 0) > 0)
  const sum = (part: (row: AreaRow) => number) => known.reduce((all, row) => all + part(row), 0)
  const rate = sum((row) => row[measure].figure.value) / sum(({ population }) => population ?? 0)
  if (!(rate > 0)) return { spots: [], edges: [], dispersion: 1 }
  const plain = known.map((row) => ({
    code: row.code,
    name: row.name,
    count: row[measure].figure.value,
    expected: rate * (row.population ?? 0),
  }))
  const dispersion = funnelDispersion(plain)
  return {
    spots: plain.map((spot) => ({
      ...spot,
      place: funnelPosition(spot.count, funnelLimits(spot.expected, dispersion)),
      score: (2 * (Math.sqrt(spot.count) - Math.sqrt(spot.expected))) / Math.sqrt(dispersion),
    })),
    edges: edgesOf(
      plain.map(({ expected }) => expected),
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

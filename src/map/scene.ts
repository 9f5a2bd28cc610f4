/** What to draw, as plain data: derived from View, catalogue and step; it knows nothing of the drawing library. */
import type { Stage } from '../domain/closure-order.ts'
import type { Position, Polygon, Ring, Surface } from '../domain/geography.ts'
import type { Verdict } from '../measures/figure.ts'
import type { SquareMarks } from './squares/square-marks.ts'
import type { PhaseKind } from '../domain/site.ts'

export interface ClusterMark {
  /** Node of the index. */
  readonly node: number
  readonly at: Position
  readonly count: number
  /** By group, in legend order. */
  readonly mix: readonly [number, number, number, number]
  readonly chosen: boolean
  /** The verdict that its ring shows; null or left out: the ring shows the mix. */
  readonly change?: Verdict | null
}
export interface OrderMark {
  readonly id: string
  readonly at: Position
  readonly stage: Stage
  /** Days to its last day where it ends soon, else null. */
  readonly endsIn: number | null
  readonly chosen: boolean
}
export interface HotspotMark {
  readonly id: string
  readonly name: string
  readonly shape: Polygon
  readonly at: Position
  /** Minutes a day over the window: delivered on average, and planned. */
  readonly delivered: number
  readonly planned: number
  readonly chosen: boolean
}
export interface SiteMark {
  readonly id: string
  readonly name: string
  readonly shape: Surface
  readonly at: Position
  readonly phase: PhaseKind | null
  readonly chosen: boolean
}
export interface WardMark {
  readonly code: string
  readonly name: string
  readonly shape: Surface
  readonly chosen: boolean
}
/** What is drawn by hand, and what was drawn here before. */
export interface SketchMark {
  readonly kind: 'site' | 'hotspot'
  /** Without the first repeated. */
  readonly corners: readonly Position[]
  readonly isClosed: boolean
  /** The corner looked at in the list, from 0. */
  readonly pointed: number | null
  /** Whether a press on the map is for the shape. */
  readonly isLive: boolean
  /** The ring as a polygon with the shape as its hole. */
  readonly band: readonly Ring[] | null
  readonly comparison: readonly Surface[]
  readonly drawn: readonly DrawnMark[]
}
/** Drawn on this page and not in its feed yet. */
export interface DrawnMark {
  readonly id: string
  readonly name: string
  readonly shape: Surface
}
/** The walks of a shift's crews. */
export interface PlanMark {
  readonly crews: readonly CrewMark[]
}
export interface CrewMark {
  /** From 0: its pattern and colour. */
  readonly crew: number
  /** The places in the order in which they are visited, each as often as it is. */
  readonly path: readonly Position[]
  /** Each place once, with its label. */
  readonly stands: readonly { readonly label: string; readonly at: Position; readonly isNext: boolean }[]
  readonly isShown: boolean
}
export interface Scene {
  /** Left out: no shift is planned. */
  readonly plan?: PlanMark | null
  /** Left out: neither squares nor density are drawn. */
  readonly squares?: SquareMarks | null
  /** Left out: nothing is being drawn. */
  readonly sketch?: SketchMark | null
  /** In which no place is named, whether or not they are drawn; left out: in the sites that are drawn. */
  readonly unnamed?: readonly Surface[]
  /** LSOA lines on request; left out: no. */
  readonly lsoaLines?: boolean
  readonly clusters: readonly ClusterMark[]
  readonly orders: readonly OrderMark[]
  readonly hotspots: readonly HotspotMark[]
  readonly sites: readonly SiteMark[]
  readonly wards: readonly WardMark[]
  readonly theme: 'day' | 'night'
}

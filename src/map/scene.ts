/** Scene: everything that the map draws, as plain data without reference to a drawing library. */
import type { DaySpan } from '../domain/day.ts'
import type { Stage } from '../domain/closure-order.ts'
import type { Position, Polygon, Ring, Surface } from '../domain/geography.ts'
import type { Knowledge, Verdict } from '../measures/figure.ts'
import type { SquareMarks } from './squares/square-marks.ts'
import type { PhaseKind } from '../domain/site.ts'

/** A cluster of incidents of one node of the cluster index. */
export interface ClusterMark {
  /** Node number in the cluster index. */
  readonly node: number
  /** First node in the index that is not below this one; missing: none is. */
  readonly after?: number
  readonly at: Position
  readonly count: number
  /** Incidents by category group, in legend order. */
  readonly mix: readonly [number, number, number, number]
  readonly isChosen: boolean
  /** Verdict on the change that the ring shows; null or missing: the ring shows the mix of groups. */
  readonly change?: Verdict | null
}
/** A closure order that is live (served and not over) on the last day of the window. */
export interface OrderMark {
  readonly id: string
  readonly at: Position
  readonly stage: Stage
  /** Days until its last day if it ends soon, else null. */
  readonly endsIn: number | null
  readonly isChosen: boolean
}
/** A patrol hotspot with its delivery over the window. */
export interface HotspotMark {
  readonly id: string
  readonly name: string
  readonly shape: Polygon
  readonly at: Position
  /** Mean minutes a day over the window: delivered, and planned. */
  readonly delivered: number
  readonly planned: number
  /** Whether the visits of the window are known: of part of them `delivered` is the least. */
  readonly known: Knowledge['known']
  readonly isChosen: boolean
}
/** A Clear, Hold, Build site with its current phase. */
export interface SiteMark {
  readonly id: string
  readonly name: string
  readonly shape: Surface
  readonly at: Position
  readonly phase: PhaseKind | null
  readonly isChosen: boolean
}
/** A ward, highlighted if chosen. */
export interface WardMark {
  readonly code: string
  readonly name: string
  readonly shape: Surface
  readonly isChosen: boolean
}
/** Areas whose lines are drawn. */
export interface AreaLines {
  /** Such as `Beat lines`. */
  readonly name: string
  readonly shapes: readonly Surface[]
  /** Those to which counts are restricted, which are drawn whether the lines are on or off. */
  readonly chosen: readonly Surface[]
}
/** The shape being sketched on the map, and the shapes drawn earlier in this session. */
export interface SketchMark {
  readonly kind: 'site' | 'hotspot'
  /** Corners in order; the first is not repeated at the end. */
  readonly corners: readonly Position[]
  readonly isClosed: boolean
  /** Index of the corner highlighted in the list, from 0. */
  readonly pointed: number | null
  /** Whether clicks on the map edit the shape. */
  readonly isLive: boolean
  /** The buffer ring round the site: a polygon with the shape as its hole. */
  readonly band: readonly Ring[] | null
  readonly comparison: readonly Surface[]
  readonly drawn: readonly DrawnMark[]
}
/** A shape drawn in this session that its feed does not contain yet. */
export interface DrawnMark {
  readonly id: string
  readonly name: string
  readonly shape: Surface
}
/** A place of the open ranking. */
export interface RankMark {
  readonly id: string
  /** From 1. */
  readonly rank: number
  readonly at: Position
  /** Whether it holds more than chance would give. */
  readonly isHot: boolean
  /** Whether it is pointed at or focused, in the list or here. */
  readonly isLit: boolean
}
/** The planned routes of a shift's crews. */
export interface PlanMark {
  readonly crews: readonly CrewMark[]
}
/** The planned route of one crew. */
export interface CrewMark {
  /** Index of the crew from 0; decides line pattern and colour. */
  readonly crew: number
  /** Visited positions in order, repeated as often as they are visited. */
  readonly path: readonly Position[]
  /** Each visited place once, with its label. */
  readonly stops: readonly { readonly label: string; readonly at: Position; readonly isNext: boolean }[]
  readonly isShown: boolean
}
/** Numbered places of a shift, and the legs walked between them. */
export interface WalkMark {
  readonly places: readonly WalkPlace[]
  readonly legs: readonly { readonly from: Position; readonly to: Position; readonly minutes: number }[]
}
export interface WalkPlace {
  readonly id: string
  /** What is chosen by a click on it. */
  readonly kind: 'place' | 'hotspot' | 'site'
  readonly number: number
  readonly name: string
  readonly at: Position
  readonly shape: Surface | null
  /** More reports than chance would give: solid, else dashed. */
  readonly isHot: boolean
  /** Whether the list points to it. */
  readonly isLit: boolean
}
/** All marks of the map at one moment. */
export interface Scene {
  /** The days that are counted: a change of them is a step of the clock. */
  readonly window?: DaySpan
  /** Whether the clock plays or its window is dragged; missing: no. */
  readonly isMoving?: boolean
  /** Missing or null: no shift is planned. */
  readonly plan?: PlanMark | null
  /** Places of the ranking while it is open; missing: none. */
  readonly ranked?: readonly RankMark[]
  /** Missing or null: no places are numbered. */
  readonly walk?: WalkMark | null
  /** Whether orders and hotspots are drawn faintly, as the ground of a shift; missing: no. */
  readonly isQuiet?: boolean
  /** Missing or null: neither squares nor density are drawn. */
  readonly squares?: SquareMarks | null
  /** Missing or null: nothing is being sketched. */
  readonly sketch?: SketchMark | null
  /** Areas in which no place name is written, drawn or not; missing: the sites that are drawn. */
  readonly unlabelledAreas?: readonly Surface[]
  /** Whether LSOA boundaries are drawn; missing: no. */
  readonly hasLsoaLines?: boolean
  /** Areas of a feed whose lines are drawn, and their name in the legend; missing or null: none. */
  readonly areaLines?: AreaLines | null
  readonly clusters: readonly ClusterMark[]
  readonly orders: readonly OrderMark[]
  readonly hotspots: readonly HotspotMark[]
  readonly sites: readonly SiteMark[]
  readonly wards: readonly WardMark[]
  readonly theme: 'day' | 'night'
}

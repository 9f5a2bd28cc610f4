/**
 * The View: everything that selects and filters the data. It is encoded in the permalink, and all that is shown
 * derives from it.
 */
import type { Level } from '../domain/area.ts'
import type { Day } from '../domain/day.ts'
import type { PlaceMeasure } from '../domain/places/ranked-place.ts'

/** `team` and `tonight` show the same map. */
export const TABS = ['team', 'tonight', 'board'] as const
export type Tab = (typeof TABS)[number]

/** Parts of the board in reading order; `pack` is the printable document of all parts. */
export const BOARD_PARTS = ['summary', 'sites', 'areas', 'gaps', 'changes', 'pack'] as const
export type BoardPart = (typeof BOARD_PARTS)[number]

/**
 * `change`: cluster rings show the change against the baseline instead of the mix of categories.
 * `areas`: lines of the areas that a feed has and the base map does not.
 * `plain`: shows the built-in base map although the manifest names a custom one.
 */
export const LAYERS = [
  'clusters',
  'points',
  'squares',
  'density',
  'orders',
  'hotspots',
  'sites',
  'wards',
  'lsoas',
  'areas',
  'change',
  'plain',
] as const
export type Layer = (typeof LAYERS)[number]
const DEFAULT_LAYERS: readonly Layer[] = ['clusters', 'orders', 'hotspots', 'sites', 'wards']

export interface Camera {
  readonly longitude: number
  readonly latitude: number
  readonly zoom: number
}

/**
 * Kind and id of the selected item. A cluster is identified by position and zoom, so that no incident id enters the
 * address; a place is identified by its grid square; the ranking of places has one fixed id.
 */
export const CHOSEN_KINDS = ['cluster', 'order', 'hotspot', 'site', 'ward', 'ranking', 'place'] as const
export interface Chosen {
  readonly kind: (typeof CHOSEN_KINDS)[number]
  readonly id: string
}

/** The ranking of places as a selection. */
export const RANKING: Chosen = { kind: 'ranking', id: 'places' }

export interface View {
  /** First and last day of the window, both inclusive; null: the default for the data. */
  readonly from: Day | null
  readonly to: Day | null
  /** Baseline of the comparison: `year`, `before` or `2022-05-01..2022-08-31`; null: none. */
  readonly base: string | null
  /** Category ids; null: all categories. */
  readonly categories: readonly string[] | null
  /** Area codes or site ids to which counts are restricted; empty: no restriction. */
  readonly areas: readonly string[]
  readonly layers: readonly Layer[]
  readonly tab: Tab
  readonly part: BoardPart
  /** Day of the last meeting, from which changes are listed; null: one month before the as-of day. */
  readonly since: Day | null
  /** Level of areas shown on the board; null: wards. */
  readonly level: Level | null
  /** Camera position after the last movement; null: the whole borough. */
  readonly camera: Camera | null
  readonly chosen: Chosen | null
  /** Hours of the week that are counted, in the syntax of `hoursFrom`; null: all hours. */
  readonly hours: string | null
  /** Side of a grid square in metres. */
  readonly cell: number
  /** Whether squares and ranking include police-generated incidents. */
  readonly found: boolean
  /** Measure by which places are ranked. */
  readonly by: PlaceMeasure
  /** The shift that is planned, in the syntax of `shiftText`; null: the evening of the as-of day. */
  readonly shift: string | null
  /** Unknown keys of the address, kept verbatim. */
  readonly unknown: Readonly<Record<string, string>>
}

/** Milliseconds without a change after which the View is written to the address and its questions are sent. */
export const REST_MILLISECONDS = 150

export const INITIAL_VIEW: View = {
  from: null,
  to: null,
  base: null,
  categories: null,
  areas: [],
  layers: DEFAULT_LAYERS,
  tab: 'team',
  part: 'summary',
  since: null,
  level: null,
  camera: null,
  chosen: null,
  hours: null,
  cell: 150,
  found: false,
  by: 'count',
  shift: null,
  unknown: {},
}

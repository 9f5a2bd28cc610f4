/** The View: what is asked of the data. It is the permalink, and everything on screen follows from it. */
import type { Day } from '../domain/day.ts'
import type { PlaceMeasure } from '../domain/places/ranked-place.ts'

export const TABS = ['team', 'board'] as const
export type Tab = (typeof TABS)[number]

/** The parts of the board, in the order in which they are read; the pack is all of them on paper. */
export const BOARD_PARTS = ['summary', 'sites', 'areas', 'gaps', 'changes', 'pack'] as const
export type BoardPart = (typeof BOARD_PARTS)[number]

/**
 * `change`: the rings of clusters show their change on the baseline; left out, their mix of categories.
 * `plain`: our own ground alone, where the manifest names a richer base map.
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
 * The thing chosen: its kind and id. A cluster is named by where it stands, so that no incident is; the ranking of
 * places is one thing, and a place is named by its square.
 */
export const CHOSEN_KINDS = ['cluster', 'order', 'hotspot', 'site', 'ward', 'ranking', 'place'] as const
export interface Chosen {
  readonly kind: (typeof CHOSEN_KINDS)[number]
  readonly id: string
}

/** The ranking of places as a thing that can be chosen. */
export const RANKING: Chosen = { kind: 'ranking', id: 'places' }

/** What a phone shows over the map: one question a screen. It is the component's own, not the address's. */
export type Sheet = 'none' | 'layers' | 'time'

export interface View {
  /** The window, both days included; null: the default for the data. */
  readonly from: Day | null
  readonly to: Day | null
  /** What the window is compared with: `year`, `before` or `2022-05-01..2022-08-31`; null: nothing. */
  readonly base: string | null
  /** Category ids; null: every category. */
  readonly categories: readonly string[] | null
  /** Area codes or site ids that everything counts; empty: anywhere. */
  readonly areas: readonly string[]
  readonly layers: readonly Layer[]
  readonly tab: Tab
  readonly part: BoardPart
  /** Day of the last meeting, from which on changes are listed; null: a month before the as-of day. */
  readonly since: Day | null
  /** The camera at rest; null: the whole borough. */
  readonly camera: Camera | null
  readonly chosen: Chosen | null
  /** Hours of the week that count, as `parseHours` reads them; null: every hour. */
  readonly hours: string | null
  /** Side of a square in metres. */
  readonly cell: number
  /** Whether squares and ranking count what patrol itself finds. */
  readonly found: boolean
  /** What places are ranked by. */
  readonly by: PlaceMeasure
  /** Keys of the address that this version does not know, kept as they came. */
  readonly unknown: Readonly<Record<string, string>>
}

/** A View rests when it has stayed the same for this long: then it is asked about and written into the address. */
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
  camera: null,
  chosen: null,
  hours: null,
  cell: 150,
  found: false,
  by: 'count',
  unknown: {},
}

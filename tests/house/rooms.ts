/** The plan of the house as a table: which room may enter which, and where each package lives. Default: nowhere. */

/** Room by room, the rooms whose files it may import besides its own. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  summary: [],
  ui: [],
  feeds: ['domain'],
  analytics: ['domain'],
  measures: ['analytics', 'domain'],
  worker: ['measures', 'analytics', 'feeds', 'domain'],
  publish: ['summary', 'measures', 'analytics', 'feeds', 'domain'],
  state: ['worker', 'measures', 'feeds', 'analytics', 'domain'],
  map: ['state', 'measures', 'ui', 'analytics', 'domain'],
  clock: ['state', 'measures', 'ui', 'domain'],
  charts: ['ui'],
  team: ['map', 'clock', 'charts', 'state', 'measures', 'ui', 'domain'],
  board: ['map', 'clock', 'charts', 'state', 'measures', 'ui', 'domain'],
  desk: ['map', 'clock', 'charts', 'state', 'measures', 'ui', 'domain'],
  embed: ['summary', 'ui'],
  workshop: ['measures', 'publish', 'feeds', 'analytics', 'summary', 'domain', 'embed/page.tsx'],
}

/** The files at the top of src. A door names a whole room, or one file of it. */
export const DOORS: Readonly<Record<string, readonly string[]>> = {
  'main.tsx': ['team', 'board', 'desk', 'clock', 'state', 'ui'],
  'cli.ts': ['workshop', 'measures', 'publish', 'feeds', 'analytics', 'summary', 'domain', 'embed/page.tsx'],
}

/** The room on the street side: nothing that is reached from it may lie elsewhere than here. */
export const PUBLIC_ROOMS = ['embed', 'summary', 'ui']

/** Who may read what lies beside src: what the product ships with, and its version. The workshop may read all. */
export const BESIDE_SRC: Readonly<Record<string, readonly string[]>> = {
  '../data': ['feeds', 'worker', 'state', 'main.tsx', 'cli.ts'],
  '../data/rule-packs.json': ['domain'],
  '../package.json': ['board', 'desk', 'cli.ts'],
}

const VIEWS = ['ui', 'state', 'map', 'clock', 'charts', 'team', 'board', 'desk', 'embed', 'main.tsx']

/** Where each package, or each package of a scope, may be named: rooms, or single files. */
export const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  valibot: ['feeds', 'summary'],
  '@valibot/to-json-schema': ['feeds'],
  papaparse: ['feeds'],
  saxes: ['feeds/formats/tracks'],
  proj4: ['feeds', 'analytics/grid.ts'],
  'idb-keyval': ['feeds'],
  '@noble': ['feeds'],
  supercluster: ['analytics'],
  kdbush: ['analytics'],
  '@turf': ['domain/geography.ts', 'analytics/geometry.ts', 'analytics/drawn', 'publish/shapes.ts'],
  comlink: ['worker'],
  zustand: ['state'],
  'maplibre-gl': ['map'],
  '@maplibre': ['map/richer'],
  pmtiles: ['map/richer'],
  '@deck.gl': ['map'],
  '@luma.gl': ['map'],
  recharts: ['charts'],
  'react-aria-components': ['ui'],
  highs: ['publish'],
  // The workshop renders the public page when it is published.
  react: [...VIEWS, 'workshop/publishing'],
  'react-dom': ['main.tsx', 'cli.ts', 'workshop'],
  vite: ['workshop'],
  node: ['cli.ts', 'workshop'],
}

/** Allowed imports between modules, and where each package may be imported. What is not listed is forbidden. */

/** Modules (folders of `src`) and the modules or single files that each may import besides its own. */
export const MODULES: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  summary: ['analytics/small-numbers'],
  ui: [],
  feeds: ['domain'],
  analytics: ['domain'],
  measures: ['analytics', 'domain', 'summary/csv-file.ts'],
  worker: ['measures', 'analytics', 'feeds', 'domain'],
  publish: ['summary', 'measures', 'analytics', 'feeds', 'domain'],
  state: ['worker', 'measures', 'feeds', 'analytics', 'domain'],
  map: ['state', 'measures', 'ui', 'analytics', 'domain'],
  clock: ['state', 'measures', 'ui', 'domain'],
  charts: ['ui'],
  team: ['map', 'clock', 'charts', 'state', 'measures', 'ui', 'domain', 'summary/csv-file.ts'],
  board: ['map', 'clock', 'charts', 'state', 'measures', 'ui', 'domain', 'summary/csv-file.ts'],
  shell: [
    'map',
    'clock',
    'charts',
    'state',
    'measures',
    'ui',
    'domain',
    'summary/csv-file.ts',
    'summary/frame-height.ts',
    'summary/geography.ts',
  ],
  embed: ['summary', 'ui'],
  // How web servers send the app and the public page.
  hosting: ['domain'],
  build: ['hosting', 'feeds', 'domain'],
  server: ['hosting', 'build', 'domain'],
  cli: [
    'hosting',
    'build',
    'measures',
    'publish',
    'feeds',
    'analytics',
    'summary',
    'domain',
    'embed/page.tsx',
  ],
}

/** Files at the top of `src`, and what each may import. */
export const ENTRY_POINTS: Readonly<Record<string, readonly string[]>> = {
  'main.tsx': ['team', 'board', 'shell', 'clock', 'state', 'ui'],
}

/** The only modules and folders reachable from the public page. */
export const PUBLIC_PLACES = ['embed', 'summary', 'ui', 'analytics/small-numbers']

/** Files outside `src` and the modules that may read them; `build`, `server` and `cli` may read all. */
export const BESIDE_SRC: Readonly<Record<string, readonly string[]>> = {
  '../data': ['feeds', 'worker', 'state', 'main.tsx'],
  '../data/rule-packs.json': ['domain'],
  '../data/bank-holidays.json': ['domain'],
  '../package.json': ['board', 'shell'],
}

/** Modules that run in Node, not in a browser. */
export const NODE_MODULES = ['build', 'server', 'cli']

const VIEWS = ['ui', 'state', 'map', 'clock', 'charts', 'team', 'board', 'shell', 'embed', 'main.tsx']

/** Modules, folders or files in which each package (or all packages of a scope) may be imported. */
export const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  valibot: [
    'feeds',
    'summary',
    'cli/gathering/sources.ts',
    'cli/extracting/columns.ts',
    'cli/placing/settings.ts',
  ],
  '@valibot/to-json-schema': ['feeds'],
  papaparse: ['feeds'],
  saxes: ['feeds/tracks', 'feeds/layers/kml.ts'],
  'topojson-client': ['feeds/features/topo-json.ts'],
  flatgeobuf: ['feeds/layers'],
  flatbuffers: ['feeds/layers'],
  betterknown: ['feeds/layers'],
  hyparquet: ['feeds/parquet'],
  'hyparquet-writer': ['feeds/parquet'],
  fflate: ['feeds/parquet'],
  fzstd: ['feeds/parquet'],
  '@e965': ['feeds/workbooks'],
  proj4: ['feeds', 'analytics/grid.ts'],
  'idb-keyval': ['feeds'],
  '@noble': ['feeds'],
  supercluster: ['analytics'],
  kdbush: ['analytics'],
  '@turf': ['domain/geography.ts', 'analytics/geometry.ts', 'analytics/shapes', 'publish/shapes.ts'],
  comlink: ['worker'],
  zustand: ['state'],
  'maplibre-gl': ['map'],
  '@maplibre': ['map/custom-base'],
  pmtiles: ['map/custom-base'],
  '@deck.gl': ['map'],
  '@luma.gl': ['map'],
  recharts: ['charts'],
  'react-aria-components': ['ui'],
  highs: ['publish'],
  '@duckdb': ['cli/extracting/engines/duckdb.ts'],
  // The command line renders the public page to HTML.
  react: [...VIEWS, 'cli/publishing'],
  'react-dom': ['main.tsx', 'cli/publishing'],
  vite: ['build', 'server', 'cli/publishing/build-empty-page.mjs'],
  node: NODE_MODULES,
}

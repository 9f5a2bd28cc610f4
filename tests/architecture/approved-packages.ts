/** The direct dependencies of the project: the exact version of each, and the reason for it. */

export interface Approved {
  readonly version: string
  readonly why: string
}

/** Dependencies of the product. */
export const APPROVED: Readonly<Record<string, Approved>> = {
  '@deck.gl/core': { version: '9.4.0', why: 'draws what follows the clock: clusters, squares, marks' },
  '@deck.gl/layers': { version: '9.4.0', why: 'the plain layers of deck.gl; no aggregation layers' },
  '@deck.gl/maplibre': { version: '9.4.0', why: 'lays deck.gl over MapLibre 6 as one overlay' },
  '@e965/xlsx': {
    version: '0.20.3',
    why: 'reads workbooks: xlsx, xls, ods; SheetJS as its makers publish it, on the registry',
  },
  '@luma.gl/core': { version: '9.4.2', why: 'deck.gl asks for it beside itself, in one version' },
  '@luma.gl/engine': { version: '9.4.2', why: 'deck.gl asks for it beside itself, in one version' },
  '@maplibre/maplibre-gl-style-spec': {
    version: '26.6.0',
    why: 'judges a style that is not ours before MapLibre is given it; MapLibre brings the same',
  },
  '@noble/hashes': {
    version: '2.4.0',
    why: 'SHA-256 of bytes as they come in, which the browser only computes of the whole',
  },
  '@turf/turf': {
    version: '7.4.0',
    why: 'which area holds a point, boxes, areas, winding and simplified lines',
  },
  '@valibot/to-json-schema': {
    version: '1.8.0',
    why: "prints the feeds' schemas from the code that checks them",
  },
  betterknown: { version: '1.2.0', why: 'reads WKT, and refuses what is none' },
  comlink: { version: '4.4.2', why: 'questions to the worker as plain calls' },
  flatbuffers: { version: '25.9.23', why: 'the bytes below FlatGeobuf, which asks for the same' },
  fflate: { version: '0.8.3', why: 'unpacks gzip in Parquet at once; writes the archives that tests read' },
  flatgeobuf: { version: '4.5.0', why: 'reads FlatGeobuf' },
  fzstd: { version: '0.1.1', why: 'unpacks Zstandard in Parquet without WebAssembly' },
  highs: {
    version: '1.15.3',
    why: 'linear programming in WebAssembly: the attack on what is to be published; command line only',
  },
  hyparquet: { version: '1.31.5', why: 'reads Parquet row group by row group, without WebAssembly' },
  'hyparquet-writer': { version: '0.17.0', why: 'writes Parquet' },
  'idb-keyval': { version: '6.3.0', why: 'last good copies of feeds in IndexedDB, in a few calls' },
  'maplibre-gl': { version: '6.17.0', why: 'the base map, camera and map keys; under 6.4.1 it has a hole' },
  papaparse: {
    version: '5.7.1',
    why: "CSV as agencies write it: quotes, line breaks, a spreadsheet's marks",
  },
  pmtiles: { version: '4.5.0', why: 'reads a richer base map out of one file, part by part' },
  proj4: { version: '2.22.0', why: 'British National Grid to degrees and back' },
  react: { version: '19.3.1', why: 'the inside views' },
  'react-dom': { version: '19.3.1', why: 'the inside views in a page' },
  saxes: {
    version: '6.0.0',
    why: 'reads XML strictly, point by point, in a worker, where no DOMParser is',
  },
  supercluster: { version: '9.1.0', why: 'builds the hierarchy of clusters, once' },
  'topojson-client': { version: '3.1.0', why: 'reads TopoJSON' },
  recharts: { version: '3.10.1', why: 'a line chart that keys and pointer read; lazily, on the board alone' },
  valibot: { version: '1.5.0', why: 'checks feeds without eval, in little code' },
  zustand: { version: '5.1.0', why: 'the store that holds the View' },
}

/** Development dependencies. */
export const APPROVED_FOR_WORK: Readonly<Record<string, Approved>> = {
  '@sparticuz/chromium': { version: '147.0.0', why: 'a browser for page tests where the machine has none' },
  '@testing-library/react': { version: '16.3.3', why: 'tests of components by what a person finds in them' },
  '@tmcw/togeojson': { version: '7.1.2', why: "reads GPX in tests: a plan's, and the same tracks as we do" },
  '@types/d3-contour': { version: '3.0.6', why: 'types that d3-contour lacks' },
  '@types/node': { version: '20.19.43', why: 'types of the oldest Node that is supported' },
  '@types/papaparse': { version: '5.5.2', why: 'types that papaparse lacks' },
  '@types/react': { version: '19.3.0', why: 'types that react lacks' },
  '@types/react-dom': { version: '19.3.0', why: 'types that react-dom lacks' },
  '@types/topojson-client': { version: '3.1.5', why: 'types that topojson-client lacks' },
  '@types/topojson-server': { version: '3.0.4', why: 'types that topojson-server lacks' },
  '@vitejs/plugin-react': { version: '6.3.0', why: 'keeps the state of components while they are worked on' },
  ajv: { version: '8.20.0', why: "a JSON Schema validator, to which the feeds' schemas are given in tests" },
  'axe-core': { version: '4.13.0', why: 'finds what a screen reader would trip over, in page tests' },
  'd3-contour': { version: '4.0.2', why: 'the peer that benches hold our density against' },
  'dockerfile-utils': {
    version: '0.16.3',
    why: 'a linter of the container file, where no builder is at hand',
  },
  'fast-check': { version: '4.10.2', why: 'properties that must hold for any input' },
  'ical.js': { version: '2.2.1', why: "reads a plan's calendar back in tests" },
  jsdom: { version: '29.1.1', why: 'a document for tests of components' },
  oxlint: { version: '1.89.0', why: 'lint that works with TypeScript 7' },
  'oxlint-tsgolint': {
    version: '7.0.2004',
    why: 'lint that knows types: promises left alone, missing cases',
  },
  'playwright-core': { version: '1.65.1', why: 'drives the browser in page tests; brings none of its own' },
  prettier: { version: '3.10.1', why: 'one format' },
  rolldown: { version: '1.2.19', why: 'the parser of the architecture rules, the same that the build uses' },
  'sql.js': { version: '1.17.0', why: 'writes the GeoPackages that tests read' },
  'topojson-server': { version: '3.0.1', why: 'writes the TopoJSON that tests read' },
  typescript: { version: '7.0.2', why: 'types' },
  vite: { version: '8.3.8', why: 'builds the app, the tool and the benches' },
  vitest: { version: '4.1.12', why: 'runs the tests; 5 wants Node 22' },
}

/** Dependencies that the product works without, and says so where it needs them. */
export const APPROVED_OPTIONAL: Readonly<Record<string, Approved>> = {
  '@duckdb/node-api': {
    version: '1.5.6-r.1',
    why: 'cuts a place out of tables of any size, in the tool alone',
  },
}

/** Versions forced on transitive dependencies. */
export const OVERRIDES: Readonly<Record<string, Approved>> = {
  '@mapbox/jsonlint-lines-primitives': { version: '2.0.2', why: '2.0.3 wants Node 22' },
  'react-is': {
    version: '19.3.1',
    why: 'recharts would take that of React 17, which does not know the elements of 19',
  },
}

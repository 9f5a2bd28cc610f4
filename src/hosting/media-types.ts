/** Content types by the ending of a file's name, for the server and the build; other files are not served. */
const DATA_TYPES = {
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  geojson: 'application/geo+json; charset=utf-8',
}
/** Feeds, and files of a custom base map: style, tiles, sprites, glyphs. */
export const FEED_TYPES: Readonly<Record<string, string>> = {
  ...DATA_TYPES,
  pmtiles: 'application/vnd.pmtiles',
  pbf: 'application/x-protobuf',
  mvt: 'application/vnd.mapbox-vector-tile',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
}
/** The built app; '' is the type of `healthz`, which has no ending. */
export const APP_TYPES: Readonly<Record<string, string>> = {
  ...DATA_TYPES,
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  '': 'text/plain; charset=utf-8',
}
export const UNKNOWN_TYPE = 'application/octet-stream'

/** Ending of a file's name or path, without its dot, in small letters; '' where there is none. */
export const endingOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
/** Content type of a file of the app. */
export const contentType = (name: string): string => APP_TYPES[endingOf(name)] ?? UNKNOWN_TYPE

/** Media types by file name extension for the server and the build; files with other extensions are not served. */
const DATA_TYPES = {
  '.json': 'application/json; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.geojson': 'application/geo+json; charset=utf-8',
}
/** Feeds, and files of a custom base map: style, tiles, sprites, glyphs. */
export const FEED_TYPES = {
  ...DATA_TYPES,
  '.pmtiles': 'application/vnd.pmtiles',
  '.pbf': 'application/x-protobuf',
  '.mvt': 'application/vnd.mapbox-vector-tile',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
}
export const APP_TYPES = {
  ...DATA_TYPES,
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
/** Media type of a file of the app, by extension. */
export const contentType = (name: string): string =>
  Object.entries(APP_TYPES).find(([ending]) => name.endsWith(ending))?.[1] ?? UNKNOWN_TYPE
export const UNKNOWN_TYPE = 'application/octet-stream'

/** British National Grid (EPSG:27700): its definition, and the squares of fixed origin that hotspots are counted in. */

/** Projection string for proj4; its seven-parameter datum shift is accurate to 5 m. */
export const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs'

/** Default side of a square in metres: 22,500 m2, the unit of UK hotspot trials. */
export const SQUARE_METRES = 150

/** Square by its south-west corner in metres; corners are multiples of the side, from (0, 0). */
export interface Square {
  readonly easting: number
  readonly northing: number
}

/** Square that contains a position in metres. */
export const squareAt = (easting: number, northing: number, sideMetres = SQUARE_METRES): Square => ({
  easting: Math.floor(easting / sideMetres) * sideMetres,
  northing: Math.floor(northing / sideMetres) * sideMetres,
})
/** Centre of a square, in metres. */
export const centreOf = (square: Square, sideMetres = SQUARE_METRES): Square => ({
  easting: square.easting + sideMetres / 2,
  northing: square.northing + sideMetres / 2,
})

const MILLIONTHS = 1e6
/** Degrees to six decimals, a tenth of a metre: how positions on the grid are written. */
export const sixDecimals = (degrees: number) => Math.round(degrees * MILLIONTHS) / MILLIONTHS

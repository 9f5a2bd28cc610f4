/** British National Grid (EPSG:27700): its definition, and the fixed squares that hotspots are counted in. */

/** For proj4; the seven-parameter shift is within 5 m. */
export const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs'

/** Side of a square in metres, unless asked otherwise: 22,500 m2, the unit of UK hotspot trials. */
export const SQUARE_METRES = 150

/** A square by its south-west corner, in metres. Squares start from (0, 0) and never move. */
export interface Square {
  readonly easting: number
  readonly northing: number
}

export const squareAt = (easting: number, northing: number, sideMetres = SQUARE_METRES): Square => ({
  easting: Math.floor(easting / sideMetres) * sideMetres,
  northing: Math.floor(northing / sideMetres) * sideMetres,
})
export const centreOf = (square: Square, sideMetres = SQUARE_METRES): Square => ({
  easting: square.easting + sideMetres / 2,
  northing: square.northing + sideMetres / 2,
})

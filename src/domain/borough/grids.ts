/** Grids in metres of Great Britain and of Northern Ireland, and the squares of fixed origin that hotspots are counted in. */

/** EPSG codes of the grids that a place may be measured in. */
export const PROJECTIONS = ['EPSG:27700', 'EPSG:29903'] as const
export type Projection = (typeof PROJECTIONS)[number]

/** A grid in metres. */
export interface Grid {
  readonly projection: Projection
  /** The number of its EPSG code. */
  readonly crs: '27700' | '29903'
  /** Name within a sentence: `metres of the National Grid`. */
  readonly name: string
  /** Projection string for proj4, with a seven-parameter datum shift. */
  readonly definition: string
}

export const GRIDS: Readonly<Record<Projection, Grid>> = {
  // Its shift is accurate to 5 m.
  'EPSG:27700': {
    projection: 'EPSG:27700',
    crs: '27700',
    name: 'the National Grid',
    definition:
      '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
  },
  // Its shift is accurate to 1 m.
  'EPSG:29903': {
    projection: 'EPSG:29903',
    crs: '29903',
    name: 'the Irish Grid',
    definition:
      '+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +a=6377340.189 +b=6356034.447938534 +towgs84=482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15 +units=m +no_defs',
  },
}

/** A value of each grid. */
export const ofEachGrid = <Value>(make: (grid: Grid) => Value): Readonly<Record<Projection, Value>> => ({
  'EPSG:27700': make(GRIDS['EPSG:27700']),
  'EPSG:29903': make(GRIDS['EPSG:29903']),
})

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

/** From metres to degrees: the British National Grid, and the squares that web maps are cut into. */
import proj4 from 'proj4'
import { NATIONAL_GRID } from '../../../domain/borough/national-grid.ts'
import type { Position } from '../../../domain/geography.ts'
import type { Crs } from '../recognised.ts'

const grid = proj4('EPSG:4326', NATIONAL_GRID)
const EARTH_RADIUS = 6_378_137
const DEGREES = 180 / Math.PI
/** A centimetre: finer digits would only be noise of the arithmetic. */
const DECIMALS = 1e7

/** Beyond these metres there is no Britain, and proj4 may not come to an end. */
const MOST_EASTING = 1_000_000
const MOST_NORTHING = 1_500_000
const MOST_MERCATOR = 20_037_509

type Projection = (x: number, y: number) => Position | null

/** Longitude and latitude of a pair told in each way; null where the pair cannot be told in that way. */
export const DEGREES_FROM: Readonly<Record<Crs, Projection>> = {
  '4326': (x, y) => [x, y],
  '27700': (x, y) => {
    if (!(x >= 0 && x <= MOST_EASTING && y >= 0 && y <= MOST_NORTHING)) return null
    const [longitude, latitude] = grid.inverse<[number, number]>([x, y])
    return [rounded(longitude), rounded(latitude)]
  },
  '3857': (x, y) => {
    if (!(Math.abs(x) <= MOST_MERCATOR && Math.abs(y) <= MOST_MERCATOR)) return null
    const latitude = 2 * Math.atan(Math.exp(y / EARTH_RADIUS)) - Math.PI / 2
    return [rounded((x / EARTH_RADIUS) * DEGREES), rounded(latitude * DEGREES)]
  },
}

const rounded = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS

/**
 * Planted hotspots: squares of the fixed grid with a constant yearly rate apart from season. The plan gives each its
 * strongest square, its shape and its kind; the seed gives the other squares and their strength.
 */
import type { Borough } from '../../domain/borough/borough.ts'
import { SQUARE_METRES, centreOf, type Square } from '../../domain/borough/grids.ts'
import { isInside, metresToEdge, patchOf, type Patch, type Spot } from '../demonstration/grid-polygons.ts'
import { SITE_BOUNDS } from '../demonstration/partnership.ts'
import { itemAt, type Random } from '../demonstration/random.ts'
import { onFeedGrid } from './anchors.ts'
import type { StreetPoint } from './streets.ts'
import plan from '../../../data/demonstration/hotspots.json'

type PlannedHotspot = (typeof plan.hotspots)[number]
/** Name of a set of factors on the categories. */
type HotspotKind = keyof typeof plan.kinds

/** A square of a planted hotspot. */
export interface PlantedSquare extends Square {
  readonly hotspot: string
  /** The square from which its hotspot is planned. */
  readonly isStrongest: boolean
  /** Expected incidents a year, background included. */
  readonly yearly: number
  /** Number of points at which its incidents are recorded. */
  readonly points: number
  /** Factors on the categories of its LSOA, by category; 1 where absent. */
  readonly factors: Readonly<Record<string, number>>
}

/** Incidents a month in the borough for which the plan's figures hold; they are scaled in proportion. */
export const PLANNED_A_MONTH = 3000
const MARGIN_METRES = 20
/** Half of a square's diagonal, rounded up. */
const HALF_DIAGONAL_METRES = 107
const LEAST_POINTS = 3
const INCIDENTS_A_POINT = 40
const TRIES = 400

/** Zone key of a square, by its south-west corner. */
export const squareKey = ({ easting, northing }: Square) => `square:${easting},${northing}`

/**
 * Squares of all planted hotspots, with expectations scaled to the number of incidents. They touch no site, no ring and
 * none of the areas in `without`, and no two hotspots touch. Throws where a hotspot has no room for its shape.
 */
export function plantedSquares(
  borough: Borough,
  {
    incidentsAMonth,
    without,
    random,
  }: { readonly incidentsAMonth: number; readonly without: readonly Patch[]; readonly random: Random },
): readonly PlantedSquare[] {
  const outline = patchOf(borough.outline)
  const taken: Square[] = plan.hotspots.map(({ easting, northing }) => ({ easting, northing }))
  return plan.hotspots.flatMap((hotspot) => {
    const others = taken.filter((square) => !isSame(square, hotspot))
    const isFree = (square: Square) =>
      isOpenGround(square, outline, without) && others.every((other) => !doTouch(square, other))
    const squares = squaresOf(hotspot, isFree, random)
    taken.push(...squares)
    return squares.map((square, index) => plantedSquare(hotspot, square, { index, incidentsAMonth, random }))
  })
}

function plantedSquare(
  { id, yearly, kind }: PlannedHotspot,
  { easting, northing }: Square,
  rest: { readonly index: number; readonly incidentsAMonth: number; readonly random: Random },
): PlantedSquare {
  const { least, most } = plan.besideStrongest
  const isStrongest = rest.index === 0
  const planned = isStrongest ? yearly : Math.round(yearly * (least + (most - least) * rest.random.uniform()))
  return {
    hotspot: id,
    easting,
    northing,
    isStrongest,
    yearly: (planned * rest.incidentsAMonth) / PLANNED_A_MONTH,
    points: LEAST_POINTS + Math.floor(planned / INCIDENTS_A_POINT),
    factors: factorsOf(kind),
  }
}

const isKind = (kind: string): kind is HotspotKind => Object.hasOwn(plan.kinds, kind)
function factorsOf(kind: string): Readonly<Record<string, number>> {
  if (!isKind(kind)) throw new Error(`No factors are planned for hotspots of the kind "${kind}"`)
  return plan.kinds[kind]
}

const isSame = (a: Square, b: Square) => a.easting === b.easting && a.northing === b.northing
/** Whether two squares are the same or share a side or a corner. */
const doTouch = (a: Square, b: Square) =>
  Math.abs(a.easting - b.easting) <= SQUARE_METRES && Math.abs(a.northing - b.northing) <= SQUARE_METRES

/** Whether a square lies in the borough and clear of sites, rings and the areas in `without`. */
function isOpenGround(square: Square, outline: Patch, without: readonly Patch[]): boolean {
  const { easting, northing } = centreOf(square)
  const centre: Spot = [easting, northing]
  const isClearOf = (patch: Patch, metres: number) =>
    !isInside(patch, centre) && metresToEdge(patch, centre, metres) >= metres
  return (
    isInside(outline, centre) &&
    metresToEdge(outline, centre, HALF_DIAGONAL_METRES) >= HALF_DIAGONAL_METRES &&
    SITE_BOUNDS.every(({ patch, ringMetres }) => isClearOf(patch, ringMetres + HALF_DIAGONAL_METRES)) &&
    without.every((patch) => isClearOf(patch, HALF_DIAGONAL_METRES))
  )
}

/** The squares of a hotspot, the strongest first. */
function squaresOf(
  hotspot: PlannedHotspot,
  isFree: (square: Square) => boolean,
  random: Random,
): readonly Square[] {
  for (let tries = 0; tries < TRIES; tries++) {
    const squares = shapeOf(hotspot, random)
    if (squares.every(isFree)) return squares
  }
  throw new Error(`No room for ${hotspot.id}, a ${hotspot.shape} of ${hotspot.squares} squares`)
}

function shapeOf({ shape, squares: count, easting, northing }: PlannedHotspot, random: Random) {
  const start = { easting, northing }
  if (shape === 'clump') return clump(start, count, random)
  const isCorner = shape === 'corner'
  const direction = random.pick(DIRECTIONS)
  const strip = stripAlong(start, isCorner ? count - 1 : count, { direction, random })
  if (!isCorner) return strip
  const across = random.pick([-1, 1])
  const end = random.pick([lowest(strip), highest(strip)])
  return [...strip, moved(end, { east: direction.north * across, north: direction.east * across })]
}

interface Direction {
  readonly east: number
  readonly north: number
}
const DIRECTIONS: readonly Direction[] = [
  { east: 1, north: 0 },
  { east: 0, north: 1 },
]

const moved = ({ easting, northing }: Square, { east, north }: Direction): Square => ({
  easting: easting + east * SQUARE_METRES,
  northing: northing + north * SQUARE_METRES,
})
const back = ({ east, north }: Direction): Direction => ({ east: -east, north: -north })
const ordered = (squares: readonly Square[]) =>
  squares.toSorted((a, b) => a.easting + a.northing - b.easting - b.northing)
const lowest = (squares: readonly Square[]) => itemAt(ordered(squares), 0)
const highest = (squares: readonly Square[]) => itemAt(ordered(squares), squares.length - 1)

/** Squares in a row, each added at one of the two ends. */
function stripAlong(
  start: Square,
  count: number,
  { direction, random }: { readonly direction: Direction; readonly random: Random },
): readonly Square[] {
  const squares = [start]
  while (squares.length < count) {
    const isHigher = random.happens(0.5)
    squares.push(isHigher ? moved(highest(squares), direction) : moved(lowest(squares), back(direction)))
  }
  return squares
}

/**
 * Squares added one by one beside a square of the clump (Eden 1961), within the block of nine round the first, and not
 * all in one row.
 */
function clump(start: Square, count: number, random: Random): readonly Square[] {
  const squares = [start]
  while (squares.length < count) {
    const direction = random.pick(DIRECTIONS)
    const next = moved(random.pick(squares), random.happens(0.5) ? direction : back(direction))
    if (doTouch(start, next) && !squares.some((square) => isSame(square, next))) squares.push(next)
  }
  const isRow = (of: (square: Square) => number) => new Set(squares.map(of)).size === 1
  const isStraight = isRow(({ easting }) => easting) || isRow(({ northing }) => northing)
  return isStraight ? clump(start, count, random) : squares
}

/**
 * Points of a square, away from its sides, so that projections which differ by metres agree on the square: those of its
 * streets, then random ones.
 */
export function spotsIn(
  square: PlantedSquare,
  streets: readonly StreetPoint[],
  random: Random,
): readonly Spot[] {
  const side = SQUARE_METRES - 2 * MARGIN_METRES
  const [west, south] = [square.easting + MARGIN_METRES, square.northing + MARGIN_METRES]
  const isWithin = ([easting, northing]: Spot) =>
    easting > west && easting < west + side && northing > south && northing < south + side
  const ofStreets = streets.map(({ spot }) => spot).filter(isWithin)
  const others = Array.from({ length: Math.max(0, square.points - ofStreets.length) }, () =>
    onFeedGrid([west + random.uniform() * side, south + random.uniform() * side]),
  )
  return [...ofStreets, ...others]
}

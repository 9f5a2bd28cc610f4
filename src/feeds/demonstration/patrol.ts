/** Invented patrol hotspots on the fixed grid, and visits to them: fewer, as many and more than planned. */
import {
  type Day,
  dayNumber,
  daysIn,
  HOUR,
  isoInstant,
  londonDay,
  londonInstant,
  parseDay,
} from '../../domain/day.ts'
import { SQUARE_METRES } from '../../domain/borough/grids.ts'
import type { Polygon, Shape } from '../../domain/geography.ts'
import plan from '../../../data/demonstration/patrol.json'
import type { Random } from './random.ts'
import { type Feature, type Properties, feature, pad } from './feature-text.ts'
import { type Spot, positionAt } from './grid-polygons.ts'
import { type Places, BOROUGH } from '../demonstration-incidents/zones.ts'

type Hotspot = (typeof plan.hotspots)[number]
type Block = Hotspot['squares']
const MINUTE = 60_000

/** Features of the patrol hotspots feed. */
export const patrolHotspots = (): readonly Feature[] =>
  plan.hotspots.map(({ squares, kept: _, ...properties }) => feature(blockShape(squares), properties))

function blockShape({ easting, northing, wide, high }: Block): Polygon {
  const [east, north] = [easting + wide * SQUARE_METRES, northing + high * SQUARE_METRES]
  const corners: readonly Spot[] = [
    [easting, northing],
    [east, northing],
    [east, north],
    [easting, north],
    [easting, northing],
  ]
  return { type: 'Polygon', coordinates: [corners.map(positionAt)] }
}

interface Visit {
  readonly start: number
  readonly end: number
  readonly shape: Shape | null
  readonly properties: Properties
}
interface VisitPlan {
  readonly places: Places
  readonly random: Random
  readonly asOf: Day
}

/** In order of their starts; none ends after `asOf`. */
export function patrolVisits(visitPlan: VisitPlan): readonly Feature[] {
  const planned = plan.hotspots.flatMap((hotspot) => visitsTo(hotspot, visitPlan))
  const elsewhere = Array.from({ length: plan.elsewhere }, () => visitElsewhere(visitPlan))
  return [...planned, ...elsewhere]
    .filter((visit) => londonDay(londonInstant(visit.end)) <= visitPlan.asOf)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, shape, properties }, index) =>
      feature(shape, {
        id: `v${pad(index + 1, 5)}`,
        ...properties,
        start: isoInstant(londonInstant(start)),
        end: isoInstant(londonInstant(end)),
      }),
    )
}

function visitsTo(hotspot: Hotspot, { random, asOf }: VisitPlan): readonly Visit[] {
  const from = dayIn(hotspot.from)
  const to = hotspot.to === undefined ? asOf : dayIn(hotspot.to)
  const days = Array.from({ length: daysIn({ from, to }) }, (_, i) => dayNumber(from + i))
  return days.flatMap((day) =>
    Array.from({ length: random.poisson(hotspot.visitsPerDay * hotspot.kept) }, () => {
      const start = startWithin(hotspot.hours, day, random)
      const minutes = hotspot.minutesPerVisit + random.below(9) - 4
      return {
        start,
        end: start + minutes * MINUTE,
        shape: visitShape(hotspot.squares, random),
        properties: { hotspot: hotspot.id, ...visitDetails(random) },
      }
    }),
  )
}

function visitElsewhere({ places, random, asOf }: VisitPlan): Visit {
  const first = dayIn(plan.firstDay)
  const start = startWithin('10:00-22:00', dayNumber(first + random.below(asOf - first)), random)
  const { position, spot } = places(BOROUGH, random)
  const [easting, northing] = spot.map((metres) => Math.floor(metres / SQUARE_METRES) * SQUARE_METRES)
  return {
    start,
    end: start + (10 + random.below(10)) * MINUTE,
    shape: { type: 'Point', coordinates: position },
    properties: { place: `${easting}-${northing}`, ...visitDetails(random) },
  }
}

const visitDetails = (random: Random) => ({
  agency: random.happens(0.7) ? 'gmp' : 'wigan-council',
  mode: random.pick(['foot', 'foot', 'foot', 'foot', 'vehicle', 'cycle']),
  officers: random.happens(0.75) ? 2 : 1,
  did: random.happens(0.6) ? random.pick(plan.did) : undefined,
})

/**
 * A random minute within hours such as `18:00-02:00`, on the wall clock, early enough for the visit to end within them.
 */
function startWithin(hours: string, day: Day, random: Random): number {
  const [from = 0, to = 0] = hours.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return hour * 60 + minute
  })
  const length = to > from ? to - from : to + 24 * 60 - from
  return day * 24 * HOUR + (from + random.below(length - 20)) * MINUTE
}

/** A point in the block, a line through it, or null, as visits are recorded. */
function visitShape(block: Block, random: Random): Shape | null {
  const spot = () =>
    positionAt([
      block.easting + random.uniform() * block.wide * SQUARE_METRES,
      block.northing + random.uniform() * block.high * SQUARE_METRES,
    ])
  const draw = random.uniform()
  if (draw < 0.3) return null
  if (draw < 0.8) return { type: 'Point', coordinates: spot() }
  return { type: 'LineString', coordinates: [spot(), spot(), spot()] }
}

function dayIn(text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new Error(`The plan of patrols names "${text}", which is no day`)
  return day
}

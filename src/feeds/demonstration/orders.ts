/** Invented closure orders: random waves, and fixed ones that are at every stage on the last day. */
import {
  type Day,
  HOUR,
  addMonths,
  dayNumber,
  isoDay,
  isoInstant,
  londonInstant,
  parseDay,
  weekdayOf,
} from '../../domain/day.ts'
import type { Polygon, Shape } from '../../domain/geography.ts'
import plan from '../../../data/demonstration/orders.json'
import type { Random } from './random.ts'
import { type Feature, type Properties, feature, pad } from './feature-text.ts'
import { type Spot, positionAt } from './grid-polygons.ts'
import type { Places } from '../demonstration-incidents/zones.ts'

interface OrderFeed {
  readonly features: readonly Feature[]
  readonly truth: Properties
}
type Wave = (typeof plan.waves)[number]
interface Order {
  readonly noticeServed: string
  readonly shape: Shape
  readonly properties: Properties
  readonly note: string | undefined
}

const MONTHS_AT_MOST = 3
const MONTHS_IN_ALL = 6
const LONGEST_ADJOURNMENT = 14

/** Features in order of service, and their facts for `truth.json`. */
export function closureOrders(places: Places, random: Random, asOf: Day): OrderFeed {
  const waves = plan.waves.flatMap((wave) =>
    Array.from({ length: wave.made }, () => waveOrder(wave, { places, random, asOf })),
  )
  const particular = plan.particular.map((row): Order => {
    const { note, where, blocks, ...dates } = row
    const { spot } = places(where, random)
    const shape = blocks === undefined ? shapeAt(spot, random) : blocksAt(spot, blocks)
    return { noticeServed: dates.noticeServed, shape, note, properties: { ...premises(random), ...dates } }
  })
  const orders = [...waves, ...particular].toSorted((a, b) => (a.noticeServed < b.noticeServed ? -1 : 1))
  const numbered = orders.map((order, index) => ({ ...order, id: `co-${pad(index + 1, 3)}` }))
  return {
    features: numbered.map(({ id, shape, properties }) => feature(shape, { id, ...properties })),
    truth: {
      rows: numbered.length,
      announced: plan.announced,
      particular: Object.fromEntries(
        numbered.flatMap(({ id, note }) => (note === undefined ? [] : [[id, note]])),
      ),
    },
  }
}

interface OrderPlan {
  readonly places: Places
  readonly random: Random
  readonly asOf: Day
}

function waveOrder(wave: Wave, { places, random, asOf }: OrderPlan): Order {
  const made = courtDay(wave, random)
  const adjourned = random.happens(0.15)
    ? workday(dayNumber(made - 3 - random.below(LONGEST_ADJOURNMENT - 4)))
    : made
  const noticeHours = random.happens(0.6) ? 24 : 48
  const noticeServed = clockText(dayNumber(adjourned - noticeHours / 24), 11 + random.below(6))
  const ends = addMonths(made, random.happens(0.8) ? MONTHS_AT_MOST : 1 + random.below(2))
  const extendedTo = ends < asOf && random.happens(0.2) ? extended(made, ends, random) : undefined
  const last = extendedTo ?? ends
  const dates = {
    noticeServed,
    noticeHours,
    hearing: clockText(adjourned, 10),
    adjournedTo: adjourned === made ? undefined : isoDay(made),
    made: isoDay(made),
    ends: isoDay(ends),
    extendedTo: extendedTo === undefined ? undefined : isoDay(extendedTo),
    possessionNotice: randomDay({ from: made, to: ends, share: 0.2 }, random, asOf),
    breaches: breachesIn({ from: made, to: last }, random, asOf),
    afterwards:
      last < asOf ? random.pick(['returned', 'returned', 'surrendered', 'repossessed', 'other']) : undefined,
  }
  const { spot } = places(random.pick(wave.where), random)
  const applicant = random.pick(['police', 'police', 'council', 'registered-provider'])
  return {
    noticeServed,
    shape: shapeAt(spot, random),
    note: undefined,
    properties: { ...premises(random), ...dates, applicant },
  }
}

/** Later than the first end, and at most six months after the order was made. */
function extended(made: Day, ends: Day, random: Random): Day {
  const most = addMonths(made, MONTHS_IN_ALL)
  return dayNumber(Math.min(most, addMonths(ends, 1 + random.below(3))))
}

const premises = (random: Random) => ({
  access: random.happens(0.7) ? 'full' : 'partial',
  scope: random.happens(0.85) ? 'whole' : 'part',
  premises: 1,
  premisesKind: random.pick(plan.premisesKinds),
  considered: random.pick(plan.considered),
})

function courtDay(wave: Wave, random: Random): Day {
  const [from, to] = [parseDay(wave.from), parseDay(wave.to)]
  if (from === null || to === null)
    throw new Error(`A wave of orders runs from "${wave.from}" to "${wave.to}"`)
  for (;;) {
    const day = dayNumber(from + random.below(to - from + 1))
    if (workday(day) === day) return day
  }
}

/** The day itself from Tuesday to Friday, so that the notice also falls on a workday; otherwise the Friday before. */
function workday(day: Day): Day {
  const weekday = weekdayOf(day)
  if (weekday >= 1 && weekday <= 4) return day
  return dayNumber(day - (weekday === 0 ? 3 : weekday - 4))
}

const clockText = (day: Day, hour: number) => isoInstant(londonInstant((day * 24 + hour) * HOUR))

interface Span {
  readonly from: Day
  readonly to: Day
}

/** A day of the span not after `asOf`, with probability `share`; otherwise undefined. */
function randomDay(
  { from, to, share }: Span & { readonly share: number },
  random: Random,
  asOf: Day,
): string | undefined {
  if (!random.happens(share)) return undefined
  const last = Math.min(to, asOf)
  return isoDay(dayNumber(from + random.below(last - from + 1)))
}

function breachesIn(span: Span, random: Random, asOf: Day): readonly string[] | undefined {
  const breach = randomDay({ ...span, share: 0.12 }, random, asOf)
  return breach === undefined ? undefined : [breach]
}

function shapeAt(spot: Spot, random: Random): Shape {
  return random.happens(0.2) ? blockAt(spot) : { type: 'Point', coordinates: positionAt(spot) }
}

/** A building's footprint, 18 by 12 metres. */
function blockAt([easting, northing]: Spot): Polygon {
  const corners = [
    [0, 0],
    [18, 0],
    [18, 12],
    [0, 12],
    [0, 0],
  ] as const
  return {
    type: 'Polygon',
    coordinates: [corners.map(([east, north]) => positionAt([easting + east, northing + north]))],
  }
}

function blocksAt([easting, northing]: Spot, count: number): Shape {
  const spots = Array.from({ length: count }, (_, i): Spot => [
    easting + 26 * (i % 5),
    northing + 20 * Math.floor(i / 5),
  ])
  return { type: 'MultiPolygon', coordinates: spots.map((spot) => blockAt(spot).coordinates) }
}

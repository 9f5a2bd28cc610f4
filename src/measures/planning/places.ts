/** The places that a shift can be planned over: the ranking's for those hours of the week, and the partnership's own. */
import { hoursOfWeek } from '../../analytics/aoristic.ts'
import { contains, surfaceCentre } from '../../analytics/geometry.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { addMonths, civilDate, dayNumber, dayOf, daysIn, type Day, type DaySpan } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import { isActive, type PatrolHotspot } from '../../domain/patrol.ts'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { placeName } from '../hotspots/place-names.ts'
import { rankedPlaces, type PlacesAsked } from '../hotspots/ranked-places.ts'
import { forRows, squareCounts, type PlaceGround } from '../hotspots/square-counts.ts'
import { drawnOn } from './test-days.ts'
import { hoursOfShift, type ShiftAsked } from './asked.ts'

export interface PlannablePlace {
  readonly id: string
  readonly name: string
  /** By the nearest place label, never a street: what may be synced to phones. */
  readonly plainName: string
  readonly ward: string | null
  readonly at: Position
  /** What is usual in each of the 168 hours of a week, Monday 00:00 first: reports, or harm. */
  readonly perHour: readonly number[]
  /** One sentence. */
  readonly why: string
  /** The partnership's own hotspot that it lies in, or is: visits count for it. */
  readonly hotspot: string | null
  /** From the ranking, or the partnership's own. */
  readonly isRanked: boolean
  /** What to do there, where the partnership says so. */
  readonly doThere: string | null
  /** The draw of its test on the day of the shift; null: no test on that day. */
  readonly testDay: { readonly seed: number; readonly isOn: boolean } | null
  /** Harm reported there last month. */
  readonly lastMonth: number
}

export interface Plannable {
  readonly places: readonly PlannablePlace[]
  /** Reports in those hours of the week, anywhere in the borough, and at the place of the ranking that has most. */
  readonly counted: number
  readonly mostAtOne: number
  /** Whether any square holds more than chance would give. */
  readonly isAnyHot: boolean
  readonly lastMonth: { readonly span: DaySpan; readonly harm: number }
}

const SIDE_METRES = 150

/** The whole calendar month before the one of the shift. */
export function monthBefore(day: Day): DaySpan {
  const first = dayOf({ ...civilDate(day), day: 1 })
  return { from: addMonths(first, -1), to: dayNumber(first - 1) }
}

/** What the ranking is asked for a shift. */
export const placesAskedFor = (asked: ShiftAsked): PlacesAsked => ({
  window: asked.window,
  hours: hoursOfShift(asked),
  categories: asked.categories,
  areas: asked.areas,
  leavesOutFound: true,
  sideMetres: SIDE_METRES,
  measure: asked.measure,
})

/** Cost: that of a ranking, and one visit a row for each of the partnership's own places. */
export function plannable(dataset: Dataset, ground: PlaceGround, asked: ShiftAsked): Plannable {
  const about = placesAskedFor(asked)
  const ranking = rankedPlaces(dataset, ground, about)
  const span = monthBefore(asked.day)
  const month = squareCounts(dataset, ground, { ...about, window: span, hours: null })
  const squareNumber = new Map(
    month.squares.squares.map(({ easting, northing }, i) => [`${easting} ${northing}`, i]),
  )
  const harmIn = ({ squares }: RankedPlace) =>
    squares.reduce(
      (sum, { easting, northing }) =>
        sum + (month.harm[squareNumber.get(`${easting} ${northing}`) ?? -1] ?? 0),
      0,
    )
  const active = dataset.hotspots.filter((hotspot) => isActive(hotspot, asked.day))
  const ranked = ranking.places.map((place) =>
    fromRanking(place, ranking, { asked, lastMonth: harmIn(place), own: ownAt(active, place) }),
  )
  return {
    places: [...ranked, ...ownPlaces(dataset, ground, { asked, active })],
    counted: ranking.counted,
    mostAtOne: Math.max(0, ...ranking.places.map(({ count }) => count)),
    isAnyHot: ranking.hot > 0,
    lastMonth: { span, harm: month.harm.reduce((sum, harm) => sum + harm, 0) },
  }
}

interface Of {
  readonly asked: ShiftAsked
  readonly lastMonth: number
  readonly own: PatrolHotspot | null
}
function testDayOf(hotspot: PatrolHotspot, day: Day) {
  const isOn = drawnOn(hotspot, day)
  return isOn === null || !hotspot.testDays ? null : { seed: hotspot.testDays.seed, isOn }
}
const ownAt = (active: readonly PatrolHotspot[], { centre }: RankedPlace) =>
  active.find(({ shape }) => contains(shape, centre[0], centre[1])) ?? null

function fromRanking(
  place: RankedPlace,
  { weeks }: PlaceRanking,
  { asked, lastMonth, own }: Of,
): PlannablePlace {
  const { id, name, ward, centre, count, isHot } = place
  const reports = `${count} ${count === 1 ? 'report' : 'reports'} in these hours of the week`
  return {
    id,
    name,
    plainName: name,
    ward,
    at: centre,
    perHour: place.hours[asked.measure].map((sum) => sum / weeks),
    why: `${reports}${isHot ? ', more than chance would give' : ''}.`,
    hotspot: own?.id ?? null,
    isRanked: true,
    testDay: own && testDayOf(own, asked.day),
    doThere: own?.doThere ?? null,
    lastMonth,
  }
}

interface Own {
  readonly asked: ShiftAsked
  readonly active: readonly PatrolHotspot[]
}
/** Patrol hotspots of the partnership that are active on the day: for plans by hand. */
function ownPlaces(dataset: Dataset, ground: PlaceGround, { asked, active }: Own): readonly PlannablePlace[] {
  return active.map((hotspot) => {
    const at = surfaceCentre(hotspot.shape)
    const ward = dataset.areas.find(({ level, shape }) => level === 'ward' && contains(shape, at[0], at[1]))
    return {
      id: hotspot.id,
      name: hotspot.name,
      plainName: placeName(ground.places, at),
      ward: ward?.name ?? null,
      at,
      perHour: usualIn(dataset, hotspot, asked),
      why: hotspot.why ?? 'Chosen by the partnership.',
      hotspot: hotspot.id,
      testDay: testDayOf(hotspot, asked.day),
      isRanked: false,
      doThere: hotspot.doThere,
      lastMonth: harmIn(dataset, hotspot, monthBefore(asked.day)),
    }
  })
}

function rowsIn(
  dataset: Dataset,
  { shape }: PatrolHotspot,
  about: Pick<ShiftAsked, 'window' | 'categories'>,
) {
  const { longitude, latitude } = dataset.incidents
  const rows: number[] = []
  forRows(dataset, { ...about, leavesOutFound: true }, (row) => {
    if (contains(shape, longitude[row] ?? 0, latitude[row] ?? 0)) rows.push(row)
  })
  return rows
}

const harmOf = ({ categories, incidents }: Dataset, row: number) =>
  categories[incidents.category[row] ?? 0]?.harm ?? 0

function usualIn(dataset: Dataset, hotspot: PatrolHotspot, asked: ShiftAsked): readonly number[] {
  const { day, minute, rangeMinutes } = dataset.incidents
  const usual = Array.from({ length: 168 }, () => 0)
  for (const row of rowsIn(dataset, hotspot, asked)) {
    const spell = { day: day[row] ?? 0, minute: minute[row] ?? -1, rangeMinutes: rangeMinutes[row] ?? 0 }
    const weight = asked.measure === 'harm' ? harmOf(dataset, row) : 1
    for (const [hour, share] of hoursOfWeek([spell]).shares.entries())
      if (share > 0) usual[hour] = (usual[hour] ?? 0) + share * weight
  }
  return usual.map((sum) => (sum * 7) / daysIn(asked.window))
}

const harmIn = (dataset: Dataset, hotspot: PatrolHotspot, window: DaySpan) =>
  rowsIn(dataset, hotspot, { window, categories: null }).reduce((sum, row) => sum + harmOf(dataset, row), 0)

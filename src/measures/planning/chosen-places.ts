/** Places that the ranking of a shift does not name: the partnership's own, and those that somebody put in by hand. */
import { hoursOfWeek } from '../../analytics/aoristic.ts'
import { contains, surfaceCentre } from '../../analytics/geometry.ts'
import { toDegrees } from '../../analytics/grid.ts'
import { NO_SQUARE } from '../../analytics/squares/square-grid.ts'
import { centreOf, type Square } from '../../domain/borough/national-grid.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { daysIn, type Day } from '../../domain/day.ts'
import type { Position, Surface } from '../../domain/geography.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import { placeName } from '../hotspots/place-names.ts'
import { squareOfId } from '../hotspots/ranked-places.ts'
import { forRows, placed, type PlaceGround } from '../hotspots/square-counts.ts'
import { monthBefore, type ShiftRequest } from './shift-request.ts'
import type { PlannablePlace } from './plannable-place.ts'
import { drawnOn } from './test-days.ts'

interface About {
  readonly asked: ShiftRequest
  readonly active: readonly PatrolHotspot[]
}

export function testDayOf(hotspot: PatrolHotspot, day: Day): PlannablePlace['testDay'] {
  const isOn = drawnOn(hotspot, day)
  return isOn === null || !hotspot.testDays ? null : { seed: hotspot.testDays.seed, isOn }
}
export const ownAt = (active: readonly PatrolHotspot[], [longitude, latitude]: Position) =>
  active.find(({ shape }) => contains(shape, longitude, latitude)) ?? null

/** Patrol hotspots of the partnership that are active on the day. */
export const ownPlaces = (dataset: Dataset, ground: PlaceGround, about: About) =>
  about.active.map((hotspot) => fromHotspot(dataset, ground, { hotspot, ...about }))

/**
 * What was put in by hand or is chosen by its id, and is not `known` already; what nothing open knows is left out.
 * Cost: one visit a row for each.
 */
export function addedPlaces(
  dataset: Dataset,
  ground: PlaceGround,
  about: About & { readonly known: readonly PlannablePlace[] },
): readonly PlannablePlace[] {
  const { asked, known } = about
  const put = new Map(asked.added.map((place) => [place.id, place]))
  const ids = new Set([...put.keys(), ...(asked.chosen ?? [])])
  return [...ids]
    .filter((id) => known.every((place) => place.id !== id))
    .flatMap((id) => {
      const place = put.get(id) ?? placeOfId(ground, id)
      const hotspot = dataset.hotspots.find((one) => one.id === id)
      if (hotspot && place?.kind !== 'site' && place?.kind !== 'squares')
        return [fromHotspot(dataset, ground, { ...about, hotspot })]
      return place ? fromAdded(dataset, ground, { ...about, place }) : []
    })
}

/** A square alone is known by its id. */
function placeOfId(ground: PlaceGround, id: string): AddedPlace | null {
  const square = squareOfId(id)
  if (!square) return null
  const { sideMetres } = square
  const name = placeName(ground.places, toDegrees(centreOf(square, sideMetres)))
  return { kind: 'squares', id, name, squares: [square], sideMetres }
}

function fromHotspot(
  dataset: Dataset,
  ground: PlaceGround,
  { hotspot, asked }: About & { readonly hotspot: PatrolHotspot },
): PlannablePlace {
  const at = surfaceCentre(hotspot.shape)
  return {
    ...counted(dataset, asked, insideOf(dataset, hotspot.shape)),
    id: hotspot.id,
    name: hotspot.name,
    plainName: placeName(ground.places, at),
    ward: wardAt(dataset, at),
    at,
    why: hotspot.why ?? 'Chosen by the partnership.',
    hotspot: hotspot.id,
    testDay: testDayOf(hotspot, asked.day),
    isRanked: false,
    doThere: hotspot.doThere,
  }
}

function fromAdded(
  dataset: Dataset,
  ground: PlaceGround,
  { place, asked, active }: About & { readonly place: AddedPlace },
): readonly PlannablePlace[] {
  const where = coverOf(dataset, ground, place)
  if (!where) return []
  const own = ownAt(active, where.at)
  const of = counted(dataset, asked, where.holds)
  return [
    {
      ...of,
      id: place.id,
      name: place.name,
      plainName: placeName(ground.places, where.at),
      ward: wardAt(dataset, where.at),
      at: where.at,
      why: 'Put in by hand.',
      hotspot: own?.id ?? null,
      testDay: own && testDayOf(own, asked.day),
      isRanked: false,
      doThere: own?.doThere ?? null,
    },
  ]
}

interface Cover {
  readonly at: Position
  readonly holds: (row: number) => boolean
}
/** Null for a site that is in no feed (any more). */
function coverOf(dataset: Dataset, ground: PlaceGround, place: AddedPlace): Cover | null {
  if (place.kind !== 'squares') {
    const all = place.kind === 'site' ? dataset.sites : dataset.hotspots
    const shape = all.find(({ id }) => id === place.id)?.shape
    return shape ? { at: surfaceCentre(shape), holds: insideOf(dataset, shape) } : null
  }
  const { squares, isNotPlace } = placed(dataset, ground, place.sideMetres)
  const corner = ({ easting, northing }: Square) => `${easting} ${northing}`
  const wanted = new Set(place.squares.map(corner))
  const isIn = Uint8Array.from(squares.squares, (square) => (wanted.has(corner(square)) ? 1 : 0))
  const mean = (of: (square: Square) => number) =>
    place.squares.reduce((sum, square) => sum + of(square), 0) / Math.max(1, place.squares.length)
  const middle = { easting: mean(({ easting }) => easting), northing: mean(({ northing }) => northing) }
  return {
    at: toDegrees(centreOf(middle, place.sideMetres)),
    holds: (row) => {
      const square = squares.squareOf[row] ?? NO_SQUARE
      return square !== NO_SQUARE && isIn[square] === 1 && isNotPlace[row] !== 1
    },
  }
}

const wardAt = ({ areas }: Dataset, [longitude, latitude]: Position) =>
  areas.find(({ level, shape }) => level === 'ward' && contains(shape, longitude, latitude))?.name ?? null

const insideOf =
  ({ incidents: { longitude, latitude } }: Dataset, shape: Surface) =>
  (row: number) =>
    contains(shape, longitude[row] ?? 0, latitude[row] ?? 0)

const harmOf = ({ categories, incidents }: Dataset, row: number) =>
  categories[incidents.category[row] ?? 0]?.harm ?? 0

/** What is usual there by hour of the week, and last month's harm. */
function counted(
  dataset: Dataset,
  asked: ShiftRequest,
  holds: Cover['holds'],
): Pick<PlannablePlace, 'perHour' | 'lastMonth'> {
  const { day, minute, rangeMinutes } = dataset.incidents
  const usual = Array.from({ length: 168 }, () => 0)
  forRows(dataset, { ...asked, leavesOutFound: true }, (row) => {
    if (!holds(row)) return
    const spell = { day: day[row] ?? 0, minute: minute[row] ?? -1, rangeMinutes: rangeMinutes[row] ?? 0 }
    const weight = asked.measure === 'harm' ? harmOf(dataset, row) : 1
    for (const [hour, share] of hoursOfWeek([spell]).shares.entries())
      if (share > 0) usual[hour] = (usual[hour] ?? 0) + share * weight
  })
  let lastMonth = 0
  const month = { window: monthBefore(asked.day), categories: null, leavesOutFound: true }
  forRows(dataset, month, (row) => {
    if (holds(row)) lastMonth += harmOf(dataset, row)
  })
  return { perHour: usual.map((sum) => (sum * 7) / daysIn(asked.window)), lastMonth }
}

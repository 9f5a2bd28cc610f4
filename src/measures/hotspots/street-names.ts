/**
 * Names of places by the streets in them and a landmark near by, for screens and paper only: files that leave the app
 * name a place by its area.
 */
import { metresBetween } from '../../analytics/geometry.ts'
import { toDegrees, toGrid } from '../../analytics/grid.ts'
import type { Borough, NamedPlace, Street } from '../../domain/borough/borough.ts'
import { centreOf, type Square } from '../../domain/borough/grids.ts'
import type { Position } from '../../domain/geography.ts'

/** What places are named by; without streets they are named by area. */
export interface NamingGround extends Pick<Borough, 'places'> {
  readonly stations?: Borough['stations']
  readonly streets?: readonly Street[] | undefined
}

/** A place to be named: its squares, the busiest first, and its name by area. */
export interface UnnamedPlace {
  readonly squares: readonly Square[]
  readonly sideMetres: number
  readonly areaName: string
}

/** A place whose squares hold no street is near one that is at most this far from the busiest square's centre. */
const NEAR_STREET_METRES = 500
/** Within this distance it is round the street all the same. */
const ROUND_STREET_METRES = 200
/** A landmark is at most this far from the busiest square's centre. */
const LANDMARK_METRES = 400

/** Ways that few people know by name, used where the squares hold no other. */
const MINOR_WAY = /^Back |\b(?:Yard|Court|Close|Mews|Walk|Passage|Arcade|Gardens|Fold)$/
/** `A58`, `M6`: a road number is no name to find a place by. */
const ROAD_NUMBER = /^[ABM]\d+/

/**
 * `Market Street, by Wallgate station`: the street nearest to the middle of the busiest square, yards and closes
 * last, and a station or the label of a town or village within 400 m; `Near Market Street` where it is farther away. Places that would get the same name are distinguished by a second street,
 * then by a number; a place without a street near it keeps the name by area.
 */
export function streetNames(places: readonly UnnamedPlace[], ground: NamingGround): readonly string[] {
  const streets = streetsOnGrid(ground.streets ?? [])
  const named = places.map((place) => namesOf(place, { streets, ground }))
  const plain = named.map(({ one }) => one)
  return distinctNames(
    named.map(({ one, two }) => (plain.filter((other) => other === one).length > 1 ? two : one)),
  )
}

/** Numbers repeated names: the second gets a 2, and so on. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} ${times}`
  })
}

interface StreetOnGrid extends Street {
  readonly easting: number
  readonly northing: number
}

const gridCache = new WeakMap<readonly Street[], readonly StreetOnGrid[]>()

/** The streets in metres, projected once for a list. */
function streetsOnGrid(streets: readonly Street[]): readonly StreetOnGrid[] {
  const known = gridCache.get(streets)
  if (known) return known
  const onGrid = streets
    .filter(({ name }) => !ROAD_NUMBER.test(name))
    .map((street) => ({ ...street, ...toGrid(street.at[0], street.at[1]) }))
  gridCache.set(streets, onGrid)
  return onGrid
}

interface NamesOfPlace {
  /** By its first street, and by its first two. */
  readonly one: string
  readonly two: string
}
interface NamingContext {
  readonly streets: readonly StreetOnGrid[]
  readonly ground: NamingGround
}

function namesOf(place: UnnamedPlace, { streets, ground }: NamingContext): NamesOfPlace {
  const { areaName, squares, sideMetres } = place
  const [busiest] = squares
  if (!busiest) return { one: areaName, two: areaName }
  const { word, names } = streetsAt(place, streets)
  const [first, second] = names
  if (first === undefined) return { one: areaName, two: areaName }
  const landmark = landmarkAt(toDegrees(centreOf(busiest, sideMetres)), ground)
  const ending = landmark === null ? '' : `, ${landmark}`
  const one = `${word}${first}${ending}`
  return { one, two: second === undefined ? one : `${word}${first} and ${second}${ending}` }
}

interface StreetsOfPlace {
  /** What is put before the street: nothing where the place is on or round it. */
  readonly word: '' | 'Near '
  readonly names: readonly string[]
}

/** The streets in the squares, the nearest to the busiest square first; else those near by. */
function streetsAt({ squares, sideMetres }: UnnamedPlace, streets: readonly StreetOnGrid[]): StreetsOfPlace {
  const [busiest] = squares
  if (!busiest) return { word: '', names: [] }
  const middle = { x: busiest.easting + sideMetres / 2, y: busiest.northing + sideMetres / 2 }
  const away = ({ easting, northing }: StreetOnGrid) => Math.hypot(easting - middle.x, northing - middle.y)
  const isIn = (street: StreetOnGrid) =>
    squares.some(
      ({ easting, northing }) =>
        street.easting >= easting &&
        street.easting < easting + sideMetres &&
        street.northing >= northing &&
        street.northing < northing + sideMetres,
    )
  const inside = streets.filter(isIn)
  const near = inside.length > 0 ? inside : streets.filter((street) => away(street) <= NEAR_STREET_METRES)
  const rank = (street: StreetOnGrid) => Number(inside.length > 0 && MINOR_WAY.test(street.name))
  const sorted = near.toSorted((a, b) => rank(a) - rank(b) || away(a) - away(b) || (a.name < b.name ? -1 : 1))
  const [first] = sorted
  const isNear = inside.length === 0 && first !== undefined && away(first) > ROUND_STREET_METRES
  return { word: isNear ? 'Near ' : '', names: [...new Set(sorted.map(({ name }) => name))] }
}

/** `by Wallgate station`, else the label of a town or village as in an address; null where neither is near. */
function landmarkAt(at: Position, { stations = [], places }: NamingGround): string | null {
  const station = nearest(stations, at)
  if (station) return `by ${stationName(station.name, places)} station`
  return nearest(places, at)?.name ?? null
}

function nearest<Named extends { readonly name: string; readonly at: Position }>(
  all: readonly Named[],
  at: Position,
): Named | null {
  const [best] = all
    .map((one) => ({ one, metres: metresBetween(one.at, at) }))
    .filter(({ metres }) => metres <= LANDMARK_METRES)
    .toSorted((a, b) => a.metres - b.metres || (a.one.name < b.one.name ? -1 : 1))
  return best?.one ?? null
}

/** The name of a station without that of its town, as people there say it. */
function stationName(name: string, places: readonly NamedPlace[]): string {
  const town = places.find((place) => place.kind === 'town' && name.startsWith(`${place.name} `))
  return town ? name.slice(town.name.length + 1) : name
}

/** Makes the files of a place from its source layers. */
import { densePostcodes, discsDissolved, TOWN_RADIUS_METRES } from '../../build/geography/town-tint.mjs'
import { encodePostcodes, surface, textOfLines } from '../../build/geography/delta-text.mjs'
import { planeAt, toUnits } from '../../build/geography/plane.mjs'
import { boxOf, type Position } from '../../domain/geography.ts'
import { WARD_NAME } from '../../domain/borough/borough.ts'
import { nounOfCode, type Jurisdiction } from '../../domain/place/jurisdiction.ts'
import { PLACE_VERSION, PROJECTION_OF, type PlaceFile } from '../../domain/place/place.ts'
import { type Boundary, type ChosenAreas, type Level, LEVELS, type SourceArea } from './areas.ts'
import { bordersOf, type EncodedShapes } from './borders.ts'
import { NO_LINES, type Roads, type Water } from './lines.ts'
import type { Named, Names } from './names.ts'
import type { PostcodeList } from './postcodes.ts'
import { attributionOf, contactsOf, partnersOf, type Settings } from './settings.ts'
import { gridPoints, insideOf, samplesOf } from './shapes.ts'

/** What a place is made from; null where it was not given. */
export interface PlaceSources {
  readonly boundary: Boundary
  readonly areas: readonly ChosenAreas[]
  readonly postcodes: PostcodeList | null
  readonly roads: Roads | null
  readonly areRoadsOfOpenStreetMap: boolean
  readonly water: Water | null
  readonly names: Names | null
  readonly settings: Settings
  readonly jurisdiction: Jurisdiction
  /** Of the day on which it is made, for the attribution. */
  readonly year: number
}

export interface MadePlace {
  /** Content of each file by its name. */
  readonly files: Readonly<Record<'place' | 'borough' | 'roads' | 'postcodes' | 'streets', object>>
  readonly toleranceMetres: number
}

const VERSION = 1

export function madePlace(sources: PlaceSources): MadePlace {
  const { boundary, postcodes, roads, names } = sources
  const latitude = middleLatitude(boundary)
  const place = placeFile(sources, latitude)
  const credits = place.attribution.files
  const { borough, toleranceMetres } = boroughFile(sources, latitude)
  const header = (name: keyof typeof credits) => ({
    format: `holdfast-${name}`,
    version: VERSION,
    ...credits[name],
  })
  const streets = names?.streets ?? []
  return {
    files: {
      place,
      borough: { ...header('borough'), ...borough },
      roads: { ...header('roads'), classes: roads?.classes ?? [] },
      postcodes: {
        ...header('postcodes'),
        ...encodePostcodes(
          (postcodes?.postcodes ?? []).map(({ postcode, at }) => ({ postcode, at: toUnits(at) })),
        ),
      },
      streets: { ...header('streets'), ...named(streets) },
    },
    toleranceMetres,
  }
}

export function middleLatitude({ shape }: Boundary): number {
  const { south, north } = boxOf(shape)
  return Math.round(((south + north) / 2) * 100) / 100
}

function boroughFile({ boundary, areas, postcodes, water, names }: PlaceSources, latitude: number) {
  const byLevel = LEVELS.map((level) => areasOf(areas, level))
  const [wards = [], lsoas = [], msoas = []] = byLevel
  const { arcs, levels, toleranceMetres } = bordersOf(
    [[boundary.shape], ...byLevel.map((own) => own.map(({ shape }) => shape))],
    latitude,
  )
  const [outline, ...shapes] = levels
  const places = names && names.places.length > 0 ? names.places : wards.map(asNamedPlace)
  return {
    toleranceMetres,
    borough: {
      arcs,
      outline: outline?.rings ?? '',
      ringsInOutline: outline?.ringsInPolygons[0] ?? [],
      wards: columnsOf(wards, shapes[0]),
      lsoas: lsoaColumns(lsoas, wards, shapes[1]),
      msoas: { ...columnsOf(msoas, shapes[2]), population: residentsOf(msoas, lsoas) },
      ...townTint(postcodes, latitude),
      builtUp: { names: [], surfaces: [] },
      rivers: water?.rivers ?? NO_LINES,
      canals: water?.canals ?? NO_LINES,
      lakes: water?.lakes ?? NO_LINES,
      places: {
        ...named(places),
        kinds: places.map(({ kind }) => kind),
        population: places.map(({ population }) => population),
      },
      stations: named(names?.stations ?? []),
    },
  }
}

/** A ward as a place at its middle, which gives names to a map without others. */
function asNamedPlace({ name, population, shape }: SourceArea) {
  const points = samplesOf(shape)
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const distance = (at: Position) => Math.hypot(at[0] - x, at[1] - y)
  const [at = points[0]] = points.toSorted((one, other) => distance(one) - distance(other))
  return { name, kind: WARD_NAME, population, at: at ?? [x, y] }
}

const columnsOf = (areas: readonly SourceArea[], shapes: EncodedShapes | undefined) => ({
  codes: areas.map(({ code }) => code),
  names: areas.map(({ name }) => name),
  population: areas.map(({ population }) => population),
  rings: shapes?.rings ?? '',
  ringsInPolygons: shapes?.ringsInPolygons ?? [],
})

function lsoaColumns(
  lsoas: readonly SourceArea[],
  wards: readonly SourceArea[],
  shapes: EncodedShapes | undefined,
) {
  const unknown = lsoas.map(() => null)
  return {
    ...columnsOf(lsoas, shapes),
    ward: lsoas.map(wardFinder(wards)),
    deprivationDecile: lsoas.map(({ deprivationDecile }) => deprivationDecile),
    asb: unknown,
    burglary: unknown,
    violence: unknown,
  }
}

/** Residents as the file states them, else the sum of the LSOAs in it, which nest in MSOAs by definition. */
function residentsOf(msoas: readonly SourceArea[], lsoas: readonly SourceArea[]): readonly (number | null)[] {
  const rowOf = areaFinder(msoas)
  const within = lsoas.map((lsoa) => ({ msoa: rowOf(lsoa.shape), population: lsoa.population }))
  return msoas.map(({ population }, row) => {
    const members = within.filter(({ msoa }) => msoa === row)
    const isKnown = members.length > 0 && members.every((member) => member.population !== null)
    const sum = members.reduce((all, member) => all + (member.population ?? 0), 0)
    return population ?? (isKnown ? sum : null)
  })
}

function townTint(postcodes: PostcodeList | null, latitude: number) {
  const plane = planeAt(latitude)
  const dense = densePostcodes(
    (postcodes?.postcodes ?? []).map(({ at }) => toUnits(at)),
    plane,
  )
  const town = (radius: number) => surface(dense.length === 0 ? [] : discsDissolved(dense, radius, plane))
  return { town: town(TOWN_RADIUS_METRES.overview), townAtStreet: town(TOWN_RADIUS_METRES.street) }
}

const areasOf = (areas: readonly ChosenAreas[], level: Level): readonly SourceArea[] =>
  areas.filter((chosen) => chosen.level === level).flatMap((chosen) => chosen.areas)

const named = (list: readonly Named[]) => ({
  names: list.map(({ name }) => name),
  at: list.length === 0 ? '' : textOfLines([list.map(({ at }) => toUnits(at))]),
})

/** Row of the ward that an area states, or that holds most of it; null where there is none. */
function wardFinder(wards: readonly SourceArea[]): (area: SourceArea) => number | null {
  const rowOf = areaFinder(wards)
  return ({ ward, shape }) => {
    const stated = wards.findIndex(({ code }) => code === ward)
    return stated >= 0 ? stated : rowOf(shape)
  }
}

/** Row of the area that holds most of a shape; null where none holds any. */
function areaFinder(areas: readonly SourceArea[]): (shape: SourceArea['shape']) => number | null {
  const insides = areas.map(({ shape }) => insideOf(shape))
  return (shape) => {
    const points = samplesOf(shape)
    const counts = insides.map((isInside) => points.filter(isInside).length)
    const most = Math.max(0, ...counts)
    return most === 0 ? null : counts.indexOf(most)
  }
}

const SIDE = 24
const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000

/** A position in the boundary near its middle, to three decimals. */
function examplePoint({ shape }: Boundary): Position {
  const box = boxOf(shape)
  const [x, y] = [(box.west + box.east) / 2, (box.south + box.north) / 2]
  const distance = ([longitude, latitude]: Position) => Math.hypot(longitude - x, latitude - y)
  const isInside = insideOf(shape)
  const [nearest] = gridPoints(box, SIDE)
    .map(([longitude, latitude]): Position => [rounded(longitude), rounded(latitude)])
    .filter(isInside)
    .toSorted((one, other) => distance(one) - distance(other))
  return nearest ?? samplesOf(shape)[0] ?? [x, y]
}

function placeFile(sources: PlaceSources, referenceLatitude: number): PlaceFile {
  const { boundary, settings, jurisdiction, postcodes, names, roads } = sources
  const name = settings.name ?? boundary.name
  const { police, council, partners } = partnersOf(settings, jurisdiction)
  const postcodesYear = postcodes === null ? null : (settings.postcodesYear ?? postcodes.year)
  const [longitude, latitude] = examplePoint(boundary)
  const [east, north] = [rounded(longitude + 0.002), rounded(latitude + 0.001)]
  return {
    format: 'holdfast-place',
    version: PLACE_VERSION,
    name,
    code: boundary.code,
    noun: settings.noun ?? nounOfCode(boundary.code),
    jurisdiction,
    localHolidays: settings.localHolidays,
    labels: { place: name, ...settings.labels },
    timeZone: settings.timeZone,
    projection: PROJECTION_OF[jurisdiction],
    referenceLatitude,
    vicinityMetres: settings.vicinityMetres,
    partners,
    police,
    council,
    contacts: contactsOf(settings, jurisdiction),
    attribution: attributionOf(settings, {
      year: sources.year,
      postcodesYear,
      areRoadsOfOpenStreetMap: sources.areRoadsOfOpenStreetMap,
      hasRoads: roads !== null,
      hasStreets: (names?.streets ?? []).length > 0,
    }),
    postcodesYear,
    neighbours:
      settings.neighbours?.map(({ name: town, at: [x, y] }) => ({ name: town, at: [x, y] })) ??
      names?.neighbours ??
      [],
    examples: {
      point: [longitude, latitude],
      block: [
        [longitude, latitude],
        [east, latitude],
        [east, north],
        [longitude, north],
        [longitude, latitude],
      ],
      typed: `${latitude}, ${longitude}`,
      partner: council,
    },
  }
}

/** What a made place holds and lacks, and what follows from it, in lines for the terminal. */
import { censusNames } from '../../domain/place/served-place.ts'
import {
  WARD_NAME,
  type Borough,
  type BoroughArea,
  type Postcode,
  type Road,
  type Street,
} from '../../domain/borough/borough.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'
import { rulePacksOf } from '../../domain/closure/rule-packs.ts'
import { JURISDICTION_LABELS } from '../../domain/place/jurisdiction.ts'
import type { Place } from '../../domain/place/place.ts'
import { HOLIDAY_YEARS } from '../../domain/time/bank-holidays.ts'
import { LEAST_RESIDENTS } from '../../publish/counting/summarise.ts'
import { MAX_SHARE_OUTSIDE } from '../../publish/gates/places.ts'
import { counted } from './columns.ts'
import { gridPoints, insideOf } from './shapes.ts'

interface ReadBack {
  readonly place: Place
  readonly borough: Borough
  readonly roads: readonly Road[]
  readonly postcodes: readonly Postcode[]
  readonly streets: readonly Street[]
}

const levelWords = (level: string): string =>
  level === 'lsoa' || level === 'msoa' ? censusNames()[level].many : 'wards'
/** Shares below it come from the grid of the sampling. */
const LEAST_SHARE = 0.0005

export function placeReport(read: ReadBack): readonly string[] {
  const { place, borough, roads, postcodes, streets } = read
  const { lsoa, msoa } = censusNames()
  const settlements = borough.places.filter(({ kind }) => kind !== WARD_NAME).length
  const levels = [
    ['ward', borough.wards.length, 'wards'],
    [lsoa.one, borough.lsoas.length, lsoa.many],
    [msoa.one, borough.msoas.length, msoa.many],
    ['road', roads.length, 'roads'],
    ['line of water', borough.water.length, 'lines of water'],
    ['postcode', postcodes.length, 'postcodes'],
    ['named place', settlements, 'named places'],
    ['station', borough.stations.length, 'stations'],
    ['point of a street by name', streets.length, 'points of streets by name'],
  ] as const
  const held = levels
    .filter(([, number]) => number > 0)
    .map(([one, number, many]) => counted(number, one, many))
  const coverage = coverageOf(borough)
  return [
    `${place.labels.place} (${place.code}): ${held.join(', ')}.`,
    ...tilingLines(coverage),
    ...publishingLines(borough, coverage),
    ...lacking(read),
    ...jurisdictionLines(place),
  ]
}

const tilingLines = (coverage: LevelCoverage): readonly string[] =>
  Object.entries(coverage).flatMap(([level, sampled]) => tilingOf(level, sampled))

function tilingOf(level: string, { inNone, inSeveral }: Coverage): readonly string[] {
  const label = levelWords(level)
  const gaps =
    inNone < LEAST_SHARE
      ? []
      : [
          `About ${percent(inNone)} of the place lies in none of its ${label}: what happens there counts in no area.`,
        ]
  const overlaps =
    inSeveral < LEAST_SHARE
      ? []
      : [
          `About ${percent(inSeveral)} of the place lies in two or more of its ${label}: it counts in the first.`,
        ]
  return gaps.length + overlaps.length === 0 ? [`The ${label} tile it.`] : [...gaps, ...overlaps]
}

/** Levels that a public page can go by. */
const PUBLISHED = ['ward', 'msoa'] as const
type PublishedLevel = (typeof PUBLISHED)[number]

/** By which levels nothing will be published, with what to do; empty where every level there is serves. */
function publishingLines(borough: Borough, coverage: LevelCoverage): readonly string[] {
  const given = PUBLISHED.filter((level) => coverage[level] !== undefined)
  const refused = given.flatMap((level) => {
    const why = whyRefused(borough, coverage, level)
    return why === null ? [] : [{ level, why }]
  })
  const fit = given.find((level) => refused.every((one) => one.level !== level))
  const remedy = fit
    ? `Publish by ${levelWords(fit)} (publish --geography ${fit}).`
    : 'Give areas of the whole place with --areas, those of its own edge too, before anything is published.'
  return refused.map(
    ({ level, why }) => `publish --geography ${level} will refuse this place: ${why}. ${remedy}`,
  )
}

function whyRefused(
  { wards, msoas }: Borough,
  coverage: LevelCoverage,
  level: PublishedLevel,
): string | null {
  const label = levelWords(level)
  const inNone = coverage[level]?.inNone ?? 0
  const small = { ward: wards, msoa: msoas }[level].filter(
    ({ population }) => population !== null && population < LEAST_RESIDENTS,
  )
  if (inNone > MAX_SHARE_OUTSIDE)
    return `about ${percent(inNone)} of it lies in none of its ${label}, and at most ${percent(MAX_SHARE_OUTSIDE)} of a quarter’s incidents may`
  return small.length === 0
    ? null
    : `${counted(small.length, 'area has', 'areas have')} fewer than ${LEAST_RESIDENTS.toLocaleString('en-GB')} residents (${small[0]?.name ?? ''})`
}

/** What follows from the jurisdiction, and what is not known of it. */
function jurisdictionLines({ jurisdiction, noun, localHolidays }: Place): readonly string[] {
  const where = JURISDICTION_LABELS[jurisdiction]
  const packs = rulePacksOf(jurisdiction)
  const local = Object.keys(localHolidays).length
  const days = `${HOLIDAY_YEARS.from} to ${HOLIDAY_YEARS.to}`
  return [
    `Called “the ${noun}” in sentences (noun in the settings).`,
    `Bank holidays of ${where}, ${days}${local > 0 ? `, and ${counted(local, 'local holiday', 'local holidays')}` : ''}.`,
    packs.length === 0
      ? `The rules of closure orders in ${where} are not known here: no legal limits are shown.`
      : `Closure orders by ${packs.map(({ act, effectiveFrom }) => (effectiveFrom === null ? `${act} (no date yet)` : act)).join('; ')}.`,
    ...(jurisdiction === 'england-and-wales'
      ? []
      : [
          `The types of action are those of England and Wales: name the powers of ${where} in the manifest (actionTypes).`,
        ]),
  ]
}

const percent = (share: number) => `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`

function lacking({ place, borough, roads, postcodes, streets }: ReadBack): readonly string[] {
  const isLsoaKnown = borough.lsoas.some(({ deprivationDecile }) => deprivationDecile !== null)
  const unpopulated = [borough.wards, borough.msoas].flatMap((areas, at) =>
    areas.some(({ population }) => population === null) ? [levelWords(at === 0 ? 'ward' : 'msoa')] : [],
  )
  return [
    ...(borough.wards.length === 0
      ? [
          'No wards: My area, the list of areas and the ward map have none, and the public page must go by --geography msoa.',
        ]
      : []),
    ...(borough.msoas.length === 0
      ? [`No ${censusNames().msoa.many}: the public page must go by wards (publish --geography ward).`]
      : []),
    ...(borough.lsoas.length === 0
      ? [`No ${censusNames().lsoa.many}: nothing is compared by deprivation.`]
      : []),
    ...(borough.lsoas.length > 0 && !isLsoaKnown
      ? [
          `No deprivation of the ${censusNames().lsoa.many} is known (--set decile=COLUMN): nothing is compared by it.`,
        ]
      : []),
    ...unpopulated.map(
      (label) =>
        `The residents of the ${label} are not known (--set population=COLUMN): no rates, and nothing is published by ${label}.`,
    ),
    ...(postcodes.length === 0
      ? ['No postcodes: rows cannot be placed by them, and finding one says that there is no list.']
      : []),
    ...(roads.length === 0 ? ['No roads: the outlines of the wards are the ground of the map.'] : []),
    ...(streets.length === 0
      ? ['No streets by name: no street can be found, or named beside a place of the ranking.']
      : []),
    ...(borough.places.every(({ kind }) => kind === WARD_NAME)
      ? ['No names of towns and villages: the map names its wards.']
      : []),
    ...(place.contacts.some(({ id, url }) => id === 'council' && url === null)
      ? [
          'The contacts are those of any place: give the addresses of the police and the council with --settings.',
        ]
      : []),
  ]
}

/** Squares a side of the sampling grid. */
const SIDE = 160

interface Coverage {
  /** Points in the boundary. */
  readonly points: number
  /** Share of them in no area. */
  readonly inNone: number
  /** Share of them in several. */
  readonly inSeveral: number
}

type LevelCoverage = Readonly<Record<string, Coverage>>

/** How well the areas of each level tile the boundary, by sampling it; levels without areas are left out. */
function coverageOf({ outline, wards, lsoas, msoas }: Borough): LevelCoverage {
  const points = gridPoints(boxOf(outline), SIDE).filter(insideOf(outline))
  const levels = Object.entries({ ward: wards, lsoa: lsoas, msoa: msoas }).filter(
    ([, areas]) => areas.length > 0,
  )
  return Object.fromEntries(levels.map(([level, areas]) => [level, sampledCoverage(points, areas)]))
}

function sampledCoverage(points: ReturnType<typeof gridPoints>, areas: readonly BoroughArea[]): Coverage {
  const finders = areas.map(({ shape }) => ({ box: boxOf(shape), isInside: insideOf(shape) }))
  let none = 0
  let several = 0
  for (const at of points) {
    const areasHere = finders.filter(({ box, isInside }) => isInBox(...at, box) && isInside(at)).length
    if (areasHere === 0) none += 1
    if (areasHere > 1) several += 1
  }
  return { points: points.length, inNone: none / points.length, inSeveral: several / points.length }
}

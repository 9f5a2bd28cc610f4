/** Who is patrolled and searched: patrol minutes, searches and finds by fifth of deprivation, never on a map. */
import { assignAreas, surfaceCentre } from '../../analytics/geometry.ts'
import {
  type Interval,
  poissonInterval,
  shareOf,
  type Share,
} from '../../analytics/small-numbers/exact-intervals.ts'
import type { Area } from '../../domain/area.ts'
import { type Dataset, isOpen } from '../../domain/dataset.ts'
import { type DaySpan, dayOfMoment, isWithin, londonDay } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import type { PatrolVisit } from '../../domain/patrol.ts'

/** A rate for every 1,000 residents with its 95 % interval. */
export interface Rate extends Interval {
  readonly value: number
}
export interface FairnessRow {
  /** 1: the most deprived fifth of England, 5: the least. */
  readonly fifth: number
  readonly residents: number
  readonly visits: number
  readonly minutes: number
  /** Patrol minutes for every 1,000 residents; null where patrol or residents are unknown. */
  readonly patrol: Rate | null
  readonly searches: number
  readonly searched: Rate | null
  /** Searches that found something; null where no search says. */
  readonly finds: Share | null
}
export interface Fairness {
  readonly rows: readonly FairnessRow[]
  /** What has no place, or a place in no area with a known fifth: counted and said, in none of the rows. */
  readonly unplaced: { readonly visits: number; readonly minutes: number; readonly searches: number }
}

const FIFTHS = [1, 2, 3, 4, 5] as const
export const fifthOf = (decile: number) => Math.ceil(decile / 2)

/**
 * By the census area (LSOA) in which a visit or search took place, not by who was met there. The interval of minutes is
 * that of the number of visits, each at the mean length; both are Garwood's, as if visits came one by one. Null
 * where the data hold no census areas with residents and deprivation.
 */
export function fairness(dataset: Dataset, window: DaySpan): Fairness | null {
  const areas = dataset.areas.filter(
    (area) => area.level === 'lsoa' && area.deprivationDecile !== null && (area.population ?? 0) > 0,
  )
  if (areas.length === 0) return null
  const visits = visitsIn(dataset, window, fifthFinder(areas))
  const searches = searchesIn(dataset, window, areas)
  // A feed whose first visit came after these days does not speak for them: unknown is not nought.
  const hasPatrol =
    isOpen(dataset, 'patrol-visits') && dataset.visits.some(({ start }) => londonDay(start) <= window.to)
  const usual = meanMinutes(dataset)
  const hasActions = isOpen(dataset, 'actions')
  const rows = FIFTHS.map((fifth): FairnessRow => {
    const residents = areas
      .filter((area) => fifthOf(area.deprivationDecile ?? 0) === fifth)
      .reduce((sum, area) => sum + (area.population ?? 0), 0)
    const [visited, searched] = [visits.get(fifth) ?? NO_VISITS, searches.get(fifth) ?? NO_SEARCHES]
    const each = visited.count > 0 ? visited.minutes / visited.count : usual
    return {
      fifth,
      residents,
      visits: visited.count,
      minutes: visited.minutes,
      patrol: hasPatrol ? rateOf(visited.count, residents, each) : null,
      searches: searched.count,
      searched: hasActions ? rateOf(searched.count, residents, 1) : null,
      finds: searched.told > 0 ? shareOf(Math.min(searched.found, searched.told), searched.told) : null,
    }
  })
  const [lost, lostSearches] = [visits.get(0) ?? NO_VISITS, searches.get(0) ?? NO_SEARCHES]
  return {
    rows,
    unplaced: { visits: lost.count, minutes: lost.minutes, searches: lostSearches.count },
  }
}

/** What a visit usually lasts: where none was, as many minutes may hide behind the nought. */
function meanMinutes({ visits }: Pick<Dataset, 'visits'>): number {
  const minutes = visits.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)
  return visits.length === 0 ? 0 : minutes / visits.length
}

function rateOf(count: number, residents: number, each: number): Rate | null {
  if (residents === 0) return null
  const { low, high } = poissonInterval(count)
  const scale = (each * 1000) / residents
  return { value: count * scale, low: low * scale, high: high * scale }
}

interface Visits {
  readonly count: number
  /** Whole minutes. */
  readonly minutes: number
}
const NO_VISITS: Visits = { count: 0, minutes: 0 }
interface Searches {
  readonly count: number
  /** Searches of rows that say what was found, and how many of them found something. */
  readonly told: number
  readonly found: number
}
const NO_SEARCHES: Searches = { count: 0, told: 0, found: 0 }

/** The fifth of each place; 0 where it lies in no area with a known one. */
type FifthFinder = (places: readonly (Position | null)[]) => readonly number[]

function fifthFinder(areas: readonly Area[]): FifthFinder {
  return (places) => {
    const at = (axis: 0 | 1) => Float64Array.from(places, (place) => place?.[axis] ?? 0)
    const areaOf = assignAreas({ count: places.length, longitude: at(0), latitude: at(1) }, areas)
    return places.map((place, i) => {
      const decile = place === null ? null : areas[areaOf[i] ?? -1]?.deprivationDecile
      return decile ? fifthOf(decile) : 0
    })
  }
}

function visitsIn(dataset: Dataset, window: DaySpan, fifthsOf: FifthFinder): ReadonlyMap<number, Visits> {
  const visits = dataset.visits.filter(({ start }) => isWithin(londonDay(start), window))
  const middles = new Map(dataset.hotspots.map(({ id, shape }) => [id, surfaceCentre(shape)]))
  const fifths = fifthsOf(visits.map((visit) => placeOf(visit, middles)))
  const sums = new Map<number, Visits>()
  for (const [i, { start, end }] of visits.entries()) {
    const { count, minutes } = sums.get(fifths[i] ?? 0) ?? NO_VISITS
    sums.set(fifths[i] ?? 0, { count: count + 1, minutes: minutes + Math.round((end - start) / 60_000) })
  }
  return sums
}

/** Where the visit says it was, at the middle of its line; else the middle of its hotspot. */
function placeOf({ shape, hotspot }: PatrolVisit, middles: ReadonlyMap<string, Position>): Position | null {
  if (shape?.type === 'Point') return shape.coordinates
  if (shape) return shape.coordinates[Math.floor(shape.coordinates.length / 2)] ?? null
  return middles.get(hotspot ?? '') ?? null
}

function searchesIn(
  dataset: Dataset,
  window: DaySpan,
  areas: readonly Area[],
): ReadonlyMap<number, Searches> {
  const searches = dataset.actions.filter(
    ({ type, on }) => type === 'stop-search' && isWithin(dayOfMoment(on), window),
  )
  const byCode = new Map(areas.map((area) => [area.code, fifthOf(area.deprivationDecile ?? 0)]))
  const fifths = fifthFinder(areas)(searches.map(({ place }) => place?.coordinates ?? null))
  const sums = new Map<number, Searches>()
  for (const [i, { count, found, area }] of searches.entries()) {
    const fifth = byCode.get(area ?? '') ?? fifths[i] ?? 0
    const sum = sums.get(fifth) ?? NO_SEARCHES
    sums.set(fifth, {
      count: sum.count + count,
      told: sum.told + (found === null ? 0 : count),
      found: sum.found + (found ?? 0),
    })
  }
  return sums
}

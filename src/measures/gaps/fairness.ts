/** Patrol minutes, stop-searches and finds by quintile of deprivation, as a table and as figures. */
import { deprivationCountry } from '../../domain/place/served-place.ts'
import { assignAreas, surfaceCentre } from '../../analytics/geometry.ts'
import {
  type Interval,
  poissonInterval,
  shareOf,
  type Share,
} from '../../analytics/small-numbers/exact-intervals.ts'
import type { Area } from '../../domain/area.ts'
import { type Dataset, hasFeedOf } from '../../domain/dataset.ts'
import { type DaySpan, dayOfMoment, isWithin, londonDay } from '../../domain/day.ts'
import type { FeedKind } from '../../domain/feed.ts'
import type { Position } from '../../domain/geography.ts'
import type { PatrolVisit } from '../../domain/patrol.ts'
import type { FigurePeriod } from '../baseline/baseline.ts'
import { feedCoverages, knowledgeOf } from '../feeds/coverage.ts'
import type { CountedFigure, Knowledge } from '../figure.ts'
import { withAreas, worstOf } from '../figures/known-figures.ts'
import { searchPartners } from './searches.ts'

/** Rate per 1,000 residents with its 95 % interval. */
interface Rate extends Interval {
  readonly value: number
}
/** One quintile of deprivation. */
export interface FairnessRow {
  /** Quintile of deprivation of the country: 1 the most deprived, 5 the least. */
  readonly fifth: number
  readonly residents: number
  readonly visits: number
  readonly minutes: number
  /** Patrol minutes per 1,000 residents; null where patrol or population is unknown. */
  readonly patrol: Rate | null
  readonly searches: number
  readonly searched: Rate | null
  /** Share of searches with a find; null where no search states its outcome. */
  readonly finds: Share | null
}
/** Table of quintiles, and what could not be placed. */
export interface Fairness {
  readonly rows: readonly FairnessRow[]
  /** Visits and searches without a location in an area of known quintile; in none of the rows. */
  readonly unplaced: { readonly visits: number; readonly minutes: number; readonly searches: number }
  /** Whether visits and searches of the window are known; if not, their rates are null. */
  readonly knowledge: { readonly visits: Knowledge; readonly searches: Knowledge }
}

const FIFTHS = [1, 2, 3, 4, 5] as const
/** Quintile (1 to 5) of a decile (1 to 10). */
export const fifthOf = (decile: number) => Math.ceil(decile / 2)

/**
 * By the census area of the visit or search, not the residence of the person. The interval of minutes
 * is that of the number of visits (Garwood), each at its mean length, assuming independent visits. Null where
 * the data have no census areas with population and deprivation.
 */
export function fairness(dataset: Dataset, window: DaySpan): Fairness | null {
  const areas = dataset.areas.filter(
    (area) => area.level === 'lsoa' && area.deprivationDecile !== null && (area.population ?? 0) > 0,
  )
  if (areas.length === 0) return null
  const visits = visitsIn(dataset, window, fifthFinder(areas))
  const searches = searchesIn(dataset, window, areas)
  const knowledge = knowledgeFor(dataset, window)
  // A feed whose first visit is later than the window says nothing about it: unknown is not zero.
  const hasPatrol =
    knowledge.visits.known === 'yes' && dataset.visits.some(({ start }) => londonDay(start) <= window.to)
  const usual = meanMinutes(dataset)
  const hasActions = knowledge.searches.known === 'yes'
  const rows = FIFTHS.map((fifth): FairnessRow => {
    const residents = areas
      .filter((area) => fifthOf(area.deprivationDecile ?? 0) === fifth)
      .reduce((sum, area) => sum + (area.population ?? 0), 0)
    const [visited, searched] = [visits.get(fifth) ?? NO_VISITS, searches.get(fifth) ?? NO_SEARCHES]
    const minutesEach = visited.count > 0 ? visited.minutes / visited.count : usual
    return {
      fifth,
      residents,
      visits: visited.count,
      minutes: visited.minutes,
      patrol: hasPatrol ? rateOf(visited.count, residents, minutesEach) : null,
      searches: searched.count,
      searched: hasActions ? rateOf(searched.count, residents, 1) : null,
      finds:
        hasActions && searched.withOutcome > 0
          ? shareOf(Math.min(searched.withFind, searched.withOutcome), searched.withOutcome)
          : null,
    }
  })
  const [lost, lostSearches] = [visits.get(0) ?? NO_VISITS, searches.get(0) ?? NO_SEARCHES]
  return {
    rows,
    unplaced: { visits: lost.count, minutes: lost.minutes, searches: lostSearches.count },
    knowledge,
  }
}

/** Visits without a place of their own are placed by their hotspot; residents and fifths are those of the areas. */
const visitKinds = (dataset: Dataset): readonly FeedKind[] =>
  withAreas(
    dataset,
    hasFeedOf(dataset, 'patrol-hotspots') ? ['patrol-visits', 'patrol-hotspots'] : ['patrol-visits'],
  )
const searchKinds = (dataset: Dataset): readonly FeedKind[] => withAreas(dataset, ['actions'])

function knowledgeFor(dataset: Dataset, window: DaySpan): Fairness['knowledge'] {
  const coverages = feedCoverages(dataset)
  return {
    visits: worstOf(visitKinds(dataset).map((kind) => knowledgeOf(coverages, { kind }, window))),
    searches: worstOf(
      searchKinds(dataset).map((kind) =>
        knowledgeOf(coverages, { kind, partners: searchPartners(dataset) }, window),
      ),
    ),
  }
}

/** Mean visit length, for the upper limit of minutes where no visit was counted. */
function meanMinutes({ visits }: Pick<Dataset, 'visits'>): number {
  const minutes = visits.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)
  return visits.length === 0 ? 0 : minutes / visits.length
}

function rateOf(count: number, residents: number, weight: number): Rate | null {
  if (residents === 0) return null
  const { low, high } = poissonInterval(count)
  const scale = (weight * 1000) / residents
  return { value: count * scale, low: low * scale, high: high * scale }
}

interface VisitSum {
  readonly count: number
  /** Integer. */
  readonly minutes: number
}
const NO_VISITS: VisitSum = { count: 0, minutes: 0 }
interface SearchSum {
  readonly count: number
  /** Searches of rows that state an outcome, and those with a find. */
  readonly withOutcome: number
  readonly withFind: number
}
const NO_SEARCHES: SearchSum = { count: 0, withOutcome: 0, withFind: 0 }

/** Quintile per position; 0 where it lies in no area of known quintile. */
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

function visitsIn(dataset: Dataset, window: DaySpan, fifthsOf: FifthFinder): ReadonlyMap<number, VisitSum> {
  const visits = dataset.visits.filter(({ start }) => isWithin(londonDay(start), window))
  const middles = new Map(dataset.hotspots.map(({ id, shape }) => [id, surfaceCentre(shape)]))
  const fifths = fifthsOf(visits.map((visit) => placeOf(visit, middles)))
  const sums = new Map<number, VisitSum>()
  for (const [i, { start, end }] of visits.entries()) {
    const { count, minutes } = sums.get(fifths[i] ?? 0) ?? NO_VISITS
    sums.set(fifths[i] ?? 0, { count: count + 1, minutes: minutes + Math.round((end - start) / 60_000) })
  }
  return sums
}

/** Position of a visit: its point, the middle vertex of its line, or the centre of its hotspot. */
function placeOf({ shape, hotspot }: PatrolVisit, middles: ReadonlyMap<string, Position>): Position | null {
  if (shape?.type === 'Point') return shape.coordinates
  if (shape) return shape.coordinates[Math.floor(shape.coordinates.length / 2)] ?? null
  return middles.get(hotspot ?? '') ?? null
}

function searchesIn(
  dataset: Dataset,
  window: DaySpan,
  areas: readonly Area[],
): ReadonlyMap<number, SearchSum> {
  const searches = dataset.actions.filter(
    ({ type, on }) => type === 'stop-search' && isWithin(dayOfMoment(on), window),
  )
  const byCode = new Map(areas.map((area) => [area.code, fifthOf(area.deprivationDecile ?? 0)]))
  const fifths = fifthFinder(areas)(searches.map(({ place }) => place?.coordinates ?? null))
  const sums = new Map<number, SearchSum>()
  for (const [i, { count, found, area }] of searches.entries()) {
    const fifth = byCode.get(area ?? '') ?? fifths[i] ?? 0
    const sum = sums.get(fifth) ?? NO_SEARCHES
    sums.set(fifth, {
      count: sum.count + count,
      withOutcome: sum.withOutcome + (found === null ? 0 : count),
      withFind: sum.withFind + (found ?? 0),
    })
  }
  return sums
}

/** By the place of the visit or search, in fifths of deprivation of the country; none where no fifth is known. */
export function fairnessFigures(dataset: Dataset, { window, days }: FigurePeriod): readonly CountedFigure[] {
  const table = fairness(dataset, window)
  if (!table) return []
  const { visits, searches } = table.knowledge
  const origins: FairnessOrigins = {
    visits: { madeOf: visitKinds(dataset), isUnknown: visits.known !== 'yes' },
    searches: {
      madeOf: searchKinds(dataset),
      partners: searchPartners(dataset),
      isUnknown: searches.known !== 'yes',
    },
  }
  return table.rows
    .flatMap((row) => figuresOfFifth(row, days, origins))
    .filter(({ madeOf: [kind] }) => kind !== undefined && hasFeedOf(dataset, kind))
}

/** What figures of visits and of searches are counted from. */
type FairnessOrigins = Readonly<
  Record<'visits' | 'searches', Pick<CountedFigure, 'madeOf' | 'partners'> & { readonly isUnknown: boolean }>
>

function figuresOfFifth(
  { fifth, patrol, searched, finds }: FairnessRow,
  days: FigurePeriod['days'],
  origins: FairnessOrigins,
): readonly CountedFigure[] {
  const figure = (part: string, label: string, value: FairnessValue | null): readonly CountedFigure[] => {
    const { isUnknown, ...origin } = origins[part === 'patrol-minutes' ? 'visits' : 'searches']
    return value === null && !isUnknown
      ? []
      : [
          {
            id: `fairness.${part}.fifth-${fifth}`,
            label: `${label}, fifth ${fifth} of deprivation`,
            definition: `By the census area in which it took place, in fifths of deprivation of ${deprivationCountry()} (1 is the most deprived), with the 95 % interval.`,
            ...days,
            ...origin,
            isEstimate: true,
            ...(value ?? { value: 0, unit: part === 'finds' ? 'share' : 'per 1,000 residents' }),
          },
        ]
  }
  const perThousand = (rate: Rate | null): FairnessValue | null =>
    rate && { ...rate, unit: 'per 1,000 residents' }
  return [
    ...figure('patrol-minutes', 'Patrol minutes for every 1,000 residents', perThousand(patrol)),
    ...figure('stop-searches', 'Stop-searches for every 1,000 residents', perThousand(searched)),
    ...figure(
      'finds',
      'Share of stop-searches that found something',
      finds && { value: finds.share, low: finds.low, high: finds.high, unit: 'share' },
    ),
  ]
}

type FairnessValue = Pick<CountedFigure, 'value' | 'low' | 'high' | 'unit'>

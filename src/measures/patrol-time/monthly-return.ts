/**
 * Monthly return as CSV: planned and delivered patrols, hours by agency, ASB, crimes and enforcement per
 * hotspot.
 */

import { contains } from '../../analytics/geometry.ts'
import type { Action } from '../../domain/action.ts'
import { isCrime } from '../../domain/category.ts'
import type { Dataset } from '../../domain/dataset.ts'
import {
  dayNumber,
  dayOfMoment,
  daysIn,
  isoDay,
  isWithin,
  londonDay,
  type Day,
  type DaySpan,
} from '../../domain/day.ts'
import type { FeedKind } from '../../domain/feed.ts'
import { isActive, plannedMinutes, type PatrolHotspot, type PatrolVisit } from '../../domain/patrol.ts'
import { csvFile } from '../../summary/csv-file.ts'
import { handlingOf, INVENTED } from '../board-file.ts'
import { boundWords, knowledgeIn, knownWords } from '../feeds/known-words.ts'
import { rowsInside } from './hotspot-reports.ts'
import { spanWords } from '../sentences.ts'

/** Agency of visits that name none. */
const UNNAMED = 'agency not given'
/** Action types that count as enforcement; only types shown on the map have a location. */
const ENFORCEMENT: ReadonlySet<string> = new Set([
  'arrest',
  'charge',
  'dispersal',
  'pspo-enforcement',
  'seizure',
  'stop-search',
  'warrant',
])

/** The return's month and CSV text. */
export interface MonthlyReturn {
  readonly month: DaySpan
  readonly text: string
}

/** `patrol-return-2024-08.csv`. */
export const returnName = ({ from }: DaySpan) => `patrol-return-${isoDay(from).slice(0, 7)}.csv`

/**
 * One row per hotspot active in the month, in the feed's order; hours to two decimals. Counts that the feeds do not
 * wholly cover are words (`at least 3`, `not known`), and a column `notKnown` gives the reason. Cost: one pass over
 * the rows per hotspot.
 */
export function monthlyReturn(dataset: Dataset, month: DaySpan): MonthlyReturn {
  const hotspots = dataset.hotspots.filter((hotspot) => activeDays(hotspot, month).length > 0)
  const ids = new Set(hotspots.map(({ id }) => id))
  const visits = dataset.visits.filter(
    ({ hotspot, start }) => hotspot !== null && ids.has(hotspot) && isWithin(londonDay(start), month),
  )
  const agencies = [...new Set(visits.map(agencyOf))].toSorted((a, b) => a.localeCompare(b, 'en-GB'))
  const notKnown = knownWords(dataset, ['patrol-visits', 'incidents', 'actions'], month)
  const reason = notKnown === null ? [] : [notKnown]
  const mark = [...reason, handlingOf(dataset), ...(dataset.manifest.demonstration ? [INVENTED] : [])]
  const header = [
    'month',
    'hotspot',
    'name',
    'patrolsPlanned',
    'patrols',
    'hoursPlanned',
    'hours',
    ...agencies.map((agency) => `hours: ${agency}`),
    'asb',
    'crimes',
    'enforcement',
    ...(notKnown === null ? [] : ['notKnown']),
    'handling',
    ...(dataset.manifest.demonstration ? ['demonstration'] : []),
  ]
  const rows = hotspots.map((hotspot) => [
    ...returnRow(hotspot, { dataset, month, visits, agencies }),
    ...mark,
  ])
  return { month, text: csvFile([header, ...rows]) }
}

const agencyOf = ({ agency }: PatrolVisit) => agency ?? UNNAMED
const hours = (minutes: number) => Math.round((minutes / 60) * 100) / 100
const minutesOf = (visits: readonly PatrolVisit[]) =>
  visits.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)

const activeDays = (hotspot: PatrolHotspot, month: DaySpan): readonly Day[] =>
  Array.from({ length: daysIn(month) }, (_, i) => dayNumber(month.from + i)).filter((day) =>
    isActive(hotspot, day),
  )

interface ReturnSources {
  readonly dataset: Dataset
  readonly month: DaySpan
  /** Of all hotspots in the month. */
  readonly visits: readonly PatrolVisit[]
  readonly agencies: readonly string[]
}
function returnRow(hotspot: PatrolHotspot, { dataset, month, visits, agencies }: ReturnSources) {
  const { incidents, categories, actions } = dataset
  const days = activeDays(hotspot, month).length
  const ownVisits = visits.filter((visit) => visit.hotspot === hotspot.id)
  const rows = rowsInside(hotspot, incidents).filter((row) =>
    isWithin(dayNumber(incidents.day[row] ?? 0), month),
  )
  const crimes = rows.filter((row) => {
    const category = categories[incidents.category[row] ?? -1]
    return category !== undefined && isCrime(category)
  })
  const enforced = actions.filter((action) => isEnforcement(action, hotspot, month))
  const cell = (kind: FeedKind, value: number) => {
    const { known } = knowledgeIn(dataset, kind, month)
    return known === 'yes' ? value : boundWords(value, known)
  }
  return [
    isoDay(month.from).slice(0, 7),
    hotspot.id,
    hotspot.name,
    days * hotspot.visitsPerDay,
    cell('patrol-visits', ownVisits.length),
    hours(days * plannedMinutes(hotspot)),
    cell('patrol-visits', hours(minutesOf(ownVisits))),
    ...agencies.map((agency) =>
      cell('patrol-visits', hours(minutesOf(ownVisits.filter((visit) => agencyOf(visit) === agency)))),
    ),
    cell('incidents', rows.length - crimes.length),
    cell('incidents', crimes.length),
    cell(
      'actions',
      enforced.reduce((sum, { count }) => sum + count, 0),
    ),
  ]
}

function isEnforcement({ type, on, place }: Action, { shape }: PatrolHotspot, month: DaySpan): boolean {
  if (!ENFORCEMENT.has(type) || place === null || !isWithin(dayOfMoment(on), month)) return false
  const [longitude, latitude] = place.coordinates
  return contains(shape, longitude, latitude)
}

const NO_PROOF = 'Patrol goes where much is reported, so a fall beside it is no proof that patrol made it.'

const BRACKETS = 'In brackets the interval of each count.'

/** Note shown with a hotspot's reports: the baseline, and that patrol time is no proof of effect. */
export const hotspotPeriodWords = (baseline: DaySpan | null) =>
  [BRACKETS, baseline && `Compared with ${spanWords(baseline)}.`, NO_PROOF].filter(Boolean).join(' ')

/** Joins what was read of each feed into the Dataset that all else is derived from. */

import type { Dataset, FeedFailure, RowReach } from '../../domain/dataset.ts'
import { failed, type FeedReport, type Manifest } from '../../domain/feed.ts'
import { notedBetween, type ReadRows } from '../rows/between-feeds.ts'
import { listedWith, reportWithout, type RowName } from '../rows/ledger.ts'
import { refusal } from '../rows/verdict.ts'
import { standInAreas, type PlaceAndBorough } from '../stand-in-areas.ts'
import { isGuardedFor, type FailedFeed, type LoadedFeed } from './loaded-feed.ts'
import { joinedIncidents, joinedKinds } from './joined-feeds.ts'
import {
  dayNumber,
  dayOfMoment,
  lastOfMonth,
  latestDayOf,
  monthNumber,
  type Moment,
} from '../../domain/day.ts'
import { grainOf, PRECISIONS, type IncidentColumns } from '../../domain/incident.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'

/**
 * Feeds count in the manifest's order, whatever the order of `holdings`: ids stay unique across the feeds of a kind,
 * and a later feed's row under a taken id is set aside in that feed's report. Where no feed gives areas of a level,
 * the borough's own stand in. Nothing of a holding is changed, and of one incident feed nothing is copied.
 */
export function datasetOf(
  manifest: Manifest,
  holdings: readonly (LoadedFeed | FailedFeed)[],
  where: PlaceAndBorough,
): Dataset {
  const { fit, held, small, incidents, categories, repeated } = joined(manifest, holdings)
  const areas = [...small.areas, ...standInAreas(small.areas, where)]
  const read = held.map((holding): ReadRows => {
    const names = repeated(holding)
    const report = reportWithout(holding.report, names, refusal('duplicate-id'))
    return { report, records: holding.records, repeated: names.length }
  })
  return {
    ...small,
    place: where.place,
    areas,
    manifest,
    categories,
    incidents,
    reports: notedBetween(read, { areas, place: where.place }),
    failures: fit.flatMap(failureOf),
    rowReach: rowReaches(held),
    checksums: Object.fromEntries(held.map(({ feed, checksum }) => [feed.id, checksum])),
  }
}

/** The reports of that Dataset with the rows set aside one by one, for whoever wants to mend them. */
export function fullReports(
  manifest: Manifest,
  holdings: readonly (LoadedFeed | FailedFeed)[],
): readonly FeedReport[] {
  const { held, repeated } = joined(manifest, holdings)
  return held.map((holding) => {
    const names = repeated(holding)
    const { report, listed } = holding
    return {
      ...reportWithout(report, names, refusal('duplicate-id')),
      setAside: listedWith(listed, names, refusal('duplicate-id')),
    }
  })
}

function joined(manifest: Manifest, holdings: readonly (LoadedFeed | FailedFeed)[]) {
  const fit = inOrder(manifest, holdings).map((each) => ifStillGuarded(each, manifest))
  const held = fit.filter((each) => each.kind === 'held')
  const { small, repeated } = joinedKinds(held)
  const { incidents, categories, repeated: repeatedIncidents } = joinedIncidents(held, manifest.categories)
  return {
    fit,
    held,
    small,
    incidents,
    categories,
    /** Rows whose ids an earlier feed holds. */
    repeated: (holding: LoadedFeed): readonly RowName[] => [
      ...(repeated.get(holding) ?? []),
      ...(repeatedIncidents.get(holding) ?? []),
    ],
  }
}

/** What the manifest does not name any more is left out. */
const inOrder = (manifest: Manifest, holdings: readonly (LoadedFeed | FailedFeed)[]) =>
  manifest.feeds.flatMap(({ id }) => holdings.filter(({ feed }) => feed.id === id).slice(0, 1))

const ifStillGuarded = (each: LoadedFeed | FailedFeed, manifest: Manifest): LoadedFeed | FailedFeed =>
  each.kind === 'failed' || isGuardedFor(each, manifest.categories) ? each : { feed: each.feed, ...OUTDATED }

const OUTDATED = failed(
  'It was read before one of its categories came to be guarded.',
  'Load it again, so that the places of that category are moved.',
)

const failureOf = (each: LoadedFeed | FailedFeed): readonly FeedFailure[] =>
  each.kind === 'failed' ? [{ feed: each.feed.id, what: each.what, toDo: each.toDo }] : []

/** Over which days the rows of each feed reach that tells of what happens from day to day; joined, they are not told apart. */

/** By feed id; feeds without such a row are not in it. */
export const rowReaches = (held: readonly LoadedFeed[]): Readonly<Record<string, RowReach>> =>
  Object.fromEntries(
    held.flatMap(({ feed, incidents, records }) => {
      const reach = incidents
        ? reachOfIncidents(incidents)
        : reachOfRecords(FEED_DEFINITIONS[feed.kind].records?.happened(records) ?? [])
      return reach === null ? [] : [[feed.id, reach] as const]
    }),
  )

function reachOfIncidents(incidents: IncidentColumns): RowReach | null {
  const { count, day, precision } = incidents
  const month = PRECISIONS.indexOf('month')
  let [first, newest, newestMonth] = [Infinity, -Infinity, -Infinity]
  for (let row = 0; row < count; row++) {
    const on = day[row] ?? 0
    if (on < first) first = on
    if (on > newest) newest = on
    if (on > newestMonth && precision[row] === month) newestMonth = on
  }
  if (count === 0) return null
  const endOfMonth = newestMonth > -Infinity ? lastOfMonth(monthNumber(newestMonth)) : newest
  return {
    first: dayNumber(first),
    newest: dayNumber(Math.max(newest, endOfMonth)),
    rows: count,
    isByMonth: grainOf(incidents) === 'month',
  }
}

function reachOfRecords(times: readonly Moment[]): RowReach | null {
  if (times.length === 0) return null
  const byMonth = times.filter(({ precision }) => precision === 'month').length
  return {
    first: times.map(dayOfMoment).reduce((first, day) => (day < first ? day : first), dayNumber(Infinity)),
    newest: times.map(latestDayOf).reduce((last, day) => (day > last ? day : last), dayNumber(-Infinity)),
    rows: times.length,
    isByMonth: byMonth * 2 > times.length,
  }
}

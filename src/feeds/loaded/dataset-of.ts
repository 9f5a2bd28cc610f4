/** Joins the loaded feeds of a manifest into the Dataset, with their reports and the days they cover. */
import type { Action } from '../../domain/action.ts'
import type { Dataset, FeedFailure, PartnerReach, RowReach } from '../../domain/dataset.ts'
import type { Moment } from '../../domain/day.ts'
import { type FeedReport, type Manifest, failed } from '../../domain/feed.ts'
import { withPartners, withUnlistedPartners } from '../../domain/place/place.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import { withReferenceNotices, type FeedRows } from '../rows/reference-notices.ts'
import { listedWith, reportWithout, type RowName } from '../rows/ledger.ts'
import { refusal } from '../rows/row-outcome.ts'
import { standInAreas, type PlaceAndBorough } from '../stand-in-areas.ts'
import { joinedIncidents, joinedKinds } from './joined-feeds.ts'
import { isGuardedFor, markOf, type FailedFeed, type LoadedFeed } from './loaded-feed.ts'
import { reachOfIncidents, reachOfMoments } from './row-reach.ts'

/**
 * The Dataset of a manifest. Feeds count in the manifest's order, whatever the order of `feeds`: a row whose id an
 * earlier feed of its kind has is set aside in the report of its feed. Levels of areas that no feed has are taken from
 * the borough. Loaded feeds are not changed, and the columns of a single incident feed are not copied.
 */
export function datasetOf(
  manifest: Manifest,
  feeds: readonly (LoadedFeed | FailedFeed)[],
  where: PlaceAndBorough,
): Dataset {
  const { usable, loaded, small, incidents, categories, repeated } = joinedFeeds(manifest, feeds)
  const areas = [...small.areas, ...standInAreas(small.areas, where)]
  const rows = loaded.map((feed): FeedRows => {
    const names = repeated(feed)
    const report = reportWithout(feed.report, names, refusal('duplicate-id'))
    return { report, records: feed.records, repeated: names.length }
  })
  return {
    ...small,
    place: withUnlistedPartners(
      withPartners(where.place, manifest.partners),
      small.actions.map(({ partner }) => partner),
    ),
    areas,
    manifest: withStatedMarks(manifest, loaded),
    categories,
    incidents,
    reports: withReferenceNotices(rows, { areas, place: where.place }),
    failures: usable.flatMap(failuresOf),
    rowReach: rowReaches(loaded),
    checksums: Object.fromEntries(loaded.map(({ feed, checksum }) => [feed.id, checksum])),
  }
}

/** The manifest, with each feed under the mark that its content states, where that is the higher one. */
function withStatedMarks(manifest: Manifest, loaded: readonly LoadedFeed[]): Manifest {
  const feeds = manifest.feeds.map((feed) => {
    const handling = markOf(
      feed,
      loaded.find((each) => each.feed.id === feed.id),
    )
    return handling === feed.handling ? feed : { ...feed, handling }
  })
  return feeds.every((feed, at) => feed === manifest.feeds[at]) ? manifest : { ...manifest, feeds }
}

/** The reports of that Dataset with the rows set aside listed one by one, up to the ledger's limit. */
export function fullReports(
  manifest: Manifest,
  feeds: readonly (LoadedFeed | FailedFeed)[],
): readonly FeedReport[] {
  const { loaded, repeated } = joinedFeeds(manifest, feeds)
  return loaded.map((feed) => {
    const names = repeated(feed)
    const { report, listed } = feed
    return {
      ...reportWithout(report, names, refusal('duplicate-id')),
      setAside: listedWith(listed, names, refusal('duplicate-id')),
    }
  })
}

function joinedFeeds(manifest: Manifest, feeds: readonly (LoadedFeed | FailedFeed)[]) {
  const usable = inOrder(manifest, feeds).map((each) => unlessOutdated(each, manifest))
  const loaded = usable.filter((each) => each.kind === 'held')
  const { small, repeated } = joinedKinds(loaded)
  const { incidents, categories, repeated: repeatedIncidents } = joinedIncidents(loaded, manifest.categories)
  return {
    usable,
    loaded,
    small,
    incidents,
    categories,
    /** Rows whose ids an earlier feed has. */
    repeated: (feed: LoadedFeed): readonly RowName[] => [
      ...(repeated.get(feed) ?? []),
      ...(repeatedIncidents.get(feed) ?? []),
    ],
  }
}

/** Without feeds that the manifest does not name. */
const inOrder = (manifest: Manifest, feeds: readonly (LoadedFeed | FailedFeed)[]) =>
  manifest.feeds.flatMap(({ id }) => feeds.filter(({ feed }) => feed.id === id).slice(0, 1))

const unlessOutdated = (each: LoadedFeed | FailedFeed, manifest: Manifest): LoadedFeed | FailedFeed =>
  each.kind === 'failed' || isGuardedFor(each, manifest.categories) ? each : { feed: each.feed, ...OUTDATED }

const OUTDATED = failed(
  'It was read before one of its categories came to be guarded.',
  'Load it again, so that the places of that category are moved.',
)

const failuresOf = (each: LoadedFeed | FailedFeed): readonly FeedFailure[] =>
  each.kind === 'failed'
    ? [
        {
          feed: each.feed.id,
          ...(each.isWithheld && { isWithheld: true }),
          what: each.what,
          toDo: each.toDo,
        },
      ]
    : []

/** First and newest day of each feed's dated rows, by feed id; feeds without such rows are left out. */
const rowReaches = (loaded: readonly LoadedFeed[]): Readonly<Record<string, RowReach>> =>
  Object.fromEntries(
    loaded.flatMap(({ feed, incidents, records }) => {
      const reach = incidents
        ? reachOfIncidents(incidents)
        : reachOfMoments(FEED_DEFINITIONS[feed.kind].records?.happened(records) ?? [])
      if (reach === null) return []
      const partners = records.actions && partnerReaches(records.actions)
      return [[feed.id, { ...reach, ...(partners && { partners }) }] as const]
    }),
  )

/** Reach of the rows of each partner, by partner id. */
function partnerReaches(actions: readonly Action[]): Readonly<Record<string, PartnerReach>> {
  const momentsByPartner = new Map<string, Moment[]>()
  for (const { partner, on } of actions) {
    const moments = momentsByPartner.get(partner) ?? []
    moments.push(on)
    momentsByPartner.set(partner, moments)
  }
  return Object.fromEntries(
    [...momentsByPartner].flatMap(([partner, moments]) => {
      const reach = reachOfMoments(moments)
      return reach ? [[partner, { first: reach.first, newest: reach.newest, rows: reach.rows }] as const] : []
    }),
  )
}

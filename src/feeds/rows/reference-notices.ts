/** Notices on references between feeds: rows that name a hotspot, site or area that no feed has. */
import type { Dataset, SmallKinds } from '../../domain/dataset.ts'
import type { FeedReport, Notice } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import {
  nameCounts,
  note,
  noticesWith,
  JOINING_NOTICE,
  noticesOf,
  noticeTally,
  type NoticeCode,
} from './notices.ts'

/** Report and records of one feed. */
export interface FeedRows {
  readonly report: FeedReport
  readonly records: Partial<SmallKinds>
  /** Number of rows set aside because an earlier feed has their ids; the notices of the report still count them. */
  readonly repeated: number
}

/** Ids that references may have; null where no feed of that kind is loaded, so that they cannot be checked. */
interface ReferenceIds {
  readonly hotspots: ReadonlySet<string> | null
  readonly sites: ReadonlySet<string> | null
  readonly areas: ReadonlySet<string>
}

/**
 * The reports in the same order, with notices on unresolved references and on rows set aside for an earlier feed.
 * @param areas all areas, including those of the borough itself
 */
export function withReferenceNotices(
  feeds: readonly FeedRows[],
  { areas, place }: Pick<Dataset, 'areas' | 'place'>,
): readonly FeedReport[] {
  const opened = new Set(feeds.map(({ report }) => report.kind))
  const hotspots = feeds.flatMap(({ records }) => records.hotspots ?? [])
  const sites = feeds.flatMap(({ records }) => records.sites ?? [])
  const ids: ReferenceIds = {
    hotspots: opened.has('patrol-hotspots') ? new Set(hotspots.map(({ id }) => id)) : null,
    sites: opened.has('sites') ? new Set(sites.map(({ id }) => id)) : null,
    areas: new Set(areas.map(({ code }) => code)),
  }
  return feeds.map((feed) => {
    const report = withNotices(feed.report, noticesFrom(feed, ids, place))
    return report.notices.length === 0 ? report : withNotices(report, stillCounted(feed, place))
  })
}

function stillCounted({ repeated }: FeedRows, place: Place): readonly Notice[] {
  const tally = noticeTally()
  note(tally, JOINING_NOTICE, repeated)
  return noticesOf(tally, place)
}

function noticesFrom({ report, records }: FeedRows, ids: ReferenceIds, place: Place): readonly Notice[] {
  const references = FEED_DEFINITIONS[report.kind].records?.references(records) ?? []
  const unresolved: readonly (readonly [NoticeCode, readonly string[]])[] = [
    [
      'unknown-hotspot',
      missing(
        ids.hotspots,
        references.map(({ hotspot = null }) => [hotspot]),
      ),
    ],
    [
      'unknown-site',
      missing(
        ids.sites,
        references.map(({ site = null }) => [site]),
      ),
    ],
    [
      'unknown-area',
      missing(
        ids.areas,
        references.map(({ areas = [] }) => areas),
      ),
    ],
  ]
  const tally = noticeTally()
  for (const [code, names] of unresolved) {
    note(tally, code, names.length)
    nameCounts(tally, code, countsOf(names))
  }
  return noticesOf(tally, place)
}

/** For each row with an unresolved reference, the first one. */
function missing(
  ids: ReadonlySet<string> | null,
  rows: readonly (readonly (string | null)[])[],
): readonly string[] {
  if (ids === null) return []
  return rows.flatMap((names) => names.find((name) => name !== null && !ids.has(name)) ?? [])
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function withNotices(report: FeedReport, more: readonly Notice[]): FeedReport {
  if (more.length === 0) return report
  const order = Object.keys(noticesWith(FEED_DEFINITIONS[report.kind].sentences.notices))
  const rank = ({ code }: Notice) => order.indexOf(code)
  return { ...report, notices: [...report.notices, ...more].toSorted((a, b) => rank(a) - rank(b)) }
}

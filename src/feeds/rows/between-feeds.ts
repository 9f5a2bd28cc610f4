/** What only shows once all feeds are read: a row that names a hotspot, a site or an area that no feed has. */
import type { Dataset, SmallKinds } from '../../domain/dataset.ts'
import type { FeedReport, Notice } from '../../domain/feed.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type { Place } from '../../domain/place/place.ts'
import type { NoticeCode } from './notices.ts'
import { nameCounts, note, noticesWith, OF_JOINING, noticesOf, noticeTally } from './notices.ts'

/** One feed as it was read: its report, and the records that came of it. */
export interface ReadRows {
  readonly report: FeedReport
  readonly records: Partial<SmallKinds>
  /** How many of its rows are set aside for an earlier feed of the kind; its notices were counted before. */
  readonly repeated: number
}

/** What feeds may name: null where no feed of that sort is open, so that nobody can know. */
interface Known {
  readonly hotspots: ReadonlySet<string> | null
  readonly sites: ReadonlySet<string> | null
  readonly areas: ReadonlySet<string>
}

/**
 * The reports in the same order, with a notice for what hangs in the air. `areas` are all that the product counts by,
 * the borough's own among them.
 */
export function notedBetween(
  feeds: readonly ReadRows[],
  { areas, place }: Pick<Dataset, 'areas' | 'place'>,
): readonly FeedReport[] {
  const opened = new Set(feeds.map(({ report }) => report.kind))
  const hotspots = feeds.flatMap(({ records }) => records.hotspots ?? [])
  const sites = feeds.flatMap(({ records }) => records.sites ?? [])
  const known: Known = {
    hotspots: opened.has('patrol-hotspots') ? new Set(hotspots.map(({ id }) => id)) : null,
    sites: opened.has('sites') ? new Set(sites.map(({ id }) => id)) : null,
    areas: new Set(areas.map(({ code }) => code)),
  }
  return feeds.map((feed) => {
    const noted = withNotices(feed.report, noticesFrom(feed, known, place))
    return noted.notices.length === 0 ? noted : withNotices(noted, stillCounted(feed, place))
  })
}

function stillCounted({ repeated }: ReadRows, place: Place): readonly Notice[] {
  const tally = noticeTally()
  note(tally, OF_JOINING, repeated)
  return noticesOf(tally, place)
}

function noticesFrom({ report, records }: ReadRows, known: Known, place: Place): readonly Notice[] {
  const references = FEED_DEFINITIONS[report.kind].records?.references(records) ?? []
  const unknown: readonly (readonly [NoticeCode, readonly string[]])[] = [
    [
      'unknown-hotspot',
      missing(
        known.hotspots,
        references.map(({ hotspot = null }) => [hotspot]),
      ),
    ],
    [
      'unknown-site',
      missing(
        known.sites,
        references.map(({ site = null }) => [site]),
      ),
    ],
    [
      'unknown-area',
      missing(
        known.areas,
        references.map(({ areas = [] }) => areas),
      ),
    ],
  ]
  const tally = noticeTally()
  for (const [code, names] of unknown) {
    note(tally, code, names.length)
    nameCounts(tally, code, countsOf(names))
  }
  return noticesOf(tally, place)
}

/** Of each row the first name that is not known. */
function missing(
  known: ReadonlySet<string> | null,
  rows: readonly (readonly (string | null)[])[],
): readonly string[] {
  if (known === null) return []
  return rows.flatMap((names) => names.find((name) => name !== null && !known.has(name)) ?? [])
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function withNotices(report: FeedReport, more: readonly Notice[]): FeedReport {
  if (more.length === 0) return report
  const order = Object.keys(noticesWith(FEED_DEFINITIONS[report.kind].words.notices))
  const place = ({ code }: Notice) => order.indexOf(code)
  return { ...report, notices: [...report.notices, ...more].toSorted((a, b) => place(a) - place(b)) }
}

/** What only shows once all feeds are read: a row that names a hotspot, a site or an area that no feed has. */
import type { Dataset, SmallKinds } from '../../domain/dataset.ts'
import type { FeedReport, Notice } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import type { NoticeCode } from './notices.ts'
import { nameCounts, note, NOTICE_CODES, OF_JOINING, noticesOf, noticeTally } from './notices.ts'

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
    const noted = withNotices(feed.report, noticesFrom(feed.records, known, place))
    return noted.notices.length === 0 ? noted : withNotices(noted, stillCounted(feed, place))
  })
}

function stillCounted({ repeated }: ReadRows, place: Place): readonly Notice[] {
  const tally = noticeTally()
  note(tally, OF_JOINING, repeated)
  return noticesOf(tally, place)
}

function noticesFrom(records: Partial<SmallKinds>, known: Known, place: Place): readonly Notice[] {
  const { visits = [], actions = [], commitments = [], surveys = [], sites = [] } = records
  const named = [...actions, ...commitments, ...surveys]
  const unknown: Readonly<Partial<Record<NoticeCode, readonly string[]>>> = {
    'unknown-hotspot': missing(
      known.hotspots,
      visits.map(({ hotspot }) => [hotspot]),
    ),
    'unknown-site': missing(
      known.sites,
      named.map(({ site }) => [site]),
    ),
    'unknown-area': missing(known.areas, [
      ...named.map(({ area }) => [area]),
      ...sites.map(({ comparison }) => comparison),
    ]),
  }
  const tally = noticeTally()
  for (const code of NOTICE_CODES) {
    const names = unknown[code] ?? []
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
  const place = ({ code }: Notice) => NOTICE_CODES.findIndex((known) => known === code)
  return { ...report, notices: [...report.notices, ...more].toSorted((a, b) => place(a) - place(b)) }
}

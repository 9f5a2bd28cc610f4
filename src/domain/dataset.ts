/** Everything Holdfast knows at one moment: the noun that measures, tables and files are derived from. */
import type { Category } from './category.ts'
import type { Day } from './day.ts'
import type { FeedKind, FeedReport, Manifest, RecordKind, RecordKinds } from './feed.ts'
import type { IncidentColumns } from './incident.ts'
import type { Surface } from './geography.ts'
import type { Place } from './place/place.ts'

/** The records of every kind, a list each: small enough to be kept whole on the page. */
export type SmallKinds = {
  readonly [K in RecordKind as RecordKinds[K]['list']]: readonly RecordKinds[K]['record'][]
}

/** Over which days the rows of one feed reach, and how many there are. */
export interface RowReach {
  readonly first: Day
  /** The last day that the newest row can mean: of a month its last. */
  readonly newest: Day
  readonly rows: number
  /** Most of them are known by month only. */
  readonly isByMonth: boolean
}

export interface Dataset extends SmallKinds {
  readonly place: Place
  readonly manifest: Manifest
  /** The manifest's list, with categories that feeds used and it does not name at the end. */
  readonly categories: readonly Category[]
  readonly incidents: IncidentColumns
  /** One for each feed that opened, in the manifest's order. */
  readonly reports: readonly FeedReport[]
  /** Feeds that did not open, by id, with what to do. */
  readonly failures: readonly FeedFailure[]
  /** Of each feed of incidents, visits or actions that holds a row, by feed id; left out: not known. */
  readonly rowReach?: Readonly<Record<string, RowReach>>
  /** SHA-256 of each feed's bytes, in hex, by feed id. */
  readonly checksums: Readonly<Record<string, string>>
}

/** Whether any feed of the kind is open. Where none is, its numbers are unknown, which is not nought. */
export const isOpen = ({ reports }: Pick<Dataset, 'reports'>, kind: FeedKind) =>
  reports.some((report) => report.kind === kind)

export interface FeedFailure {
  readonly feed: string
  readonly what: string
  readonly toDo: string
}

/** The shapes of areas and sites by code and id; codes that the data do not know are left out. */
export function surfacesOf(kinds: Pick<SmallKinds, 'areas' | 'sites'>, codes: readonly string[]) {
  const areas = kinds.areas.filter((area) => codes.includes(area.code)).map((area): Surface => area.shape)
  const sites = kinds.sites.filter((site) => codes.includes(site.id)).map((site): Surface => site.shape)
  return [...areas, ...sites] as const
}

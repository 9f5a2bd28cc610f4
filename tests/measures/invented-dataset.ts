/** Builders of small invented datasets: two square wards, a site across their border, and rows as given. */
import { type Action, DEFAULT_ACTION_TYPES } from '../../src/domain/action.ts'
import type { Area } from '../../src/domain/area.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import type { Commitment } from '../../src/domain/commitment.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import {
  type Day,
  type DaySpan,
  type EndMoment,
  type Moment,
  endMomentOfDay,
  momentOfDay,
  parseDay,
} from '../../src/domain/day.ts'
import type { FeedEntry, FeedKind, Manifest } from '../../src/domain/feed.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { joinedKinds } from '../../src/feeds/loaded/joined-feeds.ts'
import type { Position, Surface } from '../../src/domain/geography.ts'
import { type IncidentColumns, POLICE_GENERATED } from '../../src/domain/incident.ts'
import type { Phase, Site } from '../../src/domain/site.ts'
import { packedTexts } from '../../src/feeds/ids/packed-texts.ts'
import { PLACE } from '../domain/shipped-place.ts'

export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`${text} is no day`)
  return parsed
}
export const span = (from: string, to: string): DaySpan => ({ from: day(from), to: day(to) })
export const on = (text: string): Moment => momentOfDay(day(text))
/** The day as an end moment. */
export const until = (text: string): EndMoment => endMomentOfDay(day(text))
/** A month such as `2024-06` as an end moment. */
export const untilMonth = (text: string): EndMoment => ({ ...until(`${text}-01`), precision: 'month' })

export const WEST: Position = [-2.65, 53.5]
export const EAST: Position = [-2.55, 53.5]
/** Inside the site and the ward West. */
export const IN_SITE: Position = [-2.605, 53.5]
/** Outside all wards. */
export const BEYOND: Position = [-2.45, 53.5]

interface Edges {
  readonly south: number
  readonly north: number
}
const square = (
  west: number,
  east: number,
  { south, north }: Edges = { south: 53.45, north: 53.6 },
): Surface => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})
export const ward = (code: string, shape: Surface, population: number | null): Area => ({
  code,
  name: `Ward ${code}`,
  level: 'ward',
  shape,
  population,
  deprivationDecile: null,
  from: null,
  to: null,
})
/** Shape of the ward West. */
export const WEST_SQUARE = square(-2.7, -2.6)
const WARDS = [ward('W', WEST_SQUARE, 2000), ward('E', square(-2.6, -2.5), null)]

export const siteWith = (phases: readonly Phase[] = []): Site => ({
  id: 'site',
  name: 'Invented site',
  shape: square(-2.61, -2.59, { south: 53.49, north: 53.51 }),
  phases,
  ringMetres: 200,
  comparison: [],
})
export const phase = (kind: Phase['kind'], from: string, rest: Partial<Phase> = {}): Phase => ({
  kind,
  from: on(from),
  to: null,
  decidedBy: null,
  evidence: null,
  review: null,
  ...rest,
})

/** One incident, or `times` equal ones. */
export interface Row {
  readonly on: string
  readonly at?: Position
  readonly category?: string
  readonly times?: number
  readonly isFound?: boolean
  readonly isMonth?: boolean
}

export function columnsOf(rows: readonly Row[]): IncidentColumns {
  const all = rows.flatMap((row) => Array.from({ length: row.times ?? 1 }, () => row))
  const none = { codes: Int32Array.from(all, () => -1), values: [] }
  const indexOf = ({ category = 'burglary' }: Row) =>
    DEFAULT_CATEGORIES.findIndex(({ id }) => id === category)
  return {
    count: all.length,
    longitude: Float64Array.from(all, ({ at = WEST }) => at[0]),
    latitude: Float64Array.from(all, ({ at = WEST }) => at[1]),
    day: Int32Array.from(all, (row) => day(row.on)),
    minute: Int16Array.from(all, () => -1),
    rangeMinutes: new Int32Array(all.length),
    precision: Uint8Array.from(all, ({ isMonth }) => (isMonth ? 2 : 1)),
    reportedDay: new Int32Array(all.length),
    category: Uint8Array.from(all, indexOf),
    flags: Uint8Array.from(all, ({ isFound }) => (isFound ? POLICE_GENERATED : 0)),
    id: packedTexts(all.map((_, index) => `i${index}`)),
    agency: none,
    location: none,
    outcome: none,
  }
}

export const manifestWith = (rest: Partial<Manifest> = {}): Manifest => ({
  version: 1,
  title: 'Invented',
  asOf: day('2024-08-31'),
  demonstration: true,
  baseMap: null,
  feeds: [],
  categories: DEFAULT_CATEGORIES,
  actionTypes: DEFAULT_ACTION_TYPES,
  notes: [],
  labels: {},
  ...rest,
})

/** A dataset of these rows in which a feed of every kind is open, unless `rest` overrides it. */
export function datasetOf(rows: readonly Row[], rest: Partial<Dataset> = {}): Dataset {
  const { manifest = manifestWith(), reports = FEED_KINDS.map(reportOf) } = rest
  // A manifest without feeds gets those of the reports.
  const feeds =
    manifest.feeds.length > 0 ? manifest.feeds : reports.map(({ feed, kind }) => feedOf(feed, kind))
  return {
    categories: DEFAULT_CATEGORIES,
    incidents: columnsOf(rows),
    ...joinedKinds([]).small,
    sites: [siteWith()],
    areas: WARDS,
    failures: [],
    checksums: {},
    place: PLACE,
    ...rest,
    manifest: { ...manifest, feeds },
    reports,
  }
}
export const reportOf = (kind: FeedKind) => ({
  feed: `the-${kind}`,
  kind,
  rowsIn: 32,
  shown: 30,
  setAside: [{ reason: 'no-date', count: 2, examples: [] }],
  notices: [],
})

export const feedOf = (id: string, kind: FeedKind): FeedEntry => ({
  id,
  kind,
  url: `${id}.geojson`,
  refreshMinutes: 60,
  source: 'invented',
  licence: 'invented',
  handling: 'official',
  keepOnDeviceHours: null,
  keepMonths: null,
})

export const action = (type: string, date: string, rest: Partial<Action> = {}): Action => ({
  id: `${type} ${date}`,
  type,
  on: on(date),
  partner: 'gmp',
  count: 1,
  found: null,
  outcome: null,
  ethnicity: null,
  place: null,
  site: null,
  area: null,
  ...rest,
})

export const order = (noticeServed: string, rest: Partial<ClosureOrder> = {}): ClosureOrder => ({
  id: `order ${noticeServed}`,
  shape: { type: 'Point', coordinates: WEST },
  noticeServed: on(noticeServed),
  noticeHours: null,
  hearing: null,
  adjournedTo: null,
  cancelled: null,
  made: null,
  ends: null,
  extendedTo: null,
  discharged: null,
  refused: null,
  quashed: null,
  appeal: null,
  possessionNotice: null,
  access: null,
  scope: null,
  applicant: null,
  premises: 1,
  premisesKind: null,
  considered: null,
  breaches: [],
  afterwards: null,
  ...rest,
})

export const commitment = (due: string, rest: Partial<Commitment> = {}): Commitment => ({
  id: `commitment ${due}`,
  agreed: on('2024-01-10'),
  text: 'Invented promise',
  owner: 'Wigan Council',
  due: until(due),
  done: null,
  outcome: null,
  site: null,
  area: null,
  askedBy: null,
  isPublic: false,
  ...rest,
})

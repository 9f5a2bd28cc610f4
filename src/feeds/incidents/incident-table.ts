/**
 * Incident columns while feeds are read: typed arrays that grow, with coarsening of sensitive and private places
 * applied before a row is stored.
 */
import type { Category } from '../../domain/category.ts'
import {
  HOUR,
  lastInstantOf,
  londonDay,
  londonMinute,
  type EndMoment,
  type Moment,
} from '../../domain/day.ts'
import {
  MOVED,
  POLICE_GENERATED,
  PRECISIONS,
  PRIVATE_PLACE,
  type IncidentColumns,
} from '../../domain/incident.ts'
import { IncidentTexts, type CodedIncident, type StoredDraft } from './coded-incident.ts'
import type { IncidentDraft } from './draft.ts'
import { middleOfSquare } from './guarding.ts'
import { IdIndex } from '../ids/id-index.ts'
import { type RowNumbers, rowNumbers } from '../ids/row-numbers.ts'
import type { TextBytes } from '../ids/text-bytes.ts'
import { textColumn } from './dictionaries.ts'

/** Columns of `length` rows, with meanings as in `domain/incident.ts` and texts as dictionary codes. */
const emptyStore = (length: number) => ({
  longitude: new Float64Array(length),
  latitude: new Float64Array(length),
  day: new Int32Array(length),
  minute: new Int16Array(length),
  rangeMinutes: new Int32Array(length),
  precision: new Uint8Array(length),
  reportedDay: new Int32Array(length),
  category: new Uint8Array(length),
  flags: new Uint8Array(length),
  marks: new Uint8Array(length),
  /** Number of the feature, from 1, and the content hash of the row: see `contentHash`. */
  feature: new Uint32Array(length),
  hash: new Float64Array(length),
  agency: new Int32Array(length),
  location: new Int32Array(length),
  outcome: new Int32Array(length),
})
/** Columns of equal length. */
export type RowStore = ReturnType<typeof emptyStore>

/** A copy with `length` rows, truncated or padded with zeros. */
function grownStore(store: RowStore, length: number): RowStore {
  const next = emptyStore(length)
  next.longitude.set(store.longitude.subarray(0, length))
  next.latitude.set(store.latitude.subarray(0, length))
  next.day.set(store.day.subarray(0, length))
  next.minute.set(store.minute.subarray(0, length))
  next.rangeMinutes.set(store.rangeMinutes.subarray(0, length))
  next.precision.set(store.precision.subarray(0, length))
  next.reportedDay.set(store.reportedDay.subarray(0, length))
  next.category.set(store.category.subarray(0, length))
  next.flags.set(store.flags.subarray(0, length))
  next.marks.set(store.marks.subarray(0, length))
  next.feature.set(store.feature.subarray(0, length))
  next.hash.set(store.hash.subarray(0, length))
  next.agency.set(store.agency.subarray(0, length))
  next.location.set(store.location.subarray(0, length))
  next.outcome.set(store.outcome.subarray(0, length))
  return next
}

/** Writes only what differs: space that was never written, such as a column of zeros, takes no memory. */
function put(column: Int32Array | Uint8Array, row: number, value: number): void {
  if (column[row] !== value) column[row] = value
}

/** Shortens the columns one by one, so that only one of them is in memory twice. */
function shorten(store: RowStore, length: number): void {
  store.longitude = store.longitude.slice(0, length)
  store.latitude = store.latitude.slice(0, length)
  store.day = store.day.slice(0, length)
  store.minute = store.minute.slice(0, length)
  store.rangeMinutes = store.rangeMinutes.slice(0, length)
  store.precision = store.precision.slice(0, length)
  store.reportedDay = store.reportedDay.slice(0, length)
  store.category = store.category.slice(0, length)
  store.flags = store.flags.slice(0, length)
  store.agency = store.agency.slice(0, length)
  store.location = store.location.slice(0, length)
  store.outcome = store.outcome.slice(0, length)
}

/** Bits of `marks`: facts of a row that give rise to notices. */
export const OUTSIDE = 1
export const LOCAL_TIME = 2
export const HOUSE_NUMBER = 4
export const UNLISTED = 8
export const SKIPPED_HOUR = 16
export const REPEATED_HOUR = 32

const INITIAL_CAPACITY = 1024
const GROWTH_FACTOR = 2
const MINUTE = HOUR / 60
const DAY = PRECISIONS.indexOf('day')

/** What is needed of a stored row to compare it with a duplicate. */
export interface StoredRow {
  /** Number of the feature that it was read from, counted from 1. */
  readonly feature: number
  readonly hash: number
  /** London day (days since 1970), or 0. */
  readonly reportedDay: number
}

/** Rows are appended; a later row under the same id may replace an earlier one in place. */
export class IncidentTable {
  private used = 0
  private store: RowStore = emptyStore(INITIAL_CAPACITY)
  private readonly ids = new IdIndex()
  /** Dictionaries of the rows' texts. */
  readonly texts: IncidentTexts

  /** Starts from the manifest's categories, at most 250 of them. */
  constructor(categories: readonly Category[]) {
    this.texts = new IncidentTexts(categories)
  }

  get count(): number {
    return this.used
  }

  /** Makes space for so many rows before the first, so that columns are neither grown nor copied. */
  expect(rows: number): void {
    if (this.used > 0 || rows <= INITIAL_CAPACITY) return
    this.store = emptyStore(rows)
    this.ids.expect(rows)
  }

  isSensitive(category: string): boolean {
    return this.texts.categories.isSensitive(category)
  }

  /** The manifest's categories, followed by those that rows added. */
  categories(): readonly Category[] {
    return this.texts.categories.all()
  }

  encoded(draft: IncidentDraft, feature: number): CodedIncident {
    return this.texts.encoded(draft, feature)
  }

  /**
   * Writes a new row and returns -1; where its id exists, writes nothing and returns the row with that id.
   * @param idBytes the id where it is known as bytes
   */
  append(incident: CodedIncident, idBytes: TextBytes | null = null): number {
    const existing = idBytes === null ? this.ids.add(incident.draft.id) : this.ids.addBytes(idBytes)
    if (existing >= 0) return existing
    const { length } = this.store.day
    if (this.used === length) this.store = grownStore(this.store, length * GROWTH_FACTOR)
    this.used += 1
    this.write(this.used - 1, incident)
    return -1
  }

  /** Called after rows whose ids were given as bytes, before those change. */
  keepLastId(): void {
    this.ids.keepLast()
  }

  /** Overwrites a row completely with another of the same id. */
  write(row: number, incident: CodedIncident): void {
    const { draft, category, isGuarded, location } = incident
    const isPoliceWork = draft.policeGenerated ?? category.category.policeGenerated
    const { store } = this
    store.feature[row] = incident.feature
    store.hash[row] = incident.hash
    store.category[row] = category.code
    put(store.agency, row, incident.agency)
    put(store.outcome, row, incident.outcome)
    put(store.location, row, location.code)
    const guarding = (isGuarded ? MOVED : 0) | (draft.isPrivate ? PRIVATE_PLACE : 0)
    put(store.flags, row, guarding | (isPoliceWork ? POLICE_GENERATED : 0))
    const marks =
      (draft.isOutside ? OUTSIDE : 0) |
      (draft.clock.isAssumed ? LOCAL_TIME : 0) |
      (draft.clock.isSkipped ? SKIPPED_HOUR : 0) |
      (draft.clock.isRepeated ? REPEATED_HOUR : 0) |
      (location.hadNumber ? HOUSE_NUMBER : 0) |
      (category.isListed ? 0 : UNLISTED)
    put(store.marks, row, marks)
    this.writePlace(row, draft, isGuarded)
    this.writeTime(row, draft, isGuarded)
  }

  private writePlace(row: number, { longitude, latitude }: StoredDraft, isGuarded: boolean): void {
    const [east, north] = isGuarded ? middleOfSquare(longitude, latitude) : [longitude, latitude]
    this.store.longitude[row] = east
    this.store.latitude[row] = north
  }

  private writeTime(row: number, draft: StoredDraft, isGuarded: boolean): void {
    const { store } = this
    const { occurred, occurredTo } = draft
    const isExact = occurred.precision === 'instant'
    const precision = PRECISIONS.indexOf(occurred.precision)
    store.day[row] = londonDay(occurred.at)
    store.minute[row] = isGuarded || !isExact ? -1 : londonMinute(occurred.at)
    put(store.precision, row, isGuarded ? Math.max(precision, DAY) : precision)
    put(store.rangeMinutes, row, isGuarded || !occurredTo ? 0 : minutesBetween(occurred, occurredTo))
    put(store.reportedDay, row, reportedDayOf(draft))
  }

  storedRow(row: number): StoredRow {
    const { feature, hash, reportedDay } = this.store
    return { feature: feature[row] ?? 0, hash: hash[row] ?? 0, reportedDay: reportedDay[row] ?? 0 }
  }

  /** Feature number of each row; called before `columns`. */
  features(): RowNumbers {
    return rowNumbers(this.store.feature.subarray(0, this.used))
  }

  /** The columns from which notices are counted. */
  tallied(): Pick<RowStore, 'marks' | 'flags' | 'precision' | 'category' | 'minute'> {
    const { marks, flags, precision, category, minute } = this.store
    return {
      marks: marks.subarray(0, this.used),
      flags: flags.subarray(0, this.used),
      precision: precision.subarray(0, this.used),
      category: category.subarray(0, this.used),
      minute: minute.subarray(0, this.used),
    }
  }

  /** The columns in their final form; called once, after all else. */
  columns(): IncidentColumns {
    const { store } = this
    this.store = emptyStore(0)
    if (store.day.length > this.used) shorten(store, this.used)
    const { marks: _, feature: __, hash: ___, agency, location, outcome, ...columns } = store
    return {
      ...columns,
      count: this.used,
      id: this.ids.packed(),
      agency: textColumn(agency, this.texts.agencies),
      location: textColumn(location, this.texts.locations),
      outcome: textColumn(outcome, this.texts.outcomes),
    }
  }
}

/**
 * Whole minutes from the first instant that `from` can mean to the last that `to` can mean: `2023-05-04` ends at
 * midnight.
 */
const minutesBetween = (from: Moment, to: EndMoment) =>
  Math.max(0, Math.round((lastInstantOf(to) - from.at) / MINUTE))

/** London day of the report, or 0. */
export const reportedDayOf = ({ reported }: Pick<IncidentDraft, 'reported'>) =>
  reported ? londonDay(reported.at) : 0

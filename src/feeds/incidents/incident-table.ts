/** The incident columns while feeds are read: the door through which every incident passes on its way in. */
import type { Category } from '../../domain/category.ts'
import type { Moment } from '../../domain/day.ts'
import { HOUR, londonDay, londonMinute } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { MOVED, POLICE_GENERATED, PRECISIONS, PRIVATE_PLACE } from '../../domain/incident.ts'
import { categoryList } from './category-list.ts'
import type { IncidentDraft } from './draft.ts'
import { middleOfSquare } from './guarded-place.ts'
import { IdIndex } from './id-index.ts'
import { withoutHouseNumbers } from './location-text.ts'
import type { RowStore } from './row-store.ts'
import { emptyStore, grownStore } from './row-store.ts'
import { textColumn, textDictionary } from './text-dictionary.ts'

/** Bits of `marks`: what a reader of the numbers should know about a row. */
export const OUTSIDE = 1
export const LOCAL_TIME = 2
export const HOUSE_NUMBER = 4
export const MIDNIGHT = 8
export const UNLISTED = 16

const LEAST_ROOM = 1024
const MINUTE = HOUR / 60
const DAY = PRECISIONS.indexOf('day')

interface Location {
  readonly code: number
  readonly hadNumber: boolean
}

/** Which feature a row comes from, counted from 1, and what it said, as a number. */
export interface Origin {
  readonly feature: number
  readonly said: number
}

/** Rows are written once, in place; a later row under the same id may take the place of an earlier one. */
export class IncidentTable {
  private used = 0
  private store: RowStore = emptyStore(0)
  private readonly ids = new IdIndex()
  private readonly agencies = textDictionary()
  private readonly outcomes = textDictionary()
  private readonly locations = textDictionary()
  private readonly cleaned = new Map<string | null, Location>([[null, { code: -1, hadNumber: false }]])
  private readonly list

  /** Starts from the manifest's categories, at most 250 of them. */
  constructor(categories: readonly Category[]) {
    this.list = categoryList(categories)
  }

  get count(): number {
    return this.used
  }

  isSensitive(category: string): boolean {
    return this.list.isSensitive(category)
  }

  /** The manifest's categories, and after them those that rows used beyond the list. */
  categories(): readonly Category[] {
    return this.list.all()
  }

  /** Writes a new row, and gives -1; where its id is known, writes nothing and gives the row that has it. */
  append(draft: IncidentDraft, origin: Origin): number {
    const known = this.ids.add(draft.id)
    if (known >= 0) return known
    const { length } = this.store.day
    if (this.used === length)
      this.store = grownStore(this.store, Math.max(LEAST_ROOM, Math.ceil(length * 1.5)))
    this.used += 1
    this.write(this.used - 1, draft, origin)
    return -1
  }

  /** Puts a row of the same id over the one that stands there, of which nothing is kept. */
  write(row: number, draft: IncidentDraft, origin: Origin): void {
    const { code, category, isListed } = this.list.codeFor(draft.category)
    const isGuarded = category.sensitive || draft.isPrivate
    const location = this.locationOf(isGuarded ? null : draft.location)
    const isPoliceWork = draft.policeGenerated ?? category.policeGenerated
    const { store } = this
    store.feature[row] = origin.feature
    store.said[row] = origin.said
    store.category[row] = code
    store.agency[row] = this.agencies.codeFor(draft.agency)
    store.outcome[row] = this.outcomes.codeFor(draft.outcome)
    store.location[row] = location.code
    store.flags[row] =
      (isGuarded ? MOVED : 0) | (isPoliceWork ? POLICE_GENERATED : 0) | (draft.isPrivate ? PRIVATE_PLACE : 0)
    store.marks[row] =
      (draft.isOutside ? OUTSIDE : 0) |
      (draft.isLocal ? LOCAL_TIME : 0) |
      (location.hadNumber ? HOUSE_NUMBER : 0) |
      (isListed ? 0 : UNLISTED)
    this.writePlace(row, draft, isGuarded)
    this.writeTime(row, draft, isGuarded)
  }

  private writePlace(row: number, { longitude, latitude }: IncidentDraft, isGuarded: boolean): void {
    const [east, north] = isGuarded ? middleOfSquare(longitude, latitude) : [longitude, latitude]
    this.store.longitude[row] = east
    this.store.latitude[row] = north
  }

  private writeTime(row: number, draft: IncidentDraft, isGuarded: boolean): void {
    const { store } = this
    const { occurred, occurredTo, reported } = draft
    const isExact = occurred.precision === 'instant'
    const minute = isExact ? londonMinute(occurred.at) : -1
    const told = PRECISIONS.indexOf(occurred.precision)
    store.day[row] = londonDay(occurred.at)
    store.minute[row] = isGuarded ? -1 : minute
    store.precision[row] = isGuarded ? Math.max(told, DAY) : told
    store.rangeMinutes[row] = isGuarded || !occurredTo ? 0 : minutesBetween(occurred, occurredTo)
    store.reportedDay[row] = reported ? londonDay(reported.at) : -1
    if (minute === 0 && occurred.at % MINUTE === 0) store.marks[row] = (store.marks[row] ?? 0) | MIDNIGHT
  }

  private locationOf(told: string | null): Location {
    const known = this.cleaned.get(told)
    if (known) return known
    const text = told === null ? null : withoutHouseNumbers(told)
    const location = { code: this.locations.codeFor(text), hadNumber: text !== told }
    this.cleaned.set(told, location)
    return location
  }

  /** London day on which a row was reported, or -1. */
  reportedDay(row: number): number {
    return this.store.reportedDay[row] ?? -1
  }

  originOf(row: number): Origin {
    return { feature: this.store.feature[row] ?? 0, said: this.store.said[row] ?? 0 }
  }

  /** Number of the feature that each row comes from. */
  features(): Uint32Array<ArrayBuffer> {
    return this.store.feature.slice(0, this.used)
  }

  /** Marks, flags, precision and category of the rows, for those who tally them. */
  tallied(): Pick<RowStore, 'marks' | 'flags' | 'precision' | 'category'> {
    const { marks, flags, precision, category } = this.store
    return {
      marks: marks.subarray(0, this.used),
      flags: flags.subarray(0, this.used),
      precision: precision.subarray(0, this.used),
      category: category.subarray(0, this.used),
    }
  }

  /** The columns as they stand, in memory of their own. */
  columns(): IncidentColumns {
    const {
      marks: _,
      feature: __,
      said: ___,
      agency,
      location,
      outcome,
      ...columns
    } = grownStore(this.store, this.used)
    return {
      ...columns,
      count: this.used,
      id: this.ids.packed(),
      agency: textColumn(agency, this.agencies),
      location: textColumn(location, this.locations),
      outcome: textColumn(outcome, this.outcomes),
    }
  }
}

/** From the first instant that each can mean. */
const minutesBetween = (from: Moment, to: Moment) => Math.max(0, Math.round((to.at - from.at) / MINUTE))

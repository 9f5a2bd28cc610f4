/** The incident columns while feeds are read: the door through which every incident passes on its way in. */
import type { Category } from '../../domain/category.ts'
import type { Moment } from '../../domain/day.ts'
import { HOUR, londonDay, londonMinute } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { MOVED, POLICE_GENERATED, PRECISIONS, PRIVATE_PLACE } from '../../domain/incident.ts'
import { categoryList } from './category-list.ts'
import type { IncidentDraft } from './draft.ts'
import { middleOfSquare } from './guarded-place.ts'
import { withoutHouseNumbers } from './location-text.ts'
import type { RowStore } from './row-store.ts'
import { emptyStore, grownStore } from './row-store.ts'
import { textColumn, textDictionary } from './text-dictionary.ts'

/** Bits of `marks`: what a reader of the numbers should know about a row. */
export const OUTSIDE = 1
export const LOCAL_TIME = 2
export const HOUSE_NUMBER = 4
export const UNLISTED = 8
export const SKIPPED_HOUR = 16
export const REPEATED_HOUR = 32

const MINUTE = HOUR / 60
const DAY = PRECISIONS.indexOf('day')

interface Location {
  readonly code: number
  readonly hadNumber: boolean
}

/** Rows are written once, in place; a later row under the same id may take the place of an earlier one. */
export class IncidentTable {
  /** Row of each incident, by id. */
  readonly rowOf = new Map<string, number>()
  private used = 0
  private store: RowStore = emptyStore(0)
  private readonly ids: string[] = []
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

  /** Makes room for as many rows more. */
  reserve(rows: number): void {
    const needed = this.used + rows
    if (needed > this.store.day.length) this.store = grownStore(this.store, needed)
  }

  append(draft: IncidentDraft): void {
    if (this.used === this.store.day.length) this.reserve(this.used + 1)
    this.used += 1
    this.write(this.used - 1, draft)
    this.rowOf.set(draft.id, this.used - 1)
  }

  /** Puts a row over the one that stands there, of which nothing is kept. */
  write(row: number, draft: IncidentDraft): void {
    const { code, category, isListed } = this.list.codeFor(draft.category)
    const isGuarded = category.sensitive || draft.isPrivate
    const location = this.locationOf(isGuarded ? null : draft.location)
    const isPoliceWork = draft.policeGenerated ?? category.policeGenerated
    const { store } = this
    this.ids[row] = draft.id
    store.category[row] = code
    store.agency[row] = this.agencies.codeFor(draft.agency)
    store.outcome[row] = this.outcomes.codeFor(draft.outcome)
    store.location[row] = location.code
    store.flags[row] =
      (isGuarded ? MOVED : 0) | (isPoliceWork ? POLICE_GENERATED : 0) | (draft.isPrivate ? PRIVATE_PLACE : 0)
    store.marks[row] =
      (draft.isOutside ? OUTSIDE : 0) |
      (draft.clock.isAssumed ? LOCAL_TIME : 0) |
      (draft.clock.isSkipped ? SKIPPED_HOUR : 0) |
      (draft.clock.isRepeated ? REPEATED_HOUR : 0) |
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

  /** Marks, flags, precision, category and minute of the rows from `start` on, for those who tally them. */
  tallied(start: number): Pick<RowStore, 'marks' | 'flags' | 'precision' | 'category' | 'minute'> {
    const { marks, flags, precision, category, minute } = this.store
    return {
      marks: marks.slice(start, this.used),
      flags: flags.slice(start, this.used),
      precision: precision.slice(start, this.used),
      category: category.slice(start, this.used),
      minute: minute.slice(start, this.used),
    }
  }

  /** The columns as they stand, in memory of their own. */
  columns(): IncidentColumns {
    const { marks: _, agency, location, outcome, ...columns } = grownStore(this.store, this.used)
    return {
      ...columns,
      count: this.used,
      id: [...this.ids],
      agency: textColumn(agency, this.agencies),
      location: textColumn(location, this.locations),
      outcome: textColumn(outcome, this.outcomes),
    }
  }
}

/** From the first instant that each can mean. */
const minutesBetween = (from: Moment, to: Moment) => Math.max(0, Math.round((to.at - from.at) / MINUTE))

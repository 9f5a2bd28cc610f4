/** Incidents of a batch of columns by the rules of the fast path, row by row into one object that is overwritten. */
import { asEnd, isInOrder } from '../../domain/day.ts'
import {
  type CodedIncident,
  type CodedLocation,
  incidentHash,
  type IncidentTexts,
  NOWHERE,
} from '../incidents/coded-incident.ts'
import type { CodedCategory, TextDictionary } from '../incidents/dictionaries.ts'
import type { IncidentLimits } from '../incidents/draft.ts'
import type { ColumnBatch } from './column-batch.ts'
import type { TextBytes } from '../ids/text-bytes.ts'
import { JudgedIds, JudgedTexts, NO_TEXT, ODD_TEXT } from './judged-texts.ts'
import { ASSUMED, JudgedTimes, REPEATED, rowTime, SKIPPED } from './judged-times.ts'
import { type ReusedIncident, reusedIncident } from './reused-incident.ts'

/** Columns that incidents are read from; `code` names a row without an id in reports. */
export const INCIDENT_COLUMNS: ReadonlySet<string> = new Set(
  'id code category occurred occurredTo reported agency location outcome place policeGenerated'.split(' '),
)
/** Those that are true or false. */
export const INCIDENT_TRUTHS: ReadonlySet<string> = new Set(['policeGenerated'])

interface BatchContext {
  readonly texts: IncidentTexts
  readonly limits: IncidentLimits
}

/** Outcomes of judging a position. */
const UNJUDGED = 0
const ODD = 1
const INSIDE = 2
const NEAR = 3

export class IncidentBatch {
  private readonly row: ReusedIncident
  private readonly ids: JudgedIds
  private readonly category: JudgedTexts
  private readonly categories: (CodedCategory | undefined)[] = []
  private readonly location: JudgedTexts
  private readonly locations: (CodedLocation | undefined)[] = []
  private readonly guardedLocations: (CodedLocation | undefined)[] = []
  private readonly agency: DictionaryColumn
  private readonly outcome: DictionaryColumn
  private readonly place: JudgedTexts
  private readonly occurred: JudgedTimes
  private readonly occurredTo: JudgedTimes
  private readonly reported: JudgedTimes
  private readonly times = { occurred: rowTime(), occurredTo: rowTime(), reported: rowTime() }
  private readonly proximity: Uint8Array

  constructor(
    private readonly batch: ColumnBatch,
    private readonly context: BatchContext,
  ) {
    const { columns, geometry } = batch
    const { texts, limits } = context
    const textsOf = (name: string) => new JudgedTexts(columns.get(name))
    const timesOf = (name: string) => new JudgedTimes(columns.get(name), limits)
    this.ids = new JudgedIds(columns.get('id'))
    this.row = reusedIncident(this.ids, this.times.occurred)
    this.category = textsOf('category')
    this.location = textsOf('location')
    this.agency = new DictionaryColumn(textsOf('agency'), texts.agencies)
    this.outcome = new DictionaryColumn(textsOf('outcome'), texts.outcomes)
    this.place = textsOf('place')
    this.occurred = timesOf('occurred')
    this.occurredTo = timesOf('occurredTo')
    this.reported = timesOf('reported')
    this.proximity = new Uint8Array(geometry?.distinct ?? 0)
  }

  /** The row that was read last; overwritten by the next. */
  get incident(): CodedIncident {
    return this.row
  }

  /** Bytes of its id; null where it is no plain ASCII. */
  get idBytes(): TextBytes | null {
    return this.ids.bytes
  }

  /** Reads a row; false where it needs full validation. `feature`: its number in the feed, from 1. */
  read(row: number, feature: number): boolean {
    if (!this.readPlace(row) || !this.ids.read(row)) return false
    if (!this.readKinds(row) || !this.readTimes(row)) return false
    const category = this.category.codeAt(row)
    const location = this.location.codeAt(row)
    const agency = this.agency.codeAt(row)
    const outcome = this.outcome.codeAt(row)
    if (category < 0 || location === ODD_TEXT || agency === ODD_TEXT || outcome === ODD_TEXT) return false
    const coded = this.categoryOf(category)
    const isGuarded = coded.category.sensitive || this.row.draft.isPrivate
    this.row.feature = feature
    this.row.category = coded
    this.row.isGuarded = isGuarded
    this.row.agency = agency
    this.row.outcome = outcome
    this.row.location = this.locationOf(location, isGuarded)
    this.row.hash = incidentHash(this.row, this.context.texts)
    return true
  }

  private readPlace(row: number): boolean {
    const { geometry } = this.batch
    const code = geometry?.codes[row] ?? -1
    if (!geometry || code < 0) return false
    const { draft } = this.row
    draft.longitude = geometry.longitude[code] ?? NaN
    draft.latitude = geometry.latitude[code] ?? NaN
    if (this.proximity[code] === UNJUDGED) this.judgePlace(code)
    draft.isOutside = this.proximity[code] === NEAR
    return this.proximity[code] !== ODD
  }

  private judgePlace(code: number): void {
    const { longitude, latitude } = this.row.draft
    const position = Number.isNaN(longitude + latitude)
      ? 'far'
      : this.context.limits.vicinity.proximityAt(longitude, latitude)
    this.proximity[code] = position === 'far' ? ODD : position === 'near' ? NEAR : INSIDE
  }

  /** Whether the place is private, and whether it came to light by police work. */
  private readKinds(row: number): boolean {
    const column = this.batch.columns.get('policeGenerated')
    const code = column?.codes[row] ?? -1
    const value = code < 0 ? null : column?.valueAt(code)
    if (value !== null && typeof value !== 'boolean') return false
    const place = this.place.codeAt(row)
    if (place === ODD_TEXT) return false
    const kind = place === NO_TEXT ? 'public' : this.place.textOf(place)
    this.row.draft.policeGenerated = value
    this.row.draft.isPrivate = kind === 'private'
    return kind === 'private' || kind === 'public'
  }

  private readTimes(row: number): boolean {
    const {
      times,
      row: { draft },
      context: { limits },
    } = this
    if (this.occurred.read(row, times.occurred) !== 'time') return false
    const to = this.occurredTo.read(row, times.occurredTo)
    const reported = this.reported.read(row, times.reported)
    if (to === 'odd' || reported === 'odd' || times.occurred.at < limits.retainedFrom) return false
    draft.occurredTo = to === 'time' ? asEnd(times.occurredTo) : null
    draft.reported = reported === 'time' ? times.reported : null
    const assumed =
      this.occurred.assumptionsAt(row) | this.occurredTo.assumptionsAt(row) | this.reported.assumptionsAt(row)
    draft.clock.isAssumed = (assumed & ASSUMED) !== 0
    draft.clock.isSkipped = (assumed & SKIPPED) !== 0
    draft.clock.isRepeated = (assumed & REPEATED) !== 0
    return draft.occurredTo === null || isInOrder(draft.occurred, draft.occurredTo)
  }

  private categoryOf(code: number): CodedCategory {
    const known = this.categories[code]
    if (known) return known
    return (this.categories[code] = this.context.texts.categories.codeFor(this.category.textOf(code)))
  }

  private locationOf(code: number, isGuarded: boolean): CodedLocation {
    if (code === NO_TEXT) return NOWHERE
    const known = isGuarded ? this.guardedLocations : this.locations
    return (known[code] ??= this.context.texts.locationOf(this.location.textOf(code), isGuarded))
  }
}

const UNSEEN = -3

/** A column of texts as codes of the feed's dictionary. */
class DictionaryColumn {
  private readonly codes: Int32Array

  constructor(
    private readonly texts: JudgedTexts,
    private readonly dictionary: TextDictionary,
  ) {
    this.codes = new Int32Array(texts.distinct).fill(UNSEEN)
  }

  /** Code in the dictionary; NO_TEXT or ODD_TEXT. */
  codeAt(row: number): number {
    const code = this.texts.codeAt(row)
    if (code < 0) return code
    const known = this.codes[code] ?? UNSEEN
    if (known !== UNSEEN) return known
    return (this.codes[code] = this.dictionary.codeFor(this.texts.textOf(code)))
  }
}

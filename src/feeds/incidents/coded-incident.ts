/**
 * An incident with its texts as dictionary codes, ready to be written into columns, and a hash of its content to
 * compare duplicates.
 */
import type { Category } from '../../domain/category.ts'
import { type EitherMoment, lastInstantOf } from '../../domain/day.ts'
import { PRECISIONS } from '../../domain/incident.ts'
import { contentHash, mixed } from '../rows/content-hash.ts'
import { type CodedCategory, categoryList, textDictionary } from './dictionaries.ts'
import type { IncidentDraft } from './draft.ts'
import { withoutHouseNumbers } from './guarding.ts'

export interface CodedIncident {
  readonly draft: IncidentDraft
  /** Number of the feature that it was read from, counted from 1. */
  readonly feature: number
  readonly category: CodedCategory
  /** Place and time are coarsened: sensitive category or private place. */
  readonly isGuarded: boolean
  readonly agency: number
  readonly outcome: number
  readonly location: CodedLocation
  /** Hash of all fields read except the id; equal for identical rows. */
  readonly said: number
}
interface CodedLocation {
  /** Code of the text without house numbers; -1 for none. */
  readonly code: number
  readonly hadNumber: boolean
  /** Hash of the text before numbers are removed. */
  readonly said: number
}
const NOWHERE: CodedLocation = { code: -1, hadNumber: false, said: 0 }

/** Dictionaries for the texts of one feed's incidents. Locations of guarded incidents are not stored. */
export class IncidentWords {
  readonly agencies = textDictionary()
  readonly outcomes = textDictionary()
  readonly locations = textDictionary()
  readonly categories
  private readonly cleaned = new Map<string, CodedLocation>()

  constructor(listed: readonly Category[]) {
    this.categories = categoryList(listed)
  }

  coded(draft: IncidentDraft, feature: number): CodedIncident {
    const category = this.categories.codeFor(draft.category)
    const isGuarded = category.category.sensitive || draft.isPrivate
    const location = this.locationOf(draft.location, isGuarded)
    const agency = this.agencies.codeFor(draft.agency)
    const outcome = this.outcomes.codeFor(draft.outcome)
    const words = mixed(mixed(category.said, location.said), this.agencies.saidBy(agency))
    const said = mixed(mixed(words, this.outcomes.saidBy(outcome)), numbersIn(draft))
    return { draft, feature, category, isGuarded, agency, outcome, location, said }
  }

  private locationOf(told: string | null, isGuarded: boolean): CodedLocation {
    if (told === null) return NOWHERE
    if (isGuarded) return { ...NOWHERE, said: contentHash(told) }
    const known = this.cleaned.get(told)
    if (known) return known
    const text = withoutHouseNumbers(told)
    const location = {
      code: this.locations.codeFor(text),
      hadNumber: text !== told,
      said: contentHash(told),
    }
    this.cleaned.set(told, location)
    return location
  }
}

/** Hash of all fields except texts and id. */
function numbersIn(draft: IncidentDraft): number {
  const { policeGenerated, occurred, occurredTo, reported } = draft
  const told =
    (draft.isOutside ? 1 : 0) +
    (draft.clock.isAssumed ? 2 : 0) +
    (draft.isPrivate ? 4 : 0) +
    (policeGenerated === null ? 0 : policeGenerated ? 8 : 16)
  const place = mixed(mixed(told, draft.longitude), draft.latitude)
  const began = withTime(place, occurred, occurred.at)
  const ended = withTime(began, occurredTo, occurredTo && lastInstantOf(occurredTo))
  return withTime(ended, reported, reported && reported.at)
}

const withTime = (hash: number, told: EitherMoment | null, at: number | null): number =>
  told === null || at === null ? mixed(hash, -1) : mixed(mixed(hash, at), PRECISIONS.indexOf(told.precision))

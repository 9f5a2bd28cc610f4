/**
 * An incident with its texts as dictionary codes, ready to be written into columns, and a hash of its content to
 * compare duplicates.
 */
import type { Category } from '../../domain/category.ts'
import { type EitherMoment, lastInstantOf } from '../../domain/day.ts'
import { PRECISIONS } from '../../domain/incident.ts'
import { contentHash, NumberHash } from '../rows/content-hash.ts'
import { type CodedCategory, categoryList, textDictionary } from './dictionaries.ts'
import type { IncidentDraft } from './draft.ts'
import { withoutHouseNumbers } from './address-text.ts'

/** A draft without the texts that become codes. */
export type StoredDraft = Omit<IncidentDraft, 'category' | 'agency' | 'outcome' | 'location'>

/** A draft with its texts as codes. */
export interface CodedIncident {
  readonly draft: StoredDraft
  /** Number of the feature that it was read from, counted from 1. */
  readonly feature: number
  readonly category: CodedCategory
  /** Place and time are coarsened: sensitive category or private place. */
  readonly isGuarded: boolean
  readonly agency: number
  readonly outcome: number
  readonly location: CodedLocation
  /** Hash of all fields read except the id; equal for identical rows. */
  readonly hash: number
}
export interface CodedLocation {
  /** Code of the text without house numbers; -1 for none. */
  readonly code: number
  readonly hadNumber: boolean
  /** Hash of the text before numbers are removed. */
  readonly hash: number
}
export const NOWHERE: CodedLocation = { code: -1, hadNumber: false, hash: 0 }

/** Dictionaries for the texts of one feed's incidents. Locations of guarded incidents are not stored. */
export class IncidentTexts {
  readonly agencies = textDictionary()
  readonly outcomes = textDictionary()
  readonly locations = textDictionary()
  readonly categories
  private readonly cachedLocations = new Map<string, CodedLocation>()

  constructor(listed: readonly Category[]) {
    this.categories = categoryList(listed)
  }

  encoded(draft: IncidentDraft, feature: number): CodedIncident {
    const category = this.categories.codeFor(draft.category)
    const isGuarded = category.category.sensitive || draft.isPrivate
    const location = this.locationOf(draft.location, isGuarded)
    const agency = this.agencies.codeFor(draft.agency)
    const outcome = this.outcomes.codeFor(draft.outcome)
    const coded = { draft, feature, category, isGuarded, agency, outcome, location }
    return { ...coded, hash: incidentHash(coded, this) }
  }

  locationOf(original: string | null, isGuarded: boolean): CodedLocation {
    if (original === null) return NOWHERE
    if (isGuarded) return { ...NOWHERE, hash: contentHash(original) }
    const cached = this.cachedLocations.get(original)
    if (cached) return cached
    const text = withoutHouseNumbers(original)
    const location = {
      code: this.locations.codeFor(text),
      hadNumber: text !== original,
      hash: contentHash(original),
    }
    this.cachedLocations.set(original, location)
    return location
  }
}

const hasher = new NumberHash()

/** Hash of all fields except the id. */
export function incidentHash(
  { draft, category, location, agency, outcome }: Omit<CodedIncident, 'hash'>,
  { agencies, outcomes }: Pick<IncidentTexts, 'agencies' | 'outcomes'>,
): number {
  hasher.start().add(category.hash).add(location.hash)
  hasher.add(agencies.hashOf(agency)).add(outcomes.hashOf(outcome))
  hasher.add(flagsOf(draft)).add(draft.longitude).add(draft.latitude).add(draft.occurred.at)
  if (draft.occurredTo) hasher.add(lastInstantOf(draft.occurredTo))
  if (draft.reported) hasher.add(draft.reported.at)
  return hasher.value()
}

/** Truth values and precisions of a row in one number, by which also those without a later time differ. */
function flagsOf(draft: StoredDraft): number {
  const { policeGenerated, occurred, occurredTo, reported } = draft
  return (
    (draft.isOutside ? 1 : 0) +
    (draft.clock.isAssumed ? 2 : 0) +
    (draft.isPrivate ? 4 : 0) +
    (policeGenerated === null ? 0 : policeGenerated ? 8 : 16) +
    32 * precisionOf(occurred) +
    128 * precisionOf(occurredTo) +
    512 * precisionOf(reported)
  )
}
/** 0 without a time. */
const precisionOf = (moment: EitherMoment | null) =>
  moment === null ? 0 : 1 + PRECISIONS.indexOf(moment.precision)

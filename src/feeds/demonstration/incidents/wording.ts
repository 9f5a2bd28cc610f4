/** What an incident's row says in words: an invented street, an outcome, the agency that it came from. */
import { ASB } from '../../../domain/category.ts'
import plan from '../../../../data/demonstration/incident-mix.json'
import type { Chance } from '../chance.ts'

/** No street of the borough bears one of these. */
export const STREETS: readonly string[] = plan.streetNames.flatMap((name) =>
  plan.streetEndings.map((ending) => `${name} ${ending}`),
)

const NAMED_SHARE = 0.55
const OPEN_SHARE = 0.08
/** A house or flat number, which is taken out again when the row is read. */
const NUMBERED_SHARE = 0.05
const FLAT_SHARE = 0.25
const BLANK_AGENCY_SHARE = 0.1
const OUTCOME_SHARE = 0.15

/** Undefined where the row names no place. */
export function locationText(street: string, category: string, chance: Chance): string | undefined {
  if (!chance.happens(NAMED_SHARE)) return undefined
  if (category === 'shoplifting') return chance.pick(plan.shops)
  if (chance.happens(OPEN_SHARE)) return chance.pick(plan.openPlaces)
  if (!chance.happens(NUMBERED_SHARE)) return `On or near ${street}`
  const house = `${1 + chance.below(140)} ${street}`
  return chance.happens(FLAT_SHARE) ? `Flat ${1 + chance.below(12)}, ${house}` : house
}

export const isNumbered = (location: string | undefined) =>
  location !== undefined && /^(?:\d|Flat)/.test(location)

/** Undefined where the row leaves it blank. */
export function agencyOf(category: string, chance: Chance): string | undefined {
  if (chance.happens(BLANK_AGENCY_SHARE)) return undefined
  if (category === ASB && chance.happens(0.35)) return 'wigan-council'
  if (category === 'criminal-damage-arson' && chance.happens(0.15)) return 'gmfrs'
  return 'gmp'
}

export const outcomeText = (category: string, chance: Chance) =>
  category !== ASB && chance.happens(OUTCOME_SHARE) ? chance.pick(plan.outcomes) : undefined

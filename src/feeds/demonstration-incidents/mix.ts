/**
 * What invented incidents consist of: categories by LSOA in three families, and their location, agency and outcome
 * texts.
 */
import type { BoroughArea } from '../../domain/borough/borough.ts'
import { ASB, DEFAULT_CATEGORIES, type Category } from '../../domain/category.ts'
import { itemAt, indexByWeight, cumulativeSums, type Random } from '../demonstration/random.ts'
import plan from '../../../data/demonstration/incident-mix.json'

type PlannedCategory = (typeof plan.categories)[number]

/**
 * Families in which planted totals are held separately: antisocial behaviour, police-generated, other crimes. No figure
 * of the app mixes them.
 */
export const FAMILIES = ['asb', 'police-generated', 'crime'] as const
/** Index of antisocial behaviour. */
export const ASB_FAMILY = 0

/** The fourteen default categories and a sensitive one, which the defaults lack. */
export const CATEGORIES: readonly Category[] = [...DEFAULT_CATEGORIES, sensitiveCategory()]

function sensitiveCategory(): Category {
  const like = DEFAULT_CATEGORIES.find((category) => category.id === 'violent-crime')
  if (!like) throw new Error('violent-crime is not among the default categories')
  return { ...like, ...plan.sensitive, group: like.group, publicGroup: like.publicGroup }
}

const sensitive = new Set(CATEGORIES.filter((category) => category.sensitive).map((category) => category.id))
/** Whether the category is marked as sensitive. */
export const isSensitive = (category: string) => sensitive.has(category)

const policeGenerated = new Set(CATEGORIES.filter((c) => c.policeGenerated).map((c) => c.id))
const familyOf = (id: string) => (id === ASB ? ASB_FAMILY : policeGenerated.has(id) ? 1 : 2)
const categoriesByFamily: readonly (readonly PlannedCategory[])[] = FAMILIES.map((_, family) =>
  plan.categories.filter((category) => familyOf(category.id) === family),
)

/**
 * Distribution of incidents over the categories: the sum of all weights (of an LSOA: its share of the borough), the
 * weights of the families, and of the categories within each family, plain and cumulative.
 */
export interface Mix {
  readonly share: number
  readonly families: readonly number[]
  readonly weights: readonly (readonly number[])[]
  readonly sums: readonly Float64Array[]
}

/** Mixes by LSOA: a category's weight is its rate times the LSOA's share of the quantity named by `placedBy`. */
export function mixesOf(lsoas: readonly BoroughArea[]): readonly Mix[] {
  const shares = relativeDraws(lsoas)
  return shares.map((areaShares) =>
    mixFrom(
      categoriesByFamily.map((categories) =>
        categories.map((category) => (category.perThousand / 1000) * (areaShares[category.placedBy] ?? 0)),
      ),
    ),
  )
}

/** The mix with the weights of some categories multiplied. */
export const multipliedMix = ({ weights }: Mix, factors: Readonly<Record<string, number>>): Mix =>
  mixFrom(
    weights.map((ofFamily, family) =>
      ofFamily.map((weight, index) => {
        const id = categoriesByFamily[family]?.[index]?.id ?? ''
        return weight * (factors[id] ?? 1)
      }),
    ),
  )

function mixFrom(weights: readonly (readonly number[])[]): Mix {
  const families = weights.map(sumOf)
  return { share: sumOf(families), families, weights, sums: weights.map(cumulativeSums) }
}

type AreaShares = Readonly<Record<string, number>>

/**
 * Each LSOA's share of the borough's antisocial behaviour, burglary and violence by its published rates, the mean of the
 * three, and `centres` by the squared rate of violence, which is highest where shops and bars are.
 */
function relativeDraws(lsoas: readonly BoroughArea[]): readonly AreaShares[] {
  const [asb, burglary, violence] = (['asb', 'burglary', 'violence'] as const).map((rate) => {
    const reports = lsoas.map((lsoa) => (lsoa.population ?? 0) * (lsoa.rates?.[rate] ?? 0))
    const all = sumOf(reports)
    return reports.map((count) => count / all)
  })
  const squared = lsoas.map(({ population, rates }) => (population ?? 0) * (rates?.violence ?? 0) ** 2)
  const allSquared = sumOf(squared)
  return lsoas.map((_, i) => {
    const areaShares = { asb: asb?.[i] ?? 0, burglary: burglary?.[i] ?? 0, violence: violence?.[i] ?? 0 }
    const all = (areaShares.asb + areaShares.burglary + areaShares.violence) / 3
    return { ...areaShares, all, centres: (squared[i] ?? 0) / allSquared }
  })
}

/** Sum of a list; 0 for an empty one. */
export const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** A random category of a family (index into `FAMILIES`) by the mix. */
export function drawCategory(mix: Mix, family: number, random: Random): PlannedCategory {
  return itemAt(itemAt(categoriesByFamily, family), indexByWeight(itemAt(mix.sums, family), random.uniform()))
}

const NAMED_SHARE = 0.55
const OPEN_SHARE = 0.08
/** Share of locations with a house or flat number, which is removed when the row is read. */
const NUMBERED_SHARE = 0.05
const FLAT_SHARE = 0.25
/** Streets are real, houses are not: British house numbers stay below 3,000. */
const HOUSE_NUMBERS = { first: 3000, count: 900 }
const BLANK_AGENCY_SHARE = 0.1
const OUTCOME_SHARE = 0.15

/** Undefined for a row without a location. */
export function locationText(street: string, category: string, random: Random): string | undefined {
  if (!random.happens(NAMED_SHARE)) return undefined
  if (category === 'shoplifting') return random.pick(plan.shops)
  if (random.happens(OPEN_SHARE)) return random.pick(plan.openPlaces)
  if (!random.happens(NUMBERED_SHARE)) return `On or near ${street}`
  const numberedStreet = `${HOUSE_NUMBERS.first + random.below(HOUSE_NUMBERS.count)} ${street}`
  return random.happens(FLAT_SHARE) ? `Flat ${1 + random.below(12)}, ${numberedStreet}` : numberedStreet
}

/** Whether a location begins with a house or flat number. */
export const isNumbered = (location: string | undefined) =>
  location !== undefined && /^(?:\d|Flat)/.test(location)

/** Undefined for a row without an agency. */
export function agencyOf(category: string, random: Random): string | undefined {
  if (random.happens(BLANK_AGENCY_SHARE)) return undefined
  if (category === ASB && random.happens(0.35)) return 'wigan-council'
  if (category === 'criminal-damage-arson' && random.happens(0.15)) return 'gmfrs'
  return 'gmp'
}

/** Undefined for a row without an outcome. */
export const outcomeText = (category: string, random: Random) =>
  category !== ASB && random.happens(OUTCOME_SHARE) ? random.pick(plan.outcomes) : undefined

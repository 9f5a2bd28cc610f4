/** What is reported where: categories by the rates of each LSOA, held in three families that are judged apart. */
import type { BoroughArea } from '../../../domain/borough/borough.ts'
import type { Category } from '../../../domain/category.ts'
import { ASB, DEFAULT_CATEGORIES } from '../../../domain/category.ts'
import type { Chance } from '../chance.ts'
import { at, indexIn, risingSums } from '../chance.ts'
import plan from '../../../../data/demonstration/incident-mix.json'

type PlannedCategory = (typeof plan.categories)[number]

/** Antisocial behaviour, what patrol itself finds, and other crimes: totals are held in each, so no verdict mixes them. */
export const FAMILIES = ['asb', 'police-generated', 'crime'] as const

/** The fourteen defaults and one that is sensitive, which the defaults lack. */
export const CATEGORIES: readonly Category[] = [...DEFAULT_CATEGORIES, sensitiveCategory()]

function sensitiveCategory(): Category {
  const like = DEFAULT_CATEGORIES.find((category) => category.id === 'violent-crime')
  if (!like) throw new Error('violent-crime is not among the default categories')
  return { ...like, ...plan.sensitive, group: like.group, publicGroup: like.publicGroup }
}

const sensitive = new Set(CATEGORIES.filter((category) => category.sensitive).map((category) => category.id))
export const isSensitive = (category: string) => sensitive.has(category)

const policeGenerated = new Set(CATEGORIES.filter((c) => c.policeGenerated).map((c) => c.id))
const familyOf = (id: string) => (id === ASB ? 0 : policeGenerated.has(id) ? 1 : 2)
const categoriesByFamily: readonly (readonly PlannedCategory[])[] = FAMILIES.map((_, family) =>
  plan.categories.filter((category) => familyOf(category.id) === family),
)

/** What one LSOA holds: its share of the borough's reports, the families' parts of it, and the categories in each. */
export interface Mix {
  readonly share: number
  readonly families: readonly number[]
  readonly sums: readonly Float64Array[]
}

/** A category goes where its rate times the residents is: antisocial behaviour by that rate, burglary by its own. */
export function mixesOf(lsoas: readonly BoroughArea[]): readonly Mix[] {
  const drawn = relativeDraws(lsoas)
  return drawn.map((draw) => {
    const weights = categoriesByFamily.map((categories) =>
      categories.map((category) => (category.perThousand / 1000) * (draw[category.placedBy] ?? 0)),
    )
    const families = weights.map(sumOf)
    return { share: sumOf(families), families, sums: weights.map(risingSums) }
  })
}

type Draw = Readonly<Record<string, number>>

/** Under 1 the rates are drawn together: no real estate may look worse by invented incidents than by the figures. */
const CONTRAST = 0.6

/** Each LSOA's part of the borough's antisocial behaviour, burglary and violence, and the mean of the three. */
function relativeDraws(lsoas: readonly BoroughArea[]): readonly Draw[] {
  const [asb, burglary, violence] = (['asb', 'burglary', 'violence'] as const).map((rate) => {
    const reports = lsoas.map((lsoa) => (lsoa.population ?? 0) * (lsoa.rates?.[rate] ?? 0) ** CONTRAST)
    const all = sumOf(reports)
    return reports.map((count) => count / all)
  })
  return lsoas.map((_, i) => {
    const draw = { asb: asb?.[i] ?? 0, burglary: burglary?.[i] ?? 0, violence: violence?.[i] ?? 0 }
    return { ...draw, all: (draw.asb + draw.burglary + draw.violence) / 3 }
  })
}

export const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

export function drawCategory(mix: Mix, family: number, chance: Chance): PlannedCategory {
  return at(at(categoriesByFamily, family), indexIn(at(mix.sums, family), chance.uniform()))
}

/** A choice of categories as a phrase: what is chosen, and what the sum of it counts. */
import { ASB, GROUP_LABELS, GROUPS, isCrime, type Category } from '../../domain/category.ts'
import { inSentence } from '../sentences.ts'

/**
 * `only theft and burglary`, `only drugs, robbery`, `without drugs`, whichever names fewer; `only no category`; null
 * where all are chosen by `ids` being null.
 */
export function categoryChoiceWords(
  categories: readonly Category[],
  ids: readonly string[] | null,
): string | null {
  if (ids === null) return null
  const chosen = namesOf(categories, ({ id }) => ids.includes(id))
  const missing = namesOf(categories, ({ id }) => !ids.includes(id))
  if (chosen.length === 0) return 'only no category'
  return missing.length > 0 && missing.length < chosen.length
    ? `without ${missing.join(', ')}`
    : `only ${chosen.join(', ')}`
}

/** Names of the matching categories; one name for a whole group, but for `other`, which does not say what it holds. */
const namesOf = (categories: readonly Category[], matches: (category: Category) => boolean) =>
  GROUPS.flatMap((group) => {
    const all = categories.filter((category) => category.group === group)
    const own = all.filter(matches)
    const isWhole = own.length > 1 && own.length === all.length && group !== 'other'
    return (isWhole ? [GROUP_LABELS[group]] : own.map(({ label }) => label)).map(inSentence)
  })

/**
 * What the sum of the chosen categories counts: `Crimes and ASB together` only where it adds both, else `ASB`, `Crimes`,
 * or the label of a single category.
 */
export function countedWords(categories: readonly Category[], ids: readonly string[] | null): string {
  const chosen = categories.filter(({ id }) => ids?.includes(id) ?? true)
  const [first, ...more] = chosen
  if (!first) return 'No category'
  if (first.id !== ASB && more.length === 0) return first.label
  const hasAsb = chosen.some((category) => !isCrime(category))
  if (!hasAsb) return 'Crimes'
  return chosen.some(isCrime) ? 'Crimes and ASB together' : 'ASB'
}

/** The categories that incidents are counted in: the manifest's list, then what the feeds used beyond it. */
import type { Category } from '../../domain/category.ts'
import { unlistedCategory } from '../../domain/category.ts'
import { contentHash } from '../rows/content-hash.ts'

/** A category's code fits a byte, with room for the counter's own marks. */
export const MOST_CATEGORIES = 250
/** Counts whatever comes once the list is full. */
const FURTHER_CATEGORIES = 'further-categories'

export interface CodedCategory {
  readonly code: number
  readonly category: Category
  readonly isListed: boolean
  /** What the name says, as a number. */
  readonly said: number
}

export interface CategoryList {
  readonly codeFor: (name: string) => CodedCategory
  readonly isSensitive: (name: string) => boolean
  readonly all: () => readonly Category[]
}

/**
 * Starts from at most 250 listed categories. A name beyond the list is kept as it came; spelt like the id or
 * label of a sensitive category, but for case and dashes, it is guarded like that one.
 */
export function categoryList(listed: readonly Category[]): CategoryList {
  const categories = [...listed]
  const guarded = new Set(
    listed.filter((category) => category.sensitive).flatMap(({ id, label }) => [plainly(id), plainly(label)]),
  )
  const coded = new Map(
    listed.map((category, code): [string, CodedCategory] => [
      category.id,
      { code, category, isListed: true, said: contentHash(category.id) },
    ]),
  )
  const further: Category = unlistedCategory(FURTHER_CATEGORIES)
  const added = (name: string): CodedCategory => {
    const category = { ...unlistedCategory(name), sensitive: guarded.has(plainly(name)) }
    const said = contentHash(name)
    const isFull = categories.length >= MOST_CATEGORIES
    if (!isFull) return { code: categories.push(category) - 1, category, isListed: false, said }
    if (categories.length === MOST_CATEGORIES) categories.push(further)
    return { code: MOST_CATEGORIES, category, isListed: false, said }
  }
  return {
    codeFor: (name) => {
      const known = coded.get(name) ?? added(name)
      coded.set(name, known)
      return known
    },
    isSensitive: (name) => coded.get(name)?.category.sensitive ?? guarded.has(plainly(name)),
    all: () => [...categories],
  }
}

const plainly = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

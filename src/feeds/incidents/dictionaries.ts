/** The categories that incidents are counted in: the manifest's list, then what the feeds used beyond it. */

import { unlistedCategory, type Category } from '../../domain/category.ts'
import { contentHash } from '../rows/content-hash.ts'
import type { TextColumn } from '../../domain/incident.ts'

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

/** Repeated texts as numbers while a feed is read, and the column that is left of them in the end. */

/** Numbers each text once; -1 stands for none. */
export interface TextDictionary {
  readonly codeFor: (text: string | null) => number
  readonly at: (code: number) => string | null
  /** What the text of a number says, as a number that does not depend on what came before it. */
  readonly saidBy: (code: number) => number
  /** Every text, by its number. */
  readonly values: () => readonly string[]
}

export function textDictionary(): TextDictionary {
  const values: string[] = []
  const said: number[] = []
  const codes = new Map<string, number>()
  return {
    codeFor: (text) => {
      if (text === null) return -1
      const known = codes.get(text)
      if (known !== undefined) return known
      codes.set(text, values.length)
      said.push(contentHash(text))
      return values.push(text) - 1
    },
    at: (code) => values[code] ?? null,
    saidBy: (code) => said[code] ?? 0,
    values: () => [...values],
  }
}

/** The column of the codes given, holding only texts that a row still uses, in the order of the rows. */
export function textColumn(codes: Int32Array, dictionary: TextDictionary): TextColumn {
  const values: string[] = []
  const renumbered = new Map<number, number>()
  const column = codes.map((code) => {
    const known = code < 0 ? -1 : renumbered.get(code)
    if (known !== undefined) return known
    renumbered.set(code, values.length)
    return values.push(dictionary.at(code) ?? '') - 1
  })
  return { codes: column, values }
}

/** Dictionary codes for categories and repeated texts while incident feeds are read. */
import { unlistedCategory, type Category } from '../../domain/category.ts'
import { contentHash } from '../rows/content-hash.ts'
import type { TextCodes, TextColumn } from '../../domain/incident.ts'
import { soundsSensitive } from './sensitive-names.ts'

/** Codes are stored as bytes, and some values above are reserved. */
export const MOST_CATEGORIES = 250
/** Category of all names that come after the list is full. */
const FURTHER_CATEGORIES = 'further-categories'

/** A category with its code. */
export interface CodedCategory {
  readonly code: number
  readonly category: Category
  readonly isListed: boolean
  /** Hash of the name. */
  readonly hash: number
}

/** Codes of categories by name, extended while rows are read. */
export interface CategoryList {
  readonly codeFor: (name: string) => CodedCategory
  readonly isSensitive: (name: string) => boolean
  readonly all: () => readonly Category[]
}

/**
 * Starts from at most 250 listed categories. A name beyond the list is added unchanged; one that equals the id or label
 * of a sensitive category, apart from case and punctuation, is sensitive too, and so is one that sounds sensitive.
 */
export function categoryList(listed: readonly Category[]): CategoryList {
  const categories = [...listed]
  const guarded = new Set(
    listed
      .filter((category) => category.sensitive)
      .flatMap(({ id, label }) => [plainName(id), plainName(label)]),
  )
  const isGuarded = (name: string) => guarded.has(plainName(name)) || soundsSensitive(name)
  const coded = new Map(
    listed.map((category, code): [string, CodedCategory] => [
      category.id,
      { code, category, isListed: true, hash: contentHash(category.id) },
    ]),
  )
  const further: Category = unlistedCategory(FURTHER_CATEGORIES)
  const added = (name: string): CodedCategory => {
    const category = { ...unlistedCategory(name), sensitive: isGuarded(name) }
    const hash = contentHash(name)
    const isFull = categories.length >= MOST_CATEGORIES
    if (!isFull) return { code: categories.push(category) - 1, category, isListed: false, hash }
    if (categories.length === MOST_CATEGORIES) categories.push(further)
    return { code: MOST_CATEGORIES, category, isListed: false, hash }
  }
  return {
    codeFor: (name) => {
      const existing = coded.get(name) ?? added(name)
      coded.set(name, existing)
      return existing
    },
    isSensitive: (name) => coded.get(name)?.category.sensitive ?? isGuarded(name),
    all: () => [...categories],
  }
}

const plainName = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Numbers each distinct text from 0; -1 stands for null. */
export interface TextDictionary {
  readonly codeFor: (text: string | null) => number
  readonly at: (code: number) => string | null
  /** Hash of the text of a code, independent of the order in which texts were added. */
  readonly hashOf: (code: number) => number
  /** Every text, by its code. */
  readonly values: () => readonly string[]
}

/** An empty dictionary. */
export function textDictionary(): TextDictionary {
  const values: string[] = []
  const hashes: number[] = []
  const codes = new Map<string, number>()
  return {
    codeFor: (text) => {
      if (text === null) return -1
      const existing = codes.get(text)
      if (existing !== undefined) return existing
      codes.set(text, values.length)
      hashes.push(contentHash(text))
      return values.push(text) - 1
    },
    at: (code) => values[code] ?? null,
    hashOf: (code) => hashes[code] ?? 0,
    values: () => [...values],
  }
}

/**
 * The column of these codes, renumbered so that it only contains texts that a row uses, in order of the rows, and written
 * in as few bytes as the dictionary needs.
 */
export function textColumn(codes: Int32Array, dictionary: TextDictionary): TextColumn {
  const values: string[] = []
  const { length } = dictionary.values()
  const renumbered = new Int32Array(length).fill(-1)
  const narrow = emptyCodes(codes.length, length)
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1
    if (code >= 0 && (renumbered[code] ?? -1) < 0)
      renumbered[code] = values.push(dictionary.at(code) ?? '') - 1
    const next = code < 0 ? -1 : (renumbered[code] ?? -1)
    // A column of zeros that is never written takes no memory.
    if (next !== 0) narrow[row] = next
  }
  return { codes: narrow, values }
}

/** Codes from 0 to one less than `distinct`, and -1. */
export function emptyCodes(rows: number, distinct: number): TextCodes {
  if (distinct <= MOST_IN_BYTE) return new Int8Array(rows)
  return distinct <= MOST_IN_TWO ? new Int16Array(rows) : new Int32Array(rows)
}
const [MOST_IN_BYTE, MOST_IN_TWO] = [2 ** 7, 2 ** 15]

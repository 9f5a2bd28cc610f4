/** Matches the names of categories and types in files to the ids of the lists in use. */
import { soundsSensitive } from '../../incidents/sensitive-names.ts'
import { CLOSE_NAMES } from './close-names.ts'
import { slugOf } from './slug.ts'

interface ListedName {
  readonly id: string
  readonly label: string
}
interface NameMatch {
  readonly id: string
  readonly isListed: boolean
  /** Listed, but matched by a name that is neither its id nor its label. */
  readonly isClose: boolean
}
/** Matches a name to an id, with caching. */
export type NameList = (name: string) => NameMatch

const FILLERS: ReadonlySet<string> = new Set(['and', 'the', 'of', 'or', 'from', 'by', 'in'])

/** Words without fillers and common endings, joined: `Anti-social behaviours` and `antisocial behaviour` are equal. */
const nameKey = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => !FILLERS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/ie?s$|(?<!s)s$|y$/, '') : word))
    .join('')

/**
 * Finds listed ids by name, tolerating close spellings; a list's own ids and labels take precedence over `CLOSE_NAMES`,
 * and what the user has chosen over both. A name that begins with a listed one, such as `Burglary - Residential`, is
 * matched to it, unless it sounds sensitive. Unlisted names become slugs.
 */
export function nameList(
  listed: readonly ListedName[],
  chosen: Readonly<Record<string, string>> = {},
): NameList {
  const ids = new Set(listed.map(({ id }) => id))
  const byKey = new Map<string, NameMatch>()
  const add = (name: string, entry: NameMatch) => {
    if (!byKey.has(nameKey(name))) byKey.set(nameKey(name), entry)
  }
  for (const [name, id] of Object.entries(chosen)) add(name, { id, isListed: ids.has(id), isClose: false })
  for (const { id, label } of listed)
    for (const name of [id, label]) add(name, { id, isListed: true, isClose: false })
  for (const [id, names] of Object.entries(CLOSE_NAMES))
    if (ids.has(id)) for (const name of names) add(name, { id, isListed: true, isClose: true })
  const cache = new Map<string, NameMatch>()
  return (name) => {
    const match = cache.get(name) ?? matchName(name, ids, byKey)
    cache.set(name, match)
    return match
  }
}

function matchName(name: string, ids: ReadonlySet<string>, byKey: ReadonlyMap<string, NameMatch>): NameMatch {
  const equal = byKey.get(nameKey(name))
  if (equal) return equal
  if (ids.has(name)) return { id: name, isListed: true, isClose: false }
  return matchByStart(name, byKey) ?? { id: slugOf(name), isListed: false, isClose: false }
}

/** The listed name with most words by which a name begins. */
function matchByStart(name: string, byKey: ReadonlyMap<string, NameMatch>): NameMatch | null {
  if (soundsSensitive(name)) return null
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
  for (let length = words.length - 1; length > 0; length -= 1) {
    const match = byKey.get(nameKey(words.slice(0, length).join(' ')))
    if (match) return { ...match, isClose: true }
  }
  return null
}

/**
 * Matches names of partners: by id or label, or by words that the label of only one has, such as `Police`. An unlisted
 * name is kept as the first of its spellings.
 */
export function partnerList(
  partners: readonly ListedName[],
  chosen: Readonly<Record<string, string>> = {},
): NameList {
  const list = nameList(partners, chosen)
  const spellings = new Map<string, string>()
  const firstSpelling = (name: string) => {
    const key = nameKey(name) || name
    const first = spellings.get(key) ?? name.replace(/\s+/g, ' ')
    spellings.set(key, first)
    return first
  }
  const wordsIn = (name: string) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
  return (name) => {
    const match = list(name)
    if (match.isListed) return match
    const words = wordsIn(name).filter((word) => !FILLERS.has(word))
    const meant = partners.filter(({ label }) => words.every((word) => wordsIn(label).includes(word)))
    const [only] = meant
    return words.length > 0 && meant.length === 1 && only
      ? { id: only.id, isListed: true, isClose: true }
      : { ...match, id: firstSpelling(name) }
  }
}

/**
 * Converts cells to field values, and names to ids of listed categories and types. What cannot be converted stays
 * unchanged, so that the kind's own validation reports it.
 */
import type { DateForm } from '../formats/recognised.ts'
import { numberIn } from './column-signs.ts'
import type { Field } from './meanings.ts'
import { cellText } from './table-rows.ts'
import { feedTime } from './source-time.ts'

/** The column's date format, and the time of day beside the date. */
interface TimeFormat {
  readonly dates: DateForm | null
  readonly time: string
}

/**
 * Undefined where the cell is blank. A value that is not text or a number, such as a list in GeoJSON, is left
 * unchanged.
 */
export function fieldValue(cell: unknown, field: Field, format: TimeFormat): unknown {
  const text = cellText(cell)
  if (text === '') return cell === null || typeof cell === 'string' ? undefined : cell
  switch (field.sort) {
    case 'moment':
      return feedTime(text, format.dates, format.time) ?? text
    case 'number':
      return numberIn(text.replace(/(?<=\d),(?=\d{3}\b)/g, '')) ?? text
    case 'yes-or-no':
      return yesOrNo(text) ?? text
    case 'option':
      return optionIn(text, field.options)
    case 'list':
      return listIn(text, format.dates)
    case 'object':
      return jsonIn(text) ?? text
    case 'id':
    case 'text':
      return text
  }
}

function yesOrNo(text: string): boolean | null {
  if (/^(?:yes|y|true|1)$/i.test(text)) return true
  return /^(?:no|n|false|0)$/i.test(text) ? false : null
}

function optionIn(text: string, options: readonly string[]): string {
  const slug = slugOf(text)
  return (
    options.find((option) => option === text) ?? options.find((option) => slugOf(option) === slug) ?? text
  )
}

/** A list written as `2024-05-01; 2024-06-02`, or as JSON. */
function listIn(text: string, dates: DateForm | null): unknown {
  if (text.startsWith('[')) return jsonIn(text) ?? text
  return text
    .split(/[;|]/)
    .map((item) => item.trim())
    .filter(Boolean)
    .map((item) => feedTime(item, dates) ?? item)
}

/** Null for what is no JSON list or object. */
function jsonIn(text: string): unknown {
  if (!/^[[{]/.test(text)) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

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

/** Names that forces and councils use for the fourteen categories of data.police.uk. */
const CLOSE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'anti-social-behaviour': ['ASB', 'Anti-social behaviour incident'],
  'bicycle-theft': ['Theft of bicycle', 'Theft of pedal cycle', 'Cycle theft', 'Pedal cycle theft'],
  burglary: [
    'Burglary dwelling',
    'Residential burglary',
    'Burglary residential',
    'Domestic burglary',
    'Business burglary',
  ],
  'criminal-damage-arson': ['Criminal damage', 'Arson', 'Criminal damage including arson', 'Vandalism'],
  drugs: ['Drug offences', 'Drug trafficking', 'Possession of drugs', 'Drugs possession', 'Drug dealing'],
  'other-theft': ['Theft other', 'All other theft'],
  'possession-of-weapons': [
    'Possession of a weapon',
    'Weapons',
    'Possession of weapons offences',
    'Weapon offences',
  ],
  'public-order': ['Public order offences', 'Public disorder'],
  robbery: [
    'Personal robbery',
    'Business robbery',
    'Robbery of personal property',
    'Robbery of business property',
  ],
  shoplifting: ['Theft from shop', 'Shop theft', 'Shop lifting'],
  'theft-from-the-person': ['Theft from person', 'Personal theft'],
  'vehicle-crime': [
    'Vehicle offences',
    'Theft from vehicle',
    'Theft of vehicle',
    'Theft of motor vehicle',
    'Theft from motor vehicle',
    'Vehicle theft',
    'Vehicle interference',
  ],
  'violent-crime': [
    'Violence',
    'Violent offences',
    'Violence against the person',
    'Violence and sexual offence',
  ],
  'other-crime': ['Other offences', 'Miscellaneous crimes against society', 'Other notifiable offences'],
}

/**
 * Finds listed ids by name, tolerating close spellings; a list's own ids and labels take precedence over `CLOSE_NAMES`.
 * Unlisted names become slugs.
 */
export function nameList(listed: readonly ListedName[]): NameList {
  const ids = new Set(listed.map(({ id }) => id))
  const byKey = new Map<string, NameMatch>()
  const add = (name: string, entry: NameMatch) => {
    if (!byKey.has(nameKey(name))) byKey.set(nameKey(name), entry)
  }
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
  if (ids.has(name)) return { id: name, isListed: true, isClose: false }
  return byKey.get(nameKey(name)) ?? { id: slugOf(name), isListed: false, isClose: false }
}

/** `Drone & kite` as `drone-kite`, keeping letters of any script; a name without letters is left unchanged. */
function slugOf(label: string): string {
  const slug = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return slug === '' ? label.trim() : slug
}

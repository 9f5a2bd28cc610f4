/** Passages of public texts that may identify people, for an officer to read again; a false alarm costs less than a miss. */
import { partnerName, type Place } from '../../domain/place/place.ts'

interface Suspicion {
  readonly match: string
  readonly looksLike: Likeness
}
type Likeness =
  | 'a name'
  | 'a number'
  | 'a street'
  | 'a day'
  | 'an address'
  | 'an e-mail address'
  | 'a link'
  | 'words of another script'

/** A text to be checked. */
export interface CheckedText {
  readonly text: string
  /** A part that is known to be right, such as the day of a source. */
  readonly known?: string
  /** Names of places: capitals and three digits after a name, as census areas have them, are usual in them. */
  readonly isPlaces?: boolean
}

/** What is known of the place, and is no alarm in a text. */
export interface KnownWords {
  /** Names of its streets in small letters, which are alarms. */
  readonly streets: ReadonlySet<string>
  /** Words of the names of the place and of its partners, and their initials. */
  readonly ownWords: ReadonlySet<string>
  /** Telephone numbers and addresses of its contacts. */
  readonly ownContacts?: readonly string[]
}

/** Capitalised words that begin sentences or name organisations rather than people. */
const ORDINARY = new Set(
  `Agree Brief Check Clear Decide Football Friday Home Job Letters Lights Mend Name Notices Open Referral Remove Repainted Review
  Speed Survey Unpaid Visit Write Youth Council Police Fire Rescue Service Probation Department
  Work Pensions Office Immigration Enforcement Charities Crimestoppers Fearless The This These There That When Where What If In
  It And Or For From Not All Monday Tuesday Wednesday Thursday Saturday Sunday January February March April May June July August
  September October November December Christmas Easter Emergency Something Tell Noise Community Anti Social Behaviour Violence
  Robbery Public Order Criminal Damage Burglary Vehicle Theft Warrants Arrests Seizures Closure Orders People Events Tidy
  An A At Your You I On By With We Our ASB CCTV PCSO NHS DWP PSPO HMO UK England English`
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
)
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const STREET_WORDS =
  'Street Road Lane Avenue Drive Close Crescent Grove Way Place Court Terrace Gardens Square House Walk'.split(
    ' ',
  )
const ANY_STREET = STREET_WORDS.flatMap((word) => [word, word.toUpperCase()]).join('|')
const NUMBER_WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen'
/** What a number of is a time, not a count of reports or people. */
const TIMES =
  '(?:seconds?|minutes?|hours?|days?|evenings?|nights?|mornings?|weekends?|weeks?|months?|years?|times|am|pm)'
const WORD = "[\\p{L}\\p{M}'’-]"

const DAY = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\\b|\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?\\b(?!\\d)|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b`,
  'giu',
)

/** In this order, each passage being taken out by the first that it looks like. */
const PATTERNS: readonly (readonly [Likeness, RegExp])[] = [
  ['an e-mail address', /[^\s@·;,]+\s?@\s?[^\s@·;,]+\.[^\s@·;,]+/gu],
  [
    'a link',
    /\b(?:[a-z][a-z+.-]*:\/\/|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|info|io|me|ly|app)\b(?:\/\S*)?/giu,
  ],
  ['an address', /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/giu],
  ['an address', /\b(?:flat|unit|apartment|room|plot|block|number|no\.?)\s*\d+[a-z]?\b/giu],
  [
    'an address',
    new RegExp(
      `(?<![\\d.,])\\b\\d+[a-z]?,?\\s+(?:(?!(?:in|on|at|of|to|for|from|the|and|along|near|by|behind)\\s)${WORD}+\\s+){1,3}(?:${STREET_WORDS.join('|')}|St|Rd|Ave|Ln|Dr|Cl|Cres|Ct)\\b`,
      'giu',
    ),
  ],
  ['a street', new RegExp(`(?<![\\p{L}])(?:\\p{Lu}${WORD}+\\s+){1,3}(?:${ANY_STREET})\\b`, 'gu')],
  ['a day', DAY],
  [
    'a name',
    new RegExp(
      `(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Dr|PC|PCSO|Sgt|Sergeant|Inspector|Cllr|Councillor|MR|MRS|MS|MISS|DR|SGT|CLLR)\\.?\\s+\\p{Lu}${WORD}*`,
      'gu',
    ),
  ],
  [
    'words of another script',
    /(?:(?!\p{Script=Latin})\p{L}[\p{M}]*)+(?:[\s'’-]+(?:(?!\p{Script=Latin})\p{L}[\p{M}]*)+)*/gu,
  ],
]
/** Years, numbers of public services, and lengths of time. */
const GOOD_NUMBERS = new RegExp(
  `(?<![\\d.,])(?:(?:19|20)\\d{2}(?:Q[1-4])?|999|101|111|112|105|24/7|24-hour)(?!\\d|[.,]\\d)|\\b(?:\\d{1,2}|${NUMBER_WORDS})[ -]${TIMES}\\b`,
  'giu',
)
const NUMBER = new RegExp(
  `\\p{Nd}[\\p{Nd},. ]*\\p{Nd}|\\p{N}|(?<![\\p{L}])(?:${NUMBER_WORDS})(?:[ -](?:and[ -])?(?:one|${NUMBER_WORDS}))*(?![\\p{L}])`,
  'giu',
)

/** Counts from one to four, in digits or words. */
const SMALL_COUNT =
  /(?<![\p{L}\p{N}.,%£$/-])(?:[1-4]|one|two|three|four)(?![\p{L}\p{N}%/-]|[.,]\d| %| (?:million|thousand|hundred))/giu

/** Exact counts below five; lengths of time, and what is no number of people or reports, are left out. */
export const smallCountsIn = (text: string): readonly string[] =>
  [...text.replaceAll(GOOD_NUMBERS, ' ').replaceAll(DAY, ' ').matchAll(SMALL_COUNT)].map(([count]) => count)

const initialsOf = (name: string) =>
  name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('')

/** Words of the place's name and of the names of its police and council, and how its contacts are reached. */
export const ownWordsOf = (place: Place): Pick<KnownWords, 'ownWords' | 'ownContacts'> => ({
  ownWords: new Set(
    [place.labels.place, partnerName(place, place.police), partnerName(place, place.council)].flatMap(
      (name) => [...name.split(' '), initialsOf(name)],
    ),
  ),
  ownContacts: place.contacts.flatMap(({ phone, url }) => [phone, url].filter((text) => text !== null)),
})

/** Passages that look like names, streets, days, addresses, numbers, links, or are of another script. */
export function suspicionsIn(
  { text, known = '', isPlaces = false }: CheckedText,
  { streets, ownWords, ownContacts = [] }: KnownWords,
): readonly Suspicion[] {
  const suspicions = new Map<string, Suspicion>()
  let rest = [known, ...ownContacts].reduce(withoutPart, text)
  if (isPlaces) rest = rest.replaceAll(/(?<=\p{L} )\d{3}(?=;|$)/gu, ' ')
  const take = (looksLike: Likeness, pattern: RegExp, isTaken: (match: string) => boolean = () => true) => {
    rest = rest.replaceAll(pattern, (match: string) => {
      const passage = match.trim()
      if (!isTaken(passage)) return match
      suspicions.set(passage, { match: passage, looksLike })
      return ' · '
    })
  }
  for (const [looksLike, pattern] of PATTERNS)
    if (!(isPlaces && looksLike === 'a street')) take(looksLike, pattern)
  const lower = ` ${text.toLowerCase().replaceAll(/[^\p{L}'’-]+/gu, ' ')} `
  for (const street of isPlaces ? [] : streets)
    if (lower.includes(` ${street} `)) suspicions.set(street, { match: street, looksLike: 'a street' })
  if (!isPlaces)
    for (const name of namesIn(rest, ownWords)) suspicions.set(name, { match: name, looksLike: 'a name' })
  rest = rest.replaceAll(GOOD_NUMBERS, ' ')
  take('a number', NUMBER)
  return [...suspicions.values()]
}

/** The text without a part that stands by itself in it: 999 is no part of 1999. */
const withoutPart = (text: string, part: string) =>
  part === ''
    ? text
    : text.replaceAll(
        new RegExp(`(?<!\\S)${part.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?!\\S)`, 'gu'),
        ' ',
      )

const CAPITALISED = new RegExp(`(?<![\\p{L}\\p{N}])\\p{Lu}${WORD}*`, 'gu')

/**
 * Runs of capitalised words that are neither ordinary nor the place's own: two and more anywhere, a single one within a
 * sentence.
 */
function namesIn(text: string, ownWords: ReadonlySet<string>): readonly string[] {
  const own = new Set([...ownWords].map((word) => word.toLowerCase()))
  const words = [...text.matchAll(CAPITALISED)]
    .map(({ 0: word, index }) => ({ word, index }))
    .filter(({ word }) => !isOrdinary(word, own))
  const names: string[] = []
  for (let at = 0; at < words.length;) {
    const first = words[at]
    if (!first) break
    let end = at
    while (/^\s+$/.test(between(text, words[end], words[end + 1]))) end += 1
    const last = words[end] ?? first
    const isWithin = /[\p{L}\p{N},;]["'’]?\s+$/u.test(text.slice(0, first.index))
    if (end > at || (isWithin && first.word.length > 1))
      names.push(text.slice(first.index, last.index + last.word.length))
    at = end + 1
  }
  return names
}

interface FoundWord {
  readonly word: string
  readonly index: number
}
/** The text between two words; nothing where there is no second. */
const between = (text: string, a: FoundWord | undefined, b: FoundWord | undefined) =>
  a && b ? text.slice(a.index + a.word.length, b.index) : ''

function isOrdinary(word: string, own: ReadonlySet<string>): boolean {
  const parts = word
    .replace(/['’]s?$/u, '')
    .toLowerCase()
    .split('-')
  return parts.every(
    (part) => ORDINARY.has(part) || own.has(part) || (/^\p{Ll}*$/u.test(part) && part !== parts[0]),
  )
}

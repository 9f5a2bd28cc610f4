/** Recognises columns about people and their homes by their names, so that none of them is taken for a place. */

/** Words of a name, also where only capitals part them: `HomePostcode` is `home`, `postcode`. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const PERSON_WORDS: ReadonlySet<string> = new Set(
  'home victim victims offender offenders suspect suspects accused defendant complainant reporter caller informant witness aggrieved ip injured nominal resident residential tenant occupier householder customer applicant owner parent guardian nok kin contact correspondence billing reporting perpetrator perp subject person persons personal client patient registered'.split(
    ' ',
  ),
)
/** Words which say that a place or time is the event's. */
export const EVENT_WORDS: ReadonlySet<string> = new Set(
  'incident offence crime event scene occurrence location place site committed collision accident occ'.split(
    ' ',
  ),
)
const PERSON_DETAILS =
  /^(?:(?:full|first|last|sur|fore|middle|given|family)?names?|surname|forename|dob|dateofbirth|birthdate|phone|telephone|mobile|email|emailaddress|nino|nhsnumber)$/

/** Words by which a name is the event's even beside a person: `Victim Offence Postcode`. */
const EVENT_ITSELF: ReadonlySet<string> = new Set([
  'incident',
  'offence',
  'crime',
  'event',
  'scene',
  'collision',
])

/** Whether the name says that a column is about a person or a home. */
export const isAboutPerson = (name: string): boolean => {
  const words = wordsOf(name)
  return words.some((word) => PERSON_WORDS.has(word)) && !words.some((word) => EVENT_ITSELF.has(word))
}
/** Whether the name says that a column is about the event. */
export const isAboutEvent = (name: string): boolean => wordsOf(name).some((word) => EVENT_WORDS.has(word))

/** Whether a column holds a person's name, birth date or number. */
export const isPersonDetail = (name: string): boolean =>
  PERSON_DETAILS.test(wordsOf(name).join('')) ||
  (isAboutPerson(name) && PERSON_DETAILS.test(wordsOf(name).at(-1) ?? ''))

const HOUSE =
  /^(?:house|flat|building|property|premises?|door|street|apartment|unit|plot|dwelling)(?:no|nos|num|number|name|flat)?s?$/
const NUMBER_NAMES = /^(?:no|nos|num|number)$/
const STREETS = /^(?:street|streetname|road|roadname|address|addressline1|thoroughfare|street1)$/

/** Whether a column holds house numbers, by its name and by a column of streets beside it. */
export function isHouseNumber(name: string, others: readonly string[]): boolean {
  const whole = wordsOf(name).join('')
  if (/no|num|number|name|flat/.test(whole) && HOUSE.test(whole) && !/^streetnames?$/.test(whole)) return true
  return NUMBER_NAMES.test(whole) && others.some((other) => STREETS.test(wordsOf(other).join('')))
}

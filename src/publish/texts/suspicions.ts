/** What in a public text looks like a person, a number or a street: for an officer to look at, never a verdict. */
import { partnerName, type Place } from '../../domain/place/place.ts'

interface Suspicion {
  readonly found: string
  readonly looksLike: 'a name' | 'a number' | 'a street' | 'a day' | 'an address'
}

/** Capitalised words that begin sentences or name bodies are no names of people; the list is of words, not of people. */
const ORDINARY = new Set(
  `Agree Brief Check Clear Decide Football Friday Home Job Letters Lights Mend Name Notices Open Referral Remove Repainted Review
  Speed Survey Unpaid Visit Write Youth Council Police Fire Rescue Service Probation Department
  Work Pensions Office Immigration Enforcement Charities Crimestoppers Fearless The This These There That When Where What If In
  It And Or For From Not All Monday Tuesday Wednesday Thursday Saturday Sunday January February March April May June July August
  September October November December Christmas Easter Emergency Something Tell Noise Community Anti Social Behaviour Violence
  Robbery Public Order Criminal Damage Burglary Vehicle Theft Warrants Arrests Seizures Closure Orders People Events Tidy
  An A At Your You`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const STREET =
  /\b(?:\d+[a-z]?\s+)?(?:[A-Z][\w'’-]+\s+){1,3}(?:Street|Road|Lane|Avenue|Drive|Close|Crescent|Grove|Way|Place|Court|Terrace|Gardens|Square|House|Walk)\b/g
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g
const DAY = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b`,
  'g',
)
const NUMBER = /\d[\d,. ]*\d|\d/g
const TITLED = /\b(?:Mr|Mrs|Ms|Miss|Dr|PC|PCSO|Sgt|Sergeant|Inspector|Cllr|Councillor)\.? [A-Z][\w'’-]+/g
const TWO_WORDS = /\b([A-Z][a-z'’-]+) ([A-Z][a-z'’-]+)\b/g

/** The words of the place's name and of its police and council. */
export const ownWordsOf = (place: Place): ReadonlySet<string> =>
  new Set(
    [place.labels.place, partnerName(place, place.police), partnerName(place, place.council)].flatMap(
      (name) => name.split(' '),
    ),
  )

export interface KnownNames {
  readonly streets: ReadonlySet<string>
  readonly ownWords: ReadonlySet<string>
}

/**
 * `streets`: names of the borough's own roads, in lower case; `ownWords`: capitalised words that name the place and its
 * partners. Years and quarters are numbers too and are told: it
 * costs an officer a glance, and the other way round it would cost somebody else more.
 */
export function suspicionsIn(text: string, { streets, ownWords }: KnownNames): readonly Suspicion[] {
  const isOrdinary = (word: string) => ORDINARY.has(word) || ownWords.has(word)
  const found: Suspicion[] = []
  const add = (looksLike: Suspicion['looksLike'], matches: Iterable<RegExpExecArray>) => {
    for (const [match] of matches) found.push({ found: match.trim(), looksLike })
  }
  add('an address', text.matchAll(POSTCODE))
  add('a street', text.matchAll(STREET))
  const lower = ` ${text.toLowerCase().replaceAll(/[^a-z'’-]+/g, ' ')} `
  for (const street of streets)
    if (lower.includes(` ${street} `)) found.push({ found: street, looksLike: 'a street' })
  add('a day', text.matchAll(DAY))
  add('a name', text.matchAll(TITLED))
  for (const [match, first = '', second = ''] of text.matchAll(TWO_WORDS))
    if (!isOrdinary(first) && !isOrdinary(second)) found.push({ found: match, looksLike: 'a name' })
  add('a number', text.matchAll(NUMBER))
  return found
}

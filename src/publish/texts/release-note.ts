/**
 * The release note that the releasing officer reads and signs, with passages of public texts that may identify people.
 * It is not published.
 */
import type { PublicSummary } from '../../summary/public-summary.ts'
import type { AttackResult } from '../attack/findings.ts'
import { WITHHELD } from '../protect.ts'
import type { GateFinding } from '../gates/gate.ts'
import type { AcceptedRefusal } from '../ledger/ledger-entry.ts'
import type { PreparedRelease } from '../release.ts'
import { partnerName, type Place } from '../../domain/place/place.ts'

interface Suspicion {
  readonly match: string
  readonly looksLike: 'a name' | 'a number' | 'a street' | 'a day' | 'an address'
}

/** Capitalised words that begin sentences or name organisations rather than people. */
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

/** Words of the place's name and of the names of its police and council. */
export const ownWordsOf = (place: Place): ReadonlySet<string> =>
  new Set(
    [place.labels.place, partnerName(place, place.police), partnerName(place, place.council)].flatMap(
      (name) => name.split(' '),
    ),
  )

interface LocalNames {
  readonly streets: ReadonlySet<string>
  readonly ownWords: ReadonlySet<string>
}

/**
 * Passages that look like names, streets, days, addresses or numbers. Years and quarters are reported too, since a
 * false alarm costs less than a miss.
 */
export function suspicionsIn(text: string, { streets, ownWords }: LocalNames): readonly Suspicion[] {
  const isOrdinary = (word: string) => ORDINARY.has(word) || ownWords.has(word)
  const suspicions: Suspicion[] = []
  const add = (looksLike: Suspicion['looksLike'], matches: Iterable<RegExpExecArray>) => {
    for (const [match] of matches) suspicions.push({ match: match.trim(), looksLike })
  }
  add('an address', text.matchAll(POSTCODE))
  add('a street', text.matchAll(STREET))
  const lower = ` ${text.toLowerCase().replaceAll(/[^a-z'’-]+/g, ' ')} `
  for (const street of streets)
    if (lower.includes(` ${street} `)) suspicions.push({ match: street, looksLike: 'a street' })
  add('a day', text.matchAll(DAY))
  add('a name', text.matchAll(TITLED))
  for (const [match, first = '', second = ''] of text.matchAll(TWO_WORDS))
    if (!isOrdinary(first) && !isOrdinary(second)) suspicions.push({ match, looksLike: 'a name' })
  add('a number', text.matchAll(NUMBER))
  return suspicions
}

const AREAS = 'areas'

interface PublicText {
  readonly where: string
  readonly text: string
}

/** Every free text of the public page, with its position. */
function textsOf(summary: PublicSummary): readonly PublicText[] {
  const { commitments, contacts, labels, notes, groups, borough, areas, announced = [] } = summary
  const texts = [
    ...Object.entries(labels).map(([name, text]) => ({ where: `label ${name}`, text })),
    ...commitments.flatMap(({ text, owner, outcome }, index) => [
      { where: `commitment ${index + 1}`, text },
      { where: `commitment ${index + 1}, owner`, text: owner },
      { where: `commitment ${index + 1}, outcome`, text: outcome ?? '' },
    ]),
    ...contacts.flatMap(({ id, name, text, phone, url }) => [
      { where: `contact ${id}`, text: [name, text, phone, url].filter(Boolean).join(' · ') },
    ]),
    ...notes.map(({ text }, index) => ({ where: `note ${index + 1}`, text })),
    ...announced.flatMap(({ text, on, source, url, why }, index) => [
      { where: `announced ${index + 1}`, text },
      { where: `announced ${index + 1}, source`, text: [source, on, url].filter(Boolean).join(' · ') },
      { where: `announced ${index + 1}, why ours differ`, text: why },
    ]),
    { where: 'groups', text: groups.map(({ label }) => label).join('; ') },
    { where: 'borough figures', text: [...new Set(borough.map(({ label }) => label))].join('; ') },
    { where: AREAS, text: areas.map(({ name }) => name).join('; ') },
  ]
  return texts.filter(({ text }) => text !== '')
}

interface NoteContents extends LocalNames {
  readonly prepared: PreparedRelease
  readonly attackResult: AttackResult
  readonly number: number
  readonly gates: GateReport
}
/** What was refused and accepted all the same, and what could not be judged. */
interface GateReport {
  readonly accepted: readonly AcceptedRefusal[]
  readonly notJudged: readonly GateFinding[]
}

/** Text of the release note. */
export function releaseNote({ prepared, attackResult, number, gates, ...names }: NoteContents): string {
  const { summary, leftOut, pending } = prepared
  const texts = textsOf(summary)
  // Area names come from the Office for National Statistics and contain numbers.
  const suspicions = texts
    .filter(({ where }) => where !== AREAS)
    .flatMap(({ where, text }) =>
      suspicionsIn(text, names).map(
        ({ match, looksLike }) => `  ${where}: "${match}" looks like ${looksLike}`,
      ),
    )
  return [
    `Release ${number} of ${summary.releasedOn}${summary.demonstration ? ` (${summary.demonstration})` : ''}`,
    'For the officer who releases it: read all of it, then write your name, your post and the day below.',
    '',
    'Name: ____________________  Post: ____________________  Day: ____________________',
    '',
    ...figureLines(summary),
    '',
    'What the attack found',
    `  ${attackResult.sentence}`,
    '',
    'Refused, and accepted by name',
    ...listed(
      gates.accepted.map(
        ({ code, sentence, because }) => `${code}: ${sentence} Accepted because: ${because}`,
      ),
    ),
    '',
    'Could not be judged',
    ...listed(gates.notJudged.map(({ code, sentence }) => `${code}: ${sentence}`)),
    '',
    'Left out, and why',
    ...listed([
      ...leftOut.map(({ what, why }) => `${what}: ${why}`),
      ...pending.map((cell) => `${cellText(summary, cell)}: ${WAITING}`),
    ]),
    '',
    'Corrected in this release',
    ...listed(summary.corrections.map((cell) => `${cellText(summary, cell)}: another band than before`)),
    '',
    'Every text that residents will read',
    ...texts.map(({ where, text }) => `  ${where}: ${text}`),
    '',
    'Look again at',
    ...(suspicions.length > 0 ? suspicions : ['  nothing looks like a name, a number or a street']),
    ...(summary.announced?.length ? [`  ${QUOTED_ADVICE}`] : []),
    '',
  ].join('\n')
}

function figureLines({ geography, areas, quarters, groups, cells, totals, borough }: PublicSummary) {
  const shown = cells.filter(({ count }) => count !== WITHHELD)
  const low = shown.filter(({ count }) => String(count) === '0-4').length
  const share = shown.length > 0 ? Math.floor((100 * (shown.length - low)) / shown.length) : 0
  const withheldCount = cells.length - shown.length
  const span = quarters.length > 0 ? `${quarters[0]} to ${quarters.at(-1)}` : 'none'
  return [
    'What is published',
    `  ${areas.length} areas (${geography}), ${quarters.length} quarters (${span}), ${groups.length} groups: ${cells.length} cells in bands of five`,
    `  ${share} % of the cells that are shown read 5 or more`,
    ...(withheldCount > 0
      ? [
          `  ${withheldCount} of the cells are held back and read "not published", with every total that needs them`,
        ]
      : []),
    `  ${totals.length} totals as ranges; ${borough.length} figures of the borough as bands or ranges of bands`,
  ]
}

const QUOTED_ADVICE =
  'a quoted figure is read as words, and the attack does not know what it counts: where it speaks of an area, a quarter and a kind of report that are published, or of a total of them, write it into the file of --known and publish with that, so that it is attacked too'
const WAITING = 'the data now count it into another band; it waits for the yearly corrections'
const listed = (lines: readonly string[]) =>
  lines.length > 0 ? lines.map((line) => `  ${line}`) : ['  nothing']

type CellKey = Readonly<Record<'area' | 'quarter' | 'group', string>>
function cellText({ areas, groups }: PublicSummary, { area, quarter, group }: CellKey): string {
  const name = areas.find(({ code }) => code === area)?.name ?? area
  const label = groups.find(({ id }) => id === group)?.label ?? group
  return `${name} (${area}), ${quarter}, ${label}`
}

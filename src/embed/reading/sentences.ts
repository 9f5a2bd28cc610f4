/** The sentences of the page: what changed in a quarter, in words that a band can carry. */
import type { Change, Counted } from '../../summary/figures.ts'
import { ASB, CHANGE_WORDS, CRIMES, changeOf } from '../../summary/figures.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import type { PageSelection, Row } from './rows.ts'
import { areaRows, kindsOf, placeOf } from './rows.ts'

const ONES =
  'none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** `none`, `nineteen`, `twenty-one`: in words a number of areas is not taken for a number of reports. */
function inWords(count: number): string {
  const ones = ONES[count]
  if (ones !== undefined) return ones
  const tens = TENS[Math.floor(count / 10) - 2]
  if (tens === undefined) return String(count)
  return count % 10 === 0 ? tens : `${tens}-${ONES[count % 10] ?? ''}`
}
const areas = (count: number) => `${inWords(count)} ${count === 1 ? 'area' : 'areas'}`

/** `a, b and c`. */
const listed = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

/** A label inside a sentence: only the first letter of a word is made small, `CCTV` stays as it is. */
const within = (label: string) =>
  /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label

export const labelOf = (release: Pick<Counted, 'groups'>, group: string) =>
  kindsOf(release).find(({ id }) => id === group)?.label ?? group

/** What is said first. Crime and anti-social behaviour are two things, and never one number. */
export function leadSentence(release: Counted, look: Omit<PageSelection, 'group'>, place: string): string {
  const opening = `In ${whereOf(release, look.area, place)}, from ${quarterWords(look.quarter)}, `
  const changes = kindsOfTwo(release).map(([group, label]) => ({
    label,
    change: changeOf(release, { ...placeOf(look.area), group, quarter: look.quarter }),
  }))
  const named = (change: Change) => changes.filter((told) => told.change === change).map(({ label }) => label)
  const [lower, higher, same] = [named('lower'), named('higher'), named('no-clear-change')]
  const missing = named('not-comparable')
  if (missing.length === changes.length) return `${opening}${notCompared(release, look)}`
  const moved = [
    ...(lower.length > 0 ? [`reports of ${lower.join(' and of ')} were lower`] : []),
    ...(higher.length > 0 ? [`reports of ${higher.join(' and of ')} were higher`] : []),
  ]
  const unmoved = `there was no clear change in reports of ${same.join(' or of ')} from a year before`
  const rest = same.length > 0 && moved.length > 0 ? ` For ${listed(same)} there was no clear change.` : ''
  const gap = missing.length > 0 ? ` Not every figure of ${listed(missing)} is published.` : ''
  return `${opening}${moved.length > 0 ? `${moved.join(', and ')} than a year before` : unmoved}.${rest}${gap}`
}

const whereOf = (release: Pick<Counted, 'areas'>, area: string | null, place: string) =>
  release.areas.find(({ code }) => code === area)?.name ?? place

const notCompared = ({ quarters }: Counted, { quarter }: Omit<PageSelection, 'group'>) =>
  quarters.includes(yearBefore(quarter))
    ? 'not every figure is published, so that nothing is said of them together. Single areas and kinds stand below.'
    : 'nothing can be compared yet: figures of the same months a year before are not published.'

function kindsOfTwo({ groups }: Counted): readonly (readonly [group: string, label: string])[] {
  const hasCrimes = groups.some(({ id }) => id !== ASB)
  const hasAsb = groups.some(({ id }) => id === ASB)
  return [
    ...(hasAsb ? [[ASB, 'anti-social behaviour'] as const] : []),
    ...(hasCrimes ? [[CRIMES, 'crime'] as const] : []),
  ]
}

/** Over the table of kinds. */
export const kindsSentence = (release: Counted, look: Omit<PageSelection, 'group'>, place: string) =>
  `Kind by kind in ${whereOf(release, look.area, place)}, ${quarterWords(look.quarter)}, beside a year before`

/** Over the table and the map: how many areas were lower, higher, or neither, for one kind of report. */
export function tableSentence(release: Counted, look: PageSelection): string {
  const rows = areaRows(release, look)
  const count = (change: Change) => rows.filter((row) => row.change === change).length
  const said = [
    `lower in ${areas(count('lower'))}`,
    `higher in ${inWords(count('higher'))}`,
    `no clear change in ${inWords(count('no-clear-change'))}`,
    ...(count('not-comparable') > 0 ? [`${inWords(count('not-comparable'))} cannot be compared`] : []),
  ]
  return `${labelOf(release, look.group)}, ${quarterWords(look.quarter)}, beside a year before: ${listed(said)}.`
}

/** `Ward One: 5 to 9; lower than a year before.` One figure, as the marks of figures ask. */
export const rowSentence = ({ name, now, change }: Row) => `${name}: ${now.words}; ${sinceWords(change)}`

const sinceWords = (change: Change) =>
  change === 'lower' || change === 'higher' ? `${change} than a year before` : CHANGE_WORDS[change]

/** What the map shows, for who cannot see it. */
export function mapSentence(release: Counted, look: PageSelection): string {
  const rows = areaRows(release, look)
  const named = (change: Change, words: string) => {
    const names = rows.filter((row) => row.change === change).map(({ name }) => name)
    return names.length > 0 ? [`${words}: ${listed(names)}.`] : []
  }
  return [
    `Map: ${within(labelOf(release, look.group))}, ${quarterWords(look.quarter)} beside ${quarterWords(yearBefore(look.quarter))}.`,
    ...named('lower', 'Lower'),
    ...named('higher', 'Higher'),
    ...named('no-clear-change', 'No clear change'),
    ...named('not-comparable', 'Cannot be compared'),
    'The table holds the same.',
  ].join(' ')
}

/** Sentences of the public page about the change in a quarter, worded so that bands support them. */
import { type Change, CHANGE_WORDS } from '../../summary/change.ts'
import { type Counted, ASB, CRIMES, changeOf } from '../../summary/figures.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import { type PageSelection, type TableRow, areaRows, kindsOfReport, areaKey } from './rows.ts'

const ONES =
  'none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** `none`, `nineteen`, `twenty-one`: spelt out, so that a number of areas is not mistaken for a number of reports. */
function spelledOut(count: number): string {
  const ones = ONES[count]
  if (ones !== undefined) return ones
  const tens = TENS[Math.floor(count / 10) - 2]
  if (tens === undefined) return String(count)
  return count % 10 === 0 ? tens : `${tens}-${ONES[count % 10] ?? ''}`
}
const areaCount = (count: number) =>
  count === 0 ? 'none' : `${spelledOut(count)} ${count === 1 ? 'area' : 'areas'}`

/** `a, b and c`. */
const joinedWords = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

/** A label within a sentence: lower case, but an acronym such as `CCTV` stays. */
const inSentence = (label: string) =>
  /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label

export const labelOf = (release: Pick<Counted, 'groups'>, group: string) =>
  kindsOfReport(release).find(({ id }) => id === group)?.label ?? group

/**
 * The lead sentence, in sentences of at most twenty words. Crime and anti-social behaviour are stated separately, never as
 * one number.
 */
export function leadSentence(
  release: Counted,
  selection: Omit<PageSelection, 'group'>,
  place: string,
): string {
  const opening = `In ${areaNameOf(release, selection.area, place)}, from ${quarterWords(selection.quarter)}, `
  const changes = crimeAndAsb(release).map(([group, label]) => ({
    label,
    change: changeOf(release, { ...areaKey(selection.area), group, quarter: selection.quarter }),
  }))
  const named = (change: Change) =>
    changes.filter((entry) => entry.change === change).map(({ label }) => label)
  const [lower, higher, same] = [named('lower'), named('higher'), named('no-clear-change')]
  const missing = named('not-comparable')
  if (missing.length === changes.length) return `${opening}${notComparableWords(release, selection)}`
  const [firstMoved, ...others] = [
    ...lower.map((label) => ({ label, words: 'lower' })),
    ...higher.map((label) => ({ label, words: 'higher' })),
  ]
  const moved = firstMoved
    ? `reports of ${firstMoved.label} were ${firstMoved.words} than a year before.`
    : `there was no clear change${missing.length > 0 ? ` in ${joinedWords(same)}` : ''} from a year before.`
  const sentences = [
    ...others.map(
      ({ label, words }) => `Reports of ${label} were ${words}${words === firstMoved?.words ? ' too' : ''}.`,
    ),
    ...(firstMoved && same.length > 0 ? [`For ${joinedWords(same)} there was no clear change.`] : []),
    ...(missing.length > 0 ? [`Not every figure of ${joinedWords(missing)} is published.`] : []),
  ]
  return [`${opening}${moved}`, ...sentences].join(' ')
}

const areaNameOf = (release: Pick<Counted, 'areas'>, area: string | null, place: string) =>
  release.areas.find(({ code }) => code === area)?.name ?? place

const notComparableWords = ({ quarters }: Counted, { quarter }: Omit<PageSelection, 'group'>) =>
  quarters.includes(yearBefore(quarter))
    ? 'nothing can be compared: not every figure is published. Single areas and kinds stand below.'
    : 'nothing can be compared yet. There are no data of the year before.'

/** Both are stated apart, as far as they are published. */
export function crimeAndAsb({ groups }: Counted): readonly (readonly [group: string, label: string])[] {
  const hasCrimes = groups.some(({ id }) => id !== ASB)
  const hasAsb = groups.some(({ id }) => id === ASB)
  return [
    ...(hasAsb ? [[ASB, 'anti-social behaviour'] as const] : []),
    ...(hasCrimes ? [[CRIMES, 'crime'] as const] : []),
  ]
}

/** Caption of the table of kinds. */
export const kindsSentence = (release: Counted, selection: Omit<PageSelection, 'group'>, place: string) =>
  `Each kind of report in ${areaNameOf(release, selection.area, place)}, ${quarterWords(selection.quarter)}, beside a year before`

/**
 * Caption of the table of areas: how many areas are lower, higher or without a clear change, for one kind of report.
 */
export function tableSentence(release: Counted, selection: PageSelection): string {
  const rows = areaRows(release, selection)
  const count = (change: Change) => rows.filter((row) => row.change === change).length
  const missing = count('not-comparable')
  return [
    `${labelOf(release, selection.group)}, ${quarterWords(selection.quarter)}, beside a year before.`,
    `Lower: ${areaCount(count('lower'))}.`,
    `Higher: ${spelledOut(count('higher'))}.`,
    `No clear change: ${spelledOut(count('no-clear-change'))}.`,
    ...(missing > 0 ? [`Cannot be compared: ${spelledOut(missing)}.`] : []),
  ].join(' ')
}

/** `Ward One: 5 to 9; lower than a year before.` Contains exactly one figure, as the figure marks require. */
export const rowSentence = ({ name, now, change }: TableRow) => `${name}: ${now.text}; ${changeWords(change)}`

const changeWords = (change: Change) =>
  change === 'lower' || change === 'higher' ? `${change} than a year before` : CHANGE_WORDS[change]

/** Text alternative of the map; it names the areas of which there is most to say. */
export function mapSentence(release: Counted, selection: PageSelection): string {
  const rows = areaRows(release, selection)
  const named = (change: Change, label: string) => {
    const names = rows.filter((row) => row.change === change).map(({ name }) => name)
    return names.length > 0 ? [`${label}: ${names.join('; ')}.`] : []
  }
  return [
    `Map of ${inSentence(labelOf(release, selection.group))}, ${quarterWords(selection.quarter)}, beside a year before.`,
    ...named('lower', 'Lower'),
    ...named('higher', 'Higher'),
    'The table has every area.',
  ].join(' ')
}

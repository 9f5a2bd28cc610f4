/** Sentences of the public page about the change in a quarter, worded so that bands support them. */
import { type Change, CHANGE_WORDS } from '../../summary/change.ts'
import {
  type Comparable,
  type Counted,
  ASB,
  CRIMES,
  changeOf,
  hasSumOfCrimes,
  reasonOf,
} from '../../summary/figures.ts'
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

const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** A label within a sentence: lower case, but an acronym such as `CCTV` stays. */
const inSentence = (label: string) =>
  /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label

export const labelOf = (release: Pick<Counted, 'groups'>, group: string) =>
  kindsOfReport(release).find(({ id }) => id === group)?.label ?? group

/**
 * The lead sentence, in sentences of at most twenty words. Crime and anti-social behaviour are stated separately, never as
 * one number. Where crime as a whole is counted another way, its kinds that can be compared are stated one by one.
 */
export function leadSentence(
  release: Comparable,
  selection: Omit<PageSelection, 'group'>,
  place: string,
): string {
  const opening = `In ${areaNameOf(release, selection.area, place)}, from ${quarterWords(selection.quarter)}, `
  const changes = crimeAndAsb(release).map(([group, label]) => ({
    label,
    change: changeOrRecounted(release, selection, group),
  }))
  const named = (change: Change | 'recounted') =>
    changes.filter((entry) => entry.change === change).map(({ label }) => label)
  const [lower, higher, same] = [named('lower'), named('higher'), named('no-clear-change')]
  const [missing, recounted] = [named('not-comparable'), named('recounted')]
  const kinds = kindSentences(release, selection)
  if (kinds.length === 0 && recounted.length === changes.length)
    return `${opening}nothing can be compared: the way of counting changed.`
  if (missing.length === changes.length) return `${opening}${notComparableWords(release, selection)}`
  const [firstMoved, ...others] = [
    ...lower.map((label) => ({ label, words: 'lower' })),
    ...higher.map((label) => ({ label, words: 'higher' })),
  ]
  const moved = firstMoved
    ? `reports of ${firstMoved.label} were ${firstMoved.words} than a year before.`
    : noClearChange(same, changes.length, kinds.length > 0)
  const withoutKinds = recounted.filter((label) => kinds.length === 0 || label !== CRIME)
  const sentences = [
    ...others.map(
      ({ label, words }) => `Reports of ${label} were ${words}${words === firstMoved?.words ? ' too' : ''}.`,
    ),
    ...(firstMoved && same.length > 0 ? [`For ${joinedWords(same)} there was no clear change.`] : []),
    ...(missing.length > 0 ? [`Not every figure of ${joinedWords(missing)} is published.`] : []),
    ...(withoutKinds.length > 0
      ? [`For ${joinedWords(withoutKinds)} there is no comparison: the way of counting changed.`]
      : []),
    ...kinds,
  ]
  return [`${opening}${moved}`, ...sentences].join(' ')
}

const changeOrRecounted = (
  release: Comparable,
  { area, quarter }: Omit<PageSelection, 'group'>,
  group: string,
): Change | 'recounted' => {
  const key = { ...areaKey(area), group, quarter }
  return reasonOf(release, key)?.kind === 'counting' ? 'recounted' : changeOf(release, key)
}

/** The kinds of crime with their changes, where crime as a whole is counted another way and some kind can be compared. */
function kindsOfRecounted(release: Comparable, selection: Omit<PageSelection, 'group'>) {
  if (!hasSumOfCrimes(release.groups) || changeOrRecounted(release, selection, CRIMES) !== 'recounted')
    return []
  const kinds = release.groups
    .filter(({ id }) => id !== ASB)
    .map(({ id, label }) => ({ id, label, change: changeOrRecounted(release, selection, id) }))
  return kinds.some(({ change }) => change !== 'recounted' && change !== 'not-comparable') ? kinds : []
}

/** What is said of crime, kind by kind; empty where crime as a whole says it. */
function kindSentences(release: Comparable, selection: Omit<PageSelection, 'group'>): readonly string[] {
  const kinds = kindsOfRecounted(release, selection)
  if (kinds.length === 0) return []
  const named = (change: Change | 'recounted') =>
    kinds.filter((kind) => kind.change === change).map(({ label }) => inSentence(label))
  const [lower, higher, same] = [named('lower'), named('higher'), named('no-clear-change')]
  const [missing, recounted] = [named('not-comparable'), named('recounted')]
  const why =
    recounted.length === 1
      ? `${recounted[0] ?? ''} is counted another way`
      : `${spelledOut(recounted.length)} kinds are counted another way`
  const isEach = lower.length + higher.length + missing.length === 0
  return [
    `Crime as a whole cannot be compared: ${why}.`,
    ...(lower.length > 0 ? [`Lower than a year before: ${lower.join('; ')}.`] : []),
    ...(higher.length > 0 ? [`Higher than a year before: ${higher.join('; ')}.`] : []),
    ...(missing.length > 0 ? [`Not every figure is published of: ${missing.join('; ')}.`] : []),
    ...(same.length > 0
      ? [`For ${isEach ? 'each other kind' : 'the other kinds'} of crime there was no clear change.`]
      : []),
  ]
}

/** What the lead gives the ranges of: crime and anti-social behaviour, and each kind that it calls lower or higher. */
export const leadKinds = (
  release: Comparable,
  selection: Omit<PageSelection, 'group'>,
): readonly (readonly [group: string, label: string])[] => [
  ...crimeAndAsb(release),
  ...kindsOfRecounted(release, selection)
    .filter(({ change }) => change === 'lower' || change === 'higher')
    .map(({ id, label }) => [id, label] as const),
]

/** The first sentence where nothing was lower or higher. */
const noClearChange = (same: readonly string[], count: number, hasKinds: boolean) =>
  same.length === 0
    ? `${hasKinds ? 'not everything' : 'nothing'} can be compared.`
    : `there was no clear change${same.length < count ? ` in ${joinedWords(same)}` : ''} from a year before.`

const areaNameOf = (release: Pick<Counted, 'areas'>, area: string | null, place: string) =>
  release.areas.find(({ code }) => code === area)?.name ?? place

const notComparableWords = ({ quarters }: Counted, { quarter }: Omit<PageSelection, 'group'>) =>
  quarters.includes(yearBefore(quarter))
    ? 'nothing can be compared: not every figure is published. Single areas and kinds stand below.'
    : 'nothing can be compared yet. There are no data of the year before.'

/** Both are stated apart, as far as they are published. */
function crimeAndAsb({ groups }: Counted): readonly (readonly [group: string, label: string])[] {
  const hasCrimes = groups.some(({ id }) => id !== ASB)
  const hasAsb = groups.some(({ id }) => id === ASB)
  return [
    ...(hasAsb ? [[ASB, 'anti-social behaviour'] as const] : []),
    ...(hasCrimes ? [[CRIMES, CRIME] as const] : []),
  ]
}
const CRIME = 'crime'

/** Caption of the table of kinds. */
export const kindsSentence = (release: Counted, selection: Omit<PageSelection, 'group'>, place: string) =>
  `Each kind of report in ${areaNameOf(release, selection.area, place)}, ${quarterWords(selection.quarter)}, beside a year before`

/**
 * Caption of the table of areas: how many areas are lower, higher or without a clear change, for one kind of report.
 */
export function tableSentence(release: Comparable, selection: PageSelection): string {
  const rows = areaRows(release, selection)
  const count = (change: Change) => rows.filter((row) => row.change === change).length
  const missing = count('not-comparable')
  const key = { group: selection.group, quarter: selection.quarter }
  const reason = reasonOf(release, key)
  return [
    `${labelOf(release, selection.group)}, ${quarterWords(selection.quarter)}, beside a year before.`,
    ...(missing === rows.length
      ? [NO_AREA]
      : [
          `Lower: ${areaCount(count('lower'))}.`,
          `Higher: ${spelledOut(count('higher'))}.`,
          `No clear change: ${spelledOut(count('no-clear-change'))}.`,
          ...(missing > 0 ? [`Cannot be compared: ${spelledOut(missing)}.`] : []),
        ]),
    ...(reason?.kind === 'counting' ? [`${capitalised(reason.text)}.`] : []),
  ].join(' ')
}

const NO_AREA = 'No area can be compared.'

/** `Ward One: 5 to 9; lower than a year before.` Contains exactly one figure, as the figure marks require. */
export const rowSentence = ({ name, now, change }: TableRow) => `${name}: ${now.text}; ${changeWords(change)}`

const changeWords = (change: Change) =>
  change === 'lower' || change === 'higher' ? `${change} than a year before` : CHANGE_WORDS[change]

/** Text alternative of the map; it names the areas of which there is most to say. */
export function mapSentence(release: Comparable, selection: PageSelection): string {
  const rows = areaRows(release, selection)
  const named = (change: Change, label: string) => {
    const names = rows.filter((row) => row.change === change).map(({ name }) => name)
    return names.length > 0 ? [`${label}: ${names.join('; ')}.`] : []
  }
  return [
    `Map of ${inSentence(labelOf(release, selection.group))}, ${quarterWords(selection.quarter)}, beside a year before.`,
    ...named('lower', 'Lower'),
    ...named('higher', 'Higher'),
    ...(rows.every(({ change }) => change === 'not-comparable') ? [NO_AREA] : []),
    'The table has every area.',
  ].join(' ')
}

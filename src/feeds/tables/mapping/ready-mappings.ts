/** Ready mappings: well-known files are recognised by the names of their columns, and read as a list of them says. */
import { type Failed, type FeedKind, failed } from '../../../domain/feed.ts'
import type { Place } from '../../../domain/place/place.ts'
import type { Meaning, Recognition, RecognisedColumn } from '../../formats/recognised.ts'
import { EXPLANATION, plainName, plainNames } from '../columns/part-names.ts'
import { isAboutPerson, isHouseNumber, isPersonDetail, wordsOf } from '../columns/private-columns.ts'
import { AGENCIES } from './ready/agencies.ts'
import type { KnownFile, ReadyMapping } from './ready/known-file.ts'
import { OPEN_DATA } from './ready/open-data.ts'
import { POLICE_DATA } from './ready/police-data.ts'
import { recordedForce } from './recorded-force.ts'
import { statisticalMapping } from './statistical-areas.ts'

export const KNOWN_FILES: readonly KnownFile[] = [...POLICE_DATA, ...AGENCIES, ...OPEN_DATA]

/** The ready mapping for these files as a feed of this kind; null where they are not known. */
export function readyMappingFor(
  { columns, files }: Pick<Recognition, 'columns' | 'files'>,
  kind: FeedKind,
  place: Place,
): ReadyMapping | null {
  if (kind === 'areas') return statisticalMapping(columns)
  const known = knownFile(columns, ({ mapping }) => mapping.kind === kind)
  if (!known) return null
  const { label, mapping, forceAs } = known
  const { constants = {}, categories = {}, days } = mapping
  const names = files.map(({ name }) => name)
  const force = forceAs === undefined ? null : recordedForce(names, place)
  return {
    label,
    columns: meaningsIn(mapping.columns, columns),
    constants: { ...constants, ...(forceAs && force?.partner ? { [forceAs]: force.partner } : {}) },
    assumed: forceAs && force?.isAssumed ? [forceAs] : [],
    categories,
    ...(days !== undefined && !isDayFirst(columns) ? { days } : {}),
  }
}

/** Whether the dates of a column can only be read day first. */
const isDayFirst = (columns: readonly RecognisedColumn[]) =>
  columns.some(({ dates }) => dates === 'day-first')

/** The kind of feed for which a ready mapping of files with these columns is; null where they are not known. */
export const readyKind = (columns: readonly RecognisedColumn[]): FeedKind | null =>
  knownFile(columns, () => true)?.mapping.kind ?? null

/** Why a known file cannot become a feed of this kind; null where nothing is against it. */
export function refusalOf(
  { columns, files }: Pick<Recognition, 'columns' | 'files'>,
  kind: FeedKind,
): Failed | null {
  const refused = knownFile(columns, () => true)?.refused
  if (!refused || (refused.kinds && !refused.kinds.includes(kind))) return null
  return failed(`${files[0]?.name ?? ''} holds ${refused.holds}.`, refused.toDo)
}

/** Of the known files that fit, the one that names most of the columns. */
function knownFile(
  columns: readonly RecognisedColumn[],
  isMeant: (file: KnownFile) => boolean,
): KnownFile | null {
  const columnOf = columnsByName(columns)
  const isThere = (name: string) => columnOf(name) !== undefined
  const namedBy = ({ has, mapping }: KnownFile) =>
    new Set(
      [...has.flat(), ...Object.keys(mapping.columns)].map(columnOf).filter((column) => column !== undefined),
    ).size
  const [best] = KNOWN_FILES.filter(
    (file) => isMeant(file) && file.has.every((options) => options.some(isThere)),
  )
    .map((file) => ({ file, named: namedBy(file) }))
    .toSorted((a, b) => b.named - a.named)
  return best?.file ?? null
}

/** Words that stand for the same in names of columns, and those that say nothing. */
const SAME_WORDS: Readonly<Record<string, string>> = {
  no: 'number',
  num: 'number',
  ref: 'number',
  reference: 'number',
}
const FILLERS: ReadonlySet<string> = new Set(['of', 'the', 'and'])

/** The words of a name in any order: `Date committed from` and `Committed From Date` are the same. */
function wordKey(name: string): string {
  const words = wordsOf(name)
    .filter((word) => !FILLERS.has(word))
    .map((word) => (Object.hasOwn(SAME_WORDS, word) ? (SAME_WORDS[word] ?? word) : word))
  return [...new Set(words)].toSorted().join(' ')
}
const keysOf = (name: string): readonly string[] => {
  const bare = name.replace(EXPLANATION, ' ')
  return [...plainNames(name), wordKey(bare)].filter((key) => key !== '')
}

/** Finds the column that has a name, by its letters and digits or by its words. */
function columnsByName(columns: readonly RecognisedColumn[]): (name: string) => RecognisedColumn | undefined {
  const byKey = new Map<string, RecognisedColumn>()
  for (const column of columns)
    for (const key of keysOf(column.name)) if (!byKey.has(key)) byKey.set(key, column)
  return (name) => byKey.get(plainName(name)) ?? byKey.get(wordKey(name))
}

/** Of several columns with one meaning the first in the mapping that is filled has it. */
function meaningsIn(
  mapped: KnownFile['mapping']['columns'],
  columns: readonly RecognisedColumn[],
): ReadyMapping['columns'] {
  const columnOf = columnsByName(columns)
  const found = new Map<RecognisedColumn, Meaning | null>()
  const names = columns.map(({ name }) => name)
  const isPrivate = (name: string) =>
    isAboutPerson(name) || isPersonDetail(name) || isHouseNumber(name, names)
  for (const [name, meaning] of Object.entries(mapped)) {
    const column = columnOf(name)
    if (column && !found.has(column)) found.set(column, isPrivate(column.name) ? null : meaning)
  }
  const holderOf = (meaning: Meaning) => {
    const holders = [...found].filter((entry) => entry[1] === meaning).map(([column]) => column)
    return holders.find(({ signs }) => signs.filled > 0) ?? holders[0]
  }
  return Object.fromEntries(
    [...found].map(([column, meaning]) => [
      plainName(column.name),
      meaning !== null && holderOf(meaning) === column ? meaning : null,
    ]),
  )
}

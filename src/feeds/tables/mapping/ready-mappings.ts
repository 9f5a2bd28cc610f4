/** Ready mappings: well-known files are recognised by the names of their columns, and read as a list of them says. */
import { type Failed, type FeedKind, failed } from '../../../domain/feed.ts'
import type { Place } from '../../../domain/place/place.ts'
import type { Meaning, Recognition, RecognisedColumn } from '../../formats/recognised.ts'
import { plainName } from '../columns/part-names.ts'
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
  const names = new Set(columns.map(({ name }) => plainName(name)))
  const isThere = (name: string) => names.has(plainName(name))
  const namedBy = ({ has, mapping }: KnownFile) =>
    new Set([...has.flat(), ...Object.keys(mapping.columns)].filter(isThere).map(plainName)).size
  const [best] = KNOWN_FILES.filter(
    (file) => isMeant(file) && file.has.every((options) => options.some(isThere)),
  )
    .map((file) => ({ file, named: namedBy(file) }))
    .toSorted((a, b) => b.named - a.named)
  return best?.file ?? null
}

/** Of several columns with one meaning the first in the mapping that is filled has it. */
function meaningsIn(
  mapped: KnownFile['mapping']['columns'],
  columns: readonly RecognisedColumn[],
): ReadyMapping['columns'] {
  const filled = new Map(columns.map(({ name, signs }) => [plainName(name), signs.filled > 0]))
  const present = Object.entries(mapped).flatMap(([name, meaning]) =>
    filled.has(plainName(name)) ? [[plainName(name), meaning] as const] : [],
  )
  const holderOf = (meaning: Meaning) => {
    const holders = present.filter((entry) => entry[1] === meaning).map(([name]) => name)
    return holders.find((name) => filled.get(name)) ?? holders[0]
  }
  return Object.fromEntries(
    present.map(([name, meaning]) => [name, meaning !== null && holderOf(meaning) === name ? meaning : null]),
  )
}

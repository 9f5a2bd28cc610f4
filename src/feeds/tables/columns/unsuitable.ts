/** Recognises tables that cannot become the feed asked for, and says what to do instead. */
import { type Failed, failed } from '../../../domain/feed.ts'
import type { Choices, Recognised, RecognisedColumn } from '../../formats/recognised.ts'
import { refusalOf } from '../mapping/ready-mappings.ts'
import { forceFailure } from '../mapping/recorded-force.ts'
import { plainName } from './part-names.ts'

const COUNT_NAMES =
  /^(?:counts?|n|freq(?:uency)?|totals?|quantity|(?:number|no|count|total)of\w+|(?:incident|crime|offence|record|event)s?count)$/
const AREA_NAMES = /^(?:lsoa|msoa|oa|ward|beat|area|district|neighbourhood|sector|community)\w*$/
const WHAT3WORDS = /^\/{0,3}\p{L}+\.\p{L}+\.\p{L}+$/u

/** Why the files cannot become a feed of this kind; null where nothing is against it. */
export function unsuitableFor(
  { columns, files }: Recognised,
  { kind, meanings, constants = {} }: Choices,
): Failed | null {
  const names = new Set(columns.map(({ name }) => plainName(name)))
  const hasPartner = Object.hasOwn(constants, 'partner') || meanings.includes('partner')
  if (kind === 'actions' && isOfStops(names) && !hasPartner)
    return forceFailure(files.map(({ name }) => name))
  const refused = refusalOf({ columns, files }, kind)
  if (refused || kind !== 'incidents') return refused
  return countedRows(files[0]?.name ?? '', columns, meanings)
}

const isOfStops = (names: ReadonlySet<string>) => names.has('objectofsearch') && names.has('legislation')

function countedRows(
  file: string,
  columns: readonly RecognisedColumn[],
  meanings: Choices['meanings'],
): Failed | null {
  const count = columns.find(
    ({ name, holds }, at) =>
      holds === 'counts' && (meanings[at] ?? null) === null && COUNT_NAMES.test(plainName(name)),
  )
  if (!count) return null
  const area = columns.find(({ name }) => AREA_NAMES.test(plainName(name)))
  const isPlaced = meanings.some((meaning) => PLACES.has(meaning))
  return area && !isPlaced
    ? failed(
        `${file} holds counts by area (${area.name}, ${count.name}), not incidents one by one.`,
        'Ask for the records themselves, one row an incident with its place.',
      )
    : failed(
        `${file}: the column ${count.name} says that a row is several incidents (${count.samples.join(', ')}); a feed has one row an incident.`,
        `Ask for one row an incident; if ${count.name} counts something else, take the column out.`,
      )
}
const PLACES: ReadonlySet<unknown> = new Set([
  'longitude',
  'easting',
  'position',
  'postcode',
  'roundedEasting',
])

/** Columns of what3words addresses, where nothing else says where. */
export function unreadPlaces(columns: readonly RecognisedColumn[], { meanings }: Choices): readonly string[] {
  if (meanings.some((meaning) => PLACES.has(meaning))) return []
  return columns.flatMap(({ name, samples }) =>
    samples.length > 0 && samples.every((sample) => WHAT3WORDS.test(sample)) ? [name] : [],
  )
}

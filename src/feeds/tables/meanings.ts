/** Possible meanings of a column for each feed kind: the kind's fields, and the components of a place or time. */
import type * as v from 'valibot'
import type { FeedKind } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { MOMENT_PATTERNS } from '../moments.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import { type Meaning, type ColumnPart, COLUMN_PARTS } from '../formats/recognised.ts'

/** An option in the list from which a column's meaning is chosen. */
interface MeaningChoice {
  readonly meaning: Meaning
  readonly label: string
  readonly says: string
  readonly isNeeded: boolean
}

type PartText = readonly [label: string, says: string]
const PART_TEXTS: Readonly<Record<Exclude<ColumnPart, 'longitude' | 'latitude'>, PartText>> = {
  easting: ['Easting', 'Metres east on the National Grid, six digits.'],
  northing: ['Northing', 'Metres north on the National Grid, six digits.'],
  roundedEasting: ['Easting, rounded', 'Used where the exact easting is blank.'],
  roundedNorthing: ['Northing, rounded', 'Used where the exact northing is blank.'],
  gridSquare: ['Grid square', 'The two letters before an easting and northing of five digits, such as SD.'],
  position: ['Place in one cell', 'Two coordinates, a grid reference such as SD 583 057, or a point.'],
  postcode: ['Postcode', 'The row is placed at the centre of its postcode.'],
  time: ['Time of day', 'Belongs to the date beside it.'],
  endTime: ['Time of day of the end', 'Belongs to the date of the end, or to the first date.'],
  year: ['Year', 'Belongs to a month or a day that has none.'],
  device: ['Device', 'Tells one patrol’s positions from another’s; never kept.'],
}
/** Whether a meaning is a component of a place or time. */
export const isPart = (meaning: string): meaning is ColumnPart =>
  COLUMN_PARTS.some((part) => part === meaning)

/** Fields in the order of the schema, then the components that the kind can use, unless only fields are asked for. */
export function meaningsOf(
  kind: FeedKind,
  place: Place,
  which: 'all' | 'fields' = 'all',
): readonly MeaningChoice[] {
  if (which === 'fields') return fieldsOf(kind, place).map(choiceOf)
  const parts = COLUMN_PARTS.filter((part) => isUsable(part, kind)).map((part) => {
    const [label, says] = partText(part, place)
    return { meaning: part, label, says, isNeeded: false }
  })
  return [...fieldsOf(kind, place).map(choiceOf), ...parts]
}

function partText(part: ColumnPart, { examples }: Place): PartText {
  const [longitude, latitude] = examples.point
  if (part === 'longitude') return ['Longitude', `Degrees east, about ${longitude.toFixed(1)} here.`]
  if (part === 'latitude') return ['Latitude', `Degrees north, about ${latitude.toFixed(1)} here.`]
  return PART_TEXTS[part]
}

const choiceOf = ({ name, says, isNeeded }: Field): MeaningChoice => ({
  meaning: name,
  label: spacedName(name),
  says,
  isNeeded,
})
/** `noticeServed` as `Notice served`. */
const spacedName = (name: string) => {
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const END_FIELDS: Readonly<Partial<Record<FeedKind, string>>> = {
  incidents: 'occurredTo',
  'patrol-visits': 'end',
}
/** The field that ends what a row of the kind tells; null where there is none. */
export const endFieldOf = (kind: FeedKind): string | null => END_FIELDS[kind] ?? null

function isUsable(part: ColumnPart, kind: FeedKind): boolean {
  if (part === 'device') return kind === 'patrol-visits'
  if (part === 'endTime') return endFieldOf(kind) !== null
  return part === 'time' || part === 'year' || FEED_DEFINITIONS[kind].geometry.length > 0
}

/** How a cell's text is converted to a field value. */
type FieldSort = 'moment' | 'number' | 'yes-or-no' | 'list' | 'object' | 'id' | 'option' | 'text'
/** A field of a feed kind, derived from its schema. */
export interface Field {
  readonly name: string
  readonly sort: FieldSort
  /** Allowed values of an option field; of a text, values that a list names. */
  readonly options: readonly string[]
  readonly says: string
  readonly isNeeded: boolean
}

type LooseSchema = Readonly<Record<string, unknown>>
const isLooseSchema = (value: unknown): value is LooseSchema => typeof value === 'object' && value !== null
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Fields derived from the schema that validates the feed. */
export function fieldsOf(kind: FeedKind, place: Place): readonly Field[] {
  return Object.entries(FEED_DEFINITIONS[kind].properties(place).entries).map(([name, schema]) =>
    fieldFrom(name, schema),
  )
}

function fieldFrom(name: string, schema: v.GenericSchema): Field {
  const parts = partsOf(schema)
  const base = parts[0]
  const description = parts.find((part) => typeof part['description'] === 'string')?.['description']
  return {
    name,
    sort: sortOf(parts),
    options: listIn(base?.['options'] ?? listedBy(parts)).filter((option) => typeof option === 'string'),
    says: typeof description === 'string' ? description : '',
    isNeeded: schema.type !== 'optional',
  }
}

/** Values that a list names in the metadata of a schema of texts. */
function listedBy(parts: readonly LooseSchema[]): unknown {
  const metadata = parts.find((part) => part['type'] === 'metadata')?.['metadata']
  return isLooseSchema(metadata) ? metadata['listed'] : undefined
}

/** The schema inside an optional wrapper, followed by everything piped on it. */
function partsOf(schema: unknown): readonly LooseSchema[] {
  if (!isLooseSchema(schema)) return []
  if (schema['type'] === 'optional') return partsOf(schema['wrapped'])
  const [base, ...more] = listIn(schema['pipe'])
  return base === undefined
    ? [schema]
    : [...(base === schema ? [schema] : partsOf(base)), ...more.filter(isLooseSchema)]
}

const MOMENTS: ReadonlySet<unknown> = new Set(Object.values(MOMENT_PATTERNS))

function sortOf(parts: readonly LooseSchema[]): FieldSort {
  if (parts.some((part) => MOMENTS.has(part['requirement']))) return 'moment'
  switch (parts[0]?.['type']) {
    case 'number':
      return 'number'
    case 'boolean':
      return 'yes-or-no'
    case 'array':
      return 'list'
    case 'object':
      return 'object'
    case 'union':
      return 'id'
    case 'picklist':
      return 'option'
    default:
      return 'text'
  }
}

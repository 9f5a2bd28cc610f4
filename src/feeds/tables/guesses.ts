/**
 * Guesses the meaning of each column from its name and cells, and how sure the guess is; with the column names that
 * agencies use.
 */
import type { FeedKind } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type {
  ColumnSigns,
  ColumnGuess,
  Meaning,
  ColumnPart,
  RecognisedColumn,
  Sureness,
} from '../formats/recognised.ts'
import { isMostly } from './column-signs.ts'
import { fieldsOf, isPart, type Field } from './meanings.ts'

/** Letters and digits in lower case, so that `Crime_Type`, `crime type` and `CrimeType` are equal. */
export const plainName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Names of place and time components, the likeliest first. */
export const COLUMN_PART_NAMES: Readonly<Record<ColumnPart, readonly string[]>> = {
  longitude: [
    'longitude',
    'lon',
    'lng',
    'long',
    'longitudewgs84',
    'wgs84longitude',
    'gpslongitude',
    'decimallongitude',
  ],
  latitude: ['latitude', 'lat', 'latitudewgs84', 'wgs84latitude', 'gpslatitude', 'decimallatitude'],
  easting: [
    'easting',
    'eastings',
    'east',
    'bngeasting',
    'osgbeasting',
    'gridreferenceeasting',
    'oseasting',
    'geasting',
  ],
  northing: [
    'northing',
    'northings',
    'north',
    'bngnorthing',
    'osgbnorthing',
    'gridreferencenorthing',
    'osnorthing',
    'gnorthing',
  ],
  postcode: [
    'postcode',
    'postalcode',
    'postcodeunit',
    'pcds',
    'pcd',
    'pcd2',
    'locationpostcode',
    'incidentpostcode',
  ],
  time: ['time', 'timeofday', 'incidenttime', 'timeoccurred', 'timefrom', 'eventtime', 'starttime', 'hour'],
  device: [
    'device',
    'deviceid',
    'unit',
    'unitid',
    'callsign',
    'imei',
    'radio',
    'radioid',
    'resource',
    'resourceid',
    'issi',
    'vehicle',
    'officer',
    'collar',
    'collarnumber',
    'user',
    'userid',
    'trackid',
    'id',
  ],
}

/** Other names of a field, the likeliest first. */
export function namesOfField(kind: FeedKind, field: string): readonly string[] {
  const { columnNames } = FEED_DEFINITIONS[kind]
  return Object.hasOwn(columnNames, field) ? (columnNames[field] ?? []) : []
}

/** What the cells of a component look like; null where any cell is possible. */
const SIGN_OF_COLUMN_PART: Readonly<Record<ColumnPart, keyof ColumnSigns | null>> = {
  longitude: 'longitudes',
  latitude: 'latitudes',
  easting: 'eastings',
  northing: 'northings',
  postcode: 'postcodes',
  time: null,
  device: null,
}

interface Candidate {
  readonly meaning: Meaning
  readonly column: number
  /** Higher is better: the feed's own name, another name, the cells alone. */
  readonly rank: number
  readonly sureness: Sureness
}

/**
 * One guess for each column; no meaning is used twice. The highest rank gets a meaning, and the first column among
 * equals.
 */
export function guessesFor(
  columns: readonly RecognisedColumn[],
  kind: FeedKind,
  nameIndex: Place,
): readonly ColumnGuess[] {
  const candidates = [
    ...partCandidates(columns, kind),
    ...fieldCandidates(columns, fieldsOf(kind, nameIndex), kind),
  ]
  const guesses = columns.map((): ColumnGuess => ({ meaning: null, sureness: 'unknown' }))
  const used = new Set<Meaning>()
  for (const { meaning, column, sureness } of candidates.toSorted(byRank)) {
    if (guesses[column]?.meaning !== null || used.has(meaning)) continue
    guesses[column] = { meaning, sureness }
    used.add(meaning)
  }
  return guesses
}
const byRank = (a: Candidate, b: Candidate) => b.rank - a.rank || a.column - b.column

function fieldCandidates(
  columns: readonly RecognisedColumn[],
  fields: readonly Field[],
  kind: FeedKind,
): readonly Candidate[] {
  return fields.flatMap(({ name, sort }) => {
    const ownName = plainName(name)
    const others = namesOfField(kind, name)
    return columns.flatMap((column, at): readonly Candidate[] => {
      const columnName = plainName(column.name)
      const nameIndex = columnName === ownName ? 0 : others.indexOf(columnName)
      if (columnName !== ownName && nameIndex < 0) return []
      const isTime = sort === 'moment'
      const agrees = !isTime || column.dates !== null
      const rank = (columnName === ownName ? 100 : 90 - nameIndex) - (agrees ? 0 : 40)
      return [{ meaning: name, column: at, rank, sureness: agrees ? 'sure' : 'likely' }]
    })
  })
}

function partCandidates(columns: readonly RecognisedColumn[], kind: FeedKind): readonly Candidate[] {
  const isPlaced = FEED_DEFINITIONS[kind].geometry.length > 0
  return columns.flatMap((column, at) =>
    Object.keys(SIGN_OF_COLUMN_PART).flatMap((part): readonly Candidate[] => {
      if (!isPart(part) || (!isPlaced && part !== 'time')) return []
      if (part === 'device' && kind !== 'patrol-visits') return []
      return partMatch(column, part).map((match) => ({ ...match, meaning: part, column: at }))
    }),
  )
}

/** A name alone does not make a text column a coordinate, nor do cells alone override a name. */
function partMatch(
  { name, signs, dates }: RecognisedColumn,
  part: ColumnPart,
): readonly Pick<Candidate, 'rank' | 'sureness'>[] {
  // A column of dates is not a time of day for another column.
  if (part === 'time' && dates !== null) return []
  const sign = SIGN_OF_COLUMN_PART[part]
  const nameIndex = COLUMN_PART_NAMES[part].indexOf(plainName(name))
  const agrees = sign === null || isMostly(signs[sign], signs.filled)
  if (nameIndex >= 0)
    return [{ rank: (agrees ? 95 : 70) - nameIndex, sureness: agrees && sign !== null ? 'sure' : 'likely' }]
  const isLike =
    sign !== null && (agrees ? isNamedLike(part, plainName(name)) : isBareAxis(part, plainName(name), signs))
  return isLike ? [{ rank: 30, sureness: 'likely' }] : []
}

/** Degrees and postcodes are recognised by their cells alone; metres only with a name such as x or y. */
function isNamedLike(part: ColumnPart, name: string): boolean {
  if (part === 'easting') return /^(?:.*x|.*east.*)$/.test(name)
  if (part === 'northing') return /^(?:.*y|.*north.*)$/.test(name)
  return true
}

/**
 * A column named x or y with numbers that are not degrees: metres of an unknown projection, for which fixes are tried.
 */
function isBareAxis(part: ColumnPart, name: string, signs: ColumnSigns): boolean {
  const axis = part === 'easting' ? 'x' : part === 'northing' ? 'y' : null
  const isNamed = axis !== null && BARE_AXES.some((bare) => bare.replace('*', axis) === name)
  return isNamed && isMostly(signs.numbers, signs.filled) && signs.longitudes + signs.latitudes === 0
}
const BARE_AXES = ['*', '*coord', '*coordinate', 'coord*', 'point*', 'geo*', 'pos*']

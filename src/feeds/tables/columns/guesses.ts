/** Guesses the meaning of each column from its name, its cells and the other columns, and how sure the guess is. */
import type { FeedKind } from '../../../domain/feed.ts'
import type { Place } from '../../../domain/place/place.ts'
import { FEED_DEFINITIONS } from '../../feed-kinds.ts'
import type {
  ColumnSigns,
  ColumnGuess,
  Meaning,
  ColumnPart,
  PlaceDoubt,
  RecognisedColumn,
  Sureness,
} from '../../formats/recognised.ts'
import { DEFAULT_CATEGORIES } from '../../../domain/category.ts'
import { nameList } from '../names/name-list.ts'
import { fieldsOf, isPart, type Field } from '../meanings.ts'
import { isMostly } from './counts.ts'
import { COLUMN_PART_NAMES, eventlessName, plainName, plainNames } from './part-names.ts'
import { isAboutEvent, isAboutPerson, isHouseNumber, isPersonDetail } from './private-columns.ts'

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
  roundedEasting: 'eastings',
  roundedNorthing: 'northings',
  gridSquare: null,
  position: null,
  postcode: 'postcodes',
  time: null,
  endTime: null,
  year: null,
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
  const doubtful = new Set(doubtsOn(columns, kind).flatMap(({ columns: names }) => names))
  const used = new Set<Meaning>()
  for (const { meaning, column, sureness } of candidates.toSorted(byRank)) {
    if (guesses[column]?.meaning !== null || used.has(meaning)) continue
    if (isPart(meaning) && IS_PLACE[meaning] && doubtful.has(columns[column]?.name ?? '')) continue
    guesses[column] = { meaning, sureness }
    used.add(meaning)
  }
  return kind === 'incidents' ? withNamedCategory(withReportedDay(guesses), columns) : guesses
}
const byRank = (a: Candidate, b: Candidate) => b.rank - a.rank || a.column - b.column

/** Where no column dates the event, it is dated by its report. */
function withReportedDay(guesses: readonly ColumnGuess[]): readonly ColumnGuess[] {
  if (guesses.some(({ meaning }) => meaning === 'occurred')) return guesses
  return guesses.map((guess) =>
    guess.meaning === 'reported' ? { meaning: 'occurred', sureness: 'likely' } : guess,
  )
}

const CATEGORIES = nameList(DEFAULT_CATEGORIES)
/** Columns by which maps label their places. */
const LABELS: ReadonlySet<string> = new Set(['name', 'title', 'label', 'folder'])

/** Where no column gives the category, a column of labels does, if all its samples are categories. */
function withNamedCategory(
  guesses: readonly ColumnGuess[],
  columns: readonly RecognisedColumn[],
): readonly ColumnGuess[] {
  if (guesses.some(({ meaning }) => meaning === 'category')) return guesses
  const found = columns.findIndex(
    ({ name, samples }, at) =>
      LABELS.has(plainName(name)) &&
      guesses[at]?.meaning === null &&
      samples.length > 0 &&
      samples.every((sample) => CATEGORIES(sample).isListed),
  )
  return guesses.map((guess, at) => (at === found ? { meaning: 'category', sureness: 'likely' } : guess))
}

/** Parts of a place. */
const IS_PLACE: Readonly<Record<ColumnPart, boolean>> = {
  longitude: true,
  latitude: true,
  easting: true,
  northing: true,
  roundedEasting: true,
  roundedNorthing: true,
  gridSquare: true,
  position: true,
  postcode: true,
  time: false,
  endTime: false,
  year: false,
  device: false,
}
const DOUBTFUL_PARTS = ['longitude', 'easting', 'postcode'] as const

/** Columns that may hold a component, by their index. */
export const partColumns = (
  columns: readonly RecognisedColumn[],
  part: ColumnPart,
  kind: FeedKind,
): readonly number[] =>
  partCandidates(columns, kind).flatMap(({ meaning, column }) => (meaning === part ? [column] : []))

/**
 * Columns that could be the place and of which neither names nor cells say which: two that are equally likely, or a postcode
 * beside details of a person.
 */
export function doubtsOn(columns: readonly RecognisedColumn[], kind: FeedKind): readonly PlaceDoubt[] {
  const candidates = partCandidates(columns, kind)
  const nameAt = (column: number) => columns[column]?.name ?? ''
  const equals = DOUBTFUL_PARTS.flatMap((part): readonly PlaceDoubt[] => {
    const ranked = candidates.filter(({ meaning }) => meaning === part).toSorted(byRank)
    const names = ranked
      .filter(({ rank }) => rank === ranked[0]?.rank)
      .map(({ column }) => nameAt(column))
      .filter((name) => part !== 'longitude' || /lon|lng|x/i.test(name))
    const isEqual = names.length > 1 && ranked[0]?.rank === LIKE_RANK
    return isEqual
      ? [{ part, columns: names, says: `${names.join(' and ')} could each be the place of the event.` }]
      : []
  })
  const places = candidates.filter(({ meaning }) => isPart(meaning) && IS_PLACE[meaning])
  const [postcode, ...others] = places.map(({ column }) => nameAt(column))
  const person = columns.find(({ name }) => isPersonDetail(name))?.name
  const isHome =
    postcode !== undefined && others.length === 0 && !isAboutEvent(postcode) && person !== undefined
  if (!isHome || places[0]?.meaning !== 'postcode') return equals
  const says = `${postcode} could be the home of the person of ${person} rather than the place of the event.`
  return [...equals, { part: 'postcode', columns: [postcode], says }]
}

function fieldCandidates(
  columns: readonly RecognisedColumn[],
  fields: readonly Field[],
  kind: FeedKind,
): readonly Candidate[] {
  const columnNames = columns.map(({ name }) => name)
  return fields.flatMap((field) => {
    const ownName = plainName(field.name)
    const others = namesOfField(kind, field.name)
    return columns.flatMap((column, at): readonly Candidate[] => {
      const found = plainNames(column.name)
      const isOwn = found.includes(ownName)
      const nameIndex = isOwn ? 0 : bestIndex(found, others)
      if (nameIndex < 0 || isHouseNumber(column.name, columnNames) || !mayHold(column, field, kind)) return []
      const agrees = field.sort !== 'moment' || column.dates !== null
      const rank = (isOwn ? 100 : 90 - nameIndex / 2) - (agrees ? 0 : 45)
      return [{ meaning: field.name, column: at, rank, sureness: agrees ? 'sure' : 'likely' }]
    })
  })
}

/** Least index of any of the names in the list; -1 where none is in it. */
function bestIndex(found: readonly string[], list: readonly string[]): number {
  const indexes = found.map((name) => list.indexOf(name)).filter((index) => index >= 0)
  return indexes.length === 0 ? -1 : Math.min(...indexes)
}

/**
 * A column called place that holds towns does not say whether a place is private, nor do coordinates name a street; texts
 * such as addresses are no number of premises.
 */
function mayHold(
  { samples, holds }: RecognisedColumn,
  { name, sort, options }: Field,
  kind: FeedKind,
): boolean {
  if (sort === 'number' && samples.length > 0 && samples.every((sample) => /\p{L}/u.test(sample)))
    return false
  if (holds === 'position' && name === 'location') return false
  if (kind !== 'incidents' || name !== 'place') return true
  return samples.length === 0 || samples.some((sample) => options.includes(sample.trim().toLowerCase()))
}

function partCandidates(columns: readonly RecognisedColumn[], kind: FeedKind): readonly Candidate[] {
  const isPlaced = FEED_DEFINITIONS[kind].geometry.length > 0
  const names = columns.map(({ name }) => name)
  const needsYear = columns.some(({ name, dates }) => /month|date/i.test(name) && dates === null)
  return columns.flatMap((column, at) =>
    Object.keys(SIGN_OF_COLUMN_PART).flatMap((part): readonly Candidate[] => {
      if (!isPart(part) || (!isPlaced && IS_PLACE[part])) return []
      if (part === 'device' && kind !== 'patrol-visits') return []
      if (part === 'endTime' && kind !== 'patrol-visits' && kind !== 'incidents') return []
      if (part === 'year' && !needsYear) return []
      if (IS_PLACE[part] && (isAboutPerson(column.name) || isHouseNumber(column.name, names))) return []
      return partMatch(column, part).map((match) => ({ ...match, meaning: part, column: at }))
    }),
  )
}

/** Rank of a column of which only the cells, or a part of the name, say that it is a component. */
const LIKE_RANK = 30
/** Rank of a column that holds whole places, and of one whose name says that the place is the event's. */
const POSITION_RANK = 96
const EVENT_RANK = 97

/** A name alone does not make a text column a coordinate, nor do cells alone override a name. */
function partMatch(
  { name, signs, dates, holds = null }: RecognisedColumn,
  part: ColumnPart,
): readonly Pick<Candidate, 'rank' | 'sureness'>[] {
  // A column of dates is not a time of day for another column.
  if ((part === 'time' || part === 'endTime') && dates !== null) return []
  const nameIndex = bestIndex(plainNames(name), COLUMN_PART_NAMES[part])
  if (part === 'position') return holds === 'position' ? [{ rank: POSITION_RANK, sureness: 'sure' }] : []
  if (part === 'gridSquare')
    return holds === part && nameIndex >= 0 ? [{ rank: POSITION_RANK, sureness: 'sure' }] : []
  const sign = SIGN_OF_COLUMN_PART[part]
  const agrees = sign === null || isMostly(signs[sign], signs.filled)
  const isEvents =
    IS_PLACE[part] && isAboutEvent(name) && COLUMN_PART_NAMES[part].includes(eventlessName(name))
  if (isEvents && agrees) return [{ rank: EVENT_RANK, sureness: 'sure' }]
  if (nameIndex >= 0)
    return [
      { rank: (agrees ? 95 : 70) - nameIndex / 2, sureness: agrees && sign !== null ? 'sure' : 'likely' },
    ]
  const isLike =
    sign !== null && (agrees ? isNamedLike(part, plainName(name)) : isBareAxis(part, plainName(name), signs))
  return isLike ? [{ rank: LIKE_RANK, sureness: 'likely' }] : []
}

/** Degrees are recognised by their cells alone; metres and postcodes only with a name that fits. */
function isNamedLike(part: ColumnPart, name: string): boolean {
  if (part === 'roundedEasting' || part === 'roundedNorthing') return false
  if (part === 'easting') return /^(?:.*x|.*east.*)$/.test(name)
  if (part === 'northing') return /^(?:.*y|.*north.*)$/.test(name)
  if (part === 'postcode') return /post|pcd|^pc$/.test(name)
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

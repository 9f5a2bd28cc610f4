/**
 * Recognises files before conversion: format, likeliest feed kind, column meanings, coordinate system and possible
 * coordinate fixes.
 */
import { type Failed, type FeedKind, type Notice, failed } from '../../domain/feed.ts'
import { FEED_DEFINITIONS, FEED_KINDS } from '../feed-kinds.ts'
import { isObject } from '../rows/json-object.ts'
import type { Place } from '../../domain/place/place.ts'
import { servedGrid } from '../../domain/place/served-place.ts'
import { noticesOf, noticeTally, note } from '../rows/notices.ts'
import { isScript, scriptFailure } from '../features/server-errors.ts'
import { vicinityOf } from '../vicinity.ts'
import { membersOfKind } from '../archives/mixed-archive.ts'
import { isMarkup, markupFailure } from './markup.ts'
import { isForceOf } from '../tables/mapping/recorded-force.ts'
import { filesOfKind } from '../tables/mapping/police-files.ts'
import { type OpenedSources, sourceFiles } from './source-files.ts'
import { type Format, FORMATS, formatOf } from './formats.ts'
import { MARK_NAME, statedMark } from '../loaded/stated-mark.ts'
import { eachRow, fileStem, headChoice, headOf } from '../tables/table-rows.ts'
import { insideCounter } from './coordinate-fixes.ts'
import {
  FORMAT_LABELS,
  type InputFile,
  type Choices,
  type Content,
  type Crs,
  type ConversionContext,
  type ColumnGuess,
  type FixOffer,
  type HeadChoice,
  type Recognised,
  type Recognition,
  type RecognisedColumn,
  type SourceFile,
  type TextFile,
} from './recognised.ts'
import { guessesFor, namesOfField } from '../tables/columns/guesses.ts'
import { plainName } from '../tables/columns/part-names.ts'
import { levelMapping } from '../tables/mapping/area-levels.ts'
import { questionsAnswered } from '../tables/mapping/mapping.ts'
import { statisticalMapping } from '../tables/mapping/statistical-areas.ts'
import type { AssumedMapping, ReadyMapping } from '../tables/mapping/ready/known-file.ts'
import { readyKind, readyMappingFor } from '../tables/mapping/ready-mappings.ts'
import { fieldsOf, type Field } from '../tables/meanings.ts'

type RecognisingContext = Pick<ConversionContext, 'outline' | 'place' | 'sheet' | 'headLine' | 'forces'>

/**
 * Recognises files, which must all have one format. Never rejects; a file that cannot be read gives a failure with a
 * message.
 * @param requestedKind the feed kind that the user chose, if any
 */
export async function recognise(
  files: readonly InputFile[],
  context: RecognisingContext,
  requestedKind: FeedKind | null = null,
): Promise<Recognised | Failed> {
  const { place, sheet = null, headLine = null, forces = null } = context
  const isOwnForce = (force: string) => isForceOf(force, place)
  const police = { kind: requestedKind, forces, isOwnForce }
  const opened = await sourceFiles(files, { sheet, headLine, police })
  if ('kind' in opened) return opened
  const sources = filesOfKind(opened, requestedKind)
  const failure = failureIn(sources.files)
  if (failure) return failure
  const format = commonFormat(sources.files)
  if (!('kind' in format)) return recognisedFiles(format, sources, { context, requestedKind })
  const [archive] = files
  if (!archive || files.length > 1) return format
  const ofKind = await membersOfKind(
    sources,
    { archive: archive.name, kind: requestedKind },
    async (file) => {
      const own = commonFormat([file])
      if ('kind' in own) return null
      const alone = await recognisedFiles(
        own,
        { ...sources, files: [file] },
        { context, requestedKind: null },
      )
      return { label: FORMAT_LABELS[own.id], kind: alone.kind === 'failed' ? null : alone.feedKind }
    },
  )
  if ('kind' in ofKind) return ofKind
  const common = commonFormat(ofKind.files)
  return 'kind' in common ? common : recognisedFiles(common, ofKind, { context, requestedKind })
}

function commonFormat(texts: readonly SourceFile[]): Format | Failed {
  const formats: Format[] = []
  for (const text of texts) {
    const format = FORMATS.find(({ isIn }) => isIn(text))
    if (!format) return noText(text.name)
    formats.push(format)
  }
  const [first = formatOf('csv')] = formats
  const other = formats.findIndex((format) => format !== first)
  if (other < 0) return first
  const [name, otherLabel] = [texts[other]?.name ?? '', FORMAT_LABELS[(formats[other] ?? first).id]]
  return failed(
    `${texts[0]?.name ?? ''} holds ${FORMAT_LABELS[first.id]}, ${name} holds ${otherLabel}.`,
    'Convert them one after the other.',
  )
}

/** Formats whose text is markup. */
const MARKUP_FORMATS = ['gpx', 'tcx', 'kml-track', 'kml'] as const

/** A shift plan as exported by the app and the command line. */
const isShiftPlan = (text: string) => /^\s*\{\s*"seed"\s*:\s*\d+\s*,\s*"start"\s*:/.test(text)

/** A mapping as the app and the command line write it. */
const isMapping = (text: string) => /^\s*\{\s*"mapping"\s*:\s*\d/.test(text)

function failureIn(texts: readonly SourceFile[]): Failed | null {
  for (const [at, file] of texts.entries()) {
    const { name, text, signature } = file
    const same = texts.slice(0, at).find((other) => isSameContent(other, file))
    if (same) return failed(`${name} holds the very same as ${same.name}.`, 'Give each file once.')
    if (signature !== null) continue
    if (text.trim() === '') return failed(`${name} is empty.`, 'Export it again.')
    if (text.includes('\u0000'))
      return failed(`${name} holds no text.`, 'Save it as CSV, .xlsx, GeoJSON or GPX.')
    if (isMarkup(text) && !MARKUP_FORMATS.some((id) => formatOf(id).isIn(file)))
      return markupFailure(name, text)
    if (isScript(text)) return scriptFailure(name)
    if (isMapping(text))
      return failed(
        `${name} holds a mapping, not a feed.`,
        'Open the table that it is for, and press “Read a mapping” there; on the command line give it with --map.',
      )
    if (isShiftPlan(text))
      return failed(`${name} holds a shift plan, not a feed.`, 'Open it in “Plan a shift”.')
  }
  return texts.length === 0 ? failed('There is no file.', 'Choose one.') : null
}

const noText = (name: string) => failed(`${name} holds no text.`, 'Save it as CSV, .xlsx, GeoJSON or GPX.')

const isSameContent = (one: SourceFile, other: SourceFile) =>
  one.signature === null
    ? other.signature === null && one.text === other.text && one.large?.checksum === other.large?.checksum
    : one.signature === other.signature &&
      [...one.parts].every(([part, bytes]) => isSameBytes(bytes, other.parts.get(part)))

const isSameBytes = (one: Uint8Array, other: Uint8Array | undefined) =>
  one.length === other?.length && one.every((byte, at) => byte === other[at])

interface RecognitionContext {
  readonly context: RecognisingContext
  readonly requestedKind: FeedKind | null
}

async function recognisedFiles(
  format: Format,
  { files: texts, sheets, notices }: OpenedSources,
  { context, requestedKind }: RecognitionContext,
): Promise<Recognised | Failed> {
  const opened = await format.open(texts)
  if (opened.kind === 'failed') return opened
  const survey = format.reader.survey(opened.content)
  if ('kind' in survey) return survey
  const { columns, rows } = survey
  const feedKind =
    requestedKind ?? likeliestKind(format, columns, { texts, place: context.place, content: opened.content })
  const guesses = guessesFor(columns, feedKind, context.place)
  const crs = opened.crs ?? crsByColumns(columns, guesses)
  const insideCount = insideCounter(vicinityOf(context.outline, context.place.vicinityMetres), crs)
  const names = columns.map(({ name }) => name)
  format.reader.eachPlace(opened.content, { names, guesses }, insideCount.add)
  return {
    kind: 'recognised',
    format: format.id,
    files: texts.map(({ name }) => ({ name, rows: rows.get(name) ?? 0 })),
    rows: [...rows.values()].reduce((sum, count) => sum + count, 0),
    feedKind,
    columns,
    guesses,
    crs,
    lands: insideCount.lands(),
    placed: insideCount.placed(),
    offers: insideCount.offers(),
    mark: statedMark([...(opened.marks ?? []), ...columnOfMarks(opened.content, names)]),
    sheets,
    head: headIn(opened.content),
    notices: [
      ...notices,
      ...(opened.notices ?? []),
      ...noticesOn(texts, { rows, content: opened.content }, context.place),
    ],
    content: opened.content,
  }
}

function headIn(content: Content): HeadChoice | null {
  const [file] = content.kind === 'texts' ? content.files : []
  return file && content.kind === 'texts' ? headChoice(file, content.separator) : null
}

/** The distinct cells of the column of handling marks; none where the files have no such column. */
function columnOfMarks(content: Content, columns: readonly string[]): readonly unknown[] {
  const at = columns.findIndex((name) => plainName(name) === MARK_NAME)
  const marks = new Set<unknown>()
  if (at >= 0) eachRow(content, columns, ({ cells }) => void marks.add(cells[at]))
  return [...marks]
}

function noticesOn(
  texts: readonly TextFile[],
  { rows, content }: { readonly rows: ReadonlyMap<string, number>; readonly content: Content },
  place: Place,
): readonly Notice[] {
  const tally = noticeTally()
  if (content.kind === 'texts')
    for (const file of content.files)
      note(tally, 'titles-left-out', headOf(file, content.separator).rowsAbove)
  for (const { name, isWindows1252 } of texts)
    note(tally, 'windows-1252', isWindows1252 ? (rows.get(name) ?? 0) : 0)
  return noticesOf(tally, place)
}

/** Grid of the place where columns are named easting and northing; columns named x and y are not enough. */
function crsByColumns(columns: readonly RecognisedColumn[], guesses: readonly ColumnGuess[]): Crs {
  const isNamed = (meaning: string, pattern: RegExp) =>
    guesses.some((guess, at) => guess.meaning === meaning && pattern.test(plainName(columns[at]?.name ?? '')))
  const hasDegrees = guesses.some(({ meaning }) => meaning === 'longitude')
  return !hasDegrees && isNamed('easting', /east/) && isNamed('northing', /north/) ? servedGrid().crs : '4326'
}

interface KindSigns {
  readonly texts: readonly TextFile[]
  readonly place: Place
  readonly content: Content
}

/**
 * The usual kind of the format, else a kind in the file's name, else of the kinds that have such shapes the one whose
 * required fields match the columns best.
 */
function likeliestKind(
  format: Format,
  columns: readonly RecognisedColumn[],
  { texts, place, content }: KindSigns,
): FeedKind {
  if (format.usual) return format.usual
  const named = FEED_KINDS.find((kind) => texts[0]?.name.toLowerCase().includes(kind))
  if (named) return named
  const ready = readyKind(columns)
  if (ready) return ready
  const names = new Set(columns.map(({ name }) => plainName(name)))
  const takers = kindsOfShapes(content)
  if (takers.includes('areas') && takers.length < FEED_KINDS.length && statisticalMapping(columns))
    return 'areas'
  const fits = takers.map((kind) => ({ kind, ...sharesOfNeeded(kind, fieldsOf(kind, place), names) }))
  const [best] = fits.toSorted((a, b) => b.own - a.own)
  if (best && best.own > MIN_KIND_SHARE) return best.kind
  const usual = USUAL_KINDS.find((kind) => takers.includes(kind)) ?? 'incidents'
  return fits.find(({ any }) => any === 1)?.kind ?? usual
}
/** Taken where the columns say little: points are incidents, shapes areas. */
const USUAL_KINDS: readonly FeedKind[] = ['incidents', 'areas']
/** Least share of the features that have a shape of their kind. */
const MOST_OF_SHAPES = 0.75
/** Features whose shapes are looked at. */
const MOST_SHAPES = 100

/** Kinds that have the shapes of most of the first features; all where there are none, or none has them. */
function kindsOfShapes(content: Content): readonly FeedKind[] {
  const features =
    content.kind === 'features' ? content.files.flatMap((file) => file.features.slice(0, MOST_SHAPES)) : []
  const shapes = features.flatMap((raw) => {
    const geometry = isObject(raw) ? raw['geometry'] : null
    return isObject(geometry) && typeof geometry['type'] === 'string' ? [geometry['type']] : []
  })
  // A few of another shape, such as a station among beats, do not make the kind.
  const takers = FEED_KINDS.filter((kind) => {
    const own: readonly string[] = FEED_DEFINITIONS[kind].geometry
    return shapes.filter((shape) => own.includes(shape)).length >= shapes.length * MOST_OF_SHAPES
  })
  return takers.length > 0 ? takers : FEED_KINDS
}
const MIN_KIND_SHARE = 0.6

/** Shares of the needed fields that columns give under the feed's own names, and under any that is known. */
function sharesOfNeeded(kind: FeedKind, fields: readonly Field[], names: ReadonlySet<string>) {
  const needed = fields.flatMap(({ name, isNeeded }) => (isNeeded && name !== 'id' ? [name] : []))
  const share = (isThere: (field: string) => boolean) => needed.filter(isThere).length / needed.length
  const isOwn = (field: string) => names.has(plainName(field))
  return {
    own: share(isOwn),
    any: share((field) => isOwn(field) || namesOfField(kind, field).some((name) => names.has(name))),
  }
}

/**
 * Choices as recognised, without a coordinate fix; for another kind the column meanings are guessed again. Files that a ready
 * mapping is for are read with it.
 */
export function choicesFor(
  recognised: Recognition,
  { place }: Pick<ConversionContext, 'place'>,
  kind: FeedKind = recognised.feedKind,
): Choices {
  return choicesWith(recognised, { kind, place, ready: readyMappingFor(recognised, kind, place) })
}

interface ChoosingContext {
  readonly kind: FeedKind
  readonly place: Place
  readonly ready: ReadyMapping | null
}

const ALL_QUESTIONS = ['place', 'day', 'time'] as const

/** Choices as recognised, with a ready mapping or without one. */
export function choicesWith(recognised: Recognition, { kind, place, ready }: ChoosingContext): Choices {
  const { columns } = recognised
  const guesses = kind === recognised.feedKind ? recognised.guesses : guessesFor(columns, kind, place)
  const mapping = withLevel(ready, recognised, { kind, guesses })
  const meanings = meaningsBy(columns, guesses, mapping)
  const named = new Set(
    columns.flatMap(({ name }, at) => (Object.hasOwn(ready?.columns ?? {}, plainName(name)) ? [at] : [])),
  )
  return {
    feed: fileStem(recognised.files[0]?.name ?? '') || kind,
    kind,
    meanings,
    ...(mapping ? { constants: mapping.constants, assumed: mapping.assumed } : {}),
    ...(ready ? { ready: ready.label } : {}),
    ...(mapping?.categories ? { names: mapping.categories } : {}),
    ...(named.size > 0
      ? { answered: questionsAnswered({ kind, columns, meanings }, { named, place, answers: ALL_QUESTIONS }) }
      : {}),
    crs: recognised.crs,
    swap: false,
    dayOrder: mapping?.days ?? 'as-recognised',
  }
}

/** Of areas whose columns give no level, the mapping with the one that their names or files share. */
function withLevel(
  ready: ReadyMapping | null,
  { columns, files }: Recognition,
  { kind, guesses }: { readonly kind: FeedKind; readonly guesses: readonly ColumnGuess[] },
): AssumedMapping | null {
  const isGiven =
    kind !== 'areas' ||
    guesses.some(({ meaning }) => meaning === 'level') ||
    Object.hasOwn(ready?.constants ?? {}, 'level')
  const level = isGiven
    ? null
    : levelMapping(
        columns,
        files.map(({ name }) => name),
      )
  return level && ready ? { ...level, columns: ready.columns } : (ready ?? level)
}

/** The guessed meanings, except those that a mapping gives or leaves out. */
function meaningsBy(
  columns: readonly RecognisedColumn[],
  guesses: readonly ColumnGuess[],
  mapping: AssumedMapping | null,
): Choices['meanings'] {
  const given = mapping?.columns ?? {}
  const isGiven = (meaning: string) => Object.values(given).includes(meaning)
  return columns.map(({ name }, at) => {
    const plain = plainName(name)
    if (Object.hasOwn(given, plain)) return given[plain] ?? null
    const guess = guesses[at]?.meaning ?? null
    return guess !== null && isGiven(guess) ? null : guess
  })
}

/** The choices with an offered fix. */
export const withOffer = (choices: Choices, { crs, swap }: FixOffer): Choices => ({ ...choices, crs, swap })

/**
 * Recognises files before conversion: format, likeliest feed kind, column meanings, coordinate system and possible
 * coordinate fixes.
 */
import { type Failed, type FeedKind, type Notice, failed } from '../../domain/feed.ts'
import { FEED_KINDS } from '../feed-kinds.ts'
import type { Place } from '../../domain/place/place.ts'
import { noticesOf, noticeTally, note } from '../rows/notices.ts'
import { isScript, scriptFailure } from '../features/server-errors.ts'
import { vicinityOf } from '../vicinity.ts'
import { plainText } from './plain-text.ts'
import { type Format, FORMATS, formatOf } from './formats.ts'
import { MARK_NAME, statedMark } from '../loaded/stated-mark.ts'
import { eachRow, fileStem, headOf } from '../tables/table-rows.ts'
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
  type Recognised,
  type Recognition,
  type RecognisedColumn,
  type TextFile,
} from './recognised.ts'
import { guessesFor } from '../tables/columns/guesses.ts'
import { plainName } from '../tables/columns/part-names.ts'
import { readyMapping, type ReadyMapping } from '../tables/mapping/ready-mappings.ts'
import { fieldsOf, type Field } from '../tables/meanings.ts'

/**
 * Recognises files, which must all have one format. Never rejects; a file that cannot be read gives a failure with a
 * message.
 * @param requestedKind the feed kind that the user chose, if any
 */
export async function recognise(
  files: readonly InputFile[],
  context: Pick<ConversionContext, 'outline' | 'place'>,
  requestedKind: FeedKind | null = null,
): Promise<Recognised | Failed> {
  const texts: TextFile[] = []
  for (const file of files) {
    const text = await plainText(file)
    if ('kind' in text) return text
    texts.push(text)
  }
  const failure = failureIn(texts)
  if (failure) return failure
  const format = commonFormat(texts)
  return 'kind' in format ? format : recognisedFiles(format, texts, { context, requestedKind })
}

function commonFormat(texts: readonly TextFile[]): Format | Failed {
  const formats = texts.map((text) => FORMATS.find(({ isIn }) => isIn(text)) ?? formatOf('csv'))
  const [first = formatOf('csv')] = formats
  const other = formats.findIndex((format) => format !== first)
  if (other < 0) return first
  const [name, otherLabel] = [texts[other]?.name ?? '', FORMAT_LABELS[(formats[other] ?? first).id]]
  return failed(
    `${texts[0]?.name ?? ''} holds ${FORMAT_LABELS[first.id]}, ${name} holds ${otherLabel}.`,
    'Convert them one after the other.',
  )
}

const isMarkup = (text: string) => text.trimStart().startsWith('<')

/** A shift plan as exported by the app and the command line. */
const isShiftPlan = (text: string) => /^\s*\{\s*"seed"\s*:\s*\d+\s*,\s*"start"\s*:/.test(text)

function failureIn(texts: readonly TextFile[]): Failed | null {
  for (const [at, file] of texts.entries()) {
    const { name, text } = file
    if (text.trim() === '') return failed(`${name} is empty.`, 'Export it again.')
    if (text.includes('\u0000')) return failed(`${name} holds no text.`, 'Save it as CSV, GeoJSON or GPX.')
    if (isMarkup(text) && !formatOf('gpx').isIn(file)) {
      const what = /^\s*<(?:!doctype html|html|head|body)/i.test(text) ? 'a web page' : 'XML that is no GPX'
      return failed(`${name} is ${what}.`, 'Download or export the file again.')
    }
    if (isScript(text)) return scriptFailure(name)
    if (isShiftPlan(text))
      return failed(`${name} holds a shift plan, not a feed.`, 'Open it in “Plan a shift”.')
    const same = texts.slice(0, at).find((other) => other.text === text)
    if (same) return failed(`${name} holds the very same as ${same.name}.`, 'Give each file once.')
  }
  return texts.length === 0 ? failed('There is no file.', 'Choose one.') : null
}

interface RecognitionContext {
  readonly context: Pick<ConversionContext, 'outline' | 'place'>
  readonly requestedKind: FeedKind | null
}

async function recognisedFiles(
  format: Format,
  texts: readonly TextFile[],
  { context, requestedKind }: RecognitionContext,
): Promise<Recognised | Failed> {
  const opened = await format.open(texts)
  if (opened.kind === 'failed') return opened
  const survey = format.reader.survey(opened.content)
  if ('kind' in survey) return survey
  const { columns, rows } = survey
  const feedKind = requestedKind ?? likeliestKind(format, columns, { texts, place: context.place })
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
    notices: [
      ...(opened.notices ?? []),
      ...noticesOn(texts, { rows, content: opened.content }, context.place),
    ],
    content: opened.content,
  }
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

/** National Grid where columns are named easting and northing; columns named x and y are not enough. */
function crsByColumns(columns: readonly RecognisedColumn[], guesses: readonly ColumnGuess[]): Crs {
  const isNamed = (meaning: string, pattern: RegExp) =>
    guesses.some((guess, at) => guess.meaning === meaning && pattern.test(plainName(columns[at]?.name ?? '')))
  const hasDegrees = guesses.some(({ meaning }) => meaning === 'longitude')
  return !hasDegrees && isNamed('easting', /east/) && isNamed('northing', /north/) ? '27700' : '4326'
}

/**
 * The usual kind of the format, else a kind in the file's name, else the kind whose required fields match the columns
 * best.
 */
function likeliestKind(
  format: Format,
  columns: readonly RecognisedColumn[],
  { texts, place }: { readonly texts: readonly TextFile[]; readonly place: Place },
): FeedKind {
  if (format.usual) return format.usual
  const named = FEED_KINDS.find((kind) => texts[0]?.name.toLowerCase().includes(kind))
  if (named) return named
  const names = new Set(columns.map(({ name }) => plainName(name)))
  const fits = FEED_KINDS.map((kind) => ({ kind, share: shareOfNeeded(fieldsOf(kind, place), names) }))
  const [best] = fits.toSorted((a, b) => b.share - a.share)
  return best && best.share > MIN_KIND_SHARE ? best.kind : 'incidents'
}
const MIN_KIND_SHARE = 0.6

function shareOfNeeded(fields: readonly Field[], names: ReadonlySet<string>): number {
  const needed = fields.filter(({ name, isNeeded }) => isNeeded && name !== 'id')
  return needed.filter(({ name }) => names.has(plainName(name))).length / needed.length
}

/** Choices as recognised, without a coordinate fix; for another kind the column meanings are guessed again. */
export function choicesFor(
  recognised: Recognition,
  { place }: Pick<ConversionContext, 'place'>,
  kind: FeedKind = recognised.feedKind,
): Choices {
  const guesses =
    kind === recognised.feedKind ? recognised.guesses : guessesFor(recognised.columns, kind, place)
  const ready = readyMapping(
    recognised.columns.map(({ name }) => name),
    kind,
    place,
  )
  return {
    feed: fileStem(recognised.files[0]?.name ?? '') || kind,
    kind,
    meanings: withReady(recognised.columns, guesses, ready),
    ...(ready ? { constants: ready.constants } : {}),
    crs: recognised.crs,
    swap: false,
    dayOrder: 'as-recognised',
  }
}

/** The guessed meanings, except those that a ready mapping gives or leaves out. */
function withReady(
  columns: readonly RecognisedColumn[],
  guesses: readonly ColumnGuess[],
  ready: ReadyMapping | null,
): Choices['meanings'] {
  const given = ready?.columns ?? {}
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

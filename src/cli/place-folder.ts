/** The place of a command: of the folder that it is given, that its manifest names, or that ships with the product. */
import { dirname, extname, join, resolve } from 'node:path'
import {
  decodeBorough,
  decodePostcodes,
  decodeRoads,
  decodeStreets,
  type EncodedBorough,
  type EncodedPostcodes,
  type EncodedRoads,
  type EncodedStreets,
} from '../domain/borough/decode.ts'
import { failed, type Failed } from '../domain/feed.ts'
import { placeFrom, type PlaceFile } from '../domain/place/place.ts'
import { servePlace } from '../domain/place/served-place.ts'
import { textOf } from '../feeds/json-text.ts'
import { placeNamed } from '../domain/place/manifest-place.ts'
import type { CommandShape, Options } from './arguments.ts'
import { withInputsKept } from './inputs-kept.ts'
import { command, printLine, type Command, type CommandContext, type ParsedArguments } from './command.ts'

/** Texts of the files of a place. */
type PlaceTexts = Readonly<Record<PlaceFileName, string>>
type PlaceFileName = (typeof PLACE_FILE_NAMES)[number]
const PLACE_FILE_NAMES = ['place', 'borough', 'roads', 'postcodes', 'streets'] as const

type PlaceContext = Pick<CommandContext, 'place' | 'borough' | 'roads' | 'postcodes' | 'streets'>

/** Each file is decoded where it is first needed. */
export const placeOf = (texts: PlaceTexts): PlaceContext => ({
  place: once(() => placeFrom(JSON.parse(texts.place) as PlaceFile)),
  borough: once(() => decodeBorough(JSON.parse(texts.borough) as EncodedBorough)),
  roads: once(() => decodeRoads(JSON.parse(texts.roads) as EncodedRoads)),
  streets: once(() => decodeStreets(JSON.parse(texts.streets) as EncodedStreets)),
  postcodes: once(() => decodePostcodes(JSON.parse(texts.postcodes) as EncodedPostcodes)),
})

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

/**
 * The context with the place of a folder or its place.json, all of whose files are decoded once, so that a damaged one is
 * a failure here.
 */
export async function withPlaceIn<Context extends CommandContext>(
  path: string,
  context: Context,
): Promise<Context | Failed> {
  const folder = extname(path).toLowerCase() === '.json' ? dirname(path) : path
  const texts: Partial<Record<PlaceFileName, string>> = {}
  for (const name of PLACE_FILE_NAMES) {
    const bytes = await context.readFile(join(folder, `${name}.json`)).catch(() => null)
    const text = bytes === null ? null : textOf(bytes)
    if (typeof text !== 'string')
      return failed(
        `The place in ${folder} lacks a readable ${name}.json.`,
        'Make it with: holdfast place --out FOLDER. README, Another place, says how.',
      )
    texts[name] = text
  }
  const made = placeOf(texts as PlaceTexts)
  try {
    for (const name of PLACE_FILE_NAMES) made[name]()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return failed(
      `The place in ${folder} cannot be used: ${error.message}.`,
      'Make it again: holdfast place.',
    )
  }
  return { ...context, ...made }
}

/** The context with the place that a manifest names; the same context where it names none, or cannot be read. */
async function inItsPlace<Context extends CommandContext>(
  manifestPath: string,
  context: Context,
): Promise<Context | Failed> {
  const bytes = await context.readFile(manifestPath).catch(() => null)
  const text = bytes === null ? null : textOf(bytes)
  const named = typeof text === 'string' ? placeNamed(text) : null
  return named === null ? context : withPlaceIn(resolve(dirname(manifestPath), named), context)
}

/** Where a command finds its place; paths may be relative to the working folder. */
interface PlaceChoice {
  /** Folder given with `--place`. */
  readonly given?: string | null
  /** Files that may be manifests; the first that names a place counts. */
  readonly manifests: readonly string[]
}

/** The option of commands that may run without a manifest. */
export const PLACE_OPTION = {
  kind: 'text',
  value: 'DIR',
  description: 'the place that the data is of; without it that of the manifest beside, or the one that ships',
} as const

async function withPlaceOf<Context extends CommandContext>(
  { given = null, manifests }: PlaceChoice,
  context: Context,
): Promise<Context | Failed> {
  if (given !== null) return withPlaceIn(resolve(context.cwd, given), context)
  for (const manifest of manifests) {
    const placed = await inItsPlace(resolve(context.cwd, manifest), context)
    if (placed !== context) return placed
  }
  return context
}

/** A command that runs in the place of its arguments, and is refused where that cannot be used. */
export const commandInPlace = <const O extends Options>(
  shape: CommandShape<O>,
  choiceOf: (parsed: ParsedArguments<O>, context: CommandContext) => PlaceChoice | Promise<PlaceChoice>,
  run: (parsed: ParsedArguments<O>, context: CommandContext) => Promise<number> | number,
): Command =>
  command(shape, async (parsed, environment) => {
    const context = withInputsKept(environment)
    const placed = await withPlaceOf(await choiceOf(parsed, context), context)
    if ('toDo' in placed) return printLine(context.err, `${placed.what} ${placed.toDo}`, 1)
    servePlace(placed.place())
    return run(parsed, placed)
  })

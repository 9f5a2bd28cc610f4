/** `holdfast convert`: turns what an agency sends into a Holdfast feed, and accounts for every row. */
import { basename, resolve } from 'node:path'
import type { Failed, FeedKind, FeedReport } from '../../domain/feed.ts'
import { failed, rowsSetAside, UNLISTED_ENTRY } from '../../domain/feed.ts'
import { FEED_KINDS, isFeedKind } from '../../feeds/feed-kinds.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import { convert as convertFiles } from '../../feeds/formats/convert.ts'
import { feedText } from '../../feeds/formats/output/feed-lines.ts'
import { choicesFor, recognise } from '../../feeds/formats/recognise.ts'
import type { InputFile, Choices, Crs, Ground, Recognised } from '../../feeds/formats/recognised.ts'
import { fileStem } from '../../feeds/formats/tables/row-ids.ts'
import { textOf } from '../../feeds/json-text.ts'
import { feedContext, readFeed } from '../../feeds/read-feed.ts'
import { printable, reportInWords } from '../../feeds/rows/report-in-words.ts'
import type { ValuesOf } from '../arguments.ts'
import { command, said } from '../command.ts'
import { ALONE, manifestBeside } from './check.ts'
import type { CommandContext } from './command-context.ts'

const SHAPE = {
  name: 'convert',
  says: 'Turns files into one Holdfast feed: street crime CSV of data.police.uk, CSV with coordinates or postcodes, GeoJSON of other dress, GPX and positions of patrols.',
  words: { value: 'IN...', least: 1, most: 1000 },
  options: {
    kind: { kind: 'needed', value: 'K', says: `the kind of feed to make: ${FEED_KINDS.join(', ')}` },
    out: { kind: 'needed', value: 'FILE', says: 'the GeoJSON file to write' },
    crs: {
      kind: 'text',
      value: '4326|27700|auto',
      says: 'how the coordinates are told: degrees, metres of the National Grid, or as they are recognised',
    },
    swap: { kind: 'flag', says: 'latitude stands where longitude belongs: put them right' },
    hotspots: { kind: 'text', value: 'FEED', says: 'the patrol hotspots in which positions become visits' },
    report: { kind: 'text', value: 'FILE', says: 'writes the report there as JSON' },
    strict: { kind: 'flag', says: 'any row set aside makes the exit code 1' },
  },
} as const
type Values = ValuesOf<typeof SHAPE.options>

export const convert = command(SHAPE, async (read, workbench) => {
  const { err } = workbench
  const { kind, crs } = read.values
  if (!isFeedKind(kind)) return said(err, `--kind ${kind} is none of: ${FEED_KINDS.join(', ')}.`, 2)
  if (crs !== null && !isCrsWord(crs))
    return said(err, `--crs ${crs} is none of: ${CRS_WORDS.join(', ')}.`, 2)
  const made = await madeFrom(read.words, { kind, crs, values: read.values }, workbench)
  return made.kind === 'failed'
    ? said(err, printable(`${made.what} ${made.toDo}`), 1)
    : written(made, read.values, workbench)
})

const CRS_WORDS = ['4326', '27700', '3857', 'auto'] as const
type CrsWord = (typeof CRS_WORDS)[number]
const isCrsWord = (word: string): word is CrsWord => CRS_WORDS.some((known) => known === word)

interface Asked {
  readonly kind: FeedKind
  readonly crs: CrsWord | null
  readonly values: Values
}
interface Made {
  readonly kind: 'made'
  readonly lines: readonly string[]
  readonly report: FeedReport
  /** What was recognised and would need a flag, each a sentence. */
  readonly advice: readonly string[]
}

async function madeFrom(
  paths: readonly string[],
  asked: Asked,
  workbench: CommandContext,
): Promise<Made | Failed> {
  const files = await readFiles(paths, workbench)
  if ('kind' in files) return files
  const ground = await groundFor(asked.values, workbench)
  if ('kind' in ground) return ground
  const recognised = await recognise(files, ground, asked.kind)
  if (recognised.kind === 'failed') return recognised
  workbench.progress(`${recognised.rows} rows recognised`)
  const choices = choicesAsked(recognised, asked, ground)
  const converted = await convertFiles(recognised, choices, ground)
  return converted.kind === 'failed'
    ? converted
    : { ...converted, kind: 'made', advice: adviceOn(recognised, choices) }
}

function choicesAsked(recognised: Recognised, { kind, crs, values }: Asked, ground: Ground): Choices {
  return {
    ...choicesFor(recognised, ground, kind),
    feed: fileStem(basename(values.out)),
    crs: crsAsked(recognised, crs),
    swap: values.swap,
  }
}

const crsAsked = ({ crs, offers }: Recognised, asked: CrsWord | null): Crs =>
  asked === null ? crs : asked === 'auto' ? (offers[0]?.crs ?? crs) : asked

/** Nothing is mended in silence: a mend that was not asked for is named with its flag. */
const adviceOn = ({ offers }: Recognised, { crs, swap }: Choices): readonly string[] =>
  offers.some((offer) => offer.crs === crs && offer.swap === swap)
    ? []
    : offers.map(({ says, flags }) => `${says} Say ${flags} if that is so.`)

async function readFiles(
  paths: readonly string[],
  { cwd, progress, readFile }: CommandContext,
): Promise<readonly InputFile[] | Failed> {
  const files: InputFile[] = []
  for (const path of paths) {
    const bytes = await readFile(resolve(cwd, path)).catch(() => null)
    progress(`${path} read`)
    if (!bytes) return failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
    files.push({ name: basename(path), bytes: new Uint8Array(bytes) })
  }
  return files
}

/** The lists and the last day are those of the manifest that lies beside the file to be written, if there is one. */
async function groundFor({ out, hotspots }: Values, workbench: CommandContext): Promise<Ground | Failed> {
  const background = (await manifestBeside(resolve(workbench.cwd, out), workbench)) ?? ALONE
  const { asOf, categories, actionTypes } = background
  const { outline } = workbench.borough()
  const ground = {
    place: workbench.place(),
    outline,
    asOf,
    categories,
    actionTypes,
    hotspots: [],
    postcodes: async () => workbench.postcodes(),
  }
  if (hotspots === null) return ground
  const found = await hotspotsIn(hotspots, ground, workbench)
  return 'kind' in found ? found : { ...ground, hotspots: found }
}

async function hotspotsIn(
  path: string,
  ground: Ground,
  { cwd, readFile }: CommandContext,
): Promise<readonly PatrolHotspot[] | Failed> {
  const bytes = await readFile(resolve(cwd, path)).catch(() => null)
  if (!bytes) return failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
  const text = textOf(bytes)
  if (typeof text !== 'string') return text
  const read = readFeed(
    { ...HOTSPOT_FEED, id: basename(path) },
    text,
    feedContext(ground, { place: ground.place, borough: ground }, 'The file holds'),
  )
  if (read.kind === 'failed') return failed(`${path} is no feed of hotspots. ${read.what}`, read.toDo)
  const found = read.records.hotspots ?? []
  return found.length > 0
    ? found
    : failed(
        `${path} holds no patrol hotspot that can be read.`,
        'Look at it with: check --kind patrol-hotspots.',
      )
}
const HOTSPOT_FEED = { ...UNLISTED_ENTRY, kind: 'patrol-hotspots' } as const

async function written(
  made: Made,
  { out: path, report: reportPath, strict }: Values,
  workbench: CommandContext,
) {
  const { out, err, cwd, place, writeFile } = workbench
  const { lines, report, advice } = made
  out(reportInWords(report, place()))
  for (const sentence of advice) err(`${printable(sentence)}\n`)
  if (reportPath !== null) await writeFile(resolve(cwd, reportPath), `${JSON.stringify(report, null, 2)}\n`)
  if (lines.length === 0) return said(err, 'No row is left: nothing was written.', 1)
  await writeFile(resolve(cwd, path), feedText(lines))
  return strict && rowsSetAside(report) > 0 ? 1 : 0
}

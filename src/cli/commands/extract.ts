/** `holdfast extract`: cuts a place out of a table of any size by the engine that holds it. */
import { basename, join, resolve } from 'node:path'
import type { Area } from '../../domain/area.ts'
import { type Failed, failed, UNLISTED_ENTRY } from '../../domain/feed.ts'
import { textOf } from '../../feeds/json-text.ts'
import { feedContext, readFeed } from '../../feeds/read-feed.ts'
import { printable, reportInWords } from '../../feeds/rows/report-in-words.ts'
import { standInAreas } from '../../feeds/stand-in-areas.ts'
import type { ValuesOf } from '../arguments.ts'
import { type Command, type CommandContext, printLine } from '../command.ts'
import { unread } from '../files.ts'
import { commandInPlace, PLACE_OPTION } from '../place-folder.ts'
import { readColumns } from '../extracting/columns.ts'
import { boxAround, type Cut, parseBox, parseDays } from '../extracting/cut.ts'
import { askForCut, type CutAnswer } from '../extracting/cut-answer.ts'
import { feedOf } from '../extracting/cut-feed.ts'
import { CutRows } from '../extracting/cut-rows.ts'
import { DIALECTS, isDialect } from '../extracting/dialects.ts'
import type { ConsumeAnswerRow } from '../extracting/engines/engine.ts'
import { storeFor, writeExtract } from '../extracting/extract-files.ts'
import { readHandedAnswer } from '../extracting/handed-answer.ts'
import { type EngineSource, openEngine, sourceIn } from '../extracting/sources.ts'
import { printedStatement, statementsFor } from '../extracting/statements.ts'
import { manifestBeside, WITHOUT_MANIFEST } from './check.ts'

const SHAPE = {
  name: 'extract',
  description:
    'Cuts a place, its days and its categories out of a large table by the engine that holds it, and writes a Parquet feed.',
  positionals: null,
  options: {
    from: {
      kind: 'text',
      value: 'ENGINE',
      description:
        'duckdb:PATH (a database, a .csv, a .parquet or a folder of them), clickhouse:URL, or csv:FILE or parquet:FILE with the answer to a printed statement',
    },
    table: { kind: 'text', value: 'T', description: 'the table; not needed for files' },
    columns: { kind: 'required', value: 'FILE', description: 'which column holds what, as JSON' },
    box: {
      kind: 'text',
      value: 'E,N,E,N',
      description:
        'south-west and north-east corner in metres of the National Grid; default: around the place',
    },
    days: { kind: 'text', value: 'D..D', description: 'first and last day; default: all' },
    category: {
      kind: 'repeated',
      value: 'C',
      description: 'a category as the table writes it; may be given several times; default: all',
    },
    areas: {
      kind: 'text',
      value: 'FEED',
      description: 'areas whose counts must hold; default: wards, MSOAs and LSOAs of the place',
    },
    out: { kind: 'text', value: 'DIR', description: 'where the feed is written' },
    place: PLACE_OPTION,
    'print-sql': {
      kind: 'text',
      value: DIALECTS.join('|'),
      description: 'prints the cut as one statement instead, for an engine that is not reached from here',
    },
    patience: {
      kind: 'text',
      value: 'SECONDS',
      description: 'how long a server may be silent; default: 50',
    },
  },
} as const
type Values = ValuesOf<typeof SHAPE.options>

/** What the command needs of the machine besides the usual. */
export interface ExtractMachine {
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>
  readonly environment: Readonly<Record<string, string | undefined>>
}

const placeOfExtract = ({ values: { place, out } }: { readonly values: Pick<Values, 'place' | 'out'> }) => ({
  given: place,
  manifests: out === null ? [] : [join(out, 'manifest.json')],
})

export const extractWith = (machine: ExtractMachine): Command =>
  commandInPlace(SHAPE, placeOfExtract, async ({ values }, context) => {
    const refuse = ({ what, toDo }: Failed, code: number) =>
      printLine(context.err, printable(`${what} ${toDo}`), code)
    const cut = await cutFrom(values, context)
    if ('what' in cut) return refuse(cut, 1)
    const dialect = values['print-sql']
    if (dialect !== null) {
      if (!isDialect(dialect))
        return printLine(context.err, `--print-sql is one of: ${DIALECTS.join(', ')}.`, 2)
      if (values.table === null) return printLine(context.err, '--table T is needed.', 2)
      context.out(printedStatement(dialect, cut))
      return 0
    }
    if (values.from === null || values.out === null)
      return printLine(context.err, '--from ENGINE and --out DIR are needed.', 2)
    const source = sourceIn(values.from)
    if (source === null)
      return printLine(context.err, '--from is duckdb:PATH, clickhouse:URL, csv:FILE or parquet:FILE.', 2)
    const areas = await areasFor(values.areas, context)
    if ('what' in areas) return refuse(areas, 1)
    const extract = { values, cut, source, areas, out: resolve(context.cwd, values.out) }
    const failure = await extractTo(extract, machine, context)
    return failure ? refuse(failure, 1) : 0
  })

async function cutFrom(values: Values, context: CommandContext): Promise<Cut | Failed> {
  const text = await textAt(values.columns, context)
  if (typeof text !== 'string') return text
  const columns = readColumns(text, basename(values.columns))
  if ('what' in columns) return columns
  const box = values.box === null ? boxAround(context.borough().outline) : parseBox(values.box)
  if (box === null)
    return failed(`--box ${values.box} is no box.`, 'Say four whole metres: west, south, east, north.')
  const days = values.days === null ? null : parseDays(values.days)
  if (values.days !== null && days === null)
    return failed(`--days ${values.days} is no span of days.`, 'Say it as 2023-01-01..2024-12-31.')
  return { table: values.table ?? '', columns, box, days, categories: values.category }
}

async function textAt(path: string, { cwd, readFile }: CommandContext): Promise<string | Failed> {
  const bytes = await readFile(resolve(cwd, path)).catch((error: unknown) => unread(path, error))
  return 'kind' in bytes ? bytes : textOf(bytes)
}

async function areasFor(path: string | null, context: CommandContext): Promise<readonly Area[] | Failed> {
  const ground = { place: context.place(), borough: context.borough() }
  if (path === null) return standInAreas([], ground)
  const text = await textAt(path, context)
  if (typeof text !== 'string') return text
  const entry = { ...UNLISTED_ENTRY, id: basename(path), kind: 'areas' } as const
  const read = readFeed(entry, text, feedContext(WITHOUT_MANIFEST, ground, 'The file holds'))
  if (read.kind === 'failed') return failed(`${path} is no feed of areas. ${read.what}`, read.toDo)
  const areas = read.records.areas ?? []
  return areas.length > 0
    ? areas
    : failed(`${path} holds no area that can be read.`, 'Look at it with: check.')
}

interface Extract {
  readonly values: Values
  readonly cut: Cut
  readonly source: EngineSource
  readonly areas: readonly Area[]
  /** Absolute. */
  readonly out: string
}

/** Null once everything is written; nothing is written before everything has arrived. */
async function extractTo(
  { values, cut, source, areas, out }: Extract,
  machine: ExtractMachine,
  context: CommandContext,
): Promise<Failed | null> {
  const rows = new CutRows(cut)
  const answer = await answerFrom({ values, cut, source }, rows.take, { ...machine, context })
  if ('what' in answer) return answer
  const others = rows.ofOtherDays()
  if (others > 0)
    return failed(
      `${others} of ${rows.count} rows are of other days than --days: it is the answer to another statement.`,
      'Say the days that it was printed with.',
    )
  const manifest = (await manifestBeside(resolve(out, 'manifest.json'), context)) ?? WITHOUT_MANIFEST
  const store = (await storeFor(out, context)) ?? null
  if (store && 'what' in store) return store
  const conversion = {
    ...manifest,
    place: context.place(),
    outline: context.borough().outline,
    hotspots: [],
    postcodes: () => Promise.resolve([]),
    store,
  }
  try {
    const feed = feedOf(rows, { areas, conversion })
    context.out(reportInWords(feed.report, context.place()))
    for (const sentence of remarks(answer, feed)) context.err(`${sentence}\n`)
    if (feed.report.shown === 0)
      return failed('No row is left: nothing was written.', 'Look at --box, --days and --category.')
    await writeExtract(out, { lines: feed.lines, store, answer, cut }, context)
    return null
  } finally {
    store?.discard()
  }
}

async function answerFrom(
  { values, cut, source }: Pick<Extract, 'values' | 'cut' | 'source'>,
  take: ConsumeAnswerRow,
  machine: ExtractMachine & { readonly context: CommandContext },
): Promise<CutAnswer | Failed> {
  const { context } = machine
  if (source.kind === 'csv' || source.kind === 'parquet') {
    const failure = await readHandedAnswer(source.at, source.kind, { context, consume: take })
    return failure ?? { kind: 'answered', unplaced: null, wider: null }
  }
  const opened = await openEngine(source, { ...machine, cwd: context.cwd, patience: values.patience })
  if ('what' in opened) return opened
  const { engine, tableOf } = opened
  try {
    if (!tableOf && values.table === null)
      return failed('--table T is needed.', 'Name the table of the engine.')
    const statements = statementsFor(engine.dialect, cut, tableOf ?? undefined)
    return await askForCut(engine, statements, { consume: take, progress: context.progress })
  } finally {
    await engine.close()
  }
}

const HANDED_IN =
  'An answer that is handed in has no wider totals, and does not say how many rows have no position or no day.'
const NO_AREAS = 'No wider totals: the columns file names no column of areas.'

function remarks({ unplaced, wider }: CutAnswer, { besideBox, leftExact }: ReturnType<typeof feedOf>) {
  const says = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  return [
    ...says(
      unplaced ?? 0,
      'row of the table has no position or no day, and is in no cut.',
      'rows of the table have no position or no day, and are in no cut.',
    ),
    ...says(
      besideBox,
      'row lies beside the box, and was left out.',
      'rows lie beside the box, and were left out.',
    ),
    ...says(
      leftExact,
      'row lies in a part of its square less than a metre wide, and stays where it is.',
      'rows lie in a part of their square less than a metre wide, and stay where they are.',
    ),
    ...(unplaced === null ? [HANDED_IN] : wider ? [] : [NO_AREAS]),
  ]
}

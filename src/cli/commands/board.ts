/** `holdfast board`: every figure of the board view for a window as JSON or CSV, identical to the page. */
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { version } from '../../../package.json'
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import { type DaySpan, isSameSpan, parseSpan, previousPeriod, snappedToGrain } from '../../domain/day.ts'
import type { FeedKind } from '../../domain/feed.ts'
import { grainOf } from '../../domain/incident.ts'
import { loadDataset } from '../../feeds/load.ts'
import { asAtOf, asAtWords } from '../../measures/baseline/as-at.ts'
import { incidentReach, usualBaseline, type BoardPeriod } from '../../measures/baseline/baseline.ts'
import { typedDates } from '../../measures/baseline/chosen-baseline.ts'
import { boardCsv, boardFile } from '../../measures/board-file.ts'
import { knowledgeIn } from '../../measures/feeds/known-words.ts'
import { figureOf, type Figure } from '../../measures/figure.ts'
import { BASELINE_NOT_KNOWN } from '../../measures/figures/known-figures.ts'
import { figuresOf } from '../../measures/figures-of.ts'
import { baselineSpanWords, spanWords } from '../../measures/sentences.ts'
import { boardTables } from '../../measures/tables/board-dictionary.ts'
import { boardRecords } from '../../measures/tables/board-records.ts'
import { printLine, type CommandContext } from '../command.ts'
import { unwritten } from '../inputs-kept.ts'
import { commandInPlace } from '../place-folder.ts'
import { fileLoadContext } from '../file-feeds.ts'

const SHAPE = {
  name: 'board',
  description: 'Writes every figure of the board view for a window as JSON or CSV, by the ending of FILE.',
  positionals: null,
  options: {
    manifest: { kind: 'required', value: 'M', description: 'the manifest of the feeds' },
    from: { kind: 'required', value: 'D', description: 'first day of the window, as 2023-05-01' },
    to: { kind: 'required', value: 'D', description: 'last day of the window, included' },
    baseline: {
      kind: 'text',
      value: 'D..D',
      description:
        'what it is compared with; the usual is the same days one year earlier (under 28 days: the same weekdays, 364 days earlier)',
    },
    out: { kind: 'required', value: 'FILE', description: 'the file to write, .json or .csv' },
    tables: {
      kind: 'text',
      value: 'DIR',
      description:
        'also writes decisions, commitments, changes and the data dictionary as CSV into this folder',
    },
  },
} as const

interface BoardRequest {
  readonly kind: 'request'
  readonly manifest: string
  readonly window: DaySpan
  /** Null: the usual baseline. */
  readonly baseline: DaySpan | null
  readonly out: string
  /** Null: none. */
  readonly tables: string | null
  readonly ending: '.json' | '.csv'
}
interface WrongUsage {
  readonly kind: 'wrong-usage'
  readonly text: string
}
const wrongUsage = (text: string): WrongUsage => ({ kind: 'wrong-usage', text })

export const board = commandInPlace(
  SHAPE,
  ({ values }) => ({ manifests: [values.manifest] }),
  async (parsed, context) => {
    const { err, cwd } = context
    const request = requestFrom(parsed.values)
    if (request.kind === 'wrong-usage') return printLine(err, request.text, 2)
    const manifestUrl = pathToFileURL(resolve(cwd, request.manifest))
    const dataset = await loadDataset(manifestUrl, fileLoadContext(context))
    if ('kind' in dataset) return printLine(err, `${dataset.what} ${dataset.toDo}`, 1)
    for (const { feed, what, toDo } of dataset.failures) err(`${feed} did not open. ${what} ${toDo}\n`)
    if (dataset.reports.every((report) => report.shown === 0))
      return printLine(err, 'No row is left of any feed: nothing was written.', 1)
    return writeBoard(dataset, request, context)
  },
)

interface BoardOptions {
  readonly manifest: string
  readonly from: string
  readonly to: string
  readonly baseline: string | null
  readonly out: string
  readonly tables: string | null
}
function requestFrom({ manifest, from, to, baseline, out, tables }: BoardOptions): BoardRequest | WrongUsage {
  const ending = extname(out).toLowerCase()
  if (ending !== '.json' && ending !== '.csv')
    return wrongUsage(`--out ${out} ends neither in .json nor in .csv.`)
  const window = parseSpan(from, to)
  if (!window)
    return wrongUsage(`--from ${from} --to ${to}: two days such as 2023-05-01, the first not the later.`)
  const compared = baseline === null ? null : typedDates(baseline)
  if (baseline !== null && !compared)
    return wrongUsage(
      `--baseline ${baseline}: two days such as 2022-05-01..2022-09-01, the first not the later.`,
    )
  return { kind: 'request', manifest, window, baseline: compared, out, tables, ending }
}

async function writeBoard(
  dataset: Dataset,
  request: BoardRequest,
  { out, err, cwd, writeFile, borough }: CommandContext,
): Promise<number> {
  const reach = incidentReach(dataset)
  // As on the page: where only months are known, windows are snappedToGrain to whole months.
  const grain = grainOf(dataset.incidents)
  const window = snappedToGrain(request.window, grain)
  const snappedBaseline = request.baseline && snappedToGrain(request.baseline, grain)
  if (!isSameSpan(window, request.window))
    err(`These incidents are known by month: the window is ${spanWords(window)}.\n`)
  if (request.baseline && snappedBaseline && !isSameSpan(snappedBaseline, request.baseline))
    err(`These incidents are known by month: the window is compared with ${spanWords(snappedBaseline)}.\n`)
  if (reach && (window.to < reach.from || window.from > reach.to))
    return printLine(
      err,
      `The incidents speak for ${spanWords(reach)} and for no day asked: nothing was written.`,
      1,
    )
  const question: BoardPeriod = { window, baseline: snappedBaseline ?? usualBaseline(window, reach) }
  const figures = figuresOf(dataset, question, borough())
  const file = boardFile(dataset, { ...question, figures, records: boardRecords(dataset, window), version })
  const text = request.ending === '.csv' ? boardCsv(file) : `${JSON.stringify(file, null, 2)}\n`
  const { tables } = request
  const beside = tables === null ? [] : [...boardTables(file)].map(([name, csv]) => [join(tables, name), csv])
  let path = request.out
  try {
    for (const [next = '', content = ''] of [[request.out, text], ...beside]) {
      path = next
      await writeFile(resolve(cwd, path), content)
    }
  } catch (error) {
    return printLine(err, unwritten(path, error), 1)
  }
  const compared = question.baseline
    ? `, compared with ${baselineSpanWords(question.window, question.baseline)}`
    : ', without a baseline'
  out(`${figures.length} figures of ${spanWords(question.window)}${compared}: ${request.out}\n`)
  const asAt = asAtOf(window, dataset)
  if (asAt < dataset.manifest.asOf) out(`${asAtWords(asAt, dataset)}.\n`)
  const caveat = figureOf(figures, 'asb')?.caveat
  if (caveat !== undefined && !caveat.startsWith(BASELINE_NOT_KNOWN)) err(`${caveat}\n`)
  for (const reason of reasonsOf(figures, dataset, question)) err(`Not all is known. ${reason}\n`)
  return 0
}

/** Kinds whose rows have figures of their own: a row that is missing has none that could say so. */
const SUBJECTS: readonly FeedKind[] = ['sites', 'areas', 'patrol-hotspots', 'survey-results']

/**
 * Each reason why a figure, its baseline or a list of its subjects is not wholly known; those that stand in a longer one
 * are left out.
 */
function reasonsOf(
  figures: readonly Figure[],
  dataset: Dataset,
  { window, baseline }: BoardPeriod,
): readonly string[] {
  const ofFigures = figures.flatMap(
    // What no feed carries is no gap of a feed: the figure's own line says it.
    ({ why, feeds, caveat }) =>
      (feeds?.length === 0 ? null : why) ?? (caveat?.startsWith(BASELINE_NOT_KNOWN) ? caveat : []),
  )
  const ofSubjects = SUBJECTS.filter((kind) => hasFeedOf(dataset, kind)).map(
    (kind) => knowledgeIn(dataset, kind, window).why,
  )
  const ofBaseline = baseline ? [] : [knowledgeIn(dataset, 'incidents', previousPeriod(window)).why]
  const reasons = [...new Set([...ofFigures, ...ofSubjects, ...ofBaseline])]
  return reasons.filter(
    (reason) => reason !== '' && !reasons.some((other) => other !== reason && other.includes(reason)),
  )
}

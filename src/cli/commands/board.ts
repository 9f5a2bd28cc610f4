/** `holdfast board`: every figure of the board view for a window, as JSON or CSV, the same as the page shows. */
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { version } from '../../../package.json'
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { isSameSpan, parseSpan, snappedToGrain } from '../../domain/day.ts'
import { grainOf } from '../../domain/incident.ts'
import { loadDataset } from '../../feeds/load.ts'
import { incidentReach, usualBaseline } from '../../measures/baseline/baseline.ts'
import type { BoardPeriod } from '../../measures/baseline/baseline.ts'
import { typedDates } from '../../measures/baseline/chosen-baseline.ts'
import { boardCsv, boardFile } from '../../measures/board-file.ts'
import { figureOf } from '../../measures/figure.ts'
import { figuresOf } from '../../measures/figures-of.ts'
import { spanWords } from '../../measures/sentences.ts'
import { command, said } from '../command.ts'
import { filesAsFeeds } from './file-feeds.ts'
import type { CommandContext } from './command-context.ts'

const SHAPE = {
  name: 'board',
  says: 'Writes every figure of the board view for a window as JSON or CSV, by the ending of FILE.',
  words: null,
  options: {
    manifest: { kind: 'needed', value: 'M', says: 'the manifest of the feeds' },
    from: { kind: 'needed', value: 'D', says: 'first day of the window, as 2023-05-01' },
    to: { kind: 'needed', value: 'D', says: 'last day of the window, included' },
    baseline: {
      kind: 'text',
      value: 'D..D',
      says: 'what it is compared with; the usual is the same days one year earlier',
    },
    out: { kind: 'needed', value: 'FILE', says: 'the file to write, .json or .csv' },
  },
} as const

interface Asked {
  readonly kind: 'asked'
  readonly manifest: string
  readonly window: DaySpan
  /** Null: the usual one. */
  readonly baseline: DaySpan | null
  readonly out: string
  readonly ending: '.json' | '.csv'
}
interface WrongUsage {
  readonly kind: 'wrong-usage'
  readonly text: string
}
const wrongUsage = (text: string): WrongUsage => ({ kind: 'wrong-usage', text })

export const board = command(SHAPE, async (read, workbench) => {
  const { err, cwd } = workbench
  const asked = askedIn(read.values)
  if (asked.kind === 'wrong-usage') return said(err, asked.text, 2)
  const manifestUrl = pathToFileURL(resolve(cwd, asked.manifest))
  const dataset = await loadDataset(manifestUrl, filesAsFeeds(workbench))
  if ('kind' in dataset) return said(err, `${dataset.what} ${dataset.toDo}`, 1)
  for (const { feed, what, toDo } of dataset.failures) err(`${feed} did not open. ${what} ${toDo}\n`)
  if (dataset.reports.every((report) => report.shown === 0))
    return said(err, 'No row is left of any feed: nothing was written.', 1)
  return writeBoard(dataset, asked, workbench)
})

interface Words {
  readonly manifest: string
  readonly from: string
  readonly to: string
  readonly baseline: string | null
  readonly out: string
}
function askedIn({ manifest, from, to, baseline, out }: Words): Asked | WrongUsage {
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
  return { kind: 'asked', manifest, window, baseline: compared, out, ending }
}

async function writeBoard(
  dataset: Dataset,
  asked: Asked,
  { out, err, cwd, writeFile, borough }: CommandContext,
): Promise<number> {
  const reach = incidentReach(dataset)
  // As the page does: where only months are known, a part of one would count all of it or nothing.
  const grain = grainOf(dataset.incidents)
  const window = snappedToGrain(asked.window, grain)
  const own = asked.baseline && snappedToGrain(asked.baseline, grain)
  if (!isSameSpan(window, asked.window))
    err(`These incidents are known by month: the window is ${spanWords(window)}.\n`)
  if (asked.baseline && own && !isSameSpan(own, asked.baseline))
    err(`These incidents are known by month: the window is compared with ${spanWords(own)}.\n`)
  if (reach && (window.to < reach.from || window.from > reach.to))
    return said(
      err,
      `The incidents speak for ${spanWords(reach)} and for no day asked: nothing was written.`,
      1,
    )
  const question: BoardPeriod = { window, baseline: own ?? usualBaseline(window, reach) }
  const figures = figuresOf(dataset, question, borough())
  const file = boardFile(dataset, { ...question, figures, version })
  const text = asked.ending === '.csv' ? boardCsv(file) : `${JSON.stringify(file, null, 2)}\n`
  try {
    await writeFile(resolve(cwd, asked.out), text)
  } catch {
    return said(err, `${asked.out} could not be written. Check that its folder may be written to.`, 1)
  }
  const compared = question.baseline
    ? `, compared with ${spanWords(question.baseline)}`
    : ', without a baseline'
  out(`${figures.length} figures of ${spanWords(question.window)}${compared}: ${asked.out}\n`)
  const caveat = figureOf(figures, 'asb')?.caveat
  if (caveat !== undefined) err(`${caveat}\n`)
  return 0
}

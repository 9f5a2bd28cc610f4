/** `holdfast gather`: fetches, converts and checks every source of sources.json, once or again and again. */
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleepFor } from 'node:timers/promises'
import { type Failed, failed } from '../../domain/feed.ts'
import type { FetchContext } from '../gathering/fetch-source.ts'
import type { FileSystem } from '../gathering/files.ts'
import { type GatherReport, logLine, reportJson, reportPage } from '../gathering/gather-report.ts'
import { withMappingFiles } from '../gathering/mapping-files.ts'
import { dayOfRun, gatherOnce, holdsOtherFeeds, OWN_FOLDER } from '../gathering/run.ts'
import { secretsFrom, type Environment } from '../gathering/secrets.ts'
import type { Web } from '../gathering/servers/request.ts'
import { readSources, type Source, type Sources } from '../gathering/sources.ts'
import { textOf } from '../../feeds/json-text.ts'
import { printable } from '../../feeds/rows/report-in-words.ts'
import type { ValuesOf } from '../arguments.ts'
import { command, printLine, type Command, type CommandContext } from '../command.ts'
import { placeNamed } from '../../domain/place/manifest-place.ts'
import { servePlace } from '../../domain/place/served-place.ts'
import { withPlaceIn } from '../place-folder.ts'
import { type RunningProcess, takeLock } from '../publishing/lock.ts'
import type { Folders } from '../publishing/publish-folders.ts'

const SHAPE = {
  name: 'gather',
  description:
    'Fetches, converts and checks every source of sources.json, and writes the feeds and their manifest whole or not at all. Exit code 0: all well; 3: some kept their last good feed; 1: nothing could be done; 4: another run is at it.',
  positionals: null,
  options: {
    sources: { kind: 'required', value: 'FILE', description: 'the list of sources (README, "Every night")' },
    out: { kind: 'required', value: 'DIR', description: 'the folder of the feeds and their manifest' },
    once: { kind: 'flag', description: 'one run, then it ends; this is the default' },
    watch: { kind: 'flag', description: 'runs until it is ended, each source at its own "everyMinutes"' },
    'dry-run': { kind: 'flag', description: 'fetches, converts and checks, and writes nothing' },
    report: {
      kind: 'text',
      value: 'FILE',
      description:
        'writes the report there as JSON, and as a page beside it; by default in the folder .gather',
    },
  },
} as const
type Values = ValuesOf<typeof SHAPE.options>

const ANOTHER_RUN = 4
const MINUTE = 60_000

/** What a run needs besides the command's context, replaceable in tests. */
interface GatherPorts {
  readonly web: Web
  readonly files: FileSystem
  readonly folders: Folders
  readonly own: RunningProcess
  readonly environment: Environment
  /** Aborted when the process is asked to end: the run in hand is finished first. */
  readonly ending: AbortSignal
}

export const gatherWith = (ports: GatherPorts): Command =>
  command(SHAPE, async ({ values }, unplaced) => {
    const { err } = unplaced
    if (values.once && values.watch) return printLine(err, '--once and --watch exclude each other.', 2)
    const path = resolve(unplaced.cwd, values.sources)
    const text = await sourcesText(path, unplaced)
    if (typeof text !== 'string') return printLine(err, printable(`${text.what} ${text.toDo}`), 1)
    const out = resolve(unplaced.cwd, values.out)
    const named = placeNamed(text)
    const context = named === null ? unplaced : await withPlaceIn(resolve(out, named), unplaced)
    if ('toDo' in context) return printLine(err, printable(`${context.what} ${context.toDo}`), 1)
    servePlace(context.place())
    const first = readSources(text, dayOfRun(context.now()), context.place())
    if (first.kind === 'failed') return printLine(err, printable(`${first.what} ${first.toDo}`), 1)
    if (await holdsOtherFeeds(out, context))
      return printLine(
        err,
        printable(
          `${values.out} holds a manifest.json that was not gathered. Nothing was written. Name another folder, or take that one away.`,
        ),
        1,
      )
    const { folders, own } = ports
    const lock = await takeLock(join(out, OWN_FOLDER), {
      folders,
      own,
      now: context.now,
      what: `the folder ${values.out}`,
    })
    if (lock.kind === 'failed') return printLine(err, printable(`${lock.what} ${lock.toDo}`), ANOTHER_RUN)
    for (const note of lock.notes) err(`${printable(note)}\n`)
    const run: Run = { path, text, out, values, ports }
    try {
      return values.watch ? await watch(run, context) : await runOnce(run, () => true, context)
    } finally {
      await lock.release()
    }
  })

/** With the mappings that it names in the place of their names. */
async function sourcesText(path: string, { readFile }: CommandContext): Promise<string | Failed> {
  const bytes = await readFile(path).catch(() => null)
  const text = bytes && textOf(bytes)
  return typeof text === 'string'
    ? withMappingFiles(text, { folder: dirname(path), readFile })
    : (text ?? failed(`${basename(path)} could not be read.`, 'Check that it is there and may be opened.'))
}

interface Run {
  readonly path: string
  readonly text: string
  readonly out: string
  readonly values: Values
  readonly ports: GatherPorts
}

async function runOnce(run: Run, due: (source: Source) => boolean, context: CommandContext): Promise<number> {
  const { out, values, path, ports } = run
  const now = context.now()
  const sources = readSources(run.text, dayOfRun(now), context.place())
  if (sources.kind === 'failed')
    return printLine(context.err, printable(`${sources.what} ${sources.toDo}`), 1)
  const { web, files, environment } = ports
  const fetching: FetchContext = { web, files, secrets: secretsFrom(environment), folder: dirname(path), now }
  const report = await gatherOnce(sources, { out, isDryRun: values['dry-run'], due, fetching }, context)
  for (const feed of report.feeds) context.out(`${printable(logLine(feed, report))}\n`)
  for (const sentence of report.says) context.err(`${printable(sentence)}\n`)
  await writeReport(report, run, context)
  return report.exitCode
}

/** A rehearsal writes only the report that it is asked for. */
async function writeReport(report: GatherReport, { out, values }: Run, { cwd, writeFile }: CommandContext) {
  if (values['dry-run'] && values.report === null) return
  const path = values.report === null ? join(out, OWN_FOLDER, 'report.json') : resolve(cwd, values.report)
  await writeFile(path, reportJson(report))
  await writeFile(`${path.replace(/\.json$/, '')}.html`, reportPage(report))
}

/** Until the process is asked to end; the exit code is that of the last run. */
async function watch(run: Run, context: CommandContext): Promise<number> {
  const { ending } = run.ports
  const dueAt = new Map<string, number>()
  let exitCode = 0
  while (!ending.aborted) {
    const now = context.now()
    const sources = await sourcesNow(run, context)
    const isDue = ({ id }: Source) => (dueAt.get(id) ?? 0) <= now
    exitCode = await runOnce({ ...run, text: sources.text }, isDue, context)
    for (const source of sources.list.filter(isDue)) dueAt.set(source.id, now + source.everyMinutes * MINUTE)
    const next = Math.min(...sources.list.map(({ id }) => dueAt.get(id) ?? now))
    await sleepFor(Math.max(0, next - context.now()), null, { signal: ending }).catch(() => null)
  }
  return exitCode
}

interface SourcesNow {
  readonly text: string
  readonly list: Sources['sources']
}

/** Read again at each round, so that it may be mended while it is watched; a broken one leaves the last in force. */
async function sourcesNow(run: Run, context: CommandContext): Promise<SourcesNow> {
  const asOf = dayOfRun(context.now())
  const text = await sourcesText(run.path, context)
  const read = typeof text === 'string' ? readSources(text, asOf, context.place()) : text
  if (read.kind === 'sources' && typeof text === 'string') return { text, list: read.sources }
  if (read.kind === 'failed')
    context.err(`${printable(`${read.what} The sources of before stay in force.`)}\n`)
  const before = readSources(run.text, asOf, context.place())
  return { text: run.text, list: before.kind === 'sources' ? before.sources : [] }
}

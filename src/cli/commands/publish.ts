/**
 * `holdfast publish`: writes the public page with its protected summary, or refuses and leaves the last release in
 * place.
 */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isoDay } from '../../domain/day.ts'
import type { Failed } from '../../domain/feed.ts'
import { loadDataset } from '../../feeds/load.ts'
import { attack } from '../../publish/attack/attack.ts'
import { attackResultLines, type AttackResult } from '../../publish/attack/findings.ts'
import { openSolver } from '../../publish/attack/linear-program.ts'
import { publicationOf, withClaims } from '../../publish/attack/publication.ts'
import { fileClaims, type PageFile, type PageWriter } from '../../publish/attack/file-claims.ts'
import { type Ledger, readLedger } from '../../publish/ledger/ledger.ts'
import { type PreparedRelease, prepareRelease, summaryText } from '../../publish/release.ts'
import { ownWordsOf, releaseNote } from '../../publish/texts/release-note.ts'
import { GEOGRAPHIES, type Geography, isGeography, type PublicSummary } from '../../summary/public-summary.ts'
import { CSV_NAME, summaryCsv } from '../../summary/summary-csv.ts'
import { command, printLine, type Command, type CommandContext } from '../command.ts'
import { type Folders, folderConflict, SUMMARY_NAME } from '../publishing/publish-folders.ts'
import { sheetNamesFor, readKnownFile, readWithholdFile } from '../publishing/publish-inputs.ts'
import { entryFor, ledgerSource, writeRelease } from '../publishing/ledger-folder.ts'
import { fileLoadContext } from './file-feeds.ts'

const SHAPE = {
  name: 'publish',
  description: 'Writes the public page with its protected summary; refuses if the attack on it succeeds.',
  positionals: null,
  options: {
    manifest: { kind: 'required', value: 'M', description: 'the manifest of the feeds' },
    ledger: { kind: 'required', value: 'DIR', description: 'the folder that remembers every release' },
    out: { kind: 'required', value: 'DIR', description: 'the folder that is served; replaced whole' },
    geography: {
      kind: 'text',
      value: GEOGRAPHIES.join('|'),
      description: `what areas it is by; the usual is what the ledger has, or ${GEOGRAPHIES[0]}`,
    },
    known: {
      kind: 'text',
      value: 'FILE',
      description: 'figures known from elsewhere, as CSV: area,quarter,group,count,source',
    },
    withhold: {
      kind: 'text',
      value: 'FILE',
      description:
        'cells to hold back for good, as CSV: area,quarter,group,reason; an empty group means all of them',
    },
    sheet: {
      kind: 'repeated',
      value: 'AREA',
      description:
        "says where an area's sheet of A4 in large print is, for printing; by its code or its name",
    },
    'dry-run': {
      kind: 'flag',
      description: 'says what would be published, left out and why; writes nothing',
    },
  },
} as const

/** Dependencies of publishing besides the command context. */
export interface Publishing {
  readonly writePage: PageWriter
  readonly folders: Folders
}

interface PublishOptions {
  readonly ledgerFolder: string
  readonly out: string
  readonly isDryRun: boolean
}
interface ReadyRelease {
  readonly kind: 'ready'
  readonly prepared: PreparedRelease
  readonly ledger: Ledger
  readonly files: readonly PageFile[]
  readonly attackResult: AttackResult
  /** File names of the A4 pages to be printed. */
  readonly sheets: readonly string[]
}

export const publishWith = (publishing: Publishing): Command =>
  command(SHAPE, async (parsed, context) => {
    const { err, cwd } = context
    const { values } = parsed
    const geography = geographyIn(values.geography)
    if (geography === 'unknown')
      return printLine(err, `--geography ${values.geography}: one of ${GEOGRAPHIES.join(', ')}.`, 2)
    const options: PublishOptions = {
      ledgerFolder: resolve(cwd, values.ledger),
      out: resolve(cwd, values.out),
      isDryRun: values['dry-run'],
    }
    const { manifest, known, withhold, sheet: sheets } = values
    const inputs = { manifest, known, withhold, geography, sheets }
    const ready = await readyRelease(options, inputs, { ...publishing, context })
    if (ready.kind === 'failed') return reportFailure(ready, err)
    if (ready.attackResult.kind === 'broken')
      return printLine(err, [...attackResultLines(ready.attackResult), NOTHING_PUBLISHED].join('\n'), 1)
    return writeAndReport(ready, options, { ...publishing, context })
  })

const NOTHING_PUBLISHED = 'Nothing was published. What was published before stands.'
const reportFailure = ({ what, toDo }: Failed, err: (text: string) => void) =>
  printLine(err, `${what} ${toDo}\n${NOTHING_PUBLISHED}`, 1)

const geographyIn = (text: string | null): Geography | null | 'unknown' =>
  text === null || isGeography(text) ? text : 'unknown'

interface ReleaseInputs {
  readonly manifest: string
  readonly known: string | null
  readonly withhold: string | null
  readonly geography: Geography | null
  readonly sheets: readonly string[]
}
interface PublishContext extends Publishing {
  readonly context: CommandContext
}

async function readyRelease(
  { ledgerFolder, out }: PublishOptions,
  { manifest, known, withhold, geography, sheets: requestedSheets }: ReleaseInputs,
  { writePage, folders, context }: PublishContext,
): Promise<ReadyRelease | Failed> {
  const conflict = await folderConflict({ out, ledger: ledgerFolder }, folders)
  if (conflict) return conflict
  const url = pathToFileURL(resolve(context.cwd, manifest))
  const dataset = await loadDataset(url, fileLoadContext(context))
  if ('kind' in dataset) return dataset
  const asOf = isoDay(dataset.manifest.asOf)
  const ledger = await readLedger(ledgerSource(ledgerFolder, context, folders), asOf)
  if (ledger.kind === 'failed') return ledger
  const withholdings = await readWithholdFile(withhold, context)
  if ('kind' in withholdings) return withholdings
  const prepared = prepareRelease(dataset, ledger, { geography, withholdings })
  if (prepared.kind === 'failed') return prepared
  const { summary } = prepared
  const figures = await readKnownFile(known, summary, context)
  if ('kind' in figures) return figures
  const sheets = sheetNamesFor(requestedSheets, summary)
  if ('kind' in sheets) return sheets
  context.progress(`${summary.cells.length.toLocaleString('en-GB')} cells: now the attack`)
  const files = await filesOf(summary, writePage)
  const publication = withClaims(
    publicationOf(summary, 'the new release'),
    await fileClaims(files, summary, writePage),
  )
  const pastReleases = ledger.releases.map(({ summary: before, isRetracted }, index) =>
    publicationOf(before, `release ${index + 1}`, { isRetracted }),
  )
  const attackResult = attack([...pastReleases, publication], figures, await openSolver())
  return { kind: 'ready', prepared, ledger, files, attackResult, sheets }
}

/**
 * All files of a release; summary and table are written here even if the page writer returns files of the same name.
 */
export async function filesOf(summary: PublicSummary, writePage: PageWriter): Promise<readonly PageFile[]> {
  const page = await writePage(summary)
  const own = [
    { name: SUMMARY_NAME, contents: summaryText(summary) },
    { name: CSV_NAME, contents: summaryCsv(summary) },
  ]
  return [...own, ...page.filter(({ name }) => !own.some((file) => file.name === name))]
}

async function writeAndReport(
  { prepared, ledger, files, attackResult, sheets }: ReadyRelease,
  { ledgerFolder, out, isDryRun }: PublishOptions,
  { folders, context }: PublishContext,
): Promise<number> {
  const { summary } = prepared
  const { entry, isNew } = entryFor(summary, ledger, context)
  const localNames = { streets: streetNames(context), ownWords: ownWordsOf(context.place()) }
  const note = releaseNote({ prepared, attackResult, ...localNames, number: entry.number })
  context.out(`${note}\n`)
  if (isDryRun) return printLine(context.out, 'A dry run: nothing was written.', 0)
  const staged = await folders.stage(out, files).catch(messageOf)
  if (typeof staged === 'string')
    return printLine(context.err, `The release could not be written: ${staged}.\n${NOTHING_PUBLISHED}`, 1)
  try {
    if (isNew) await writeRelease(ledgerFolder, { summary, entry, note }, { ledger, ...context })
  } catch (error) {
    await staged.drop()
    return printLine(
      context.err,
      `The ledger could not be written: ${messageOf(error)}.\n${NOTHING_PUBLISHED}`,
      1,
    )
  }
  const error = await staged.swap().then(() => null, messageOf)
  if (error !== null)
    return printLine(
      context.err,
      `The ledger holds the release, but ${out} could not be replaced: ${error}. Publish again.`,
      1,
    )
  for (const sheet of sheets) context.out(`To print on A4: ${join(out, sheet)}\n`)
  return printLine(
    context.out,
    `Release ${entry.number} of ${summary.releasedOn}: ${join(out, SUMMARY_NAME)}`,
    0,
  )
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const streetNames = ({ roads }: CommandContext): ReadonlySet<string> =>
  new Set(roads().flatMap(({ name }) => (name === null ? [] : [name.toLowerCase()])))

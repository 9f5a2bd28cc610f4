/** `holdfast publish`: the public page with its protected summary, or a refusal that leaves the last good one alone. */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isoDay } from '../../domain/day.ts'
import type { Failed } from '../../domain/feed.ts'
import { loadDataset } from '../../feeds/load.ts'
import { attack } from '../../publish/attack/attack.ts'
import { attackResultLines, type AttackResult } from '../../publish/attack/findings.ts'
import { openSolver } from '../../publish/attack/bounding/linear-program.ts'
import { publicationOf, withClaims } from '../../publish/attack/reading/publication.ts'
import { fileClaims } from '../../publish/attack/reading/file-claims.ts'
import { type Ledger, readLedger } from '../../publish/ledger/ledger.ts'
import type { PageFile, PageWriter } from '../../publish/page-writer.ts'
import { type PreparedRelease, prepareRelease, summaryText } from '../../publish/release.ts'
import { ownWordsOf } from '../../publish/texts/suspicions.ts'
import { releaseNote } from '../../publish/texts/release-note.ts'
import type { Geography, PublicSummary } from '../../summary/public-summary.ts'
import { CSV_NAME, summaryCsv } from '../../summary/summary-csv.ts'
import { command, said, type Command, type CommandContext } from '../command.ts'
import { type Folders, foreignFolder, SUMMARY_NAME } from '../publishing/publish-folders.ts'
import { askedSheets, knownIn, withholdingsIn } from '../publishing/publish-inputs.ts'
import { entryFor, ledgerSource, writeRelease } from '../publishing/ledger-folder.ts'
import { filesAsFeeds } from './file-feeds.ts'

const SHAPE = {
  name: 'publish',
  says: 'Writes the public page with its protected summary; refuses if the attack on it succeeds.',
  words: null,
  options: {
    manifest: { kind: 'needed', value: 'M', says: 'the manifest of the feeds' },
    ledger: { kind: 'needed', value: 'DIR', says: 'the folder that remembers every release' },
    out: { kind: 'needed', value: 'DIR', says: 'the folder that is served; replaced whole' },
    geography: {
      kind: 'text',
      value: 'msoa|ward',
      says: 'what areas it is by; the usual is what the ledger has, or msoa',
    },
    known: {
      kind: 'text',
      value: 'FILE',
      says: 'figures known from elsewhere, as CSV: area,quarter,group,count,source',
    },
    withhold: {
      kind: 'text',
      value: 'FILE',
      says: 'cells to hold back for good, as CSV: area,quarter,group,reason; an empty group means all of them',
    },
    sheet: {
      kind: 'repeated',
      value: 'AREA',
      says: "says where an area's sheet of A4 in large print is, for printing; by its code or its name",
    },
    'dry-run': { kind: 'flag', says: 'says what would be published, left out and why; writes nothing' },
  },
} as const

/** What publishing needs of the machine besides the workbench. */
export interface Publishing {
  readonly writePage: PageWriter
  readonly folders: Folders
}

interface Asked {
  readonly ledgerFolder: string
  readonly out: string
  readonly isDryRun: boolean
}
interface Ready {
  readonly kind: 'ready'
  readonly prepared: PreparedRelease
  readonly ledger: Ledger
  readonly files: readonly PageFile[]
  readonly assault: AttackResult
  /** Sheets of A4 that are to be printed, by their names in the folder. */
  readonly sheets: readonly string[]
}

export const publishWith = (publishing: Publishing): Command =>
  command(SHAPE, async (read, workbench) => {
    const { err, cwd } = workbench
    const { values } = read
    const geography = geographyIn(values.geography)
    if (geography === 'unknown') return said(err, `--geography ${values.geography}: one of msoa and ward.`, 2)
    const asked: Asked = {
      ledgerFolder: resolve(cwd, values.ledger),
      out: resolve(cwd, values.out),
      isDryRun: values['dry-run'],
    }
    const { manifest, known, withhold, sheet: sheets } = values
    const given = { manifest, known, withhold, geography, sheets }
    const ready = await readied(asked, given, { ...publishing, workbench })
    if (ready.kind === 'failed') return refused(ready, err)
    if (ready.assault.kind === 'broken')
      return said(err, [...attackResultLines(ready.assault), NOTHING].join('\n'), 1)
    return release(ready, asked, { ...publishing, workbench })
  })

const NOTHING = 'Nothing was published. What was published before stands.'
const refused = ({ what, toDo }: Failed, err: (text: string) => void) =>
  said(err, `${what} ${toDo}\n${NOTHING}`, 1)

const geographyIn = (told: string | null): Geography | null | 'unknown' =>
  told === null || told === 'msoa' || told === 'ward' ? told : 'unknown'

interface Given {
  readonly manifest: string
  readonly known: string | null
  readonly withhold: string | null
  readonly geography: Geography | null
  readonly sheets: readonly string[]
}
interface Shop extends Publishing {
  readonly workbench: CommandContext
}

async function readied(
  { ledgerFolder, out }: Asked,
  { manifest, known, withhold, geography, sheets: wanted }: Given,
  { writePage, folders, workbench }: Shop,
): Promise<Ready | Failed> {
  const strange = await foreignFolder({ out, ledger: ledgerFolder }, folders)
  if (strange) return strange
  const url = pathToFileURL(resolve(workbench.cwd, manifest))
  const dataset = await loadDataset(url, filesAsFeeds(workbench))
  if ('kind' in dataset) return dataset
  const asOf = isoDay(dataset.manifest.asOf)
  const ledger = await readLedger(ledgerSource(ledgerFolder, workbench, folders), asOf)
  if (ledger.kind === 'failed') return ledger
  const withholdings = await withholdingsIn(withhold, workbench)
  if ('kind' in withholdings) return withholdings
  const prepared = prepareRelease(dataset, ledger, { geography, withholdings })
  if (prepared.kind === 'failed') return prepared
  const { summary } = prepared
  const figures = await knownIn(known, summary, workbench)
  if ('kind' in figures) return figures
  const sheets = askedSheets(wanted, summary)
  if ('kind' in sheets) return sheets
  workbench.progress(`${summary.cells.length.toLocaleString('en-GB')} cells: now the attack`)
  const files = await filesOf(summary, writePage)
  const publication = withClaims(
    publicationOf(summary, 'the new release'),
    await fileClaims(files, summary, writePage),
  )
  const past = ledger.releases.map(({ summary: before, isRetracted }, index) =>
    publicationOf(before, `release ${index + 1}`, { isRetracted }),
  )
  const assault = attack([...past, publication], figures, await openSolver())
  return { kind: 'ready', prepared, ledger, files, assault, sheets }
}

/** The page's own files may bring the table along; the summary and the table are ours either way. */
export async function filesOf(summary: PublicSummary, writePage: PageWriter): Promise<readonly PageFile[]> {
  const page = await writePage(summary)
  const own = [
    { name: SUMMARY_NAME, contents: summaryText(summary) },
    { name: CSV_NAME, contents: summaryCsv(summary) },
  ]
  return [...own, ...page.filter(({ name }) => !own.some((file) => file.name === name))]
}

async function release(
  { prepared, ledger, files, assault, sheets }: Ready,
  { ledgerFolder, out, isDryRun }: Asked,
  { folders, workbench }: Shop,
): Promise<number> {
  const { summary } = prepared
  const { entry, isNew } = entryFor(summary, ledger, workbench)
  const known = { streets: streetNames(workbench), ownWords: ownWordsOf(workbench.place()) }
  const note = releaseNote({ prepared, assault, ...known, number: entry.number })
  workbench.out(`${note}\n`)
  if (isDryRun) return said(workbench.out, 'A dry run: nothing was written.', 0)
  const staged = await folders.stage(out, files).catch(writeFault)
  if (typeof staged === 'string')
    return said(workbench.err, `The release could not be written: ${staged}.\n${NOTHING}`, 1)
  try {
    if (isNew) await writeRelease(ledgerFolder, { summary, entry, note }, { ledger, ...workbench })
  } catch (error) {
    await staged.drop()
    return said(workbench.err, `The ledger could not be written: ${writeFault(error)}.\n${NOTHING}`, 1)
  }
  const fault = await staged.swap().then(() => null, writeFault)
  if (fault !== null)
    return said(
      workbench.err,
      `The ledger holds the release, but ${out} could not be replaced: ${fault}. Publish again.`,
      1,
    )
  for (const sheet of sheets) workbench.out(`To print on A4: ${join(out, sheet)}\n`)
  return said(
    workbench.out,
    `Release ${entry.number} of ${summary.releasedOn}: ${join(out, SUMMARY_NAME)}`,
    0,
  )
}

const writeFault = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const streetNames = ({ roads }: CommandContext): ReadonlySet<string> =>
  new Set(roads().flatMap(({ name }) => (name === null ? [] : [name.toLowerCase()])))

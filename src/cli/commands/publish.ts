/**
 * `holdfast publish`: writes the public page with its protected summary, or refuses and leaves the last release in
 * place.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isoDay } from '../../domain/day.ts'
import type { Failed } from '../../domain/feed.ts'
import { loadDataset } from '../../feeds/load.ts'
import { attack } from '../../publish/attack/attack.ts'
import { attackResultLines } from '../../publish/attack/findings.ts'
import { openSolver } from '../../publish/attack/linear-program.ts'
import { publicationOf, withClaims } from '../../publish/attack/publication.ts'
import { fileClaims, type PageFile, type PageWriter } from '../../publish/attack/file-claims.ts'
import { type Acceptance, readAcceptances } from '../../publish/gates/acceptance.ts'
import { readLedger } from '../../publish/ledger/ledger.ts'
import { prepareRelease, summaryText } from '../../publish/release.ts'
import { GEOGRAPHIES, type Geography, isGeography } from '../../summary/geography.ts'
import type { PublicSummary } from '../../summary/public-summary.ts'
import { CSV_NAME, summaryCsv } from '../../summary/summary-csv.ts'
import { printLine, type Command } from '../command.ts'
import { SERVERS } from '../../hosting/configurations.ts'
import { framingHosts } from '../hosting/framing-hosts.ts'
import { printHeaders } from '../hosting/print-headers.ts'
import { folderConflict, SUMMARY_NAME } from '../publishing/publish-folders.ts'
import { sheetNamesFor, readKnownFile, readWithholdFile } from '../publishing/publish-inputs.ts'
import { gateFailure, gatesOf } from '../publishing/publish-gates.ts'
import { changingLedger } from '../publishing/ledger-change.ts'
import { fingerprintsIn, ledgerSource, lostRelease, unknownRelease } from '../publishing/ledger-folder.ts'
import {
  NOTHING_PUBLISHED,
  type PublishContext,
  type Publishing,
  type PublishOptions,
  type ReadyRelease,
  writeAndReport,
} from '../publishing/write-release.ts'
import { commandInPlace } from '../place-folder.ts'
import { fileLoadContext } from '../file-feeds.ts'

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
    accept: {
      kind: 'repeated',
      value: 'CODE',
      description: 'publishes although a check of the data refused it under this code; needs a --because',
    },
    because: {
      kind: 'repeated',
      value: 'TEXT',
      description: 'why, for the --accept before it; kept in the release note and the ledger',
    },
    headers: {
      kind: 'text',
      value: SERVERS.join('|'),
      description:
        'prints the configuration of that server for the page and publishes nothing; needs no --ledger',
    },
    'dry-run': {
      kind: 'flag',
      description: 'says what would be published, left out and why; writes nothing',
    },
  },
} as const

/** Printing a configuration needs neither ledger nor folder. */
const HEADERS_SHAPE = {
  ...SHAPE,
  options: {
    ...SHAPE.options,
    ledger: { ...SHAPE.options.ledger, kind: 'text' },
    out: { ...SHAPE.options.out, kind: 'text' },
    headers: { ...SHAPE.options.headers, kind: 'required' },
  },
} as const
const placeOfManifest = ({ values }: { readonly values: { readonly manifest: string } }) => ({
  manifests: [values.manifest],
})
const HEADERS_OPTION = /^--headers(?:=|$)/

export const publishWith = (publishing: Publishing): Command => {
  const print = commandInPlace(
    HEADERS_SHAPE,
    placeOfManifest,
    ({ values: { headers: server, manifest, out } }, context) =>
      printHeaders({ server, manifest, out }, context),
  )
  const publishRelease = releaseCommand(publishing)
  return (args, context) =>
    (args.some((argument) => HEADERS_OPTION.test(argument)) ? print : publishRelease)(args, context)
}

const releaseCommand = (publishing: Publishing): Command =>
  commandInPlace(SHAPE, placeOfManifest, async (parsed, context) => {
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
    const acceptances = readAcceptances(values.accept, values.because)
    if (typeof acceptances === 'string') return printLine(err, acceptances, 2)
    const { manifest, known, withhold, sheet: sheets } = values
    const inputs = { manifest, known, withhold, geography, sheets, acceptances }
    const publishContext = { ...publishing, context }
    const run = () => publish(options, inputs, publishContext)
    const { ledgerFolder: ledger, out, isDryRun } = options
    const conflict = await folderConflict({ out, ledger }, publishing.folders)
    const result = conflict ?? (await (isDryRun ? run() : changingLedger(ledger, publishContext, run)))
    return typeof result === 'number'
      ? result
      : printLine(err, `${result.what} ${result.toDo}\n${NOTHING_PUBLISHED}`, 1)
  })

async function publish(
  options: PublishOptions,
  inputs: ReleaseInputs,
  publishing: PublishContext,
): Promise<number | Failed> {
  const ready = await readyRelease(options, inputs, publishing)
  if (ready.kind === 'failed') return ready
  const { err } = publishing.context
  return ready.attackResult.kind === 'broken'
    ? printLine(err, [...attackResultLines(ready.attackResult), NOTHING_PUBLISHED].join('\n'), 1)
    : writeAndReport(ready, options, publishing)
}

const geographyIn = (text: string | null): Geography | null | 'unknown' =>
  text === null || isGeography(text) ? text : 'unknown'

interface ReleaseInputs {
  readonly manifest: string
  readonly known: string | null
  readonly withhold: string | null
  readonly geography: Geography | null
  readonly sheets: readonly string[]
  readonly acceptances: readonly Acceptance[]
}

async function readyRelease(
  { ledgerFolder, out }: PublishOptions,
  { manifest, known, withhold, geography, sheets: requestedSheets, acceptances }: ReleaseInputs,
  { writePage, folders, context }: PublishContext,
): Promise<ReadyRelease | Failed> {
  const url = pathToFileURL(resolve(context.cwd, manifest))
  const dataset = await loadDataset(url, fileLoadContext(context))
  if ('kind' in dataset) return dataset
  const hosts = framingHosts(dataset.manifest.labels)
  if (hosts.kind === 'failed') return hosts
  for (const sentence of hosts.mended) context.err(`${sentence}\n`)
  const asOf = isoDay(dataset.manifest.asOf)
  const ledger = await readLedger(ledgerSource(ledgerFolder, context, folders), asOf)
  if (ledger.kind === 'failed') return ledger
  const forgotten =
    (await lostRelease(ledgerFolder, ledger, folders)) ??
    (await unknownRelease(out, ledger, { folders, context }))
  if (forgotten) return forgotten
  const withholdings = await readWithholdFile(withhold, context)
  if ('kind' in withholdings) return withholdings
  const { postcodesYear } = context.place()
  const prepared = prepareRelease(dataset, ledger, {
    geography,
    withholdings,
    ...(postcodesYear !== null && { postcodes: { year: postcodesYear, postcodes: context.postcodes() } }),
    fingerprints: (counted) => fingerprintsIn({ counted }, dataset, context),
  })
  if (prepared.kind === 'failed') return prepared
  const gates = gatesOf(prepared, { dataset, ledger, acceptances }, context)
  if (gates.refused.length > 0) return gateFailure(gates)
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
  return { kind: 'ready', prepared, ledger, gates, files, attackResult, sheets }
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

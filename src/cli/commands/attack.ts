/**
 * `holdfast attack`: tries to infer single counts from published summaries, their pages and figures known from
 * elsewhere.
 */
import { resolve, basename, dirname, join } from 'node:path'
import { attack } from '../../publish/attack/attack.ts'
import { attackResultLines } from '../../publish/attack/findings.ts'
import { openSolver } from '../../publish/attack/linear-program.ts'
import {
  publicationOf,
  readPublication,
  withClaims,
  type Publication,
} from '../../publish/attack/publication.ts'
import { command, printLine, type Command, type CommandContext } from '../command.ts'
import { readKnownFile } from '../publishing/publish-inputs.ts'
import { filesBeforeServing, SERVER_FILES } from '../publishing/served-names.ts'
import type { Publishing } from '../publishing/write-release.ts'
import { failed, type Failed } from '../../domain/feed.ts'
import { fileClaims, type PageFile, type PageWriter } from '../../publish/attack/file-claims.ts'
import { LEDGER_NAME, readLedger } from '../../publish/ledger/ledger.ts'
import { isNotice } from '../../summary/public-summary.ts'
import { readPublished } from '../../summary/read-published.ts'
import { SUMMARY_NAME, type Folders } from '../publishing/publish-folders.ts'
import { ledgerSource } from '../publishing/ledger-folder.ts'

const MAX_PATHS = 1000
const SHAPE = {
  name: 'attack',
  description:
    'Tries to bound every count in published releases more tightly than its own band; exit 1 if one gives way.',
  positionals: { value: 'PATH...', min: 1, max: MAX_PATHS },
  options: {
    known: {
      kind: 'text',
      value: 'FILE',
      description: 'figures known from elsewhere, as CSV: area,quarter,group,count,source',
    },
  },
} as const

export const attackWith = ({ writePage, folders }: Pick<Publishing, 'writePage' | 'folders'>): Command =>
  command(SHAPE, async (parsed, context) => {
    const { out, err, cwd } = context
    const publications: Publication[] = []
    for (const path of parsed.positionals) {
      const releases = await publicationsAt(resolve(cwd, path), { writePage, folders, context })
      if ('kind' in releases) return printLine(err, `${releases.what} ${releases.toDo}`, 1)
      publications.push(...releases)
    }
    const last = publications
      .toSorted((a, b) => (a.summary.releasedOn < b.summary.releasedOn ? -1 : 1))
      .at(-1)
    if (!last) return printLine(out, 'There is no figure to attack: only notices.', 0)
    const known = await readKnownFile(parsed.values.known, last.summary, context)
    if ('kind' in known) return printLine(err, `${known.what} ${known.toDo}`, 1)
    const attackResult = attack(publications, known, await openSolver())
    return printLine(out, attackResultLines(attackResult).join('\n'), attackResult.kind === 'held' ? 0 : 1)
  })

interface PublicationContext {
  readonly folders: Folders
  readonly context: CommandContext
  /** Renders the expected pages, with which published ones are compared. */
  readonly writePage: PageWriter
}

/**
 * The releases at a path: all releases of a ledger; for a folder with a summary, the summary with its pages and
 * tables; for any other file, that file with the summary of its folder. A retraction notice contains no figures and
 * yields none.
 */
async function publicationsAt(
  path: string,
  publishing: PublicationContext,
): Promise<readonly Publication[] | Failed> {
  const names = await publishing.folders.names(path)
  if (names?.includes(LEDGER_NAME)) return releasesIn(path, publishing)
  if (names?.includes(SUMMARY_NAME))
    return releaseAt(path, (await publishing.folders.files(path)) ?? [], publishing)
  if (names)
    return failed(`${path} holds neither ${SUMMARY_NAME} nor ${LEDGER_NAME}.`, 'Name a release or a ledger.')
  if (path.endsWith('.json')) return summaryAt(path, publishing)
  if ((await publishing.folders.read(path)) === null)
    return failed(`${path} is not there.`, 'Check its name.')
  return releaseAt(dirname(path), [basename(path)], publishing)
}

async function releasesIn(
  path: string,
  { context, folders }: PublicationContext,
): Promise<readonly Publication[] | Failed> {
  const ledger = await readLedger(ledgerSource(path, context, folders), null)
  if (ledger.kind === 'failed') return ledger
  return ledger.releases.map(({ summary, isRetracted }, index) =>
    publicationOf(summary, `release ${index + 1} of ${basename(path)}`, { isRetracted }),
  )
}

async function releaseAt(
  folder: string,
  names: readonly string[],
  publishing: PublicationContext,
): Promise<readonly Publication[] | Failed> {
  const releases = await summaryAt(join(folder, SUMMARY_NAME), publishing)
  if ('kind' in releases) return releases
  const files: PageFile[] = []
  for (const name of names.filter((each) => !SERVER_FILES.has(each))) {
    const contents = await publishing.folders.read(join(folder, name))
    if (contents !== null) files.push({ name, contents })
  }
  const publications = releases.map(async (publication) =>
    withClaims(
      publication,
      await fileClaims(filesBeforeServing(files), publication.summary, publishing.writePage),
    ),
  )
  return Promise.all(publications)
}

async function summaryAt(
  path: string,
  { folders }: PublicationContext,
): Promise<readonly Publication[] | Failed> {
  const text = await folders.read(path)
  if (text === null) return failed(`${path} is not there.`, 'Check its name.')
  const summary = readPublished(text)
  if (summary.kind === 'published' && isNotice(summary.published)) return []
  const read = readPublication(text, path)
  return read.kind === 'refused'
    ? failed(`${path}: ${read.what}`, 'Name a published summary.')
    : [read.publication]
}

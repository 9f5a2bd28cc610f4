/** `holdfast attack`: what can be learnt of single counts from published summaries, their pages and what is known besides. */

import { resolve, basename, dirname, join } from 'node:path'
import { attack } from '../../publish/attack/attack.ts'
import { attackResultLines } from '../../publish/attack/findings.ts'
import { openSolver } from '../../publish/attack/bounding/linear-program.ts'
import {
  publicationOf,
  readPublication,
  withClaims,
  type Publication,
} from '../../publish/attack/reading/publication.ts'
import { command, said, type Command, type CommandContext } from '../command.ts'
import { knownIn } from '../publishing/publish-inputs.ts'
import type { Publishing } from './publish.ts'
import { failed, type Failed } from '../../domain/feed.ts'
import { fileClaims } from '../../publish/attack/reading/file-claims.ts'
import { LEDGER_NAME, readLedger } from '../../publish/ledger/ledger.ts'
import type { PageFile, PageWriter } from '../../publish/page-writer.ts'
import { isNotice } from '../../summary/public-summary.ts'
import { readPublished } from '../../summary/read-published.ts'
import { SUMMARY_NAME, type Folders } from '../publishing/publish-folders.ts'
import { ledgerSource } from '../publishing/ledger-folder.ts'

const MOST_PATHS = 1000
const SHAPE = {
  name: 'attack',
  says: 'Tries to bound every count in published releases more tightly than its own band; exit 1 if one gives way.',
  words: { value: 'PATH...', least: 1, most: MOST_PATHS },
  options: {
    known: {
      kind: 'text',
      value: 'FILE',
      says: 'figures known from elsewhere, as CSV: area,quarter,group,count,source',
    },
  },
} as const

export const attackWith = ({ writePage, folders }: Publishing): Command =>
  command(SHAPE, async (read, workbench) => {
    const { out, err, cwd } = workbench
    const publications: Publication[] = []
    for (const path of read.words) {
      const found = await publicationsAt(resolve(cwd, path), { writePage, folders, workbench })
      if ('kind' in found) return said(err, `${found.what} ${found.toDo}`, 1)
      publications.push(...found)
    }
    const last = publications
      .toSorted((a, b) => (a.summary.releasedOn < b.summary.releasedOn ? -1 : 1))
      .at(-1)
    if (!last) return said(out, 'There is no figure to attack: only notices.', 0)
    const known = await knownIn(read.values.known, last.summary, workbench)
    if ('kind' in known) return said(err, `${known.what} ${known.toDo}`, 1)
    const assault = attack(publications, known, await openSolver())
    return said(out, attackResultLines(assault).join('\n'), assault.kind === 'held' ? 0 : 1)
  })

/** What `holdfast attack` is given, read as releases: summaries, folders that are served, and ledgers. */

interface Shop {
  readonly folders: Folders
  readonly workbench: CommandContext
  /** The product's own, to hold pages against. */
  readonly writePage: PageWriter
}

/**
 * A ledger gives all its releases; a folder with a summary gives it and all its pages and tables; a file that is no
 * summary is read beside the one in its folder. A notice shows no figure and gives none.
 */
export async function publicationsAt(path: string, shop: Shop): Promise<readonly Publication[] | Failed> {
  const names = await shop.folders.names(path)
  if (names?.includes(LEDGER_NAME)) return releasesIn(path, shop)
  if (names?.includes(SUMMARY_NAME)) return releaseAt(path, (await shop.folders.files(path)) ?? [], shop)
  if (names)
    return failed(`${path} holds neither ${SUMMARY_NAME} nor ${LEDGER_NAME}.`, 'Name a release or a ledger.')
  if (path.endsWith('.json')) return summaryAt(path, shop)
  return releaseAt(dirname(path), [basename(path)], shop)
}

async function releasesIn(
  path: string,
  { workbench, folders }: Shop,
): Promise<readonly Publication[] | Failed> {
  const ledger = await readLedger(ledgerSource(path, workbench, folders), null)
  if (ledger.kind === 'failed') return ledger
  return ledger.releases.map(({ summary, isRetracted }, index) =>
    publicationOf(summary, `release ${index + 1} of ${basename(path)}`, { isRetracted }),
  )
}

async function releaseAt(
  folder: string,
  names: readonly string[],
  shop: Shop,
): Promise<readonly Publication[] | Failed> {
  const found = await summaryAt(join(folder, SUMMARY_NAME), shop)
  if ('kind' in found) return found
  const files: PageFile[] = []
  for (const name of names) {
    const contents = await shop.folders.read(join(folder, name))
    if (contents !== null) files.push({ name, contents })
  }
  const told = found.map(async (publication) =>
    withClaims(publication, await fileClaims(files, publication.summary, shop.writePage)),
  )
  return Promise.all(told)
}

async function summaryAt(path: string, { folders }: Shop): Promise<readonly Publication[] | Failed> {
  const text = await folders.read(path)
  if (text === null) return failed(`${path} is not there.`, 'Check its name.')
  const plain = readPublished(text)
  if (plain.kind === 'published' && isNotice(plain.published)) return []
  const read = readPublication(text, path)
  return read.kind === 'refused'
    ? failed(`${path}: ${read.what}`, 'Name a published summary.')
    : [read.publication]
}

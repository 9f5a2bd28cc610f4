/** What `holdfast attack` is given, read as releases: summaries, folders that are served, and ledgers. */
import { basename, dirname, join } from 'node:path'
import { type Failed, failed } from '../../domain/feed.ts'
import {
  type Publication,
  publicationOf,
  readPublication,
  withClaims,
} from '../../publish/attack/publication.ts'
import { fileClaims, type PageFile, type PageWriter } from '../../publish/attack/file-claims.ts'
import { LEDGER_NAME, readLedger } from '../../publish/ledger/ledger.ts'
import { isNotice } from '../../summary/public-summary.ts'
import { readPublished } from '../../summary/read-published.ts'
import type { CommandContext } from '../commands/command-context.ts'
import type { Folders } from './folders.ts'
import { ledgerSource } from './ledger-folder.ts'
import { SUMMARY_NAME } from './out-folder.ts'

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

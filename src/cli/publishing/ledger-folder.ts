/** Reads the ledger's folder on this machine, and writes releases and retractions into it. */
import { join } from 'node:path'
import {
  type LedgerEntry,
  type Ledger,
  type LedgerSource,
  LEDGER_NAME,
  ledgerText,
  releaseFile,
} from '../../publish/ledger/ledger.ts'
import { summaryText } from '../../publish/release.ts'
import type { Geography, PublicSummary } from '../../summary/public-summary.ts'
import type { CommandContext } from '../command.ts'
import type { Folders } from './publish-folders.ts'

const sha256 = ({ newHash }: CommandContext, text: string): string => {
  const hash = newHash()
  hash.update(new TextEncoder().encode(text))
  return hash.finish()
}

export const ledgerSource = (folder: string, context: CommandContext, folders: Folders): LedgerSource => ({
  read: (name) => folders.read(join(folder, name)),
  names: () => folders.names(folder),
  sha256: (text) => sha256(context, text),
})

/** The ledger entry of a summary; `isNew` is false if the latest release is identical and not retracted. */
export function entryFor(summary: PublicSummary, ledger: Ledger, context: CommandContext) {
  const hash = sha256(context, summaryText(summary))
  const last = ledger.entries.at(-1)
  if (last?.sha256 === hash && last.retracted === null) return { entry: last, isNew: false }
  const number = ledger.entries.length + 1
  const { releasedOn } = summary
  const entry: LedgerEntry = {
    number,
    releasedOn,
    file: releaseFile(number, releasedOn),
    sha256: hash,
    retracted: null,
  }
  return { entry, isNew: true }
}

interface NewRelease {
  readonly summary: PublicSummary
  readonly entry: LedgerEntry
  readonly note: string
}

/** Writes the release's files before the ledger, so that the ledger never names missing files. */
export async function writeRelease(
  folder: string,
  { summary, entry, note }: NewRelease,
  { ledger, writeFile }: { readonly ledger: Ledger } & Pick<CommandContext, 'writeFile'>,
): Promise<void> {
  await writeFile(join(folder, entry.file), summaryText(summary))
  await writeFile(join(folder, entry.file.replace(/\.json$/, '.note.txt')), note)
  await writeEntries(folder, { geography: summary.geography, entries: [...ledger.entries, entry] }, writeFile)
}

/** Replaces the ledger file. */
export const writeEntries = (
  folder: string,
  { geography, entries }: { readonly geography: Geography; readonly entries: readonly LedgerEntry[] },
  writeFile: CommandContext['writeFile'],
): Promise<void> => writeFile(join(folder, LEDGER_NAME), ledgerText(geography, entries))

/** Writes a release that withstood the attack: into the ledger first, then into the folder that is served. */
import { join } from 'node:path'
import type { AttackResult } from '../../publish/attack/findings.ts'
import type { PageFile, PageWriter } from '../../publish/attack/file-claims.ts'
import type { Ledger } from '../../publish/ledger/ledger.ts'
import type { PreparedRelease } from '../../publish/release.ts'
import { releaseNote } from '../../publish/texts/release-note.ts'
import { ownWordsOf } from '../../publish/texts/suspicions.ts'
import { type CommandContext, printLine } from '../command.ts'
import { messageOf } from './ledger-change.ts'
import { entryFor, sha256, writeRelease } from './ledger-folder.ts'
import type { RunningProcess } from './lock.ts'
import { type Folders, SUMMARY_NAME } from './publish-folders.ts'
import { type JudgedGates, unmatchedText } from './publish-gates.ts'
import { stageFiles } from './served-folder.ts'
import { servedFiles, servedNameOf } from './served-names.ts'

/** Dependencies of publishing besides the command context. */
export interface Publishing {
  readonly writePage: PageWriter
  readonly folders: Folders
  readonly own: RunningProcess
}
export interface PublishContext extends Publishing {
  readonly context: CommandContext
}

export interface PublishOptions {
  readonly ledgerFolder: string
  readonly out: string
  readonly isDryRun: boolean
}
/** A release that may be written. */
export interface ReadyRelease {
  readonly kind: 'ready'
  readonly prepared: PreparedRelease
  readonly ledger: Ledger
  readonly gates: JudgedGates
  readonly files: readonly PageFile[]
  readonly attackResult: AttackResult
  /** File names of the A4 pages to be printed. */
  readonly sheets: readonly string[]
}

export const NOTHING_PUBLISHED = 'Nothing was published. What was published before stands.'

/** Prints the release note, writes unless it is a dry run, and returns the exit code. */
export async function writeAndReport(
  { prepared, ledger, gates, files, attackResult, sheets }: ReadyRelease,
  { ledgerFolder, out, isDryRun }: PublishOptions,
  { folders, context }: PublishContext,
): Promise<number> {
  const { summary } = prepared
  const { fingerprints, accepted } = gates
  const { entry, isNew } = entryFor({ summary, fingerprints, accepted }, ledger, context)
  const localNames = knownWordsOf(context)
  const note = releaseNote({ prepared, attackResult, gates, ...localNames, number: entry.number })
  context.out(`${note}\n`)
  for (const acceptance of gates.unmatched) context.err(`${unmatchedText(acceptance)}\n`)
  if (isDryRun) return printLine(context.out, 'A dry run: nothing was written.', 0)
  const served = servedFiles(files, (text) => sha256(context, text))
  const staged = await stageFiles({ out, ledger: ledgerFolder }, served, folders).catch(messageOf)
  if (typeof staged === 'string')
    return printLine(context.err, `The release could not be written: ${staged}.\n${NOTHING_PUBLISHED}`, 1)
  try {
    if (isNew) await writeRelease(ledgerFolder, { summary, entry, note }, { ledger, folders })
  } catch (error) {
    await staged.drop()
    const message = `The ledger could not be written: ${messageOf(error)}.\n${NOTHING_PUBLISHED}`
    return printLine(context.err, message, 1)
  }
  const error = await staged.swap().then(() => null, messageOf)
  if (error !== null)
    return printLine(
      context.err,
      `The ledger holds the release, but ${out} could not be replaced: ${error}. Publish again.`,
      1,
    )
  for (const sheet of sheets) context.out(`To print on A4: ${join(out, servedNameOf(sheet, served))}\n`)
  return printLine(
    context.out,
    `Release ${entry.number} of ${summary.releasedOn}: ${join(out, SUMMARY_NAME)}`,
    0,
  )
}

/** What the check of texts knows of the place. */
export const knownWordsOf = ({ place, roads }: CommandContext) => ({
  ...ownWordsOf(place()),
  streets: new Set(roads().flatMap(({ name }) => (name === null ? [] : [name.toLowerCase()]))),
})

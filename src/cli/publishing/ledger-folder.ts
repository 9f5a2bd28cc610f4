/** Reads the ledger's folder on this machine, and writes releases and retractions into it. */
import { basename, dirname, join } from 'node:path'
import {
  type Ledger,
  type LedgerSource,
  LEDGER_NAME,
  ledgerText,
  releaseFile,
} from '../../publish/ledger/ledger.ts'
import { failed, type Failed } from '../../domain/feed.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { type Fingerprints, fingerprintsOf } from '../../publish/gates/fingerprints.ts'
import type { LedgerEntry } from '../../publish/ledger/ledger-entry.ts'
import { type PreparedRelease, summaryText } from '../../publish/release.ts'
import type { Geography } from '../../summary/geography.ts'
import { isNotice, type PublicSummary } from '../../summary/public-summary.ts'
import type { CommandContext } from '../command.ts'
import { readPublished } from '../../summary/read-published.ts'
import { LOCK_NAME } from './lock.ts'
import { type Folders, SUMMARY_NAME, UNFINISHED } from './publish-folders.ts'

export const sha256 = ({ newHash }: CommandContext, text: string): string => {
  const hash = newHash()
  hash.update(new TextEncoder().encode(text))
  return hash.finish()
}

/** Whether a file of the ledger's folder is of a running command, not of the ledger. */
const isOwnFile = (name: string) => name === LOCK_NAME || name.startsWith(UNFINISHED)

export const ledgerSource = (folder: string, context: CommandContext, folders: Folders): LedgerSource => ({
  read: (name) => folders.read(join(folder, name)),
  names: async () => (await folders.names(folder))?.filter((name) => !isOwnFile(name)) ?? null,
  sha256: (text) => sha256(context, text),
})

/** Hashes of what a release's counts depend on. */
export const fingerprintsIn = (
  { counted }: Pick<PreparedRelease, 'counted'>,
  { manifest }: Pick<Dataset, 'manifest'>,
  context: CommandContext,
): Fingerprints => fingerprintsOf(counted.areas, manifest.categories, (text) => sha256(context, text))

/** What an entry keeps besides the summary. */
type EntryDetails = Pick<LedgerEntry, 'fingerprints' | 'accepted'>

/** The ledger entry of a summary; `isNew` is false if the latest release is identical and not retracted. */
export function entryFor(
  { summary, ...details }: EntryDetails & { readonly summary: PublicSummary },
  ledger: Ledger,
  context: CommandContext,
) {
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
    ...details,
  }
  return { entry, isNew: true }
}

interface NewRelease {
  readonly summary: PublicSummary
  readonly entry: LedgerEntry
  readonly note: string
}

/** Names the release that is being added, so that the next run can tell its files from those of a lost list. */
const JOURNAL = join(UNFINISHED, 'release.json')
const noteOf = (file: string) => file.replace(/\.json$/, '.note.txt')

/**
 * Writes the release's files before the list, so that the list never names missing files. If writing fails, what was
 * written is removed, and the error is thrown on.
 */
export async function writeRelease(
  folder: string,
  { summary, entry, note }: NewRelease,
  { ledger, folders }: { readonly ledger: Ledger; readonly folders: Folders },
): Promise<void> {
  const { geography } = summary
  const { file } = entry
  try {
    // A first release gives the ledger its empty list first: files without a list are a list that was lost.
    if (ledger.entries.length === 0) await writeEntries(folder, { geography, entries: [] }, folders)
    await folders.write(join(folder, JOURNAL), JSON.stringify({ file }))
    await replace(join(folder, file), summaryText(summary), { folder, folders })
    await replace(join(folder, noteOf(file)), note, { folder, folders })
    await writeEntries(folder, { geography, entries: [...ledger.entries, entry] }, folders)
  } catch (error) {
    for (const path of [file, noteOf(file), JOURNAL]) await folders.remove(join(folder, path))
    if (ledger.geography === null) await folders.remove(join(folder, LEDGER_NAME))
    for (const name of [dirname(file), UNFINISHED]) await folders.removeIfEmpty(join(folder, name))
    throw error
  }
}

/** Replaces the list in one step. */
export const writeEntries = (
  folder: string,
  { geography, entries }: { readonly geography: Geography; readonly entries: readonly LedgerEntry[] },
  folders: Folders,
): Promise<void> => replace(join(folder, LEDGER_NAME), ledgerText(geography, entries), { folder, folders })

/** Writes a file whole beside its place, and moves it there. */
async function replace(
  path: string,
  text: string,
  { folder, folders }: { readonly folder: string; readonly folders: Folders },
): Promise<void> {
  const temporary = join(folder, UNFINISHED, `${basename(path)}.part`)
  await folders.write(temporary, text)
  await folders.move(temporary, path)
}

/** Removes what is not needed once a run has ended. */
export const removeUnfinished = (folder: string, folders: Folders): Promise<void> =>
  folders.remove(join(folder, UNFINISHED))

/**
 * Removes what a run that was ended has left in the ledger's folder: files that were not complete, and those of a release
 * that its list does not name. Returns a sentence if there was any. Only for the run that holds the lock.
 */
export async function removeLeftovers(folder: string, folders: Folders): Promise<readonly string[]> {
  const names = ((await folders.names(folder)) ?? []).filter((name) => name.startsWith(UNFINISHED))
  const file = fileIn((await folders.read(join(folder, JOURNAL))) ?? '')
  const list = (await folders.read(join(folder, LEDGER_NAME))) ?? ''
  if (file !== null && !list.includes(JSON.stringify(file)))
    for (const path of [file, noteOf(file)]) await folders.remove(join(folder, path))
  for (const name of names) await folders.remove(join(folder, name))
  return names.length > 0 ? ['What a run that was ended had left unfinished was removed.'] : []
}

/** The file that a journal names; null if the journal itself is not complete. */
function fileIn(journal: string): string | null {
  const [, file = null] = /^\{"file":"(releases\/[\w.-]+\.json)"\}$/.exec(journal) ?? []
  return file
}

/** Fails where the folder holds a release that its list does not name: an older list was brought back. */
export async function lostRelease(
  folder: string,
  { entries }: Pick<Ledger, 'entries'>,
  folders: Folders,
): Promise<Failed | null> {
  const listed = new Set(entries.map(({ file }) => file))
  const files = ((await folders.names(join(folder, 'releases'))) ?? []).map((name) => `releases/${name}`)
  const lost = files.find((file) => file.endsWith('.json') && !listed.has(file))
  return lost === undefined
    ? null
    : failed(
        `The ledger holds ${lost}, which its list ${LEDGER_NAME} does not name: the list is older than the folder.`,
        'Bring back the newest list from a copy. What was published must not be forgotten.',
      )
}

/** Fails where what is served is a release, or a notice, of which the ledger knows nothing. */
export async function unknownRelease(
  out: string,
  { entries }: Pick<Ledger, 'entries'>,
  { folders, context }: { readonly folders: Folders; readonly context: CommandContext },
): Promise<Failed | null> {
  const text = await folders.read(join(out, SUMMARY_NAME))
  if (text === null || entries.some((entry) => entry.sha256 === sha256(context, text))) return null
  const read = readPublished(text)
  const notice = read.kind === 'published' && isNotice(read.published) ? read.published : null
  const isKnown = entries.some(
    ({ releasedOn, retracted }) =>
      retracted !== null && retracted.on === notice?.retractedOn && releasedOn === notice.releasedOn,
  )
  if (isKnown) return null
  const of = read.kind === 'published' ? ` of ${read.published.releasedOn}` : ''
  return failed(
    `${out} holds a release${of} that this ledger does not know: it is another ledger, or an older copy of it.`,
    'Name the ledger that it was published from. Whoever begins a new one forgets what residents know already.',
  )
}

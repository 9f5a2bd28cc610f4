/** `holdfast retract`: replaces the latest release by a notice and records the retraction in the ledger. */
import { join, resolve } from 'node:path'
import { parseDay } from '../../domain/day.ts'
import type { Failed } from '../../domain/feed.ts'
import type { LedgerEntry } from '../../publish/ledger/ledger-entry.ts'
import { type Ledger, readLedger } from '../../publish/ledger/ledger.ts'
import { hiddenCharactersIn } from '../../publish/texts/hidden-characters.ts'
import { suspicionsIn } from '../../publish/texts/suspicions.ts'
import { noticeOf } from '../../publish/texts/public-texts.ts'
import type { PublicNotice } from '../../summary/public-summary.ts'
import { printLine, type Command, type CommandContext } from '../command.ts'
import { commandInPlace, PLACE_OPTION } from '../place-folder.ts'
import { changingLedger, messageOf } from '../publishing/ledger-change.ts'
import {
  ledgerSource,
  lostRelease,
  sha256,
  unknownRelease,
  writeEntries,
} from '../publishing/ledger-folder.ts'
import { folderConflict, SUMMARY_NAME } from '../publishing/publish-folders.ts'
import { stageFiles } from '../publishing/served-folder.ts'
import { servedFiles } from '../publishing/served-names.ts'
import { knownWordsOf, type PublishContext, type Publishing } from '../publishing/write-release.ts'

const SHAPE = {
  name: 'retract',
  description:
    'Takes the latest release back: the page becomes a notice; the ledger and later attacks remember the release.',
  positionals: null,
  options: {
    ledger: { kind: 'required', value: 'DIR', description: 'the folder that remembers every release' },
    out: { kind: 'required', value: 'DIR', description: 'the folder that is served; replaced whole' },
    on: { kind: 'required', value: 'D', description: 'the day of taking back, as 2024-09-30' },
    reason: { kind: 'required', value: 'TEXT', description: 'why, in a sentence that residents will read' },
    place: PLACE_OPTION,
    'as-written': {
      kind: 'flag',
      description: 'uses the reason although it holds what looks like a name, a number or an address',
    },
  },
} as const

interface RetractRequest {
  readonly folder: string
  readonly out: string
  readonly on: string
  readonly reason: string
}

export const retractWith = (publishing: Publishing): Command =>
  commandInPlace(
    SHAPE,
    ({ values }) => ({ given: values.place, manifests: [] }),
    async (parsed, context) => {
      const { err, cwd } = context
      const { ledger, out, on, reason } = parsed.values
      if (parseDay(on) === null) return printLine(err, `--on ${on}: a day such as 2024-09-30.`, 2)
      if (reason.trim() === '') return printLine(err, '--reason is empty: residents will read it.', 2)
      const unfit = unfitReason(reason.trim(), parsed.values['as-written'], context)
      if (unfit !== null) return printLine(err, unfit, 1)
      const request = { folder: resolve(cwd, ledger), out: resolve(cwd, out), on, reason: reason.trim() }
      const conflict = await folderConflict({ out: request.out, ledger: request.folder }, publishing.folders)
      const run = () => retract(request, publishing, context)
      const result = conflict ?? (await changingLedger(request.folder, { ...publishing, context }, run))
      return typeof result === 'number' ? result : printLine(err, `${result.what} ${result.toDo}`, 1)
    },
  )

async function retract(
  request: RetractRequest,
  publishing: Publishing,
  context: CommandContext,
): Promise<number | Failed> {
  const { err } = context
  const { folders } = publishing
  const ledger = await readLedger(ledgerSource(request.folder, context, folders), null)
  if (ledger.kind === 'failed') return ledger
  const forgotten =
    (await lostRelease(request.folder, ledger, folders)) ??
    (await unknownRelease(request.out, ledger, { folders, context }))
  if (forgotten) return forgotten
  const isRepeated = isRetractedAs(ledger.entries.at(-1), request)
  const index = isRepeated
    ? ledger.entries.length - 1
    : ledger.entries.findLastIndex(({ retracted }) => retracted === null)
  const [entry, release] = [ledger.entries[index], ledger.releases[index]]
  if (!entry || !release || ledger.geography === null)
    return printLine(err, 'The ledger holds no release that stands: there is nothing to take back.', 1)
  if (request.on < entry.releasedOn)
    return printLine(err, `--on ${request.on}: the release is of ${entry.releasedOn}, which is later.`, 2)
  const notice = noticeOf(release.summary, request)
  const staged = await stagedNotice(request, notice, { ...publishing, context }).catch(messageOf)
  if (typeof staged === 'string')
    return printLine(err, `The notice could not be written: ${staged}. Nothing was changed.`, 1)
  try {
    const entries = withRetraction(ledger, entry, request)
    // A run that was ended after it wrote the ledger is completed.
    if (!isRepeated) await writeEntries(request.folder, { geography: ledger.geography, entries }, folders)
  } catch (error) {
    await staged.drop()
    return printLine(err, `The ledger could not be written: ${messageOf(error)}. Nothing was changed.`, 1)
  }
  const error = await staged.swap().then(() => null, messageOf)
  if (error !== null)
    return printLine(
      err,
      `The ledger remembers it, but ${request.out} could not be replaced: ${error}. Take the page down by hand.`,
      1,
    )
  return printLine(
    context.out,
    `Release ${entry.number} of ${entry.releasedOn} is taken back: ${join(request.out, SUMMARY_NAME)} is a notice.`,
    0,
  )
}

/** Why residents should not read a reason as it is; null if they may. */
function unfitReason(text: string, isAsWritten: boolean, context: CommandContext): string | null {
  const hidden = hiddenCharactersIn(text)
  if (hidden.length > 0)
    return `--reason holds characters that nobody can see, or that turn the direction of reading: ${hidden.join('; ')}. Type it again.`
  const suspicions = isAsWritten ? [] : suspicionsIn({ text }, knownWordsOf(context))
  if (suspicions.length === 0) return null
  const passages = suspicions.map(({ match, looksLike }) => `"${match}" looks like ${looksLike}`)
  return `Residents will read the reason, and in it ${passages.join(', ')}. Word it otherwise, or add --as-written. Nothing was changed.`
}

async function stagedNotice(
  { folder, out }: RetractRequest,
  notice: PublicNotice,
  { writePage, folders, context }: PublishContext,
) {
  const page = await writePage(notice)
  const own = { name: SUMMARY_NAME, contents: `${JSON.stringify(notice)}\n` }
  const files = [own, ...page.filter(({ name }) => name !== SUMMARY_NAME)]
  const served = servedFiles(files, (text) => sha256(context, text))
  return stageFiles({ out, ledger: folder }, served, folders)
}

const isRetractedAs = (entry: LedgerEntry | undefined, { on, reason }: RetractRequest) =>
  entry?.retracted?.on === on && entry.retracted.reason === reason

const withRetraction = (
  { entries }: Ledger,
  entry: LedgerEntry,
  { on, reason }: RetractRequest,
): readonly LedgerEntry[] =>
  entries.map((each) => (each === entry ? { ...each, retracted: { on, reason } } : each))

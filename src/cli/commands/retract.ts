/** `holdfast retract`: a notice in the place of a release, which the ledger and every later attack remember. */
import { join, resolve } from 'node:path'
import { parseDay } from '../../domain/day.ts'
import { type Entry, type Ledger, readLedger } from '../../publish/ledger/ledger.ts'
import { noticeOf } from '../../publish/texts/notice.ts'
import type { PublicNotice } from '../../summary/public-summary.ts'
import { command, said, type Command, type CommandContext } from '../command.ts'
import { ledgerSource, writeEntries } from '../publishing/ledger-folder.ts'
import { foreignFolder, SUMMARY_NAME } from '../publishing/publish-folders.ts'
import type { Publishing } from './publish.ts'

const SHAPE = {
  name: 'retract',
  says: 'Takes the latest release back: the page becomes a notice; the ledger and later attacks remember the release.',
  words: null,
  options: {
    ledger: { kind: 'needed', value: 'DIR', says: 'the folder that remembers every release' },
    out: { kind: 'needed', value: 'DIR', says: 'the folder that is served; replaced whole' },
    on: { kind: 'needed', value: 'D', says: 'the day of taking back, as 2024-09-30' },
    reason: { kind: 'needed', value: 'TEXT', says: 'why, in a sentence that residents will read' },
  },
} as const

interface Asked {
  readonly folder: string
  readonly out: string
  readonly on: string
  readonly reason: string
}

export const retractWith = (publishing: Publishing): Command =>
  command(SHAPE, (read, workbench) => {
    const { err, cwd } = workbench
    const { ledger, out, on, reason } = read.values
    if (parseDay(on) === null) return said(err, `--on ${on}: a day such as 2024-09-30.`, 2)
    if (reason.trim() === '') return said(err, '--reason is empty: residents will read it.', 2)
    const asked = { folder: resolve(cwd, ledger), out: resolve(cwd, out), on, reason: reason.trim() }
    return retract(asked, publishing, workbench)
  })

async function retract(asked: Asked, publishing: Publishing, workbench: CommandContext): Promise<number> {
  const { err } = workbench
  const { folders } = publishing
  const strange = await foreignFolder({ out: asked.out, ledger: asked.folder }, folders)
  if (strange) return said(err, `${strange.what} ${strange.toDo}`, 1)
  const ledger = await readLedger(ledgerSource(asked.folder, workbench, folders), null)
  if (ledger.kind === 'failed') return said(err, `${ledger.what} ${ledger.toDo}`, 1)
  const index = ledger.entries.findLastIndex(({ retracted }) => retracted === null)
  const [entry, release] = [ledger.entries[index], ledger.releases[index]]
  if (!entry || !release || ledger.geography === null)
    return said(err, 'The ledger holds no release that stands: there is nothing to take back.', 1)
  if (asked.on < entry.releasedOn)
    return said(err, `--on ${asked.on}: the release is of ${entry.releasedOn}, which is later.`, 2)
  const notice = noticeOf(release.summary, asked)
  const staged = await stagedNotice(asked.out, notice, publishing).catch(faultOf)
  if (typeof staged === 'string')
    return said(err, `The notice could not be written: ${staged}. Nothing was changed.`, 1)
  try {
    await writeEntries(
      asked.folder,
      { geography: ledger.geography, entries: marked(ledger, entry, asked) },
      workbench.writeFile,
    )
  } catch (error) {
    await staged.drop()
    return said(err, `The ledger could not be written: ${faultOf(error)}. Nothing was changed.`, 1)
  }
  const fault = await staged.swap().then(() => null, faultOf)
  if (fault !== null)
    return said(
      err,
      `The ledger remembers it, but ${asked.out} could not be replaced: ${fault}. Take the page down by hand.`,
      1,
    )
  return said(
    workbench.out,
    `Release ${entry.number} of ${entry.releasedOn} is taken back: ${join(asked.out, SUMMARY_NAME)} is a notice.`,
    0,
  )
}

async function stagedNotice(out: string, notice: PublicNotice, { writePage, folders }: Publishing) {
  const page = await writePage(notice)
  const own = { name: SUMMARY_NAME, contents: `${JSON.stringify(notice)}\n` }
  return folders.stage(out, [own, ...page.filter(({ name }) => name !== SUMMARY_NAME)])
}

const marked = ({ entries }: Ledger, entry: Entry, { on, reason }: Asked): readonly Entry[] =>
  entries.map((each) => (each === entry ? { ...each, retracted: { on, reason } } : each))

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

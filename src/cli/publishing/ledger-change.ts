/** Runs a change of a ledger under its lock: leftovers of ended runs are removed before it, its own after it. */
import { type Failed, failed } from '../../domain/feed.ts'
import type { CommandContext } from '../command.ts'
import { removeLeftovers, removeUnfinished } from './ledger-folder.ts'
import { type RunningProcess, takeLock } from './lock.ts'
import type { Folders } from './publish-folders.ts'

/** Who changes it, with what. */
interface LedgerChange {
  readonly folders: Folders
  readonly own: RunningProcess
  readonly context: CommandContext
}

/** Result of `run`, or why the ledger cannot be changed now. */
export async function changingLedger<T>(
  ledger: string,
  { folders, own, context }: LedgerChange,
  run: () => Promise<T>,
): Promise<T | Failed> {
  const lock = await takeLock(ledger, { folders, own, now: context.now }).catch(messageOf)
  if (typeof lock === 'string')
    return failed(`The ledger could not be written: ${lock}.`, 'Make it a folder that can be written.')
  if (lock.kind === 'failed') return lock
  try {
    const notes = [...lock.notes, ...(await removeLeftovers(ledger, folders))]
    for (const note of notes) context.err(`${note}\n`)
    return await run()
  } finally {
    await removeUnfinished(ledger, folders)
    await lock.release()
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The lock of a folder, such as a ledger: one run at a time changes it; one left by a run that ended is taken over. */
import { join } from 'node:path'
import { isoInstant } from '../../domain/day.ts'
import { type Failed, failed } from '../../domain/feed.ts'
import type { CommandContext } from '../command.ts'
import { type Folders, UNFINISHED } from './publish-folders.ts'

export const LOCK_NAME = 'lock.json'

/** A running process, as named in its lock. */
export interface RunningProcess {
  readonly host: string
  readonly pid: number
  /** Whether a process of this machine runs. */
  readonly isRunning: (pid: number) => boolean
}
interface Owner {
  readonly host: string
  readonly pid: number
  readonly since: string
}

/** A lock that is held, and what was found of an earlier one; `release` leaves no empty ledger behind. */
interface Lock {
  readonly kind: 'lock'
  readonly notes: readonly string[]
  readonly release: () => Promise<void>
}
interface LockOptions {
  readonly folders: Folders
  readonly own: RunningProcess
  readonly now: CommandContext['now']
  /** What is locked, as it is said to the user. */
  readonly what?: string
}

/** Takes the lock of a folder, or says who holds it. Rejects if the folder cannot be written. */
export async function takeLock(
  ledger: string,
  { folders, own, now, what = 'the ledger' }: LockOptions,
): Promise<Lock | Failed> {
  const path = join(ledger, LOCK_NAME)
  const { host, pid } = own
  const text = `${JSON.stringify({ host, pid, since: isoInstant(now()) })}\n`
  const notes: string[] = []
  const attempt = () => moveIn(path, text, { ledger, pid, folders })
  if (!(await attempt())) {
    const held = await folders.read(path)
    const owner = held === null ? null : ownerIn(held)
    const isStale = owner?.host === host && !own.isRunning(owner.pid)
    if (held !== null && !isStale) return heldFailure(owner, path, what)
    if (held !== null && owner && (await removeStale(path, held, { ledger, pid, folders })))
      notes.push(`A run that was ended (${ownerWords(owner)}) had left its lock: it was taken over.`)
    if (!(await attempt())) return heldFailure(ownerIn((await folders.read(path)) ?? ''), path, what)
  }
  const release = async () => {
    if ((await folders.read(path)) === text) await folders.remove(path)
    await folders.removeIfEmpty(ledger)
  }
  return { kind: 'lock', notes, release }
}

interface LockFile {
  readonly ledger: string
  readonly pid: number
  readonly folders: Folders
}
/** Complete when it appears, so that nobody reads half a lock. */
async function moveIn(path: string, text: string, { ledger, pid, folders }: LockFile): Promise<boolean> {
  const folder = join(ledger, `${UNFINISHED}-${pid}`)
  const temporary = join(folder, LOCK_NAME)
  try {
    await folders.write(temporary, text)
    return await folders.moveNew(temporary, path)
  } finally {
    await folders.remove(folder)
  }
}

/** Removes a lock unless another run has taken it over in the meantime. */
async function removeStale(path: string, held: string, { ledger, pid, folders }: LockFile): Promise<boolean> {
  const folder = join(ledger, `${UNFINISHED}-${pid}`)
  const aside = join(folder, 'stale-lock.json')
  const isMoved = await folders.move(path, aside).then(
    () => true,
    () => false,
  )
  const isStale = isMoved && (await folders.read(aside)) === held
  if (isMoved && !isStale) await folders.moveNew(aside, path)
  await folders.remove(folder)
  return isStale
}

function ownerIn(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { host, pid, since } = value as Readonly<Record<string, unknown>>
    return typeof host === 'string' && typeof pid === 'number' && typeof since === 'string'
      ? { host, pid, since }
      : null
  } catch {
    return null
  }
}

const ownerWords = ({ host, pid, since }: Owner) => `process ${pid} on ${host}, since ${since}`
const heldFailure = (owner: Owner | null, path: string, what: string): Failed =>
  failed(
    `Another run holds ${what}: ${owner ? ownerWords(owner) : 'its lock does not say whose'}.`,
    `Wait until it has ended. If it has ended, remove ${path} and try again.`,
  )

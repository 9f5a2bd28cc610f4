/** Whether the process that a script was started from is still there: npm, killed, leaves its script running. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const LOOK_EVERY_MILLISECONDS = 500
/** npm runs a script by one of them, which stays between and outlives npm too. */
const SHELLS = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'busybox'])

interface Process {
  readonly name: string
  readonly parent: number
}

/** Null where there is none of this number, or the system does not say. */
function processOf(pid: number): Process | null {
  try {
    if (process.platform === 'linux') {
      // The name stands in brackets and may hold any sign; state and parent come after it.
      const [, name = '', parent = ''] =
        /\((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      return { name, parent: Number(parent) }
    }
    if (process.platform === 'win32') return null
    const text = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const [, parent = '', name = ''] = /^(\d+)\s+(.*)$/.exec(text) ?? []
    return { name: basename(name).replace(/^-/, ''), parent: Number(parent) }
  } catch {
    return null
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is somebody else's, and there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Calls back once when npm (or another runner of package scripts) that started this process has ended, however it
 * ended; never where no such runner did. Looks twice a second, and keeps no process alive by that.
 */
export function onceRunnerEnded(
  env: Readonly<Record<string, string | undefined>>,
  callback: () => void,
): void {
  if (env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const between = processOf(parent)
  const runner = between && SHELLS.has(between.name) ? between.parent : parent
  const hasEnded = () =>
    process.ppid !== parent ||
    !isRunning(runner) ||
    // Ended and not yet waited for, it still has its number; its child is handed on at once.
    (process.platform === 'linux' && runner !== parent && processOf(parent)?.parent !== runner)
  const timer = setInterval(() => {
    if (!hasEnded()) return
    clearInterval(timer)
    callback()
  }, LOOK_EVERY_MILLISECONDS)
  timer.unref()
}

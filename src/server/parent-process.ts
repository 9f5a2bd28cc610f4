/**
 * Detects that the package runner (npm) that started this process has ended: npm, when killed, leaves its script
 * running.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const POLL_MILLISECONDS = 500
/** npm runs a script through one of these shells, which outlives npm. */
const SHELLS = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'busybox'])

interface ProcessInfo {
  readonly name: string
  readonly parent: number
}

/** Null if there is no process with this id, or the system does not report it. */
function processOf(pid: number): ProcessInfo | null {
  try {
    if (process.platform === 'linux') {
      // The name is in parentheses and may contain any character; state and parent id follow.
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
    // The process belongs to another user, but exists.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Calls back once when the runner that started this process (npm or another) has ended; never if there was none.
 * Polls twice a second without keeping the process alive.
 */
export function onRunnerEnd(env: Readonly<Record<string, string | undefined>>, callback: () => void): void {
  if (env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const shell = processOf(parent)
  const runner = shell && SHELLS.has(shell.name) ? shell.parent : parent
  const hasEnded = () =>
    process.ppid !== parent ||
    !isRunning(runner) ||
    // A zombie still has its process id, but its child has been reparented.
    (process.platform === 'linux' && runner !== parent && processOf(parent)?.parent !== runner)
  const timer = setInterval(() => {
    if (!hasEnded()) return
    clearInterval(timer)
    callback()
  }, POLL_MILLISECONDS)
  timer.unref()
}

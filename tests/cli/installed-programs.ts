/** Programs of this machine that tests run, installed from Debian's packages where that is allowed. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'

const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
export const isThere = (path: string, mode: number) => {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
export const firstOf = (paths: readonly string[], mode: number) =>
  paths.find((path) => isThere(path, mode)) ?? null

/** Nothing is installed on a developer's own machine without being asked for. */
export const MAY_INSTALL = process.env['HOLDFAST_INSTALL_SERVERS'] === '1'
export const WHY_SKIPPED = 'is not installed; HOLDFAST_INSTALL_SERVERS=1 lets the test install it'

export interface DebianProgram {
  /** Its names, and its package. */
  readonly programs: readonly string[]
  readonly debian: string
}

/** Path of the program, installed from Debian's packages where it is missing and that is allowed; null: none. */
export function installedProgram({ programs, debian }: DebianProgram): string | null {
  const find = () =>
    firstOf(
      programs.flatMap((name) => FOLDERS.map((folder) => join(folder, name))),
      constants.X_OK,
    )
  const found = find()
  if (found !== null || !MAY_INSTALL || process.getuid?.() !== 0) return found
  const apt = (...args: readonly string[]) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { stdio: 'ignore' }).status === 0
  const install = () => apt('install', '-y', '--no-install-recommends', debian)
  if (!install() && apt('update')) install()
  return find()
}

/** A port of 127.0.0.1 that nothing listens on. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

/** Packages that a bench compares with: fetched when it runs, below the cache, and never among our own. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fromRoot } from '../../../src/build/fresh.mjs'

const PEERS = fromRoot('node_modules/.cache/holdfast/peers')
const LIMIT_MILLISECONDS = 180_000
const run = promisify(execFile)

export interface PeerFile {
  /** With its version: `redux@4.2.1`. */
  readonly of: string
  /** Inside the package. */
  readonly path: string
}

/**
 * Files out of published packages, without what those depend on: their bundles stand alone. Rejects where npm cannot
 * fetch one.
 */
export function peerFiles(files: readonly PeerFile[]): Promise<readonly Buffer[]> {
  return Promise.all(files.map(peerFile))
}

async function peerFile({ of, path }: PeerFile): Promise<Buffer> {
  const folder = join(PEERS, of)
  const file = join(folder, 'package', path)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const options = { cwd: folder, timeout: LIMIT_MILLISECONDS, maxBuffer: 64 * 1024 * 1024 }
    // On one system npm is a script of the shell.
    const { stdout } = await run('npm', ['pack', '--silent', of], {
      ...options,
      shell: process.platform === 'win32',
    })
    const archive = stdout.trim().split('\n').at(-1) ?? ''
    await run('tar', ['-xzf', archive, `package/${path}`], options)
  }
  return readFileSync(file)
}

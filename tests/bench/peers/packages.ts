/** Packages that a bench compares with: fetched at run time into the cache, not dependencies. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fromRoot } from '../../../src/build/fresh.mjs'

const PEERS = fromRoot('node_modules/.cache/holdfast/peers')
const LIMIT_MILLISECONDS = 180_000
const run = promisify(execFile)

export interface PeerFile {
  /** Package with version: `redux@4.2.1`. */
  readonly of: string
  /** Path inside the package. */
  readonly path: string
}

/**
 * Files from published packages, without their dependencies: the bundles are self-contained. Rejects where npm cannot
 * fetch one.
 */
export function peerFiles(files: readonly PeerFile[]): Promise<readonly Buffer[]> {
  return Promise.all(files.map(peerFile))
}

/**
 * Folder of a package, such as `lighthouse@12.8.2`, installed with its dependencies and without their scripts. Rejects
 * where npm cannot fetch it.
 */
export async function installedPeer(of: string): Promise<string> {
  const folder = join(PEERS, of)
  const installed = join(folder, 'node_modules', of.replace(/(?<=.)@.*$/, ''))
  if (!existsSync(installed)) {
    mkdirSync(folder, { recursive: true })
    await run('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', of], {
      cwd: folder,
      timeout: LIMIT_MILLISECONDS,
      shell: process.platform === 'win32',
    })
  }
  return installed
}

async function peerFile({ of, path }: PeerFile): Promise<Buffer> {
  const folder = join(PEERS, of)
  const file = join(folder, 'package', path)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const options = { cwd: folder, timeout: LIMIT_MILLISECONDS, maxBuffer: 64 * 1024 * 1024 }
    // On Windows npm is a shell script.
    const { stdout } = await run('npm', ['pack', '--silent', of], {
      ...options,
      shell: process.platform === 'win32',
    })
    const archive = stdout.trim().split('\n').at(-1) ?? ''
    await run('tar', ['-xzf', archive, `package/${path}`], options)
  }
  return readFileSync(file)
}

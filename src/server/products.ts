/** Builds what is served, each in a separate process: the inside app and the demonstration's feeds. */
import { execFile } from 'node:child_process'
import { fromRoot, rebuildIfStale, SOURCES } from '../build/fresh.mjs'

const VITE = fromRoot('node_modules/vite/bin/vite.js')
const HOLDFAST = fromRoot('src/cli/holdfast.mjs')

/**
 * Disk cache of compressed copies of the app and the demonstration; a partnership's own feeds are compressed in
 * memory only.
 */
export const COPIES = fromRoot('node_modules/.cache/holdfast/compressed')

interface BuildOptions {
  /** Aborts the build process. */
  readonly signal?: AbortSignal
  /** Of the demonstration; absent: its default. */
  readonly incidentsAMonth?: number
}

/** Builds the inside app into `out`, an absolute path, which is emptied first. */
export const buildInside = (out: string, { signal }: BuildOptions = {}) =>
  // NODE_ENV is set because this process may have another value, with which React would be built for development.
  runNode([VITE, 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], {
    env: { NODE_ENV: 'production' },
    signal,
  })

/** Updates the demonstration in `folder`, an absolute path, if one of its inputs is newer. */
export const updateDemonstration = (folder: string, { signal, incidentsAMonth }: BuildOptions = {}) => {
  const incidentsOption = incidentsAMonth === undefined ? [] : ['--incidents', String(incidentsAMonth)]
  return rebuildIfStale(folder, SOURCES.map(fromRoot), (out) =>
    runNode([HOLDFAST, 'demo', '--out', out, ...incidentsOption], { signal }),
  )
}

/** Runs Node; rejects with the process's output if it fails. */
function runNode(
  args: readonly string[],
  {
    env,
    signal,
  }: { readonly env?: Readonly<Record<string, string>>; readonly signal: AbortSignal | undefined },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: fromRoot(''),
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
      ...(signal && { signal }),
    }
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (error === null) resolve()
      else reject(new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr || error.message}`))
    })
  })
}

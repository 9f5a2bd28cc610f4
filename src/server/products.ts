/** Makes what is served: the built inside app and the demonstration's feeds, each in a process of its own. */
import { execFile } from 'node:child_process'
import { fromRoot, keepFresh, SOURCES } from '../build/fresh.mjs'

const VITE = fromRoot('node_modules/vite/bin/vite.js')
const HOLDFAST = fromRoot('src/cli/holdfast.mjs')

/** Compressed copies of the app and of the demonstration; of nobody's own feeds, which stay in memory. */
export const COPIES = fromRoot('node_modules/.cache/holdfast/compressed')

interface MakingOptions {
  /** Aborted where nobody waits for it any more: the process that makes it then ends too. */
  readonly ending?: AbortSignal
  /** Of the demonstration; left out: as many as usual. */
  readonly incidentsAMonth?: number
}

/** Builds the inside app into `out`, an absolute path, emptied first. */
export const buildInside = (out: string, { ending }: MakingOptions = {}) =>
  // NODE_ENV is named because this process may carry another, and React would then be built for development.
  runNode([VITE, 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], {
    env: { NODE_ENV: 'production' },
    ending,
  })

/** Keeps the demonstration in `folder`, an absolute path; written again only where its making changed. */
export const keepDemonstration = (folder: string, { ending, incidentsAMonth }: MakingOptions = {}) => {
  const few = incidentsAMonth === undefined ? [] : ['--incidents', String(incidentsAMonth)]
  return keepFresh(folder, SOURCES.map(fromRoot), (out) =>
    runNode([HOLDFAST, 'demo', '--out', out, ...few], { ending }),
  )
}

/** Silent when it goes well; otherwise rejects with all that the process said. */
function runNode(
  args: readonly string[],
  {
    env,
    ending,
  }: { readonly env?: Readonly<Record<string, string>>; readonly ending: AbortSignal | undefined },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: fromRoot(''),
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
      ...(ending && { signal: ending }),
    }
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (error === null) resolve()
      else reject(new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr || error.message}`))
    })
  })
}

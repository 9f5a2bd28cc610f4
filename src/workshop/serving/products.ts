/** Makes what is served: the built inside app and the demonstration's feeds, each in a process of its own. */
import { execFile } from 'node:child_process'
import { fromRoot, keepFresh, SOURCES } from '../fresh.mjs'

const VITE = fromRoot('node_modules/vite/bin/vite.js')
const HOLDFAST = fromRoot('src/workshop/holdfast.mjs')

/** Compressed copies of the app and of the demonstration; of nobody's own feeds, which stay in memory. */
export const COPIES = fromRoot('node_modules/.cache/holdfast/compressed')

/** Builds the inside app into `out`, an absolute path, emptied first. */
export const buildInside = (out: string) =>
  // NODE_ENV is named because this process may carry another, and React would then be built for development.
  runNode([VITE, 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], { NODE_ENV: 'production' })

/**
 * Keeps the demonstration in `folder`, an absolute path; written again only where its making changed. With
 * `incidentsAMonth` it has as many, else as many as usual.
 */
export const keepDemonstration = (folder: string, incidentsAMonth?: number) => {
  const few = incidentsAMonth === undefined ? [] : ['--incidents', String(incidentsAMonth)]
  return keepFresh(folder, SOURCES.map(fromRoot), (out) =>
    runNode([HOLDFAST, 'demo', '--out', out, ...few], {}),
  )
}

/** Silent when it goes well; otherwise rejects with all that the process said. */
function runNode(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { cwd: fromRoot(''), env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (error === null) resolve()
      else reject(new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr || error.message}`))
    })
  })
}

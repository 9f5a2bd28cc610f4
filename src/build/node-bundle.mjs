/** Bundles TypeScript into one module for Node: the command-line tool and the benchmarks. */
// @ts-check
import { join } from 'node:path'
import { fromRoot, rebuildIfStale, ROOT, SOURCES } from './fresh.mjs'
import { buildPublic } from './public-page.mjs'

/**
 * Bundles the command-line tool if it is out of date. HOLDFAST_TOOL_FOLDER names another output folder
 * (relative to ROOT), so that tests leave `dist` unchanged.
 * @returns {Promise<string>} path of the module, which exports `main(args): Promise<exit code>`
 */
export async function toolBundle() {
  const folder = fromRoot(process.env['HOLDFAST_TOOL_FOLDER'] ?? 'dist/tool')
  await rebuildIfStale(folder, SOURCES.map(fromRoot), async (out) => {
    await bundleForNode(fromRoot('src/cli/main.ts'), out)
    // Assets that `publish` writes beside its page.
    await buildPublic(join(out, 'public'))
  })
  return join(folder, 'main.js')
}

/**
 * Packages except turf are resolved from node_modules at run time, so `out` must lie below ROOT.
 * @param {string} entry
 * @param {string} out an absolute path; emptied first
 */
export async function bundleForNode(entry, out) {
  // Imported lazily: loading Vite takes longer than a short command.
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    // Loading the hundred files of turf, of which five functions are used, would delay every command.
    ssr: { noExternal: [/^@turf\//] },
    build: { ssr: entry, outDir: out, emptyOutDir: true, target: 'node20', reportCompressedSize: false },
  })
}

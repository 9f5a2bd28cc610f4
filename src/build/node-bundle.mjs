/** Bundles TypeScript into one module that Node runs as it is: the command-line tool and the benches. */
// @ts-check
import { join } from 'node:path'
import { fromRoot, keepFresh, ROOT, SOURCES } from './fresh.mjs'
import { buildPublic } from './public-page.mjs'

/**
 * The command-line tool, bundled where it is older than what it is made from. HOLDFAST_TOOL_FOLDER names another
 * folder for it (below ROOT), so that tests can leave `dist` as it was.
 * @returns {Promise<string>} the module that exports `main(args): Promise<exit code>`
 */
export async function toolBundle() {
  const folder = fromRoot(process.env['HOLDFAST_TOOL_FOLDER'] ?? 'dist/tool')
  await keepFresh(folder, SOURCES.map(fromRoot), async (out) => {
    await bundleForNode(fromRoot('src/cli/main.ts'), out)
    // What \`publish\` writes beside its page.
    await buildPublic(join(out, 'public'))
  })
  return join(folder, 'main.js')
}

/**
 * Packages but turf stay outside and are found in node_modules, so `out` lies below ROOT.
 * @param {string} entry
 * @param {string} out an absolute path; emptied first
 */
export async function bundleForNode(entry, out) {
  // Only here: reading Vite takes longer than a short command of the tool does.
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    // A command would wait for the hundred files of turf of which it needs five functions.
    ssr: { noExternal: [/^@turf\//] },
    build: { ssr: entry, outDir: out, emptyOutDir: true, target: 'node20', reportCompressedSize: false },
  })
}

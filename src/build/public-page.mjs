/** Builds what the public page brings along: its sheet, its script, and the script for the page that frames it. */
// @ts-check
import { fromRoot } from './fresh.mjs'

/** The app sets the night by an attribute; the public page follows the system until it is told. */
const NIGHT = /@media screen \{\s*\[data-theme='night'\] \{([^}]*)\}\s*\}/

/**
 * @param {string} sheet a style sheet; one without a night comes back as it was
 * @returns {string} the same, with the night of the system beside the chosen one
 */
export function withSystemNight(sheet) {
  const [whole, colours] = NIGHT.exec(sheet) ?? []
  if (whole === undefined) return sheet
  const ofTheSystem = `@media screen and (prefers-color-scheme: dark) {\n  :root:not([data-theme]) {${colours}}\n}`
  return sheet.replace(whole, `${whole}\n${ofTheSystem}`)
}

/** @type {import('vite').Plugin} */
const systemNight = {
  name: 'holdfast:system-night',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.css') ? withSystemNight(code) : null),
}

/**
 * A build of its own, since a shared one makes shared chunks; each script is one classic file.
 * @param {string} out an absolute path; emptied first
 * @returns {Promise<readonly string[]>} every module that is in it, by its path
 */
export async function buildPublic(out) {
  const page = await buildScript('src/embed/main.ts', out, { name: 'embed', isFirst: true })
  const host = await buildScript('src/embed/host/resize.ts', out, { name: 'embed-resize', isFirst: false })
  return [...page, ...host]
}

/**
 * @param {string} entry
 * @param {string} out
 * @param {{ name: string, isFirst: boolean }} file
 */
async function buildScript(entry, out, { name, isFirst }) {
  // Only here: reading Vite takes longer than most that needs this file.
  const { build } = await import('vite')
  const built = await build({
    configFile: false,
    root: fromRoot('src'),
    logLevel: 'error',
    publicDir: false,
    plugins: [systemNight],
    build: {
      outDir: out,
      emptyOutDir: isFirst,
      target: 'es2019',
      reportCompressedSize: false,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: fromRoot(entry),
        output: { format: 'iife', entryFileNames: `${name}.js`, assetFileNames: `${name}[extname]` },
      },
    },
  })
  const outputs = 'output' in built ? built.output : []
  return outputs.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
}

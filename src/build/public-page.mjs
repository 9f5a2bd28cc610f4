/** Builds the assets of the public page: style sheet, script, and the script for pages that embed it. */
// @ts-check
import { fromRoot } from './fresh.mjs'

/** The tokens' dark theme is selected by an attribute; the public page follows the system until a theme is chosen. */
const DARK_THEME = /@media screen \{\s*\[data-theme='night'\] \{([^}]*)\}\s*\}/

/**
 * @param {string} sheet a style sheet; returned unchanged if it has no dark theme
 * @returns {string} the sheet with the dark theme also under `prefers-color-scheme`
 */
export function withSystemDarkTheme(sheet) {
  const [whole, colours] = DARK_THEME.exec(sheet) ?? []
  if (whole === undefined) return sheet
  const systemRule = `@media screen and (prefers-color-scheme: dark) {\n  :root:not([data-theme]) {${colours}}\n}`
  return sheet.replace(whole, `${whole}\n${systemRule}`)
}

/** @type {import('vite').Plugin} */
const systemDarkTheme = {
  name: 'holdfast:system-night',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.css') ? withSystemDarkTheme(code) : null),
}

/**
 * One build for each script, since a common one would create shared chunks; each script is one classic file.
 * @param {string} out an absolute path; emptied first
 * @returns {Promise<readonly string[]>} paths of all bundled modules
 */
export async function buildPublic(out) {
  const page = await buildScript('src/embed/main.ts', out, { name: 'embed', isFirst: true })
  const frame = await buildScript('src/embed/frame/main.ts', out, { name: 'embed-frame', isFirst: false })
  const host = await buildScript('src/embed/host/resize.ts', out, { name: 'embed-resize', isFirst: false })
  return [...page, ...frame, ...host]
}

/**
 * @param {string} entry
 * @param {string} out
 * @param {{ name: string, isFirst: boolean }} file
 */
async function buildScript(entry, out, { name, isFirst }) {
  // Imported lazily: loading Vite is slow, and most importers of this file do not build.
  const { build } = await import('vite')
  const built = await build({
    configFile: false,
    root: fromRoot('src'),
    logLevel: 'error',
    publicDir: false,
    plugins: [systemDarkTheme],
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

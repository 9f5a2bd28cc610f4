/**
 * Last step of `npm run build`: writes `dist/public`, a page without figures until `holdfast publish` replaces it.
 */
// @ts-check
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { fromRoot } from '../../build/fresh.mjs'
import { buildPublic } from '../../build/public-page.mjs'

const out = fromRoot('dist/public')
await buildPublic(out)
const { module } = await runnerImport(fromRoot('src/cli/publishing/empty-page.ts'), {
  configFile: false,
  logLevel: 'error',
})
for (const { name, contents } of module.emptyPage()) await writeFile(join(out, name), contents)

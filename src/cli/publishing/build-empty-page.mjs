/**
 * Last step of `npm run build`: writes `dist/public`, a page without figures until `holdfast publish` replaces it, of the
 * place of HOLDFAST_FEEDS.
 */
// @ts-check
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { runnerImport } from 'vite'
import { fromRoot } from '../../build/fresh.mjs'
import { buildPublic } from '../../build/public-page.mjs'

const out = fromRoot('dist/public')
await buildPublic(out)
const { module } = await runnerImport(fromRoot('src/cli/publishing/empty-page.ts'), {
  configFile: false,
  logLevel: 'error',
})
for (const { name, contents } of await module.emptyPage(process.env['HOLDFAST_FEEDS']))
  await writeFile(join(out, name), contents)

/** `npm run build` ends with this: `dist/public`, a page without figures until `holdfast publish` writes them. */
// @ts-check
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { fromRoot } from './fresh.mjs'
import { buildPublic } from './publishing/build-public.mjs'

const out = fromRoot('dist/public')
await buildPublic(out)
const { module } = await runnerImport(fromRoot('src/workshop/publishing/empty-page.ts'), {
  configFile: false,
  logLevel: 'error',
})
for (const { name, contents } of module.emptyPage()) await writeFile(join(out, name), contents)

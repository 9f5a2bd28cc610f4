/** `npm run screenshots`: renews the images of the README from the built app on the demonstration. */
// @ts-check
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

await runnerImport(fileURLToPath(new URL('screenshots.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
})

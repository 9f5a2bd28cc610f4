/** `node tests/publish/naive/table.mjs`: works out again what the attack recovers, and writes the table into README. */
// @ts-check
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

await runnerImport(fileURLToPath(new URL('write-table.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
})

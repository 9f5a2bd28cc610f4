/** `npm start` and, with `--dev`, `npm run dev`. Node 20 cannot load TypeScript, so Vite's module runner does. */
// @ts-check
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fromRoot } from '../build/fresh.mjs'

if (existsSync(fromRoot('node_modules/vite'))) {
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(fileURLToPath(new URL('start.ts', import.meta.url)), {
    configFile: false,
    logLevel: 'error',
  })
  process.exitCode = await module.start(process.argv.includes('--dev'), process.env)
} else {
  process.stderr.write('The packages are not there yet. Run: npm ci && npm start\n')
  process.exitCode = 1
}

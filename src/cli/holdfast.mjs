/** `npm run --silent holdfast -- COMMAND`: bundles the command-line tool if it is out of date, and runs it. */
// @ts-check
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { fromRoot } from '../build/fresh.mjs'
import { toolBundle } from '../build/node-bundle.mjs'

// `holdfast check FILE | head` closes the pipe early, which is not an error.
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))

if (existsSync(fromRoot('node_modules/vite'))) {
  const { main } = await import(pathToFileURL(await toolBundle()).href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  process.stderr.write('The packages are not there yet. Run: npm ci\n')
  process.exitCode = 1
}

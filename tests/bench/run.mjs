/** `npm run bench`: bundles each bench, runs it in its own process, and fails where a bar is violated. */
// @ts-check
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fromRoot } from '../../src/build/fresh.mjs'
import { bundleForNode } from '../../src/build/node-bundle.mjs'

const BENCHES = fromRoot('tests/bench')
const BUNDLES = fromRoot('node_modules/.cache/holdfast/bench')

/**
 * Runs one bench; its output goes to our stdout.
 * @param {string} bundle
 * @returns {Promise<boolean>} whether it completed and met its bars
 */
function meetsItsBars(bundle) {
  return new Promise((resolve) => {
    const bench = spawn(process.execPath, ['--expose-gc', bundle], { stdio: 'inherit' })
    bench.on('error', () => resolve(false))
    bench.on('close', (code) => resolve(code === 0))
  })
}

// Build output goes beside the packages, as in the tests.
process.env['HOLDFAST_TOOL_FOLDER'] ??= 'node_modules/.cache/holdfast/tool'
process.env['NODE_ENV'] = 'production'

const wanted = process.argv.slice(2)
const names = readdirSync(BENCHES)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
if (names.length === 0) {
  process.stderr.write(`No bench is called ${wanted.join(' or ') || 'anything'}.\n`)
  process.exitCode = 1
}
for (const name of names) {
  await bundleForNode(join(BENCHES, name), join(BUNDLES, name))
  const isMet = await meetsItsBars(join(BUNDLES, name, name.replace(/\.ts$/, '.js')))
  if (!isMet) process.exitCode = 1
}

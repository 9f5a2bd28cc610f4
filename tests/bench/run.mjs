/** `npm run bench`: bundles each bench, runs it alone in a process of its own, and fails where a bar was broken. */
// @ts-check
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fromRoot } from '../../src/build/fresh.mjs'
import { bundleForNode } from '../../src/build/node-bundle.mjs'

const BENCHES = fromRoot('tests/bench')
const BUNDLES = fromRoot('node_modules/.cache/holdfast/bench')

/**
 * Its lines go to our stdout as they come.
 * @param {string} bundle
 * @returns {Promise<boolean>} whether it ran to its end and kept its bars
 */
function keepsItsBars(bundle) {
  return new Promise((resolve) => {
    const bench = spawn(process.execPath, ['--expose-gc', bundle], { stdio: 'inherit' })
    bench.on('error', () => resolve(false))
    bench.on('close', (code) => resolve(code === 0))
  })
}

// What the benches build is kept beside the packages, as in the tests.
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
  const isKept = await keepsItsBars(join(BUNDLES, name, name.replace(/\.ts$/, '.js')))
  if (!isKept) process.exitCode = 1
}

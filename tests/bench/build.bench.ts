/**
 * The build of the app and of the public page twice: here, and of a copy in a folder of another depth, by another clock, time zone
 * and language. How many files differ by a byte; the time of the build in version.json is stated by SOURCE_DATE_EPOCH.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromRoot, SOURCES } from '../../src/build/fresh.mjs'
import { report } from './harness.ts'

const INPUTS = [...SOURCES, 'package.json', 'tsconfig.json', 'tests', 'LICENSE']
const BUILT = '1700000000'

/** A copy of the inputs that shares its packages with this folder by hard links. */
function copyIn(folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (const input of INPUTS) execFileSync('cp', ['-r', fromRoot(input), folder])
  execFileSync('cp', ['-al', fromRoot('node_modules'), folder])
  rmSync(join(folder, 'node_modules/.cache'), { recursive: true, force: true })
  return folder
}

/** Content of each file of a build, by name. */
function builtIn(folder: string, env: NodeJS.ProcessEnv): ReadonlyMap<string, Buffer> {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: folder,
    env: { ...process.env, SOURCE_DATE_EPOCH: BUILT, ...env },
  })
  const dist = join(folder, 'dist')
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(dist, name)).isFile())
  return new Map(files.map((name) => [name, readFileSync(join(dist, name))]))
}

// The temporary folder has to lie on the disk of the packages, which are linked.
const folder = mkdtempSync(join(tmpdir(), 'holdfast-build-'))
try {
  const one = builtIn(copyIn(join(folder, 'one')), {})
  const other = builtIn(copyIn(join(folder, 'a folder/two')), {
    TZ: 'Asia/Tokyo',
    LANG: 'de_DE.UTF-8',
    HOME: folder,
  })
  const names = [...new Set([...one.keys(), ...other.keys()])]
  const differing = names.filter((name) => other.get(name)?.equals(one.get(name) ?? Buffer.alloc(0)) !== true)
  report({ name: 'build.files', value: names.length, unit: 'files', bar: '>= 100' })
  report({ name: 'build.differing', value: differing.length, unit: 'files', bar: '<= 0' })
  if (differing.length > 0) process.stderr.write(`${differing.join('\n')}\n`)
} finally {
  rmSync(folder, { recursive: true })
}

/** Vite plugins that emit `licences.txt`: the terms of the project, of its data, and of every package that is built in. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { fromRoot } from './fresh.mjs'

type Bundle = Rolldown.OutputBundle

interface LicencePlugins {
  readonly main: Plugin
  /** For the bundles of workers, which end before the main one. */
  readonly worker: () => Plugin
}

export function licences(): LicencePlugins {
  const folders = new Set<string>()
  const collect = (bundle: Bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') for (const id of file.moduleIds) addPackage(folders, id)
  }
  return {
    worker: () => ({ name: 'holdfast:licences-of-workers', generateBundle: (_, bundle) => collect(bundle) }),
    main: {
      name: 'holdfast:licences',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(bundle)
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: noticeFor([...folders].toSorted()) })
      },
    },
  }
}

/** Folder of the package that a module belongs to, as the innermost `node_modules` names it. */
const PACKAGE = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/

function addPackage(folders: Set<string>, id: string) {
  const [folder] = PACKAGE.exec(id.replace(/^\0/, '')) ?? []
  if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder)
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly author?: string | { readonly name: string }
}

const RULE = '-'.repeat(80)

/** @throws Error for a package that states no licence */
function noticeFor(folders: readonly string[]): string {
  const own = readFileSync(fromRoot('LICENSE'), 'utf8').trim()
  return `${[own, 'PACKAGES THAT ARE BUILT IN', ...folders.map(packageNotice)].join(`\n\n${RULE}\n\n`)}\n`
}

function packageNotice(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const { name, version, license, author } = manifest
  if (!license) throw new Error(`${name} ${version} states no licence, so it cannot be built in`)
  const by = typeof author === 'object' ? author.name : author
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file) && !file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return [`${name} ${version}: ${license}`, ...(texts.length > 0 ? texts : by ? [`By ${by}.`] : [])].join(
    '\n\n',
  )
}

/** The files that say what a build is: `version.json`, and each kind of feed's JSON Schema and page under `schemas/`. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { runnerImport, type Plugin } from 'vite'
import { placeFrom, type Place, type PlaceFile } from '../domain/place/place.ts'
import { fromRoot } from './fresh.mjs'
import { contentType } from './media-types.ts'

/** Of the feeds' shape: it rises when a feed of before would be read otherwise. */
const FEED_SCHEMA_VERSION = 1
const SCHEMAS = 'src/feeds/json-schemas.ts'

interface ReleaseFile {
  readonly fileName: string
  readonly source: string
}

/** @param built when the build is made; SOURCE_DATE_EPOCH where a build must be the same to the byte */
export function releaseFiles(built: Date): Plugin {
  return {
    name: 'holdfast:release-files',
    async generateBundle() {
      for (const file of await allFiles(built)) this.emitFile({ type: 'asset', ...file })
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').replace(/\?.*$/s, '').slice(1)
        if (name === 'schemas') {
          response.writeHead(301, { location: './schemas/' }).end()
          return
        }
        if (!/^(version\.json|schemas\/[a-z-]*(\.(json|html|css))?)$/.test(name)) return next()
        void allFiles(built).then((files) => {
          const file = files.find(({ fileName }) => fileName === name.replace(/\/$/, '/index.html'))
          if (!file) return next()
          response.setHeader('content-type', contentType(file.fileName))
          response.end(file.source)
        }, next)
      })
    },
  }
}

const allFiles = async (built: Date) => [
  await versionFile(built),
  ...(await schemaFiles(await shippedPlace())),
  ...(await documentFiles(await shippedPlace())),
]

async function versionFile(built: Date): Promise<ReleaseFile> {
  const { version } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8')) as { version: string }
  const release = {
    version,
    commit: await commit(),
    built: built.toISOString(),
    feedSchemaVersion: FEED_SCHEMA_VERSION,
  }
  return jsonFile('version.json', release)
}

/** The commit's hash; null where the code came without its history. */
async function commit(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: fromRoot('') })
    return stdout.trim()
  } catch {
    return null
  }
}

/** Read when a build asks for them, so that a fault in `feeds/` fails the build and not every use of its config. */
async function schemaFiles(place: Place): Promise<readonly ReleaseFile[]> {
  if (!existsSync(fromRoot(SCHEMAS))) return []
  const { module } = await runnerImport<{ jsonSchemas(place: Place): Readonly<Record<string, object>> }>(
    fromRoot(SCHEMAS),
    { configFile: false, logLevel: 'error' },
  )
  return Object.entries(module.jsonSchemas(place)).map(([kind, schema]) =>
    jsonFile(`schemas/${kind}.json`, schema),
  )
}

const jsonFile = (fileName: string, content: object): ReleaseFile => ({
  fileName,
  source: `${JSON.stringify(content, null, 2)}\n`,
})

/** The pages that explain the kinds of feed, with their sheet: made with a build, and beside the schemas. */

const PAGES = 'src/feeds/documentation/pages.ts'
/** Tokens and ground are the product's own; the last dresses the pages. */
const SHEETS = ['src/ui/tokens.css', 'src/ui/base.css', 'src/build/document.css']
/** The app sets the night by an attribute; these pages run no script, and follow the system. */
const NIGHT = /@media screen \{\s*\[data-theme='night'\] \{/
const NIGHT_OF_THE_SYSTEM = '@media screen and (prefers-color-scheme: dark) {\n  :root {'

interface DocumentFile {
  readonly fileName: string
  readonly source: string
}

export async function documentFiles(place: Place): Promise<readonly DocumentFile[]> {
  const { module } = await runnerImport<{ documentPages(place: Place): Readonly<Record<string, string>> }>(
    fromRoot(PAGES),
    { configFile: false, logLevel: 'error' },
  )
  const pages = Object.entries(module.documentPages(place)).map(([name, source]): DocumentFile => ({
    fileName: `schemas/${name}`,
    source,
  }))
  return [...pages, { fileName: 'schemas/document.css', source: await documentSheet() }]
}

/** @throws where the tokens have no night by the attribute: the pages would be day for ever, and nobody would see it */
async function documentSheet(): Promise<string> {
  const sheets = await Promise.all(SHEETS.map((path) => readFile(fromRoot(path), 'utf8')))
  const sheet = sheets.join('\n')
  if (!NIGHT.test(sheet)) throw new Error(`${SHEETS[0]} has no night that begins as ${NIGHT.source}`)
  return sheet.replace(NIGHT, NIGHT_OF_THE_SYSTEM)
}

/** The place that the product ships with, read from the repository for what a build writes down. */

export const shippedPlace = async (): Promise<Place> =>
  placeFrom(JSON.parse(await readFile(fromRoot('data/place/place.json'), 'utf8')) as PlaceFile)

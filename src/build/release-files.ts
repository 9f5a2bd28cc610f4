/** The files that say what a build is: `version.json`, and each kind of feed's JSON Schema and page under `schemas/`. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Plugin } from 'vite'
import { runnerImport } from 'vite'
import type { Place } from '../domain/place/place.ts'
import { fromRoot } from './fresh.mjs'
import { documentFiles } from './document-files.ts'
import { contentType } from './media-types.ts'
import { shippedPlace } from './shipped-place.ts'

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

/**
 * Vite plugin that emits and serves the files describing a build: `version.json`, the JSON Schema and documentation of
 * each kind of feed under `schemas/`, `healthz`, and the configurations of web servers.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { runnerImport, type Plugin } from 'vite'
import type { Place } from '../domain/place/place.ts'
import { fromRoot } from './fresh.mjs'
import { groundOfFeeds } from './ground-of-feeds.ts'
import { configurationFor } from '../hosting/configurations.ts'
import { insideSite } from '../hosting/inside-site.ts'
import { contentType } from '../hosting/media-types.ts'

/** Configuration files and their servers; the last two are read from where they lie. */
const CONFIGURATIONS = {
  'hosting/nginx.conf': 'nginx',
  'hosting/apache.conf': 'apache',
  'hosting/caddy.conf': 'caddy',
  'web.config': 'iis',
  _headers: 'netlify',
} as const

/** Version of the feed format; increased when existing feeds would be read differently. */
const FEED_SCHEMA_VERSION = 1
const SCHEMAS = 'src/feeds/json-schemas.ts'

interface ReleaseFile {
  readonly fileName: string
  readonly source: string
}

/**
 * @param built time of the build; from SOURCE_DATE_EPOCH for a reproducible build
 * @param feeds folder of feeds whose place the documentation takes its examples from
 */
export function releaseFiles(built: Date, feeds: string | undefined): Plugin {
  const allFiles = () => filesFor(built, feeds)
  return {
    name: 'holdfast:release-files',
    async generateBundle() {
      for (const file of await allFiles()) this.emitFile({ type: 'asset', ...file })
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').replace(/\?.*$/s, '').slice(1)
        if (name === 'schemas') {
          response.writeHead(301, { location: './schemas/' }).end()
          return
        }
        if (!/^(version\.json|schemas\/[a-z-]*(\.(json|html|css))?)$/.test(name)) return next()
        void allFiles().then((files) => {
          const file = files.find(({ fileName }) => fileName === name.replace(/\/$/, '/index.html'))
          if (!file) return next()
          response.setHeader('content-type', contentType(file.fileName))
          response.end(file.source)
        }, next)
      })
    },
  }
}

async function filesFor(built: Date, feeds: string | undefined): Promise<readonly ReleaseFile[]> {
  const { place } = await groundOfFeeds(feeds)
  return [
    ...hostingFiles(),
    await versionFile(built),
    ...(await schemaFiles(place)),
    ...(await documentFiles(place)),
  ]
}

/** The app's headers for every server, and the answer that monitoring asks for. */
const hostingFiles = (): readonly ReleaseFile[] => [
  { fileName: 'healthz', source: 'ok\n' },
  ...Object.entries(CONFIGURATIONS).map(([fileName, server]) => ({
    fileName,
    source: configurationFor(server, insideSite()),
  })),
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

/** The commit's hash; null outside a git repository. */
async function commit(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: fromRoot('') })
    return stdout.trim()
  } catch {
    return null
  }
}

/** Loaded during a build, so that an error in `feeds/` fails the build and not every use of the Vite config. */
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

/** Module that renders the documentation pages of the feeds. */
const PAGES = 'src/feeds/documentation/pages.ts'
/** Style sheets of the documentation, concatenated in this order. */
const STYLE_SHEETS = ['src/ui/tokens.css', 'src/ui/base.css', 'src/build/document.css']
/** The tokens' dark theme is selected by an attribute; the documentation has no script and follows the system. */
const DARK_THEME = /@media screen \{\s*\[data-theme='night'\] \{/
const SYSTEM_DARK_THEME = '@media screen and (prefers-color-scheme: dark) {\n  :root {'

interface DocumentFile {
  readonly fileName: string
  readonly source: string
}

async function documentFiles(place: Place): Promise<readonly DocumentFile[]> {
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

/** @throws Error if the tokens have no dark theme in the expected form, which would otherwise be lost silently */
async function documentSheet(): Promise<string> {
  const sheets = await Promise.all(STYLE_SHEETS.map((path) => readFile(fromRoot(path), 'utf8')))
  const sheet = sheets.join('\n')
  if (!DARK_THEME.test(sheet))
    throw new Error(`${STYLE_SHEETS[0]} has no night that begins as ${DARK_THEME.source}`)
  return sheet.replace(DARK_THEME, SYSTEM_DARK_THEME)
}

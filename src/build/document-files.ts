/** The pages that explain the kinds of feed, with their sheet: made with a build, and beside the schemas. */
import { readFile } from 'node:fs/promises'
import { runnerImport } from 'vite'
import type { Place } from '../domain/place/place.ts'
import { fromRoot } from './fresh.mjs'

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

/**
 * Names of files as served: whatever a page names carries a hash of its own content, so that the files of two releases
 * never replace one another; pages, and files that others name, keep theirs.
 */
import { posix } from 'node:path'
import { ASSETS, HASHED, PAGES, STABLE_NAMES, SUBSCRIBED } from '../../hosting/public-site.ts'
import type { PageFile } from '../../publish/attack/file-claims.ts'

const STABLE = new Set([...STABLE_NAMES, '_headers'])

/**
 * Configuration that Apache and IIS read from what they serve. Publishing leaves it: without it the page would be sent
 * without its headers.
 */
export const SERVER_FILES: ReadonlySet<string> = new Set(['.htaccess', 'web.config'])

/** Whether a file is a page that keeps its name. */
export const isPage = (name: string) => PAGES.includes(name)

const HASH_DIGITS = 12
const SERVED = new RegExp(HASHED)
/** Whether a file name carries a hash. */
export const isHashed = (name: string) => SERVED.test(name)
/** The name of a served file without its hash and the folder of assets. */
function ownName(name: string): string {
  if (!isHashed(name)) return name
  const { dir, base } = posix.parse(name)
  return posix.join(dir === ASSETS ? '' : dir, base.replace(SERVED, posix.extname(base)))
}

/** The file of a release that is served in the place of another name, such as `sheets/E02001.html`. */
export const servedNameOf = (name: string, files: readonly PageFile[]): string =>
  files.find((file) => file.name !== name && ownName(file.name) === name)?.name ?? name

/**
 * The files under the names that they are served by, with the pages naming those.
 * @param sha256 hex digest of a text
 */
export function servedFiles(
  files: readonly PageFile[],
  sha256: (text: string) => string,
): readonly PageFile[] {
  const html = files.filter(({ name }) => name.endsWith('.html'))
  const named = new Set(html.flatMap((page) => namesIn(page)))
  const names = new Map<string, string>()
  const addHash = ({ name, contents }: PageFile): PageFile => {
    const { dir, name: base, ext } = posix.parse(name)
    const served = posix.join(
      dir === '' ? ASSETS : dir,
      `${base}.${sha256(textOf(contents)).slice(0, HASH_DIGITS)}${ext}`,
    )
    names.set(name, served)
    return { name: served, contents }
  }
  const others = files.filter(({ name }) => !name.endsWith('.html'))
  const kept = others.filter(({ name }) => STABLE.has(name))
  const assets = others
    .filter(({ name }) => !SUBSCRIBED.includes(name) && (!STABLE.has(name) || named.has(name)))
    .map(addHash)
  const sheets = html.filter(({ name }) => !isPage(name)).map((page) => addHash(renamed(page, names)))
  const pages = html.filter(({ name }) => isPage(name)).map((page) => renamed(page, names))
  return [...assets, ...sheets, ...kept, ...pages]
}

/** Inverse of `servedFiles`: files under the names that the product gives them before they are served. */
export function filesBeforeServing(files: readonly PageFile[]): readonly PageFile[] {
  const names = new Map(files.filter(({ name }) => isHashed(name)).map(({ name }) => [name, ownName(name)]))
  return files.map((file) => ({ ...renamed(file, names), name: ownName(file.name) }))
}

const textOf = (contents: PageFile['contents']) =>
  typeof contents === 'string' ? contents : new TextDecoder().decode(contents)

/** Attributes of a page that name other files. */
const REFERENCE = /(\s(?:href|src|data-[\w-]+)=")([^":?#]+)(?=["?#])/g

/** Names of the files that a page refers to, from the folder that is served. */
const namesIn = ({ name, contents }: PageFile): readonly string[] =>
  [...textOf(contents).matchAll(REFERENCE)].map(([, , path = '']) => posix.join(posix.dirname(name), path))

function renamed(file: PageFile, names: ReadonlyMap<string, string>): PageFile {
  if (!file.name.endsWith('.html')) return file
  const contents = textOf(file.contents).replaceAll(REFERENCE, (all, start: string, path: string) => {
    const folder = posix.dirname(file.name)
    const served = names.get(posix.join(folder, path))
    return served === undefined ? all : `${start}${posix.relative(folder, served)}`
  })
  return { ...file, contents }
}

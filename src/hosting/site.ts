/** How a web server sends one of the two sites: the facts from which the configuration of every server is written. */

/** A folder that is served. */
export interface ServedFolder {
  /** Absolute path; null: not known, and the example stands in its place. */
  readonly path: string | null
  readonly example: string
  /** What the folder is, for the comment that asks to put it in the place of the example. */
  readonly what: string
  /** Content type, with its charset where it is text, by the ending of a name; '' for names without one. */
  readonly types: Readonly<Record<string, string>>
}

/** How long a client keeps what it was sent. */
interface Caching {
  /** Folders in which every name holds a hash of what the file contains. */
  readonly hashedFolders: readonly string[]
  /** Pattern of the path of such a file. */
  readonly hashed: string
  /** Whether caches between server and client may keep them too. */
  readonly scope: 'public' | 'private'
  /** All other names, with a star at the end for those of a folder. */
  readonly otherNames: readonly string[]
}

export interface Site {
  /** What comments call it. */
  readonly title: string
  /** Sent with every response. */
  readonly headers: Readonly<Record<string, string>>
  readonly folder: ServedFolder
  readonly caching: Caching
  /** Folder served as `feeds/`; null: none. Other types than the listed ones, and hidden names, are not sent. */
  readonly feeds: ServedFolder | null
}

export const A_YEAR_SECONDS = 365 * 24 * 60 * 60

/** For files whose name holds a hash of their content: they never change under that name. */
export const keptFor = ({ scope }: Pick<Caching, 'scope'>) => `${scope}, max-age=${A_YEAR_SECONDS}, immutable`
/** For all other files: kept, but asked for anew each time, which costs an answer without content. */
export const revalidatedFor = ({ scope }: Pick<Caching, 'scope'>) =>
  scope === 'private' ? 'private, no-cache' : 'no-cache'

/** A content type without its charset. */
export const mediaType = (type: string) => type.replace(/;.*$/s, '')
/** Whether a content type names its charset, which is then UTF-8. */
export const isText = (type: string) => type.includes('charset=')
export const CHARSET = 'utf-8'
/** Media types of text, each once; all of them are compressed. */
export const textTypes = (types: ServedFolder['types']): readonly string[] => [
  ...new Set(Object.values(types).filter(isText).map(mediaType)),
]

/** Types of names with an ending, as pairs of ending and content type. */
export const typesByEnding = ({ types }: ServedFolder) =>
  Object.entries(types).filter(([ending]) => ending !== '')

/** Pattern of the end of a path whose file is sent: names with a listed ending and, where pages are, folders. */
export function listedNames(folder: ServedFolder): string {
  const endings = typesByEnding(folder).map(([ending]) => ending)
  const names = [
    String.raw`\.(?:${endings.join('|')})`,
    ...(endings.includes('html') ? ['/'] : []),
    ...(folder.types[''] === undefined ? [] : ['/[^./]+']),
  ]
  return `(?:${names.join('|')})$`
}

/** A folder as it stands in a configuration. */
export const pathOf = ({ path, example }: ServedFolder) => path?.replaceAll('\\', '/') ?? example
/** Lines on which folder must be put in the place of an example; empty where it is known. */
export const folderAdvice = ({ path, example, what }: ServedFolder): readonly string[] =>
  path === null ? [`# Put ${what} in the place of ${example}.`] : []

/** Lines with four spaces before each. */
export const indented = (lines: readonly string[]) => lines.map((line) => `    ${line}`)
/** A text of several lines, of which the last ends too. */
export const textOfLines = (lines: readonly string[]) => `${lines.join('\n')}\n`

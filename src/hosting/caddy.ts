/** Configuration of Caddy for a site. */
import {
  folderAdvice,
  indented,
  keptFor,
  listedNames,
  pathOf,
  revalidatedFor,
  type ServedFolder,
  type Site,
  textOfLines,
  typesByEnding,
} from './site.ts'

export function caddyConfiguration(site: Site): string {
  const { folder, feeds } = site
  const lines = [...folderAdvice(folder), ...siteLines(site, folder)]
  return textOfLines([
    `# Inside the block of the website. For ${site.title} at /figures/ put all of it into "handle_path /figures/* { }".`,
    ...(feeds === null
      ? lines
      : [
          ...folderAdvice(feeds),
          ...block('handle_path /feeds/*', feedLines(site, feeds)),
          ...block('handle', lines),
        ]),
  ])
}

/** Its own list of compressed types holds all of ours but those of feeds. */
const siteLines = (site: Site, folder: ServedFolder) => [
  `root * "${pathOf(folder)}"`,
  'encode zstd gzip',
  'file_server',
  ...headerLines(site),
  ...unlistedLines(folder),
  ...typeLines(folder),
  '# These names hold a hash of what the file contains.',
  `@hashed path_regexp ${site.caching.hashed}`,
  `header @hashed Cache-Control "${keptFor(site.caching)}"`,
  `@named not path_regexp ${site.caching.hashed}`,
  `header @named Cache-Control "${revalidatedFor(site.caching)}"`,
]

const feedLines = (site: Site, feeds: ServedFolder): readonly string[] => [
  `root * "${pathOf(feeds)}"`,
  ...block('encode zstd gzip', block('match', ['header Content-Type *json*'])),
  'file_server',
  ...headerLines(site),
  ...unlistedLines(feeds),
  String.raw`@hidden path_regexp /\.`,
  'error @hidden 404',
  ...typeLines(feeds),
  `header Cache-Control "${revalidatedFor(site.caching)}"`,
]

const unlistedLines = (folder: ServedFolder) => [
  '# Nothing that lies beside them.',
  `@unlisted not path_regexp ${listedNames(folder)}`,
  'error @unlisted 404',
]

const headerLines = ({ headers }: Site) =>
  block(
    'header',
    Object.entries(headers).map(([name, value]) => `${name} "${value}"`),
  )

function typeLines(folder: ServedFolder): readonly string[] {
  const withoutEnding = folder.types['']
  return [
    ...typesByEnding(folder).flatMap(([ending, type]) => [
      `@${ending} path *.${ending}`,
      `header @${ending} Content-Type "${type}"`,
    ]),
    ...(withoutEnding === undefined
      ? []
      : [String.raw`@bare path_regexp /[^./]+$`, `header @bare Content-Type "${withoutEnding}"`]),
  ]
}

const block = (head: string, lines: readonly string[]) => [`${head} {`, ...indented(lines), '}']

/** Configuration of nginx for a site. */
import {
  CHARSET,
  folderAdvice,
  indented,
  keptFor,
  listedNames,
  mediaType,
  pathOf,
  revalidatedFor,
  type ServedFolder,
  type Site,
  textOfLines,
  textTypes,
  typesByEnding,
} from './site.ts'

/** Headers stand in every block: a block that adds one of its own takes none from the block around it. */
export function nginxConfiguration(site: Site): string {
  const { folder, feeds, caching } = site
  return textOfLines([
    `# Inside the server block. For ${site.title} at /figures/ write "location /figures/ {".`,
    '# Headers that the server block adds, such as Strict-Transport-Security, must be repeated in these blocks.',
    ...folderAdvice(folder),
    'location / {',
    ...indented([
      ...filesOf(folder),
      'index index.html;',
      ...headerLines(site, revalidatedFor(caching)),
      ...unlistedLines(folder),
      '# These names hold a hash of what the file contains.',
      ...block(`location ~ "${caching.hashed}"`, headerLines(site, keptFor(caching))),
    ]),
    '}',
    ...(feeds === null ? [] : feedLines(site, feeds)),
  ])
}

const feedLines = (site: Site, feeds: ServedFolder): readonly string[] => [
  ...folderAdvice(feeds),
  ...block('location /feeds/', [
    ...filesOf(feeds),
    ...headerLines(site, revalidatedFor(site.caching)),
    ...unlistedLines(feeds),
    ...block(String.raw`location ~ /\.`, ['return 404;']),
  ]),
]

const unlistedLines = (folder: ServedFolder) => [
  '# Nothing that lies beside them.',
  ...block(`location ~ "^(?!.*${listedNames(folder)})"`, ['return 404;']),
]

/** Types, charset and compression of one folder. */
function filesOf(folder: ServedFolder): readonly string[] {
  // HTML is always among these types, and is warned of where it is named.
  const texts = textTypes(folder.types).filter((type) => type !== 'text/html')
  return [
    `alias "${pathOf(folder)}/";`,
    ...block(
      'types',
      typesByEnding(folder).map(([ending, type]) => `${mediaType(type)} ${ending};`),
    ),
    `default_type ${mediaType(folder.types[''] ?? 'application/octet-stream')};`,
    `charset ${CHARSET};`,
    `charset_types ${texts.join(' ')};`,
    'gzip on;',
    'gzip_vary on;',
    'gzip_min_length 500;',
    `gzip_types ${texts.join(' ')};`,
  ]
}

const headerLines = ({ headers }: Site, cached: string) =>
  [...Object.entries(headers), ['Cache-Control', cached] as const].map(
    ([name, value]) => `add_header ${name} "${value}" always;`,
  )

const block = (head: string, lines: readonly string[]) => [`${head} {`, ...indented(lines), '}']

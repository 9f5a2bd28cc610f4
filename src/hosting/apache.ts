/** Configuration of the Apache web server for a site. */
import {
  CHARSET,
  folderAdvice,
  indented,
  isText,
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

export function apacheConfiguration(site: Site): string {
  const { folder, feeds, caching } = site
  const modules = 'alias headers deflate filter mime dir'
  return textOfLines([
    `# In the configuration of the website; needs the modules ${modules.replaceAll(' ', ', ').replace(/, (\w+)$/, ' and $1')}:`,
    `# a2enmod ${modules}`,
    ...folderAdvice(folder),
    ...block(`Directory "${pathOf(folder)}"`, [
      'Require all granted',
      'Options -Indexes',
      'DirectoryIndex index.html',
      ...filesOf(folder),
      ...headerLines(site),
    ]),
    '# These names hold a hash of what the file contains.',
    ...block(`LocationMatch "${caching.hashed}"`, [`Header always set Cache-Control "${keptFor(caching)}"`]),
    ...(feeds === null ? [] : feedLines(site, feeds)),
  ])
}

const feedLines = (site: Site, feeds: ServedFolder): readonly string[] => [
  ...folderAdvice(feeds),
  `Alias "/feeds/" "${pathOf(feeds)}/"`,
  ...block(`Directory "${pathOf(feeds)}"`, [
    'Require all granted',
    'Options -Indexes',
    ...filesOf(feeds),
    ...headerLines(site),
    String.raw`RedirectMatch 404 "/\."`,
  ]),
]

/** Types, charset and compression of one folder. */
function filesOf(folder: ServedFolder): readonly string[] {
  const texts = typesByEnding(folder).filter(([, type]) => isText(type))
  const withoutEnding = folder.types['']
  return [
    '# Nothing that lies beside them.',
    `RedirectMatch 404 "^(?!.*${listedNames(folder)})"`,
    'FileETag MTime Size',
    ...typesByEnding(folder).map(([ending, type]) => `AddType ${mediaType(type)} .${ending}`),
    `AddCharset ${CHARSET} ${texts.map(([ending]) => `.${ending}`).join(' ')}`,
    ...(withoutEnding === undefined
      ? []
      : block(String.raw`FilesMatch "^[^.]+$"`, [`ForceType "${withoutEnding}"`])),
    `AddOutputFilterByType DEFLATE ${textTypes(folder.types).join(' ')}`,
    '# A compressed file has another ETag, which Apache does not know again.',
    String.raw`RequestHeader edit If-None-Match "^(W/)?\"(.+)-gzip\"$" "\"$2\", \"$2-gzip\""`,
  ]
}

const headerLines = ({ headers, caching }: Site) => [
  ...Object.entries(headers).map(([name, value]) => `Header always set ${name} "${value}"`),
  `Header always set Cache-Control "${revalidatedFor(caching)}"`,
]

const block = (head: string, lines: readonly string[]) => [
  `<${head}>`,
  ...indented(lines),
  `</${head.replace(/ .*$/s, '')}>`,
]

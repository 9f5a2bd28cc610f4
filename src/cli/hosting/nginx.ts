/** Configuration of nginx for the public page. */
import { HASHED } from '../publishing/served-names.ts'
import { CHARSET, COMPRESSED, KEPT, PUBLIC_TYPES, publicHeaders, REVALIDATED } from './header-rules.ts'
import { folderAdvice, folderOf, indented, type PageHosting, textOfLines } from './page-hosting.ts'

/** Headers stand twice: a block that adds one of its own takes none from the block around it. */
export function nginxConfiguration(hosting: PageHosting): string {
  const headers = (cached: string) =>
    [...Object.entries(publicHeaders(hosting.origins)), ['Cache-Control', cached] as const].map(
      ([name, value]) => `add_header ${name} "${value}" always;`,
    )
  return textOfLines([
    '# Inside the server block. For a page at /figures/ write "location /figures/ {".',
    '# Headers that the server block adds, such as Strict-Transport-Security, must be repeated in both blocks.',
    ...folderAdvice(hosting),
    'location / {',
    ...indented([
      `alias "${folderOf(hosting)}/";`,
      'index index.html;',
      'types {',
      ...indented(Object.entries(PUBLIC_TYPES).map(([ending, type]) => `${type} ${ending};`)),
      '}',
      'default_type application/octet-stream;',
      `charset ${CHARSET};`,
      `charset_types ${beyondHtml.join(' ')};`,
      'gzip on;',
      'gzip_vary on;',
      'gzip_min_length 500;',
      `gzip_types ${beyondHtml.join(' ')};`,
      ...headers(REVALIDATED),
      '# These names hold a hash of what the file contains.',
      `location ~ "${HASHED}" {`,
      ...indented(headers(KEPT)),
      '}',
    ]),
    '}',
  ])
}

/** HTML is always among these types, and is warned of where it is named. */
const beyondHtml = COMPRESSED.filter((type) => type !== 'text/html')

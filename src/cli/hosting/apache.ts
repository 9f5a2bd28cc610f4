/** Configuration of the Apache web server for the public page. */
import { HASHED } from '../publishing/served-names.ts'
import { CHARSET, COMPRESSED, KEPT, PUBLIC_TYPES, publicHeaders, REVALIDATED } from './header-rules.ts'
import { folderAdvice, folderOf, indented, type PageHosting, textOfLines } from './page-hosting.ts'

export function apacheConfiguration(hosting: PageHosting): string {
  const endings = Object.keys(PUBLIC_TYPES).map((ending) => `.${ending}`)
  return textOfLines([
    '# In the configuration of the website; needs the modules headers, deflate, filter, mime and dir:',
    '# a2enmod headers deflate filter mime dir',
    ...folderAdvice(hosting),
    `<Directory "${folderOf(hosting)}">`,
    ...indented([
      'Require all granted',
      'Options -Indexes',
      'DirectoryIndex index.html',
      'FileETag MTime Size',
      ...Object.entries(PUBLIC_TYPES).map(([ending, type]) => `AddType ${type} .${ending}`),
      `AddCharset ${CHARSET} ${endings.join(' ')}`,
      `AddOutputFilterByType DEFLATE ${COMPRESSED.join(' ')}`,
      '# A compressed file has another ETag, which Apache does not know again.',
      String.raw`RequestHeader edit If-None-Match "^(W/)?\"(.+)-gzip\"$" "\"$2\", \"$2-gzip\""`,
      ...Object.entries(publicHeaders(hosting.origins)).map(
        ([name, value]) => `Header always set ${name} "${value}"`,
      ),
      `Header always set Cache-Control "${REVALIDATED}"`,
      '# These names hold a hash of what the file contains.',
      `<FilesMatch "${HASHED}">`,
      `    Header always set Cache-Control "${KEPT}"`,
      '</FilesMatch>',
    ]),
    '</Directory>',
  ])
}

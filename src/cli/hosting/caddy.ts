/** Configuration of Caddy for the public page. */
import { HASHED } from '../publishing/served-names.ts'
import { CHARSET, KEPT, PUBLIC_TYPES, publicHeaders, REVALIDATED } from './header-rules.ts'
import { folderAdvice, folderOf, indented, type PageHosting, textOfLines } from './page-hosting.ts'

/** Its own list of compressed types holds all of ours. */
export const caddyConfiguration = (hosting: PageHosting) =>
  textOfLines([
    '# Inside the block of the website. For a page at /figures/ put all of it into "handle_path /figures/* { }".',
    ...folderAdvice(hosting),
    `root * "${folderOf(hosting)}"`,
    'encode zstd gzip',
    'file_server',
    'header {',
    ...indented(Object.entries(publicHeaders(hosting.origins)).map(([name, value]) => `${name} "${value}"`)),
    '}',
    ...Object.entries(PUBLIC_TYPES).flatMap(([ending, type]) => [
      `@${ending} path *.${ending}`,
      `header @${ending} Content-Type "${type}; charset=${CHARSET}"`,
    ]),
    '# These names hold a hash of what the file contains.',
    `@hashed path_regexp ${HASHED}`,
    `header @hashed Cache-Control "${KEPT}"`,
    `@named not path_regexp ${HASHED}`,
    `header @named Cache-Control "${REVALIDATED}"`,
  ])

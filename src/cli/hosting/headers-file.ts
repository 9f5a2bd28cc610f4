/** The file `_headers` of static hosts such as Netlify and Cloudflare Pages. */
import { HASHED_FOLDERS, STABLE_NAMES } from '../publishing/served-names.ts'
import { CHARSET, KEPT, PUBLIC_TYPES, publicHeaders, REVALIDATED } from './header-rules.ts'
import { type PageHosting, textOfLines } from './page-hosting.ts'

/**
 * One rule at most says how long a file is kept: where two do, some hosts send both values. A `*` stands last, as not
 * every host takes it elsewhere. Compression is the host's own.
 */
export function headersFile({ origins }: PageHosting): string {
  const rule = (path: string, headers: Readonly<Record<string, string>>) => [
    path,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ]
  return textOfLines([
    ...rule('/*', publicHeaders(origins)),
    ...HASHED_FOLDERS.flatMap((folder) => rule(`/${folder}/*`, { 'Cache-Control': KEPT })),
    ...STABLE_NAMES.flatMap((name) =>
      addressesOf(name).flatMap((path) => rule(path, { 'Cache-Control': REVALIDATED, ...typeOf(name) })),
    ),
  ])
}

/** Cloudflare Pages serves pages without their ending, and leads there from the whole name. */
function addressesOf(name: string): readonly string[] {
  if (name === 'index.html') return ['/', '/index.html']
  return name.endsWith('.html') ? [`/${name}`, `/${name.slice(0, -'.html'.length)}`] : [`/${name}`]
}

function typeOf(name: string): Readonly<Record<string, string>> {
  const type = PUBLIC_TYPES[/\.([a-z]+)$/.exec(name)?.[1] ?? '']
  return type === undefined ? {} : { 'Content-Type': `${type}; charset=${CHARSET}` }
}

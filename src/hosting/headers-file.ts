/** The file `_headers` of static hosts such as Netlify and Cloudflare Pages. */
import { endingOf } from './media-types.ts'
import { keptFor, revalidatedFor, type Site, textOfLines } from './site.ts'

/**
 * One rule at most says how long a file is kept: where two do, some hosts send both values. A `*` stands last, as not
 * every host takes it elsewhere. Compression is the host's own.
 */
export function headersFile({ headers, folder, caching }: Site): string {
  const rule = (path: string, lines: Readonly<Record<string, string>>) => [
    path,
    ...Object.entries(lines).map(([name, value]) => `  ${name}: ${value}`),
  ]
  const typeOf = (name: string) => {
    const type = name.endsWith('*') ? undefined : folder.types[endingOf(name)]
    return type === undefined ? {} : { 'Content-Type': type }
  }
  return textOfLines([
    ...rule('/*', headers),
    ...caching.hashedFolders.flatMap((name) => rule(`/${name}/*`, { 'Cache-Control': keptFor(caching) })),
    ...caching.otherNames.flatMap((name) =>
      addressesOf(name).flatMap((path) =>
        rule(path, { 'Cache-Control': revalidatedFor(caching), ...typeOf(name) }),
      ),
    ),
  ])
}

/** Cloudflare Pages serves pages without their ending, and leads there from the whole name. */
function addressesOf(name: string): readonly string[] {
  if (name === 'index.html') return ['/', '/index.html']
  return name.endsWith('.html') ? [`/${name}`, `/${name.slice(0, -'.html'.length)}`] : [`/${name}`]
}

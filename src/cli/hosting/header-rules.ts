/**
 * How the public page is sent: one table of headers, caching, media types and compression, from which the
 * configuration of every server is written.
 */
import { frameAncestors } from '../../domain/hosting/framing-origins.ts'

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
]

/**
 * Headers of every response.
 * @param origins the websites that may show the page in a frame, as a policy takes them
 */
export const publicHeaders = (origins: readonly string[]): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [...DIRECTIVES, frameAncestors(origins)].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // Host pages load the script that sets the frame's height from another origin.
  'Cross-Origin-Resource-Policy': 'cross-origin',
})

export const A_YEAR_SECONDS = 365 * 24 * 60 * 60
/** For files whose name holds a hash of their content: they never change under that name. */
export const KEPT = `public, max-age=${A_YEAR_SECONDS}, immutable`
/** For all other files: kept, but asked for anew each time, which costs an answer without content. */
export const REVALIDATED = 'no-cache'

/** Media types by extension; all are text in UTF-8. */
export const PUBLIC_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  csv: 'text/csv',
  atom: 'application/atom+xml',
  svg: 'image/svg+xml',
}
export const CHARSET = 'utf-8'
/** All of them are compressed. */
export const COMPRESSED: readonly string[] = Object.values(PUBLIC_TYPES)

/** The inside app as a site: its content security policy, media types, and the feeds beside it. */
import { APP_TYPES, FEED_TYPES } from './media-types.ts'
import type { Site } from './site.ts'

const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** Only the origin, since a path in a policy is ignored after a redirect. @throws TypeError if it is not a URL */
function frameSource(publicPage: string | null): Readonly<Record<string, string>> {
  if (publicPage === null) return {}
  if (!URL.canParse(publicPage))
    throw new TypeError(
      `HOLDFAST_PUBLIC_PAGE must be an address such as https://public.example/, not ${publicPage}`,
    )
  return { 'frame-src': new URL(publicPage).origin }
}

/**
 * Sent with every response, including workers and errors.
 * @param publicPage URL of the public page, which the app may then show in a frame; null: no frames
 */
export const insideHeaders = (publicPage: string | null): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': Object.entries({ ...DIRECTIVES, ...frameSource(publicPage) })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
})

/** Folder of the build in which every name holds a hash. */
const ASSETS = 'assets'

/** Sign-in stands before the app, so no cache between server and browser may keep any of it. */
export const INSIDE_CACHING: Site['caching'] = {
  hashedFolders: [ASSETS],
  hashed: `/${ASSETS}/[^/]+$`,
  scope: 'private',
  otherNames: [
    'index.html',
    'service-worker.js',
    'version.json',
    'healthz',
    'icon.svg',
    'schemas/*',
    'feeds/*',
  ],
}

/** @param publicPage URL of the public page, which the app may then show in a frame; null: no frames */
export const insideSite = (publicPage: string | null = null): Site => ({
  title: 'the app',
  headers: insideHeaders(publicPage),
  folder: {
    path: null,
    example: '/srv/holdfast/inside',
    what: 'the folder of the built app (dist/inside)',
    types: APP_TYPES,
  },
  caching: INSIDE_CACHING,
  feeds: {
    path: null,
    example: '/srv/holdfast/feeds',
    what: 'the folder of manifest.json and its feeds (gather --out)',
    types: FEED_TYPES,
  },
})

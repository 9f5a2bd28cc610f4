/** The public page as a site: its policy, media types and the names that are kept. */
import { frameAncestors } from '../domain/hosting/framing-origins.ts'
import type { Site } from './site.ts'

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

/** All of its files are text. */
export const PUBLIC_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
}

/** The pages that addresses lead to; each is replaced in one step, after everything that it names. */
export const PAGES: readonly string[] = ['index.html', 'embed.html']
/** Named by pages, but subscribed to: their names never change. */
export const SUBSCRIBED: readonly string[] = ['releases.atom']
/** Named by other websites, by readers of feeds, by the attack and by servers. */
export const STABLE_NAMES: readonly string[] = [
  ...PAGES,
  'summary.json',
  'figures.csv',
  'embed-resize.js',
  ...SUBSCRIBED,
]
/** Folder of what pages name. */
export const ASSETS = 'assets'
/** Folders in which every name holds a hash. */
export const HASHED_FOLDERS: readonly string[] = [ASSETS, 'sheets']
/** Pattern of the end of a name with a hash, as servers take it too. */
export const HASHED = String.raw`\.[0-9a-f]{12}\.[a-z]+$`

interface PageHosting {
  /** The websites that may show the page in a frame, as a policy takes them. */
  readonly origins: readonly string[]
  /** Absolute path of the folder that is served; null: not known. */
  readonly folder: string | null
}

export const publicSite = ({ origins, folder }: PageHosting): Site => ({
  title: 'the public page',
  headers: publicHeaders(origins),
  folder: {
    path: folder,
    example: '/srv/public-page',
    what: 'the folder of the page (publish --out)',
    types: PUBLIC_TYPES,
  },
  caching: {
    hashedFolders: HASHED_FOLDERS,
    hashed: HASHED,
    scope: 'public',
    otherNames: STABLE_NAMES,
  },
  feeds: null,
})

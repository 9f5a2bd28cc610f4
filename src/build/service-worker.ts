/**
 * Vite plugin that emits the service worker, which caches the app's own files by name. Of other requests it handles those
 * for the ground of another place, which the page has stored: from the network, or else as it is stored.
 */
import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** Files outside the bundle that are cached too. */
const PUBLIC_FILES = ['icon.svg']
/** Whether a file of the bundle is cached; documents are not. */
const isCached = (name: string) => /^assets\/.*\.(js|mjs|css|json|svg|png|woff2)$/.test(name)

/** The page itself, cached under the address of its folder. */
const PAGE = 'index.html'

/**
 * Runs after all other files are generated. The cache name depends on the content of what is cached and on nothing else,
 * so that a build of the same source is no update.
 */
export function serviceWorkerFile(): Plugin {
  return {
    name: 'holdfast:service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter(isCached).sort()
      const source = serviceWorkerText([...files, ...PUBLIC_FILES], versionOf(bundle, files))
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source })
    },
  }
}

type Bundle = Readonly<
  Record<
    string,
    | { readonly type: 'chunk'; readonly code: string }
    | { readonly type: 'asset'; readonly source: string | Uint8Array }
  >
>

function versionOf(bundle: Bundle, files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of [PAGE, ...files]) {
    const file = bundle[name]
    if (file) hash.update(name).update(file.type === 'chunk' ? file.code : file.source)
  }
  return hash.digest('hex').slice(0, 12)
}

/** Script of the service worker, whose text is the same for the same files and version. */
export const serviceWorkerText = (files: readonly string[], version: string) => `'use strict'
const PREFIX = 'holdfast-app-'
const NAME = PREFIX + '${version}'
const FILES = ${JSON.stringify(['./', ...files])}
const MOST_EARLIER = 3
const at = (name) => new URL(name, self.registration.scope).href
const KNOWN = new Set(FILES.map(at))
const earlier = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME)
const remove = (names) => Promise.all(names.map((name) => caches.delete(name)))

// Where they do not fit, no empty cache is left; one that another script of the same files has filled stays.
const store = async () => {
  const isThere = await caches.has(NAME)
  try {
    await (await caches.open(NAME)).addAll(FILES.map(at))
  } catch (error) {
    if (!isThere) await caches.delete(NAME)
    throw error
  }
}
self.addEventListener('install', (event) => event.waitUntil(store()))
// Pages of earlier versions that are still open load the rest of their files from the earlier caches.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    earlier().then((names) => remove(names.slice(0, -MOST_EARLIER))).then(() => self.clients.claim()),
  )
})
// Without another page open, no earlier version is in use.
const removeUnused = async (opening) => {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.every(({ id }) => opening.includes(id))) await remove(await earlier())
}
// A person is asked first.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting()
})
${ANSWERS}`

/** How requests are answered. */
const ANSWERS = `const fromEarlier = async (key) => {
  for (const name of await earlier()) {
    const kept = await (await caches.open(name)).match(key)
    if (kept) return kept
  }
}
const answer = async (key, request) => {
  const kept = await (await caches.open(NAME)).match(key)
  return kept ?? (KNOWN.has(key) ? undefined : await fromEarlier(key)) ?? fetch(request)
}
const GROUND = /\\/(?:place|borough|roads|postcodes|streets)\\.json$/
const fromNetworkOrStored = (request) =>
  fetch(request).catch(async (error) => {
    const stored = await caches.match(request.url, { cacheName: 'holdfast-place' })
    if (stored) return stored
    throw error
  })
// Feeds, the way to the sign-in, and whatever is not the app's own, go past it.
self.addEventListener('fetch', (event) => {
  const { request } = event
  const isPage = request.mode === 'navigate'
  const url = new URL(request.url)
  const key = isPage && !url.searchParams.has('sign-in') && (url.origin + url.pathname === at('./') || url.origin + url.pathname === at('index.html')) ? at('./') : request.url
  if (request.method === 'GET' && url.href.startsWith(at('feeds/')) && GROUND.test(url.pathname))
    return event.respondWith(fromNetworkOrStored(request))
  if (request.method !== 'GET' || !(KNOWN.has(key) || key.startsWith(at('assets/')))) return
  event.respondWith(answer(key, request))
  if (isPage) event.waitUntil(removeUnused([event.clientId, event.resultingClientId]))
})
`

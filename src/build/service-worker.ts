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

/** Runs after all other files are generated; the cache name depends on the content of each. */
export function serviceWorkerFile(): Plugin {
  return {
    name: 'holdfast:service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter(isCached).sort()
      const hash = createHash('sha256')
      for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)))
        hash.update(name).update(file.type === 'chunk' ? file.code : file.source)
      const cached = [...files, ...PUBLIC_FILES]
      const source = serviceWorkerText(cached, hash.digest('hex').slice(0, 12))
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source })
    },
  }
}

const serviceWorkerText = (files: readonly string[], version: string) => `'use strict'
const NAME = 'holdfast-app-${version}'
const FILES = ${JSON.stringify(['./', ...files])}
const at = (name) => new URL(name, self.registration.scope).href
const KNOWN = new Set(FILES.map(at))

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES.map(at))))
})
self.addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name.startsWith('holdfast-app-') && name !== NAME)
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  )
})
// A person is asked first.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting()
})
const GROUND = /\\/(?:place|borough|roads|postcodes|streets)\\.json$/
const fromNetworkOrStored = (request) =>
  fetch(request).catch(async (error) => {
    const stored = await caches.match(request.url, { cacheName: 'holdfast-place' })
    if (stored) return stored
    throw error
  })
// Feeds, and whatever is not the app's own, go past it.
self.addEventListener('fetch', (event) => {
  const { request } = event
  const isPage = request.mode === 'navigate'
  const url = new URL(request.url)
  const key = isPage && (url.origin + url.pathname === at('./') || url.origin + url.pathname === at('index.html')) ? at('./') : request.url
  if (request.method === 'GET' && url.href.startsWith(at('feeds/')) && GROUND.test(url.pathname))
    return event.respondWith(fromNetworkOrStored(request))
  if (request.method !== 'GET' || !KNOWN.has(key)) return
  event.respondWith(
    caches.open(NAME).then((cache) => cache.match(key)).then((kept) => kept ?? fetch(request)),
  )
})
`

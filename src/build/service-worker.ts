/** The service worker of the built app: keeps the app's own files, by name, and touches nothing else. */
import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** Beside what the build makes. */
const PUBLIC_FILES = ['icon.svg']
/** Documents are read with a network. */
const isKept = (name: string) => /^assets\/.*\.(js|mjs|css|json|svg|png|woff2)$/.test(name)

/** After all other files are known. The name of the cache changes with any of them. */
export function serviceWorkerFile(): Plugin {
  return {
    name: 'holdfast:service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter(isKept).sort()
      const whole = createHash('sha256')
      for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)))
        whole.update(name).update(file.type === 'chunk' ? file.code : file.source)
      const kept = [...files, ...PUBLIC_FILES]
      const source = serviceWorkerText(kept, whole.digest('hex').slice(0, 12))
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
// Feeds, and whatever is not the app's own, go past it.
self.addEventListener('fetch', (event) => {
  const { request } = event
  const isPage = request.mode === 'navigate'
  const url = new URL(request.url)
  const key = isPage && (url.origin + url.pathname === at('./') || url.origin + url.pathname === at('index.html')) ? at('./') : request.url
  if (request.method !== 'GET' || !KNOWN.has(key)) return
  event.respondWith(
    caches.open(NAME).then((cache) => cache.match(key)).then((kept) => kept ?? fetch(request)),
  )
})
`

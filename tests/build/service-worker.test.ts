/** The service worker over an update: what each version is, and which caches stay for pages that are still open. */
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { serviceWorkerFile, serviceWorkerText } from '../../src/build/service-worker.ts'

type Emitted = Readonly<Record<string, string>>

/** The service worker that the plugin emits for these files of a bundle. */
function emittedFor(files: Emitted): string {
  const { generateBundle } = serviceWorkerFile()
  if (typeof generateBundle !== 'function') throw new Error('the plugin generates nothing')
  let source = ''
  const context = {
    emitFile: (file: { source: string }) => {
      source = file.source
    },
  }
  const bundle = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, { type: 'asset', source: text }]),
  )
  Reflect.apply(generateBundle, context, [{}, bundle])
  return source
}

const FILES = { 'index.html': '<title>', 'assets/a-1.js': 'one', 'version.json': '{"built":1}' }

describe('the version', () => {
  test('is the same for another build of the same source', () => {
    expect(emittedFor({ ...FILES, 'version.json': '{"built":2}' })).toBe(emittedFor(FILES))
  })
  test.each([
    ['index.html', '<title>other'],
    ['assets/a-1.js', 'two'],
    ['assets/b-2.css', 'added'],
  ])('is another where %s is', (name, text) => {
    expect(emittedFor({ ...FILES, [name]: text })).not.toBe(emittedFor(FILES))
  })
})

const SCOPE = 'http://localhost/'
/** Caches and pages of a browser, for any number of service workers. */
function fakeBrowser() {
  const stored = new Map<string, Map<string, string>>()
  const pages: { id: string }[] = []
  const online = new Map<string, string>()
  const caches = {
    keys: () => Promise.resolve([...stored.keys()]),
    has: (name: string) => Promise.resolve(stored.has(name)),
    delete: (name: string) => Promise.resolve(stored.delete(name)),
    open: (name: string) => {
      const cache = stored.get(name) ?? new Map<string, string>()
      stored.set(name, cache)
      return Promise.resolve({
        match: (key: string) => Promise.resolve(cache.get(key)),
        addAll: (keys: readonly string[]) => {
          for (const key of keys) cache.set(key, online.get(key) ?? 'missing')
          return Promise.resolve()
        },
      })
    },
  }
  return { stored, pages, online, caches }
}

/** One version of the service worker in that browser. */
function versionIn(
  { pages, online, caches }: ReturnType<typeof fakeBrowser>,
  files: readonly string[],
  version: string,
) {
  const listeners = new Map<string, (event: object) => void>()
  const self = {
    registration: { scope: SCOPE },
    clients: { claim: () => Promise.resolve(), matchAll: () => Promise.resolve(pages) },
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    skipWaiting: () => {},
  }
  const fetch = ({ url }: { url: string }) =>
    Promise.resolve(online.get(url)).then((found) => found ?? Promise.reject(new Error(`404 ${url}`)))
  runInNewContext(serviceWorkerText(files, version), { self, caches, URL, fetch })
  const send = async (name: string, event: object = {}) => {
    const waits: Promise<unknown>[] = []
    let answer: Promise<unknown> | null = null
    listeners.get(name)?.({
      ...event,
      waitUntil: (wait: Promise<unknown>) => waits.push(wait),
      respondWith: (given: Promise<unknown>) => {
        answer = given
      },
    })
    await Promise.all(waits)
    return answer as Promise<unknown> | null
  }
  const request = (path: string, mode = 'cors', id = '') =>
    send('fetch', {
      request: { method: 'GET', mode, url: `${SCOPE}${path}` },
      clientId: '',
      resultingClientId: id,
    })
  return { install: () => send('install'), activate: () => send('activate'), request }
}

test('where not all files can be stored, no part of them is', async () => {
  const browser = fakeBrowser()
  const full = {
    ...browser.caches,
    open: async (name: string) => ({
      ...(await browser.caches.open(name)),
      addAll: () => Promise.reject(new Error('full')),
    }),
  }
  const install = () => versionIn({ ...browser, caches: full }, ['assets/a-1.js'], 'v1').install()
  await expect(install()).rejects.toThrow('full')
  expect([...browser.stored.keys()]).toEqual([])
  // Another script of the same version, which is in use.
  await versionIn(browser, ['assets/a-1.js'], 'v1').install()
  await expect(install()).rejects.toThrow('full')
  expect([...browser.stored.keys()]).toEqual(['holdfast-app-v1'])
})

describe('over an update', () => {
  async function updated() {
    const browser = fakeBrowser()
    browser.online.set(`${SCOPE}assets/old-1.js`, 'old script')
    const old = versionIn(browser, ['assets/old-1.js'], 'v1')
    await old.install()
    await old.activate()
    browser.pages.push({ id: 'old tab' }, { id: 'new tab' })
    browser.online.clear()
    browser.online.set(`${SCOPE}assets/new-2.js`, 'new script')
    const next = versionIn(browser, ['assets/new-2.js'], 'v2')
    await next.install()
    await next.activate()
    return { browser, next }
  }

  test('a tab of the earlier version still gets its files, which the server has no more', async () => {
    const { next } = await updated()
    expect(await next.request('assets/old-1.js')).toBe('old script')
    expect(await next.request('assets/new-2.js')).toBe('new script')
  })

  test('the earlier files stay while that tab is open, and go with the next page after it', async () => {
    const { browser, next } = await updated()
    await next.request('', 'navigate', 'new tab')
    expect([...browser.stored.keys()]).toEqual(['holdfast-app-v1', 'holdfast-app-v2'])
    browser.pages.splice(0, 1)
    await next.request('', 'navigate', 'new tab')
    expect([...browser.stored.keys()]).toEqual(['holdfast-app-v2'])
  })

  test('at most three earlier versions are kept', async () => {
    const { browser } = await updated()
    for (const version of ['v3', 'v4', 'v5', 'v6']) {
      const next = versionIn(browser, ['assets/new-2.js'], version)
      await next.install()
      await next.activate()
    }
    expect([...browser.stored.keys()]).toEqual(['v3', 'v4', 'v5', 'v6'].map((one) => `holdfast-app-${one}`))
  })

  test('the page is the stored one, but the way to the sign-in is left to the server', async () => {
    const { next } = await updated()
    expect(await next.request('?patience=3', 'navigate')).toBe('missing')
    expect(await next.request('?sign-in', 'navigate')).toBeNull()
    expect(await next.request('?patience=3&sign-in', 'navigate')).toBeNull()
  })

  test('feeds and other addresses are not answered', async () => {
    const { next } = await updated()
    for (const path of ['feeds/manifest.json', 'version.json', 'schemas/'])
      expect(await next.request(path)).toBeNull()
  })
})

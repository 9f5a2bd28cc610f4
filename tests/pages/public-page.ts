/** The public page on a server of its own, and a page on another origin that embeds it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fromRoot, rebuildIfStale, SOURCES } from '../../src/build/fresh.mjs'
import { buildPublic } from '../../src/build/public-page.mjs'
import { PUBLIC_TYPES, publicHeaders } from '../../src/hosting/public-site.ts'
import { assetsIn, pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { answerFrom, appIn } from '../../src/server/folder.ts'
import { filesOf } from '../../src/cli/commands/publish.ts'
import { type Published, isNotice } from '../../src/summary/public-summary.ts'

export interface PublicPage {
  /** Addresses of the page and of the embedding page, on two origins, each with a trailing slash. */
  readonly url: string
  readonly hostUrl: string
  /** Sets the HTML of the embedding page. */
  setHost(html: string): void
  close(): Promise<void>
}

export async function servePublic(published: Published): Promise<PublicPage> {
  const assets = fromRoot('node_modules/.cache/holdfast/public')
  await rebuildIfStale(assets, SOURCES.map(fromRoot), buildPublic)
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-public-'))
  const writePage = pageWriterWith(() => assetsIn(assets))
  const files = await (isNotice(published) ? writePage(published) : filesOf(published, writePage))
  for (const { name, contents } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), contents)
  }
  let html = ''
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  })
  const hostUrl = await listening(host, 'localhost')
  const served = { ...appIn(folder), types: PUBLIC_TYPES }
  const headers = publicHeaders([new URL(hostUrl).origin])
  const page = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const path = (request.url ?? '/').replace(/[?#].*$/s, '')
    void answerFrom(served, path === '/' ? '/index.html' : path, { request, response })
  })
  return {
    url: await listening(page, '127.0.0.1'),
    hostUrl,
    setHost: (text) => {
      html = text
    },
    close: async () => {
      for (const server of [host, page]) server.closeAllConnections()
      await Promise.all([closed(host), closed(page)])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const listening = (server: Server, host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('a port was expected'))
      else resolve(`http://${host}:${address.port}/`)
    })
  })
const closed = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()))

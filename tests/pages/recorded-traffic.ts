/** Records all requests and responses of a browser context: addresses, headers and bodies. */
import { text } from 'node:stream/consumers'
import type { BrowserContext, Download, Request, Response } from 'playwright-core'

/** Starts recording; each message is one text, as transmitted. */
export function recordTraffic(context: BrowserContext) {
  const messages: Promise<string>[] = []
  context.on('request', (request) => messages.push(requestText(request)))
  context.on('response', (response) => messages.push(responseText(response)))
  context.on('page', (page) => page.on('download', (download) => messages.push(saved(download))))
  return () => Promise.all(messages)
}

async function requestText(request: Request): Promise<string> {
  const headers = await request.allHeaders()
  return [request.method(), request.url(), JSON.stringify(headers), request.postData() ?? ''].join('\n')
}

async function responseText(response: Response): Promise<string> {
  const headers = await response.allHeaders()
  // The browser does not expose the body of a download; it is read from the file.
  const body = await response.text().catch(() => '')
  return [response.status(), response.url(), JSON.stringify(headers), body].join('\n')
}

const saved = async (download: Download): Promise<string> =>
  [download.url(), download.suggestedFilename(), await text(await download.createReadStream())].join('\n')

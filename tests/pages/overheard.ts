/** All that pages of a context ask for and are given: addresses, headers and bodies, whoever asks. */
import { text } from 'node:stream/consumers'
import type { BrowserContext, Download, Request, Response } from 'playwright-core'

/** From now on. What comes back is one text a message, as it went over the line. */
export function overheard(context: BrowserContext) {
  const messages: Promise<string>[] = []
  context.on('request', (request) => messages.push(asked(request)))
  context.on('response', (response) => messages.push(given(response)))
  context.on('page', (page) => page.on('download', (download) => messages.push(saved(download))))
  return () => Promise.all(messages)
}

async function asked(request: Request): Promise<string> {
  const headers = await request.allHeaders()
  return [request.method(), request.url(), JSON.stringify(headers), request.postData() ?? ''].join('\n')
}

async function given(response: Response): Promise<string> {
  const headers = await response.allHeaders()
  // The browser keeps no body of what is saved to a file; that is read from the file.
  const body = await response.text().catch(() => '')
  return [response.status(), response.url(), JSON.stringify(headers), body].join('\n')
}

const saved = async (download: Download): Promise<string> =>
  [download.url(), download.suggestedFilename(), await text(await download.createReadStream())].join('\n')

/** What the journeys need of a browser that Playwright does not drive, whatever its protocol. */
import { createServer, type AddressInfo } from 'node:net'
import { PATIENT } from '../screen-readings.ts'

export interface DrivenBrowser {
  readonly version: string
  readonly go: (url: string) => Promise<void>
  /** The value of a function body in the page. */
  readonly run: (body: string, ...values: readonly unknown[]) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** Waits until a function body is true in the page. */
export function isTrueIn(browser: DrivenBrowser, body: string, ...values: readonly unknown[]): Promise<true> {
  const once = async () => ((await browser.run(body, ...values)) === true ? true : null)
  return eventually(once, `it never became true: ${body}`)
}

const PAUSE = 100

/** The first result that is not null. */
export async function eventually<Result>(
  attempt: () => Promise<Result | null>,
  fault: string,
): Promise<Result> {
  const end = Date.now() + PATIENT.timeout
  for (;;) {
    const result = await attempt()
    if (result !== null) return result
    if (Date.now() > end) throw new Error(fault)
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

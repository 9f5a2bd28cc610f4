/** Drives an installed Firefox by its own remote protocol (Marionette): JSON with its length before it, over a socket. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually, freePort, type DrivenBrowser } from './driven-browser.ts'

const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'] as const

/** Path of an installed Firefox; null where there is none. */
export const firefoxPath = (): string | null =>
  process.env['FIREFOX_PATH'] ?? PLACES.find((path) => existsSync(path)) ?? null

const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'intl.accept_languages': 'en-GB',
} as const

type Reply = readonly [type: number, id: number, error: { readonly message: string } | null, result: unknown]

export async function launchFirefox(path: string): Promise<DrivenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'holdfast-firefox-'))
  const port = await freePort()
  const lines = Object.entries({ ...PREFERENCES, 'marionette.port': port }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`)
  const args = [
    '--marionette',
    '--headless',
    '--no-remote',
    '--profile',
    profile,
    '--width',
    '1440',
    '--height',
    '900',
  ]
  const browser = spawn(path, args, { stdio: 'ignore', env: { ...process.env, TZ: 'Europe/London' } })
  const ended = new Promise<void>((resolve) => {
    browser.on('close', () => resolve())
  })
  const socket = await connected(port)
  const send = protocolOn(socket)
  const session = (await send('WebDriver:NewSession', {})) as {
    readonly capabilities: { readonly browserVersion: string }
  }
  const run: DrivenBrowser['run'] = async (script, ...values) => {
    const answer = (await send('WebDriver:ExecuteScript', { script, args: values })) as {
      readonly value: unknown
    }
    return answer.value
  }
  return {
    version: session.capabilities.browserVersion,
    go: async (url) => void (await send('WebDriver:Navigate', { url })),
    run,
    close: async () => {
      socket.destroy()
      browser.kill()
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** A socket to the port once the browser listens on it. */
function connected(port: number): Promise<Socket> {
  const once = () =>
    new Promise<Socket | null>((resolve) => {
      const tried = connect(port, '127.0.0.1', () => resolve(tried))
      tried.on('error', () => resolve(null))
    })
  return eventually(once, 'Firefox does not listen')
}

function protocolOn(socket: Socket) {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (why: Error) => void }>()
  let [buffer, lastId] = [Buffer.alloc(0), 0]
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const colon = buffer.indexOf(':')
      const length = Number(buffer.subarray(0, Math.max(colon, 0)).toString())
      if (colon < 0 || buffer.length < colon + 1 + length) return
      const message: unknown = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString())
      buffer = buffer.subarray(colon + 1 + length)
      if (!Array.isArray(message)) continue
      const [, id, error, result] = message as unknown as Reply
      const call = waiting.get(id)
      waiting.delete(id)
      if (error) call?.reject(new Error(error.message))
      else call?.resolve(result)
    }
  })
  return (name: string, parameters: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      const text = JSON.stringify([0, lastId, name, parameters])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
}

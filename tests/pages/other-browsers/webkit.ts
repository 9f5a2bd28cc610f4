/** Drives an installed WebKitGTK by the standard WebDriver protocol, on a display of its own that no screen shows. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { eventually, freePort, type DrivenBrowser } from './driven-browser.ts'

const DRIVER = '/usr/bin/WebKitWebDriver'
const DISPLAY = '/usr/bin/Xvfb'
const BROWSERS = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
  ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
)

/** Path of WebKitGTK's own small browser; null where it, its driver or Xvfb is not installed. */
export function webkitPath(): string | null {
  const canDrive = [DRIVER, DISPLAY].every((path) => existsSync(path))
  return (canDrive && BROWSERS.find((path) => existsSync(path))) || null
}

export async function launchWebkit(path: string): Promise<DrivenBrowser> {
  const { display, server } = await openDisplay()
  const port = await freePort()
  const driver = spawn(DRIVER, ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, TZ: 'Europe/London', LANGUAGE: 'en_GB' },
  })
  const send = commandsTo(`http://127.0.0.1:${port}`)
  const isReady = () =>
    send('GET', '/status').then(
      () => true,
      () => null,
    )
  await eventually(isReady, 'WebKitWebDriver does not listen')
  const options = { binary: path, args: ['--automation'] }
  const opened = await send('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })
  const { sessionId, capabilities } = opened as {
    readonly sessionId: string
    readonly capabilities: { readonly browserVersion: string }
  }
  const session = `/session/${sessionId}`
  await send('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1440, height: 900 })
  return {
    version: capabilities.browserVersion,
    go: async (url) => void (await send('POST', `${session}/url`, { url })),
    run: (script, ...args) => send('POST', `${session}/execute/sync`, { script, args }),
    close: async () => {
      await send('DELETE', session)
      await Promise.all([ended(driver), ended(server)])
    },
  }
}

/** A free display, whose number Xvfb writes once it is ready. */
function openDisplay(): Promise<{ readonly display: string; readonly server: ChildProcess }> {
  const server = spawn(DISPLAY, ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.stdout.once('data', (number) => resolve({ display: `:${String(number).trim()}`, server }))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('close', () => resolve())
    child.kill()
  })
}

/** Sends one command and resolves to its value; rejects with the driver's own message. */
const commandsTo =
  (driver: string) =>
  async (method: string, path: string, body?: object): Promise<unknown> => {
    const init = body ? { method, body: JSON.stringify(body) } : { method }
    const response = await fetch(`${driver}${path}`, init)
    const { value } = (await response.json()) as { readonly value: unknown }
    if (!response.ok) throw new Error((value as { readonly message: string }).message)
    return value
  }

/** Finds a Chromium for the page tests, or unpacks the packaged one, and launches it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { packagedBrowser } from './packaged-browser.ts'

export interface FoundBrowser {
  readonly executable: string
  /** Additional environment variables. */
  readonly env: Readonly<Record<string, string>>
  /** How it was found, for messages. */
  readonly from: string
}

type Environment = Readonly<Record<string, string | undefined>>

const SYSTEM_BROWSERS = [
  // Without the browser's own menus and panels, which occupy a core while each page opens.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const IN_PLAYWRIGHT_CACHE = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-linux/headless_shell',
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
]
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages are composited in software; only the map uses the GPU, since rendering it in software is slow.
  '--disable-gpu-compositing',
]
/** Launch timeout, generous for busy machines. */
const LAUNCH_TIMEOUT_MILLISECONDS = 180_000
const REMEDIES = `No Chromium was found for the page tests. Do one of these:
  sudo apt-get install -y chromium          (Debian, Ubuntu)
  npx playwright-core install chromium      (any system)
  CHROME_PATH=/path/to/chrome npm test      (one that you have)`

/**
 * In this order: CHROME_PATH, a browser of the system, Playwright's cache, the packaged one. CHROME_PATH=packaged
 * forces the packaged one.
 * @throws Error with the possible remedies if there is none
 */
export async function findBrowser(env: Environment = process.env): Promise<FoundBrowser> {
  const named = env['CHROME_PATH']
  if (named && named !== 'packaged') return namedBrowser(named)
  const installed = named === 'packaged' ? [] : [...SYSTEM_BROWSERS, ...playwrightBrowsers(env)]
  const executable = installed.find((path) => existsSync(path) && starts({ executable: path, env: {} }))
  if (executable !== undefined) return { executable, env: {}, from: executable }
  const packaged = await packagedBrowser()
  if (packaged !== null && starts(packaged)) return packaged
  throw new Error(REMEDIES)
}

function namedBrowser(path: string): FoundBrowser {
  const browser = { executable: path, env: {}, from: 'CHROME_PATH' }
  if (starts(browser)) return browser
  throw new Error(`CHROME_PATH=${path} does not start. It must name a Chromium or Chrome, or be: packaged`)
}

function playwrightBrowsers(env: Environment): readonly string[] {
  const usual = process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright'
  const cache = env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), usual)
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => /^chromium(_headless_shell)?-/.test(name))
    .flatMap((name) => IN_PLAYWRIGHT_CACHE.map((path) => join(cache, name, path)))
}

function starts({ executable, env }: Pick<FoundBrowser, 'executable' | 'env'>): boolean {
  try {
    const version = execFileSync(executable, ['--version'], {
      env: { ...process.env, ...env },
      timeout: LAUNCH_TIMEOUT_MILLISECONDS,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    })
    return /chrom/i.test(version)
  } catch {
    return false
  }
}

async function launchOptions() {
  const { executable, env } = await findBrowser()
  return {
    executablePath: executable,
    env: { ...process.env, ...env },
    args: FLAGS,
    timeout: LAUNCH_TIMEOUT_MILLISECONDS,
  }
}

/** A browser that tests in other processes connect to through its `wsEndpoint()`. */
export const launchBrowserServer = async () => chromium.launchServer(await launchOptions())
/** A browser for this process. */
export async function launchBrowser(moreFlags: readonly string[] = []) {
  const options = await launchOptions()
  return chromium.launch({ ...options, args: [...options.args, ...moreFlags] })
}

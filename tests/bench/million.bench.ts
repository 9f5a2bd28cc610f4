/** Time to open a million incidents in the built app, and peak memory of its process. */
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inventedFeatures } from './invented-features.ts'
import { report, withInsidePage } from './harness.ts'

const ROWS = 1_000_000
const LIMIT_MILLISECONDS = 180_000
const MANIFEST = {
  version: 1,
  title: 'A million',
  asOf: '2024-08-31',
  feeds: [
    {
      id: 'incidents',
      kind: 'incidents',
      url: 'incidents.geojson',
      refreshMinutes: 1440,
      source: 'invented',
      licence: 'invented',
      handling: 'public',
    },
  ],
}

/** Peak memory of the renderer process in megabytes, worker included; null where the system does not report it. */
async function peakOf(page: Page): Promise<number | null> {
  const browser = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {}
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => `/proc/${id}/status`)
    .filter((file) => existsSync(file))
    .map((file) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] ?? NaN) / 1000)
  return peaks.length === 0 ? null : Math.max(...peaks)
}

const feeds = mkdtempSync(join(tmpdir(), 'holdfast-million-'))
try {
  writeFileSync(join(feeds, 'manifest.json'), JSON.stringify(MANIFEST))
  const handle = openSync(join(feeds, 'incidents.geojson'), 'w')
  for (const text of inventedFeatures(ROWS)) writeSync(handle, text)
  closeSync(handle)
  await withInsidePage(
    async ({ page }) => {
      await page.getByText(/, 1,000,000 in all/).waitFor({ timeout: LIMIT_MILLISECONDS })
      const elapsed = await page.evaluate(() => performance.now())
      report({ name: 'page.first-counts-1M', value: Math.round(elapsed), unit: 'ms' })
      const peak = await peakOf(page)
      if (peak !== null) report({ name: 'page.peak-1M', value: Math.round(peak), unit: 'MB' })
    },
    { feeds, hash: 'v=1&from=2021-01-01&to=2024-08-31' },
  )
} finally {
  rmSync(feeds, { recursive: true })
}

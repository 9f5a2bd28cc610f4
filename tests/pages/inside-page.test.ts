/** The page watcher and axe detect each fault that they are used for: each page has one fault. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { type InsideOptions, openInsidePage } from './inside-page.ts'
import { faultsOn } from './axe.ts'
import { connectBrowser } from './inside.ts'
import { PATIENT } from './screen-readings.ts'

const browser = await connectBrowser()
afterAll(() => browser.close())

/**
 * Opens a page with this script, waits until it signals completion, and returns a function that gives the faults
 * recorded so far.
 */
async function faultsOf(script: string, options: InsideOptions = {}): Promise<() => readonly string[]> {
  const dist = mkdtempSync(join(tmpdir(), 'holdfast-page-'))
  mkdirSync(join(dist, 'feeds'))
  writeFileSync(join(dist, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(
    join(dist, 'index.html'),
    '<!doctype html><link rel="icon" href="icon.svg"><title>busy</title><script defer src="page.js"></script>',
  )
  writeFileSync(
    join(dist, 'page.js'),
    `(async () => { ${script} })().finally(() => { document.title = 'done' })`,
  )
  const feeds = join(dist, 'feeds')
  const inside = await openInsidePage(browser, { dist, feeds, fewFeeds: feeds }, options)
  onTestFinished(async () => {
    await inside.close()
    rmSync(dist, { recursive: true })
  })
  await inside.page.waitForFunction(() => document.title === 'done')
  const noted: string[] = []
  return () => {
    noted.push(...inside.takeFaults())
    return noted
  }
}

test('a clean page has no faults', async () => {
  const noted = await faultsOf("console.log('hello'); await fetch('icon.svg')")
  expect(noted()).toEqual([])
})

test.each([
  ['a console error', "console.error('broken wheel')", /^console error: broken wheel/],
  ['an exception', "setTimeout(() => { throw new Error('thrown') })", /^exception: thrown/],
  ['an answer that fails', "await fetch('feeds/none.json')", /^answered 404: .*none\.json/],
  [
    'inline style',
    'document.body.innerHTML = \'<p style="color:red">x</p>\'',
    /^policy violation: style-src/,
  ],
  ['eval', "try { eval('1') } catch {}", /^policy violation: script-src/],
  ['another origin', "await fetch('http://127.0.0.1:9/').catch(() => 0)", /^policy violation: connect-src/],
])('%s is recorded', async (_name, script, fault) => {
  const noted = await faultsOf(script)
  // The browser reports some faults with a delay.
  await expect.poll(noted, PATIENT).toContainEqual(expect.stringMatching(fault))
})

test('an expected failing response is not a fault', async () => {
  const expectedFailures = [/none\.json$/]
  const noted = await faultsOf("await fetch('feeds/none.json')", { expectedFailures })
  expect(noted()).toEqual([])
})

test('contrast is checked once for rows of equal style, and again for a row of another style', async () => {
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENT.timeout)
  onTestFinished(() => page.close())
  const rows = ['', '', 'style="color: #ddd"', ''].map((dress) => `<tr><td ${dress}>seven</td></tr>`)
  const table = `<table><thead><tr><th>Days</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  await page.setContent(`<html lang="en"><title>Rows</title><main><h1>Rows</h1>${table}</main></html>`)
  expect(await faultsOn(page)).toEqual(['color-contrast: <td style="color: #ddd">seven</td>'])
})

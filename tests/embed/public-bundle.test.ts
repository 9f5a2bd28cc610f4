/** The public build: public modules only, small, and without requests, storage or module scripts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import { buildPublic, withSystemDarkTheme } from '../../src/build/public-page.mjs'
import { publicHeaders } from '../../src/hosting/public-site.ts'
import { assetsIn, pageWriterWith, headersFor } from '../../src/cli/publishing/public-files.ts'
import { PAGE_POLICY } from '../../src/embed/parts/Document.tsx'
import { PUBLIC_PLACES } from '../architecture/modules.ts'
import { inventedRelease } from './invented-release.ts'

const KILOBYTE = 1000
const out = fromRoot('node_modules/.cache/holdfast/public-of-the-wall')
let modules: readonly string[] = []
beforeAll(async () => {
  modules = await buildPublic(out)
}, 120_000)
const built = (name: string) => readFileSync(join(out, name), 'utf8')
const weight = (text: string | Uint8Array) => gzipSync(text, { level: 9 }).length

describe('the public build', () => {
  test('contains public modules only, and no package', () => {
    const ours = modules.map((path) => path.split('/src/')[1] ?? path)
    expect(ours.length).toBeGreaterThan(10)
    expect(ours.filter((path) => !PUBLIC_PLACES.some((place) => path.startsWith(`${place}/`)))).toEqual([])
  })
  test('has a script that sends no request, stores nothing and is not a module', () => {
    for (const script of ['embed.js', 'embed-frame.js', 'embed-resize.js'])
      expect(built(script)).not.toMatch(
        /\bfetch\b|XMLHttpRequest|WebSocket|sendBeacon|localStorage|sessionStorage|indexedDB|\.cookie|\bimport\b|\bexport\b|\beval\b|new Function/,
      )
    // It listens to no message.
    for (const script of ['embed.js', 'embed-frame.js'])
      expect(built(script)).not.toMatch(/addEventListener\(["'`]message/)
  })
  test('has a style sheet that loads nothing', () =>
    expect(built('embed.css')).not.toMatch(/url\(|@import|expression\(/))
  test('uses the warning red for no area', () => {
    expect(built('embed.css').replaceAll(/--(on-)?alarm(-tint)?:/g, '')).not.toContain('var(--alarm')
  })
  test.each([
    ['index.html', 'embed.js'],
    ['embed.html', 'embed-frame.js'],
  ])(
    'is small: %s with its script, style sheet and shapes within 60 kB, the script within 15 kB',
    async (name, own) => {
      const script = weight(built(own))
      const files = await pageWriterWith(() => assetsIn(out))(inventedRelease())
      const page = files.find((file) => file.name === name)?.contents ?? ''
      const all = script + weight(built('embed.css')) + weight(page)
      process.stdout.write(
        `Weight of ${name}: script ${(script / KILOBYTE).toFixed(1)}, all ${(all / KILOBYTE).toFixed(1)} kB gzip\n`,
      )
      expect(all).toBeGreaterThan(10 * KILOBYTE)
      expect(script).toBeLessThan(15 * KILOBYTE)
      expect(all).toBeLessThan(60 * KILOBYTE)
    },
  )
})

test("the system's dark theme is added beside the chosen one, for screens only", () => {
  const sheet = withSystemDarkTheme("@media screen {\n  [data-theme='night'] {\n    --ink: #fff;\n  }\n}")
  expect(sheet).toMatch(
    /@media screen and \(prefers-color-scheme: dark\) \{\s*:root:not\(\[data-theme\]\) \{\s*--ink: #fff;/,
  )
  expect(withSystemDarkTheme('p { margin: 0 }')).toBe('p { margin: 0 }')
})

describe('the headers', () => {
  test('list the origins that may embed the page, and no others', () => {
    const hosts = "https://council.example/ *.force.example javascript:alert(1) 'none'; x_y"
    const file = headersFor({ hosts })
    expect(file.split('\n')[0]).toBe('/*')
    expect(file).toMatch(
      /^ {2}Content-Security-Policy: .*frame-ancestors 'self' https:\/\/council\.example https:\/\/\*\.force\.example$/m,
    )
  })
  test('agree otherwise with the policy in the page', () => {
    expect(publicHeaders([])['Content-Security-Policy']).toBe(`${PAGE_POLICY}; frame-ancestors 'self'`)
  })
})

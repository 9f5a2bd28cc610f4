/** Unpacks the Chromium of @sparticuz/chromium with the libraries and the font that a minimal machine lacks. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { fromRoot, rebuildIfStale } from '../../src/build/fresh.mjs'

const PACKAGE = fromRoot('node_modules/@sparticuz/chromium')
const CACHE = fromRoot('node_modules/.cache')
const ARCHIVES = ['fonts', 'swiftshader', 'al2023']
/** Block size of tar archives in bytes. */
const BLOCK = 512

export interface PackagedBrowser {
  readonly executable: string
  readonly env: Readonly<Record<string, string>>
  readonly from: string
}

/** The unpacked browser, in a folder named by its version; null if it cannot run or is not installed. */
export async function packagedBrowser(): Promise<PackagedBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(PACKAGE)) return null
  const manifest = join(PACKAGE, 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(CACHE, `chromium-${version}`)
  await rebuildIfStale(folder, [manifest], async (out) => unpackInto(out, folder))
  const libraries = [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  return {
    executable: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    from: `@sparticuz/chromium ${version}`,
  }
}

/** @param home final path of `out` */
function unpackInto(out: string, home: string) {
  for (const archive of ARCHIVES) unpackTar(inflated(`${archive}.tar.br`), out)
  writeFileSync(join(out, 'chromium'), inflated('chromium.br'), { mode: 0o755 })
  // Without an installed font such a machine shows no text.
  const folders = [`${home}/fonts`, '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`).join('')
  const config = `<fontconfig>${folders}<cachedir>${home}/font-cache</cachedir></fontconfig>`
  writeFileSync(
    join(out, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">${config}\n`,
  )
}

const inflated = (name: string) => brotliDecompressSync(readFileSync(join(PACKAGE, 'bin', name)))

/** Extracts regular files of a ustar archive; these archives contain no links, and `tar` may not be installed. */
function unpackTar(archive: Buffer, out: string) {
  const text = (at: number, length: number) =>
    archive
      .toString('utf8', at, at + length)
      .replace(/\0.*$/s, '')
      .trim()
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const [name, prefix, kind] = [text(at, 100), text(at + 345, 155), text(at + 156, 1)]
    const size = parseInt(text(at + 124, 12), 8) || 0
    const body = at + BLOCK
    if (kind === '0' || kind === '') writeWhole(join(out, prefix, name), archive.subarray(body, body + size))
    at = body + Math.ceil(size / BLOCK) * BLOCK
  }
}

function writeWhole(path: string, bytes: Uint8Array) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes, { mode: 0o755 })
}

/** The code that puts the public page on another website, and the headers that let it be put there. */

export type EmbedTheme = 'auto' | 'light' | 'dark'

export interface Embedding {
  /** Where the public page is: the address of its folder or of the page itself. */
  readonly address: string
  /** What a screen reader calls the frame. */
  readonly title: string
  /** Null: what the page shows first. */
  readonly look: { readonly area: string | null; readonly quarter: string | null; readonly theme: EmbedTheme }
  /** In pixels: for good without the script, and until it has spoken with it. */
  readonly height: number
  /** Scripts alone: downloads and links to other sites do nothing then. */
  readonly isStrict: boolean
}

export const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads'
export const STRICT_SANDBOX = 'allow-scripts'

/** The address with a slash, or the page's own file, at its end; null where it is no address of the web. */
export function pageAddress(text: string): URL | null {
  try {
    const url = new URL(text.trim())
    if (!/^https?:$/.test(url.protocol)) return null
    url.search = ''
    url.hash = ''
    if (!/\/$|\.html?$/.test(url.pathname)) url.pathname += '/'
    return url
  } catch {
    return null
  }
}

/** The page's address with what is to be shown. */
export function framedAddress(page: URL, { area, quarter, theme }: Embedding['look']): string {
  const asked = new URLSearchParams({ v: '1', theme })
  if (area !== null) asked.set('area', area)
  if (quarter !== null) asked.set('quarter', quarter)
  return `${page.href}?${asked.toString()}`
}

/** HTML to be pasted; empty where the address is none. */
export function embedCode({ address, title, look, height, isStrict }: Embedding): string {
  const page = pageAddress(address)
  if (page === null) return ''
  const frame = [
    'data-holdfast',
    `src="${escaped(framedAddress(page, look))}"`,
    `title="${escaped(title)}"`,
    `width="100%" height="${Math.round(height)}" frameborder="0"`,
    'loading="lazy" referrerpolicy="no-referrer"',
    `sandbox="${isStrict ? STRICT_SANDBOX : SANDBOX}"`,
  ].join('\n  ')
  return `<iframe ${frame}></iframe>\n<script src="${escaped(new URL('embed-resize.js', page).href)}" defer></script>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The header that the public page must be sent with, so that these websites may frame it and no other may. */
export function framersHeader(hosts: string): string {
  const origins = hosts
    .split(/[\s,]+/)
    .map((host) => pageAddress(host.includes('://') ? host : `https://${host}`)?.origin)
    .filter((origin) => origin !== undefined)
  return `Content-Security-Policy: frame-ancestors ${["'self'", ...new Set(origins)].join(' ')}`
}

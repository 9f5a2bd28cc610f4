/** The HTML that embeds the public page in another website, and the header that permits it. */

export type EmbedTheme = 'auto' | 'light' | 'dark'

export interface Embedding {
  /** URL of the public page's folder or of the page itself. */
  readonly address: string
  /** Title of the frame, for screen readers. */
  readonly title: string
  /** What the page shows first; null: its own default. */
  readonly display: {
    readonly area: string | null
    readonly quarter: string | null
    readonly theme: EmbedTheme
  }
  /** Height of the frame in pixels, until (or unless) the resize script sets it. */
  readonly height: number
  /** Allows scripts only: downloads and links to other sites are blocked. */
  readonly isStrict: boolean
}

export const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads'
export const STRICT_SANDBOX = 'allow-scripts'

/** The page's URL without query and fragment, ending in a slash or an HTML file; null where the text is no web URL. */
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

/** The page's URL with its display options as query parameters. */
export function framedAddress(page: URL, { area, quarter, theme }: Embedding['display']): string {
  const parameters = new URLSearchParams({ v: '1', theme })
  if (area !== null) parameters.set('area', area)
  if (quarter !== null) parameters.set('quarter', quarter)
  return `${page.href}?${parameters.toString()}`
}

/** HTML to paste; empty where the address is not valid. */
export function embedCode({ address, title, display, height, isStrict }: Embedding): string {
  const page = pageAddress(address)
  if (page === null) return ''
  const frame = [
    'data-holdfast',
    `src="${escaped(framedAddress(page, display))}"`,
    `title="${escaped(title)}"`,
    `width="100%" height="${Math.round(height)}" frameborder="0"`,
    'loading="lazy" referrerpolicy="no-referrer"',
    `sandbox="${isStrict ? STRICT_SANDBOX : SANDBOX}"`,
  ].join('\n  ')
  return `<iframe ${frame}></iframe>\n<script src="${escaped(new URL('embed-resize.js', page).href)}" defer></script>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The response header that lets these websites, and no other, frame the page. @param hosts separated by spaces or commas */
export function framersHeader(hosts: string): string {
  const origins = hosts
    .split(/[\s,]+/)
    .map((host) => pageAddress(host.includes('://') ? host : `https://${host}`)?.origin)
    .filter((origin) => origin !== undefined)
  return `Content-Security-Policy: frame-ancestors ${["'self'", ...new Set(origins)].join(' ')}`
}

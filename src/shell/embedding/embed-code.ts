/** The HTML that embeds the public page's compact face in another website, and the manifest's line that permits it. */
import { originsOf, readOrigins } from '../../domain/hosting/framing-origins.ts'

export type EmbedTheme = 'auto' | 'light' | 'dark'

export interface Embedding {
  /** URL of the public page's folder or of a page in it. */
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
/** The compact face, made for frames. */
const FRAME_NAME = 'embed.html'

/** URL of the folder that a public page lies in, ending in a slash; null where the text is no web URL. */
export function pageFolder(text: string): URL | null {
  try {
    const url = new URL(text.trim())
    if (!/^https?:$/.test(url.protocol)) return null
    url.search = ''
    url.hash = ''
    if (/\.html?$/.test(url.pathname)) url.pathname = url.pathname.replace(/[^/]*$/, '')
    else if (!url.pathname.endsWith('/')) url.pathname += '/'
    return url
  } catch {
    return null
  }
}

/** URL of the compact face with its display options as query parameters. */
export function framedAddress(folder: URL, { area, quarter, theme }: Embedding['display']): string {
  const parameters = new URLSearchParams({ v: '1', theme })
  if (area !== null) parameters.set('area', area)
  if (quarter !== null) parameters.set('quarter', quarter)
  return `${new URL(FRAME_NAME, folder).href}?${parameters.toString()}`
}

/** URL of the whole page, with the same area and quarter. */
function wholeAddress(folder: URL, { area, quarter }: Embedding['display']): string {
  const parameters = new URLSearchParams({
    ...(area !== null && { area }),
    ...(quarter !== null && { quarter }),
  })
  return parameters.size > 0 ? `${folder.href}?v=1&${parameters.toString()}` : folder.href
}

/** HTML to paste; empty where the address is not valid. */
export function embedCode({ address, title, display, height, isStrict }: Embedding): string {
  const folder = pageFolder(address)
  if (folder === null) return ''
  const frame = [
    'data-holdfast',
    `src="${escaped(framedAddress(folder, display))}"`,
    `title="${escaped(title)}"`,
    `width="100%" height="${Math.round(height)}" frameborder="0"`,
    'loading="lazy" referrerpolicy="no-referrer"',
    `sandbox="${isStrict ? STRICT_SANDBOX : SANDBOX}"`,
  ].join('\n  ')
  return [
    `<iframe ${frame}></iframe>`,
    `<p><a href="${escaped(wholeAddress(folder, display))}">${escaped(title)}: the whole page</a></p>`,
    `<script src="${escaped(new URL('embed-resize.js', folder).href)}" defer></script>`,
  ].join('\n')
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The manifest's member that lets these websites frame the page; empty where none of them can be used. */
export function hostsLine(hosts: string): string {
  const origins = originsOf(readOrigins(hosts))
  return origins.length === 0 ? '' : `"labels": { "hosts": ${JSON.stringify(origins.join(' '))} }`
}

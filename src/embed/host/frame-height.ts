/** The height message between the public page in a frame and the page that embeds it: sending and receiving. */

const MIN_PIXELS = 200
const MAX_PIXELS = 12_000

/**
 * From now on sets the height of each iframe marked `data-holdfast` to what its page reports. Messages from other
 * windows or origins, and heights outside the bounds, are ignored or clamped.
 */
export function fitFrames(page: Document) {
  const frames = [...page.querySelectorAll<HTMLIFrameElement>('iframe[data-holdfast]')]
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === null) return
    const frame = frames.find(({ contentWindow }) => contentWindow === source)
    const height = heightIn(data)
    if (!frame || height === null || origin !== originOf(frame)) return
    frame.style.height = `${Math.min(MAX_PIXELS, Math.max(MIN_PIXELS, height))}px`
  })
}

/** A sandboxed frame without `allow-same-origin` has the origin `null`; its window, checked before, identifies it. */
function originOf(frame: HTMLIFrameElement): string {
  const sandbox = frame.getAttribute('sandbox')
  const isSandboxed = sandbox !== null && !sandbox.split(/\s+/).includes('allow-same-origin')
  return isSandboxed ? 'null' : new URL(frame.src, document.baseURI).origin
}

function heightIn(data: unknown): number | null {
  if (typeof data !== 'object' || data === null) return null
  const { type, v, height } = data as {
    readonly type?: unknown
    readonly v?: unknown
    readonly height?: unknown
  }
  const isHeight = type === 'holdfast:height' && v === 1 && typeof height === 'number'
  return isHeight && Number.isFinite(height) ? Math.round(height) : null
}

/** Milliseconds after which the height is sent again, for an embedding page whose script loads late. */
const RESEND_AFTER_MILLISECONDS = [500, 2000, 5000]

/** Sends the height of this page to the embedding page, now and whenever it changes; does nothing outside a frame. */
export function postHeight() {
  if (window.parent === window) return
  const post = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    // The target origin is open: a height is no secret, and the embedding site is unknown here.
    window.parent.postMessage({ type: 'holdfast:height', v: 1, height }, '*')
  }
  new ResizeObserver(post).observe(document.body)
  for (const delay of RESEND_AFTER_MILLISECONDS) setTimeout(post, delay)
}

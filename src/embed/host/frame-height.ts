/** The height message between the public page in a frame and the page that embeds it: sending and receiving. */
import { heightIn, heightMessage } from '../../summary/frame-height.ts'

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
    frame.style.height = `${height}px`
  })
}

/** A sandboxed frame without `allow-same-origin` has the origin `null`; its window, checked before, identifies it. */
function originOf(frame: HTMLIFrameElement): string {
  const sandbox = frame.getAttribute('sandbox')
  const isSandboxed = sandbox !== null && !sandbox.split(/\s+/).includes('allow-same-origin')
  return isSandboxed ? 'null' : new URL(frame.src, document.baseURI).origin
}

/** Milliseconds after which the height is sent again, for an embedding page whose script loads late. */
const RESEND_AFTER_MILLISECONDS = [500, 2000, 5000]

/** Sends the height of this page to the embedding page, now and whenever it changes; does nothing outside a frame. */
export function postHeight() {
  if (window.parent === window) return
  const post = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    // The target origin is open: a height is no secret, and the embedding site is unknown here.
    window.parent.postMessage(heightMessage(height), '*')
  }
  new ResizeObserver(post).observe(document.body)
  for (const delay of RESEND_AFTER_MILLISECONDS) setTimeout(post, delay)
}

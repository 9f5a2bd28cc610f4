/** Believes a frame of ours how high it is, and nobody else, and nothing else. */

const LEAST = 200
const MOST = 4000

/** Frames that are marked with `data-holdfast` follow what they say, from now on. */
export function fitFrames(page: Document) {
  const frames = [...page.querySelectorAll<HTMLIFrameElement>('iframe[data-holdfast]')]
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === null) return
    const frame = frames.find(({ contentWindow }) => contentWindow === source)
    const height = heightIn(data)
    if (!frame || height === null || origin !== originOf(frame)) return
    frame.style.height = `${Math.min(MOST, Math.max(LEAST, height))}px`
  })
}

/** A sandboxed frame has no origin of its own: then its window, checked before, is what tells it from others. */
function originOf(frame: HTMLIFrameElement): string {
  const sandbox = frame.getAttribute('sandbox')
  const isApart = sandbox !== null && !sandbox.split(/\s+/).includes('allow-same-origin')
  return isApart ? 'null' : new URL(frame.src, document.baseURI).origin
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

/** Tells the page that frames this one how high it is, whenever that changes; hears nothing in return. */

/** A script of that page which came late has missed what was said first. */
const SAID_AGAIN_AFTER = [500, 2000, 5000]

export function postHeight() {
  if (window.parent === window) return
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    // To any page: a height is no secret, and who frames this one is not known here.
    window.parent.postMessage({ type: 'holdfast:height', v: 1, height }, '*')
  }
  new ResizeObserver(tell).observe(document.body)
  for (const wait of SAID_AGAIN_AFTER) setTimeout(tell, wait)
}

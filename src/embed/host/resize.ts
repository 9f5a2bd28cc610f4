/** Runs in the page that frames ours: gives each frame of ours the height that it says it needs. */

const LEAST = 200
const MOST = 4000

for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-holdfast]'))
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === null || source !== frame.contentWindow || !isOriginOf(frame, origin)) return
    const height = heightIn(data)
    if (height !== null) frame.style.height = `${Math.min(MOST, Math.max(LEAST, height))}px`
  })

/** A sandboxed frame has no origin of its own: then its window, checked before, is what tells it from others. */
function isOriginOf(frame: HTMLIFrameElement, origin: string): boolean {
  const isSandboxed = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin')
  return origin === (isSandboxed ? 'null' : new URL(frame.src, document.baseURI).origin)
}

/** Whatever else comes, from whomever, is no height. */
function heightIn(data: unknown): number | null {
  if (typeof data !== 'object' || data === null) return null
  const { type, v, height } = data as {
    readonly type?: unknown
    readonly v?: unknown
    readonly height?: unknown
  }
  const isHeight =
    type === 'holdfast:height' && v === 1 && typeof height === 'number' && Number.isFinite(height)
  return isHeight ? Math.round(height) : null
}

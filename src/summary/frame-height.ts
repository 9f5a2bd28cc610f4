/** The message in which the public page in a frame sends its height to the page around it. */

const MIN_PIXELS = 200
const MAX_PIXELS = 12_000

interface HeightMessage {
  readonly type: 'holdfast:height'
  readonly v: 1
  readonly height: number
}
export const heightMessage = (height: number): HeightMessage => ({ type: 'holdfast:height', v: 1, height })

/** The height in whole pixels, kept within bounds; null where it is no such message. */
export function heightIn(data: unknown): number | null {
  if (typeof data !== 'object' || data === null) return null
  const { type, v, height } = data as {
    readonly type?: unknown
    readonly v?: unknown
    readonly height?: unknown
  }
  const isHeight = type === 'holdfast:height' && v === 1 && typeof height === 'number'
  return isHeight && Number.isFinite(height)
    ? Math.min(MAX_PIXELS, Math.max(MIN_PIXELS, Math.round(height)))
    : null
}

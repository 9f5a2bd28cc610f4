/** Heights at which a sheet rests, and the one that a released sheet moves to. */

/** Width in pixels of a sheet beside the map on a phone held across: Sheet.module.css. */
export const BESIDE_WIDTH = 320

/** Resting heights from the lowest to the highest. */
export const DETENTS = ['peek', 'half', 'full'] as const
export type Detent = (typeof DETENTS)[number]

/** Height of each detent in pixels, never falling from `peek` to `full`. */
export type SheetHeights = Readonly<Record<Detent, number>>

/** The handle and the first lines of the content. */
const PEEK_HEIGHT = 104
const LARGEST_PEEK_SHARE = 0.4
/** Below this the content cannot be read. */
const LEAST_HALF_HEIGHT = 160

/**
 * Heights in a room of so many pixels. `halfHeight` is what the content asks for at `half`; by default half the room.
 */
export function sheetHeights(room: number, halfHeight = room / 2): SheetHeights {
  const full = Math.max(0, Math.round(room))
  const half = Math.min(full, Math.round(Math.max(LEAST_HALF_HEIGHT, halfHeight)))
  return { peek: Math.min(half, PEEK_HEIGHT, Math.round(full * LARGEST_PEEK_SHARE)), half, full }
}

export const heightWithin = (height: number, { peek, full }: SheetHeights) =>
  Math.min(full, Math.max(peek, height))

/** A sheet at the moment of its release. */
interface Release {
  /** In pixels. */
  readonly height: number
  /** In pixels per millisecond, upwards positive. */
  readonly velocity: number
}

/** From this speed on a sheet moves on in the direction of the finger, however short the way was. */
const FLICK_VELOCITY = 0.5
/** Time for which a released sheet is taken to move on at its speed, in milliseconds. */
const GLIDE_MILLISECONDS = 180

/** The detent nearest to where the sheet would glide; after a flick never one that lies behind it. Ties go lower. */
export function snapTo({ height, velocity }: Release, heights: SheetHeights): Detent {
  const end = height + velocity * GLIDE_MILLISECONDS
  const ahead = DETENTS.filter(
    (detent) => Math.abs(velocity) < FLICK_VELOCITY || (heights[detent] - height) * Math.sign(velocity) > 0,
  )
  const [first = velocity > 0 ? 'full' : 'peek', ...others] = ahead
  return others.reduce(
    (best, next) => (Math.abs(heights[next] - end) < Math.abs(heights[best] - end) ? next : best),
    first,
  )
}

/** The detent one step higher (1) or lower (-1) that differs in height; the same one at the end. */
export function nextDetent(detent: Detent, by: 1 | -1, heights: SheetHeights): Detent {
  const others = by > 0 ? DETENTS : DETENTS.toReversed()
  return others.find((other) => (heights[other] - heights[detent]) * by > 0) ?? detent
}

/** Where a pointer was, and when in milliseconds. */
export interface PointerSample {
  readonly y: number
  readonly at: number
}

/** Samples older than this before the last one say nothing of the release. */
const RECENT_MILLISECONDS = 100

/** Speed of a pointer at its last sample, upwards positive; 0 where it rested or was seen but once. */
export function velocityOf(samples: readonly PointerSample[]): number {
  const last = samples.at(-1)
  const first = last && samples.find(({ at }) => last.at - at <= RECENT_MILLISECONDS)
  if (!last || !first || last.at === first.at) return 0
  return (first.y - last.y) / (last.at - first.at)
}

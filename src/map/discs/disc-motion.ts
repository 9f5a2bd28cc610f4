/** Discs on their way: where the zoom splits a cluster, its children start at its place and glide to their own. */
import type { Pixel } from '../mercator.ts'
import type { ClusterMark } from '../scene.ts'
import type { Disc } from './discs.ts'

const GLIDE_MILLISECONDS = 180
/** Numbers are drawn once this share of the way is left: at its start they would lie on each other. */
const CROWDED = 0.1
/** Farther apart in pixels no cluster is the parent of another: the data have changed, not the zoom. */
const MAX_DISTANCE = 256

interface Frames {
  readonly now: () => number
  /** Whether the user has asked for less motion. */
  readonly isReduced: () => boolean
  readonly request: (work: () => void) => void
}
const browserFrames: Frames = {
  now: () => performance.now(),
  isReduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  request: (work) => void requestAnimationFrame(work),
}

/** The discs of a layout, in world pixels at its zoom. */
interface PlacedDiscs {
  readonly discs: readonly Disc[]
  readonly zoom: number
}
interface Glide {
  /** In world pixels at zoom 0. */
  readonly from: Pixel
  readonly began: number
}

/** Follows the discs from one drawing to the next. Sizes and what is picked are those of the layout at once. */
export class DiscMotion {
  private readonly redraw: () => void
  private readonly frames: Frames
  /** The discs of the last drawing where they were drawn. */
  private drawn: PlacedDiscs = { discs: [], zoom: 0 }
  private glides = new Map<number, Glide>()
  private isRequested = false

  /** `redraw` is called before the next frame while any disc is on its way. */
  constructor(redraw: () => void, frames: Frames = browserFrames) {
    this.redraw = redraw
    this.frames = frames
  }

  /** The discs to be drawn now. */
  discsAt(layout: PlacedDiscs): readonly Disc[] {
    const now = this.frames.now()
    if (layout.zoom !== this.drawn.zoom && !isSameNodes(layout.discs, this.drawn.discs))
      this.start(layout, now)
    const discs = this.glides.size === 0 ? layout.discs : this.moved(layout, now)
    this.drawn = { discs, zoom: layout.zoom }
    if (this.glides.size > 0) this.requestRedraw()
    return discs
  }

  /** Once a frame, however often the discs are drawn in it. */
  private requestRedraw() {
    if (this.isRequested) return
    this.isRequested = true
    this.frames.request(() => {
      this.isRequested = false
      this.redraw()
    })
  }

  private start({ discs, zoom }: PlacedDiscs, began: number) {
    if (this.frames.isReduced()) return
    const before = new Set(this.drawn.discs.map(({ mark }) => mark.node))
    const scale = 2 ** (zoom - this.drawn.zoom)
    for (const { mark, middle } of discs) {
      const kin = before.has(mark.node) ? null : kinOf(mark, this.drawn.discs)
      if (!kin) continue
      const start = { x: kin.middle.x * scale, y: kin.middle.y * scale }
      if (Math.hypot(start.x - middle.x, start.y - middle.y) > MAX_DISTANCE) continue
      this.glides.set(mark.node, { from: scaledBy(start, 2 ** -zoom), began })
    }
  }

  private moved({ discs, zoom }: PlacedDiscs, now: number): readonly Disc[] {
    const onTheWay = new Map<number, Glide>()
    const moved = discs.map((disc) => {
      const glide = this.glides.get(disc.mark.node)
      const share = glide ? (now - glide.began) / GLIDE_MILLISECONDS : 1
      if (!glide || share >= 1) return disc
      onTheWay.set(disc.mark.node, glide)
      const from = scaledBy(glide.from, 2 ** zoom)
      const left = (1 - share) ** 3
      const { x, y } = disc.middle
      const isCrowded = left > CROWDED
      return { ...disc, isCrowded, middle: { x: x + left * (from.x - x), y: y + left * (from.y - y) } }
    })
    this.glides = onTheWay
    return moved
  }
}

const scaledBy = ({ x, y }: Pixel, scale: number): Pixel => ({ x: x * scale, y: y * scale })

const isSameNodes = (a: readonly Disc[], b: readonly Disc[]) =>
  a.length === b.length && a.every(({ mark }, i) => mark.node === b[i]?.mark.node)

/** The disc that a cluster was part of, or else the largest of those that it is made of; null where there is neither. */
function kinOf(mark: ClusterMark, before: readonly Disc[]): Disc | null {
  const parent = before.find(({ mark: { node, after = node } }) => node <= mark.node && mark.node < after)
  if (parent) return parent
  const { node, after = node } = mark
  return before
    .filter(({ mark: child }) => child.node >= node && child.node < after)
    .reduce<Disc | null>((most, disc) => (most && most.mark.count >= disc.mark.count ? most : disc), null)
}

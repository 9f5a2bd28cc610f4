/** What the picture says quietly of its own data, here and there over the paper, so that a screenshot says it too. */
import type { Pixel } from '../mercator.ts'
import type { Sprite } from '../sprites/sprite.ts'
import type { Placed } from './labels.ts'
import type { Ground } from './names.ts'
import {
  firstFree,
  grownBy,
  isApart,
  isWhollyIn,
  leastCovering,
  middleOf,
  rectAt,
  type Crowd,
  type Rect,
} from './rects.ts'

/** Cells of the paper in pixels at a whole or half zoom; each says the words at most once: some six on a desk. */
const CELL = { width: 380, height: 240 }
const STEPS_A_ZOOM = 2
const SAID_APART = 60
const SHIFTS: readonly Pixel[] = [0, 30, -30, 60, -60, 90, -90].flatMap((y) =>
  [0, 60, -60, 120, -120].map((x) => ({ x, y })),
)
/** How finely room is looked for where no cell has any. */
const SEARCH = { x: 32, y: 16 }

/**
 * Words repeated over the paper where it can be seen, fixed to the ground: in each cell that has free room for them,
 * never cut by the frame. `crowd` is all that stands; where it leaves no room at all the words are said once all the
 * same, where least of `firm` is covered: what stands in `crowd` alone gives way there.
 */
export function watermarks(
  stamp: Sprite,
  ground: Ground,
  { crowd, firm }: { readonly crowd: Crowd; readonly firm: Crowd },
): readonly Placed[] {
  const { frame } = ground
  const placed: Placed[] = []
  const said: Rect[] = []
  for (const { id, middle } of cellsOf(ground)) {
    const spots = SHIFTS.map(({ x, y }) => rectAt({ x: middle.x + x, y: middle.y + y }, stamp))
    const mayBe = (rect: Rect) => isWhollyIn(rect, frame) && said.every((other) => isApart(rect, other))
    const spot = firstFree(spots.filter(mayBe), crowd)
    if (!spot) continue
    said.push(grownBy(spot, SAID_APART))
    placed.push({ id, stamp, middle: middleOf(spot) })
  }
  return placed.length > 0 ? placed : [{ id: 'one', stamp, middle: saidOnce(stamp, frame, { crowd, firm }) }]
}

/** The first free spot of the frame, or else the one that covers least of what stands firm. */
function saidOnce(stamp: Sprite, frame: Rect, { crowd, firm }: { crowd: Crowd; firm: Crowd }): Pixel {
  const spots: Rect[] = []
  for (let y = frame.top + stamp.height / 2; y + stamp.height / 2 <= frame.bottom; y += SEARCH.y)
    for (let x = frame.left + stamp.width / 2; x + stamp.width / 2 <= frame.right; x += SEARCH.x)
      spots.push(rectAt({ x, y }, stamp))
  return middleOf(firstFree(spots, crowd) ?? leastCovering(spots, firm)?.rect ?? frame)
}

function cellsOf({ zoom, frame }: Ground): readonly { readonly id: string; readonly middle: Pixel }[] {
  const scale = 2 ** (zoom - Math.floor(zoom * STEPS_A_ZOOM) / STEPS_A_ZOOM)
  const [across, down] = [CELL.width * scale, CELL.height * scale]
  const cells = []
  for (let row = Math.floor(frame.top / down); row * down < frame.bottom; row++) {
    // Every other row is set off by half a cell.
    const stagger = row % 2 === 0 ? 0.25 : 0.75
    for (let column = Math.floor(frame.left / across) - 1; column * across < frame.right; column++) {
      const middle = { x: (column + stagger) * across, y: (row + 0.5) * down }
      if (!isApart(rectAt(middle, { width: 1, height: 1 }), frame))
        cells.push({ id: `${column},${row}`, middle })
    }
  }
  return cells
}

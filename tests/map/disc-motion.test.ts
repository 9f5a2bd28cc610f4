/** Discs on their way from a cluster to its children: where they are drawn from frame to frame. */
import { beforeEach, describe, expect, test } from 'vitest'
import { DiscMotion } from '../../src/map/discs/disc-motion.ts'
import { discSizeFor } from '../../src/map/discs/disc-size.ts'
import type { Disc } from '../../src/map/discs/discs.ts'
import { cluster } from './sample-map.ts'

interface Placed {
  readonly node: number
  readonly after: number
  readonly x: number
  readonly y: number
  readonly count?: number
}
const discAt = ({ node, after, x, y, count = 20 }: Placed): Disc => {
  const mark = { ...cluster(node, count), after }
  return { mark, size: discSizeFor(mark, 12), middle: { x, y } }
}
const middles = (discs: readonly Disc[]) => discs.map(({ middle }) => [middle.x, middle.y])

let now: number
let isReduced: boolean
let requested: (() => void)[]
let drawings: number
let motion: DiscMotion

beforeEach(() => {
  now = 1000
  isReduced = false
  requested = []
  drawings = 0
  motion = new DiscMotion(() => (drawings += 1), {
    now: () => now,
    isReduced: () => isReduced,
    request: (work) => void requested.push(work),
  })
})

const PARENT = discAt({ node: 4, after: 9, x: 100, y: 100 })
/** One zoom further everything is twice as far from the corner of the world: the parent's place is 200, 200. */
const CHILDREN = [
  discAt({ node: 5, after: 7, x: 160, y: 200 }),
  discAt({ node: 7, after: 9, x: 240, y: 210 }),
]

describe('discs', () => {
  test('of children start at the place of their parent and end at their own, drawn again meanwhile', () => {
    expect(motion.discsAt({ discs: [PARENT], zoom: 12 })).toEqual([PARENT])
    expect(requested).toHaveLength(0)
    const apart = { discs: CHILDREN, zoom: 13 }
    expect(middles(motion.discsAt(apart))).toEqual([
      [200, 200],
      [200, 200],
    ])
    motion.discsAt(apart)
    expect(requested).toHaveLength(1)
    requested.splice(0).forEach((work) => work())
    expect(drawings).toBe(1)
    expect(motion.discsAt(apart).map(({ isCrowded }) => isCrowded)).toEqual([true, true])
    now += 110
    expect(motion.discsAt(apart).map(({ isCrowded }) => isCrowded)).toEqual([false, false])
    const [[x = 0] = [], [x2 = 0] = []] = middles(motion.discsAt(apart))
    expect(x).toBeGreaterThan(160)
    expect(x).toBeLessThan(170)
    expect(x2).toBeGreaterThan(230)
    now += 70
    requested.length = 0
    expect(motion.discsAt(apart)).toEqual(CHILDREN)
    expect(requested).toHaveLength(0)
  })

  test('keep mark and size on the way', () => {
    motion.discsAt({ discs: [PARENT], zoom: 12 })
    const drawn = motion.discsAt({ discs: CHILDREN, zoom: 13 })
    expect(drawn.map(({ mark, size }) => [mark, size])).toEqual(
      CHILDREN.map(({ mark, size }) => [mark, size]),
    )
  })

  test('follow a zoom that goes on while they are on their way', () => {
    motion.discsAt({ discs: [PARENT], zoom: 12 })
    motion.discsAt({ discs: CHILDREN, zoom: 13 })
    const further = CHILDREN.map((disc) => ({
      ...disc,
      middle: { x: 2 * disc.middle.x, y: 2 * disc.middle.y },
    }))
    expect(middles(motion.discsAt({ discs: further, zoom: 14 }))).toEqual([
      [400, 400],
      [400, 400],
    ])
  })

  test('of a cluster that joins others start at the largest of them', () => {
    const [small, large] = CHILDREN.map((disc, i) =>
      discAt({ ...disc.mark, after: disc.mark.after ?? 0, ...disc.middle, count: 10 + 20 * i }),
    )
    if (!small || !large) throw new Error('two children')
    motion.discsAt({ discs: [small, large], zoom: 13 })
    expect(middles(motion.discsAt({ discs: [PARENT], zoom: 12 }))).toEqual([[120, 105]])
  })

  test.each([
    ['without kin', [discAt({ node: 20, after: 22, x: 160, y: 200 })], 13],
    ['of the same nodes', [discAt({ node: 4, after: 9, x: 200, y: 200 })], 13],
    ['at the same zoom, as when other data are shown', CHILDREN, 12],
    ['far away', [discAt({ node: 5, after: 7, x: 160, y: 900 })], 13],
  ])('%s are drawn at their place at once', (_what, discs, zoom) => {
    motion.discsAt({ discs: [PARENT], zoom: 12 })
    expect(motion.discsAt({ discs, zoom })).toEqual(discs)
    expect(requested).toHaveLength(0)
  })

  test('are drawn at their place at once for whoever asks for less motion', () => {
    isReduced = true
    motion.discsAt({ discs: [PARENT], zoom: 12 })
    expect(motion.discsAt({ discs: CHILDREN, zoom: 13 })).toEqual(CHILDREN)
    expect(requested).toHaveLength(0)
  })
})

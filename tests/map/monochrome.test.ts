/** The symbols printed in one ink: each kind and state is told by its shape, its order or its words, never by colour alone. */
import { describe, expect, it } from 'vitest'
import { ACTION_MARKS, markPath } from '../../src/clock/lanes/ActionLane.tsx'
import { GROUPS } from '../../src/domain/category.ts'
import { STAGES } from '../../src/domain/closure-order.ts'
import { PHASE_KINDS, PHASE_LABELS } from '../../src/domain/site.ts'
import { FACES } from '../../src/map/layers/cluster-layer.ts'
import { GROUP_TOKENS } from '../../src/map/palette.ts'
import { discSize, ringEnds, sizeOf } from '../../src/map/layout/discs.ts'
import { siteLine } from '../../src/map/layout/dashes.ts'
import { orderSprite } from '../../src/map/sprites/order-sprite.ts'
import { pillSprite, tagSprite } from '../../src/map/sprites/label-sprites.ts'
import type { SpriteStyle, Sprite } from '../../src/map/sprites/sprite.ts'
import { TOKENS, TOKEN_NAMES } from '../../src/ui/tokens.ts'
import { MIDDLE, square } from './sample-map.ts'

const LOOK: SpriteStyle = { theme: 'day', measure: (text) => text.length * 6 }
const PAPER = ['halo', 'sheet', 'sheet-3', 'on-order', 'on-alarm', 'on-clear', 'on-hold', 'on-build']

/** A colour as one ink prints it: the paper or the ink. */
function printed(value: unknown): unknown {
  const token = TOKEN_NAMES.find((name) => TOKENS.day[name] === value)
  if (token === undefined) return value
  return PAPER.includes(token) ? 'paper' : 'ink'
}

/** Everything that a stamp draws, in order, without its colours. */
function drawn(stamp: Sprite): string {
  const calls: unknown[] = []
  const pen = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'measureText'
          ? () => ({ actualBoundingBoxAscent: 8 })
          : (...given: readonly unknown[]) => calls.push([name, ...given]),
      set: (_, name, value) => {
        calls.push([name, printed(value)])
        return true
      },
    },
  )
  stamp.paint(pen as Parameters<Sprite['paint']>[0])
  return JSON.stringify(calls)
}

/** Drawings that look like an earlier one. */
const alike = (drawings: readonly string[]) => drawings.filter((one, at) => drawings.indexOf(one) < at)

describe('in one ink', () => {
  it('every stage of a closure order has its own square, and an end that is near its badge', () => {
    // Refused, withdrawn and the like are never on the map.
    const onMap = STAGES.filter((stage) => stage !== 'refused' && stage !== 'cancelled')
    const squares = [false, true].flatMap((endsSoon) =>
      onMap.map((stage) => drawn(orderSprite({ stage, endsSoon, chosen: false }, LOOK))),
    )
    expect(alike(squares)).toEqual([])
  })

  it('patrol time under, as and over the plan has its own pill', () => {
    const pills = [20, 60, 90].map((delivered) =>
      drawn(pillSprite({ delivered, planned: 60, chosen: false }, LOOK)),
    )
    expect(alike(pills)).toEqual([])
  })

  it('phases differ in their line, and each tag says its own in words', () => {
    const lines = PHASE_KINDS.map((phase) => siteLine(square(MIDDLE, 0.01), phase, 13))
    expect(alike(lines.map((line) => JSON.stringify(line)))).toEqual([])
    for (const phase of PHASE_KINDS) {
      const tag = drawn(tagSprite({ phase, name: 'Site', orders: 0, chosen: false }, LOOK))
      expect(tag).toContain(`"fillText","${PHASE_LABELS[phase]}"`)
    }
  })

  it('actions differ in their mark', () => {
    expect(alike(ACTION_MARKS.map((mark) => markPath(mark, 0, 0)))).toEqual([])
  })

  it('groups go round a ring in the order of the legend from twelve, whatever their colours', () => {
    expect(GROUP_TOKENS).toHaveLength(GROUPS.length)
    expect(ringEnds([2, 1, 0, 1])).toEqual([0.5, 0.75, 0.75, 1])
  })

  it('a change differs from the mix by its ring and its badge, and each change from the others', () => {
    expect(new Set(Object.values(FACES)).size).toBe(Object.keys(FACES).length)
    const rings = (['up', 'could be chance'] as const).map((change) => sizeOf({ count: 60, change }).ring)
    expect(rings).toEqual([3.5, 1.5])
    expect(discSize(60).gap).toBeUndefined()
  })
})

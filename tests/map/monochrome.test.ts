/**
 * Symbols in monochrome print: each kind and state is shown by shape, order or text, never by colour alone.
 */
import { describe, expect, it } from 'vitest'
import { ACTION_MARKS, markPath } from '../../src/clock/lanes/ActionLane.tsx'
import { GROUPS } from '../../src/domain/category.ts'
import { STAGES } from '../../src/domain/closure-order.ts'
import { PHASE_KINDS, PHASE_LABELS } from '../../src/domain/site.ts'
import { FACES } from '../../src/map/layers/cluster-layer.ts'
import { GROUP_TOKENS } from '../../src/map/palette.ts'
import { discSize, ringEnds, discSizeFor } from '../../src/map/discs/disc-size.ts'
import { siteLine } from '../../src/map/layout/dashes.ts'
import { orderSprite } from '../../src/map/sprites/order-sprite.ts'
import { pillSprite, tagSprite } from '../../src/map/sprites/label-sprites.ts'
import type { SpriteStyle, Sprite } from '../../src/map/sprites/sprite.ts'
import { TOKENS, TOKEN_NAMES } from '../../src/ui/tokens.ts'
import { MIDDLE, square } from './sample-map.ts'

const STYLE: SpriteStyle = { theme: 'day', measure: (text) => text.length * 6 }
const PAPER = ['halo', 'sheet', 'sheet-3', 'on-order', 'on-alarm', 'on-clear', 'on-hold', 'on-build']

/** A colour in monochrome print: paper or ink. */
function inMonochrome(value: unknown): unknown {
  const token = TOKEN_NAMES.find((name) => TOKENS.day[name] === value)
  if (token === undefined) return value
  return PAPER.includes(token) ? 'paper' : 'ink'
}

/** Drawing calls of a sprite in order, with colours reduced to paper and ink. */
function drawingOf(sprite: Sprite): string {
  const calls: unknown[] = []
  const context = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'measureText'
          ? () => ({ actualBoundingBoxAscent: 8 })
          : (...args: readonly unknown[]) => calls.push([name, ...args]),
      set: (_, name, value) => {
        calls.push([name, inMonochrome(value)])
        return true
      },
    },
  )
  sprite.paint(context as Parameters<Sprite['paint']>[0])
  return JSON.stringify(calls)
}

/** Drawings identical to an earlier one. */
const duplicates = (drawings: readonly string[]) => drawings.filter((one, at) => drawings.indexOf(one) < at)

describe('in monochrome', () => {
  it('every stage of a closure order has its own square, and an end that is near its badge', () => {
    // Refused and cancelled orders are never on the map.
    const onMap = STAGES.filter((stage) => stage !== 'refused' && stage !== 'cancelled')
    const squares = [false, true].flatMap((endsSoon) =>
      onMap.map((stage) => drawingOf(orderSprite({ stage, endsSoon, isChosen: false }, STYLE))),
    )
    expect(duplicates(squares)).toEqual([])
  })

  it('patrol time under, as and over the plan has its own pill', () => {
    const pills = [20, 60, 90].map((delivered) =>
      drawingOf(pillSprite({ delivered, planned: 60, known: 'yes', isChosen: false }, STYLE)),
    )
    expect(duplicates(pills)).toEqual([])
  })

  it('phases differ in their line, and each tag says its own in words', () => {
    const lines = PHASE_KINDS.map((phase) => siteLine(square(MIDDLE, 0.01), phase, 13))
    expect(duplicates(lines.map((line) => JSON.stringify(line)))).toEqual([])
    for (const phase of PHASE_KINDS) {
      const tag = drawingOf(tagSprite({ phase, name: 'Site', orders: 0, isChosen: false }, STYLE))
      expect(tag).toContain(`"fillText","${PHASE_LABELS[phase]}"`)
    }
  })

  it('actions differ in their mark', () => {
    expect(duplicates(ACTION_MARKS.map((mark) => markPath(mark, 0, 0)))).toEqual([])
  })

  it('groups go round a ring in the order of the legend from twelve, whatever their colours', () => {
    expect(GROUP_TOKENS).toHaveLength(GROUPS.length)
    expect(ringEnds([2, 1, 0, 1])).toEqual([0.5, 0.75, 0.75, 1])
  })

  it('a change differs from the mix by its ring and its badge, and each change from the others', () => {
    expect(new Set(Object.values(FACES)).size).toBe(Object.keys(FACES).length)
    const rings = (['up', 'could be chance'] as const).map(
      (change) => discSizeFor({ count: 60, change }).ring,
    )
    expect(rings).toEqual([3.5, 1.5])
    expect(discSize(60).gap).toBeUndefined()
  })
})

/** Editing operations of a sketch, and their undo. */
import { describe, expect, test } from 'vitest'
import { NO_SKETCH, sketchAfter, type SketchEdit, type Sketch } from '../../../src/state/drawing/drawing.ts'

const place = (longitude: number, latitude: number): SketchEdit => ({
  kind: 'place',
  at: [longitude, latitude],
})
const after = (...gestures: readonly SketchEdit[]): Sketch => gestures.reduce(sketchAfter, NO_SKETCH)
const TRIANGLE = [place(-2.6, 53.5), place(-2.59, 53.5), place(-2.59, 53.51)]

describe('a sketch', () => {
  test('rounds corners to six decimals and drops a repeated corner', () => {
    expect(after(place(-2.60000041, 53.5000004), place(-2.6000004, 53.5)).corners).toEqual([[-2.6, 53.5]])
  })
  test('can be closed with three corners but not with two, and then accepts no more', () => {
    expect(after(...TRIANGLE.slice(0, 2), { kind: 'close' }).isClosed).toBe(false)
    const closed = after(...TRIANGLE, { kind: 'close' })
    expect(closed.isClosed).toBe(true)
    expect(sketchAfter(closed, place(-2.5, 53.5))).toBe(closed)
  })
  test('is opened before its last corner is removed', () => {
    const opened = after(...TRIANGLE, { kind: 'close' }, { kind: 'take-back' })
    expect([opened.isClosed, opened.corners.length]).toEqual([false, 3])
    expect(sketchAfter(opened, { kind: 'take-back' }).corners).toHaveLength(2)
    expect(after({ kind: 'take-back' }).corners).toEqual([])
  })
  test('can be restored after it was discarded, until another is begun', () => {
    const gone = after(...TRIANGLE, { kind: 'let-go' })
    expect(gone.corners).toEqual([])
    expect(sketchAfter(gone, { kind: 'let-go' })).toBe(gone)
    expect(sketchAfter(gone, { kind: 'bring-back' }).corners).toHaveLength(3)
    const other = sketchAfter(gone, place(-2.5, 53.5))
    expect(sketchAfter(other, { kind: 'bring-back' }).corners).toHaveLength(1)
  })
  test('allows moving, highlighting and deleting a corner, and opens with fewer than three', () => {
    const closed = after(...TRIANGLE, { kind: 'close' })
    expect(sketchAfter(closed, { kind: 'move', corner: 1, to: [-2.58, 53.5] }).corners[1]).toEqual([
      -2.58, 53.5,
    ])
    expect(sketchAfter(closed, { kind: 'point', corner: 2 }).highlighted).toBe(2)
    expect(sketchAfter(closed, { kind: 'delete', corner: 0 })).toMatchObject({
      isClosed: false,
      highlighted: null,
    })
  })
})
